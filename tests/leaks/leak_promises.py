"""What people were promised: who may read which words now. A second opinion.

Written from what the screens and the consent texts say, not from the code: a card
is read by its author and by those who work with the record (facilitator, scribe,
researcher); by everybody only while it is shown, in a task whose cards are open to
all; by a small group before that if it lies on the group's own activity system.
What was hidden, covered, reworded, merged or taken back since is read by nobody
else, whatever moment they ask for. Who forgets the room is forgotten by it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

STAFF = ("facilitator", "scribe", "researcher")
#: What is typed as a title of the researchers' work: reports tell it, the room is not sent it.
TITLE = "a title of the researchers' work"


@dataclass(frozen=True)
class Card:
    """A card as it is now.

    Attributes:
        author: a pseudonym or a role.
        anonymous: nobody may learn which person `author` is.
        own_eyes: its author was told that nobody else in the room sees it.
        text, more, outcome: the marks of its words, of what was written beside them, and of
            what became of it.
        system: the activity system it lies on.
        placed: False for a line that is kept for later.
        merged: cards that say the same and are shown as this one.
        shows: manifestations of a contradiction.
    """

    id: str
    author: str
    text: str
    more: tuple[str, ...] = ()
    outcome: str = ""
    anonymous: bool = False
    own_eyes: bool = False
    task: str | None = None
    system: str | None = None
    standing: str = "shown"
    placed: bool = True
    merged: tuple[str, ...] = ()
    shows: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """Every mark that it shows today."""
        return (self.text, self.outcome, *self.more)


@dataclass(frozen=True)
class Task:
    """A task: what its authors are told of their readers, and whether it was revealed."""

    id: str
    session: str
    who_sees: str = "everyone"
    held: bool = False
    anonymous: bool = False
    by_groups: bool = False
    kind: str = "open"
    started: bool = False
    revealed: bool = False


@dataclass(frozen=True)
class Heading:
    """A heading: the mark of its words, and the cards under it."""

    id: str
    text: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class Ballot:
    """A vote of the room."""

    id: str
    anonymous: bool
    candidates: tuple[str, ...]
    open: bool = True


@dataclass(frozen=True)
class Person:
    """Someone with a phone, or without one."""

    id: str
    group: str | None = None
    archive: bool = False
    forgotten: bool = False


@dataclass(frozen=True)
class Piece:
    """A piece of mirror material: the marks of it and of what is known of it, who is in it."""

    id: str
    text: str
    words: tuple[str, ...]
    people: tuple[str, ...] = ()
    archive: bool = False
    removed: bool = False


@dataclass(frozen=True)
class Stage:
    """What is going on."""

    session: str | None = None
    task: str | None = None
    ballot: str | None = None
    material: str | None = None


_TABLES = ("cards", "tasks", "headings", "ballots", "people", "systems", "groups", "stage", "votes")


@dataclass(frozen=True)
class Reader:
    """Whoever looks: a role, a participant by pseudonym, or nobody of this room."""

    id: str
    token: str

    @property
    def works_with_the_record(self) -> bool:
        return self.id in STAFF

    @property
    def is_a_person(self) -> bool:
        return self.id.startswith("P")

    @property
    def is_in_the_room(self) -> bool:
        """A phone or the projector: sees what the room may see."""
        return self.is_a_person or self.id == "observer"


@dataclass
class Promises:
    """The room as far as promises go.

    Attributes:
        systems: the small group of each activity system; empty for everybody's.
        votes: what each person chose, by ballot and person.
        typed: where each mark stands that the record took in: "card" and its id, …
        wrote: every card that ever was, as it came.
        said: the cards that ever held each mark.
        asked: tasks that were at hand at some time.
        erased: marks that nobody may ever read again.
    """

    cards: dict[str, Card] = field(default_factory=dict)
    tasks: dict[str, Task] = field(default_factory=dict)
    headings: dict[str, Heading] = field(default_factory=dict)
    ballots: dict[str, Ballot] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    systems: dict[str, str] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    materials: dict[str, Piece] = field(default_factory=dict)
    stage: dict[str, Stage] = field(default_factory=lambda: {"now": Stage()})
    votes: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    typed: dict[str, tuple[str, str]] = field(default_factory=dict)
    wrote: dict[str, Card] = field(default_factory=dict)
    said: dict[str, set[str]] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    erased: set[str] = field(default_factory=set)
    _deeds: dict[str, list[tuple[str, Any, Any]]] = field(default_factory=dict)
    _changes: list[tuple[str, Any, Any]] = field(default_factory=list)

    # --- changing -----------------------------------------------------------------------

    @contextmanager
    def deed(self, act_id: str) -> Iterator[None]:
        """What changes inside is what that act changed."""
        self._changes = []
        yield
        self._deeds[act_id], self._changes = self._changes, []

    def put(self, table: str, key: Any, value: Any) -> None:
        """Let that be what stands there; None takes it away."""
        rows = getattr(self, table)
        self._changes.append((table, key, rows.get(key)))
        if value is None:
            rows.pop(key, None)
        else:
            rows[key] = value
        if isinstance(value, Card):
            self.wrote.setdefault(value.id, value)
            for mark in value.words:
                self.said.setdefault(mark, set()).add(value.id)

    def change(self, card: str, **what: Any) -> None:
        """Let that card be otherwise."""
        self.put("cards", card, replace(self.cards[card], **what))

    def set_stage(self, **what: Any) -> None:
        """Let something else go on."""
        self.put("stage", "now", replace(self.now, **what))

    def take_back(self, act_id: str) -> None:
        """Put back what stood there before that act."""
        for table, key, before in reversed(self._deeds[act_id]):
            self.put(table, key, before)

    def forget(self, person: str) -> None:
        """Nobody may read again what that person typed, or what became of it."""
        mine = {key for key, card in self.wrote.items() if card.author == person}
        self.erased |= {
            mark for mark, (kind, key) in self.typed.items() if kind == "card" and key in mine
        }
        for key, piece in list(self.materials.items()):
            if person in piece.people:
                self._forget_piece(key)

    def goes_out_of_use(self, key: str) -> None:
        """Nobody sees that material any more, nor is told that it is there."""
        self._forget_piece(key)
        self.put("materials", key, None)

    def _forget_piece(self, key: str) -> None:
        """Material that someone was in goes with them."""
        if self.now.material == key:
            self.set_stage(material=None)
        self.put("materials", key, replace(self.materials[key], removed=True))
        of_it = {mark for mark, where in self.typed.items() if where == ("material", key)}
        self.erased |= of_it

    @property
    def now(self) -> Stage:
        return self.stage["now"]

    @property
    def task(self) -> Task | None:
        """The task at hand."""
        return self.tasks.get(self.now.task or "")

    # --- the promise --------------------------------------------------------------------

    def room_may_see(self, card: Card | None) -> bool:
        """True if everybody may read it now."""
        if card is None or card.standing != "shown" or not card.placed:
            return False
        if card.own_eyes or self._is_said_by_a_merged_card(card):
            return False
        if card.task is None:
            return True
        task = self.tasks.get(card.task)
        if task is None or task.who_sees == "own":
            return False
        return task.who_sees == "everyone" or task.revealed

    def _is_said_by_a_merged_card(self, card: Card) -> bool:
        """What was logged with a contradiction in the same words goes where that goes."""
        return any(
            one.standing == "merged" and card.id in one.shows and one.text == card.text
            for one in self.cards.values()
        )

    def may_see(self, card: Card | None, reader: Reader) -> bool:
        """True if that reader may read it now."""
        if card is None or not (reader.is_in_the_room or reader.works_with_the_record):
            return False
        if reader.works_with_the_record or self.room_may_see(card):
            return True
        if card.author == reader.id:
            return card.standing != "withdrawn"
        return self._group_may_see(card, reader)

    def _group_may_see(self, card: Card, reader: Reader) -> bool:
        person, task = self.people.get(reader.id), self.tasks.get(card.task or "")
        if person is None or person.group is None or task is None or card.id[0] not in "ecj":
            return False
        works_apart = task.by_groups and task.who_sees == "after_reveal"
        is_ours = self.systems.get(card.system or "") == person.group
        shown = card.standing == "shown" and card.placed and not card.own_eyes
        return works_apart and is_ours and shown

    def may_read(self, reader: Reader) -> set[str]:
        """The marks that may be in what this reader is sent now, of whatever moment."""
        return {mark for mark in self.typed if self.allows(reader, mark)}

    def allows(self, reader: Reader, mark: str) -> bool:
        """True if that reader may be sent that mark now."""
        if mark not in self.typed or mark in self.erased:
            return False
        if not (reader.is_in_the_room or reader.works_with_the_record):
            return False
        kind, key = self.typed[mark]
        if kind == "for the room" or reader.works_with_the_record:
            return True
        match kind:
            case "card":
                # One's own words are no secret from oneself, whatever became of them.
                return self.wrote[key].author == reader.id or any(
                    self.may_see(card, reader) for card in self.cards.values() if mark in card.words
                )
            case "heading":
                heading = self.headings.get(key)
                return (
                    heading is not None
                    and heading.text == mark
                    and any(self.may_see(self.cards.get(item), reader) for item in heading.items)
                )
            case "question":
                return key in self.asked
            case "material":
                piece = self.materials.get(key)
                there = piece is not None and not piece.removed and self.now.material == key
                return there and mark in (piece.text, *piece.words)
            case _:
                return False

    def may_be_archived(self) -> set[str]:
        """The marks that may be kept by others: what staff typed, and what people agreed to."""
        kept = {key for key, card in self.wrote.items() if self._is_kept(card)}
        return {
            mark
            for mark, (kind, key) in self.typed.items()
            if mark not in self.erased
            and (kind != "card" or self.said.get(mark, set()) & kept)
            and (kind != "material" or self._may_keep_piece(key))
        }

    def _may_keep_piece(self, key: str) -> bool:
        piece = self.materials.get(key)
        if piece is None or not piece.archive or piece.removed:
            return False
        in_it = [self.people.get(person) for person in piece.people]
        return all(one is not None and one.archive and not one.forgotten for one in in_it)

    def _is_kept(self, card: Card) -> bool:
        person, now = self.people.get(card.author), self.cards.get(card.id)
        if person is None:
            return True
        there = now is not None and now.standing != "withdrawn"
        return person.archive and there and not card.anonymous and not person.forgotten

    def must_read(self, reader: Reader) -> set[str]:
        """The words of cards on this reader's screen now: without them a test would be blind."""
        up = self.materials.get(self.now.material or "")
        on_the_wall = {up.text, *up.words} if up and not up.removed else set()
        cards = {
            card.text
            for card in self.cards.values()
            if self.room_may_see(card)
            or (card.author == reader.id and card.standing != "withdrawn")
            or (reader.is_a_person and self._group_may_see(card, reader))
        }
        return (cards | on_the_wall) - self.erased
