"""Everybody looks at everything they can get."""

import json
from dataclasses import dataclass, field

from leak_happenings import Chance
from leak_judging import Judge
from leak_marks import marks_in
from leak_promises import Reader
from leak_room import Answer, Leak, LeakRoom
from leak_streams import OpenStream, begins_with, messages_in
from live_venue import bearer

from changelab.diagrams import known_pictures

_PERIODS = ("past", "present", "future")


@dataclass
class Eyes:
    """The eyes of everybody on one room.

    Attributes:
        seen: the newest seq each screen knows, as its stream goes on from.
        then: what each reader might read at each moment, by its seq.
        marks_found: how many marks were read by those who may; a blind test finds none.
    """

    room: LeakRoom
    chance: Chance
    judge: Judge
    seen: dict[str, int] = field(default_factory=dict)
    then: dict[int, dict[str, set[str]]] = field(default_factory=dict)
    streams: dict[str, OpenStream] = field(default_factory=dict)
    marks_found: int = 0

    def glance(self) -> None:
        """The phones and the projector: the state, and what their open streams said."""
        for reader in self.room.in_the_room:
            for message in messages_in(self._stream_of(reader).heard()):
                then = self._read_at(reader, message["seq"])
                self.judge.check(reader, json.dumps(message).encode(), "its open stream", then)
                if message["seq"] == self.room.seq:
                    self.judge.message(reader, message)
            self._look_at_state(reader)

    def answer(self, who: Reader, answer: Answer, where: str) -> None:
        """Look at the answer to an act."""
        self.remember()
        self.judge.answer(who, answer, where)

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
            self._look_at_stream(reader, since=chance.randint(1, room.seq))
            if reader.is_in_the_room:
                self._look_at_stream(reader, since=self.seen[reader.id])
                self.seen[reader.id] = room.seq
            else:
                self._look_at_state(reader)
        self._look_at_stream(chance.one_of(room.readers))
        self._look_at_pictures()
        self._look_from_outside()
        self._scribe_begins_to_type()

    def look_at_pages(self) -> None:
        """What is open to whoever comes by: pages, codes, the description of the API."""
        room, nobody = self.room, Reader("nobody", "")
        for where in (f"/join/{room.code}", f"/join/{room.code}/qr.svg", "/api/openapi.json"):
            self.judge.check(nobody, self._get(nobody, where), where)
        for reader in (room.roles["observer"], *room.outside, *room.persons.values()):
            page = self._get(nobody, f"/room/{reader.token or 'x'}")
            self.judge.check(nobody, page.replace(reader.token.encode() or b"-", b""), "/room/KEY")

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
        self.judge.check(reader, sent, where, may)
        state = json.loads(sent.partition(b"\n\n")[2])
        self.judge.state(reader, state, where, at)
        if at is None:
            self.seen.setdefault(reader.id, state["seq"])
            missing = self.room.promises.must_read(reader) - marks_in(sent)
            if missing:
                raise self.judge.leak(reader, where, f"it lacks {missing}: the test is blind")
            self.marks_found += len(marks_in(sent))

    def _look_at_stream(self, reader: Reader, since: int | None = None) -> None:
        asked = "" if since is None else f"changes=1&seq={since}&"
        path = f"/live/{self.room.workshop}/events?{asked}token={reader.token}"
        said = begins_with(self.room.server, path)
        where = f"its stream since {since}" if since else "its plain stream"
        self.judge.check(reader, said, where, self.room.promises.may_read(reader))
        for message in messages_in(said):
            if since != self.seen.get(reader.id):
                # It claims to have been there: what it may have seen then is told to be gone.
                message.pop("drop", None)
            self.judge.message(reader, message)
        if reader.is_a_person and b"event: here" in said:
            raise self.judge.leak(reader, where, "who is here")

    def _stream_of(self, reader: Reader) -> OpenStream:
        if reader.id not in self.streams:
            path = f"/live/{self.room.workshop}/events?changes=1&token={reader.token}"
            self.streams[reader.id] = OpenStream.of(self.room.server, path)
        return self.streams[reader.id]

    def _look_at_pictures(self) -> None:
        chance, room = self.chance, self.room
        found = [one.name for one in known_pictures(room.server.laboratory.latest(room.workshop))]
        for _ in range(5):
            reader = chance.one_of([*room.in_the_room, *room.in_the_room, *room.readers])
            query = {"period": chance.choice(_PERIODS)}
            if chance.random() < 0.3:
                query["at"] = str(chance.randint(1, room.seq))
            where = f"/live/{room.workshop}/pictures/{chance.choice(found)}.svg"
            sent = self._get(reader, where, **query)
            self.judge.check(reader, sent, f"{where} {query}", room.promises.may_read(reader))
            self.marks_found += len(marks_in(sent))

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
            raise self.judge.leak(reader, where, f"it is let in: {answer.status_code}")
        self.judge.check(reader, answer.content, where)

    def _scribe_begins_to_type(self) -> None:
        room = self.room
        for line in ("rules: x", "ru", "past rules x obj", "zq", "system zq", "Our activity"):
            sent = {"line": line, "preview": True}
            path = f"/api/workshops/{room.workshop}/line"
            for reader in (room.scribe, self.chance.one_of(room.in_the_room)):
                answer = room.http.post(path, json=sent, headers=bearer(reader.token))
                may = room.promises.may_read(reader)
                self.judge.check(reader, answer.content, f"the preview of “{line}”", may)

    def close(self) -> None:
        """Let the streams end."""
        for stream in self.streams.values():
            stream.close()
