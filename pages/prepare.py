"""Prepare: what will we do, in what order, with what in hand, with whom, in which words?"""

import streamlit as st

from changelab.domain.state import WorkshopState
from changelab.ui import plan_rows, visit
from changelab.ui.dialogs import open_dialog, show_open_dialog
from changelab.ui.empty_sheets import empty_sheets
from changelab.ui.people_list import people
from changelab.ui.plan_forms import session_form, task_form
from changelab.ui.plan_sheet import STYLE, plan_file, plan_sheet
from changelab.ui.plan_words import numbered, planned_minutes
from changelab.ui.whens import length
from changelab.ui.wording_form import wording_form

PLAN, PEOPLE, WORDING, PRINT = "Plan", "People", "Wording", "Print"


def heading(state: WorkshopState) -> str:
    """Which workshop, and which part of the preparation to look at."""
    with st.container(key="prepare-head"):
        words, parts = st.columns([3, 2], vertical_alignment="center")
    words.header(visit.plain(state.about.title), anchor=False)
    with parts.container(horizontal=True, horizontal_alignment="right"):
        return st.segmented_control(
            "Part",
            [PLAN, PEOPLE, WORDING, PRINT],
            default=PLAN,
            required=True,
            key="prepare-part",
            label_visibility="collapsed",
        )


def plan(state: WorkshopState) -> None:
    """The sessions as a timeline."""
    st.html(plan_rows.STYLE)
    total = sum(planned_minutes(state, one) for one in state.planned_sessions)
    with st.container(horizontal=True, vertical_alignment="center"):
        count = len(state.about.sessions)
        st.caption(
            f"{count} session{'s' * (count != 1)}, {length(total)} planned in all.",
            width="stretch",
        )
        st.button(
            "Undo",
            key="undo-plan",
            type="tertiary",
            icon=":material/undo:",
            help="Take back what you did last",
            on_click=visit.do,
            kwargs={"act": "undo"},
        )
        st.button(
            "Add a session",
            key="add-session",
            icon=":material/add:",
            type="primary",
            on_click=open_dialog,
            args=("session", None),
        )
    if not state.about.sessions:
        st.info("There is no session in the plan. Add the first one.", icon=":material/event:")
    plan_rows.sessions(state)
    show_open_dialog({"session": session_form, "task": task_form})


#: On paper only the sheet remains.
_ON_PAPER = """
<style>
@media print {
  header, [data-testid="stToolbar"], .st-key-prepare-head, .st-key-print-choice {
    display: none !important }
  html, body, #root, #root *, .stApp, .stApp * { overflow: visible !important }
  .stApp, .stApp div { position: static !important; height: auto !important }
  .block-container { padding: 0 !important; max-width: none !important }
}
</style>
"""


def printing(state: WorkshopState) -> None:
    """The plan as it comes out of the printer."""
    titles = {
        one.id: numbered(number, one.plan.title)
        for number, one in enumerate(state.planned_sessions, start=1)
    }
    with st.container(key="print-choice"):
        empty_sheets(state)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            chosen = st.selectbox(
                "What to print",
                [None, *titles],
                format_func=lambda key: titles[key] if key else "The whole workshop",
                key="print-what",
                width=420,
            )
            st.download_button(
                "Download as a file",
                plan_file(state, chosen),
                file_name="plan.html",
                mime="text/html",
                icon=":material/download:",
                on_click="ignore",
            )
        st.caption(
            "Print this page with your browser (Ctrl+P): only the sheet comes out, a session to a "
            "page, A4 across."
        )
    st.html(f"{_ON_PAPER}<style>{STYLE}</style>{plan_sheet(state, chosen)}")


def page() -> None:
    """One run of the page."""
    state = visit.state()
    part = heading(state)
    if part == PEOPLE:
        people()
        return
    visit.say()
    if part == PLAN:
        plan(state)
    elif part == WORDING:
        wording_form(state)
    elif part == PRINT:
        printing(state)


page()
