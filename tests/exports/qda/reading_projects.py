"""A strict reader of REFI-QDA projects, written for the tests and knowing nothing of the writer.

It refuses what the QDA programs that were tried lose, move or rename.
"""

import io
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

NAMESPACE = "{urn:QDA-XML:project:1.0}"


def tag(element: Element) -> str:
    """The name of an element, which must be one of REFI-QDA's."""
    assert element.tag.startswith(NAMESPACE), element.tag
    return element.tag.removeprefix(NAMESPACE)


@dataclass
class Reading:
    """What a reader finds in a project.

    Attributes:
        names: of the files in the container, as they are packed.
        files: contents of `sources/` by file name.
        elements: every element by its GUID.
        texts: of the text sources by their name, as they stand in their files.
        codings: source, code and exact text of each coding on a text.
    """

    names: list[str]
    document: bytes
    root: Element
    files: dict[str, bytes]
    elements: dict[str, Element] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    codings: list[tuple[str, str, str]] = field(default_factory=list)

    def all(self, name: str) -> list[Element]:
        """Every element of that name, in order."""
        return list(self.root.iter(f"{NAMESPACE}{name}"))

    def under(self, *path: str) -> list[Element]:
        """The elements at the end of that path from the root."""
        return self.root.findall("/".join(f"{NAMESPACE}{step}" for step in path))

    def name(self, guid: str) -> str:
        """What the element with that GUID is called."""
        return self.elements[guid].attrib["name"]

    def file(self, path: str) -> bytes:
        """The file that a path of the document points at."""
        assert path.startswith("internal://"), path
        return self.files[path.removeprefix("internal://")]

    def counted(self) -> Counter[tuple[str, str, str]]:
        """How often each text is coded with each code in each source."""
        return Counter(self.codings)

    def passages(self, code: str, user: str | None = None) -> list[str]:
        """The texts coded with a code, by one user or by all."""
        found = []
        for source in self.under("Sources", "TextSource"):
            text = self.texts[source.attrib["name"]]
            for selection in source.findall(f"{NAMESPACE}PlainTextSelection"):
                for coding in selection.findall(f"{NAMESPACE}Coding"):
                    by = self.name(coding.attrib["creatingUser"])
                    if self.name(_target(coding, "CodeRef")) == code and user in (None, by):
                        found.append(_cut(text, selection))
        return found


def read_project(packed: bytes) -> Reading:
    """The project, if it keeps together: every file is pointed at, and every reference arrives."""
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        contents = {name: archive.read(name) for name in names}
    document = contents.pop("project.qde")
    files = {name.removeprefix("sources/"): content for name, content in contents.items()}
    reading = Reading(names, document, ElementTree.fromstring(document), files)
    assert tag(reading.root) == "Project"
    _collect(reading)
    _check_references(reading)
    _read_texts(reading)
    return reading


def _collect(reading: Reading) -> None:
    for element in reading.root.iter():
        tag(element)
        guid = element.get("guid")
        if guid is not None:
            assert guid not in reading.elements, f"two things have the GUID {guid}"
            reading.elements[guid] = element


def _check_references(reading: Reading) -> None:
    pointed_at = set()
    for element in reading.root.iter():
        for name, value in element.attrib.items():
            if name in {
                *("targetGUID", "creatingUser", "creatingUserGUID", "modifyingUserGUID"),
                *("originGUID", "representedGUID", "sourceVertex", "targetVertex"),
            }:
                assert value in reading.elements, f"{tag(element)} points at nothing: {value}"
            if name in {"plainTextPath", "richTextPath", "path"}:
                assert reading.file(value), f"{value} is empty"
                pointed_at.add(value.removeprefix("internal://"))
    assert pointed_at == set(reading.files), "a file nobody points at, or the other way round"


def _read_texts(reading: Reading) -> None:
    for source in reading.under("Sources", "TextSource"):
        name, text = source.attrib["name"], reading.file(source.attrib["plainTextPath"]).decode()
        reading.texts[name] = text
        for selection in source.findall(f"{NAMESPACE}PlainTextSelection"):
            passage = _cut(text, selection)
            for coding in selection.findall(f"{NAMESPACE}Coding"):
                code = reading.elements[_target(coding, "CodeRef")]
                assert tag(code) == "Code" and code.get("isCodable") == "true"
                reading.codings.append((name, code.attrib["name"], passage))


def _cut(text: str, selection: Element) -> str:
    start, end = (int(selection.attrib[name]) for name in ("startPosition", "endPosition"))
    assert 0 <= start < end <= len(text), f"{start} to {end} lies outside {len(text)}"
    return text[start:end]


def _target(element: Element, name: str) -> str:
    reference = element.find(f"{NAMESPACE}{name}")
    assert reference is not None
    return reference.attrib["targetGUID"]
