"""What a workshop holds: the nouns of a Change Laboratory, each a frozen value.

Everything a person contributed is a `Contribution` and shares its life: it
waits, is shown, hidden or withdrawn; it can be reworded; it has an author.
An id is a letter and the seq of the event that made the thing: e17 is the
entry recorded by event 17.
"""

from dataclasses import dataclass, field
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from changelab.domain.text import LongText, OptionalCard, OptionalTitle, Title
from changelab.domain.vocabulary import (
    Answered,
    CommitmentStatus,
    ContradictionStatus,
    Element,
    EvidenceKind,
    LearningAction,
    Level,
    ManifestationKind,
    Neighbour,
    Period,
    Purpose,
    SocialForm,
    Standing,
    Strand,
    Surface,
    TaskKind,
    VoteOn,
    WhoSees,
    Withdrawal,
)

# --- the plan ---------------------------------------------------------------------------


class Value(BaseModel):
    """Base of what is checked when it is read: plans, blueprints, poles as sent."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class TaskPlan(Value):
    """One task as planned: what it asks, of whom, with what in hand, for how long.

    Attributes:
        ask: the question participants read, large.
        kind: what the phones can send; `open` takes everything, `listen` nothing.
        period, elements, surface, prompts: what the task's cards are about; no
            elements means all of them.
        first_stimulus, mirror_material, second_stimulus: double stimulation
            (Vygotsky): the problem, what provokes it, the tool to think with.
        learning_actions: the expansive actions the task is planned to support.
        who_sees, held, anonymous: who sees cards, whether they wait for the
            facilitator's approval, whether the record knows their authors.
        votes, vote_on: how many votes each person has, and on what; 0 takes none.
        by_groups: each small group works on an activity system of its own.
    """

    title: Title
    ask: LongText = ""
    kind: TaskKind = TaskKind.OPEN
    period: Period = Period.PRESENT
    elements: tuple[Element, ...] = ()
    surface: Surface | None = None
    prompts: tuple[Title, ...] = ()
    minutes: Annotated[int, Field(ge=0, le=600)] = 15
    social_form: SocialForm = SocialForm.PLENARY
    first_stimulus: LongText = ""
    mirror_material: LongText = ""
    second_stimulus: LongText = ""
    product: LongText = ""
    learning_actions: tuple[LearningAction, ...] = ()
    who_sees: WhoSees = WhoSees.EVERYONE
    held: bool = False
    anonymous: bool = False
    votes: Annotated[int, Field(ge=0, le=20)] = 0
    vote_on: VoteOn = VoteOn.CARDS
    by_groups: bool = False
    notes: LongText = ""


class SessionPlan(Value):
    """One meeting as planned; its tasks follow in order."""

    title: Title
    purpose: LongText = ""
    lens: Period | None = None
    on: OptionalTitle = ""
    homework: LongText = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A meeting: its plan, its tasks in order, and when it really ran."""

    id: str
    plan: SessionPlan
    tasks: tuple[str, ...] = ()
    started_at: str | None = None
    ended_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A task of a session: its plan, and when it really ran."""

    id: str
    session: str
    plan: TaskPlan
    started_at: str | None = None
    ended_at: str | None = None
    revealed: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """The time of a task in seconds: granted, spent before `running_since`, and running or not."""

    granted: float
    spent: float = 0.0
    running_since: str | None = None


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture by its name, for a period if it has one for each."""

    name: str
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Stage:
    """Where the workshop is right now: session, task, whether the phones may send, the clock,
    the ballot that takes votes, if one does, and the picture or the mirror material that was
    put on the wall in the place of what the task shows (one of the two)."""

    session: str | None = None
    task: str | None = None
    input_open: bool = False
    clock: Clock | None = None
    ballot: str | None = None
    picture: ShownPicture | None = None
    material: str | None = None


