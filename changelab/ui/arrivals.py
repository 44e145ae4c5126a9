"""Bringing a workshop in: an exported file, or one of the samples."""

import tempfile
from pathlib import Path

import streamlit as st

from changelab.domain.errors import ChangeLabError
from changelab.exports import read_bundle
from changelab.service import Laboratory
from changelab.service.samples import is_here, load_sample, our_samples, read_sample
from changelab.ui import visit
from changelab.ui.dialogs import close_dialog
from changelab.ui.sentences import short

#: What a file may weigh that is brought in, in megabytes.
LIMIT_MB = 64
#: What is read: a session.json, an exported zip, a sample's script.
KINDS = ("json", "zip", "toml")


@st.dialog("Bring a workshop in", width="large", on_dismiss=close_dialog)
def bring_in() -> None:
    """Upload what was exported, here or elsewhere, or take a sample."""
    file = st.file_uploader(
        "An exported workshop: its session.json, or the whole zip",
        type=list(KINDS),
        max_upload_size=LIMIT_MB,
        key="arriving",
    )
    st.caption(
        f"At most {LIMIT_MB} MB. Nothing is taken over halfway: the record is checked from its "
        "first to its last event before anything is kept. Names do not travel with a record; "
        "people keep their pseudonyms."
    )
    if file is not None and st.button("Import", type="primary", key="arrive"):
        _arrive(file.name, lambda: take_in(visit.laboratory(), file.name, file.getvalue()))
    st.divider()
    st.markdown("**Samples to look around in**")
    for path in our_samples():
        _sample(path)
    if not our_samples():
        st.caption("This installation has none.")


def _sample(path: Path) -> None:
    try:
        script = read_sample(path)
        here = is_here(visit.laboratory(), script)
    except ChangeLabError as error:
        st.warning(visit.plain(str(error)))
        return
    words, button = st.columns([5, 1], vertical_alignment="center")
    words.markdown(
        f"{visit.plain(script.title)}  \n:small[{visit.plain(short(script.description, 150))}]"
    )
    if button.button(
        "Is here" if here else "Add", key=f"sample-{path.stem}", width="stretch", disabled=here
    ):
        _arrive(script.title, lambda: load_sample(visit.laboratory(), path))


def take_in(laboratory: Laboratory, name: str, content: bytes) -> str:
    """The id of the workshop in an uploaded file, which is now in this laboratory.

    Raises:
        ChangeLabError: the file is not ours, damaged, or here already with another record.
    """
    # The name comes from outside: only its ending is used, never as a path.
    ending = next((kind for kind in KINDS if name.lower().endswith(f".{kind}")), "json")
    with tempfile.TemporaryDirectory(prefix="change-laboratory-") as folder:
        path = Path(folder) / f"arriving.{ending}"
        path.write_bytes(content)
        if ending == "toml":
            return load_sample(laboratory, path)
        whole = read_bundle(path)
    laboratory.take_in(whole)
    return whole.workshop


def _arrive(name: str, taking) -> None:
    try:
        workshop = taking()
    except ChangeLabError as error:
        st.error(visit.plain(str(error)), icon=":material/error:")
        return
    close_dialog()
    visit.open_workshop(workshop)
    visit.tell(f"{name} is here.")
    st.rerun()
