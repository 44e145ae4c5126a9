"""People join under a pseudonym; what they are called stays outside the record."""

import pytest

from changelab.domain.errors import ChangeLabError, NotFound, Refused
from changelab.domain.vocabulary import Purpose


def test_bilal_joins(room):
    """He gets a pseudonym and a token; his name is in the list of names and not in the record."""
    joined = room.laboratory.join(room.workshop, "  Fatima ", {Purpose.TAKE_PART: True})

    assert (joined.participant, joined.workshop) == ("P03", room.workshop)
    assert room.laboratory.names(room.workshop)["P03"] == "Fatima"
    assert "Fatima" not in repr(room.laboratory.facts(room.workshop))


def test_a_name_is_optional_and_may_be_given_later(room):
    """Whoever wants no name is only a pseudonym; a name can be changed."""
    joined = room.laboratory.join(room.workshop)
    assert room.laboratory.names(room.workshop)[joined.participant] == ""
    room.laboratory.rename_person(room.workshop, joined.participant, "Fatima")

    assert room.laboratory.names(room.workshop)[joined.participant] == "Fatima"


def test_what_was_agreed_to_is_recorded_with_the_form(room):
    """Each purpose by itself, on the form of that day."""
    consent = {Purpose.TAKE_PART: True, Purpose.QUOTE: False}
    joined = room.laboratory.join(room.workshop, "Fatima", consent)

    person = room.state.participants[joined.participant]
    assert (person.consent, person.consent_form) == (consent, 1)


def test_joining_and_agreeing_are_one_act(room):
    """Both events carry the same act id and the person's pseudonym."""
    room.laboratory.join(room.workshop, "Fatima", {Purpose.TAKE_PART: True})

    *_, joined, agreed = room.laboratory.facts(room.workshop)
    assert [joined.event.kind, agreed.event.kind] == ["participant_joined", "consent_given"]
    assert joined.act_id == agreed.act_id and joined.actor == agreed.actor == "P03"


def test_without_agreement_nobody_joins(room):
    """A no to taking part is respected: nothing is written."""
    before = room.state.seq

    with pytest.raises(Refused, match="Without your agreement nothing"):
        room.laboratory.join(room.workshop, "Fatima", {Purpose.TAKE_PART: False})
    assert room.state.seq == before and len(room.laboratory.names(room.workshop)) == 2


def test_what_cannot_be_joined_is_refused(room):
    """An over-long name, an unknown workshop, an archived one."""
    with pytest.raises(Refused, match="at most 120 characters"):
        room.laboratory.join(room.workshop, "x" * 121)
    with pytest.raises(NotFound, match="no such workshop"):
        room.laboratory.join("wnowhere", "Fatima")
    room.does(room.aino, "archive_workshop")
    with pytest.raises(Refused, match=r"archived\. Ask the facilitator"):
        room.laboratory.join(room.workshop, "Fatima")


@pytest.mark.parametrize("consent", [{"fame": True}, {"take_part": "perhaps"}])
def test_answers_that_make_no_sense_are_refused_in_plain_words(room, consent):
    """Whatever a phone sends as consent, the answer is a sentence."""
    with pytest.raises(ChangeLabError):
        room.laboratory.join(room.workshop, "Fatima", consent)


def test_renaming_nobody_is_refused(room):
    """A name that went nowhere is not said to be saved."""
    with pytest.raises(NotFound):
        room.laboratory.rename_person(room.workshop, "P99", "Fatima")
