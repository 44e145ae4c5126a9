"""Every picture of a workshop, in every period, as files."""

import pytest

from changelab.diagrams import Format
from changelab.domain.vocabulary import Period
from changelab.exports.pictures import draw, pictures_of


@pytest.fixture
def files(busy, renderer) -> dict[str, bytes]:
    """The pictures of a workshop with two activity systems, by file name."""
    busy.does(busy.aino, "name_system", name="Health service")
    return {one.file: one.content for one in draw(pictures_of(busy.state), renderer)}


def test_each_system_is_drawn_in_each_period_and_format(files):
    """Two systems, three periods, SVG and PNG and DOT."""
    assert set(files) == {
        f"{name}-{period}.{format}"
        for name in ("activity-system", "activity-system-2")
        for period in Period
        for format in (Format.SVG, Format.PNG, Format.DOT)
    }


def test_each_file_is_what_its_name_says(files):
    """An SVG, a PNG and a DOT graph, told by their content."""
    for name, content in files.items():
        if name.endswith(".svg"):
            assert b"<svg" in content[:400]
        elif name.endswith(".png"):
            assert content.startswith(b"\x89PNG\r\n")
        else:
            assert b"graph" in content[:40]


def test_an_svg_carries_its_font_and_asks_for_nothing(files):
    """It looks the same on a machine without the font and without a network."""
    svg = files["activity-system-present.svg"].decode()

    assert "@font-face" in svg
    assert "src:url(data:" in svg.replace(" ", "")
    assert "http" not in svg.replace("http://www.w3.org/", "")


def test_pictures_show_what_the_room_may_see(busy, renderer):
    """A hidden card is in no picture file."""
    entry = next(item for item in busy.state.entries.values() if item.text == "key worker")
    busy.does(busy.aino, "hide", item=entry.id)
    for one in draw(pictures_of(busy.state), renderer):
        assert b"key worker" not in one.content
