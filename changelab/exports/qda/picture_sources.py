"""Picture sources: each picture's file, what it shows in words, and a selection for each part."""

from xml.etree.ElementTree import Element, SubElement

from changelab.exports.qda.coded import AllCoded, Coded
from changelab.exports.qda.elements import described, made, pointing
from changelab.exports.qda.guids import moment
from changelab.exports.qda.naming import label
from changelab.exports.qda.notes import Notes, told_by
from changelab.exports.qda.pictures import Box, PictureFile
from changelab.exports.qda.pixels import size_of
from changelab.exports.qda.study import THE_RECORD, Study
from changelab.exports.qda.texts import Ends
from changelab.exports.qda.variables import add_values


def picture_source(
    study: Study, picture: PictureFile, coded: AllCoded, notes: Notes, ends: Ends
) -> tuple[Element, dict[str, bytes]]:
    """The `PictureSource`, and its files by name."""
    guid = study.guids("source", picture.key)
    file = f"{guid}{picture.ending}"
    files = {file: picture.content}
    by = {
        "creatingUser": study.guids("user", THE_RECORD),
        "creationDateTime": moment(picture.at),
    }
    element = made("PictureSource", guid=guid, name=picture.name, path=f"internal://{file}", **by)
    about = notes.on_items.get(picture.item, [])
    described(element, "\n\n".join(filter(None, (picture.about, told_by(about)))))
    if picture.told:
        words = study.guids("description", picture.key)
        SubElement(
            element,
            "TextDescription",
            {
                "guid": words,
                "name": study.names.give(f"{picture.name.removesuffix(picture.ending)}, described"),
                "plainTextPath": f"internal://{words}.txt",
                **by,
            },
        )
        files[f"{words}.txt"] = ends.written(picture.told)
    for box in picture.boxes:
        _add_selection(study, element, picture, box, by)
    for one in coded.on_pictures.get(picture.item, []):
        _add_whole(study, element, picture, one, notes)
    for note in about:
        pointing(element, "NoteRef", note.guid)
    add_values(study, element, picture.facts)
    return element, files


def _add_whole(
    study: Study, element: Element, picture: PictureFile, one: Coded, notes: Notes
) -> None:
    """All of a picture, as a coder coded it."""
    width, height = size_of(picture.content)
    by = {"creatingUser": study.guids("user", one.user), "creationDateTime": moment(one.at)}
    place = {"firstX": "0", "firstY": "0", "secondX": str(width - 1), "secondY": str(height - 1)}
    guid, about = study.guids("selection", one.key), notes.on_codings.get(one.key, ())
    name = label(told_by(about), "the whole picture")
    selection = SubElement(element, "PictureSelection", {"guid": guid, "name": name, **place, **by})
    described(selection, told_by(about))
    coding = SubElement(selection, "Coding", {"guid": study.guids("coding", one.key), **by})
    pointing(coding, "CodeRef", study.guids("code", one.code))
    for note in about:
        pointing(coding, "NoteRef", note.guid)


def _add_selection(
    study: Study, element: Element, picture: PictureFile, box: Box, by: dict[str, str]
) -> None:
    """A part of the picture, coded with the element of the activity system that it shows."""
    key = f"{picture.key} {box.key}"
    selection = SubElement(
        element,
        "PictureSelection",
        {
            "guid": study.guids("selection", key),
            "name": box.name,
            "firstX": str(box.left),
            "firstY": str(box.top),
            "secondX": str(box.right),
            "secondY": str(box.bottom),
            **by,
        },
    )
    described(selection, box.words)
    if box.element is not None:
        coding = SubElement(selection, "Coding", {"guid": study.guids("coding", key), **by})
        pointing(coding, "CodeRef", study.guids("code", f"element {box.element}"))
