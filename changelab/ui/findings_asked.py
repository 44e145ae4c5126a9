"""What the findings are asked of: whose codings, of which sessions, with which codebook."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

import streamlit as st

from changelab.domain.research import Code, Codebook, Turn
from changelab.domain.state import WorkshopState
from changelab.ui import visit
from changelab.ui.coding_choices import open_at
from changelab.ui.plan_words import numbered
from changelab.ui.sentences import short
from changelab.ui.ways import page

Made = TypeVar("Made")

_LEADS = "findings-leads"

#: What was worked out of a workshop, for as long as it stands so: a page asks at every rerun.
_WORKED_OUT: WeakKeyDictionary[WorkshopState, dict[Hashable, Any]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Asked:
    """The choice at the top of the page; empty is everybody, and all sessions."""

    coders: tuple[str, ...] = ()
    sessions: tuple[str, ...] = ()

    @property
    def chosen(self) -> dict[str, tuple[str, ...]]:
        """As the functions of `research` take it."""
        return {"coders": self.coders, "sessions": self.sessions}


def once(state: WorkshopState, key: Hashable, make: Callable[[], Made]) -> Made:
    """What `make` gives, worked out once for this state."""
    there = _WORKED_OUT.setdefault(state, {})
    if key not in there:
        there[key] = make()
    return there[key]


def ask(state: WorkshopState) -> Asked:
    """Whose codings, and of which sessions."""
    whose, of = st.columns(2)
    coders = whose.multiselect(
        "Coders",
        list(state.coders),
        format_func=lambda key: coder_words(state, key),
        placeholder="everybody",
        key="findings-coders",
    )
    sessions = of.multiselect(
        "Sessions",
        [one.id for one in state.planned_sessions],
        format_func=lambda key: session_words(state, key),
        placeholder="all of them",
        key="findings-sessions",
    )
    return Asked(tuple(coders), tuple(sessions))


def ask_codebook(state: WorkshopState, name: str, label: str) -> Codebook | None:
    """The codebook of that name; which version of it, if there are several. None without one."""
    there = [one for one in state.codebooks.values() if one.name == name]
    if len(there) < 2:
        return there[0] if there else None
    return st.selectbox(
        label,
        there[::-1],
        format_func=codebook_words,
        key=f"findings-book-{name}",
    )


def not_in_use(*titles: str) -> None:
    """Say that these codebooks are not in use yet, and lead to where they are taken up."""
    named = " and ".join(f"“{title}”" for title in titles)
    what = "this codebook is" if len(titles) == 1 else "these codebooks are"
    st.info(
        f"There is nothing to count yet: {what} not in use: {named}. Take up a codebook on the "
        "Coding page and put its codes on passages.",
        icon=":material/menu_book:",
    )
    way_to_coding()


def lead_to_coding(state: WorkshopState, item: str) -> None:
    """Go to the Coding page at the next run, to that passage."""
    open_at(state, item)
    st.session_state[_LEADS] = True


def leads_on() -> None:
    """Go where the last click leads, if anywhere."""
    if st.session_state.pop(_LEADS, False):
        st.switch_page(page("coding"))


def way_to_coding(label: str = "Go to Coding") -> None:
    """The way to the page on which passages are coded."""
    st.page_link(page("coding"), label=label, icon=":material/arrow_forward:")


def turns_of(state: WorkshopState, transcripts: set[str]) -> dict[str, tuple[Turn, ...]]:
    """The turns of these transcripts."""
    corpora = visit.laboratory().corpora
    return {
        key: tuple(corpora.turns(state.workshop, key, 1, state.transcripts[key].turns))
        for key in sorted(transcripts)
    }


def coder_words(state: WorkshopState, key: str) -> str:
    """R1 · Eeva."""
    return f"{key} · {visit.plain(state.coders[key].label)}" if key in state.coders else key


def session_words(state: WorkshopState, key: str | None) -> str:
    """The session with its number in the plan."""
    if key is None or key not in state.sessions:
        return "in no session"
    number = state.about.sessions.index(key) + 1 if key in state.about.sessions else 0
    title = state.sessions[key].plan.title
    return short(numbered(number, title) if number else title, 60)


def codebook_words(book: Codebook) -> str:
    """Its title and version."""
    return f"{book.title}, version {book.version}"


def code_words(code: Code) -> str:
    """What a code is called, and that it is used no more if so."""
    return f"{code.name} (retired)" if code.retired else code.name
