"""Pictures on paper: A4 or A3 across, the picture as large as fits, whose it is below."""

import json
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from changelab.diagrams import Format, Picture, Renderer
from changelab.diagrams.text import drawable, fold, is_covered
from changelab.exports.caption import Caption
from changelab.exports.moments import moment_of
from changelab.exports.typesetting import typeset

_TEMPLATE = Path(__file__).with_name("sheets.typ")
#: The words under the picture: their size, and what each half of an A4 sheet holds, in points.
_SIZE, _HALF = 10.0, 375.0


class Paper(StrEnum):
    """A size of paper; it lies across."""

    A4 = "a4"
    A3 = "a3"


def write_sheets(
    pictures: Sequence[Picture], caption: Caption, paper: Paper, renderer: Renderer
) -> bytes:
    """A PDF with a sheet for each picture; the same pictures give the same bytes.

    Args:
        caption: what stands under each of them.

    Raises:
        ExportFailed: it could not be set.
    """
    sheets = [
        {
            "svg": renderer.render(picture, Format.SVG).decode(),
            "title": fold(drawable(picture.title), _HALF, _SIZE),
            "caption": fold(caption.under(picture), _HALF, _SIZE),
        }
        for picture in pictures
    ]
    inputs = {
        "sheets": json.dumps(sheets),
        "moment": json.dumps(moment_of(caption.at).timetuple()[:6]),
        "paper": paper,
    }
    said = "".join(picture.svg for picture in pictures).replace("\n", "")
    return typeset(
        _TEMPLATE,
        inputs,
        archival=False,
        # Looking through them takes a while, and they differ from machine to machine.
        fonts_of_machine=not is_covered(said + caption.workshop),
        instead="Take it as SVG and print that, and tell us about it; nothing was written.",
    )
