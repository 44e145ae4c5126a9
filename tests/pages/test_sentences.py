"""Every event of the record says in a plain sentence what happened."""

import pytest

from changelab.domain.activity_systems import EntryAdded
from changelab.domain.contradictions import ContradictionLogged, PoleAt
from changelab.domain.history import MilestoneMoved, MilestonePlaced
from changelab.domain.networks import ObjectConstrued
from changelab.domain.people import (
    ParticipantWithdrew,
    PersonForgotten,
    WordsErased,
    WordsSetAside,
)
from changelab.domain.record import EVENTS
from changelab.domain.vocabulary import Element, Level, Period, Strand, Withdrawal
from changelab.domain.wall import PictureShown
from changelab.domain.wording import Wording
from changelab.ui.chronicle import FAMILIES, family_of
from changelab.ui.sentences import TELLERS, Names, sentence, who


@pytest.mark.parametrize("event", EVENTS.values(), ids=lambda event: event.kind)
def test_every_kind_of_event_has_a_sentence_and_a_family(event):
    """No event of the record is without a sentence, or without a kind to look for it by."""
    assert event in TELLERS
    assert family_of(event) in FAMILIES


def test_a_sentence_uses_the_words_of_the_workshop():
    """A group that says “house rules” reads “house rules” in its record."""
    names = Names(Wording({"element.rules": "House rules", "period.present": "Today"}))
    event = EntryAdded(
        entry="e9",
        system="y2",
        element=Element.RULES,
        text="no visits",
        periods=(Period.PRESENT,),
    )

    assert sentence(event, names) == "wrote under House rules (Today): “no visits”"


def test_a_contradiction_between_two_systems_names_them():
    """Where a contradiction lies is said with the systems when they differ."""
    names = Names(Wording(), {"y2": "School", "y3": "Social care"})
    event = ContradictionLogged(
        contradiction="c9",
        number=3,
        text="two timetables",
        poles=(
            PoleAt(system="y2", element=Element.RULES, period=Period.PRESENT),
            PoleAt(system="y3", element=Element.RULES, period=Period.PRESENT),
        ),
        period=Period.PRESENT,
        level=Level.QUATERNARY,
    )

    assert sentence(event, names) == (
        "logged Contradiction 3, between Rules of “School” and Rules of “Social care”: "
        "“two timetables”"
    )


def test_a_milestone_says_its_strand_and_its_date():
    """The strand is called as the workshop calls its element; what lasted says until when."""
    names = Names(Wording({"element.tools": "Forms and records"}), {"d9": "paper forms"})
    lasted = {"strand": Strand.TOOLS, "when": "1998-05", "until": "2004"}
    placed = MilestonePlaced(milestone="d9", text="paper forms", **lasted)

    place = "Forms and records, 1998-05 to 2004"
    assert sentence(placed, names) == (
        f"put a milestone on the history wall ({place}): “paper forms”"
    )
    assert sentence(MilestoneMoved(milestone="d9", **lasted), names) == (
        f"moved “paper forms” on the history wall to {place}"
    )


def test_what_systems_make_of_their_object_names_them():
    """One makes it, several share it."""
    names = Names(Wording(), {"y2": "School", "y3": "Social care"})
    one = ObjectConstrued(construed="j9", text="x", systems=("y2",), period=Period.PRESENT)
    both = one.model_copy(update={"systems": ("y2", "y3")})

    assert sentence(one, names) == "said what “School” makes of its object (Present): “x”"
    assert sentence(both, names) == "said what “School” and “Social care” share (Present): “x”"


def test_a_picture_on_the_wall_is_named():
    """Taken away, it is said to be gone."""
    shown = PictureShown(picture="history-wall", period=Period.PAST)

    assert sentence(shown, Names(Wording())) == "put a picture on the wall: history wall (Past)"
    assert sentence(PictureShown(picture=None), Names(Wording())) == "took the picture off the wall"


def test_an_alias_is_only_anonymous():
    """Nobody can tell two anonymous authors apart in the timeline."""
    assert who("~3f9a") == who("~77bc") == "Anonymous"


def test_forgetting_does_not_tell_which_cards_were_whose():
    """The sentences about forgetting name the person or cards without an author, never both."""
    for level in Withdrawal:
        event = ParticipantWithdrew(participant="P03", level=level, items=("e5", "e9"))
        told = sentence(event, Names(Wording()))
        assert "P03" in told and "e5" not in told
    aside = sentence(WordsSetAside(items=("e7",)), Names(Wording()))
    assert "e7" not in aside and "P03" not in aside
    person = sentence(PersonForgotten(participant="P03", items=("e5", "e9")), Names(Wording()))
    cards = sentence(WordsErased(items=("e7",)), Names(Wording()))

    assert "P03" in person
    assert "e5" not in person
    assert "e7" not in cards and cards.startswith("erased words for good")
