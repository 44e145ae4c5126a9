"""A report shows the pictures of the whole that have something of the workshop in them."""

import io

from pypdf import PdfReader

from changelab.diagrams import Format
from changelab.exports.account import account_of, pictures_in
from changelab.exports.pictures import draw, pictures_of
from changelab.exports.report import write_report
from changelab.exports.report_pdf import write_report_pdf


def shown(room) -> list[str]:
    """The pictures of the whole, by their files."""
    return [one.file for one in account_of(room.state).overviews]


def test_it_works(busy, renderer):
    """Past and present differ: the picture of change stands in both reports."""
    account = account_of(busy.state)
    files = {one.file: one.content for one in draw(pictures_of(busy.state), renderer)}
    svgs = [(picture, renderer.render(picture, Format.SVG)) for picture in pictures_of(busy.state)]
    told = write_report(account)
    pdf = PdfReader(io.BytesIO(write_report_pdf(account, svgs)))

    assert "change" in shown(busy)
    assert "## Pictures of the whole" in told
    assert "../pictures/change.svg" in told
    assert "Pictures of the whole" in "".join(page.extract_text() for page in pdf.pages)
    assert {f"{name}.svg" for name in pictures_in(account)} <= files.keys()


def test_without_material_there_is_none(room):
    """An empty workshop has neither the pictures nor their heading."""
    assert shown(room) == []
    assert "Pictures of the whole" not in write_report(account_of(room.state))


def test_a_second_system_brings_the_network(busy):
    """As soon as both systems hold something."""
    before = shown(busy)
    busy.does(busy.aino, "name_system", name="Health service")
    system = list(busy.state.systems)[-1]
    busy.does(
        busy.bilal,
        "add_entry",
        element="rules",
        text="waiting list",
        period="present",
        system=system,
    )

    assert "network-present" not in before
    assert "network-present" in shown(busy)
