"""Planned against actual learning actions, by session and task."""

import streamlit as st

from changelab.domain.codebooks import codes_of
from changelab.domain.passages import is_turn
from changelab.domain.research import Code
from changelab.domain.state import WorkshopState
from changelab.research.actions import CODEBOOK, Stretch, planned_and_actual
from changelab.research.readings import readings
from changelab.ui.findings_asked import (
    Asked,
    ask_codebook,
    code_words,
    not_in_use,
    once,
    session_words,
    turns_of,
)
from changelab.ui.findings_grid import (
    COLOURS,
    Bar,
    BarPart,
    Bars,
    Cell,
    Grid,
    Row,
    grid,
    percent,
)
from changelab.ui.findings_passages import behind, nothing_chosen
from changelab.ui.sentences import short


def planned_against_actual(state: WorkshopState, asked: Asked) -> None:
    """The view: the table with what was planned marked, its bars, and the passages."""
    book = ask_codebook(state, CODEBOOK, "Codebook")
    if book is None:
        not_in_use("Learning actions")
        return
    found = once(
        state,
        ("actions", book.id, asked),
        lambda: planned_and_actual(
            state, book.id, turns_of(state, _transcripts(state, book.id)), **asked.chosen
        ),
    )
    there = {code for one in found for code in one.found}
    codes = [
        code
        for code in codes_of(state, book.id)
        if code.id in there or (code.applies and not code.retired)
    ]
    left, right = st.columns([2.2, 1], gap="large")
    with left:
        if not there:
            st.info(
                "No passage is coded with this codebook here yet. What was planned is marked.",
                icon=":material/search_off:",
            )
        chosen = grid("actions", _table(state, found, codes), _bars(state, found, codes))
        _explain(found)
    with right:
        if chosen is None:
            nothing_chosen("its passages")
            return
        where, _, code = chosen.partition(" ")
        one = next(one for one in found if _place(one) == where)
        title = f"{_words(state, one)}: {code_words(state.codes[code])}"
        behind(state, title, one.found[code], f"actions-{chosen}")


def _transcripts(state: WorkshopState, book: str) -> set[str]:
    """Those whose turns must be read: coded with this codebook, and placed on the clock."""
    keys = set()
    for one in readings(state, {book}):
        if is_turn(one.item) or one.item in state.episodes:
            keys.add(one.place)
    return {key for key in keys if state.transcripts[key].starts_at is not None}


def _place(one: Stretch) -> str:
    return one.task or one.session or "–"


def _words(state: WorkshopState, one: Stretch) -> str:
    if one.task is None:
        return session_words(state, one.session)
    return short(state.tasks[one.task].plan.title, 60)


def _table(state: WorkshopState, found: list[Stretch], codes: list[Code]) -> Grid:
    most = max((one.n(code.id) for one in found for code in codes), default=0)
    rows = []
    for one in found:
        name, small = _words(state, one), f"n = {one.base}"
        if not one.ran:
            small += " · has not run"
        cells = [_cell(one, code, name, most) for code in codes]
        rows.append(Row(name, cells, small, "part" if one.task else "group"))
    return Grid(
        label="Planned and actual learning actions",
        corner="framed: planned",
        columns=[code_words(code) for code in codes],
        rows=rows,
    )


def _cell(one: Stretch, code: Code, name: str, most: int) -> Cell:
    planned, n = code.key in one.planned, one.n(code.id)
    said = f"{name}, {code.name}: {n} of {one.base} passages{', planned' if planned else ''}"
    small = ("planned" if planned else "") if not n else percent(n, one.base)
    text = str(n) if n or planned else "·"
    key = f"{_place(one)} {code.id}" if n else ""
    return Cell(text, small, key, n / most if most else 0.0, said, framed=planned)


def _bars(state: WorkshopState, found: list[Stretch], codes: list[Code]) -> Bars | None:
    sessions = [one for one in found if one.task is None]
    colours = {
        code.id: code.colour or COLOURS[place % len(COLOURS)] for place, code in enumerate(codes)
    }
    lines, longest = [], 0
    for one in sessions:
        parts = []
        for code in codes:
            n = one.n(code.id)
            if n:
                said = f"{_words(state, one)}, {code.name}: {n} of {one.base}"
                key = f"{_place(one)} {code.id}"
                parts.append(BarPart(n, colours[code.id], str(n), key, said))
        longest = max(longest, int(sum(part.value for part in parts)))
        lines.append(Bar(_words(state, one), parts, f"n = {one.base}"))
    if not longest:
        return None
    legend = [(code_words(code), colours[code.id]) for code in codes]
    return Bars("Actual learning actions of each session", lines, float(longest), legend)


def _explain(found: list[Stretch]) -> None:
    sessions = [one for one in found if one.task is None and one.session]
    planned = sum(len(one.planned) for one in sessions if one.ran)
    keys = [(one, {code.partition("/")[2] for code in one.found}) for one in sessions if one.ran]
    met = sum(sum(action in there for action in one.planned) for one, there in keys)
    if planned:
        st.caption(
            f"In the sessions that ran, {met} of {planned} planned learning actions were found."
        )
    st.caption(
        "Counts are passages (turns, episodes, cards, whole tasks) coded with this codebook; n is "
        "how many there are in that session or task, each once. A turn lies in the task that was "
        "at hand when it was said, an episode in that of its first turn. Turns without a time "
        "count for their session only: say on the Transcripts page when the recording began."
    )
