"""Pictures in projects: selections lie where the elements are drawn, and coded pictures arrive."""

import io

import pytest
from PIL import Image

from changelab.exports.qda.pixels import size_of
from tests.exports.qda.reading_projects import NAMESPACE
from tests.studied import bring_picture, png, study

CORNERS = ("firstX", "firstY", "secondX", "secondY")


def picture(project, name: str):
    """The picture source of that name."""
    sources = project.under("Sources", "PictureSource")
    return next(one for one in sources if one.attrib["name"] == name)


def selections(source) -> dict[str, tuple[int, ...]]:
    """The parts of a picture by name: left, top, right, bottom."""
    return {
        one.attrib["name"]: tuple(int(one.attrib[corner]) for corner in CORNERS)
        for one in source.findall(f"{NAMESPACE}PictureSelection")
    }


def border(drawn, edge: int, start: int, end: int) -> float:
    """How much of the darkest row near an edge is drawn, in the middle third of its length."""
    third = (end - start) // 3
    middle = range(start + third, end - third)
    rows = range(max(edge - 5, 0), min(edge + 6, drawn.height))
    return max(sum(drawn.getpixel((x, y)) < 220 for x in middle) for y in rows) / len(middle)


def test_selections_lie_on_the_boxes_that_are_drawn(studied):
    """Along the edge of every selection runs the border of a box; inside the frame of the PNG."""
    source = picture(studied.project, "Activity system, Our activity – Past.png")
    drawn = Image.open(io.BytesIO(studied.project.file(source.attrib["path"]))).convert("L")
    parts = selections(source)

    assert set(parts) == {
        *("subject", "object", "tools", "rules", "community", "division of labour", "outcome"),
    }
    turned = drawn.transpose(Image.Transpose.TRANSPOSE)
    for left, top, right, bottom in parts.values():
        assert 0 <= left < right < drawn.width and 0 <= top < bottom < drawn.height
        for edge in (top, bottom):
            assert border(drawn, edge, left, right) > 0.9
        for edge in (left, right):
            assert border(turned, edge, top, bottom) > 0.9


def test_a_selection_is_coded_with_its_element_and_says_what_is_in_it(studied):
    """Whoever cannot see the picture reads what stands in the box of the rules."""
    source = picture(studied.project, "Activity system, Our activity – Past.png")
    rules = next(
        one
        for one in source.findall(f"{NAMESPACE}PictureSelection")
        if one.attrib["name"] == "rules"
    )
    code = rules.find(f"{NAMESPACE}Coding/{NAMESPACE}CodeRef").attrib["targetGUID"]

    assert rules.findtext(f"{NAMESPACE}Description") == "Rules; count the days 😀"
    assert studied.project.name(code) == "rules (Activity system)"


def test_only_the_main_diagrams_go_along(room, taken):
    """Systems, change and network as pictures; chains and boards are in the texts they show."""
    study(room)
    room.does(room.aino, "name_system", name="School")
    project = taken(room).project
    names = [one.attrib["name"] for one in project.under("Sources", "PictureSource")]
    kinds = {name.split(",")[0].removesuffix(".png") for name in names}

    assert kinds == {"Activity system", "Change", "Network", "The form"}
    parts = selections(picture(project, "Network, Our activity and School – Past.png"))
    assert {"School, rules", "Our activity, division of labour", "School, object 2"} <= set(parts)


def test_a_picture_without_words_is_coded_whole(room, taken):
    """Eeva codes a photo of the board: the selection is all of it, and hers."""
    study(room)
    board = bring_picture(room, title="The board", text="")
    code = next(one.id for one in room.state.codes.values() if one.name == "dilemma")
    coding = room.does(room.eeva, "code_passage", coder="R1", code=code, item=board).made
    room.does(room.eeva, "write_memo", coder="R1", about=coding, text="Look at the arrow.")
    project = taken(room).project
    (selection,) = picture(project, "The board.png").findall(f"{NAMESPACE}PictureSelection")
    (made,) = selection.findall(f"{NAMESPACE}Coding")

    assert [selection.attrib[corner] for corner in CORNERS] == ["0", "0", "7", "3"]
    assert project.name(made.find(f"{NAMESPACE}CodeRef").attrib["targetGUID"]) == "dilemma"
    assert project.name(made.attrib["creatingUser"]) == "Eeva"
    assert made.find(f"{NAMESPACE}NoteRef") is not None


def test_words_of_a_picture_are_a_text(studied):
    """What a picture shows in words can be coded like any text."""
    assert studied.project.texts["The form (in words)"] == "Four pages of boxes.\n"
    assert picture(studied.project, "The form.png").attrib["path"].endswith(".png")


@pytest.mark.parametrize("progressive", [False, True])
def test_the_size_of_a_jpeg_is_read(progressive):
    """Photos are JPEG: width and height are read from the file itself."""
    out = io.BytesIO()
    Image.new("RGB", (37, 21), "grey").save(out, "JPEG", progressive=progressive, dpi=(72, 72))

    assert size_of(out.getvalue()) == (37, 21)
    assert size_of(png(8, 4)) == (8, 4)


@pytest.mark.parametrize(
    "cut",
    [b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"\xff\xd8\xff\xe0\x00\x10JFIF"],
)
def test_a_broken_picture_has_some_size(cut):
    """A file that breaks off is no reason to lose the whole export."""
    assert size_of(cut) == (1, 1)
