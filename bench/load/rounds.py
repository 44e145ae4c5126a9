"""Rounds of a room: everyone's streams stay open, cards are sent, and everything is timed."""

import asyncio
import contextlib
import gc
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from bench.load.tally import Tally
from bench.load.venues import Venue, moments
from bench.processes import Usage

#: Seconds after its last act that a round may take until everyone has everything.
PATIENCE = 15.0
#: Seconds after the last round until a card that has not arrived is lost, not late.
_LAST_PATIENCE = 60.0


@dataclass(frozen=True)
class Plan:
    """What is played: acts a second for so many seconds, several rounds.

    Attributes:
        warm_up: seconds of the same before the first round, which are not counted.
    """

    acts_per_second: float
    seconds: float
    rounds: int
    warm_up: float = 1.5


@dataclass
class Round:
    """What was measured in one round: times in ms, shares of one core, MB.

    Attributes:
        late: how much later than planned an act was sent: the load generator's own delay.
        cpu, drawers_cpu, load_cpu: of the server, of its children, of the load generator.
        messages, bytes: what one phone was sent, on average.
    """

    acts: int
    acknowledged: list[float] = field(default_factory=list)
    seen: list[float] = field(default_factory=list)
    pictured: list[float] = field(default_factory=list)
    late: list[float] = field(default_factory=list)
    seconds: float = 0.0
    cpu: float = 0.0
    drawers_cpu: float = 0.0
    memory: float = 0.0
    drawers_memory: float = 0.0
    load_cpu: float = 0.0
    messages: float = 0.0
    bytes: float = 0.0


@dataclass
class Played:
    """All rounds of one venue, and what was counted at their end.

    Attributes:
        idle: what the server uses while nobody does anything, as a share of one core.
        lost, doubled: acknowledged cards that are missing, or came again; counted at each phone.
        sent: how many acts were sent.
        answers: how many acts got which status.
        acknowledged: the numbers of the cards that the server said it has.
        ended: how many streams broke.
        again: how often a phone was told to ask for everything again.
    """

    venue: str
    rounds: list[Round]
    idle: float
    lost: int
    doubled: int
    sent: int
    answers: dict[int, int]
    acknowledged: list[int]
    ended: int
    again: int
    pictures_refused: int


class Party(Protocol):
    """Everyone in a room: phones that send and are told, and a projector if there is one.

    Attributes:
        answers: how many acts got which status.
        projects: there is a projector.
        ended: how many streams broke.
        pictures_refused: how often the projector got no picture when it asked.
    """

    tally: Tally
    answers: Counter[int]
    projects: bool

    @property
    def venue(self) -> Venue: ...

    @property
    def ended(self) -> int: ...

    @property
    def pictures_refused(self) -> int: ...

    async def come(self) -> None:
        """Open every stream."""
        ...

    async def send(self, number: int, phone: int) -> tuple[float, int] | None:
        """Send a card; when it was acknowledged and as which seq, or None if it was refused."""
        ...

    def shows(self, seq: int) -> bool:
        """True if the projector has got as far."""
        ...

    def pictured(self, seq: int) -> float | None:
        """When the projector had got as far."""
        ...

    def leave(self) -> None:
        """Close every stream."""
        ...


async def play(plan: Plan, parties: Sequence[Party]) -> list[Played]:
    """Play the rounds of all parties in turns, so that a noisy moment spares none of them."""
    plays = [_Play(party) for party in parties]
    for one in plays:
        await one.party.come()
    # What thousands of connections are made of shall not be searched for garbage each time.
    gc.collect()
    gc.freeze()
    await asyncio.sleep(1)
    for one in plays:
        await one.rest()
        await one.round(plan, plan.warm_up, counted=False)
    for _ in range(plan.rounds):
        for one in plays:
            await one.round(plan, plan.seconds)
    for one in plays:
        await one.settle()
    # What comes twice may come late.
    await asyncio.sleep(1)
    played = [one.result() for one in plays]
    for one in plays:
        one.party.leave()
    return played


