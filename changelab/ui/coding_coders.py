"""Who codes at this workbench, and whether one sees what the others did."""

import streamlit as st

from changelab.domain.state import WorkshopState
from changelab.domain.text import TITLE_LIMIT
from changelab.ui import coding_doing as doing
from changelab.ui import visit
from changelab.ui.forms import form

_CODER, _CODER_FIELD = "cg-coder", "cg-coder-field"
#: The switch for the work of other coders.
OTHERS = "cg-others"


def chosen_coder(state: WorkshopState) -> str | None:
    """Who codes at this workbench; None while there are several and nobody said."""
    labels = {one.id: f"I code as {one.label}" for one in state.coders.values()}
    # R1 is somebody else in another workshop.
    place = f"{_CODER}-{state.workshop}"
    known = st.session_state.get(place)
    if known not in labels:
        known = next(iter(labels)) if len(labels) == 1 else None
        st.session_state[place] = known
    if labels:
        # Streamlit forgets a field that is not shown; who codes is known on other pages too.
        st.session_state[_CODER_FIELD] = known

        def is_another() -> None:
            st.session_state[place] = st.session_state[_CODER_FIELD]

        st.selectbox(
            "I code as",
            list(labels),
            format_func=lambda key: labels.get(key, key),
            key=_CODER_FIELD,
            placeholder="I code as …",
            label_visibility="collapsed",
            on_change=is_another,
        )
    return known


def ask_who(state: WorkshopState) -> None:
    """Let one of the coders say that it is they who sit here."""

    def is_me(key: str) -> None:
        st.session_state[f"{_CODER}-{state.workshop}"] = key

    with st.container(border=True):
        st.markdown("**Who is coding?** What each of you codes is kept apart, to be compared.")
        with st.container(horizontal=True):
            for one in state.coders.values():
                st.button(
                    visit.plain(f"I code as {one.label}"),
                    key=f"cg-as-{one.id}",
                    on_click=is_me,
                    args=(one.id,),
                )


def enrol(label: str = "Another coder", *, primary: bool = False) -> None:
    """A form for someone who codes here for the first time."""
    asked = form(label, "coder-new", "enrol_coder", icon="person_add", primary=primary)
    if asked is None:
        return
    with asked.body:
        st.text_input(
            "What does the team call you?",
            key=f"{asked.key}-label",
            max_chars=TITLE_LIMIT,
            placeholder="first coder",
        )
        st.caption("Exports say R1, R2 … beside what you write here.")

        def enrolled() -> None:
            if doing.do("enrol_coder", label=asked.said("label") or ""):
                # The newest stands last.
                state = visit.laboratory().state(visit.workshop() or "")
                st.session_state[f"{_CODER}-{state.workshop}"] = list(state.coders)[-1]
                asked.shut()

        st.button("Code as this", key=f"{asked.key}-do", type="primary", on_click=enrolled)


def shows_others() -> bool:
    """Whether the work of other coders is shown; at first it is not."""
    return bool(st.session_state.get(OTHERS))


def other_coders() -> None:
    """The switch for the work of other coders."""
    st.toggle(
        "Show other coders",
        key=OTHERS,
        help="Off, you code independently: agreement between coders means something only then.",
    )
