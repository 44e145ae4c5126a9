"""What stands under a picture that leaves the workshop: whose it is, and as of when."""

from dataclasses import dataclass

from changelab.diagrams import Picture
from changelab.diagrams.text import drawable
from changelab.domain.state import WorkshopState
from changelab.exports.moments import day, hour, newest_in


@dataclass(frozen=True, slots=True)
class Caption:
    """The title of the workshop, and the moment its pictures show: in words, and as recorded."""

    workshop: str
    moment: str
    at: str

    def under(self, picture: Picture) -> str:
        """Both on one line; a sheet to write on is of no moment."""
        return self.workshop if picture.kind.for_print else f"{self.workshop} · {self.moment}"


def caption_of(state: WorkshopState) -> Caption:
    """The caption of every picture of the workshop; `state` is its whole state then."""
    at = newest_in(state)
    moment = f"as of {day(at)}, {hour(at)} UTC (event {state.seq})"
    return Caption(drawable(state.about.title), moment, at)
