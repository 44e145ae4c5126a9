"""Notes: the memos of the coders, each in a file of its own, with a date and its own name."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from changelab.domain.entities import Memo
from changelab.domain.text import one_line
from changelab.exports.lawful import lawful
from changelab.exports.qda.elements import described, made
from changelab.exports.qda.guids import moment
from changelab.exports.qda.naming import as_file_name
from changelab.exports.qda.study import Study
from changelab.exports.qda.texts import Ends


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes, and where they are pointed at from.

    Attributes:
        elements: one `Note` for each memo.
        files: their texts, by file name.
        on_codings, on_items: GUIDs of notes by the coding or item that they are about.
        on_project: those about all of it, and those whose passage is not here.
    """

    elements: list[Element] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    on_codings: dict[str, list[str]] = field(default_factory=dict)
    on_items: dict[str, list[str]] = field(default_factory=dict)
    on_project: list[str] = field(default_factory=list)


def notes_of(study: Study, codings: set[str], items: set[str], ends: Ends) -> Notes:
    """Every memo as a note.

    Args:
        codings, items: those that are in the project and can point at a note. A code never
            does: QualCoder 3.8 loses one that has a note.
    """
    notes = Notes()
    for number, memo in enumerate(study.state.memos.values(), start=1):
        guid = study.guids("note", memo.id)
        notes.elements.append(_note(study, memo, guid, number))
        notes.files[f"{guid}.txt"] = ends.written(lawful(memo.text) + "\n")
        if memo.about in codings:
            notes.on_codings.setdefault(str(memo.about), []).append(guid)
        elif memo.about in items:
            notes.on_items.setdefault(str(memo.about), []).append(guid)
        elif memo.about not in study.state.codes:
            notes.on_project.append(guid)
    return notes


def _note(study: Study, memo: Memo, guid: str, number: int) -> Element:
    coder = study.users.get(memo.coder, memo.coder)
    wanted = as_file_name(f"Memo {number}, {memo.at[:10]}, {coder}", f"Memo {number}")
    note = made(
        "Note",
        guid=guid,
        name=study.names.give(wanted),
        plainTextPath=f"internal://{guid}.txt",
        creatingUser=study.guids("user", memo.coder),
        creationDateTime=moment(memo.at),
    )
    described(note, " ".join(_about(study, memo)))
    return note


def _about(study: Study, memo: Memo) -> Iterator[str]:
    about, state = memo.about, study.state
    if about in study.codes.by_key:
        yield f"About the code “{study.codes.by_key[str(about)].name}”."
    elif about in state.tasks:
        yield f"About the task “{one_line(state.tasks[str(about)].plan.title)}”."
