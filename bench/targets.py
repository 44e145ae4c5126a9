"""What was promised, and whether this run keeps it."""

from collections.abc import Iterator
from dataclasses import dataclass

from bench import exports, history, joining, page, pictures, record, rooms, start, workbench
from bench.figures import Figure, Figures
from bench.rooms import FLOOR, OURS, STREAMLIT

#: For 100 phones and 10 acts a second, in ms (95th percentile).
LIMITS = {
    "acknowledged": 15.0,
    "seen by every phone": 20.0,
    "picture at the projector": 60.0,
}
#: What nobody may be able to count in a room of ours.
NOTHING = (
    "lost",
    "duplicated",
    "missing in the record",
    "twice in the record",
)
#: A room with a long past costs the same per act: within what two runs of one room differ by.
SAME = 1.25


@dataclass(frozen=True)
class Verdict:
    """One promise: what was promised, what was measured, whether it holds."""

    what: str
    target: str
    measured: str
    met: bool


def verdicts(figures: Figures) -> list[Verdict]:
    """Every promise of which this run measured something."""
    promises = (_hundred_phones, _times_faster, _thousand_phones, _nothing_lost, _joining)
    more = (_phone_page, _history, _process, _pictures, _exports)
    return [verdict for promise in (*promises, *more) for verdict in promise(figures)]


def _room(figures: Figures, what: str, variant: str, phones: int, rate: float) -> Figure | None:
    return figures.get(rooms.PART, what, variant=variant, phones=phones, rate=rate)


def _hundred_phones(figures: Figures) -> Iterator[Verdict]:
    for what, limit in LIMITS.items():
        ours = _room(figures, what, OURS, 100, 10)
        if ours:
            name = f"100 phones, 10 acts a second: {what}"
            yield _at_most(name, ours, limit)
            floor = _room(figures, what, FLOOR, 100, 10)
            if floor:
                times = ours.p95 / floor.p95
                told = f"{times:.1f} × ({ours.p95:.1f} to {floor.p95:.1f} ms)"
                yield Verdict(f"{name}, beside the floor", "p95 ≤ 2 ×", told, times <= 2)


def _times_faster(figures: Figures) -> Iterator[Verdict]:
    what = "seen by every phone"
    ours = _room(figures, what, OURS, 60, 6)
    theirs = [
        one
        for one in figures.of(rooms.PART, what=what, phones=60, rate=6.0)
        if one.variant.lower().startswith(STREAMLIT) and one.samples
    ]
    if ours and theirs:
        best = min(theirs, key=lambda one: one.p95)
        times = best.p95 / ours.p95
        told = f"{times:.0f} × ({best.p95:.0f} to {ours.p95:.1f} ms)"
        name = f"60 phones: {what}, beside Streamlit alone at its best"
        yield Verdict(name, "p95 ≥ 20 × faster", told, times >= 20)


def _thousand_phones(figures: Figures) -> Iterator[Verdict]:
    name = "1,000 phones, 20 acts a second"
    seen = _room(figures, "seen by every phone", OURS, 1000, 20)
    memory = _room(figures, "memory, server", OURS, 1000, 20)
    if seen and memory:
        yield _at_most(f"{name}: seen by every phone", seen, 120)
        yield _at_most(f"{name}: memory of the server", memory, 200)


def _nothing_lost(figures: Figures) -> Iterator[Verdict]:
    ours = figures.of(rooms.PART, variant=OURS)
    if ours:
        counts = {
            what: int(sum(sum(one.samples) for one in ours if one.what == what)) for what in NOTHING
        }
        found = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
        acts = sum(len(one.samples) for one in ours if one.what == "acknowledged")
        told = found or f"nothing, of {acts:,} cards"
        name = "every room of ours: lost or duplicated, at any phone or in the record"
        yield Verdict(name, "nothing", told, not found)


def _joining(figures: Figures) -> Iterator[Verdict]:
    for arriving in figures.of(joining.PART, what="refused"):
        name = f"{joining.PHONES} phones join from one address {arriving.variant}"
        refused = int(sum(arriving.samples))
        yield Verdict(f"{name}: refused", "none", str(refused), refused == 0)
    burst = figures.get(joining.PART, "all are in", variant=joining.AT_ONCE)
    if burst:
        name = f"{joining.PHONES} phones join from one address {joining.AT_ONCE}: all are in"
        yield _at_most(name, burst, 10)


def _phone_page(figures: Figures) -> Iterator[Verdict]:
    limits = {"usable": 1000.0, "size with all it loads": 40.0, "requests": 6.0}
    for way in (page.NEW, page.KNOWN):
        for what, limit in limits.items():
            found = figures.get(page.PART, what, variant=way)
            if found:
                yield _at_most(f"phone page, {way}: {what}", found, limit, "median")


def _history(figures: Figures) -> Iterator[Verdict]:
    short, long = (
        figures.get(history.PART, history.PER_ACT, variant=history.name_of(earlier))
        for earlier in history.EARLIER
    )
    if short and long:
        times = long.median / short.median
        told = f"{times:.2f} × ({long.median:.1f} to {short.median:.1f} ms)"
        few, many = history.EARLIER
        name = f"{many:,} earlier contributions beside {few}: processor time per act"
        yield Verdict(name, f"median ≤ {SAME:g} ×", told, times <= SAME)


