"""The files of an export as they come together; each format adds its own."""

from collections.abc import Callable
from dataclasses import dataclass, field

from changelab.diagrams import Picture, Renderer
from changelab.domain.errors import ChangeLabError
from changelab.exports.inventory import OURS, Listed
from changelab.exports.wishes import Wishes
from changelab.exports.withholding import Carried

#: Called with how many steps are done, how many there are, and what comes next.
Progress = Callable[[int, int, str], None]


class Cancelled(ChangeLabError):
    """Whoever asked for the export asked for it no longer; nothing was written."""


@dataclass
class Gathering:
    """What an export carries, and its files so far by their path in the folder.

    Attributes:
        pictures: every picture of the workshop, composed once for all formats.
        drawn: those that were drawn as SVG, for reports that show them.
    """

    carried: Carried
    renderer: Renderer
    pictures: list[Picture]
    progress: Progress
    wishes: Wishes = field(default_factory=Wishes)
    files: dict[str, Listed] = field(default_factory=dict)
    drawn: list[tuple[Picture, bytes]] = field(default_factory=list)
    steps: int = 1
    done: int = 0

    def begin(self, what: str) -> None:
        """Tell what comes next, and count it.

        Raises:
            Cancelled: the one who is told does not want it any more.
        """
        self.progress(self.done, self.steps, what)
        self.done += 1

    def add(
        self,
        path: str,
        content: bytes | str,
        media_type: str,
        description: str,
        people_in_it: str = "pseudonyms, words of participants",
        rights: str = OURS,
    ) -> None:
        """Add a file; no path is used twice."""
        assert path not in self.files, path
        made = content.encode() if isinstance(content, str) else content
        self.files[path] = Listed(made, media_type, description, people_in_it, rights)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of every export: what adds its files, and in how many steps."""

    add_to: Callable[[Gathering], None]
    steps: Callable[[Gathering], int] = lambda _: 1
