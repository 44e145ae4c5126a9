"""By hand: what the facilitator or the scribe enters for a person without a phone.

It is that person's card or vote, under that person's name in the record (in an
anonymous task the alias), and marked as entered by hand.
"""

from dataclasses import replace

from changelab.domain.activity_systems import AddEntry
from changelab.domain.actors import Actor
from changelab.domain.commitments import MakeCommitment
from changelab.domain.contradictions import LogContradiction
from changelab.domain.errors import NotAllowed, Refused
from changelab.domain.four_field import PlaceForm
from changelab.domain.history import PlaceMilestone
from changelab.domain.networks import ConstrueObject
from changelab.domain.prompts import AnswerPrompt
from changelab.domain.record import SORTERS, Act
from changelab.domain.surfaces import PlaceNote
from changelab.domain.voting import CastVotes

_ENTERED = (
    AddEntry,
    LogContradiction,
    PlaceNote,
    AnswerPrompt,
    MakeCommitment,
    PlaceMilestone,
    PlaceForm,
    ConstrueObject,
    CastVotes,
)


def standing_in(actor: Actor, person: Actor, act: Act) -> Actor:
    """The actor of an act that `actor` enters for `person`.

    Raises:
        NotAllowed: only the facilitator and the scribe can do this.
        Refused: the act is a person's own to do.
    """
    if actor.role not in SORTERS:
        raise NotAllowed(
            "Only the facilitator or the scribe can enter something for someone else.",
            "Ask one of them.",
        )
    if not isinstance(act, _ENTERED):
        raise Refused("Only cards and votes can be entered for someone else.")
    return replace(person, hand=actor.role)
