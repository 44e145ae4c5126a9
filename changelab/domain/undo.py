"""Undo appends: the record keeps the act, and that it was taken back.

Undoing puts back what stood there before, if nothing was built on it since.
Undoing an undo brings the act back.
"""

from typing import Annotated

from pydantic import AfterValidator

from changelab.domain.activity_systems import SystemNamed, cards_on
from changelab.domain.actors import Actor
from changelab.domain.coding import check_can_be_coded_again, is_worked_with
from changelab.domain.consent import ConsentRecorded
from changelab.domain.contributions import ContributionWithdrawn
from changelab.domain.dates import as_year
from changelab.domain.entities import (
    ActivitySystem,
    ConstruedObject,
    Contradiction,
    Contribution,
    Entry,
    Group,
    Heading,
    Participant,
    Phase,
    PlacedForm,
    Task,
)
from changelab.domain.errors import NotAllowed, NotFound, Refused
from changelab.domain.opening import WorkshopOpened
from changelab.domain.people import (
    ConsentGiven,
    ParticipantJoined,
    ParticipantWithdrew,
    PersonForgotten,
    WordsErased,
    WordsSetAside,
)
from changelab.domain.planning import has_ever_begun
from changelab.domain.record import CONTRIBUTORS, SORTERS, Act, Event, Recorded
from changelab.domain.research import Coding, Transcript
from changelab.domain.rules import decides, evolves
from changelab.domain.small_groups import GroupFormed
from changelab.domain.stage import TaskStarted
from changelab.domain.state import Deed, WorkshopState
from changelab.domain.transcripts import TranscriptImported, transcript_of_file
from changelab.domain.vocabulary import Role, Standing, WhoSees
from changelab.domain.voting import VotesCast, VotingClosed


class ActUndone(Event):
    undone: str


class Undo(Act):
    """Take an act back: `of` names it by its id; without one, your own latest."""

    by = CONTRIBUTORS
    of: Annotated[str, AfterValidator(str.lower)] | None = None


#: What has consequences outside the state, or is a person's own decision.
_FINAL = {
    WorkshopOpened.kind,
    ParticipantJoined.kind,
    ConsentGiven.kind,
    PersonForgotten.kind,
    WordsErased.kind,
    ParticipantWithdrew.kind,
    WordsSetAside.kind,
    ConsentRecorded.kind,
    # Its turns lie outside the state; it can be removed.
    TranscriptImported.kind,
    # A vote is changed by voting again; nobody else touches it.
    VotesCast.kind,
}


def deed_to_undo(state: WorkshopState, of: str | None, actor: Actor) -> Deed:
    """The act meant by an `Undo`.

    Raises:
        NotFound: no such act, or nothing left to undo.
        Refused: it was undone already, or cannot be.
        NotAllowed: it is someone else's.
    """
    if of is None:
        deed = next((one for one in reversed(state.deeds.values()) if _is_next(one, actor)), None)
        if deed is None:
            raise NotFound("There is nothing of yours left to undo.")
        return deed
    deed = state.deeds.get(of)
    if deed is None:
        raise NotFound("There is no such act in the record.", "Reload the page.")
    if deed.undone:
        raise Refused("This was undone already.")
    if _FINAL.intersection(deed.kinds):
        raise Refused("This cannot be undone.")
    own = _is_own(deed, actor)
    # Taking back, by withdrawing or by undo, is a person's own decision.
    personal = {ContributionWithdrawn.kind, ActUndone.kind}.intersection(deed.kinds)
    if not own and (actor.role is not Role.FACILITATOR or personal):
        raise NotAllowed("This was done by someone else.", "Ask them, or the facilitator.")
    return deed


def _is_own(deed: Deed, actor: Actor) -> bool:
    """True for an act of this actor; what was entered by hand is of those who enter it, too."""
    return deed.actor == actor.id or (actor.role in SORTERS and _was_by_hand(deed))


def _was_by_hand(deed: Deed) -> bool:
    return any(
        change.before is None and isinstance(change.after, Contribution) and change.after.by_hand
        for change in deed.changes
    )


def _is_next(deed: Deed, actor: Actor) -> bool:
    return (
        _is_own(deed, actor)
        and not deed.undone
        and ActUndone.kind not in deed.kinds
        and not _FINAL.intersection(deed.kinds)
    )


@decides(Undo)
def undo(state: WorkshopState, act: Undo, actor: Actor) -> list[Event]:
    deed = deed_to_undo(state, act.of, actor)
    # A key may have changed twice within the act: what counts is the last.
    last = {(change.table, change.key): change for change in deed.changes}
    for change in last.values():
        if change.table != "deeds" and state.now_at(change) != change.after:
            raise Refused(
                "Something was built on this since.", "Undo the later steps first, or edit it."
            )
        if change.key in state.erased:
            raise Refused("The words of this card were erased; it cannot come back.")
        if change.key in state.set_aside:
            raise Refused("No further use is made of this card; it cannot come back.")
    _check_nothing_hangs_on(state, deed)
    _check_it_can_stand_again(state, deed)
    _check_headings_would_hold(state, deed)
    return [ActUndone(undone=deed.act_id)]


