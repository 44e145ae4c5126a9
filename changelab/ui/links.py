"""The code on the wall and the secret links of a workshop; a secret is shown once."""

import html
import io

import segno
import streamlit as st

from changelab.domain.vocabulary import Role
from changelab.service.doors import LINKED_ROLES
from changelab.ui import visit
from changelab.ui.dialogs import close_dialog
from changelab.ui.ways import address, door

#: What each link is for, in a sentence.
WHAT_FOR = {
    Role.FACILITATOR: "leads this workshop from another laptop: prepares, runs, sorts, exports.",
    Role.SCRIBE: "types and sorts what comes in while the session runs.",
    Role.RESEARCHER: "reads everything, adds evidence, and takes the record away.",
    Role.OBSERVER: "shows what the room sees: open it on the projector.",
}
_MADE = "made_links"


@st.dialog("Code and links", width="large", on_dismiss=lambda: _closed())
def code_and_links(workshop: str) -> None:
    """Everything that lets people into the workshop."""
    title = visit.laboratory().state(workshop).about.title
    st.html(f'<h3 dir="auto" style="padding:0;overflow-wrap:anywhere">{html.escape(title)}</h3>')
    _join_code(workshop)
    st.divider()
    st.markdown("**Secret links**")
    st.caption(
        "A link is shown once, when it is made: copy it then. Whoever has it needs no password. "
        "Making a new one stops the old one."
    )
    for role in LINKED_ROLES:
        _link(workshop, role)


def show_once(workshop: str, tokens: dict[Role, str]) -> None:
    """Keep new links until the dialog that shows them is closed."""
    st.session_state.setdefault(_MADE, {})[workshop] = dict(tokens)


def _closed() -> None:
    """The links that were shown are gone."""
    st.session_state.pop(_MADE, None)
    close_dialog()


def _join_code(workshop: str) -> None:
    code = visit.laboratory().doors.join_code(workshop)
    link = address(f"/join/{code}")
    picture, words = st.columns([1, 3], vertical_alignment="center")
    picture.image(_qr(link), width=140, alt=f"QR code of {link}")
    with words:
        st.html(
            '<div style="font-size:.9rem;color:#5b6360">Participants join with this code</div>'
            '<div style="font-size:2.6rem;font-weight:700;letter-spacing:.18em;'
            f'font-family:ui-monospace,monospace">{html.escape(code)}</div>'
        )
        st.code(link, language=None)


def _qr(link: str) -> bytes:
    drawn = io.BytesIO()
    segno.make(link, error="m").save(drawn, kind="png", scale=6, border=2)
    return drawn.getvalue()


def _link(workshop: str, role: Role) -> None:
    made = st.session_state.get(_MADE, {}).get(workshop, {}).get(role)
    words, button = st.columns([4, 1.3], vertical_alignment="center")
    words.markdown(f"**{role.value.capitalize()}** {WHAT_FOR[role]}")
    if _is_own_key(workshop, role):
        button.caption("You came with it.")
        return
    button.button(
        "Make a new link",
        key=f"renew-{workshop}-{role}",
        on_click=_renew,
        args=(workshop, role),
        help="The old one stops working.",
        width="stretch",
    )
    if made:
        st.code(door(role, made), language=None, wrap_lines=True)


def _is_own_key(workshop: str, role: Role) -> bool:
    """Renewing the link by which this workbench came in would lock it out."""
    here = visit.visitor()
    return here is not None and here.workshop == workshop and here.actor.role is role


def _renew(workshop: str, role: Role) -> None:
    made = st.session_state.setdefault(_MADE, {}).setdefault(workshop, {})
    made[role] = visit.laboratory().doors.renew(workshop, role)
