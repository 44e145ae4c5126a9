"""A picture in its place on a page: live, each part to be looked into, with its ways out."""

from collections import Counter
from collections.abc import Collection

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from changelab.diagrams import Known, known_picture, known_pictures
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Period
from changelab.ui import live, visit
from changelab.ui.picture_files import take_picture
from changelab.ui.picture_parts import part_named, what_is_in
from changelab.ui.wall import put_up_this


def picture_named(state: WorkshopState, name: str) -> Known:
    """The picture of that name.

    Raises:
        NotFound: there is none; says which there are.
    """
    return known_picture(state, name)


def pictures_there(
    state: WorkshopState, of: Collection[str], without: Collection[str] = ()
) -> list[Known]:
    """The pictures of one of these things: of a system, a model or a contradiction, by its id.

    Args:
        without: kinds that are not wanted.
    """
    known = known_pictures(state)
    return [one for one in known if one.subject.of in of and one.kind.name not in without]


def pictures_of_kinds(state: WorkshopState, kinds: Collection[str]) -> list[Known]:
    """The pictures of these kinds, whatever they are of."""
    return [one for one in known_pictures(state) if one.kind.name in kinds]


def chosen_picture(there: list[Known], key: str) -> Known:
    """The one that was chosen of these pictures; the first until another one is."""
    named = {known.name: known for known in there}
    if st.session_state.get(key) not in named:
        st.session_state[key] = there[0].name
    return named[st.session_state[key]]


def choose_picture(there: list[Known], key: str) -> None:
    """Which of these pictures to look at; nothing where there is no choice."""
    named = {known.name: known for known in there}
    kinds = Counter(known.kind.name for known in there)

    def words(name: str) -> str:
        kind, subject = named[name].kind, named[name].subject
        several = kinds[kind.name] > 1
        return f"{kind.title}: {subject.about}" if several else kind.title

    if len(there) > 1:
        st.selectbox(
            "What to look at",
            list(named),
            format_func=words,
            key=key,
            label_visibility="collapsed",
            width=340,
        )


def choose_period(key: str) -> Period:
    """The period at hand; the present until another one is chosen."""
    return st.segmented_control(
        "Period of the picture",
        list(Period),
        default=Period.PRESENT,
        format_func=visit.wording().period,
        key=key,
        required=True,
        label_visibility="collapsed",
    )


def framed(
    state: WorkshopState,
    known: Known,
    period: Period,
    key: str,
    beside: DeltaGenerator,
) -> tuple[str, ...]:
    """The live picture, and below it what is in the part that was clicked last.

    Args:
        beside: where the ways out of this page go.

    Returns:
        the ids of the cards that were clicked just now, if any.
    """
    with beside:
        put_up_this(state, known, period, key)
        take_picture(state, known, period, key)
    clicked = live.picture(known.name, period, key=f"picture-{key}")
    # Another picture, or another period of it, begins with nothing clicked.
    opened = f"clicked-{key}-{known.name}-{period}"
    if clicked:
        st.session_state[opened] = clicked
    if opened in st.session_state:
        with st.container(border=True, key=f"part-{key}", gap="small"):
            what_is_in(state, part_named(st.session_state[opened]), known, period, f"part-{key}")
            st.button("Close", key=f"close-{key}", type="tertiary", on_click=_close, args=(opened,))
    return part_named(clicked).cards if clicked else ()


def _close(opened: str) -> None:
    st.session_state.pop(opened, None)
