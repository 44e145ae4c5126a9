"""How far coders agree: Cohen's kappa (by nltk) and Krippendorff's alpha (by krippendorff).

A *unit* is an item (a turn, an episode, a card …) that at least one of the chosen coders
coded with this codebook; codes on different words of one item are on the same unit. With
`Units.TURNS` every other turn of the transcripts they coded is a unit too.

A value is *missing*, not "no code", where a coder put no code of this codebook anywhere in
that transcript (or on no card, task or material, if the unit is one): they did not look at
it. Units with fewer than two values cannot be compared.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from changelab.domain.codebooks import codes_of
from changelab.domain.state import WorkshopState
from changelab.research.readings import Reading, readings

#: What a unit has, seen over a whole codebook, instead of one code.
NO_CODE, SEVERAL = "no code", "several"

#: For each unit, what each coder who looked at it put there.
Values = Mapping[str, Mapping[str, str]]


class Units(StrEnum):
    """What is compared: see the head of this file."""

    CODED = "coded"
    TURNS = "turns"


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far coders agree about one code, or over a whole codebook.

    Attributes:
        code: the code (yes or no on each unit); None for the whole codebook, where the value
            of a unit is its one code, "several" or "no code".
        units, pairable: how many units there are, and how many of them two or more looked at.
        values: on how many of the pairable units each coder used the code (or any code).
        together, apart: the units on which all who looked put the same code, and those on which
            they differ; on the other pairable ones nobody put any.
        observed: the part of all pairs of values that are the same; None without a pair.
        kappa, alpha: None where they are not defined.
        why_no_kappa, why_no_alpha: the reason, in words; empty where they are defined.
    """

    code: str | None
    units: int
    pairable: int
    values: Mapping[str, int]
    together: tuple[str, ...]
    apart: tuple[str, ...]
    observed: float | None
    kappa: float | None
    alpha: float | None
    why_no_kappa: str = ""
    why_no_alpha: str = ""


def agreement(
    state: WorkshopState,
    codebook: str,
    coders: Collection[str],
    *,
    sessions: Collection[str] = (),
    units: Units = Units.CODED,
    made: Iterable[Reading] | None = None,
) -> list[Agreement]:
    """Over the whole codebook first, then for each of its codes that can be applied.

    Args:
        made: the readings of these coders with this codebook, if they are at hand.
    """
    if made is None:
        made = readings(state, {codebook}, coders=coders, sessions=sessions)
    put = _codes_put(state, list(made), units)
    found = [_over_all(put, coders)]
    for code in codes_of(state, codebook):
        if code.applies:
            yes_or_no = {
                unit: {coder: "yes" if code.id in codes else NO_CODE for coder, codes in by.items()}
                for unit, by in put.items()
            }
            found.append(compare(yes_or_no, code.id, coders))
    return found


def agreement_over(made: Collection[Reading], state: WorkshopState) -> Agreement:
    """Over a whole codebook alone, between all who made these readings."""
    coders = sorted({one.coder for one in made})
    return _over_all(_codes_put(state, made, Units.CODED), coders)


def compare(values: Values, code: str | None, coders: Collection[str]) -> Agreement:
    """The agreement of these coders on these values; a value that is not there is missing."""
    pairable = {unit: by for unit, by in values.items() if len(by) > 1}
    pairs = [pair for by in pairable.values() for pair in combinations(by.values(), 2)]
    same = sum(one == other for one, other in pairs)
    put = {unit: set(by.values()) for unit, by in pairable.items()}
    kappa, why_no_kappa = _kappa(pairable, coders)
    alpha, why_no_alpha = _alpha(pairable)
    return Agreement(
        code=code,
        units=len(values),
        pairable=len(pairable),
        values={
            coder: sum(by.get(coder, NO_CODE) != NO_CODE for by in pairable.values())
            for coder in coders
        },
        together=tuple(unit for unit, them in put.items() if len(them) == 1 and them != {NO_CODE}),
        apart=tuple(unit for unit, them in put.items() if len(them) > 1),
        observed=same / len(pairs) if pairs else None,
        kappa=kappa,
        alpha=alpha,
        why_no_kappa=why_no_kappa,
        why_no_alpha=why_no_alpha,
    )


def _codes_put(
    state: WorkshopState, made: Collection[Reading], units: Units
) -> dict[str, dict[str, frozenset[str]]]:
    """For each unit the codes of each coder who looked at it; none is an empty set."""
    place_of = {one.item: one.place for one in made}
    if units is Units.TURNS:
        for key in {one.place for one in made} & state.transcripts.keys():
            for number in range(1, state.transcripts[key].turns + 1):
                place_of.setdefault(f"{key}/{number}", key)
    looked: dict[str, set[str]] = {}
    codes: dict[tuple[str, str], set[str]] = {}
    for one in made:
        looked.setdefault(one.place, set()).add(one.coder)
        codes.setdefault((one.item, one.coder), set()).add(one.code.id)
    return {
        item: {
            coder: frozenset(codes.get((item, coder), ()))
            for coder in sorted(looked.get(place, ()))
        }
        for item, place in place_of.items()
    }


def _over_all(
    put: Mapping[str, Mapping[str, frozenset[str]]], coders: Collection[str]
) -> Agreement:
    values = {
        unit: {coder: _one_value(codes) for coder, codes in by.items()} for unit, by in put.items()
    }
    return compare(values, None, coders)


def _one_value(codes: frozenset[str]) -> str:
    if len(codes) > 1:
        return SEVERAL
    return next(iter(codes), NO_CODE)


_NOTHING_TO_COMPARE = "No unit was looked at by two of them."


def _kappa(pairable: Values, coders: Collection[str]) -> tuple[float | None, str]:
    """Cohen's kappa (1960), or why there is none."""
    if len(coders) != 2:
        return None, "Kappa compares two coders; choose two of them."
    if not pairable:
        return None, _NOTHING_TO_COMPARE
    if len({value for by in pairable.values() for value in by.values()}) < 2:
        return None, "Both put the same on every unit: by chance they would agree as much."
    # Loaded when somebody asks: with numpy it weighs more than a workshop.
    from nltk.metrics.agreement import AnnotationTask

    put = ((coder, unit, value) for unit, by in pairable.items() for coder, value in by.items())
    return float(AnnotationTask(put).kappa()), ""


def _alpha(pairable: Values) -> tuple[float | None, str]:
    """Krippendorff's alpha for nominal data (2011), or why there is none."""
    if not pairable:
        return None, _NOTHING_TO_COMPARE
    kinds = sorted({value for by in pairable.values() for value in by.values()})
    if len(kinds) < 2:
        return None, "All put the same on every unit: without variation there is no alpha."
    import krippendorff

    counts = [[list(by.values()).count(kind) for kind in kinds] for by in pairable.values()]
    return float(krippendorff.alpha(value_counts=counts, level_of_measurement="nominal")), ""