def _process(figures: Figures) -> Iterator[Verdict]:
    for part, what, limit, judged in (
        (record.PART, record.FOLDING, 0.25, "median"),
        (record.PART, record.OPENING, 1.5, "median"),
        (start.PART, start.HEALTH, 2.5, "median"),
        (workbench.PART, "acknowledged", 50.0, "p95"),
        (workbench.PART, "picture at the projector", 200.0, "p95"),
        (workbench.PART, "memory, server", 200.0, "median"),
    ):
        found = figures.get(part, what)
        if found:
            beside = f"{workbench.PHONES} phones and an open workbench: "
            name = (beside if part == workbench.PART else "") + what
            yield _at_most(name, found, limit, judged)


def _at_most(name: str, figure: Figure, limit: float, judged: str = "p95") -> Verdict:
    value = figure.p95 if judged == "p95" else figure.median
    unit = f" {figure.unit}" if figure.unit else ""
    target = f"{judged} ≤ {limit:g}{unit}"
    return Verdict(name, target, f"{value:.3g}{unit}", value <= limit)


def breaking_points(figures: Figures) -> list[str]:
    """For each variant the first room that misses a limit of the 100 phones, with the facts."""
    told = []
    variants = dict.fromkeys(one.variant for one in figures.of(rooms.PART))
    for variant in variants:
        sizes = dict.fromkeys(
            (one.phones, one.rate) for one in figures.of(rooms.PART, variant=variant)
        )
        told.append(_first_miss(figures, variant, list(sizes)))
    return told


def _first_miss(figures: Figures, variant: str, sizes: list[tuple]) -> str:
    for phones, rate in sizes:
        missed = [
            f"{what} p95 {found.p95:.0f} ms (limit {limit:g})"
            for what, limit in LIMITS.items()
            if (found := _room(figures, what, variant, phones, rate)) and found.p95 > limit
        ]
        if missed:
            return (
                f"{_capital(variant)}: first at {phones:,} phones and {rate:g} acts a second: "
                f"{'; '.join(missed)}. {_why(figures, variant, phones, rate)}"
            )
    return f"{_capital(variant)}: at none of the sizes measured."


def _why(figures: Figures, variant: str, phones: int, rate: float) -> str:
    def median(what: str) -> float:
        found = _room(figures, what, variant, phones, rate)
        return found.median if found else 0.0

    each = median("messages to a phone, per act")
    return (
        f"There the server sends {each * rate * phones:,.0f} messages a second and uses "
        f"{median('processor, server'):.0f} % of a core, its drawers "
        f"{median('processor, drawers'):.0f} %, the load generator "
        f"{median('processor, load'):.0f} %."
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _pictures(figures: Figures) -> Iterator[Verdict]:
    limits = {pictures.TYPICAL: 5.0, pictures.LARGEST: 60.0, pictures.NETWORK: 60.0}
    for what, limit in limits.items():
        ours = figures.get(pictures.PART, what, variant="ours")
        by_dot = figures.get(pictures.PART, what, variant=pictures.BY_DOT)
        if ours:
            yield Verdict(
                f"SVG of {what}, warm",
                f"median ≤ {limit:g} ms",
                f"{ours.median:.3g} ms",
                ours.median <= limit,
            )
        if ours and by_dot:
            times = by_dot.median / ours.median
            told = f"{times:.0f} × ({by_dot.median:.0f} to {ours.median:.1f} ms)"
            yield Verdict(
                f"SVG of {what}, beside starting dot", "median ≥ 10 × faster", told, times >= 10
            )
    everything = figures.get(pictures.PART, pictures.ALL)
    if everything:
        yield Verdict(
            f"{pictures.ALL}, as SVG",
            "median ≤ 2 s",
            f"{everything.median:.3g} s",
            everything.median <= 2,
        )


def _exports(figures: Figures) -> Iterator[Verdict]:
    def of(what: str, variant: str = exports.LARGE_STUDY) -> Figure | None:
        return figures.get(exports.PART, what, variant=variant)

    for what, limit in ((exports.TAKES, 30.0), (exports.NEEDS, 600.0), (exports.WEIGHS, 600.0)):
        found = of(what)
        if found:
            yield _at_most(f"{exports.LARGE_STUDY}: {what}", found, limit, "median")
    for what in (exports.PHONE_PAGE, exports.STATE, exports.ACT, exports.WORKBENCH):
        found = of(what, exports.BESIDE)
        if found:
            yield _at_most(f"{exports.LARGE_STUDY} is exported: {what}", found, 300)
    once, twice = of(exports.TAKES), of(exports.TAKES, exports.TWICE_THAT)
    if once and twice:
        times = twice.median / once.median
        told = f"{times:.2f} × ({twice.median:.1f} to {once.median:.1f} s)"
        name = f"whole export of {exports.TWICE_THAT}, beside {exports.LARGE_STUDY}"
        yield Verdict(name, "median ≤ 2.2 ×", told, times <= 2.2)
