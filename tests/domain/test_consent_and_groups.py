"""People agree or not, each purpose by itself; they work in small groups for a while."""

import pytest

from changelab.domain.errors import NotAllowed, NotFound, Refused
from changelab.domain.people import joining
from changelab.domain.vocabulary import Purpose


def test_what_was_not_asked_is_no(room):
    """Bilal agreed to take part, and to nothing else."""
    bilal = room.state.participants["P01"]

    assert [purpose for purpose in Purpose if bilal.agreed_to(purpose)] == [Purpose.TAKE_PART]


def test_bilal_changes_his_mind(room):
    """The latest answers count, with the form they were given on; the record keeps both."""
    room.does(room.aino, "change_wording", wording={"consent.quote": "Quote me."})
    room.does(room.bilal, "give_consent", answers={"take_part": True, "quote": True})
    bilal = room.state.participants["P01"]

    assert bilal.agreed_to(Purpose.QUOTE) and not bilal.agreed_to(Purpose.TEACH)
    assert bilal.consent_form == 2
    kinds = [fact.event.kind for fact in room.laboratory.facts(room.workshop)]
    assert kinds.count("consent_given") == 3


def test_the_same_answers_on_the_same_form_record_nothing(room):
    """A second tap on the same answers writes no event; a new form asks anew."""
    before = room.state.seq
    room.does(room.bilal, "give_consent", answers={"take_part": True})
    assert room.state.seq == before
    room.does(room.aino, "change_wording", wording={"who_sees": "Us."})
    room.does(room.bilal, "give_consent", answers={"take_part": True})

    assert room.state.participants["P01"].consent_form == 2


def test_nobody_agrees_for_someone_else(room):
    """Dana cannot answer for Bilal; Aino writes down what he signed on paper."""
    with pytest.raises(NotAllowed, match="Nobody can agree for someone else"):
        room.does(room.dana, "give_consent", participant="P01", answers={"quote": True})
    room.does(room.aino, "give_consent", participant="P01", answers={"quote": True})

    assert room.state.participants["P01"].agreed_to(Purpose.QUOTE)


def test_an_unknown_person_is_refused(room):
    """The refusal names the pseudonym."""
    with pytest.raises(NotFound, match="no participant “P99”"):
        room.does(room.aino, "give_consent", participant="P99", answers={"quote": True})


def test_an_unknown_purpose_is_refused(room):
    """Only what the form asks can be answered."""
    with pytest.raises(Refused, match="“fame” is not a known"):
        room.does(room.bilal, "give_consent", answers={"fame": True})


def test_an_unknown_purpose_is_refused_in_plain_words(room):
    """The refusal calls it by what it is."""
    with pytest.raises(Refused, match=r"“fame” is not a known answers?\b"):
        room.does(room.bilal, "give_consent", answers={"fame": True})


def test_without_agreement_nothing_more_is_kept(room):
    """As when joining: who no longer agrees to take part is not recorded any more."""
    room.does(room.bilal, "give_consent", answers={"take_part": False})

    with pytest.raises((NotAllowed, Refused), match="agree"):
        room.does(room.bilal, "add_entry", element="rules", text="x", period="present")


@pytest.fixture
def group(room) -> str:
    """A small group."""
    return f"g{room.does(room.aino, 'form_group', name='Door side').seq}"


def test_people_work_in_a_group(room, group):
    """Put in, moved out, and the same again records nothing."""
    room.does(room.aino, "put_in_group", participant="P01", group=group)
    before = room.state.seq
    room.does(room.aino, "put_in_group", participant="P01", group=group)
    assert (room.state.participants["P01"].group, room.state.seq) == (group, before)
    room.does(room.aino, "put_in_group", participant="P01", group=None)

    assert room.state.participants["P01"].group is None


def test_a_dissolved_group_lets_its_people_go(room, group):
    """Nobody is left in a group that is gone."""
    room.does(room.aino, "put_in_group", participant="P01", group=group)
    room.does(room.aino, "dissolve_group", group=group)

    assert room.state.groups == {} and room.state.participants["P01"].group is None


def test_groups_have_names_of_their_own(room, group):
    """Two groups of one name could not be told apart; unknown ones are named."""
    with pytest.raises(Refused, match="a group “DOOR side” already"):
        room.does(room.aino, "form_group", name="DOOR side")
    with pytest.raises(NotFound, match="no group “g99”"):
        room.does(room.aino, "dissolve_group", group="g99")
    with pytest.raises(NotFound, match="no group “g99”"):
        room.does(room.aino, "put_in_group", participant="P01", group="g99")
    with pytest.raises(NotFound, match="no participant “P99”"):
        room.does(room.aino, "put_in_group", participant="P99", group=group)


def test_pseudonyms_go_on_after_ninety_nine(paper_room):
    """P01 to P99 and then P100: no pseudonym is ever given twice."""
    room = paper_room({"title": "Open"})
    for _ in range(110):
        room.record("facilitator", joining(room.state))

    assert list(room.state.participants)[98:101] == ["P99", "P100", "P101"]
