"""A workshop written as a script and played by the rules everyone else obeys.

A script says who came, and in each scene who did what when. Nothing in its record
depends on the machine or the hour: everybody who plays it gets the same one.
"""

import re
import uuid
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

from pydantic import ConfigDict, Field

from changelab.domain.activity_systems import SystemNamed
from changelab.domain.actors import Actor
from changelab.domain.by_hand import standing_in
from changelab.domain.codebooks import AdoptCodebook, CodeAdded, CodebookAdopted
from changelab.domain.coding import CoderEnrolled, CodingMade
from changelab.domain.contributions import Contributed
from changelab.domain.decide import decide, name_for
from changelab.domain.entities import Value
from changelab.domain.errors import ChangeLabError, Refused
from changelab.domain.fold import advance, fold
from changelab.domain.four_field import FourFieldDrawn
from changelab.domain.history import HistoryCut
from changelab.domain.materials import MaterialAdded
from changelab.domain.opening import Blueprint, opening
from changelab.domain.people import ConsentGiven, joining
from changelab.domain.planning import SessionPlanned, TaskPlanned
from changelab.domain.record import Act, Event, Recorded, read_act, understood
from changelab.domain.scribe import Reader
from changelab.domain.small_groups import GroupFormed
from changelab.domain.sorting import CardsGrouped
from changelab.domain.state import WorkshopState
from changelab.domain.text import LONG_LIMIT, OptionalTitle, Title, limited
from changelab.domain.vocabulary import Purpose, Role
from changelab.domain.voting import VotingOpened
from changelab.templates_of_codebooks import find_codebook

#: Who acts under the name of a role; everyone else is in the script's `people`.
_ROLES = {role.value: Actor.of(role) for role in Role if role is not Role.PARTICIPANT}
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_OID, "changelab sample")

if TYPE_CHECKING:
    Said = str
else:
    Said = limited(LONG_LIMIT)


class ScriptPerson(Value):
    """Someone in the script; without `consent` they were not asked."""

    name: OptionalTitle = ""
    consent: tuple[Purpose, ...] | None = None


class Script(Value):
    """A whole workshop; `invented` says what the source does not."""

    id: str = Field(pattern=r"^[a-z][a-z0-9-]{1,40}$")
    title: Title
    template: str
    opened: datetime
    description: Said
    source: Said
    invented: Said
    people: dict[str, ScriptPerson]
    scenes: tuple[dict[str, Any], ...] = Field(min_length=1)

    @property
    def about(self) -> str:
        """The workshop's description: the case, where it is from, what was made up."""
        parts = (self.description, f"Source: {self.source}", f"Invented: {self.invented}")
        return "\n\n".join(parts)

    @property
    def opening_act(self) -> str:
        """The id of the act its record begins with; no other workshop has it."""
        return str(uuid.uuid5(_NAMESPACE, self.id))

    def secret_of(self, participant: str) -> str:
        """What that person's aliases are made from; no secret, the people being invented."""
        return uuid.uuid5(_NAMESPACE, f"{self.id} {participant}").hex


class Scene(Value):
    """Some steps on one day."""

    title: Title
    day: date
    acts: tuple[dict[str, Any], ...] = Field(min_length=1)


class Step(Value):
    """One step: people join, or someone types a line, or someone does an act.

    Attributes:
        at: time of that day, UTC.
        whose: the person without a phone for whom it is entered (`for` in the file).
        called: the name later steps use for what this step makes (`as` in the file).
        model_extra: the act's own fields.
    """

    model_config = ConfigDict(extra="allow")

    at: time
    by: str = ""
    joins: tuple[str, ...] = ()
    line: str = ""
    act: str = ""
    whose: str = Field("", alias="for")
    called: str = Field("", alias="as")


def played(script: Script, blueprint: Blueprint) -> list[Recorded]:
    """The record of the script, from the workshop's opening to its last step.

    Raises:
        Refused: a step cannot be read or the rules refuse it; says which.
    """
    play = _Play.of(script, blueprint)
    for count, sent in enumerate(script.scenes, start=1):
        place = f"scene {count}"
        try:
            scene = understood(Scene, sent)
            place = f"scene {count} “{scene.title}”"
            for number, fields in enumerate(scene.acts, start=1):
                when = fields.get("at", "without a time")
                place = f"scene {count} “{scene.title}”, step {number} ({when})"
                play.step(scene.day, understood(Step, fields))
        except ChangeLabError as error:
            raise Refused(f"{place}: {error.happened}", error.remedy) from error
    return play.facts


