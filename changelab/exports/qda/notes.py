"""Notes: the memos of the coders, each in a file of its own, with a date and its own name.

What they say is said again where they belong, as a description: few readers follow a note.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element

from changelab.domain.research import Memo
from changelab.domain.text import one_line
from changelab.exports.lawful import lawful
from changelab.exports.qda.elements import described, made
from changelab.exports.qda.guids import moment
from changelab.exports.qda.naming import as_file_name
from changelab.exports.qda.study import Study
from changelab.exports.qda.texts import Ends


class Noted(NamedTuple):
    """A note at the place that it is about: its GUID, the key of who wrote it, when, and what."""

    guid: str
    user: str
    at: str
    words: str


def told_by(some: Iterable[Noted]) -> str:
    """What these notes say, one after the other."""
    return "\n\n".join(one.words for one in some)


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes, and where they are pointed at from.

    Attributes:
        elements: one `Note` for each memo.
        files: their texts, by file name.
        on_codings, on_items: by the coding or item that they are about.
        on_project: GUIDs of those about all of it, and those whose passage is not here.
        elsewhere: name and words of those that no passage, text or picture can tell.
    """

    elements: list[Element] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    on_codings: dict[str, list[Noted]] = field(default_factory=dict)
    on_items: dict[str, list[Noted]] = field(default_factory=dict)
    on_project: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)


def notes_of(study: Study, codings: set[str], items: set[str], ends: Ends) -> Notes:
    """Every memo as a note.

    Args:
        codings, items: those that are in the project and can point at a note. A code never
            does: QualCoder 3.8 loses one that has a note.
    """
    notes = Notes()
    for number, memo in enumerate(study.state.memos.values(), start=1):
        guid = study.guids("note", memo.id)
        note = _note(study, memo, guid, number)
        notes.elements.append(note)
        notes.files[f"{guid}.txt"] = ends.written(lawful(memo.text) + "\n")
        noted = Noted(guid, memo.coder, memo.at, lawful(memo.text))
        if memo.about in codings:
            notes.on_codings.setdefault(str(memo.about), []).append(noted)
        elif memo.about in items:
            notes.on_items.setdefault(str(memo.about), []).append(noted)
        else:
            notes.elsewhere.append(f"{note.attrib['name']}: {noted.words}")
            if memo.about not in study.state.codes:
                notes.on_project.append(guid)
    return notes


def _note(study: Study, memo: Memo, guid: str, number: int) -> Element:
    coder, about = study.users.get(memo.coder, memo.coder), _about(study, memo)
    named = ", ".join(filter(None, (f"Memo {number}", memo.at[:10], coder, about)))
    wanted = as_file_name(named, f"Memo {number}")
    note = made(
        "Note",
        guid=guid,
        name=study.names.give(wanted),
        plainTextPath=f"internal://{guid}.txt",
        creatingUser=study.guids("user", memo.coder),
        creationDateTime=moment(memo.at),
    )
    described(note, f"{about[0].upper()}{about[1:]}." if about else "")
    return note


def _about(study: Study, memo: Memo) -> str:
    """What a memo is about, if that is no passage: readers that follow no notes have its name."""
    about, state = str(memo.about), study.state
    if about in study.codes.by_key:
        return f"about the code “{study.codes.by_key[about].name}”"
    if about in state.tasks:
        return f"about the task “{one_line(state.tasks[about].plan.title)}”"
    if about in state.materials:
        return f"about “{one_line(state.materials[about].title)}”"
    return ""
