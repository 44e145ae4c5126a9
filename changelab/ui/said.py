"""What someone said, large, with what is known of it small; and one small menu to change it."""

import html
from collections.abc import Callable
from pathlib import Path

import streamlit as st

from changelab.domain.chains import stands_by_itself
from changelab.domain.entities import Contribution
from changelab.domain.record import ACTS
from changelab.domain.state import WorkshopState
from changelab.domain.text import CARD_LIMIT
from changelab.domain.vocabulary import Standing
from changelab.ui import visit
from changelab.ui.sentences import short
from changelab.ui.whens import clock, day
from changelab.ui.words import author_words

Doing = Callable[[], object]

_EDITED = "edited"
_UNSEEN = {
    Standing.HIDDEN: "hidden from the room",
    Standing.WAITING: "waits for your approval",
}

#: The look of what is said; a page shows it once with `st.html`.
STYLE = Path(__file__).parent / "components" / "said.css"


def living(items) -> list:
    """What stands by itself: neither taken back nor merged into a card that says the same."""
    return [one for one in items if stands_by_itself(one)]


def said(text: str, *small: str, **dress) -> None:
    """Someone's words; below them what is known, in small print. Everything is escaped."""
    st.html(said_html(text, *small, **dress))


def said_html(
    text: str,
    *small: str,
    term: str = "",
    who: str = "",
    outcome: str = "",
    item: Contribution | None = None,
) -> str:
    """The same as HTML.

    Args:
        term: the field's term for it, in a frame of its own.
        who: whose act it is, above the words.
        outcome: what came of it, below them.
        item: the contribution, where it should be said that the room does not see it.
    """
    facts = [html.escape(one) for one in small if one]
    if item is not None and item.merged:
        facts.append(f"{1 + len(item.merged)} cards say this")
    if item is not None and item.standing in _UNSEEN:
        facts.append(f'<span class="hidden">{_UNSEEN[item.standing]}</span>')
    label = f'<span class="term">{html.escape(term)}</span>' if term else ""
    return "".join(
        (
            '<div class="said">',
            f'<div class="who">{html.escape(who)}</div>' if who else "",
            f'<div class="words" dir="auto">{html.escape(text)}</div>',
            f'<div class="outcome" dir="auto">→ {html.escape(outcome)}</div>' if outcome else "",
            f'<div class="small">{label}{" · ".join(facts)}</div>' if facts or label else "",
            "</div>",
        )
    )


def came(state: WorkshopState, item: Contribution) -> str:
    """In which session, when, and by whom."""
    session = state.sessions.get(item.session or "")
    place = short(session.plan.title, 48) if session else day(item.at)
    return f"{place}, {clock(item.at)} · {author_words(item)}".rstrip(" ·")


def hands(
    item: Contribution,
    more: dict[str, Doing] | None = None,
    place: str = "",
    edit: str = "Edit the words",
) -> None:
    """The one small menu of a card: what comes with it, then edit, hide or show, withdraw."""
    role = visit.role()
    doing = dict(more or {})
    if role in ACTS["reword"].by:
        doing[edit] = lambda: edit_words(place + item.id)
    if role in ACTS["hide"].by:
        if item.standing is Standing.SHOWN:
            doing["Hide from the room"] = lambda: visit.do("hide", item=item.id)
        else:
            doing["Show to the room"] = lambda: visit.do("accept", item=item.id)
    if role in ACTS["withdraw"].by:
        doing["Withdraw"] = lambda: visit.do("withdraw", item=item.id)
    key = f"hands-{place}{item.id}"

    def chosen() -> None:
        wanted = st.session_state[key]
        if wanted in doing:
            doing[wanted]()

    st.menu_button(
        "What to do with this card",
        list(doing),
        key=key,
        type="tertiary",
        icon=":material/more_horiz:",
        disabled=not doing,
        on_click=chosen,
    )


def edit_words(item: str) -> None:
    """Let the words of that card be changed where it stands; its place comes before its id."""
    st.session_state[_EDITED] = item


def is_edited(item: Contribution, place: str = "") -> bool:
    """True while the words of this card are being changed; then `rewording` stands in its place."""
    return st.session_state.get(_EDITED) == place + item.id


def rewording(item: Contribution, place: str = "") -> None:
    """The words of a card, to be changed where they stand; the first ones stay in the record."""
    key = f"reword-{place}{item.id}"
    st.text_area("New words", item.text, max_chars=CARD_LIMIT, key=key, height="content")
    with st.container(horizontal=True, gap="small"):
        st.button("Save", key=f"{key}-do", type="primary", on_click=_save, args=(item.id, key))
        st.button(
            "Leave as it was", key=f"{key}-no", type="tertiary", on_click=edit_words, args=("",)
        )


def _save(item: str, key: str) -> None:
    if visit.do("reword", item=item, text=st.session_state[key]):
        edit_words("")


def card(
    state: WorkshopState,
    item: Contribution,
    *small: str,
    more: dict[str, Doing] | None = None,
    place: str = "",
    **dress,
) -> None:
    """A card: the words, what is known of it, its menu; or its words being changed.

    Args:
        place: tells the same card apart where a page shows it twice.
    """
    with st.container(border=True, key=f"said-{place}{item.id}", gap="xsmall"):
        if is_edited(item, place):
            rewording(item, place)
            return
        said(item.text, *small, came(state, item), item=item, **dress)
        hands(item, more, place)
