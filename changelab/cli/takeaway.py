"""Commands that take something away: pictures and the whole record."""

import json
from pathlib import Path

from changelab.diagrams import Format, Renderer, compose, picture_names
from changelab.domain.actors import Actor
from changelab.domain.errors import ChangeLabError
from changelab.domain.visibility import THE_ROOM
from changelab.domain.vocabulary import Period, Role
from changelab.exports import export_bundle
from changelab.service import Laboratory


class CannotWrite(ChangeLabError, OSError):
    """The file that was asked for cannot be written."""


def pictures(data: Path, workshop: str) -> int:
    """Print the names that `draw` takes."""
    with Laboratory(data) as laboratory:
        print(json.dumps(picture_names(laboratory.state(workshop))))
    return 0


def draw(
    data: Path, workshop: str, name: str, format: str, out: Path, period: Period, at: int | None
) -> int:
    """Draw what the room may see into a file."""
    with Laboratory(data) as laboratory:
        seen = laboratory.seen_by(workshop, THE_ROOM, at)
    picture = compose(seen, name, period)
    renderer = Renderer()
    try:
        drawn = renderer.render(picture, Format(format), embed_font=True)
    finally:
        renderer.close()
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(drawn)
    except OSError as error:
        raise CannotWrite(
            f"{out} cannot be written ({error.strerror}).", "Choose another place."
        ) from error
    return 0


def export(data: Path, workshop: str, out: Path, purpose: str) -> int:
    """Write the record as the researcher may see it; prints where it lies."""
    with Laboratory(data) as laboratory:
        seen = laboratory.seen_by(workshop, Actor.of(Role.RESEARCHER))
        facts = laboratory.facts(workshop)
    renderer = Renderer()
    try:
        written = export_bundle(seen, facts, out, purpose=purpose, renderer=renderer)
    finally:
        renderer.close()
    print(json.dumps({"written": [str(path) for path in written]}, ensure_ascii=False, indent=2))
    return 0
