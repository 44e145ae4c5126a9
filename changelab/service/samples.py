"""Sample workshops: scripts of sessions that could have happened, played by the rules.

A sample is a TOML file that reads as a script: people, scenes, and in each scene
who did what when. It is played in memory against the rules everyone else obeys
and taken in whole, so that a wrong script leaves nothing behind. Nothing in it
depends on the machine or the hour: everybody gets the same record.
"""

import tomllib
import uuid
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from pydantic import ConfigDict, Field

from changelab.domain.actors import Actor
from changelab.domain.activity_systems import SystemNamed
from changelab.domain.contributions import Contributed
from changelab.domain.decide import decide, name_for
from changelab.domain.entities import Value
from changelab.domain.errors import ChangeLabError, NotFound, Refused
from changelab.domain.fold import advance, fold
from changelab.domain.opening import Blueprint, opening
from changelab.domain.people import ConsentGiven, GroupFormed, joining
from changelab.domain.planning import SessionPlanned, TaskPlanned
from changelab.domain.record import Act, Event, Recorded, read_act, understood
from changelab.domain.scribe import Reader
from changelab.domain.state import WorkshopState
from changelab.domain.text import LongText, OptionalTitle, Title
from changelab.domain.vocabulary import Period, Purpose, Role
from changelab.domain.wording import Wording
from changelab.service.laboratory import Laboratory
from changelab.templates import find_template

#: The samples that come with the tool.
OUR_SAMPLES = Path(__file__).parent.parent.parent / "data"

#: Who acts under the name of a role; everyone else is in the script's `people`.
_ROLES = {role.value: Actor.of(role) for role in Role if role is not Role.PARTICIPANT}
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_OID, "changelab sample")


class SampleRefused(ChangeLabError, ValueError):
    """A sample cannot be played; says which file, which step, and why."""


class ScriptPerson(Value):
    """Someone in the script; without `consent` they were not asked."""

    name: OptionalTitle = ""
    consent: tuple[Purpose, ...] | None = None


class Script(Value):
    """What stands above the scenes; `invented` says what the source does not."""

    id: str = Field(pattern=r"^[a-z][a-z0-9-]{1,40}$")
    title: Title
    template: str
    opened: datetime
    description: LongText
    source: Title | LongText
    invented: LongText
    people: dict[str, ScriptPerson]
    scenes: tuple[dict[str, Any], ...] = Field(min_length=1)

    @property
    def about(self) -> str:
        """The workshop's description: the case, where it is from, what was made up."""
        parts = (self.description, f"Source: {self.source}", f"Invented: {self.invented}")
        return "\n\n".join(parts)


class Scene(Value):
    """Some steps on one day."""

    title: Title
    day: date
    acts: tuple[dict[str, Any], ...] = Field(min_length=1)


class Step(Value):
    """One step: people join, or someone types a line, or someone does an act.

    Attributes:
        at: time of that day, UTC.
        called: the name later steps use for what this step makes (`as` in the file).
        model_extra: the act's own fields.
    """

    model_config = ConfigDict(extra="allow")

    at: time
    by: str = ""
    joins: tuple[str, ...] = ()
    line: str = ""
    act: str = ""
    called: str = Field("", alias="as")


def our_samples() -> list[Path]:
    """The sample workshops that come with the tool."""
    return sorted(OUR_SAMPLES.glob("*.toml"))


def load_sample(laboratory: Laboratory, path: Path) -> str:
    """The id of the sample's workshop, added if it is not here yet.

    Raises:
        SampleRefused: with file and step; nothing was added.
    """
    script = _read(path)
    try:
        laboratory.state(script.id)
    except NotFound:
        laboratory.take_in(script.id, _played(script, path.name))
        for participant, person in script.people.items():
            laboratory.rename_person(script.id, participant, person.name)
    return script.id


def _read(path: Path) -> Script:
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise SampleRefused(f"{path.name}: {error}.", "Correct that line.") from None
    except UnicodeDecodeError:
        raise SampleRefused(f"{path.name} is not UTF-8 text.", "Save it as UTF-8.") from None
    except OSError as error:
        raise SampleRefused(f"{path.name} cannot be read: {error.strerror}.") from None
    with _Refusing(path.name):
        return understood(Script, data)


def _played(script: Script, file: str) -> list[Recorded]:
    """The record of the script, from the workshop's opening to its last step."""
    with _Refusing(file):
        play = _Play.of(script, find_template(script.template))
    for count, sent in enumerate(script.scenes, start=1):
        with _Refusing(f"{file}, scene {count}"):
            scene = understood(Scene, sent)
        for number, fields in enumerate(scene.acts, start=1):
            place = f"{file}, scene {count} “{scene.title}”, step {number}"
            with _Refusing(f"{place} ({fields.get('at', 'without a time')})"):
                play.step(scene.day, understood(Step, fields))
    return play.facts


@dataclass
class _Refusing:
    """Says of every refusal inside where in the file it arose."""

    place: str

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if isinstance(error, ChangeLabError):
            happened = f"{self.place}: {error.happened}"
            raise SampleRefused(happened, error.remedy) from error


