"""The workbench: who is at the door, which workshop is open, which page they read."""

from pathlib import Path

import streamlit as st

from changelab.domain.vocabulary import Role
from changelab.ui import visit

PAGES = Path(__file__).parents[2] / "pages"

_ALL = (Role.FACILITATOR, Role.SCRIBE, Role.RESEARCHER)
_LEADING = (Role.FACILITATOR,)
_RESEARCHING = (Role.FACILITATOR, Role.RESEARCHER)
_RUNNING = (Role.FACILITATOR, Role.SCRIBE)

#: Each page: file, title, icon, and the roles it is for.
_ROOMS = (
    ("workshops.py", "Workshops", ":material/home:", _ALL),
    ("prepare.py", "Prepare", ":material/edit_calendar:", _LEADING),
    ("run.py", "Run", ":material/play_circle:", _RUNNING),
    ("activity_systems.py", "Activity systems", ":material/change_history:", _ALL),
    ("contradictions.py", "Contradictions", ":material/bolt:", _ALL),
    ("history.py", "History", ":material/timeline:", _ALL),
    ("ways_forward.py", "Ways forward", ":material/explore:", _ALL),
    ("surfaces.py", "Surfaces", ":material/grid_on:", _ALL),
    ("commitments.py", "Commitments", ":material/handshake:", _ALL),
    ("record.py", "Record", ":material/history:", _ALL),
)
#: The same of the pages that stand together under "Research".
_RESEARCH: tuple[tuple[str, str, str, tuple[Role, ...]], ...] = (
    ("mirror.py", "Mirror", ":material/visibility:", _RESEARCHING),
    ("transcripts.py", "Transcripts", ":material/record_voice_over:", _RESEARCHING),
    ("coding.py", "Coding", ":material/format_ink_highlighter:", _RESEARCHING),
    ("findings.py", "Findings", ":material/query_stats:", _RESEARCHING),
    ("consent.py", "Consent", ":material/how_to_reg:", _RESEARCHING),
)

_STYLE = """
<style>
/* The live picture is measured in this face; the projector's page uses the same files. */
@font-face { font-family: "Source Sans Pro"; src: url("/light/fonts/regular.ttf"); }
@font-face { font-family: "Source Sans Pro Semibold"; src: url("/light/fonts/semibold.ttf"); }
.block-container { padding-top: 4rem; padding-bottom: 0; max-width: 1500px; }
.st-key-plan button { justify-content: flex-start; text-align: left; min-height: 2.1rem;
  padding: .2rem .6rem; }
.st-key-plan button > div { justify-content: flex-start; width: 100%; }
.st-key-plan button:disabled { color: inherit; font-weight: 700; border-color: currentColor;
  opacity: 1; }
.st-key-plan { gap: .35rem; }
[data-testid="stLayoutWrapper"]:has(> .st-key-scribes-line) { position: sticky; bottom: 0;
  z-index: 50; }
.st-key-scribes-line { padding: .5rem 0 .6rem;
  background: linear-gradient(transparent, white 25%); }
</style>
"""


def main() -> None:
    """One run of the workbench."""
    st.set_page_config(page_title="Change Laboratory", page_icon="△", layout="wide")
    st.html(_STYLE)
    _page_that_was_asked_for()


@visit.readable
def _page_that_was_asked_for() -> None:
    found = visit.visitor()
    if found is None:
        st.navigation([st.Page(_at_the_door, title="Change Laboratory")], position="hidden").run()
        return
    role = found.actor.role
    st.navigation(
        {"": _pages(_ROOMS, role), "Research": _pages(_RESEARCH, role)}, position="top"
    ).run()


def _pages(rooms, role: Role) -> list:
    return [
        st.Page(PAGES / file, title=title, icon=icon, default=file == "workshops.py")
        for file, title, icon, roles in rooms
        if role in roles
    ]


def _at_the_door() -> None:
    st.title("Change Laboratory")
    st.write(
        "This is the workbench of the facilitator. Open it with the link that was printed "
        "where the tool was started."
    )
    st.write("Are you taking part in a workshop? Then you only need the code on the wall:")
    st.link_button("Join a workshop", "/join", type="primary")


main()
