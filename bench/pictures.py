"""Pictures: composing and drawing them, beside starting `dot` for the same DOT."""

import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.figures import Figure, once_a_round
from bench.large_workshop import large_workshop
from changelab.diagrams import Picture, Renderer, compose, known_pictures
from changelab.domain.contradictions import level_of
from changelab.domain.entities import ActivitySystem, Contradiction, Entry, Pole
from changelab.domain.state import WorkshopState
from changelab.domain.visibility import THE_ROOM
from changelab.domain.vocabulary import Element, Period

PART = "pictures"
TYPICAL = "a typical activity system (30 entries, 8 contradictions)"
LARGEST = "the largest (5 systems, 60 entries a node, 40 contradictions)"
NETWORK = "the network of the largest"
BY_DOT = "by starting dot"
ALL = "all pictures of the large workshop"
HOW_MANY = "pictures of the large workshop"
_EACH = 20
_AT = "2026-01-01T09:00:00.000Z"


def measure(rounds: int) -> list[Figure]:
    """Each as SVG, warm: composed and drawn anew each time, nothing taken from memory."""
    renderer = Renderer()
    try:
        return [
            *_beside_dot(renderer, TYPICAL, _workshop(1, 30, 8), "activity-system", rounds),
            *_beside_dot(renderer, LARGEST, _workshop(5, 420, 40), "activity-system", rounds),
            *_beside_dot(renderer, NETWORK, _workshop(5, 420, 40), "network", rounds),
            *_all_of_the_large(renderer, rounds),
        ]
    finally:
        renderer.close()


def _beside_dot(
    renderer: Renderer, what: str, state: WorkshopState, name: str, rounds: int
) -> list[Figure]:
    """Ours and `dot` in turns. Each time one entry is new, as it is when a card comes in."""
    ours: list[list[float]] = []
    theirs: list[list[float]] = []
    turn = 0
    for _ in range(rounds):
        ours.append([])
        theirs.append([])
        for _ in range(_EACH):
            turn += 1
            _an_entry_comes(state, turn)
            seconds, picture = _timed(lambda: compose(state, name, Period.PRESENT))
            drawing, _ = _timed(lambda drawn=picture: renderer.render(drawn))
            ours[-1].append((seconds + drawing) * 1000)
        if shutil.which("dot"):
            theirs[-1] += [_timed(lambda drawn=picture: _dot(drawn))[0] * 1000 for _ in range(4)]
    figures = [Figure(PART, what, "ms", ours, variant="ours")]
    if any(theirs):
        figures.append(Figure(PART, what, "ms", theirs, variant=BY_DOT))
    return figures


def _timed(work: Callable):
    begun = time.perf_counter()
    result = work()
    return time.perf_counter() - begun, result


def _dot(picture: Picture) -> bytes:
    command = ["dot", "-Knop2", "-Tsvg"]
    done = subprocess.run(command, input=picture.dot.encode(), capture_output=True, check=True)
    return done.stdout


def _all_of_the_large(renderer: Renderer, rounds: int) -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        workshop = large_workshop(Path(folder))
        state = workshop.laboratory.pictured_to(workshop.id, THE_ROOM)
        workshop.laboratory.close()
    seconds, counts = [], []
    for _ in range(rounds):
        fresh = Renderer()
        fresh.render(compose(state, "activity-system", Period.PRESENT))
        begun = time.perf_counter()
        drawn = [
            fresh.render(compose(state, known.name, period))
            for known in known_pictures(state)
            for period in known.periods or (Period.PRESENT,)
        ]
        seconds.append(time.perf_counter() - begun)
        counts.append(float(len(drawn)))
        fresh.close()
    return [
        once_a_round(PART, ALL, "s", seconds),
        once_a_round(PART, HOW_MANY, "", counts),
    ]


def _workshop(systems: int, entries: int, contradictions: int) -> WorkshopState:
    """So many entries in each system, and contradictions between its elements."""
    state = WorkshopState("drawn")
    keys = [f"y{number}" for number in range(1, systems + 1)]
    state.systems = {key: ActivitySystem(id=key, name=f"Activity {key}") for key in keys}
    for key in keys:
        for _ in range(entries):
            _an_entry_comes(state, len(state.entries), key)
    elements = list(Element)
    for number in range(1, contradictions + 1):
        one, two = elements[number % 7], elements[(number * 3 + 1 + number // 7) % 7]
        other = keys[number % len(keys)] if number % 5 == 0 else keys[0]
        places = (Pole(keys[0], one, Period.PRESENT), Pole(other, two, Period.PRESENT))
        poles = tuple(dict.fromkeys(places))
        key = f"c{10_000 + number}"
        state.contradictions[key] = Contradiction(
            id=key,
            text=f"what is asked of us pulls against what we can do, number {number}",
            author="P01",
            at=_AT,
            number=number,
            poles=poles,
            period=Period.PRESENT,
            level=level_of(poles),
        )
    return state


def _an_entry_comes(state: WorkshopState, turn: int, system: str = "y1") -> None:
    key = f"e{100 + len(state.entries)}"
    state.entries[key] = Entry(
        id=key,
        text=f"what people said in turn {turn}, a few words",
        author="P01",
        at=_AT,
        system=system,
        element=list(Element)[turn % 7],
        periods=(Period.PRESENT,),
    )
