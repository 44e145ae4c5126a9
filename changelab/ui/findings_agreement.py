"""How far coders agree, code by code, as a table and as bars; each figure leads to its passages."""

from collections import Counter

import streamlit as st

from changelab.domain.research import Codebook
from changelab.domain.state import WorkshopState
from changelab.research.agreement import Agreement, Units, agreement
from changelab.research.readings import Reading, readings
from changelab.ui import visit
from changelab.ui.findings_asked import Asked, code_words, codebook_words, coder_words, once
from changelab.ui.findings_grid import COLOURS, Bar, BarPart, Bars, Cell, Grid, Row, grid
from changelab.ui.findings_passages import behind, nothing_chosen, of_items

_UNITS = {
    Units.CODED: "passages that one of them coded",
    Units.TURNS: "these, and every other turn of the transcripts they coded",
}
#: What is customarily asked of alpha (Krippendorff 2018): to draw conclusions, and tentative ones.
_ASKED_OF_ALPHA = ((0.667, "0.667: for tentative conclusions"), (0.8, "0.8: reliable"))
_TOGETHER, _APART = "together", "apart"


def agreement_of_coders(state: WorkshopState, asked: Asked) -> None:
    """The view: which codebook, what is compared, the figures, and the passages behind them."""
    if len(state.coders) < 2:
        st.info(
            "Agreement needs two coders. Let a second person code the same transcript on the "
            "Coding page, under a number of their own.",
            icon=":material/group:",
        )
        return
    which, what = st.columns(2)
    with which:
        used = Counter(state.codes[one.code].codebook for one in state.codings.values())
        book = st.selectbox(
            "Codebook",
            sorted(state.codebooks.values(), key=lambda one: -used[one.id]),
            format_func=codebook_words,
            key="agreement-book",
        )
    units = (
        what.selectbox(
            "What is compared", list(Units), format_func=_UNITS.__getitem__, key="agreement-units"
        )
        or Units.CODED
    )
    coders = asked.coders or tuple(state.coders)
    if len(coders) < 2:
        st.info("Choose at least two coders above, or nobody for all of them.")
        return
    made, found = once(
        state,
        ("agreement", book.id, coders, asked.sessions, units),
        lambda: _worked_out(state, book.id, coders, asked.sessions, units),
    )
    if not found[0].units:
        st.info(f"Nothing is coded with “{visit.plain(book.title)}” by these coders here yet.")
        return
    left, right = st.columns([2.2, 1], gap="large")
    with left:
        chosen = grid("agreement", _table(state, found, coders), _bars(state, found))
        _explain(state, found[0], coders)
    with right:
        _opened(state, book, found, made, chosen)


def _worked_out(
    state: WorkshopState,
    book: str,
    coders: tuple[str, ...],
    sessions: tuple[str, ...],
    units: Units,
) -> tuple[list[Reading], list[Agreement]]:
    made = list(readings(state, {book}, coders=coders, sessions=sessions))
    return made, agreement(state, book, coders, units=units, made=made)


def _table(state: WorkshopState, found: list[Agreement], coders: tuple[str, ...]) -> Grid:
    most = max(len(one.apart) for one in found[1:]) if found[1:] else 0
    rows = []
    for one in found:
        name = code_words(state.codes[one.code]) if one.code else "Over the whole codebook"
        key = one.code or ""
        cells = [
            *(Cell(str(one.values[coder]), title=f"{coder} used it") for coder in coders),
            _units(one.together, f"{_TOGETHER} {key}", f"{name}: coded the same", one, 0),
            _units(one.apart, f"{_APART} {key}", f"{name}: coded differently", one, most),
            _figure(one.observed, "", "No two of them looked at a passage."),
            _figure(one.kappa, "Cohen's kappa", one.why_no_kappa),
            _figure(one.alpha, "Krippendorff's alpha", one.why_no_alpha),
        ]
        rows.append(Row(name, cells, kind="" if one.code else "whole"))
    return Grid(
        label="Agreement between coders",
        corner=f"n = {found[0].pairable} passages that two or more looked at",
        columns=[*coders, "Same", "Different", "Observed", "Kappa", "Alpha"],
        rows=rows,
    )


def _units(units: tuple[str, ...], key: str, title: str, one: Agreement, most: int) -> Cell:
    if not units:
        return Cell("0", title=title)
    said = f"{title}: {len(units)} of {one.pairable} passages"
    shade = len(units) / most if most else 0.0
    return Cell(str(len(units)), key=key, shade=min(shade, 1.0), title=said)


def _figure(value: float | None, name: str, why_not: str) -> Cell:
    if value is None:
        return Cell("–", "not defined", title=why_not)
    if not name:
        return Cell(f"{100 * value:.0f} %", title="Part of all pairs of values that are the same")
    return Cell(f"{value:.2f}", title=name)


def _bars(state: WorkshopState, found: list[Agreement]) -> Bars:
    rows = []
    for one in found:
        name = code_words(state.codes[one.code]) if one.code else "Over the whole codebook"
        value = max(0.0, one.alpha or 0.0)
        said = "not defined" if one.alpha is None else f"α {one.alpha:.2f}"
        part = BarPart(value, COLOURS[0] if one.code else COLOURS[9], title=f"{name}: {said}")
        rows.append(Bar(name, [part] if value else [], said))
    return Bars("Krippendorff's alpha of each code", rows, max=1.0, marks=_ASKED_OF_ALPHA)


def _explain(state: WorkshopState, whole: Agreement, coders: tuple[str, ...]) -> None:
    """What a unit is, what is missing, and why a figure is not there."""
    named = ", ".join(coder_words(state, coder) for coder in coders)
    missing = whole.units - whole.pairable
    st.caption(
        f"{named}. {whole.units:,} units, {whole.pairable:,} of them looked at by two or more; "
        f"{missing:,} only by one. A unit is a turn, an episode, a card or another item; codes on "
        "different words of one turn are on the same unit. Whoever put no code of this codebook "
        "anywhere in a transcript (or on any card) is missing there, which is not the same as "
        "“no code”. The dotted lines are what is customarily asked of alpha: 0.667 for tentative "
        "conclusions, 0.8 to rely on it."
    )
    for why in dict.fromkeys((whole.why_no_kappa, whole.why_no_alpha)):
        if why:
            st.caption(f"Not defined over the whole codebook: {visit.plain(why)}")


def _opened(
    state: WorkshopState,
    book: Codebook,
    found: list[Agreement],
    made: list[Reading],
    chosen: str | None,
) -> None:
    if chosen is None:
        nothing_chosen("where they agree and where they differ")
        return
    how, _, key = chosen.partition(" ")
    one = next(one for one in found if (one.code or "") == key)
    items = one.together if how == _TOGETHER else one.apart
    name = state.codes[key].name if key else book.title
    title = f"{name}, coded the same" if how == _TOGETHER else f"{name}, coded differently"
    behind(state, title, of_items(items, made), f"agreement-{how}-{key}")
