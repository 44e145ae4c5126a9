"""Each event as a plain sentence, in the words of the workshop.

A sentence goes on from who did it: “P07” + “wrote under Rules …”. One teller per
kind of event; a test asks every kind for its sentence.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from changelab.domain import activity_systems as systems
from changelab.domain import (
    commitments,
    contradictions,
    contributions,
    opening,
    people,
    planning,
    prompts,
    stage,
    surfaces,
    undo,
)
from changelab.domain.record import Event
from changelab.domain.text import one_line
from changelab.domain.vocabulary import Element, Period, Purpose, Role, Surface
from changelab.domain.wording import Wording

#: Characters of a card that a sentence about it repeats; a card's own arrival repeats all.
_SHORT = 80

#: How a role is called where the record has it as the actor.
WHO = {
    Role.FACILITATOR.value: "Facilitator",
    Role.SCRIBE.value: "Scribe",
    Role.RESEARCHER.value: "Researcher",
    Role.OBSERVER.value: "Observer",
}

#: Each purpose of the consent form in a word or two.
PURPOSES = {
    Purpose.TAKE_PART: "take part",
    Purpose.RECORDING: "be recorded",
    Purpose.QUOTE: "be quoted",
    Purpose.SHARE: "share with researchers",
    Purpose.ARCHIVE: "archive",
    Purpose.TEACH: "use in teaching",
}


@dataclass
class Names:
    """What things are called at some moment of the record, by their ids.

    Attributes:
        things: cards, sessions, tasks, systems and groups, as a sentence repeats them.
        undone: what was done, and by whom, for a sentence about undoing it.
    """

    wording: Wording
    things: Mapping[str, str] = field(default_factory=dict)
    undone: str = "an earlier act"

    def of(self, key: str | None) -> str:
        """The thing in quotation marks; its bare id when nothing is known of it."""
        return quoted(self.things.get(key or "") or key or "?")

    def place(self, element: Element, period: Period | None = None) -> str:
        """An element in the group's words, with its period if that matters."""
        name = self.wording.element(element)
        return f"{name} ({self.wording.period(period)})" if period else name


Teller = Callable[[Any, Names], str]
TELLERS: dict[type[Event], Teller] = {}


def sentence(event: Event, names: Names) -> str:
    """What the event says, as the rest of a sentence that begins with who did it."""
    return TELLERS[type(event)](event, names)


def who(actor: str) -> str:
    """The actor of a recorded event as people read it; aliases stay anonymous."""
    return "Anonymous" if actor.startswith("~") else WHO.get(actor, actor)


def short(text: str, limit: int = _SHORT) -> str:
    """The words on one line, cut off where they get too long."""
    line = one_line(text)
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def quoted(text: str) -> str:
    """The words in quotation marks, short."""
    return f"“{short(text)}”"


def _whole(text: str) -> str:
    return f"“{text}”"


def _tells(event: type[Event]) -> Callable[[Teller], Teller]:
    def register(teller: Teller) -> Teller:
        TELLERS[event] = teller
        return teller

    return register


def _duration(seconds: int) -> str:
    minutes, rest = divmod(abs(seconds), 60)
    parts = [f"{minutes} min"] if minutes else []
    return " ".join(parts + ([f"{rest} s"] if rest or not minutes else []))


# --- the workshop itself ----------------------------------------------------------------


@_tells(opening.WorkshopOpened)
def _(event: opening.WorkshopOpened, names: Names) -> str:
    return f"opened the workshop {quoted(event.title)} from the template “{event.template}”"


@_tells(opening.WorkshopRenamed)
def _(event: opening.WorkshopRenamed, names: Names) -> str:
    return f"gave the workshop the title {quoted(event.title)}"