class _Play:
    """One party, round after round."""

    def __init__(self, party: Party) -> None:
        self.party = party
        self.rounds: list[Round] = []
        self.idle = 0.0
        self.sent: dict[int, float] = {}
        self.acknowledged: dict[int, tuple[float, int]] = {}
        self.refused: set[int] = set()
        self._next = 0

    async def rest(self) -> None:
        """Find out what the server uses while nothing happens."""
        seconds = 2.0
        before = Usage.of(self.party.venue.process)
        await asyncio.sleep(seconds)
        self.idle = (Usage.of(self.party.venue.process).cpu - before.cpu) / seconds

    async def round(self, plan: Plan, seconds: float, counted: bool = True) -> None:
        """Send what is to be sent, and wait until everyone has everything."""
        acts = max(1, round(plan.acts_per_second * seconds))
        first, self._next = self._next, self._next + acts
        venue, tally = self.party.venue, self.party.tally
        tally.expect(acts)
        when = moments(acts, seconds, venue.phones, seed=first)
        now = Round(acts)
        messages, size = tally.messages, tally.bytes
        gc.collect()
        gc.disable()
        before, own, begun = Usage.of(venue.process), time.process_time(), time.perf_counter()
        sending = []
        for number, (offset, phone) in enumerate(when, first):
            wait = begun + offset - time.perf_counter()
            if wait > 0:
                await asyncio.sleep(wait)
            now.late.append((time.perf_counter() - begun - offset) * 1000)
            sending.append(asyncio.create_task(self._send(number, phone)))
        await asyncio.sleep(max(0.0, begun + seconds - time.perf_counter()))
        numbers = range(first, first + acts)
        await self._until_everyone_has_everything(numbers, sending)
        now.seconds = time.perf_counter() - begun
        now.load_cpu = (time.process_time() - own) / now.seconds
        used = Usage.of(venue.process)
        gc.enable()
        now.cpu = (used.cpu - before.cpu) / now.seconds
        now.drawers_cpu = max(0.0, used.children_cpu - before.children_cpu) / now.seconds
        now.memory, now.drawers_memory = used.memory, used.children_memory
        now.messages = (tally.messages - messages) / venue.phones
        now.bytes = (tally.bytes - size) / venue.phones
        self._time(now, numbers, begun + now.seconds)
        if counted:
            self.rounds.append(now)

    async def settle(self) -> None:
        """Let what is late arrive, as long as that may take."""
        deadline = time.perf_counter() + _LAST_PATIENCE
        acknowledged = list(self.acknowledged)
        while self.party.tally.lost(acknowledged) and time.perf_counter() < deadline:
            await asyncio.sleep(0.2)

    async def _send(self, number: int, phone: int) -> None:
        self.sent[number] = time.perf_counter()
        try:
            acknowledged = await self.party.send(number, phone)
        except OSError:
            # The server hung up: nobody answered.
            return
        if acknowledged:
            self.acknowledged[number] = acknowledged
        else:
            self.refused.add(number)

    async def _until_everyone_has_everything(self, numbers: range, sending: list) -> None:
        deadline = time.perf_counter() + PATIENCE
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                await asyncio.gather(*sending)
        kept = [number for number in numbers if number in self.acknowledged]
        newest = max((self.acknowledged[number][1] for number in kept), default=0)
        everywhere = self.party.tally.everywhere
        while time.perf_counter() < deadline:
            if self.party.shows(newest) and all(number in everywhere for number in kept):
                return
            await asyncio.sleep(0.005)

    def _time(self, now: Round, numbers: range, ended: float) -> None:
        """Times from pressing Send; what never came counts with the time it was waited for."""
        everywhere, unanswered = self.party.tally.everywhere, (ended, 0)
        for number in numbers:
            if number in self.refused:
                continue
            sent = self.sent[number]
            at, seq = self.acknowledged.get(number, unanswered)
            now.acknowledged.append((at - sent) * 1000)
            now.seen.append((everywhere.get(number, ended) - sent) * 1000)
            if self.party.projects:
                pictured = self.party.pictured(seq) if seq else None
                now.pictured.append(((pictured or ended) - sent) * 1000)

    def result(self) -> Played:
        """What was measured and counted.

        Raises:
            RuntimeError: nothing was taken, so nothing was measured.
        """
        acknowledged = sorted(self.acknowledged)
        if not acknowledged:
            name, answers = self.party.venue.name, dict(self.party.answers)
            raise RuntimeError(f"No act was acknowledged by “{name}”; answers: {answers}")
        return Played(
            venue=self.party.venue.name,
            rounds=self.rounds,
            idle=self.idle,
            lost=self.party.tally.lost(acknowledged),
            doubled=self.party.tally.doubled(),
            sent=len(self.sent),
            answers=dict(self.party.answers),
            acknowledged=acknowledged,
            ended=self.party.ended,
            again=self.party.tally.again,
            pictures_refused=self.party.pictures_refused,
        )