# --- the people -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Consent:
    """What a person answered to one purpose: the day (empty for the day it was recorded) and
    the number of the form."""

    answered: Answered
    on: str
    form: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """A person as the record knows them: a pseudonym; the name lives elsewhere.

    Attributes:
        consent: what they agreed to for the whole workshop, as last answered.
        consents: every answer by scope and purpose; a scope is a session, a transcript, a
            material, or empty for the whole workshop. See consent.py for the rule.
        withdrawn: how far their part was taken out, if they withdrew.
    """

    id: str
    joined_at: str
    group: str | None = None
    consent: dict[Purpose, bool] = field(default_factory=dict)
    consent_form: int | None = None
    forgotten: bool = False
    consents: dict[str, dict[Purpose, Consent]] = field(default_factory=dict)
    withdrawn: Withdrawal | None = None

    def agreed_to(self, purpose: Purpose) -> bool:
        """Not asked, not answered and no are all no; so is everything after a withdrawal."""
        return self.withdrawn is None and self.consent.get(purpose, False)

    @property
    def is_gone(self) -> bool:
        """True if nothing leads to this person any more: they were unlinked or erased."""
        return self.withdrawn in (Withdrawal.UNLINK, Withdrawal.ERASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A small group that works by itself for a while."""

    id: str
    name: str


# --- what people contribute -------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """Something a person brought in.

    Attributes:
        author: a role, a pseudonym or an alias; see `Recorded.actor`.
        task, session: what was going on when it came; None if nothing was.
        by_hand: entered by the facilitator or the scribe for someone without a phone.
        merged: ids of cards that say the same; they keep their words and authors.
        about: the mirror material that was shown when it came: what it reacts to.
    """

    id: str
    text: str
    author: str
    at: str
    session: str | None = None
    task: str | None = None
    standing: Standing = Standing.SHOWN
    reworded: bool = False
    by_hand: bool = False
    merged: tuple[str, ...] = ()
    about: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Contribution):
    """What the group says about one element of an activity system.

    `periods` is the set the entry belongs to, past to future: what is in
    present and future carried over, what is in one only was dropped or is new.
    """

    system: str
    element: Element
    periods: tuple[Period, ...]


@dataclass(frozen=True, slots=True)
class Pole:
    """One end of a contradiction: an element of a system in a period."""

    system: str
    element: Element
    period: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction(Contribution):
    """A structural tension the group suspects (a hypothesis, not a quarrel).

    Attributes:
        number: 1, 2, 3 … in the workshop; what pictures show beside the bolt.
        poles: one (primary) or two.
        manifestations: ids of what showed it.
        evidence: ids of observations it rests on.
        gave_rise_to: ids of contradictions it brought about (Foot & Groleau 2011).
        accepted_in: the session in which the group accepted it.
    """

    number: int
    poles: tuple[Pole, ...]
    period: Period
    level: Level
    status: ContradictionStatus = ContradictionStatus.SUSPECTED
    manifestations: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    gave_rise_to: tuple[str, ...] = ()
    accepted_in: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation(Contribution):
    """Something seen, heard or read, not yet interpreted."""

    evidence: EvidenceKind
    source: str = ""
    dated: str = ""
    period: Period = Period.PRESENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifestation(Contribution):
    """Talk or an event read as showing a contradiction (Engeström & Sannino 2011)."""

    of: ManifestationKind
    observations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Contribution):
    """A card on the 3x3 board; without a surface it is a line kept for later."""

    surface: Surface | None
    period: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Contribution):
    """What someone answered to a prompt of a task."""

    prompt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Contribution):
    """Who tries what by when; `text` is the what."""

    who: str
    by_when: str
    contradiction: str | None = None
    status: CommitmentStatus = CommitmentStatus.OPEN
    outcome: str = ""
    followed_up_in: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConstruedObject(Contribution):
    """What activity systems make of their raw object (Engeström 2001).

    With one system it is object 2, which that system makes collectively meaningful;
    with several it is object 3, which these share or could build together. Object 1,
    the raw material, is what stands in the element of each system.
    """

    systems: tuple[str, ...]
    period: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone(Contribution):
    """Something dated on the history wall (Gorman 2023).

    Attributes:
        when, until: a year, a month or a day ("1998", "1998-05", "1998-05-17"), as
            precise as it is remembered; `until` is empty for what did not last.
    """

    strand: Strand
    when: str
    until: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedForm(Contribution):
    """A form of the activity in a four-field model: as it was, is, or could be.

    Attributes:
        across, up: its place on the two axes, from -1 (the low pole) to 1 (the high one).
        period: when the activity has or had this form; None for an alternative.
    """

    field: str
    across: float
    up: float
    period: Period | None = None


# --- the group's other models -----------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A stretch of the activity's history as the group cut it; it lasts to the next one."""

    id: str
    name: str
    since: str


class Axis(Value):
    """A historically argued dimension with two poles; `why` is the argument."""

    name: Title
    low: Title
    high: Title
    why: OptionalCard = ""


@dataclass(frozen=True, slots=True)
class Step:
    """An arrow from one form to another, and the contradictions on the way."""

    start: str
    end: str
    contradictions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FourField:
    """A four-field model of the zone of proximal development (Engeström 1987)."""

    id: str
    title: str
    across: Axis
    up: Axis
    steps: tuple[Step, ...] = ()


# --- sorting and choosing ---------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What the facilitator put over cards that belong together; each card stays what it is."""

    id: str
    text: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """A vote of the room.

    Attributes:
        votes: how many cards each person may choose.
        candidates: ids of what can be chosen: cards, and headings in the place of theirs.
        anonymous: the record does not learn who chose what.
        voters: how many people have voted.
        results: votes by candidate, the most first; None while votes are taken.
    """

    id: str
    task: str
    votes: int
    candidates: tuple[str, ...]
    anonymous: bool = False
    voters: int = 0
    results: dict[str, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """What one person chose in a ballot; `by_hand` if someone entered it for them."""

    ballot: str
    voter: str
    items: tuple[str, ...]
    by_hand: bool = False


# --- the systems and the workshop -------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivitySystem:
    """An activity under study; its entries say what it consists of.

    Attributes:
        group: the small group that works on it, if it is a group's own.
        neighbour_of, neighbour_as: the central activity it is a neighbour of, and which.
    """

    id: str
    name: str
    group: str | None = None
    neighbour_of: str | None = None
    neighbour_as: Neighbour | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """The workshop itself: title, sessions in order, the words it uses; `review_by` is the day
    on which someone decides whether the record is still needed."""

    title: str
    template: str
    description: str = ""
    sessions: tuple[str, ...] = ()
    wording: dict[str, str] = field(default_factory=dict)
    consent_form: int = 1
    opened_at: str = ""
    archived: bool = False
    review_by: str = ""
