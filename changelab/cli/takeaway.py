"""Commands that take something away: pictures and the whole record."""

import json
from dataclasses import dataclass
from pathlib import Path

from changelab.diagrams import Format, Look, Picture, Renderer, compose, picture_names
from changelab.domain.errors import ChangeLabError
from changelab.domain.visibility import THE_ROOM
from changelab.domain.vocabulary import Period
from changelab.exports import export_bundle
from changelab.exports.caption import Caption, caption_of
from changelab.exports.paper import Paper, write_sheets
from changelab.exports.pictures import every_picture
from changelab.exports.slides import write_slides
from changelab.service import Laboratory

#: What `--picture` takes instead of a name, and the one format that is no picture file.
EVERY, SLIDES = "all", "pptx"


class CannotDraw(ChangeLabError, ValueError):
    """What was asked for does not go together."""


class CannotWrite(ChangeLabError, OSError):
    """The file that was asked for cannot be written."""


def pictures(data: Path, workshop: str) -> int:
    """Print the names that `draw` takes."""
    with Laboratory(data) as laboratory:
        print(json.dumps(picture_names(laboratory.state(workshop))))
    return 0


@dataclass(frozen=True, slots=True)
class Wanted:
    """What `draw` was asked for; `paper` is that of a PDF, or None for its own size."""

    picture: str
    format: str
    period: Period
    paper: str | None
    look: str


def draw(data: Path, workshop: str, wanted: Wanted, out: Path, at: int | None) -> int:
    """Draw what the room may see into a file."""
    _check(wanted)
    with Laboratory(data) as laboratory:
        seen = laboratory.pictured_to(workshop, THE_ROOM, at)
        caption = caption_of(laboratory.state(workshop, at))
    look = Look(wanted.look)
    if wanted.picture == EVERY:
        pictures = every_picture(seen, look)
    else:
        pictures = [compose(seen, wanted.picture, wanted.period, look)]
    renderer = Renderer()
    try:
        _write(out, _drawn(pictures, wanted, caption, renderer))
    finally:
        renderer.close()
    return 0


def _check(wanted: Wanted) -> None:
    """Refuse what does not go together."""
    if wanted.paper and wanted.format != Format.PDF:
        raise CannotDraw("A sheet of paper is a PDF.", "Add --format pdf, or leave --paper out.")
    if wanted.paper and wanted.look == Look.DARK:
        raise CannotDraw("Paper is white.", "Leave --look dark out, or --paper.")
    if wanted.picture == EVERY and not (wanted.paper or wanted.format == SLIDES):
        raise CannotDraw(
            "Such a file holds one picture.",
            "Name one with --picture, or use --format pptx or --format pdf --paper a4 for all.",
        )


def _drawn(pictures: list[Picture], wanted: Wanted, caption: Caption, renderer: Renderer) -> bytes:
    if wanted.format == SLIDES:
        return write_slides(pictures, caption)
    if wanted.paper:
        return write_sheets(pictures, caption, Paper(wanted.paper), renderer)
    return renderer.render(pictures[0], Format(wanted.format), embed_font=True)


def _write(out: Path, content: bytes) -> None:
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(content)
    except OSError as error:
        raise CannotWrite(
            f"{out} cannot be written ({error.strerror}).", "Choose another place."
        ) from error


def export(data: Path, workshop: str, out: Path, purpose: str) -> int:
    """Write the record as the researcher may see it; prints where it lies."""
    with Laboratory(data) as laboratory:
        whole, key_table = laboratory.whole(workshop), laboratory.key_table(workshop)
    renderer = Renderer()
    try:
        written = export_bundle(whole, out, purpose=purpose, renderer=renderer, key_table=key_table)
    finally:
        renderer.close()
    print(json.dumps({"written": [str(path) for path in written]}, ensure_ascii=False, indent=2))
    return 0
