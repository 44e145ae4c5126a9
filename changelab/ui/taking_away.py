"""Taking the record away: for what, what stays here and why, how far it is, what is in it."""

import time
from functools import partial
from itertools import groupby
from pathlib import Path

import streamlit as st

from changelab.domain.consent import newest_change
from changelab.domain.state import WorkshopState
from changelab.exports import ExportPurpose, Wishes
from changelab.exports.moments import newest_in
from changelab.ui import takings, visit
from changelab.ui.house import house
from changelab.ui.takings import LookedOver, Taken, Taking

PURPOSES = {
    ExportPurpose.ANALYSIS: (
        "Analysis",
        "For the team's own work: the record under pseudonyms of everyone who takes part; of "
        "recordings only the words of people who agreed to being recorded.",
    ),
    ExportPurpose.ARCHIVE: (
        "Archive",
        "To be kept and read by others: only the words of people who agreed to that.",
    ),
}
#: The folders of an export, in the order a reader wants them.
_FOLDERS = {
    "report": "The report",
    "transcripts": "What was said, to read",
    "qda": "For QDA software",
    "data/tables": "The record as tables",
    "data": "The record as data",
    "pictures": "The pictures",
    "mirror": "Mirror material",
    "docs": "Consent form and how names were taken out",
    "": "About the export, and all tables as a workbook",
}
#: For so long the record is not looked over again while nobody's consent changes.
_LOOKED_OVER_SECONDS = 120


def take_it_with_you() -> None:
    """One purpose, one button; single files beside it."""
    visit.say()
    state = visit.state()
    left, right = st.columns([7, 4], gap="large")
    with left:
        purpose = _purpose()
        stays = st.container()
        wishes = _wishes()
        found = _looked_over(state, purpose, wishes)
        with stays:
            _stays_here(state, purpose, found)
        _export(state, purpose, wishes)
    with right:
        _single_files(state, purpose, wishes, found.names_left)


def _purpose() -> ExportPurpose:
    return st.radio(
        "What is it for?",
        list(PURPOSES),
        format_func=lambda one: PURPOSES[one][0],
        captions=[caption for _, caption in PURPOSES.values()],
        key="export-purpose",
    )


#: What may be wanted otherwise, and when one wants it.
_WISHES = {
    "replace_names": (
        "Replace names",
        "A name, e-mail or phone number that stands in the words becomes the person's pseudonym, "
        "as in [P01]. Without this, such an export is not made, and you are told where they stand.",
    ),
    "crlf": ("For MAXQDA", "The texts for QDA software end their lines as MAXQDA wants it."),
    "at_sign": ("For ATLAS.ti", "Speakers in transcripts stand as @P01:, not as P01:."),
    "bag": ("As a bag (BagIt)", "For archives that check whether every file arrived whole."),
}


def _wishes() -> Wishes:
    with st.expander("More choices"):
        chosen = {
            name: st.checkbox(label, help=why, key=f"wish-{name}")
            for name, (label, why) in _WISHES.items()
        }
    return Wishes(**chosen)


def _stays_here(state: WorkshopState, purpose: ExportPurpose, found: LookedOver) -> None:
    """What is left out, and why."""
    st.markdown("**What stays here**")
    lines = [
        "The names people gave when joining. If one stands in the words that would leave, the "
        "export is not made, unless names are replaced."
    ]
    lines += [
        f"{count} contribution{'s' * (count != 1)}: {reason}"
        for reason, count in sorted(found.withheld.items())
    ]
    if found.withheld:
        lines.append("In their place stands a number and the reason, so that the order remains.")
    elif purpose is ExportPurpose.ARCHIVE:
        lines.append("Nothing else: everyone whose words are here agreed.")
    else:
        lines.append("Of cards nothing: also what was hidden, undone or taken back is in it.")
    st.markdown("\n".join(f"- {visit.plain(line)}" for line in lines))
    turns = sum(one.turns for one in state.transcripts.values() if not one.removed)
    st.caption(
        f"{state.seq:,} events, {len(state.participants)} people, {turns:,} turns of talk, "
        f"{len(state.codings):,} codings, {found.pictures} pictures: as tables (CSV, XLSX), for "
        "QDA software (QDPX, QDC), as transcripts (TXT, TSV, VTT), pictures (SVG, PNG, slides) and "
        "a report (PDF/A, Word, web page)."
    )


