"""Everybody looks at everything they can get; none of it may hold what they may not read."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from leak_happenings import Chance
from leak_marks import marks_in
from leak_promises import Reader
from leak_room import Answer, Leak, LeakRoom
from leak_streams import OpenStream, begins_with, messages_in
from live_venue import bearer

_PSEUDONYM = re.compile(rb"(?<![A-Za-z0-9+/=])P\d\d(?![A-Za-z0-9+/=])")
_ALIAS = re.compile(rb"~[0-9a-f]{10}")
_ACT_ID = re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_CARD_ID = re.compile(r"[ecomnak]\d+")
_PERIODS = ("past", "present", "future")
#: What a phone is not told as it changes: it could tell at whose tap.
_COUNTS = {"count", "joined", "here"}


@dataclass
class Eyes:
    """The eyes of everybody on one room.

    Attributes:
        seen: the newest seq each screen knows, as its stream goes on from.
        ever: ids of cards that each screen was ever sent.
        then: what each reader might read at each moment, by its seq.
        marks_found: how many marks were read by those who may; a blind test finds none.
    """

    room: LeakRoom
    chance: Chance
    seen: dict[str, int] = field(default_factory=dict)
    ever: dict[str, set[str]] = field(default_factory=dict)
    then: dict[int, dict[str, set[str]]] = field(default_factory=dict)
    streams: dict[str, OpenStream] = field(default_factory=dict)
    marks_found: int = 0

    # --- looking ------------------------------------------------------------------------

    def glance(self) -> None:
        """The phones and the projector: the state, and what their open streams said."""
        for reader in self.room.in_the_room:
            for message in messages_in(self._stream_of(reader).heard()):
                then = self._read_at(reader, message["seq"])
                self.check(reader, json.dumps(message).encode(), "its open stream", then)
                self._look_into_message(reader, message)
            self._look_at_state(reader)

    def remember(self) -> None:
        """What everybody in the room may read at this moment: a message may be on its way."""
        promises, seq = self.room.promises, self.room.seq
        self.then[seq] = {one.id: promises.may_read(one) for one in self.room.in_the_room}

    def _read_at(self, reader: Reader, seq: int) -> set[str]:
        """What that reader might read when that message was made."""
        made = max((one for one in self.then if one <= seq), default=0)
        return self.then.get(made, {}).get(reader.id, set())

    def search(self) -> None:
        """Everybody, at everything: the present, earlier moments, streams, pictures."""
        self.glance()
        room, chance = self.room, self.chance
        for reader in room.readers:
            at = chance.randint(1, room.seq)
            self._look_at_state(reader, at)
            self._look_at_stream(reader, {"seq": chance.randint(1, room.seq)})
            if reader.is_in_the_room:
                known = {"seq": self.seen[reader.id]}
                self._look_at_stream(reader, known)
                self.seen[reader.id] = room.seq
            else:
                self._look_at_state(reader)
        self._look_at_stream(chance.one_of(room.readers), None)
        self._look_at_pictures()
        self._look_from_outside()
        self._scribe_begins_to_type()

    def look_at_pages(self) -> None:
        """What is open to whoever comes by: pages, codes, the description of the API."""
        room, nobody = self.room, Reader("nobody", "")
        for where in (f"/join/{room.code}", f"/join/{room.code}/qr.svg", "/api/openapi.json"):
            self.check(nobody, self._get(nobody, where), where)
        for reader in (room.roles["observer"], *room.outside, *room.persons.values()):
            page = self._get(nobody, f"/room/{reader.token or 'x'}")
            self.check(nobody, page.replace(reader.token.encode() or b"-", b""), "/room/KEY")

    def _get(self, reader: Reader, where: str, **query) -> bytes:
        """The headers and the unpacked body of an answer."""
        sent = bearer(reader.token) if reader.token else {}
        answer = self.room.http.get(where, headers=sent, params=query)
        if answer.status_code >= 500:
            raise Leak(f"{where} failed: {answer.text}\n{self.room.story()}")
        headers = "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
        return headers.encode() + b"\n\n" + answer.content

    def _look_at_state(self, reader: Reader, at: int | None = None) -> None:
        query = {} if at is None else {"at": at}
        sent = self._get(reader, f"/api/workshops/{self.room.workshop}/state", **query)
        where = "its state" if at is None else f"its state at {at}"
        may = self.room.promises.may_read(reader)
        self.check(reader, sent, where, may)
        state = json.loads(sent.partition(b"\n\n")[2])
        self._look_into_state(reader, state, where, at)
        if at is None:
            self.seen.setdefault(reader.id, state["seq"])
            missing = self.room.promises.must_read(reader) - marks_in(sent)
            if missing:
                raise self._leak(reader, where, f"it lacks {missing}: the test is blind")
            self.marks_found += len(marks_in(sent))

    def _look_at_stream(self, reader: Reader, query: dict | None) -> None:
        asked = "" if query is None else f"changes=1&seq={query['seq']}&"
        path = f"/live/{self.room.workshop}/events?{asked}token={reader.token}"
        said = begins_with(self.room.server, path)
        where = f"its stream since {query['seq']}" if query else "its plain stream"
        self.check(reader, said, where, self.room.promises.may_read(reader))
        for message in messages_in(said):
            self._look_into_message(reader, message)
        if reader.is_a_person and b"event: here" in said:
            raise self._leak(reader, where, "who is here")

    def _stream_of(self, reader: Reader) -> OpenStream:
        if reader.id not in self.streams:
            path = f"/live/{self.room.workshop}/events?changes=1&token={reader.token}"
            self.streams[reader.id] = OpenStream.of(self.room.server, path)
        return self.streams[reader.id]

    def _look_at_pictures(self) -> None:
        chance, room = self.chance, self.room
        names = [f"system-{place}" for place in range(1, len(room.promises.systems) + 1)]
        found = self._names_of_pictures() or names
        for _ in range(5):
            reader = chance.one_of([*room.in_the_room, *room.in_the_room, *room.readers])
            query = {"period": chance.choice(_PERIODS)}
            if chance.random() < 0.3:
                query["at"] = str(chance.randint(1, room.seq))
            where = f"/live/{room.workshop}/pictures/{chance.choice(found)}.svg"
            sent = self._get(reader, where, **query)
            self.check(reader, sent, f"{where} {query}", room.promises.may_read(reader))
            self.marks_found += len(marks_in(sent))

    def _names_of_pictures(self) -> list[str]:
        where = f"/api/workshops/{self.room.workshop}/state"
        sent = self._get(self.room.roles["observer"], where).partition(b"\n\n")[2]
        return list(json.loads(sent)["pictures"])

    def _look_from_outside(self) -> None:
        room = self.room
        pages = ["state", "state?at=5"]
        for reader in room.outside:
            for page in pages:
                where = f"/api/workshops/{room.workshop}/{page}"
                self._is_refused(reader, where)
            self._is_refused(reader, f"/live/{room.workshop}/events")
            self._is_refused(reader, f"/live/{room.workshop}/pictures/system-1.svg")
            for act in ("hide", "withdraw", "reword"):
                item = next(iter(room.promises.cards), "e1")
                room.does(reader, act, item=item)

    def _is_refused(self, reader: Reader, where: str) -> None:
        sent = bearer(reader.token) if reader.token else {}
        answer = self.room.http.get(where, headers=sent)
        if answer.status_code not in (401, 403, 404):
            raise self._leak(reader, where, f"it is let in: {answer.status_code}")
        self.check(reader, answer.content, where)

    def _scribe_begins_to_type(self) -> None:
        room = self.room
        for line in ("rules: x", "ru", "past rules x obj", "zq", "system zq", "Our activity"):
            sent = {"line": line, "preview": True}
            path = f"/api/workshops/{room.workshop}/line"
            for reader in (room.scribe, self.chance.one_of(room.in_the_room)):
                answer = room.http.post(path, json=sent, headers=bearer(reader.token))
                may = room.promises.may_read(reader)
                self.check(reader, answer.content, f"the preview of “{line}”", may)

    # --- judging ------------------------------------------------------------------------

    def judge(self, who: Reader, answer: Answer, where: str) -> None:
        """An answer to an act may repeat what was sent, and else only what its sender may read."""
        self.remember()
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
            raise self._leak(reader, where, self._about(mark), sent)
        for alias in _ALIAS.findall(sent):
            raise self._leak(reader, where, f"the alias {alias.decode()}", sent)
        for whose, secret in self.keys():
            if secret.encode() in sent:
                raise self._leak(reader, where, f"the key of {whose}", sent)
        for found in _ACT_ID.findall(sent):
            if self.room.acts.get(found.decode(), reader.id) != reader.id:
                raise self._leak(reader, where, f"the act {found.decode()} of someone else", sent)
        if not reader.works_with_the_record:
            known = {reader.id, *(one.decode() for one in _PSEUDONYM.findall(repeats))}
            for found in _PSEUDONYM.findall(sent):
                if found.decode() not in known:
                    raise self._leak(reader, where, f"the person {found.decode()}", sent)

    def keys(self) -> Iterator[tuple[str, str]]:
        """Every token and every secret."""
        room = self.room
        for reader in (*room.readers, room.stranger, *room.gone.values()):
            yield reader.id, reader.token
        yield from room.secrets.items()

    def _look_into_state(self, reader: Reader, state: dict, where: str, at: int | None) -> None:
        cards = [row for table in _TABLES for row in state[table]]
        self.ever.setdefault(reader.id, set()).update(row["id"] for row in cards)
        self._look_at_authors(reader, cards, where)
        self._look_at_ballots(reader, state.get("ballots", []), where)
        self._look_at_votes(reader, state.get("votes", []), where, at)
        if not reader.works_with_the_record:
            self._look_at_ids(reader, state, where)
            written = self.room.promises.wrote
            others = [key for key in state["own"] if written[key].author != reader.id]
            if others:
                raise self._leak(reader, where, f"as their own: {others}")
            people = {person["id"] for person in state["participants"]}
            if not people <= {reader.id}:
                raise self._leak(reader, where, f"the people {people}")

    def _look_into_message(self, reader: Reader, message: dict) -> None:
        where = f"the message {json.dumps(message)[:300]}"
        rows = [
            row
            for part in ("put", "own")
            for rows in message.get(part, {}).values()
            for row in rows
        ]
        self.ever.setdefault(reader.id, set()).update(row["id"] for row in rows)
        self._look_at_authors(reader, rows, where)
        self._look_at_ballots(reader, message.get("ballots", []), where)
        self._look_at_votes(reader, message.get("votes", []), where, at=message.get("seq"))
        self._look_at_ids(reader, message, where)
        told = _COUNTS & ({*message} | {*message.get("screen", {})})
        if reader.is_a_person and told:
            raise self._leak(reader, where, f"it counts: {told}")

    def _look_at_authors(self, reader: Reader, cards: list[dict], where: str) -> None:
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
                raise self._leak(reader, where, what)

    def _look_at_ballots(self, reader: Reader, ballots: list[dict], where: str) -> None:
        for row in ballots:
            known = self.room.promises.ballots.get(row["id"])
            if known is not None and not known.open:
                continue
            if row["results"] is not None:
                raise self._leak(reader, where, f"the results of {row['id']}, which is not closed")
            if reader.is_a_person and row["voters"]:
                raise self._leak(reader, where, f"how many voted in {row['id']}")

    def _look_at_votes(
        self, reader: Reader, votes: list[dict], where: str, at: int | None
    ) -> None:
        for row in votes:
            if row["voter"] != reader.id:
                raise self._leak(reader, where, f"the vote {row}")
            now = self.room.promises.votes.get((row["ballot"], reader.id))
            if at is None and tuple(row["items"]) != now:
                raise self._leak(reader, where, f"the vote {row}, though they chose {now}")

    def _look_at_ids(self, reader: Reader, told: dict, where: str) -> None:
        """Of cards that are not seen no id is told; but what was voted on, and what says the
        same as another, is counted."""
        promises = self.room.promises
        for key in _ids_in(told):
            card, written = promises.cards.get(key), promises.wrote.get(key)
            mine = written is not None and written.author == reader.id
            if mine or promises.may_see(card, reader) or key in self.ever[reader.id]:
                continue
            raise self._leak(reader, where, f"that there is a card {key}: {card or written}")

    def _about(self, mark: str) -> str:
        """What is known of a mark, for whoever reads the failure."""
        promises = self.room.promises
        kind, key = promises.typed.get(mark, ("what the record did not take in, or a name", ""))
        thing = promises.cards.get(key) or promises.headings.get(key) or "nothing now"
        card = thing if hasattr(thing, "task") else None
        task = promises.tasks.get(card.task or "") if card else None
        gone = ", erased" if mark in promises.erased else ""
        return f"{mark}: {kind} {key}{gone}; now {thing}; in {task}"

    def _leak(self, reader: Reader, where: str, what: str, sent: bytes = b"") -> Leak:
        return Leak(
            f"{reader.id} is told {what}\nin {where}\n\nWhat was done:\n{self.room.story()}"
            f"\n\nWhat was sent:\n{_around(what, sent)}"
        )

    # --- the second opinion is no dream ---------------------------------------------------

    def agrees_with_the_facilitators_screen(self) -> None:
        """What these tests believe to be there is what the facilitator sees."""
        sent = self._get(self.room.facilitator, f"/api/workshops/{self.room.workshop}/state")
        state, promises = json.loads(sent.partition(b"\n\n")[2]), self.room.promises
        there = {row["id"]: row for table in _TABLES for row in state[table]}
        believed = {key: (card.standing, card.task) for key, card in promises.cards.items()}
        found = {key: (row["standing"], row["task"]) for key, row in there.items()}
        self._same("cards", believed, found)
        self._same(
            "revealed tasks",
            {key for key, task in promises.tasks.items() if task.revealed},
            {row["id"] for row in state["tasks"] if row["revealed"]},
        )
        self._same(
            "headings",
            {key: (one.text, set(one.items)) for key, one in promises.headings.items()
             if one.items},
            {row["id"]: (row["text"], set(row["items"])) for row in state["headings"]},
        )
        self._same(
            "systems",
            {key: group or None for key, group in promises.systems.items()},
            {row["id"]: row["group"] for row in state["systems"]},
        )
        self._same("the stage", promises.now.task, state["stage"]["task"])
        self._same("the ballot", promises.now.ballot, state["stage"]["ballot"])

    def _same(self, what: str, believed, found) -> None:
        if believed != found:
            raise Leak(
                f"{what}: these tests believe {believed}\nthe record says {found}"
                f"\n\nWhat was done:\n{self.room.story()}"
            )

    def close(self) -> None:
        """Let the streams end."""
        for stream in self.streams.values():
            stream.close()


_TABLES = (
    "entries",
    "contradictions",
    "observations",
    "manifestations",
    "notes",
    "answers",
    "commitments",
)


def _ids_in(told: object, name: str = "") -> Iterator[str]:
    """Every id of a card in what was told, but where only a number is told by it."""
    if name in ("candidates", "results", "merged", "pictures"):
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
