"""Every picture of a workshop, as the room may see it, in every period and format."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from changelab.diagrams import (
    Format,
    Known,
    Look,
    Picture,
    Renderer,
    compose,
    known_pictures,
)
from changelab.domain.state import WorkshopState
from changelab.domain.visibility import THE_ROOM, visible_in_pictures
from changelab.domain.vocabulary import SUB_TRIANGLES, Period, Standing

#: What is written of each picture: to edit, to paste, to draw anew, to read aloud.
FORMATS = (Format.SVG, Format.PNG, Format.DOT, Format.TXT)
#: Of these kinds a workshop has many; as PNG they would take a minute and tens of megabytes.
_MANY = {"chain", *SUB_TRIANGLES}


@dataclass(frozen=True, slots=True)
class DrawnPicture:
    """A picture and its file in one format."""

    picture: Picture
    format: Format
    content: bytes

    @property
    def file(self) -> str:
        """Its file name."""
        return f"{self.picture.file_name}.{self.format}"


def pictures_of(state: WorkshopState) -> list[Picture]:
    """Every picture of the workshop as the room may see it; none is drawn yet."""
    return every_picture(visible_in_pictures(state, THE_ROOM))


def every_picture(seen: WorkshopState, look: Look = Look.LIGHT) -> list[Picture]:
    """Every picture of what `seen` holds, past to future; sheets to write on are left out."""
    return [
        compose(seen, known.name, period, look)
        for known in known_pictures(seen)
        if not known.kind.for_print
        for period in periods_of(seen, known)
    ]


def count_pictures(state: WorkshopState) -> int:
    """How many pictures an export of this state has."""
    seen = visible_in_pictures(state, THE_ROOM)
    return sum(
        len(periods_of(seen, known)) for known in known_pictures(seen) if not known.kind.for_print
    )


def is_one_of_many(picture: Picture) -> bool:
    """True if it is a close look at one thing, of which a workshop has many."""
    return picture.kind.name in _MANY


def formats_of(picture: Picture) -> tuple[Format, ...]:
    """The formats in which an export has this picture."""
    if is_one_of_many(picture):
        return tuple(format for format in FORMATS if format is not Format.PNG)
    return FORMATS


def draw(pictures: Iterable[Picture], renderer: Renderer) -> Iterator[DrawnPicture]:
    """The pictures in their formats, one after the other; SVG files carry their font.

    Raises:
        PictureFailed: one of them could not be drawn.
    """
    for picture in pictures:
        for format in formats_of(picture):
            drawn = renderer.render(picture, format, embed_font=True)
            yield DrawnPicture(picture, format, drawn)


def periods_of(seen: WorkshopState, known: Known) -> tuple[Period, ...]:
    """Those in which there is anything of what it shows; the present if there is in none."""
    if not known.periods:
        return (Period.PRESENT,)
    system = known.subject.of
    filled = {
        period
        for entry in seen.entries.values()
        if entry.standing is Standing.SHOWN and system in ("", entry.system)
        for period in entry.periods
    }
    filled |= {
        pole.period
        for one in seen.contradictions.values()
        if one.standing is Standing.SHOWN
        for pole in one.poles
        if system in ("", pole.system)
    }
    filled |= {
        one.period
        for one in seen.construed_objects.values()
        if one.standing is Standing.SHOWN and (not system or system in one.systems)
    }
    return tuple(period for period in known.periods if period in filled) or (Period.PRESENT,)
