"""What an export may carry: for the team's analysis everything, for an archive what was agreed to.

Default is no. In an archive export each contribution that may not be kept leaves
a numbered placeholder wherever its words stood, later wordings and follow-ups
included, so that the order of turns stays and the record still folds. Of a vote it
keeps that somebody voted, and what came out; nobody agreed to have their choice kept.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from changelab.domain.contributions import Contributed
from changelab.domain.errors import NotFound
from changelab.domain.fold import fold
from changelab.domain.people import ERASED
from changelab.domain.planning import TaskPlanned, TaskRevised
from changelab.domain.prompts import PromptAnswered
from changelab.domain.record import Event, Recorded
from changelab.domain.state import WorkshopState
from changelab.domain.text import FREE_TEXT
from changelab.domain.vocabulary import Purpose, Standing
from changelab.domain.voting import VotesCast
from changelab.domain.whole import WholeRecord


class ExportPurpose(StrEnum):
    """What an export is for.

    analysis: the team's own work; the pseudonymised record, complete.
    archive: to be kept and read by others; only what people agreed to.
    """

    ANALYSIS = "analysis"
    ARCHIVE = "archive"


class Reason(StrEnum):
    """Why a contribution is not in an archive export."""

    NO_CONSENT = "no consent for archiving"
    ANONYMOUS = "anonymous, no consent known"
    TAKEN_BACK = "taken back"


@dataclass(frozen=True, slots=True)
class Carried:
    """What an export carries.

    Attributes:
        whole, state: the workshop with the placeholders in place.
        withheld: how many contributions were left out, by reason.
    """

    purpose: ExportPurpose
    whole: WholeRecord
    state: WorkshopState
    withheld: dict[Reason, int] = field(default_factory=dict)

    @property
    def facts(self) -> list[Recorded]:
        """The events with the placeholders in place."""
        return self.whole.facts


def carried(whole: WholeRecord, purpose: ExportPurpose) -> Carried:
    """What may leave with an export for that purpose."""
    facts = whole.facts
    state = fold(whole.workshop, facts)
    if purpose is ExportPurpose.ANALYSIS:
        return Carried(purpose, whole, state)
    reasons = _withheld(state, facts)
    placeholders = {
        key: f"[withheld {number}: {reason}]"
        for number, (key, reason) in enumerate(reasons.items(), start=1)
    }
    kept = _planned_prompts(facts)
    covered = [
        replace(fact, event=_covered(fact.event, placeholders[_subject(fact)], kept))
        if _subject(fact) in placeholders
        else fact
        for fact in _with_secret_votes(facts)
    ]
    leaving = replace(whole, facts=covered)
    counted = dict(Counter(reasons.values()))
    return Carried(purpose, leaving, fold(whole.workshop, covered), counted)


def _subject(fact: Recorded) -> str:
    """The contribution whose words the event carries; else the event itself."""
    event = fact.event
    if isinstance(event, Contributed):
        return f"{event.letter}{fact.seq}"
    return getattr(event, event.rewrites) if event.rewrites else f"event {fact.seq}"


def _withheld(state: WorkshopState, facts: list[Recorded]) -> dict[str, Reason]:
    """Whose words may not be kept, in the order they came."""
    found: dict[str, Reason] = {}
    for fact in facts:
        words = {getattr(fact.event, name) for name in _free_text(type(fact.event))}
        if words - {"", ERASED}:
            reason = _reason(state, fact)
            if reason is not None:
                found.setdefault(_subject(fact), reason)
    return found


def _reason(state: WorkshopState, fact: Recorded) -> Reason | None:
    """Why what this event says may not be kept; what staff typed may."""
    if fact.actor.startswith("~"):
        return Reason.ANONYMOUS
    person = state.participants.get(fact.actor)
    if person is None:
        return None
    if not person.agreed_to(Purpose.ARCHIVE):
        return Reason.NO_CONSENT
    if not isinstance(fact.event, Contributed):
        return None
    try:
        item = state.contribution(_subject(fact))
    except NotFound:
        return Reason.TAKEN_BACK
    return Reason.TAKEN_BACK if item.standing is Standing.WITHDRAWN else None


def _free_text(model: type[Event]) -> list[str]:
    return [name for name, info in model.model_fields.items() if FREE_TEXT in info.metadata]


def _with_secret_votes(facts: list[Recorded]) -> Iterator[Recorded]:
    """The same facts; of a vote only that somebody voted, under a name that says nothing."""
    voters: dict[tuple[str, str], str] = {}
    for fact in facts:
        match fact.event:
            case VotesCast(ballot=ballot, voter=voter, items=items) as cast:
                nobody = voters.setdefault((ballot, voter), f"~withheld{len(voters) + 1}")
                secret = {"voter": nobody, "items": tuple("withheld" for _ in items)}
                yield replace(fact, actor=nobody, event=cast.model_copy(update=secret))
            case _:
                yield fact


def _planned_prompts(facts: list[Recorded]) -> set[str]:
    """Every question a task ever asked: the facilitator's words, not the answerer's."""
    plans = (fact.event.plan for fact in facts if isinstance(fact.event, TaskPlanned | TaskRevised))
    return {prompt for plan in plans for prompt in plan.prompts}


def _covered(event: Event, placeholder: str, planned_prompts: set[str]) -> Event:
    names = _free_text(type(event))
    if isinstance(event, PromptAnswered) and event.prompt in planned_prompts:
        names.remove("prompt")
    return event.model_copy(
        update={name: placeholder for name in names if getattr(event, name) not in ("", ERASED)}
    )
