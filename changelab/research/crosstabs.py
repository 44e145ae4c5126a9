"""Manifestation by agency expression by element by session (Lund 2021), counted in passages.

A passage is an item (a turn, an episode, a card …) or the words of it that carry the codes.
Codes meet where their words overlap; a code on a whole item meets every code on it. The
element is coded with the codebook `activity_system`; a card that has its element by itself
(an entry, the ends of a contradiction) brings it along.

A passage with two dilemmas counts once as a dilemma, and a passage with a dilemma and a
conflict counts in both rows: rows may add up to more than the base.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Element
from changelab.research.readings import (
    Passage,
    Passages,
    Reading,
    Span,
    common,
    overlap,
    readings,
)

MANIFESTATIONS, AGENCY, ELEMENTS = "manifestations", "agency_expressions", "activity_system"


class Dimension(StrEnum):
    """What passages are sorted by."""

    MANIFESTATION = "manifestation"
    AGENCY = "agency"
    ELEMENT = "element"
    SESSION = "session"


@dataclass(frozen=True, slots=True)
class Case:
    """A meeting of codes on one passage.

    Attributes:
        manifestation, agency: ids of codes; None where none of that codebook meets the other.
        element: by code or by the card itself; None if neither says.
        span: the words where they meet; None is the whole item.
        codings: on which codings it rests.
    """

    item: str
    manifestation: str | None
    agency: str | None
    element: str | None
    session: str | None
    span: Span
    codings: tuple[str, ...]

    def at(self, dimension: Dimension) -> str | None:
        """Where the case lies in that dimension."""
        return getattr(self, dimension.value)


@dataclass(frozen=True, slots=True)
class Crosstab:
    """A table of counts.

    Attributes:
        rows, columns: the values in their order; None is "none of them".
        cells: the passages by row and column; where nothing is there is no cell.
        row_totals, column_totals: how many passages a row or a column has, each once.
        base: how many passages there are in the whole table, each once.
    """

    rows: tuple[str | None, ...]
    columns: tuple[str | None, ...]
    cells: dict[tuple[str | None, str | None], tuple[Passage, ...]]
    row_totals: dict[str | None, int]
    column_totals: dict[str | None, int]
    base: int

    def cell(self, row: str | None, column: str | None) -> tuple[Passage, ...]:
        """The passages there; how many they are is the count."""
        return self.cells.get((row, column), ())


def cases(
    state: WorkshopState,
    codebooks: Collection[str],
    *,
    coders: Collection[str] = (),
    sessions: Collection[str] = (),
) -> list[Case]:
    """Every meeting of codes, item by item.

    Args:
        codebooks: ids of the adopted codebooks that are used: of manifestations, of agency
            expressions, of elements.
        coders, sessions: as `readings` takes them.
    """
    by_item: dict[str, list[Reading]] = {}
    for one in readings(state, codebooks, coders=coders, sessions=sessions):
        by_item.setdefault(one.item, []).append(one)
    return [case for made in by_item.values() for case in _cases_of(state, made)]


def crosstab(
    found: Iterable[Case],
    rows: Dimension,
    columns: Dimension,
    row_order: Sequence[str],
    column_order: Sequence[str],
) -> Crosstab:
    """The cases as a table. Values that nothing has stay in it, "none of them" only if needed."""
    cells: dict[tuple[str | None, str | None], Passages] = {}
    in_row: dict[str | None, set[str]] = {}
    in_column: dict[str | None, set[str]] = {}
    items: set[str] = set()
    for case in found:
        row, column = case.at(rows), case.at(columns)
        here = cells.setdefault((row, column), Passages())
        here.take(Passage(case.item, case.span, case.codings))
        in_row.setdefault(row, set()).add(case.item)
        in_column.setdefault(column, set()).add(case.item)
        items.add(case.item)
    return Crosstab(
        rows=_in_order(row_order, in_row),
        columns=_in_order(column_order, in_column),
        cells={place: there.all() for place, there in cells.items()},
        row_totals={row: len(there) for row, there in in_row.items()},
        column_totals={column: len(there) for column, there in in_column.items()},
        base=len(items),
    )


def _cases_of(state: WorkshopState, made: list[Reading]) -> Iterator[Case]:
    """The meetings on one item. An element alone is none: it says what a passage is about."""

    def of(codebook: str) -> list[Reading]:
        return [one for one in made if state.codebooks[one.code.codebook].name == codebook]

    signs, acts, elements = of(MANIFESTATIONS), of(AGENCY), of(ELEMENTS)
    for sign in signs:
        meeting = [act for act in acts if overlap(sign.span, act.span)]
        for act in meeting:
            yield from _about_elements(state, _meeting(sign, act), elements)
        if not meeting:
            yield from _about_elements(state, _meeting(sign, None), elements)
    for act in acts:
        if not any(overlap(sign.span, act.span) for sign in signs):
            yield from _about_elements(state, _meeting(None, act), elements)


def _meeting(sign: Reading | None, act: Reading | None) -> Case:
    """A manifestation and an expression of agency in the same words, or one of them alone."""
    codes = [one for one in (sign, act) if one]
    return Case(
        item=codes[0].item,
        manifestation=sign.code.id if sign else None,
        agency=act.code.id if act else None,
        element=None,
        session=codes[0].session,
        span=common(codes[0].span, codes[-1].span),
        codings=tuple(one.coding.id for one in codes),
    )


def _about_elements(state: WorkshopState, case: Case, elements: list[Reading]) -> Iterator[Case]:
    """The case once for each element that it is about; as it is, if it is about none."""
    named: set[str] = set()
    for one in elements:
        if overlap(case.span, one.span):
            codings = (*case.codings, one.coding.id)
            span = common(case.span, one.span)
            yield replace(case, element=one.code.key, span=span, codings=codings)
            named.add(one.code.key)
    for element in _own_elements(state, case.item):
        if element not in named:
            yield replace(case, element=element)
            named.add(element)
    if not named:
        yield case


def _own_elements(state: WorkshopState, item: str) -> tuple[Element, ...]:
    """The elements that a card is about by itself."""
    if item in state.entries:
        return (state.entries[item].element,)
    if item in state.contradictions:
        return tuple(dict.fromkeys(pole.element for pole in state.contradictions[item].poles))
    return ()


def _in_order(order: Sequence[str], there: dict[str | None, set[str]]) -> tuple[str | None, ...]:
    known: list[str | None] = list(order)
    known += [value for value in there if value is not None and value not in order]
    return tuple(known + [None] * (None in there))
