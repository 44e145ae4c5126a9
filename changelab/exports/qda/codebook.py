"""Codes as elements of a project, as a codebook of their own (.qdc), and as a table."""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from changelab import __version__
from changelab.exports.qda.codes import Node
from changelab.exports.qda.elements import described, document, filled, made
from changelab.exports.qda.guids import Guids
from changelab.exports.qda.study import Study
from changelab.exports.tables import Column, Table, write_csv

ORIGIN = f"Change Laboratory workbench {__version__}"
_NAMESPACE = "urn:QDA-XML:codebook:1.0"
#: Between the steps of a path in the table.
_STEP = " > "


def code_elements(tops: Iterable[Node], guids: Guids) -> Iterator[Element]:
    """One `Code` for each, with those under it inside; notes never stand in a code."""
    for node in tops:
        element = made(
            "Code",
            guid=guids("code", node.key),
            name=node.name,
            isCodable="true" if node.codable else "false",
            color=node.colour,
        )
        described(element, node.description)
        element.extend(code_elements(node.children, guids))
        yield element


def write_codebook(study: Study) -> bytes:
    """`codebook.qdc`: the codebooks and the record's own codes, without people and episodes."""
    root = Element("CodeBook", {"xmlns": _NAMESPACE, "origin": ORIGIN})
    root.extend(filled("Codes", code_elements(study.codes.codebook, study.guids)))
    return document(root)


def write_code_table(study: Study) -> bytes:
    """`codebook.csv`: a row for each code, those above it in its path.

    It begins with a byte order mark: Taguette and Excel otherwise guess the encoding,
    and guess wrong when few letters have accents.
    """
    columns = (
        Column("path", "the code, after those it stands under"),
        Column("description", "what is looked for"),
        Column("colour", "#RRGGBB"),
    )
    rows = [row for top in study.codes.codebook for row in _rows(top, ())]
    return write_csv(Table("codebook", "a code", columns, ("path",), rows)).encode("utf-8-sig")


def _rows(node: Node, above: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    path = (*above, node.name.replace(">", "›"))
    yield _STEP.join(path), node.description, node.colour
    for child in node.children:
        yield from _rows(child, path)
