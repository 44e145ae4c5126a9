"""A workshop at one moment: the fold of its events.

A state is never changed once handed out. `advance` (fold.py) changes a copy, and
the copy shares each table until it first changes it. Every change is kept with
what stood there before, so that an act can be undone without folding again.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from changelab.domain.entities import (
    About,
    ActivitySystem,
    Answer,
    Ballot,
    Commitment,
    ConstruedObject,
    Contradiction,
    Contribution,
    Entry,
    FourField,
    Group,
    Heading,
    Manifestation,
    Milestone,
    Note,
    Observation,
    Participant,
    Phase,
    PlacedForm,
    Session,
    Stage,
    Task,
    Vote,
)
from changelab.domain.errors import NotFound
from changelab.domain.record import Recorded
from changelab.domain.research import (
    Code,
    Codebook,
    Coder,
    Coding,
    Episode,
    Material,
    Memo,
    Transcript,
)
from changelab.domain.vocabulary import Standing

#: Tables of contributions by the letter their ids begin with.
CONTRIBUTIONS = {
    "e": "entries",
    "c": "contradictions",
    "o": "observations",
    "m": "manifestations",
    "n": "notes",
    "a": "answers",
    "k": "commitments",
    "j": "construed_objects",
    "d": "milestones",
    "f": "forms",
}

#: What is researchers' work on the record; the room never sees it.
RESEARCH = ("transcripts", "episodes", "codebooks", "codes", "coders", "codings", "memos", "cited")

_TABLES = (
    "sessions",
    "tasks",
    "systems",
    "participants",
    "groups",
    *CONTRIBUTIONS.values(),
    "phases",
    "four_fields",
    "headings",
    "ballots",
    "votes",
    "materials",
    *RESEARCH,
    "deeds",
)

#: What a state has beside its tables.
_SINGLE = (
    "seq",
    "about",
    "stage",
    "contradictions_logged",
    "consent_forms",
    "erased",
    "set_aside",
)

_ABOUT = "about"
_STAGE = "stage"


class Change(NamedTuple):
    """What stood at `key` of `table` before and after an event; None is nothing."""

    table: str
    key: str
    before: Any
    after: Any


# Tuples, not dataclasses: a workshop has one of each per event, and they are made in the fold.
class Deed(NamedTuple):
    """An act as the record has it: who did it, its events, what it changed."""

    act_id: str
    actor: str
    at: str
    session: str | None
    seqs: tuple[int, ...]
    kinds: tuple[str, ...]
    changes: tuple[Change, ...]
    undone: bool = False


class WorkshopState:
    """Everything known of one workshop up to event `seq`."""

    def __init__(self, workshop: str) -> None:
        self.workshop = workshop
        self.seq = 0
        self.about = About(title="", template="")
        self.stage = Stage()
        self.sessions: dict[str, Session] = {}
        self.tasks: dict[str, Task] = {}
        self.systems: dict[str, ActivitySystem] = {}
        self.participants: dict[str, Participant] = {}
        self.groups: dict[str, Group] = {}
        self.entries: dict[str, Entry] = {}
        self.contradictions: dict[str, Contradiction] = {}
        self.observations: dict[str, Observation] = {}
        self.manifestations: dict[str, Manifestation] = {}
        self.notes: dict[str, Note] = {}
        self.answers: dict[str, Answer] = {}
        self.commitments: dict[str, Commitment] = {}
        self.construed_objects: dict[str, ConstruedObject] = {}
        self.milestones: dict[str, Milestone] = {}
        self.forms: dict[str, PlacedForm] = {}
        self.phases: dict[str, Phase] = {}
        self.four_fields: dict[str, FourField] = {}
        self.headings: dict[str, Heading] = {}
        self.ballots: dict[str, Ballot] = {}
        #: What each person chose, by ballot and voter: "b12/P07".
        self.votes: dict[str, Vote] = {}
        self.materials: dict[str, Material] = {}
        self.transcripts: dict[str, Transcript] = {}
        self.episodes: dict[str, Episode] = {}
        self.codebooks: dict[str, Codebook] = {}
        self.codes: dict[str, Code] = {}
        self.coders: dict[str, Coder] = {}
        self.codings: dict[str, Coding] = {}
        self.memos: dict[str, Memo] = {}
        #: The item (a turn, mostly) whose words an observation cites, by the observation's id.
        self.cited: dict[str, str] = {}
        #: How many contradictions and consent forms there ever were, the undone included:
        #: a number that people have seen is not given again.
        self.contradictions_logged = 0
        self.consent_forms = 1
        #: Ids of contributions whose words were erased; they never come back.
        self.erased: frozenset[str] = frozenset()
        #: Ids of contributions of people who want no further use of them: nobody sees them.
        self.set_aside: frozenset[str] = frozenset()
        #: Acts in the order they were recorded, by act id.
        self.deeds: dict[str, Deed] = {}
        self._changes: list[Change] = []
        #: Tables that another state shares; they are copied before they are changed.
        self._shared: set[str] = set()

    # --- reading ------------------------------------------------------------------------

    @property
    def session(self) -> Session | None:
        """The session that is running."""
        return self.sessions.get(self.stage.session or "")

    @property
    def task(self) -> Task | None:
        """The task at hand."""
        return self.tasks.get(self.stage.task or "")

    @property
    def planned_sessions(self) -> list[Session]:
        """The sessions in the order of the plan."""
        return [self.sessions[session] for session in self.about.sessions]

    def tasks_of(self, session: str) -> list[Task]:
        """The tasks of a session in the order of the plan."""
        return [self.tasks[task] for task in self.sessions[session].tasks]

    def id_at(self, letter: str, offset: int = 0) -> str:
        """The id of the thing made by the event that comes `offset` after the next."""
        return f"{letter}{self.seq + 1 + offset}"

    @property
    def ballot(self) -> Ballot | None:
        """The ballot that takes votes now."""
        return self.ballots.get(self.stage.ballot or "")

    @property
    def mirror(self) -> Material | None:
        """The mirror material on the wall; None without any, or if it was removed since."""
        piece = self.materials.get(self.stage.material or "")
        return None if piece is None or piece.removed else piece

    def vote_of(self, ballot: str, voter: str) -> Vote | None:
        """What that voter chose in that ballot."""
        return self.votes.get(f"{ballot}/{voter}")

    def heading_of(self, item: str) -> Heading | None:
        """The heading that the card stands under."""
        return next((one for one in self.headings.values() if item in one.items), None)

    def contributions(self) -> Iterator[Contribution]:
        """Everything people brought in, table by table."""
        for table in CONTRIBUTIONS.values():
            yield from getattr(self, table).values()

    def contribution(self, key: str) -> Contribution:
        """The contribution with that id.

        Raises:
            NotFound: there is none, or it was undone.
        """
        table = CONTRIBUTIONS.get(key[:1])
        found = getattr(self, table).get(key) if table else None
        if found is None:
            raise NotFound(f"There is no card “{key}” here.", "It may have been taken back.")
        return found

    def entries_of(self, system: str, period=None, element=None) -> list[Entry]:
        """The shown entries of a system, oldest first."""
        # One short test after the other: pictures ask for this of thousands of entries.
        held: Iterable[Entry] = self.entries.values()
        if element is not None:
            held = [entry for entry in held if entry.element == element]
        held = [entry for entry in held if entry.system == system]
        if period is not None:
            held = [entry for entry in held if period in entry.periods]
        return [entry for entry in held if entry.standing is Standing.SHOWN]

    # --- changing a private copy --------------------------------------------------------

    def copy(self) -> "WorkshopState":
        """A state of its own with the same content.

        Entities are shared, being frozen; tables until the copy changes them. This
        state is not changed any more.
        """
        twin = WorkshopState(self.workshop)
        for name in _SINGLE:
            setattr(twin, name, getattr(self, name))
        for table in _TABLES:
            setattr(twin, table, getattr(self, table))
        twin._shared = set(_TABLES)
        return twin

    def _own(self, table: str) -> dict[str, Any]:
        """The table, this state's alone."""
        if table in self._shared:
            self._shared.discard(table)
            setattr(self, table, dict(getattr(self, table)))
        return getattr(self, table)

    def put(self, table: str, key: str, value: Any) -> None:
        """Set what stands at `key` of `table` (None removes it) and keep what stood there."""
        rows = self._own(table)
        self._changes.append(Change(table, key, rows.get(key), value))
        if value is None:
            rows.pop(key, None)
        else:
            rows[key] = value

    def put_contribution(self, item: Contribution) -> None:
        """Add a contribution, or replace the one with the same id."""
        self.put(CONTRIBUTIONS[item.id[0]], item.id, item)

    def set_about(self, **changes: Any) -> None:
        """Change the workshop itself."""
        after = replace(self.about, **changes)
        self._changes.append(Change(_ABOUT, "", self.about, after))
        self.about = after

    def set_stage(self, **changes: Any) -> None:
        """Change what is going on right now."""
        after = replace(self.stage, **changes)
        self._changes.append(Change(_STAGE, "", self.stage, after))
        self.stage = after

    def take_back(self, act_id: str) -> None:
        """Put back what stood before the act; see undo.py for when that is allowed."""
        deed = self.deeds[act_id]
        for change in reversed(deed.changes):
            if change.table in (_ABOUT, _STAGE):
                self._changes.append(Change(change.table, "", change.after, change.before))
                setattr(self, change.table, change.before)
            else:
                comes_back = change.key not in getattr(self, change.table)
                self.put(change.table, change.key, change.before)
                if comes_back and change.before is not None:
                    self._put_in_order(change.table)
        self.put("deeds", act_id, deed._replace(undone=not deed.undone))

    def _put_in_order(self, table: str) -> None:
        # Ids grow with the record: what comes back stands again where it stood.
        rows = getattr(self, table)
        setattr(self, table, dict(sorted(rows.items(), key=lambda row: _number(row[0]))))

    def now_at(self, change: Change) -> Any:
        """What stands now where `change` was made."""
        if change.table in (_ABOUT, _STAGE):
            return getattr(self, change.table)
        return getattr(self, change.table).get(change.key)

    def close(self, fact: Recorded) -> None:
        """File what the event changed under its act, and count it."""
        seq, at, session, actor, act_id, event = (
            fact.seq,
            fact.at,
            fact.session,
            fact.actor,
            fact.act_id,
            fact.event,
        )
        changes = tuple(self._changes)
        self._changes.clear()
        deeds = self._own("deeds")
        known = deeds.get(act_id)
        deeds[act_id] = (
            Deed(act_id, actor, at, session, (seq,), (event.kind,), changes)
            if known is None
            else known._replace(
                seqs=(*known.seqs, seq),
                kinds=(*known.kinds, event.kind),
                changes=(*known.changes, *changes),
            )
        )
        self.seq = fact.seq


def _number(key: str) -> int:
    """The place of an id in the record: 17 of e17, and of b17/P07 and u17/questioning."""
    return int(key.partition("/")[0][1:])
