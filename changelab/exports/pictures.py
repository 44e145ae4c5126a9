"""Every picture of a workshop, as the room may see it, in every period and format."""

from collections.abc import Iterator
from dataclasses import dataclass

from changelab.diagrams import Format, Picture, Renderer, compose, known_pictures
from changelab.domain.state import WorkshopState
from changelab.domain.visibility import THE_ROOM, visible_to
from changelab.domain.vocabulary import Period

#: What is written of each picture: to print and edit, to paste, to draw anew.
FORMATS = (Format.SVG, Format.PNG, Format.DOT)


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
    """Every picture there is, past to future; none is drawn yet."""
    seen = visible_to(state, THE_ROOM)
    return [
        compose(seen, known.name, period)
        for known in known_pictures(seen)
        for period in known.periods or (Period.PRESENT,)
    ]


def count_pictures(state: WorkshopState) -> int:
    """How many pictures an export of this state has."""
    return sum(len(known.periods) or 1 for known in known_pictures(state))


def draw(pictures: list[Picture], renderer: Renderer) -> Iterator[DrawnPicture]:
    """The pictures in every format, one after the other; SVG files carry their font.

    Raises:
        PictureFailed: one of them could not be drawn.
    """
    for picture in pictures:
        for format in FORMATS:
            drawn = renderer.render(picture, format, embed_font=True)
            yield DrawnPicture(picture, format, drawn)