@dataclass
class _Play:
    """A script being played: the record so far, and what its names stand for."""

    script: Script
    facts: list[Recorded]
    state: WorkshopState
    made: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, script: Script, blueprint: Blueprint) -> "_Play":
        at, by = _stamp(script.opened), Role.FACILITATOR.value
        facts = [
            Recorded(seq, at, None, by, script.opening_act, event)
            for seq, event in enumerate(opening(blueprint, script.title, script.about), start=1)
        ]
        return cls(script, facts, fold(script.id, facts))

    def step(self, day: date, step: Step) -> None:
        at = _stamp(datetime.combine(day, step.at))
        if at < self.facts[-1].at:
            raise Refused(
                f"Time runs backwards: the step before was at {self.facts[-1].at}.",
                "Put the steps in the order in which they happened.",
            )
        if sum(map(bool, (step.joins, step.line, step.act))) != 1:
            raise Refused("A step has one of: joins, line, act.", "Keep the one that is meant.")
        for participant in step.joins:
            self._join(participant, at)
        if not step.joins:
            self._do(step, at)

    def _do(self, step: Step, at: str) -> None:
        actor, act = self._actor(step.by), self._act(step)
        if step.whose:
            actor = standing_in(actor, self._actor(step.whose), act)
        events = decide(self.state, act, actor)
        if not events:
            raise Refused("This step changes nothing.", "Leave it out.")
        name = name_for(self.state, act, actor)
        if step.called:
            self._call(step.called, events)
        self._record(at, name, events)

    def _join(self, participant: str, at: str) -> None:
        if participant not in self.script.people:
            raise Refused(f"“{participant}” is not among the people.", "Add them at the top.")
        coming = joining(self.state)
        if coming.participant != participant:
            raise Refused(
                f"The next to join is {coming.participant}, not {participant}.",
                "Number the people in the order in which they come.",
            )
        events: list[Event] = [coming]
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
        return Actor(Role.PARTICIPANT, by, self.script.secret_of(by))

    def _act(self, step: Step) -> Act:
        fields = step.model_extra or {}
        if step.act == AdoptCodebook.act and "codebook" in fields:
            return AdoptCodebook(plan=find_codebook(str(fields["codebook"])))
        if step.act:
            return read_act({"act": step.act, **self._resolved(fields)})
        if fields:
            raise Refused(f"A line takes no “{next(iter(fields))}”.", "Use an act instead.")
        reading = Reader.of(self.state).read(step.line)
        if reading.act is None or reading.kept:
            raise Refused(
                f"The line “{step.line}” cannot be read.",
                'Correct it, or keep it as it is with act = "keep_line".',
            )
        return reading.act

    # --- names --------------------------------------------------------------------------

    def _resolved(self, sent: Any) -> Any:
        """The same with the id in place of each `@name`."""
        match sent:
            case dict():
                return {key: self._resolved(value) for key, value in sent.items()}
            case list():
                return [self._resolved(value) for value in sent]
            case str() if re.fullmatch(r"@[\w.-]+", sent):
                return self._meant(sent[1:])
            case _:
                return sent

    def _meant(self, name: str) -> str:
        known = self._plan() | self.made
        if name not in known:
            made = ", ".join(f"@{one}" for one in self.made) or "none"
            raise Refused(
                f"“@{name}” stands for nothing yet.",
                f"Sessions and tasks are @s1, @s1.t2; names given so far: {made}.",
            )
        return known[name]

    def _plan(self) -> dict[str, str]:
        """The sessions and tasks by their place in the plan as it is now: s1, s1.t2."""
        known = {}
        for place, session in enumerate(self.state.planned_sessions, start=1):
            known[f"s{place}"] = session.id
            for number, task in enumerate(session.tasks, start=1):
                known[f"s{place}.t{number}"] = task
        return known

    def _call(self, name: str, events: list[Event]) -> None:
        """Give the first thing that these events make a name."""
        if name in self.made or re.fullmatch(r"s\d+(\.t\d+)?", name):
            raise Refused(f"“{name}” stands for something else already.", "Choose another name.")
        for place, making in enumerate(events):
            match making:
                case Contributed():
                    self.made[name] = self.state.id_at(making.letter, place)
                case SystemNamed():
                    self.made[name] = making.system
                case GroupFormed():
                    self.made[name] = making.group
                case SessionPlanned():
                    self.made[name] = making.session
                case TaskPlanned():
                    self.made[name] = making.task
                case CardsGrouped() if making.text:
                    self.made[name] = making.heading
                case HistoryCut():
                    self.made[name] = making.phase
                case FourFieldDrawn():
                    self.made[name] = making.field
                case VotingOpened():
                    self.made[name] = making.ballot
                case MaterialAdded():
                    self.made[name] = making.material
                case CodebookAdopted():
                    codes = {
                        f"{name}.{one.key}": f"{making.codebook}/{one.key}"
                        for one in making.plan.codes
                    }
                    self.made |= {name: making.codebook, **codes}
                case CodeAdded():
                    self.made[name] = making.code
                case CoderEnrolled():
                    self.made[name] = making.coder
                case CodingMade():
                    self.made[name] = making.coding
                case _:
                    continue
            return
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
    """The moment as the record writes it; one without a time zone is UTC."""
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC).replace(tzinfo=None)
    return moment.isoformat(timespec="milliseconds") + "Z"