@_tells(opening.WordingChanged)
def _(event: opening.WordingChanged, names: Names) -> str:
    changes = [
        f"{key} is now {quoted(words)}" if words else f"{key} is the default again"
        for key, words in event.wording.items()
    ]
    more = f" and {len(changes) - 3} more" if len(changes) > 3 else ""
    return f"changed the wording: {'; '.join(changes[:3])}{more}"


@_tells(opening.ConsentFormRenewed)
def _(event: opening.ConsentFormRenewed, names: Names) -> str:
    return f"changed the consent form: it is now form {event.form}"


@_tells(opening.WorkshopArchived)
def _(event: opening.WorkshopArchived, names: Names) -> str:
    return "put the workshop in the archive"


@_tells(opening.WorkshopReopened)
def _(event: opening.WorkshopReopened, names: Names) -> str:
    return "took the workshop out of the archive"


# --- the plan ---------------------------------------------------------------------------


@_tells(planning.SessionPlanned)
def _(event: planning.SessionPlanned, names: Names) -> str:
    return f"planned the session {quoted(event.plan.title)}"


@_tells(planning.SessionRevised)
def _(event: planning.SessionRevised, names: Names) -> str:
    return f"revised the plan of the session {quoted(event.plan.title)}"


@_tells(planning.SessionMoved)
def _(event: planning.SessionMoved, names: Names) -> str:
    return f"moved the session {names.of(event.session)} to place {event.position + 1}"


@_tells(planning.SessionDropped)
def _(event: planning.SessionDropped, names: Names) -> str:
    return f"dropped the session {names.of(event.session)} from the plan"


@_tells(planning.TaskPlanned)
def _(event: planning.TaskPlanned, names: Names) -> str:
    time = f", {event.plan.minutes} min" if event.plan.minutes else ""
    return f"planned the task {quoted(event.plan.title)} for {names.of(event.session)}{time}"


@_tells(planning.TaskRevised)
def _(event: planning.TaskRevised, names: Names) -> str:
    return f"revised the plan of the task {quoted(event.plan.title)}"


@_tells(planning.TaskMoved)
def _(event: planning.TaskMoved, names: Names) -> str:
    place = f"place {event.position + 1} of {names.of(event.session)}"
    return f"moved the task {names.of(event.task)} to {place}"


@_tells(planning.TaskDropped)
def _(event: planning.TaskDropped, names: Names) -> str:
    return f"dropped the task {names.of(event.task)} from the plan"


# --- the session runs -------------------------------------------------------------------


@_tells(stage.SessionStarted)
def _(event: stage.SessionStarted, names: Names) -> str:
    return f"began the session {names.of(event.session)}"


@_tells(stage.SessionEnded)
def _(event: stage.SessionEnded, names: Names) -> str:
    return f"ended the session {names.of(event.session)}"


@_tells(stage.TaskStarted)
def _(event: stage.TaskStarted, names: Names) -> str:
    clock = f", with {_duration(event.seconds)} on the clock" if event.seconds else ""
    return f"began the task {names.of(event.task)}{clock}"


@_tells(stage.InputOpened)
def _(event: stage.InputOpened, names: Names) -> str:
    return f"opened {names.of(event.task)} for cards"


@_tells(stage.InputClosed)
def _(event: stage.InputClosed, names: Names) -> str:
    return f"closed {names.of(event.task)}: no more cards"


@_tells(stage.TaskRevealed)
def _(event: stage.TaskRevealed, names: Names) -> str:
    return f"showed the cards of {names.of(event.task)} to everyone"


@_tells(stage.TaskCovered)
def _(event: stage.TaskCovered, names: Names) -> str:
    return f"covered the cards of {names.of(event.task)} again"


@_tells(stage.ClockStarted)
def _(event: stage.ClockStarted, names: Names) -> str:
    return "started the clock"


@_tells(stage.ClockPaused)
def _(event: stage.ClockPaused, names: Names) -> str:
    return "stopped the clock"


@_tells(stage.ClockExtended)
def _(event: stage.ClockExtended, names: Names) -> str:
    given = "gave the task another" if event.seconds >= 0 else "took from the task"
    return f"{given} {_duration(event.seconds)}"


