"""Manifestation by agency expression by element by session: any two crossed, the others chosen."""

import streamlit as st

from changelab.domain.codebooks import codes_of
from changelab.domain.research import Codebook
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Element
from changelab.research.crosstabs import (
    AGENCY,
    ELEMENTS,
    MANIFESTATIONS,
    Crosstab,
    Dimension,
    cases,
    crosstab,
)
from changelab.ui import visit
from changelab.ui.findings_asked import (
    Asked,
    ask_codebook,
    code_words,
    not_in_use,
    once,
    session_words,
    way_to_coding,
)
from changelab.ui.findings_grid import (
    COLOURS,
    GREY,
    Bar,
    BarPart,
    Bars,
    Cell,
    Grid,
    Row,
    count_cell,
    grid,
    percent,
)
from changelab.ui.findings_passages import behind, nothing_chosen

_WORDS = {
    Dimension.MANIFESTATION: "Manifestation",
    Dimension.AGENCY: "Agency expression",
    Dimension.ELEMENT: "Element",
    Dimension.SESSION: "Session",
}
_NONE = {
    Dimension.MANIFESTATION: "no manifestation",
    Dimension.AGENCY: "no expression of agency",
    Dimension.ELEMENT: "no element",
    Dimension.SESSION: "in no session",
}
#: As a key of a cell, and of no choice; no id is like these.
_NOTHING, _ALL = "–", "*"


class _Values:
    """The values of each dimension in their order, with what they are called and their colours."""

    def __init__(self, state: WorkshopState, signs: Codebook | None, acts: Codebook | None):
        self._state = state
        self._books = {Dimension.MANIFESTATION: signs, Dimension.AGENCY: acts}

    def order(self, dimension: Dimension) -> list[str]:
        """All of them, whether anything has them or not; codes that are not used any more only
        if something has."""
        if dimension is Dimension.ELEMENT:
            return [element.value for element in Element]
        if dimension is Dimension.SESSION:
            return [one.id for one in self._state.planned_sessions]
        book = self._books[dimension]
        codes = codes_of(self._state, book.id) if book else []
        return [code.id for code in codes if code.applies and not code.retired]

    def words(self, dimension: Dimension, value: str | None) -> str:
        """What people call it."""
        if value is None:
            return _NONE[dimension]
        if dimension is Dimension.SESSION:
            return session_words(self._state, value)
        if dimension is Dimension.ELEMENT:
            known = value in set(Element)
            return visit.wording().element(Element(value)) if known else value or "another code"
        return code_words(self._state.codes[value])

    def colour(self, dimension: Dimension, value: str | None, place: int) -> str:
        """The code's own colour, else one of ours."""
        if value is None:
            return GREY
        code = self._state.codes.get(value)
        return (code.colour if code else "") or COLOURS[place % len(COLOURS)]


def cross_tables(state: WorkshopState, asked: Asked) -> None:
    """The view: what is crossed, the table and its bars, and the passages behind a count."""
    named = ((MANIFESTATIONS, "Manifestations"), (AGENCY, "Agency expressions"))
    books = [ask_codebook(state, name, label) for name, label in named]
    about = [one.id for one in state.codebooks.values() if one.name == ELEMENTS]
    if not any(books):
        not_in_use("Discursive manifestations of contradictions", "Expressions of agency")
        return
    used = tuple(one.id for one in books if one) + tuple(about)
    found = once(
        state,
        ("cases", used, asked),
        lambda: cases(state, used, **asked.chosen),
    )
    if not found:
        st.info("No passage is coded with these codebooks here yet.", icon=":material/search_off:")
        way_to_coding()
        return
    values = _Values(state, *books)
    rows, columns, layers = _ask_what(values)
    kept = tuple(case for case in found if all(case.at(d) == v for d, v in layers.items()))
    table = crosstab(kept, rows, columns, values.order(rows), values.order(columns))
    left, right = st.columns([2.2, 1], gap="large")
    with left:
        if not table.base:
            st.info("No passage is all of this. Choose less.", icon=":material/search_off:")
            return
        chosen = grid(
            f"cross-{rows}-{columns}",
            _table(values, table, rows, columns),
            _bars(values, table, rows, columns),
        )
        _explain(table, bool(about))
    with right:
        _opened(state, values, table, (rows, columns), chosen)


