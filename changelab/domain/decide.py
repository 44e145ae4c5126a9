"""The one way to a change: an act is decided into events, or refused."""

from changelab.domain import fold  # noqa: F401  (registers every rule)
from changelab.domain.actors import Actor
from changelab.domain.contributions import Withdraw
from changelab.domain.entities import Participant
from changelab.domain.errors import NotAllowed, NotFound, NotNow
from changelab.domain.opening import ArchiveWorkshop, ReopenWorkshop
from changelab.domain.people import GiveConsent
from changelab.domain.record import Act, Event
from changelab.domain.rules import DECIDERS
from changelab.domain.state import WorkshopState
from changelab.domain.undo import Undo
from changelab.domain.vocabulary import Purpose, Role
from changelab.domain.voting import CastVotes, voter_in


def decide(state: WorkshopState, act: Act, actor: Actor) -> list[Event]:
    """The events that follow if `actor` does `act` now; none if nothing changes.

    Raises:
        ChangeLabError: the act is refused, with the reason and what to do.
    """
    actor.check_may(act)
    _check_is_here(state, act, actor)
    if state.about.archived and not isinstance(act, _ALWAYS_OPEN):
        raise NotNow("This workshop is archived.", "The facilitator can open it again.")
    return DECIDERS[type(act)](state, act, actor)


#: What an archived workshop still takes: opening it again, and a person's own rights.
_ALWAYS_OPEN = (ArchiveWorkshop, ReopenWorkshop, Undo, GiveConsent, Withdraw)


def _check_is_here(state: WorkshopState, act: Act, actor: Actor) -> None:
    if actor.role is not Role.PARTICIPANT:
        return
    person = state.participants.get(actor.id)
    if actor.hand:
        _check_takes_part(person, actor.id)
    if person is None or person.is_gone:
        raise NotAllowed("You are not in this workshop.", "Join it with the code on the wall.")
    if person.withdrawn is not None:
        raise NotAllowed(
            "You withdrew from this workshop, so nothing you write is kept.",
            "Tell the facilitator if that is not what you wanted.",
        )
    agreed = person.consent.get(Purpose.TAKE_PART, True)
    if not agreed and not isinstance(act, (GiveConsent, Withdraw)):
        raise NotAllowed(
            "You did not agree to take part, so nothing you write is kept.",
            "Change your answer if you want to go on.",
        )


def _check_takes_part(person: Participant | None, pseudonym: str) -> None:
    """Nothing, if something can be entered for that person; said to whoever enters it."""
    if person is None or person.is_gone:
        raise NotFound(f"There is no participant “{pseudonym[:20]}”.", "Choose someone else.")
    if person.withdrawn is not None:
        raise NotAllowed("This person has withdrawn, so nothing of theirs is kept.")
    if not person.consent.get(Purpose.TAKE_PART, True):
        raise NotAllowed(
            "This person did not agree to take part, so nothing of theirs is kept.",
            "Write down their answer first if they agree now.",
        )


def name_for(state: WorkshopState, act: Act, actor: Actor) -> str:
    """The name under which the record keeps this act.

    A person who changes an own anonymous card does so under the card's alias:
    any other name would tell whose it is.
    """
    key = getattr(act, "item", None)
    if key is not None and actor.role is Role.PARTICIPANT:
        item = state.contribution(key)
        if actor.wrote(item):
            return item.author
        return actor.id
    if isinstance(act, (GiveConsent, Undo)):
        return actor.id
    if isinstance(act, CastVotes):
        return voter_in(state.ballots[act.ballot], actor)
    return actor.name_in(state.task)