# --- people -----------------------------------------------------------------------------


@_tells(people.ParticipantJoined)
def _(event: people.ParticipantJoined, names: Names) -> str:
    return f"joined as {event.participant}"


@_tells(people.ConsentGiven)
def _(event: people.ConsentGiven, names: Names) -> str:
    yes = [PURPOSES[purpose] for purpose, agreed in event.answers.items() if agreed]
    no = [PURPOSES[purpose] for purpose, agreed in event.answers.items() if not agreed]
    said = [f"yes to {', '.join(yes)}"] if yes else []
    said += [f"no to {', '.join(no)}"] if no else []
    answer = "; ".join(said) or "nothing"
    return f"answered the consent form {event.form} for {event.participant}: {answer}"


@_tells(people.GroupFormed)
def _(event: people.GroupFormed, names: Names) -> str:
    return f"formed the small group {quoted(event.name)}"


@_tells(people.GroupDissolved)
def _(event: people.GroupDissolved, names: Names) -> str:
    return f"dissolved the small group {names.of(event.group)}"


@_tells(people.ParticipantGrouped)
def _(event: people.ParticipantGrouped, names: Names) -> str:
    if event.group is None:
        return f"took {event.participant} out of their small group"
    return f"put {event.participant} in the small group {names.of(event.group)}"


@_tells(people.PersonForgotten)
def _(event: people.PersonForgotten, names: Names) -> str:
    # Never which cards: some were anonymous, and this would tell whose they were.
    return f"erased the name and the words of {event.participant} for good"


# --- activity systems -------------------------------------------------------------------


@_tells(systems.SystemNamed)
def _(event: systems.SystemNamed, names: Names) -> str:
    return f"named the activity system {quoted(event.name)}"


@_tells(systems.SystemRenamed)
def _(event: systems.SystemRenamed, names: Names) -> str:
    return f"renamed the activity system to {quoted(event.name)}"


@_tells(systems.SystemRemoved)
def _(event: systems.SystemRemoved, names: Names) -> str:
    return f"removed the activity system {names.of(event.system)}"


@_tells(systems.EntryAdded)
def _(event: systems.EntryAdded, names: Names) -> str:
    periods = ", ".join(names.wording.period(period) for period in event.periods)
    return f"wrote under {names.place(event.element)} ({periods}): {_whole(event.text)}"


@_tells(systems.EntryMoved)
def _(event: systems.EntryMoved, names: Names) -> str:
    place = f"{names.place(event.element)} of {names.of(event.system)}"
    return f"moved {names.of(event.entry)} to {place}"


@_tells(systems.EntryPeriodsChanged)
def _(event: systems.EntryPeriodsChanged, names: Names) -> str:
    periods = ", ".join(names.wording.period(period) for period in event.periods)
    return f"let {names.of(event.entry)} hold in: {periods}"


# --- contradictions ---------------------------------------------------------------------


def _poles(poles: tuple[contradictions.PoleAt, ...], names: Names) -> str:
    if len(poles) == 1:
        return f"inside {names.place(poles[0].element, poles[0].period)}"
    first, second = poles
    if first.system != second.system:
        ends = [f"{names.place(pole.element)} of {names.of(pole.system)}" for pole in poles]
    elif first.period != second.period:
        ends = [names.place(pole.element, pole.period) for pole in poles]
    else:
        ends = [names.place(pole.element) for pole in poles]
    return f"between {ends[0]} and {ends[1]}"


@_tells(contradictions.ContradictionLogged)
def _(event: contradictions.ContradictionLogged, names: Names) -> str:
    what = f"{names.wording['contradiction']} {event.number}"
    return f"logged {what}, {_poles(event.poles, names)}: {_whole(event.text)}"