def _ask_what(values: _Values) -> tuple[Dimension, Dimension, dict[Dimension, str]]:
    """Rows, columns, and one value for each of the other dimensions if wanted."""
    down, across, *others = st.columns(4)
    first, then = Dimension.MANIFESTATION, Dimension.AGENCY
    with down:
        rows = _ask_dimension("Down", list(Dimension), "cross-rows") or first
    with across:
        rest = [one for one in Dimension if one is not rows]
        columns = _ask_dimension("Across", rest, "cross-columns") or then
    layers = {}
    for place, dimension in zip(others, [one for one in rest if one is not columns], strict=True):
        with place:
            only = _ask_layer(values, dimension)
        if only != _ALL:
            layers[dimension] = only
    return rows, columns, layers


def _ask_dimension(label: str, offered: list[Dimension], key: str) -> Dimension | None:
    return st.selectbox(label, offered, format_func=_WORDS.__getitem__, key=key)


def _ask_layer(values: _Values, dimension: Dimension) -> str:
    """The one value of a dimension that the table is of; all of them to begin with."""
    return st.selectbox(
        f"Only this {_WORDS[dimension].lower()}",
        [_ALL, *values.order(dimension)],
        format_func=lambda key: "all" if key == _ALL else values.words(dimension, key),
        key=f"cross-only-{dimension}",
    )


def _key(row: str | None, column: str | None) -> str:
    return f"{row or _NOTHING} {column or _NOTHING}"


def _table(values: _Values, table: Crosstab, rows: Dimension, columns: Dimension) -> Grid:
    most = max(len(there) for there in table.cells.values())
    lines = []
    for row in table.rows:
        name = values.words(rows, row)
        cells = [
            count_cell(
                len(table.cell(row, column)),
                table.base,
                _key(row, column),
                f"{name} and {values.words(columns, column)}",
                most,
            )
            for column in table.columns
        ]
        lines.append(Row(name, [*cells, _total(table.row_totals.get(row, 0), table.base)]))
    totals = [_total(table.column_totals.get(column, 0), table.base) for column in table.columns]
    return Grid(
        label=f"{_WORDS[rows]} by {_WORDS[columns].lower()}",
        corner=f"base: {table.base:,} passages",
        columns=[*(values.words(columns, one) for one in table.columns), "All"],
        rows=lines,
        foot=[Row("All", [*totals, Cell(str(table.base), "base")])],
    )


def _total(n: int, base: int) -> Cell:
    return Cell(str(n), percent(n, base) if n else "", title=f"{n} of {base}")


def _bars(values: _Values, table: Crosstab, rows: Dimension, columns: Dimension) -> Bars:
    colours = {
        column: values.colour(columns, column, place) for place, column in enumerate(table.columns)
    }
    lines, longest = [], 1
    for row in table.rows:
        parts = []
        for column in table.columns:
            n = len(table.cell(row, column))
            if n:
                title = f"{values.words(rows, row)} and {values.words(columns, column)}: {n}"
                parts.append(BarPart(n, colours[column], str(n), _key(row, column), title))
        longest = max(longest, int(sum(part.value for part in parts)))
        total = table.row_totals.get(row, 0)
        lines.append(Bar(values.words(rows, row), parts, f"n = {total}"))
    legend = [(values.words(columns, column), colour) for column, colour in colours.items()]
    label = f"{_WORDS[columns]} within each {_WORDS[rows].lower()}"
    return Bars(label, lines, float(longest), legend)


def _explain(table: Crosstab, elements_coded: bool) -> None:
    st.caption(
        f"Counts are passages; the percentages are parts of the base, n = {table.base:,}. A "
        "passage (a turn, an episode, a card) counts once in a cell, and in each cell whose codes "
        "it has: lines can add up to more than the base. Two codes meet where their words overlap."
    )
    if not elements_coded:
        st.caption(
            "Elements come from cards that have theirs, since the codebook “Elements of the "
            "activity system” is not in use: take it up on the Coding page to code turns with it."
        )


def _opened(
    state: WorkshopState,
    values: _Values,
    table: Crosstab,
    crossed: tuple[Dimension, Dimension],
    chosen: str | None,
) -> None:
    if chosen is None:
        nothing_chosen("its passages")
        return
    row, column = (None if one == _NOTHING else one for one in chosen.split(" "))
    title = f"{values.words(crossed[0], row)} and {values.words(crossed[1], column)}"
    behind(state, title, table.cell(row, column), f"cross-{chosen}")
