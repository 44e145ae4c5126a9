"""A phone without a browser that loses nothing: it does what `web/outbox.js` does.

Each act waits here under an id of its own, is sent in its turn, and stays until the
server has acknowledged it; then the next one goes.
"""

import random
import time
import uuid
from collections import deque
from dataclasses import dataclass, field
from threading import Event, Thread

import httpx
from laptop import PATIENCE, Laptop

#: Seconds before an act that got no answer is sent again.
PAUSE = 0.2


@dataclass
class KeepingPhone:
    """One phone's outbox.

    Attributes:
        waiting: (id, text) of what the server does not have yet, as far as the phone knows.
        acknowledged: the seq that each act's answer named, by id.
        sent_again: ids that were sent more than once.
        told: what the server said when it could not take an act, as (status, sentence).
    """

    laptop: Laptop
    token: str
    seed: int
    waiting: deque[tuple[str, str]] = field(default_factory=deque)
    acknowledged: dict[str, int] = field(default_factory=dict)
    sent_again: set[str] = field(default_factory=set)
    told: list[tuple[int, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed)

    def writes(self, *texts: str) -> None:
        """Cards that go into the outbox; `send_all` brings them to the server."""
        for text in texts:
            act_id = str(uuid.UUID(int=self._random.getrandbits(128), version=4))
            self.waiting.append((act_id, text))

    def send_all(self, stopped: Event | None = None) -> None:
        """Send one after the other, each until it is acknowledged; blocks."""
        deadline = time.monotonic() + PATIENCE
        while self.waiting and not (stopped and stopped.is_set()):
            assert time.monotonic() < deadline, f"not acknowledged: {self.waiting}, {self.told}"
            act_id, text = self.waiting[0]
            if self._sends(act_id, text):
                self.waiting.popleft()
            else:
                self.sent_again.add(act_id)
                time.sleep(PAUSE)

    def _sends(self, act_id: str, text: str) -> bool:
        """Send once; True if it was acknowledged, False if it is to be sent again."""
        fields = {"element": "rules", "text": text, "period": "present"}
        try:
            answer = self.laptop.act(self.token, "add_entry", act_id, **fields)
        except httpx.TransportError:
            return False
        if answer.status_code == 429 or answer.status_code >= 500:
            self.told.append((answer.status_code, answer.json()["detail"]))
            return False
        assert answer.status_code == 200, answer.text
        self.acknowledged[act_id] = answer.json()["seq"]
        return True


@dataclass
class Crowd:
    """Many phones that send at the same time, each from a thread of its own."""

    phones: list[KeepingPhone]
    _threads: list[Thread] = field(default_factory=list)
    _failures: list[BaseException] = field(default_factory=list)
    _stopped: Event = field(default_factory=Event)

    def __enter__(self) -> "Crowd":
        for phone in self.phones:
            thread = Thread(target=self._send, args=[phone], daemon=True)
            thread.start()
            self._threads.append(thread)
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is not None:
            self._stopped.set()
        for thread in self._threads:
            thread.join()
        if kind is None and self._failures:
            raise self._failures[0]

    def _send(self, phone: KeepingPhone) -> None:
        try:
            phone.send_all(self._stopped)
        except BaseException as failure:
            self._failures.append(failure)

    @property
    def acknowledged(self) -> dict[str, int]:
        """The seqs of all acknowledged acts by id."""
        return {key: seq for phone in self.phones for key, seq in list(phone.acknowledged.items())}


def crowd(laptop: Laptop, phones: int, cards_each: int) -> Crowd:
    """So many phones that have joined, each with cards that no other phone writes."""
    people = []
    for number in range(1, phones + 1):
        phone = KeepingPhone(laptop, laptop.joins(f"Phone {number}"), seed=number)
        phone.writes(*(f"phone {number}, card {card}" for card in range(1, cards_each + 1)))
        people.append(phone)
    return Crowd(people)
