"""Bringing mirror material in, and putting right what is known about a piece."""

from typing import Any

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from changelab.domain.errors import ChangeLabError, Refused
from changelab.domain.excerpts import seconds_of
from changelab.domain.materials import AddMaterial
from changelab.domain.mirror_tables import MOST_COLUMNS, MOST_ROWS
from changelab.domain.record import read_act
from changelab.domain.research import Material
from changelab.domain.state import WorkshopState
from changelab.domain.text import CARD_LIMIT, MATERIAL_LIMIT, TITLE_LIMIT
from changelab.domain.vocabulary import MaterialForm, Period
from changelab.intake.materials import (
    LONGEST_SIDE,
    MOST_BYTES,
    picture_in,
    table_in,
    table_of,
    text_in,
)
from changelab.ui import visit
from changelab.ui.forms import Form, form, may
from changelab.ui.mirror_words import FORMS, USES

_REVISED = "mirror-revised"
_MEGABYTE = 1024 * 1024
#: What is taken, and how large it may be; said where it is asked for.
LIMITS = {
    MaterialForm.TEXT: f"Plain text, at most {MATERIAL_LIMIT:,} characters. What stands here is "
    "what the wall shows: a few sentences are read, a page is not.",
    MaterialForm.PICTURE: f"PNG or JPEG, at most {MOST_BYTES // _MEGABYTE} MB; it is kept with at "
    f"most {LONGEST_SIDE} points on its longer side. The place and the time that a phone writes "
    "into a photo, and whatever else is hidden in the file, are left out.",
    MaterialForm.TABLE: f"CSV or TSV, at most {MOST_ROWS} rows and {MOST_COLUMNS} columns. The "
    "first row says what the columns are.",
    MaterialForm.RECORDING: "The recording stays where it lies. The wall and the phones say "
    "which part is played; you play it yourself.",
}


def add(state: WorkshopState, name: str) -> str | None:
    """The button with the form behind it; the id of the piece that was just brought in."""
    asked = form(
        "Bring something in", name, "add_material", icon="add_photo_alternate", primary=True
    )
    if asked:
        with asked.body, st.container(key="mirror-fields", gap="small"):
            _asked_for(state, asked)
    return st.session_state.pop(f"{name}-made", None)


def _asked_for(state: WorkshopState, asked: Form) -> None:
    kind = st.segmented_control(
        "What is it?",
        list(FORMS),
        default=MaterialForm.TEXT,
        format_func=lambda one: FORMS[one],
        key=f"{asked.key}-form",
        required=True,
    )
    st.text_input(
        "What it is called", key=f"{asked.key}-title", max_chars=TITLE_LIMIT,
        placeholder="The form that nobody owns",
    )  # fmt: skip
    kind = kind or MaterialForm.TEXT
    _content(asked, kind)
    st.caption(LIMITS[kind])
    _known(state, asked.key, None)
    wrong = st.session_state.get(f"{asked.key}-wrong")
    if wrong:
        st.error(visit.plain(wrong), icon=":material/error:")
    st.button("Bring it in", key=f"{asked.key}-do", type="primary", on_click=_add, args=(asked,))


def _content(asked: Form, kind: MaterialForm) -> None:
    """The fields for the piece itself."""
    if kind is MaterialForm.RECORDING:
        st.text_input(
            "Where it lies", key=f"{asked.key}-link", placeholder="https://…, or the path of a file"
        )
        begins, ends = st.columns(2)
        begins.text_input("From (mm:ss)", key=f"{asked.key}-starts", placeholder="12:30")
        ends.text_input("To (mm:ss)", key=f"{asked.key}-ends", placeholder="14:10")
        return
    if kind is not MaterialForm.PICTURE:
        is_text = kind is MaterialForm.TEXT
        st.text_area(
            "The excerpt" if is_text else "The table, pasted from a spreadsheet",
            key=f"{asked.key}-{kind}",
            max_chars=MATERIAL_LIMIT,
            height=130,
            placeholder="What was said or written, word by word" if is_text else None,
        )
    files = {
        MaterialForm.TEXT: "Or a text file (.txt, .md)",
        MaterialForm.TABLE: "Or a file (.csv, .tsv)",
        MaterialForm.PICTURE: "The picture (.png, .jpg)",
    }
    # Any file can be chosen: what it is, its content says, and so does the refusal.
    st.file_uploader(
        files[kind], key=f"{asked.key}-file-{kind}", max_upload_size=MOST_BYTES // _MEGABYTE
    )
    if kind is MaterialForm.PICTURE:
        st.text_input(
            "What it shows, for those who do not see it",
            key=f"{asked.key}-shows",
            max_chars=CARD_LIMIT,
        )


