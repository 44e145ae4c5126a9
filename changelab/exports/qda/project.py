"""`project.qde`: the whole project as one XML document, its parts in the order of the schema."""

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from changelab.exports.moments import newest_in
from changelab.exports.qda.cases import case_elements
from changelab.exports.qda.codebook import ORIGIN, code_elements
from changelab.exports.qda.coded import AllCoded, all_coded
from changelab.exports.qda.elements import described, document, filled, pointing
from changelab.exports.qda.graphs import graph_elements, link_elements
from changelab.exports.qda.guids import moment
from changelab.exports.qda.naming import label
from changelab.exports.qda.notes import Notes, notes_of
from changelab.exports.qda.picture_sources import picture_source
from changelab.exports.qda.pictures import PictureFile
from changelab.exports.qda.sets import set_elements
from changelab.exports.qda.study import Study
from changelab.exports.qda.text_sources import text_source
from changelab.exports.qda.texts import Ends
from changelab.exports.qda.users import first_user, user_elements
from changelab.exports.qda.variables import variable_elements

_NAMESPACE = "urn:QDA-XML:project:1.0"
_SCHEMA = f"{_NAMESPACE} http://schema.qdasoftware.org/versions/Project/v1.0/Project.xsd"


@dataclass(frozen=True, slots=True)
class Project:
    """A project: its document, and the files it points at by name."""

    document: bytes
    files: dict[str, bytes]


def project_of(study: Study, pictures: list[PictureFile], ends: Ends) -> Project:
    """The project of this study with these pictures."""
    coded = all_coded(study)
    notes = _notes(study, coded, pictures, ends)
    files = dict(notes.files)
    root = _root(study)
    cases = list(case_elements(study, coded))
    sources = _sources(study, pictures, coded, notes, ends, files)
    for container in (
        filled("Users", user_elements(study)),
        _codebook(study),
        filled("Variables", variable_elements(study, [*cases, *sources])),
        filled("Cases", cases),
        filled("Sources", sources),
        filled("Notes", notes.elements),
        filled("Links", link_elements(study, notes)),
        filled("Sets", set_elements(study)),
        filled("Graphs", graph_elements(study, pictures)),
    ):
        root.extend(container)
    told = (study.state.about.description, _missing(coded), *notes.elsewhere)
    described(root, "\n\n".join(filter(None, told)))
    for note in notes.on_project:
        pointing(root, "NoteRef", note)
    return Project(document(root), files)


def _root(study: Study) -> Element:
    state, first = study.carried.state, first_user(study)
    return Element(
        "Project",
        {
            "xmlns": _NAMESPACE,
            "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
            "xsi:schemaLocation": _SCHEMA,
            "name": label(state.about.title, "Change Laboratory"),
            "origin": ORIGIN,
            "creatingUserGUID": first,
            "creationDateTime": moment(state.about.opened_at),
            "modifyingUserGUID": first,
            "modifiedDateTime": moment(newest_in(state)),
        },
    )


def _codebook(study: Study) -> list[Element]:
    book = Element("CodeBook")
    book.extend(filled("Codes", code_elements(study.codes.tops, study.guids)))
    return [book]


def _notes(study: Study, coded: AllCoded, pictures: list[PictureFile], ends: Ends) -> Notes:
    """The memos; those about a passage that is in the project are pointed at from there."""
    texts = {text.key for text in study.texts}
    items = {item for text in study.texts for item, at in text.places.items() if at.start < at.end}
    items |= {key for key, one in study.state.episodes.items() if one.transcript in texts}
    items |= {one.item for one in pictures}
    return notes_of(study, coded.keys() & study.state.codings.keys(), items, ends)


def _sources(
    study: Study,
    pictures: list[PictureFile],
    coded: AllCoded,
    notes: Notes,
    ends: Ends,
    files: dict[str, bytes],
) -> list[Element]:
    """Texts, then pictures; their files are put beside the others."""
    sources = []
    for text in study.texts:
        element, name, content = text_source(study, text, coded, notes, ends)
        files[name] = content
        sources.append(element)
    for picture in pictures:
        element, its = picture_source(study, picture, coded, notes, ends)
        files |= its
        sources.append(element)
    return sources


def _missing(coded: AllCoded) -> str:
    """What of the coding is not here, for whoever reads the project."""
    if not coded.left_out:
        return ""
    parts = [f"{count} {why}" for why, count in sorted(coded.left_out.items())]
    return f"Codings that are not here, but in data/session.json: {'; '.join(parts)}."
