"""What a kind of picture is: which pictures of it a workshop has, and how one is laid out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from changelab.diagrams.diagram import Diagram
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Period


@dataclass(frozen=True, slots=True)
class Subject:
    """What one picture of a kind is of.

    Attributes:
        about: what it shows, as it stands in a list of pictures; people's words.
        of: the id of the system, contradiction or field it is of; empty if it is
            of the whole workshop.
        suffix: what its name has after that of its kind; by default nothing for the
            first and its number for the others.
    """

    about: str
    of: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of picture.

    Attributes:
        name: the first picture of this kind has this name, the next have a number behind.
        title: what it is, in plain words.
        subjects: what there is to draw of a workshop now, in order; may be nothing.
        lay_out: the diagram of one subject; of kinds that are not `by_period` the
            period is of no matter.
        watches: the tables of the state that it is made of; what changes elsewhere
            leaves it as it is ("stage" and "about" are tables too).
        by_period: there is one picture for each period.
        for_print: an empty sheet to write on, not a picture of what the workshop holds.
    """

    name: str
    title: str
    subjects: Callable[[WorkshopState], Iterator[Subject]]
    lay_out: Callable[[WorkshopState, str, Subject, Period], Diagram]
    watches: frozenset[str]
    by_period: bool = False
    for_print: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """A picture that can be drawn of a workshop, by the name that `draw` takes."""

    name: str
    kind: Kind
    subject: Subject

    @property
    def periods(self) -> tuple[Period, ...]:
        """The periods it can be drawn for; none if it is the same for all."""
        return tuple(Period) if self.kind.by_period else ()


def named(kind: Kind, state: WorkshopState) -> Iterator[Known]:
    """The pictures of this kind, with their names."""
    for place, subject in enumerate(kind.subjects(state), start=1):
        suffix = subject.suffix or ("" if place == 1 else str(place))
        yield Known(f"{kind.name}-{suffix}" if suffix else kind.name, kind, subject)
