"""The five comparisons of leader and group: sayings, doings, relatings (Stuart, after Kemmis)."""

import streamlit as st

from changelab.domain.state import WorkshopState
from changelab.research.comparisons import (
    ALL,
    CODEBOOK,
    MARKS,
    NO_MARK,
    Comparison,
    Part,
    comparisons,
)
from changelab.ui.findings_asked import Asked, ask_codebook, not_in_use, once
from changelab.ui.findings_grid import (
    COLOURS,
    GREY,
    Bar,
    BarPart,
    Bars,
    Grid,
    Row,
    count_cell,
    grid,
)
from changelab.ui.findings_passages import behind, nothing_chosen
from changelab.ui.terms import term

_COLUMNS = {ALL: "Passages", **{mark: mark for mark in MARKS}, NO_MARK: "none of these"}


def leader_and_group(state: WorkshopState, asked: Asked) -> None:
    """The view: five tables in one, the bars of leader and group, and the passages."""
    book = ask_codebook(state, CODEBOOK, "Codebook")
    if book is None:
        not_in_use("Sayings, doings and relatings of leader and group")
        return
    five = once(
        state,
        ("leader", book.id, asked),
        lambda: comparisons(state, book.id, **asked.chosen),
    )
    left, right = st.columns([2.2, 1], gap="large")
    with left:
        if not any(one.base for one in five):
            st.info(
                "No passage is coded with this codebook here yet.", icon=":material/search_off:"
            )
        chosen = grid("leader", _table(five), _bars(five))
        st.caption(
            "Every category is told, however rare. Percentages are parts of the base of their "
            "comparison: the passages with at least one of its codes, each once. A passage may "
            "have several codes, so that parts can add up to more than the base."
        )
    with right:
        _opened(state, five, chosen)


def _table(five: list[Comparison]) -> Grid:
    most = max((part.n() for one in five for part in one.parts), default=0)
    rows = []
    for number, one in enumerate(five):
        rows.append(Row(one.title, [], f"base: n = {one.base}", "group"))
        for part in one.parts:
            cells = [
                count_cell(
                    part.n(mark),
                    one.base,
                    f"{number} {part.key} {mark}",
                    f"{term(part.key)}, {_COLUMNS[mark].lower()}",
                    most,
                )
                for mark in _COLUMNS
            ]
            rows.append(Row(_side(one, part), cells, kind="part"))
    return Grid("The five comparisons", "", list(_COLUMNS.values()), rows)


def _side(one: Comparison, part: Part) -> str:
    """What differs within the comparison: sayings, or the leader."""
    actor, _, way = part.key.partition("_")
    return way if one.title.casefold().endswith(actor) else actor


def _bars(five: list[Comparison]) -> Bars | None:
    most = max((part.n() for one in five for part in one.parts), default=0)
    if not most:
        return None
    colours = {"leader": COLOURS[4], "group": COLOURS[1]}
    lines = []
    for number, one in enumerate(five[2:], start=2):
        for part in one.parts:
            actor = part.key.partition("_")[0]
            n, said = part.n(), f"{term(part.key)}: {part.n()} of {one.base}"
            key = f"{number} {part.key} {ALL}"
            parts = [BarPart(n, colours.get(actor, GREY), str(n), key, said)] if n else []
            lines.append(Bar(f"{one.title}, {actor}", parts, f"{n} of {one.base}"))
    legend = [(f"the {actor}", colour) for actor, colour in colours.items()]
    return Bars("Leader against group", lines, float(most), legend)


def _opened(state: WorkshopState, five: list[Comparison], chosen: str | None) -> None:
    if chosen is None:
        nothing_chosen("its passages")
        return
    number, key, mark = chosen.split(" ", 2)
    part = next(part for part in five[int(number)].parts if part.key == key)
    title = term(key).capitalize() + ("" if mark == ALL else f", {_COLUMNS[mark]}")
    behind(state, title, part.passages[mark], f"leader-{chosen}")
