"""What becomes of what is asked of a laboratory."""

from dataclasses import dataclass

from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Role


@dataclass(frozen=True, slots=True)
class Done:
    """What became of an act: the newest seq it wrote, and the id of what it made, if anything."""

    seq: int
    made: str | None = None


@dataclass(frozen=True, slots=True)
class Joined:
    """A person who came in: their pseudonym and the token of their phone."""

    workshop: str
    participant: str
    token: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A new workshop: its code for participants and the tokens of its roles."""

    workshop: str
    join_code: str
    tokens: dict[Role, str]


@dataclass(frozen=True, slots=True)
class Summary:
    """A workshop in a list; `review_by` is the day by which its record is to be reviewed."""

    workshop: str
    title: str
    description: str
    template: str
    opened_at: str
    archived: bool
    seq: int
    participants: int
    running: str | None
    review_by: str = ""


def summary_of(state: WorkshopState) -> Summary:
    """The workshop as a list shows it."""
    return Summary(
        workshop=state.workshop,
        title=state.about.title,
        description=state.about.description,
        template=state.about.template,
        opened_at=state.about.opened_at,
        archived=state.about.archived,
        seq=state.seq,
        participants=len(state.participants),
        running=state.session.plan.title if state.session else None,
        review_by=state.about.review_by,
    )