@dataclass
class _Play:
    """A script being played: the record so far, and what its names stand for."""

    script: Script
    facts: list[Recorded]
    state: WorkshopState
    made: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, script: Script, blueprint: Blueprint) -> "_Play":
        act_id = str(uuid.uuid5(_NAMESPACE, script.id))
        facts = [
            Recorded(seq, _stamp(script.opened), None, Role.FACILITATOR.value, act_id, event)
            for seq, event in enumerate(opening(blueprint, script.title, script.about), start=1)
        ]
        return cls(script, facts, fold(script.id, facts))

    def step(self, day: date, step: Step) -> None:
        """Play one step.

        Raises:
            ChangeLabError: the rules refuse it, or it says nothing that can be played.
        """
        at = _stamp(datetime.combine(day, step.at))
        if at < self.facts[-1].at:
            raise Refused(
                f"Time runs backwards: the step before was at {self.facts[-1].at}.",
                "Put the steps in the order in which they happened.",
            )
        if sum(map(bool, (step.joins, step.line, step.act))) != 1:
            raise Refused("A step has one of: joins, line, act.", "Keep the one that is meant.")
        if step.joins:
            for participant in step.joins:
                self._join(participant, at)
            return
        actor, act = self._actor(step.by), self._act(step)
        name = name_for(self.state, act, actor)
        events = decide(self.state, act, actor)
        if not events:
            raise Refused("This step changes nothing.", "Leave it out.")
        self._record(at, name, events)
        if step.called:
            self._call(step.called, events[0])

    def _join(self, participant: str, at: str) -> None:
        if participant not in self.script.people:
            raise Refused(f"“{participant}” is not among the people.", "Add them at the top.")
        events = joining(self.state)
        if events[0].participant != participant:
            raise Refused(
                f"The next to join is {events[0].participant}, not {participant}.",
                "Number the people in the order in which they come.",
            )
        agreed = self.script.people[participant].consent
        if agreed is not None:
            answers = {purpose: purpose in agreed for purpose in Purpose}
            form = self.state.about.consent_form
            events.append(ConsentGiven(participant=participant, answers=answers, form=form))
        self._record(at, participant, events)

    def _actor(self, by: str) -> Actor:
        if by in _ROLES:
            return _ROLES[by]
        if by not in self.state.participants:
            known = ", ".join([*_ROLES, *self.state.participants])
            raise Refused(f"“{by}” is not in the room.", f"Use one of: {known}.")
        secret = uuid.uuid5(_NAMESPACE, f"{self.script.id} {by}").hex
        return Actor(Role.PARTICIPANT, by, secret)

    def _act(self, step: Step) -> Act:
        fields = step.model_extra or {}
        if step.act:
            return read_act({"act": step.act, **self._resolved(fields)})
        if fields:
            unknown = ", ".join(fields)
            raise Refused(f"A line takes nothing beside it: {unknown}.", "Use `act` instead.")
        task = self.state.task
        reader = Reader(
            Wording(self.state.about.wording),
            list(self.state.systems.values()),
            task.plan.period if task else Period.PRESENT,
        )
        reading = reader.read(step.line)
        if reading.act is None or reading.kept:
            raise Refused(
                f"The line “{step.line}” cannot be read.",
                'Correct it, or keep it unread with act = "keep_line".',
            )
        return reading.act

    def _resolved(self, sent: Any) -> Any:
        """The same with the id in place of each `@name`."""
        match sent:
            case dict():
                return {key: self._resolved(value) for key, value in sent.items()}
            case list():
                return [self._resolved(value) for value in sent]
            case str() if sent.startswith("@") and " " not in sent:
                return self._meant(sent[1:])
            case _:
                return sent

    def _meant(self, name: str) -> str:
        plan = self.state.planned_sessions
        numbered = {f"s{place}": session.id for place, session in enumerate(plan, start=1)}
        for place, session in enumerate(plan, start=1):
            for number, task in enumerate(session.tasks, start=1):
                numbered[f"s{place}.t{number}"] = task
        known = numbered | self.made
        if name not in known:
            made = ", ".join(f"@{one}" for one in self.made) or "none so far"
            raise Refused(
                f"“@{name}” stands for nothing yet.",
                f"Sessions and tasks are @s1, @s1.t2; names given so far: {made}.",
            )
        return known[name]

    def _call(self, name: str, first: Event) -> None:
        match first:
            case Contributed():
                self.made[name] = f"{first.letter}{self.state.deeds[self.facts[-1].act_id].seqs[0]}"
            case SystemNamed():
                self.made[name] = first.system
            case GroupFormed():
                self.made[name] = first.group
            case SessionPlanned():
                self.made[name] = first.session
            case TaskPlanned():
                self.made[name] = first.task
            case _:
                raise Refused(f"This step makes nothing that could be called “{name}”.")

    def _record(self, at: str, actor: str, events: list[Event]) -> None:
        seq, session = self.state.seq, self.state.stage.session
        act_id = str(uuid.uuid5(_NAMESPACE, f"{self.script.id} {seq + 1}"))
        facts = [
            Recorded(seq + place, at, session, actor, act_id, event)
            for place, event in enumerate(events, start=1)
        ]
        self.state = advance(self.state, facts)
        self.facts.extend(facts)


def _stamp(moment: datetime) -> str:
    """The moment as the record writes it; a script without a zone means UTC."""
    return moment.replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"