@_tells(contradictions.ContradictionLocated)
def _(event: contradictions.ContradictionLocated, names: Names) -> str:
    return f"placed {names.of(event.contradiction)} {_poles(event.poles, names)} ({event.level})"


@_tells(contradictions.ContradictionJudged)
def _(event: contradictions.ContradictionJudged, names: Names) -> str:
    return f"said of {names.of(event.contradiction)}: {event.status.replace('_', ' ')}"


@_tells(contradictions.ContradictionGaveRise)
def _(event: contradictions.ContradictionGaveRise, names: Names) -> str:
    return f"said that {names.of(event.contradiction)} gave rise to {names.of(event.to)}"


@_tells(contradictions.ObservationNoted)
def _(event: contradictions.ObservationNoted, names: Names) -> str:
    source = f", from {quoted(event.source)}" if event.source else ""
    kind = event.evidence.replace("_", " ")
    kind = "" if kind == "observation" else f" ({kind}{source})"
    return f"noted an observation{kind or source}: {_whole(event.text)}"


@_tells(contradictions.ManifestationRecognised)
def _(event: contradictions.ManifestationRecognised, names: Names) -> str:
    return f"recognised a {event.of.replace('_', ' ')}: {_whole(event.text)}"


@_tells(contradictions.ManifestationLinked)
def _(event: contradictions.ManifestationLinked, names: Names) -> str:
    return f"read {names.of(event.manifestation)} as showing {names.of(event.contradiction)}"


@_tells(contradictions.EvidenceAttached)
def _(event: contradictions.EvidenceAttached, names: Names) -> str:
    return f"put {names.of(event.observation)} behind {names.of(event.contradiction)} as evidence"


# --- cards ------------------------------------------------------------------------------


def _surface(surface: Surface, period: Period, names: Names) -> str:
    return f"{names.wording.surface(surface)} ({names.wording.period(period)})"


@_tells(surfaces.NotePlaced)
def _(event: surfaces.NotePlaced, names: Names) -> str:
    if event.surface is None:
        return f"kept a line for later: {_whole(event.text)}"
    place = _surface(event.surface, event.period, names)
    return f"put a note on {place}: {_whole(event.text)}"


@_tells(surfaces.NoteMoved)
def _(event: surfaces.NoteMoved, names: Names) -> str:
    return f"moved {names.of(event.note)} to {_surface(event.surface, event.period, names)}"


@_tells(prompts.PromptAnswered)
def _(event: prompts.PromptAnswered, names: Names) -> str:
    return f"answered {quoted(event.prompt)}: {_whole(event.text)}"


@_tells(commitments.CommitmentMade)
def _(event: commitments.CommitmentMade, names: Names) -> str:
    when = f", by {short(event.by_when)}" if event.by_when else ""
    return f"promised: {short(event.who)} will {_whole(event.text)}{when}"


@_tells(commitments.CommitmentFollowedUp)
def _(event: commitments.CommitmentFollowedUp, names: Names) -> str:
    outcome = f": {_whole(event.outcome)}" if event.outcome else ""
    return f"followed up {names.of(event.commitment)}: {event.status}{outcome}"


@_tells(contributions.ContributionAccepted)
def _(event: contributions.ContributionAccepted, names: Names) -> str:
    return f"let the room see {names.of(event.item)}"


@_tells(contributions.ContributionHidden)
def _(event: contributions.ContributionHidden, names: Names) -> str:
    return f"hid {names.of(event.item)} from the room"


@_tells(contributions.ContributionReworded)
def _(event: contributions.ContributionReworded, names: Names) -> str:
    return f"reworded {names.of(event.item)} as {_whole(event.text)}"


@_tells(contributions.ContributionWithdrawn)
def _(event: contributions.ContributionWithdrawn, names: Names) -> str:
    return f"took back {names.of(event.item)}"


@_tells(undo.ActUndone)
def _(event: undo.ActUndone, names: Names) -> str:
    return f"undid: {short(names.undone, 160)}"