def _looked_over(state: WorkshopState, purpose: ExportPurpose, wishes: Wishes) -> LookedOver:
    """What stays here, and where names stand.

    For that the whole record is read: anew when somebody's consent or name changed, and else
    once in a while. The export itself looks again, and so does each single file.
    """
    names = hash(visit.laboratory().key_table(state.workshop))
    changed = newest_change(visit.acts())
    key = (state.workshop, purpose.value, wishes.replace_names, changed, names)
    looked_for, at, found = st.session_state.get("looked-over", (None, 0.0, None))
    if looked_for != key or time.monotonic() - at > _LOOKED_OVER_SECONDS:
        found = takings.looked_over(visit.laboratory(), state.workshop, purpose, wishes)
        st.session_state["looked-over"] = (key, time.monotonic(), found)
    return found


def _export(state: WorkshopState, purpose: ExportPurpose, wishes: Wishes) -> None:
    workshop = state.workshop
    current = takings.taking(workshop, purpose)
    running = current is not None and current.is_running
    made = current.zip if current is not None else None
    st.button(
        "Make it again" if made else "Make the export",
        type="secondary" if made else "primary",
        key="make-export",
        icon=":material/inventory_2:",
        disabled=running,
        on_click=takings.begin_taking,
        args=(visit.laboratory(), workshop, purpose, wishes),
    )
    if current is None:
        return
    if running:
        _progress(workshop, purpose)
    elif current.cancelled:
        st.caption("Stopped. Nothing was written.")
    elif current.failed:
        st.error(visit.plain(current.failed), icon=":material/error:")
    elif made is not None:
        _made(state, current, made)


@st.fragment(run_every=0.5)
def _progress(workshop: str, purpose: ExportPurpose) -> None:
    current = takings.taking(workshop, purpose)
    if current is None or not current.is_running:
        st.rerun()
    share = min(1.0, current.done / max(1, current.steps))
    st.progress(share, visit.plain(f"{current.what} ({current.done} of {current.steps})"))
    st.button(
        "Stop",
        key="stop-export",
        icon=":material/stop_circle:",
        on_click=takings.cancel_taking,
        args=(workshop, purpose),
    )


def _made(state: WorkshopState, current: Taking, made: Path) -> None:
    size = made.stat().st_size
    newer = state.seq - current.seq
    st.download_button(
        f"Download the zip ({in_words(size)})",
        made.read_bytes,
        file_name=f"{current.workshop}-{newest_in(visit.acts())[:10]}-{current.purpose}.zip",
        mime="application/zip",
        type="primary",
        icon=":material/download:",
        key="download-zip",
        on_click="ignore",
    )
    if newer:
        st.caption(f"{newer:,} events came since; make it again to have them in it.")
    _contents(current.files)


def _contents(files: list[Taken]) -> None:
    """What is in the zip, in a sentence per file."""
    st.markdown(f"**What is in it: {len(files)} files**")
    by_folder = {
        folder: list(there) for folder, there in groupby(sorted(files, key=_folder), key=_folder)
    }
    for folder in sorted(by_folder, key=lambda one: list(_FOLDERS).index(_known(one))):
        there = by_folder[folder]
        title = f"{_FOLDERS[_known(folder)]} ({len(there)})"
        with st.expander(title, expanded=len(there) < 6):
            for one in there:
                name = one.file.removeprefix(f"{folder}/")
                st.markdown(
                    f"**{visit.plain(name)}** {visit.plain(one.description)} "
                    f":gray[{in_words(one.size) if one.size else ''}]"
                )


def _folder(one: Taken) -> str:
    return one.file.rpartition("/")[0]


def _known(folder: str) -> str:
    return folder if folder in _FOLDERS else ""


def _single_files(state: WorkshopState, purpose: ExportPurpose, wishes: Wishes, left: str) -> None:
    st.markdown("**Only one file**")
    if left:
        st.warning(visit.plain(left), icon=":material/person_alert:")
        return
    st.caption("For the same purpose, made when you click.")
    laboratory, workshop = visit.laboratory(), state.workshop
    for label, made, file, mime in (
        ("The record: session.json", takings.session_json, "session.json", "application/json"),
        ("The report to edit: Markdown", takings.report_markdown, "report.md", "text/markdown"),
        (
            "The report to print: PDF",
            partial(takings.report_pdf, renderer=house().renderer),
            "report.pdf",
            "application/pdf",
        ),
    ):
        st.download_button(
            label,
            partial(made, laboratory=laboratory, workshop=workshop, purpose=purpose, wishes=wishes),
            file_name=f"{workshop}-{file}",
            mime=mime,
            icon=":material/description:",
            key=f"only-{file}",
            on_click="ignore",
            width="stretch",
        )


def in_words(size: int) -> str:
    """A size in bytes as people read it."""
    if size < 1000:
        return f"{size} bytes"
    return f"{size / 1000:.0f} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"
