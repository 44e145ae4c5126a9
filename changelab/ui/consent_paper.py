"""What is handed out before anybody is asked: a blank form and an information sheet."""

import streamlit as st

from changelab.domain.state import WorkshopState
from changelab.exports.consent_form import blank_consent_form, information_sheet


def paper(state: WorkshopState) -> None:
    """Both as files to print, in the workshop's own words."""
    with st.container(horizontal=True, gap="small"):
        for label, name, text in (
            ("Blank consent form", "consent-form", blank_consent_form(state)),
            ("Information sheet", "information-sheet", information_sheet(state)),
        ):
            st.download_button(
                label,
                text,
                file_name=f"{name}.txt",
                mime="text/plain",
                icon=":material/download:",
                type="tertiary",
                key=name,
                on_click="ignore",
            )
