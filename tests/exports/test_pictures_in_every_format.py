"""Every picture of a workshop, in every period, as files."""

import pytest

from changelab.diagrams import Format, known_pictures
from changelab.exports.pictures import count_pictures, draw, pictures_of


@pytest.fixture
def files(busy, renderer) -> dict[str, bytes]:
    """The pictures of a workshop with two activity systems, by file name."""
    busy.does(busy.aino, "name_system", name="Health service")
    return {one.file: one.content for one in draw(pictures_of(busy.state), renderer)}


def test_each_system_is_drawn_in_each_period_that_holds_anything(files):
    """SVG, PNG, DOT and text of past and present; nobody spoke of the future, or of the other."""
    drawn = {name for name in files if name.startswith("activity-system")}

    assert drawn == {
        f"{name}.{format}"
        for name in ("activity-system-past", "activity-system-present", "activity-system-2-present")
        for format in Format
        if format is not Format.PDF
    }


def test_every_kind_of_picture_is_there_but_sheets_to_write_on(busy, files):
    """Board, history, cycle, change: whatever the workshop has a name for."""
    stems = {name.rpartition(".")[0] for name in files}
    kinds = {known.name: known.kind for known in known_pictures(busy.state)}

    assert {"surfaces", "history-wall", "cycle", "change", "network-present"} <= stems
    assert not any(name.startswith("blank") for name in stems)
    assert any(kind.for_print for kind in kinds.values())


def test_close_looks_are_no_png(files):
    """Of chains and sub-triangles a workshop has many: they come as SVG, DOT and text."""
    assert {"chain-1.svg", "chain-1.dot", "chain-1.txt", "production-past.svg"} <= files.keys()
    assert not {"chain-1.png", "production-past.png"} & files.keys()


def test_the_pictures_are_counted_as_they_are_drawn(busy, files):
    """What the page says beforehand is what comes out."""
    assert count_pictures(busy.state) == len({name.rpartition(".")[0] for name in files})


def test_each_file_is_what_its_name_says(files):
    """An SVG, a PNG and a DOT graph, told by their content."""
    for name, content in files.items():
        if name.endswith(".svg"):
            assert b"<svg" in content[:400]
        elif name.endswith(".png"):
            assert content.startswith(b"\x89PNG\r\n")
        elif name.endswith(".dot"):
            assert b"graph" in content[:40]
        else:
            assert content.decode().partition("\n\n")[2].strip()


def test_an_svg_carries_its_font_and_asks_for_nothing(files):
    """It looks the same on a machine without the font and without a network."""
    svg = files["activity-system-present.svg"].decode()

    assert "@font-face" in svg
    assert "src:url(data:" in svg.replace(" ", "")
    assert "http" not in svg.replace("http://www.w3.org/", "").replace(
        "http://www.inkscape.org/", ""
    )


def test_pictures_show_what_the_room_may_see(busy, renderer):
    """A hidden card is in no picture file."""
    entry = next(item for item in busy.state.entries.values() if item.text == "key worker")
    busy.does(busy.aino, "hide", item=entry.id)
    for one in draw(pictures_of(busy.state), renderer):
        assert b"key worker" not in one.content
