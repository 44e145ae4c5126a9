"""Codebooks at the workbench: taken into use with one click, and the codes that are found."""

import html

import streamlit as st

from changelab.domain.codebooks import codes_of
from changelab.domain.research import Code, Codebook
from changelab.domain.state import WorkshopState
from changelab.domain.text import LONG_LIMIT, TITLE_LIMIT
from changelab.templates_of_codebooks import read_codebooks
from changelab.ui import coding_doing as doing
from changelab.ui import visit
from changelab.ui.coding_board import in_order
from changelab.ui.coding_index import index_of
from changelab.ui.forms import Form, form
from changelab.ui.words import counted

_STYLE = """
<style>
.codes-row { display: flex; gap: .6rem; align-items: baseline; padding: .1rem 0; }
.codes-row .swatch { flex: none; width: .8rem; height: .8rem; border-radius: 3px;
  align-self: center; }
.codes-row .said { line-height: 1.35; }
.codes-row .quiet { color: #5B6660; }
</style>
"""


def adopting(state: WorkshopState) -> None:
    """The codebooks that can be taken into use; what is in use already is not offered again."""
    shelf = read_codebooks()
    used = {(one.name, one.version) for one in state.codebooks.values()}
    names = {one.name for one in state.codebooks.values()}
    offered = [one for one in shelf.codebooks.values() if (one.id, one.version) not in used]
    for plan in offered:
        words, way = st.columns([3, 1], vertical_alignment="center")
        newer = f" · version {plan.version}, beside the one in use" if plan.id in names else ""
        codes = sum(one.applies for one in plan.codes)
        count = counted(codes, "code") if codes else "empty: for codes of your own"
        words.html(
            f"<div><b>{html.escape(plan.title)}</b><br>"
            f'<span style="color:#5B6660">{count} · {html.escape(plan.source)}{newer}</span></div>'
        )
        way.button(
            "Use it",
            key=f"adopt-{plan.id}",
            width="stretch",
            on_click=doing.do,
            kwargs={"act": "adopt_codebook", "plan": plan.model_dump(mode="json")},
        )
    for refusal in shelf.refused:
        st.warning(visit.plain(str(refusal)))


def books_in_use(state: WorkshopState) -> None:
    """Every codebook in use with its codes and what they mean; codes are added and changed here."""
    st.html(_STYLE)
    for book in state.codebooks.values():
        with st.container(border=True, gap=None):
            words, way = st.columns([3, 1], vertical_alignment="center")
            version = f" · version {book.version}"
            words.html(
                f"<b>{html.escape(book.title)}</b> "
                f'<span style="color:#5B6660">{html.escape(book.source + version)}</span>'
            )
            with way:
                _add(state, book)
            codes = in_order(codes_of(state, book.id))
            if not codes:
                st.caption("No codes yet. Add the first one when you find what to look for.")
            for code, depth in codes:
                _code(state, code, depth)


def _code(state: WorkshopState, code: Code, depth: int) -> None:
    words, way = st.columns([5, 1], vertical_alignment="center")
    used = sum(counter[code.id] for counter in index_of(state).used.values())
    quiet = " · ".join(
        filter(None, [counted(used, "coding") if used else "", "retired" if code.retired else ""])
    )
    weight = "" if code.applies else "font-weight:600;"
    words.html(
        f'<div class="codes-row" style="margin-left:{depth * 1.2}rem">'
        f'<span class="swatch" style="background:{html.escape(code.colour or "#6b7280")}"></span>'
        f'<span class="said"><b style="{weight}">{html.escape(code.name)}</b> '
        f"{html.escape(code.definition)} "
        f'<span class="quiet">{quiet}</span></span></div>'
    )
    with way:
        _change(code)


def _add(state: WorkshopState, book: Codebook) -> None:
    asked = form("Add a code", f"code-new-{book.id}", "add_code")
    if asked is None:
        return
    with asked.body:
        _fields(asked)
        above = {one.id: one.name for one in codes_of(state, book.id) if not one.retired}
        if above:
            st.selectbox(
                "Under",
                list(above),
                None,
                format_func=lambda key: above.get(key, key),
                key=f"{asked.key}-parent",
                placeholder="By itself",
            )
        st.button(
            "Add it",
            key=f"{asked.key}-do",
            type="primary",
            on_click=_added,
            args=(asked, book.id),
        )


def _added(asked: Form, book: str) -> None:
    if doing.do("add_code", codebook=book, parent=asked.said("parent"), **_said(asked)):
        asked.shut()


def _change(code: Code) -> None:
    asked = form("Change", f"code-{code.id}", "revise_code", icon="edit")
    if asked is None:
        return
    with asked.body:
        _fields(asked, code)
        ways = st.container(horizontal=True)
        ways.button(
            "Save",
            key=f"{asked.key}-do",
            type="primary",
            on_click=_revised,
            args=(asked, code.id),
        )
        if code.retired:
            ways.button(
                "Use it again",
                key=f"{asked.key}-back",
                on_click=_and_shut,
                args=(asked, "bring_back_code", code.id),
            )
        else:
            ways.button(
                "Retire it",
                key=f"{asked.key}-retire",
                help="It is offered no more; what was coded with it stays.",
                on_click=_and_shut,
                args=(asked, "retire_code", code.id),
            )


def _fields(asked: Form, code: Code | None = None) -> None:
    st.text_input("Name", code.name if code else "", key=f"{asked.key}-name", max_chars=TITLE_LIMIT)
    st.text_area(
        "What it means, and how one knows it",
        code.definition if code else "",
        key=f"{asked.key}-definition",
        max_chars=LONG_LIMIT,
    )
    st.color_picker("Colour", (code and code.colour) or "#6b7280", key=f"{asked.key}-colour")


def _said(asked: Form) -> dict[str, str]:
    return {name: asked.said(name) or "" for name in ("name", "definition", "colour")}


def _revised(asked: Form, code: str) -> None:
    if doing.do("revise_code", code=code, **_said(asked)):
        asked.shut()


def _and_shut(asked: Form, act: str, code: str) -> None:
    if doing.do(act, code=code):
        asked.shut()
