"""The same room at every size: ours, the floor below it, and one built with Streamlit alone.

At each size our server and the floor run at once and play their rounds in turns. Afterwards
what the phones were told is compared with what the record holds.
"""

import sqlite3
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import servers
from bench.figures import Figure, once_a_round
from bench.load.process import played
from bench.load.rounds import Plan, Played
from bench.load.venues import ELEMENTS, Floor, OurRoom, StreamlitAlone, act_id, card_text
from bench.workshop import Workshop
from changelab.diagrams import compose
from changelab.domain.vocabulary import Period
from changelab.service import Laboratory

PART = "room"
OURS, FLOOR, STREAMLIT = "ours", "floor", "streamlit"


@dataclass(frozen=True)
class Size:
    """So many phones, which together send so many acts a second, in rounds of so many seconds."""

    phones: int
    rate: float
    seconds: float


#: One act per phone every 10 seconds, and the room of the target for 1,000 phones.
SIZES = (
    Size(10, 1, 5),
    Size(60, 6, 4),
    Size(100, 10, 4),
    Size(300, 30, 3),
    Size(1000, 20, 4),
    Size(1000, 100, 3),
    Size(3000, 300, 2),
)
#: Streamlit alone is measured up to here, looking for news this often (seconds).
STREAMLIT_PHONES = 100
STREAMLIT_LOOKS = (1.0, 0.25)


def measure(variants: set[str], sizes: list[Size], rounds: int) -> Iterator[list[Figure]]:
    """The figures of these variants at each size, as they are measured."""
    for size in sizes:
        plan = Plan(size.rate, size.seconds, rounds)
        if variants & {OURS, FLOOR}:
            print(f"  {size.phones} phones, {size.rate:g} acts a second …", flush=True)
            yield _ours_and_floor(variants, size, plan)
        if STREAMLIT in variants and size.phones <= STREAMLIT_PHONES:
            for every in STREAMLIT_LOOKS:
                print(f"  {size.phones} phones, Streamlit alone, {every:g} s …", flush=True)
                yield _streamlit(size, plan, every)


def _ours_and_floor(variants: set[str], size: Size, plan: Plan) -> list[Figure]:
    kept: dict[str, Counter[str]] = {}
    with ExitStack() as until_counted:
        folders = {
            name: Path(until_counted.enter_context(tempfile.TemporaryDirectory()))
            for name in (OURS, FLOOR)
        }
        with ExitStack() as running:
            venues: list[OurRoom | Floor] = []
            if OURS in variants:
                workshop = Workshop.prepared(folders[OURS], size.phones)
                venues.append(running.enter_context(_our_room(folders[OURS], workshop)))
            if FLOOR in variants:
                cards = round(plan.acts_per_second * plan.seconds * plan.rounds / 2)
                picture = picture_of(cards, folders[FLOOR])
                server = running.enter_context(servers.floor(folders[FLOOR], picture))
                venues.append(Floor(server.port, server.process, size.phones))
            results = played(plan, venues)
        if OURS in variants:
            kept[OURS] = _kept_by_us(folders[OURS], workshop.id)
        if FLOOR in variants:
            kept[FLOOR] = _kept_in(folders[FLOOR] / "floor.db", "SELECT act_id FROM events")
    figures = []
    for result in results:
        figures += _figures(result.venue, size, result, kept[result.venue], act_id)
    return figures


def _streamlit(size: Size, plan: Plan, every: float) -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        with servers.streamlit_alone(Path(folder), every) as server:
            room = StreamlitAlone(server.port, server.process, size.phones, every)
            [result] = played(plan, [room])
        kept = _kept_in(Path(folder) / "cards.db", "SELECT text FROM cards")
    return _figures(result.venue, size, result, kept, card_text)


@contextmanager
def _our_room(folder: Path, workshop: Workshop) -> Iterator[OurRoom]:
    with servers.ours(folder) as server:
        yield workshop.on(server)


def picture_of(cards: int, folder: Path) -> Path:
    """A DOT file of the picture that our projector shows with so many cards: the floor draws it."""
    with tempfile.TemporaryDirectory() as scratch:
        workshop = Workshop.prepared(Path(scratch), phones=1)
        laboratory = Laboratory(Path(scratch))
        for number in range(cards):
            workshop.sends(
                laboratory,
                "add_entry",
                element=ELEMENTS[number % len(ELEMENTS)],
                text=card_text(number),
                period="present",
            )
        dot = compose(laboratory.state(workshop.id), "activity-system", Period.PRESENT).dot
        laboratory.close()
    file = folder / "picture.dot"
    file.write_text(dot, "utf-8")
    return file


def _kept_by_us(folder: Path, workshop: str) -> Counter[str]:
    laboratory = Laboratory(folder)
    kept = Counter(fact.act_id for fact in laboratory.facts(workshop))
    laboratory.close()
    return kept


def _kept_in(file: Path, query: str) -> Counter[str]:
    db = sqlite3.connect(file)
    kept = Counter(row[0] for row in db.execute(query))
    db.close()
    return kept


def _figures(variant: str, size: Size, result: Played, kept: Counter[str], name_of) -> list[Figure]:
    about: dict[str, Any] = {"variant": variant, "phones": size.phones, "rate": size.rate}
    rounds = result.rounds

    def figure(what: str, unit: str, samples: list[list[float]]) -> Figure:
        return Figure(PART, what, unit, samples, **about)

    def each_round(what: str, unit: str, values: list[float]) -> Figure:
        return once_a_round(PART, what, unit, values, **about)

    def count(what: str, value: int) -> Figure:
        return once_a_round(PART, what, "", [value], **about)

    acknowledged = [name_of(number) for number in result.acknowledged]
    refused = sum(many for status, many in result.answers.items() if status != 200)
    return [
        figure("acknowledged", "ms", [one.acknowledged for one in rounds]),
        figure("seen by every phone", "ms", [one.seen for one in rounds]),
        figure("picture at the projector", "ms", [one.pictured for one in rounds]),
        each_round("processor, server", "% of a core", [one.cpu * 100 for one in rounds]),
        each_round("processor, drawers", "% of a core", [one.drawers_cpu * 100 for one in rounds]),
        each_round("processor, load", "% of a core", [one.load_cpu * 100 for one in rounds]),
        each_round("memory, server", "MB", [one.memory for one in rounds]),
        each_round("memory, drawers", "MB", [one.drawers_memory for one in rounds]),
        each_round("round", "s", [one.seconds for one in rounds]),
        each_round("messages to a phone, per act", "", [one.messages / one.acts for one in rounds]),
        each_round("bytes to a phone, per act", "B", [one.bytes / one.acts for one in rounds]),
        figure("sent later than planned", "ms", [one.late for one in rounds]),
        count("lost", result.lost),
        count("duplicated", result.doubled),
        count("refused", refused),
        count("unanswered", result.sent - len(acknowledged) - refused),
        count("missing in the record", sum(kept[one] == 0 for one in acknowledged)),
        count("twice in the record", sum(kept[one] > 1 for one in acknowledged)),
        count("streams that broke", result.ended),
        count("pictures refused", result.pictures_refused),
        count("told to ask for everything again", result.again),
    ]
