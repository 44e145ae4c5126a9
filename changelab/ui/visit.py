"""Who sits at this workbench, in which workshop, and what they do there.

The key comes with the link that was printed at the start, as a cookie. Pages
ask here for the workshop, and do acts through `do`, which shows a refusal as
it is written.
"""

import re
from typing import Any

import streamlit as st

from changelab.domain.actors import Actor
from changelab.domain.errors import ChangeLabError, NotAllowed, NotFound
from changelab.domain.record import read_act
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Role
from changelab.domain.wording import Wording
from changelab.service import Laboratory
from changelab.service.doors import Visitor
from changelab.ui.house import house
from changelab.ui.ways import page

COOKIE = "changelab_key"
#: Session keys; a page never spells them itself.
_KEY, _WORKSHOP, _SAID, _TOKENS = "key", "workshop", "said", "tokens"


def laboratory() -> Laboratory:
    """The laboratory of this process."""
    return house().laboratory


def visitor() -> Visitor | None:
    """Whoever holds the key of this browser; None without a valid one."""
    token = st.session_state.get(_KEY) or st.context.cookies.get(COOKIE, "")
    try:
        found = laboratory().doors.visitor(token)
    except NotAllowed:
        return None
    return None if found.actor.role is Role.PARTICIPANT else found


def actor() -> Actor:
    """The role in which this workbench acts."""
    found = visitor()
    if found is None:
        st.stop()
    return found.actor


def role() -> Role:
    """The role of this workbench."""
    return actor().role


def workshop() -> str | None:
    """The workshop that is open at this workbench."""
    found = visitor()
    if found is not None and found.workshop:
        return found.workshop
    return st.session_state.get(_WORKSHOP) or st.query_params.get("w")


def open_workshop(key: str) -> None:
    """Open a workshop at this workbench; a reload of the page finds it again."""
    st.session_state[_WORKSHOP] = key


def state() -> WorkshopState:
    """The open workshop as this visitor may see it; without one, the page stops and says so."""
    key = workshop()
    if key is not None:
        try:
            seen = laboratory().seen_by(key, actor())
        except NotFound:
            st.session_state.pop(_WORKSHOP, None)
            st.query_params.pop("w", None)
        else:
            st.session_state[_WORKSHOP] = key
            st.query_params["w"] = key
            return seen
    st.info("Choose a workshop first, or begin a new one.")
    st.page_link(page("workshops"), label="Go to the workshops", icon=":material/arrow_back:")
    st.stop()


def acts() -> WorkshopState:
    """The open workshop with its acts: to ask what can be undone, never to show who did it."""
    return laboratory().state(workshop() or "")


def wording() -> Wording:
    """The words of the open workshop."""
    return Wording(state().about.wording)


def token() -> str:
    """A token of this workbench's role for its live components; made once per session."""
    return _token_for(role())


def room_token() -> str:
    """A token for the projector's page; made once per session, and good after a restart."""
    return _token_for(Role.OBSERVER)


def _token_for(who: Role) -> str:
    key = workshop() or ""
    tokens = st.session_state.setdefault(_TOKENS, {})
    try:
        laboratory().doors.visitor(tokens.get((who, key), ""))
    except NotAllowed:
        # There is none yet, or the role's links were renewed since.
        tokens[who, key] = laboratory().doors.issue(key, who)
    return tokens[who, key]


def do(act: str, **fields: Any) -> Any:
    """Do an act in the open workshop: what became of it (`Done`), or None and a word for `say`.

    Fit for `on_click=do, kwargs={"act": "reveal"}`.
    """
    key = workshop()
    st.session_state.pop(_SAID, None)
    try:
        done = laboratory().perform(key or "", actor(), read_act({"act": act, **fields}))
    except ChangeLabError as error:
        refuse(error)
        return None
    return done


def refuse(error: ChangeLabError) -> None:
    """Keep what went wrong, to be shown by `say`."""
    st.session_state[_SAID] = ("error", str(error))


def tell(text: str) -> None:
    """Keep a short word of success, to be shown by `say`."""
    st.session_state[_SAID] = ("done", text)


def say() -> None:
    """Show what the last act led to, once. Every page calls it on top."""
    said = st.session_state.get(_SAID)
    if said is None:
        return
    kind, text = said
    if kind == "error":
        # It stays until the next act: the room goes on meanwhile.
        st.error(plain(text), icon=":material/error:")
    else:
        del st.session_state[_SAID]
        st.toast(plain(text), icon=":material/check:")


def plain(text: str) -> str:
    """People's words for a place where Streamlit reads Markdown: shown as they were typed."""
    escaped = "".join("\\" + one if one in _MARKDOWN else one for one in text)
    # Streamlit reads :material/home: as an icon even when the colons are escaped.
    return _ICON.sub("\\:\u2060", escaped).replace("\n", "  \n")


_ICON = re.compile(r"\\:(?=\w)")
_MARKDOWN = set("\\`*_{}[]()<>#+-.!|~:$&^=")
