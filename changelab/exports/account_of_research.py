"""What a report tells of the research: the mirror material that was shown, what was written
down of the talk, what was coded, by how many, and how far they agree.

Of codings a report tells how many there are, not what was coded: the room that reads it
never saw them. Coders stand under their numbers.
"""

from dataclasses import dataclass

from changelab.domain.research import Codebook, Material
from changelab.domain.state import WorkshopState
from changelab.exports.moments import day
from changelab.exports.terms import plainly
from changelab.research.agreement import Agreement, agreement_over
from changelab.research.readings import readings

CODING_COLUMNS = ("Codebook", "Source", "Codings by coder", "Codings", "Passages", "Agreement")
CODING_NOTE = (
    "Agreement is Krippendorff's alpha and, between two, Cohen's kappa over each codebook; n are "
    "the passages that two or more coders looked at. What was coded stands in the tables."
)


@dataclass(frozen=True, slots=True)
class ToldMaterial:
    """A piece of mirror material that the room looked into; `about` says what and from where."""

    title: str
    about: str


@dataclass(frozen=True, slots=True)
class ToldTranscript:
    """A recording that was written down: in which session, how many turns."""

    title: str
    session: str
    turns: int


@dataclass(frozen=True, slots=True)
class ToldCodebook:
    """A codebook in use.

    Attributes:
        source: where its definitions come from, and its version.
        coders: who coded with it, and how often each: "R1: 12, R2: 9".
        codings, passages: how many there are.
        agreement: how far the coders agree, in figures with their n; or why there is none.
    """

    title: str
    source: str
    coders: str
    codings: int
    passages: int
    agreement: str


@dataclass(frozen=True, slots=True)
class ToldResearch:
    """All of it; `review_by` is the day on which someone decides whether the record is kept."""

    review_by: str
    materials: list[ToldMaterial]
    transcripts: list[ToldTranscript]
    codebooks: list[ToldCodebook]

    @property
    def is_coded(self) -> bool:
        """True if anything was written down or taken up to code with."""
        return bool(self.transcripts or self.codebooks)


def told_research(state: WorkshopState) -> ToldResearch:
    """What there is to tell of the research.

    Args:
        state: the whole state.
    """
    review_by = state.about.review_by
    return ToldResearch(
        review_by=day(f"{review_by}T00:00:00+00:00") if review_by else "",
        materials=[
            ToldMaterial(one.title, _about(one))
            for one in state.materials.values()
            if one.shown and not one.removed and one.id not in state.set_aside
        ],
        transcripts=[
            ToldTranscript(one.title, _session(state, one.session), one.turns)
            for one in state.transcripts.values()
            if not one.removed
        ],
        codebooks=[_told(state, one) for one in state.codebooks.values()],
    )


def transcript_in_words(one: ToldTranscript) -> str:
    """Its title, its session, how long it is."""
    turns = "1 turn" if one.turns == 1 else f"{one.turns} turns"
    return ", ".join(filter(None, [one.title, one.session, turns]))


def coding_in_cells(one: ToldCodebook) -> tuple[str, ...]:
    """A codebook as a line of a table under CODING_COLUMNS."""
    cells = (one.title, one.source, one.coders or "nobody so far")
    return (*cells, str(one.codings), str(one.passages), one.agreement or "one coder or none")


def review_in_words(research: ToldResearch) -> str:
    """By when someone decides about the record; empty if nobody said."""
    if not research.review_by:
        return ""
    return f"By {research.review_by} someone decides whether this record is still needed."


def _about(material: Material) -> str:
    facts = (plainly(material.form), material.source, material.dated)
    return ", ".join(fact for fact in facts if fact)


def _session(state: WorkshopState, session: str | None) -> str:
    return state.sessions[session].plan.title if session in state.sessions else ""


def _told(state: WorkshopState, book: Codebook) -> ToldCodebook:
    made = list(readings(state, {book.id}))
    coders = sorted({one.coder for one in made})
    by_coder = [f"{coder}: {sum(one.coder == coder for one in made)}" for coder in coders]
    source = ", ".join(part for part in (book.source, f"version {book.version}") if part)
    agrees = _in_figures(agreement_over(made, state)) if len(coders) > 1 else ""
    return ToldCodebook(
        title=book.title,
        source=source,
        coders=", ".join(by_coder),
        codings=len(made),
        passages=len({one.item for one in made}),
        agreement=agrees,
    )


def _in_figures(found: Agreement) -> str:
    """Alpha, kappa and what was observed, with n; what is not defined says so."""
    if found.observed is None:
        return "no passage was coded by two of them"
    figures = [
        "alpha not defined" if found.alpha is None else f"alpha {found.alpha:.2f}",
        "" if found.kappa is None else f"kappa {found.kappa:.2f}",
        f"the same on {100 * found.observed:.0f} %",
    ]
    return f"{', '.join(filter(None, figures))} (n = {found.pairable} passages)"