def _known(state: WorkshopState, key: str, piece: Material | None) -> None:
    """The fields for what is known of a piece."""
    source, dated = st.columns([3, 2])
    source.text_input(
        "Where it is from",
        piece.source if piece else "",
        key=f"{key}-source",
        max_chars=TITLE_LIMIT,
        help="The room reads this under it",
    )
    dated.text_input(
        "When it was made",
        piece.dated if piece else "",
        key=f"{key}-dated",
        placeholder="2025, 2025-05, 2025-05-17",
    )
    st.segmented_control(
        "What it tells about",
        list(Period),
        default=piece.period if piece else Period.PRESENT,
        format_func=visit.wording().period,
        key=f"{key}-period",
        required=True,
    )
    here = [key for key, person in state.participants.items() if not person.forgotten]
    in_it = list(piece.people) if piece else []
    st.multiselect(
        "Who of this workshop can be seen, heard or is quoted in it?",
        list(dict.fromkeys([*here, *in_it])),
        in_it,
        key=f"{key}-people",
        placeholder="Nobody",
        help="Without their consent it leaves no export",
    )
    st.multiselect(
        "Its source agreed that it may",
        list(USES),
        list(piece.may) if piece else [],
        format_func=lambda one: USES[one],
        key=f"{key}-may",
        placeholder="Nothing beyond this workshop",
        help="Not asked is no",
    )


def _fields(key: str) -> dict[str, Any]:
    """What was answered about a piece."""
    state = st.session_state
    return {
        "title": state[f"{key}-title"],
        "source": state[f"{key}-source"],
        "dated": state[f"{key}-dated"].strip(),
        "period": state[f"{key}-period"],
        "people": state[f"{key}-people"],
        "may": state[f"{key}-may"],
    }


def _add(asked: Form) -> None:
    visit.take_back_what_was_said()
    try:
        made = _bring_in(asked)
    except ChangeLabError as error:
        st.session_state[f"{asked.key}-wrong"] = str(error)
        return
    st.session_state[f"{asked.name}-made"] = made
    asked.shut()
    visit.tell("It is here. The room sees it when you show it on the wall.")


def _bring_in(asked: Form) -> str:
    kind: MaterialForm = asked.said("form")
    fields: dict[str, Any] = {"act": "add_material", "form": kind, **_fields(asked.key)}
    laboratory, workshop = visit.laboratory(), visit.workshop() or ""
    file: UploadedFile | None = asked.said(f"file-{kind}")
    match kind:
        case MaterialForm.RECORDING:
            starts, ends = (seconds_of(asked.said(one) or "") for one in ("starts", "ends"))
            fields |= {"link": asked.said("link"), "starts": starts, "ends": ends}
        case MaterialForm.PICTURE:
            return _bring_in_picture(asked, file, fields)
        case MaterialForm.TABLE:
            typed = asked.said(kind)
            fields["text"] = table_in(file.name, file.getvalue()) if file else table_of(typed)
        case _:
            fields["text"] = text_in(file.name, file.getvalue()) if file else asked.said(kind)
    return laboratory.perform(workshop, visit.actor(), read_act(fields)).made or ""


def _bring_in_picture(asked: Form, file: UploadedFile | None, fields: dict[str, Any]) -> str:
    if file is None:
        raise Refused("The picture is missing.", "Upload a PNG or JPEG file.")
    picture = picture_in(file.name, file.getvalue())
    fields |= {"file": picture.file, "media_type": picture.media_type, "text": asked.said("shows")}
    act = read_act(fields)
    assert isinstance(act, AddMaterial)
    workshop = visit.workshop() or ""
    return visit.laboratory().add_material(workshop, visit.actor(), act, picture.content).made or ""


# --- putting right what is known --------------------------------------------------------


def begin_revising(piece: Material) -> None:
    """The button that opens the fields of what is known of a piece."""
    st.button(
        "Edit",
        key="mirror-edit",
        type="tertiary",
        icon=":material/edit:",
        on_click=_open,
        args=(piece.id,),
        disabled=not may("revise_material"),
    )


def _open(piece: str) -> None:
    st.session_state[_REVISED] = piece


def revise(state: WorkshopState, piece: Material) -> None:
    """The fields, while they are open for this piece."""
    if st.session_state.get(_REVISED) != piece.id:
        return
    key = f"mirror-{piece.id}"
    with st.container(key="mirror-revising", gap="small"):
        st.text_input("What it is called", piece.title, key=f"{key}-title", max_chars=TITLE_LIMIT)
        _known(state, key, piece)
        st.caption(
            "What it is stays as it is: bring another one in if it shall say something else."
        )
        with st.container(horizontal=True, gap="small"):
            st.button("Save", key=f"{key}-do", type="primary", on_click=_revise, args=(piece.id,))
            st.button(
                "Leave as it was", key=f"{key}-no", type="tertiary", on_click=_open, args=("",)
            )


def _revise(piece: str) -> None:
    if visit.do("revise_material", material=piece, **_fields(f"mirror-{piece}")):
        _open("")
