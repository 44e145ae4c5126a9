"""The codebook as a file of its own, for other projects and other programs."""

import csv
import io
from xml.etree import ElementTree

from tests.studied import study

NAMESPACE = "{urn:QDA-XML:codebook:1.0}"


def test_the_codebook_has_the_codes_of_the_project(studied):
    """Names, definitions and ids are the same, so that both can be brought into one project."""
    book = ElementTree.fromstring(studied.files["qda/codebook.qdc"])
    codes = {code.attrib["name"]: code for code in book.iter(f"{NAMESPACE}Code")}
    ids = {code.attrib["name"]: code.attrib["guid"] for code in studied.project.all("Code")}

    assert book.attrib["origin"] == studied.project.root.attrib["origin"]
    assert codes["criticising"].findtext(f"{NAMESPACE}Description") == "naming what is wrong"
    assert codes["committing"].attrib["color"] == "#2f6f4f"
    assert all(ids[name] == code.attrib["guid"] for name, code in codes.items())


def test_people_and_episodes_stay_out_of_the_codebook(studied):
    """Another project has its own; the nodes and levels of the record are for everyone."""
    content = studied.files["qda/codebook.qdc"].decode()

    assert 'name="P01"' not in content and 'name="The form"' not in content
    assert 'name="division of labour"' in content and 'name="tertiary"' in content
    assert "Sets" not in content and "NoteRef" not in content


def rows(content: bytes) -> list[dict[str, str]]:
    """The table as Taguette reads it: the encoding told by the mark at its beginning."""
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_the_table_is_what_taguette_reads(studied):
    """One column says which code (Taguette refuses two of tag, name and path), one what it is."""
    found = rows(studied.files["qda/codebook.csv"])
    paths = {row["path"]: row for row in found}

    assert list(found[0]) == ["path", "description", "colour"]
    assert len(paths) == len(found)
    agency = "Expressions of transformative agency"
    assert paths[f"{agency} > envisioning"]["colour"].startswith("#")
    assert paths[f"{agency} > owning, or not"]["description"] == "who has the form"


def test_a_code_that_looks_like_a_formula_is_inert(room, taken):
    """A spreadsheet does not run what somebody called a codebook."""
    study(room)
    code = {"key": "a", "name": "a > b", "definition": "@SUM(1)"}
    room.does(room.eeva, "adopt_codebook", plan={"id": "f", "title": "=1+1", "codes": [code]})
    found = rows(taken(room).files["qda/codebook.csv"])
    (row,) = [row for row in found if row["description"].endswith("SUM(1)")]

    assert (row["path"], row["description"]) == ("'=1+1 > a › b", "'@SUM(1)")
    assert not any(cell.startswith(("=", "@")) for row in found for cell in row.values())