def _check_nothing_hangs_on(state: WorkshopState, deed: Deed) -> None:
    made = {change.key for change in deed.changes if change.before is None}
    if SystemNamed.kind in deed.kinds and (
        cards_on(state, made) or any(one.neighbour_of in made for one in state.systems.values())
    ):
        raise Refused("This activity system is in use.", "Undo what is in it first.")
    if any(form.field in made for form in state.forms.values()):
        raise Refused("Forms stand in this four-field model.", "Undo what is in it first.")
    if GroupFormed.kind in deed.kinds:
        if any(participant.group in made for participant in state.participants.values()):
            raise Refused("There are people in this group.", "Take them out first.")
        if any(system.group in made for system in state.systems.values()):
            raise Refused("This group works on an activity system.", "Keep it, or dissolve it.")
    if any(item.about in made for item in state.contributions()):
        raise Refused("People reacted to this material.", "Remove it; what they said stays.")
    if is_worked_with(state, made):
        raise Refused("Coding rests on this.", "Take off what was coded or written with it first.")
    if any(made.intersection(one.items) for one in state.headings.values()):
        raise Refused("This card stands under a heading.", "Take it out first, or take it back.")
    if any(made.intersection(one.candidates) for one in state.ballots.values()):
        raise Refused("People could vote for this.", "Take the card back, or reword the heading.")
    if VotingClosed.kind in deed.kinds and state.ballot and state.ballot.id not in made:
        raise Refused("Another vote is open.", "Close it first.")
    if TaskStarted.kind in deed.kinds:
        begun = {change.key for change in deed.changes if change.table == "tasks"}
        if any(
            item.task in begun and int(item.id[1:]) > deed.seqs[-1]
            for item in state.contributions()
        ):
            raise Refused("Cards have come since this task began.", "Go to another task instead.")


def _check_promise_stays(state: WorkshopState, task: Task, again: Task) -> None:
    """What people were told of who sees their cards is not taken back by an undo."""
    was, now = task.plan, again.plan
    looser = was.who_sees is WhoSees.OWN is not now.who_sees or was.anonymous != now.anonymous
    if looser and has_ever_begun(state, task):
        raise Refused("People were told something else about who sees these cards.")


def _check_it_can_stand_again(state: WorkshopState, deed: Deed) -> None:
    """What comes back must find its place: system, group and name may be gone or taken."""
    first = {(change.table, change.key): change for change in reversed(deed.changes)}
    for change in first.values():
        thing = change.before
        if isinstance(thing, Task) and change.key in state.tasks:
            _check_promise_stays(state, state.tasks[change.key], thing)
        if isinstance(thing, Coding) and change.key not in state.codings:
            check_can_be_coded_again(state, thing)
        match thing:
            case Entry() if thing.system not in state.systems:
                raise Refused("The activity system it would go back to is gone.")
            case Contradiction() if any(one.system not in state.systems for one in thing.poles):
                raise Refused("An activity system that it joins is gone.")
            case ConstruedObject() if not state.systems.keys() >= set(thing.systems):
                raise Refused("An activity system that it belongs to is gone.")
            case PlacedForm() if thing.field not in state.four_fields:
                raise Refused("The four-field model it would go back to is gone.")
            case Phase() if any(
                one.id != thing.id and as_year(one.since) == as_year(thing.since)
                for one in state.phases.values()
            ):
                raise Refused("The history is cut there by now.", "Move that cut first.")
            case ActivitySystem() if thing.neighbour_of and thing.neighbour_of not in state.systems:
                raise Refused("The activity system that it was a neighbour of is gone.")
            case Participant() if thing.group and thing.group not in state.groups:
                raise Refused("The group it would go back to is gone.")
            case Transcript():
                _check_transcript_fits(state, thing)
            case ActivitySystem() | Group():
                others = getattr(state, change.table).values()
                if any(
                    one.id != thing.id and one.name.casefold() == thing.name.casefold()
                    for one in others
                ):
                    raise Refused(f"The name “{thing.name}” is taken by now.", "Rename the other.")


def _check_transcript_fits(state: WorkshopState, again: Transcript) -> None:
    """A transcript as it was may speak of people who withdrew since, or be there once more."""
    there = transcript_of_file(state, again.file)
    if not again.removed and there is not None and there.id != again.id:
        raise Refused("The same file was imported again since.", "Remove that transcript first.")
    now = state.transcripts[again.id].speakers
    for speaker, who in again.speakers.items():
        person = state.participants.get(who)
        if person is not None and person.is_gone and now.get(speaker) != who:
            raise Refused("The person who speaks there has withdrawn since.")


def _check_headings_would_hold(state: WorkshopState, deed: Deed) -> None:
    """A card stands under one heading or is merged into another card, never both; no two
    headings say the same."""
    first = {change.key: change.before for change in reversed(deed.changes)}
    headings = [
        one
        for one in (first.get(key, now) for key, now in {**first, **state.headings}.items())
        if isinstance(one, Heading)
    ]
    names = {one.text.casefold() for one in headings}
    under = [item for one in headings for item in one.items]
    if len(names) < len(headings) or len(set(under)) < len(under):
        raise Refused("These cards stand under another heading by now.", "Sort them anew.")
    for item in under:
        card = first.get(item) or state.contribution(item)
        if card.standing is Standing.MERGED:
            raise Refused("A card of these was sorted anew since.", "Sort it by hand.")


@evolves(ActUndone)
def act_undone(state: WorkshopState, event: ActUndone, fact: Recorded) -> None:
    state.take_back(event.undone)
