"""Whether what somebody got holds what they may not read: words, people, keys, votes, cards."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from leak_marks import marks_in
from leak_promises import Reader
from leak_room import Answer, Leak, LeakRoom

_PSEUDONYM = re.compile(rb"(?<![A-Za-z0-9+/=])P\d\d(?![A-Za-z0-9+/=])")
_ALIAS = re.compile(rb"~[0-9a-f]{10}")
_ACT_ID = re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_CARD_ID = re.compile(r"[ecomnakjdf]\d+")
#: What a phone is not told as it changes: it could tell at whose tap.
_COUNTS = {"count", "joined", "here"}
#: Where only a number is told by ids of cards, or where something else looks like one.
_NO_CARDS = ("candidates", "results", "merged", "pictures", "wall")

TABLES = (
    "entries",
    "contradictions",
    "observations",
    "manifestations",
    "notes",
    "answers",
    "commitments",
    "construed_objects",
    "milestones",
    "forms",
)


@dataclass
class Judge:
    """Knows what was promised in one room.

    Attributes:
        ever: ids of cards that each screen was ever sent.
    """

    room: LeakRoom
    ever: dict[str, set[str]] = field(default_factory=dict)

    def answer(self, who: Reader, answer: Answer, where: str) -> None:
        """An answer to an act may repeat what was sent, and else only what its sender may read."""
        if answer.status >= 500:
            raise Leak(f"{where} failed: {answer.content.decode()}\n{self.room.story()}")
        may = self.room.promises.may_read(who) | marks_in(answer.sent)
        self.check(who, answer.content, where, may, repeats=answer.sent)

    def check(
        self,
        reader: Reader,
        sent: bytes,
        where: str,
        may: set[str] = frozenset(),
        repeats: bytes = b"",
    ) -> None:
        """Nothing, if these bytes hold no mark, name, key or person that must not be there.

        Raises:
            Leak: they do.
        """
        for mark in marks_in(sent) - may:
            raise self.leak(reader, where, self._about(mark), sent)
        for alias in _ALIAS.findall(sent):
            raise self.leak(reader, where, f"the alias {alias.decode()}", sent)
        for whose, secret in keys_of(self.room):
            if secret.encode() in sent:
                raise self.leak(reader, where, f"the key of {whose}", sent)
        for found in _ACT_ID.findall(sent):
            if self.room.acts.get(found.decode(), reader.id) != reader.id:
                raise self.leak(reader, where, f"the act {found.decode()} of someone else", sent)
        if not reader.works_with_the_record:
            known = {reader.id, *(one.decode() for one in _PSEUDONYM.findall(repeats))}
            for found in _PSEUDONYM.findall(sent):
                if found.decode() not in known:
                    raise self.leak(reader, where, f"the person {found.decode()}", sent)

    def state(self, reader: Reader, state: dict, where: str, at: int | None) -> None:
        """Nothing, if this state tells its reader of nobody's cards, votes and person but their
        own; `at` is the moment if it is an earlier one."""
        cards = [row for table in TABLES for row in state[table]]
        self.ever.setdefault(reader.id, set()).update(row["id"] for row in cards)
        self._authors(reader, cards, where)
        self._ballots(reader, state.get("ballots", []), where)
        self._votes(reader, state.get("votes", []), where, at)
        if not reader.works_with_the_record:
            self._ids(reader, state, where)
            written = self.room.promises.wrote
            others = [key for key in state["own"] if written[key].author != reader.id]
            if others:
                raise self.leak(reader, where, f"as their own: {others}")
            people = {person["id"] for person in state["participants"]}
            if not people <= {reader.id}:
                raise self.leak(reader, where, f"the people {people}")

    def message(self, reader: Reader, message: dict) -> None:
        """The same of what a stream tells of a change."""
        where = f"the message {json.dumps(message)[:300]}"
        rows = [
            row
            for part in ("put", "own")
            for rows in message.get(part, {}).values()
            for row in rows
        ]
        self.ever.setdefault(reader.id, set()).update(row["id"] for row in rows)
        self._authors(reader, rows, where)
        self._ballots(reader, message.get("ballots", []), where)
        self._votes(reader, message.get("votes", []), where, at=message.get("seq"))
        self._ids(reader, message, where)
        told = _COUNTS & ({*message} | {*message.get("screen", {})})
        if reader.is_a_person and told:
            raise self.leak(reader, where, f"it counts: {told}")

    def _authors(self, reader: Reader, cards: list[dict], where: str) -> None:
        for row in cards:
            written = self.room.promises.wrote.get(row["id"])
            if written is None:
                continue
            if reader.works_with_the_record:
                may = {"anonymous" if written.anonymous else written.author}
            else:
                may = {"", reader.id} if written.author == reader.id else {""}
            if row["author"] not in may:
                what = f"the author “{row['author']}” of {row['id']}, not one of {may}"
                raise self.leak(reader, where, what)

    def _ballots(self, reader: Reader, ballots: list[dict], where: str) -> None:
        for row in ballots:
            known = self.room.promises.ballots.get(row["id"])
            if known is not None and not known.open:
                continue
            if row["results"] is not None:
                raise self.leak(reader, where, f"the results of {row['id']}, which is not closed")
            if reader.is_a_person and row["voters"]:
                raise self.leak(reader, where, f"how many voted in {row['id']}")

    def _votes(self, reader: Reader, votes: list[dict], where: str, at: int | None) -> None:
        for row in votes:
            if row["voter"] != reader.id:
                raise self.leak(reader, where, f"the vote {row}")
            now = self.room.promises.votes.get((row["ballot"], reader.id))
            if at is None and tuple(row["items"]) != now:
                raise self.leak(reader, where, f"the vote {row}, though they chose {now}")

    def _ids(self, reader: Reader, told: dict, where: str) -> None:
        """Of cards that are not seen no id is told; but what was voted on, and what says the
        same as another, is counted."""
        promises = self.room.promises
        for key in _ids_in(told):
            card, written = promises.cards.get(key), promises.wrote.get(key)
            mine = written is not None and written.author == reader.id
            if mine or promises.may_see(card, reader) or key in self.ever[reader.id]:
                continue
            raise self.leak(reader, where, f"that there is a card {key}: {card or written}")

    def _about(self, mark: str) -> str:
        """What is known of a mark, for whoever reads the failure."""
        promises = self.room.promises
        kind, key = promises.typed.get(mark, ("what the record did not take in, or a name", ""))
        thing = promises.cards.get(key) or promises.headings.get(key) or "nothing now"
        card = thing if hasattr(thing, "task") else None
        task = promises.tasks.get(card.task or "") if card else None
        gone = ", erased" if mark in promises.erased else ""
        return f"{mark}: {kind} {key}{gone}; now {thing}; in {task}"

    def leak(self, reader: Reader, where: str, what: str, sent: bytes = b"") -> Leak:
        return Leak(
            f"{reader.id} is told {what}\nin {where}\n\nWhat was done:\n{self.room.story()}"
            f"\n\nWhat was sent:\n{_around(what, sent)}"
        )


def keys_of(room: LeakRoom) -> Iterator[tuple[str, str]]:
    """Every token and every secret, with whose it is."""
    for reader in (*room.readers, room.stranger, *room.gone.values()):
        yield reader.id, reader.token
    yield from room.secrets.items()


def _ids_in(told: object, name: str = "") -> Iterator[str]:
    """Every id of a card in what was told, but where only a number is told by it."""
    if name in _NO_CARDS:
        return
    match told:
        case dict():
            for key, value in told.items():
                yield from _ids_in(value, key)
        case list():
            for value in told:
                yield from _ids_in(value, name)
        case str() if _CARD_ID.fullmatch(told):
            yield told


def _around(what: str, sent: bytes) -> str:
    """The bytes around what was found."""
    word = what.partition(":")[0].split()[-1].encode() if what else b""
    place = sent.find(word)
    return sent[max(0, place - 300) : place + 300].decode("utf-8", "replace")
