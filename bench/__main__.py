"""Measure and tell: see the docstring of the package, or `python -m bench --help`."""

import argparse
import sys
import traceback
from collections.abc import Iterator

import bench
from bench import exports, history, joining, page, pictures, record, report, rooms, start, workbench
from bench.figures import Figure, Figures

PARTS = {
    "record": record.measure,
    "start": start.measure,
    "pictures": pictures.measure,
    "workbench": workbench.measure,
    "history": history.measure,
    "join": joining.measure,
    "page": page.measure,
    "exports": exports.measure,
}
ROOMS = (rooms.OURS, rooms.FLOOR, rooms.STREAMLIT)
ROUNDS = 5
QUICK_ROUNDS, QUICK_PHONES = 2, 100
#: A load above this is somebody else's.
_QUIET = 0.5


def main() -> int:
    """Measure what was named, or everything; 1 if a part of it failed."""
    asked = _asked()
    names = asked.parts or [*PARTS, *ROOMS]
    rounds = asked.rounds or (QUICK_ROUNDS if asked.quick else ROUNDS)
    most = QUICK_PHONES if asked.quick and not asked.phones else max(s.phones for s in rooms.SIZES)
    sizes = [
        size
        for size in rooms.SIZES
        if size.phones <= most and (not asked.phones or size.phones in asked.phones)
    ]
    machine = report.Machine()
    if machine.load_at_start > _QUIET:
        print(f"The machine is busy (load {machine.load_at_start:.1f}): figures will mean little.")
    measured: list[Figure] = []
    failed = False
    try:
        for figures in _measuring(names, sizes, rounds):
            measured += figures
    except Exception:
        # What was measured before took minutes: it is shown all the same.
        traceback.print_exc()
        failed = True
    found, where = Figures(measured), machine.as_data()
    print("\n" + report.as_text(found, where))
    whole = set(names) == {*PARTS, *ROOMS} and sizes == list(rooms.SIZES) and rounds >= ROUNDS
    if whole and not failed:
        report.write(found, where)
        print(f"Written to {report.RESULTS} and {report.README}.")
    else:
        print("Nothing was written: this was not the whole benchmark.")
    return int(failed)


def _measuring(names: list[str], sizes: list[rooms.Size], rounds: int) -> Iterator[list[Figure]]:
    for name, measure in PARTS.items():
        if name in names:
            print(f"{name} …", flush=True)
            yield measure(rounds)
    if set(ROOMS) & set(names):
        print("rooms …", flush=True)
        yield from rooms.measure(set(ROOMS) & set(names), sizes, rounds)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench",
        description=bench.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    names = [*PARTS, *ROOMS]
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"some of: {', '.join(names)}")
    parser.add_argument("--phones", type=_numbers, help="only rooms of these sizes: 100,300")
    parser.add_argument("--rounds", type=int, help=f"rounds of each ({ROUNDS})")
    parser.add_argument(
        "--quick",
        action="store_true",
        help=f"does it work at all: {QUICK_ROUNDS} rounds, no room above {QUICK_PHONES} phones",
    )
    asked = parser.parse_args()
    unknown = [part for part in asked.parts if part not in names]
    if unknown:
        parser.error(f"there is no part {', '.join(unknown)}; there are {', '.join(names)}")
    return asked


def _numbers(given: str) -> set[int]:
    return {int(one) for one in given.split(",")}


if __name__ == "__main__":
    sys.exit(main())
