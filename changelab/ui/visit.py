"""Who sits at this workbench, in which workshop, and what they do there.

The key comes with the link that was printed at the start, as a cookie. Pages
ask here for the workshop, and do acts through `do`, which shows a refusal as
it is written.
"""

import re
import time
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import streamlit as st

from changelab.domain.actors import Actor
from changelab.domain.errors import ChangeLabError, NotAllowed, NotFound
from changelab.domain.record import read_act
from changelab.domain.state import WorkshopState
from changelab.domain.visibility import visible_to
from changelab.domain.vocabulary import Role
from changelab.domain.wording import Wording
from changelab.service import Laboratory
from changelab.service.doors import Visitor
from changelab.ui.component_files import source
from changelab.ui.house import house
from changelab.ui.ways import page

COOKIE = "changelab_key"
#: Session keys; a page never spells them itself.
_KEY, _WORKSHOP, _SAID, _TOKENS = "key", "workshop", "said", "tokens"

#: Until a page that could not be read is asked for again.
_AGAIN_SECONDS = 2

#: What those who work with the record see of a workshop, for as long as it stands so: all of
#: them see the same, and a page asks many times.
_SEEN: WeakKeyDictionary[WorkshopState, WorkshopState] = WeakKeyDictionary()

#: The names people gave, with the moment they were read; a page asks for them every second.
_NAMES: dict[tuple[Path, str], tuple[float, dict[str, str]]] = {}
_NAMES_SECONDS = 10

_again = st.components.v2.component(
    "changelab.again", html="<span hidden></span>", js=source("anew.js", "again.js")
)


def laboratory() -> Laboratory:
    """The laboratory of this process."""
    return house().laboratory


def visitor() -> Visitor | None:
    """Whoever holds the key of this browser; None without a valid one."""
    found = _known(st.session_state.get(_KEY) or st.context.cookies.get(COOKIE, ""))
    return None if found is None or found.actor.role is Role.PARTICIPANT else found


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
            seen = _seen(key)
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


def _seen(key: str) -> WorkshopState:
    whole, viewer = laboratory().latest(key), actor()
    if not viewer.role.sees_everything:
        return visible_to(whole, viewer)
    seen = _SEEN.get(whole)
    if seen is None:
        seen = _SEEN[whole] = visible_to(whole, viewer)
    return seen


def acts() -> WorkshopState:
    """The open workshop with its acts: to ask what can be undone, never to show who did it."""
    return laboratory().latest(workshop() or "")


def readable(page_part: Callable[[], None]) -> Callable[[], None]:
    """A part of a page that says so when it cannot be read just now, and tries again."""

    @wraps(page_part)
    def tried() -> None:
        try:
            page_part()
        except ChangeLabError as error:
            _unreadable(error, page_part.__name__)

    return tried


def _unreadable(error: ChangeLabError, part: str) -> None:
    st.warning(plain(str(error)), icon=":material/hourglass_empty:")
    st.caption("This page tries again by itself. Nothing that was kept is lost.")
    # Data that did not change would not start its clock again.
    asked = {"seconds": _AGAIN_SECONDS, "at": time.monotonic()}
    _again(key=f"again-{part}", data=asked, on_again_change=lambda: None)


def wording() -> Wording:
    """The words of the open workshop."""
    return Wording(state().about.wording)


def names() -> dict[str, str]:
    """What people are called, by pseudonym: for the facilitator's eyes only.

    Nobody by name, while the disk cannot be read: names are a help, and nothing waits for them.
    """
    place = (laboratory().folder, workshop() or "")
    read_at, known = _NAMES.get(place, (0.0, {}))
    here = [one.id for one in acts().participants.values() if not one.is_gone]
    if time.monotonic() - read_at < _NAMES_SECONDS and all(one in known for one in here):
        return known
    try:
        known = laboratory().names(place[1])
    except ChangeLabError:
        return known
    _NAMES[place] = (time.monotonic(), known)
    return known


def forget_names() -> None:
    """Keep no name: one was changed, or erased."""
    _NAMES.clear()


def token() -> str:
    """A token of this workbench's role for its live components; made once per session."""
    return _token_for(role())


def room_token() -> str:
    """A token for the projector's page; made once per session, and good after a restart."""
    return _token_for(Role.OBSERVER)


def _token_for(who: Role) -> str:
    key = workshop() or ""
    tokens = st.session_state.setdefault(_TOKENS, {})
    if _known(tokens.get((who, key), "")) is None:
        # There is none yet, or the role's links were renewed since.
        tokens[who, key] = laboratory().doors.issue(key, who)
    return tokens[who, key]


def _known(token: str) -> Visitor | None:
    """Who holds that token; None if nobody does."""
    doors = laboratory().doors
    try:
        return doors.remembered(token) or doors.visitor(token)
    except NotAllowed:
        return None


def do(act: str, **fields: Any) -> Any:
    """Do an act in the open workshop: what became of it (`Done`), or None and a word for `say`.

    Fit for `on_click=do, kwargs={"act": "reveal"}`.
    """
    take_back_what_was_said()
    try:
        done = laboratory().perform(workshop() or "", actor(), read_act({"act": act, **fields}))
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


def take_back_what_was_said() -> None:
    """What went wrong with the act before is said no longer."""
    st.session_state.pop(_SAID, None)


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
