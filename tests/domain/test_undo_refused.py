"""What undo does not touch: others' acts, final ones, and what was built upon."""

import pytest

from changelab.domain.errors import NotAllowed, NotFound, Refused
from changelab.domain.vocabulary import Standing

FIRST = "00000000-0000-4000-8000-000000000001"
SECOND = "00000000-0000-4000-8000-000000000002"
UNDONE = "00000000-0000-4000-8000-00000000000a"


@pytest.fixture
def card(room) -> str:
    """Bilal's entry, made by the act FIRST."""
    return room.does(
        room.bilal, "add_entry", FIRST, element="rules", text="a", period="present"
    ).made


def test_with_nothing_done_there_is_nothing_to_undo(room):
    """Joining and agreeing are not undone by undo."""
    with pytest.raises(NotFound, match="nothing of yours left to undo"):
        room.does(room.bilal, "undo")


@pytest.mark.parametrize("who", ["dana", "eeva"])
def test_another_persons_act_is_theirs(room, card, who):
    """Neither Dana nor the researcher can take back what Bilal did."""
    with pytest.raises(NotAllowed, match=r"someone else\. Ask them, or the facilitator"):
        room.does(getattr(room, who), "undo", of=FIRST)

    assert card in room.state.entries


def test_an_unknown_act_is_refused(room):
    """The refusal says to reload."""
    with pytest.raises(NotFound, match="no such act"):
        room.does(room.aino, "undo", of=SECOND)


def test_twice_is_once(room, card):
    """What was undone already is not undone again."""
    room.does(room.bilal, "undo", of=FIRST)

    with pytest.raises(Refused, match="undone already"):
        room.does(room.bilal, "undo", of=FIRST)


def test_what_was_built_upon_stays(room, card):
    """Aino carried the entry into the future: Bilal must not pull it from under that."""
    room.does(room.aino, "carry_entry", SECOND, entry=card, period="future")
    with pytest.raises(Refused, match=r"built on this since\. Undo the later steps first"):
        room.does(room.bilal, "undo", of=FIRST)
    room.does(room.aino, "undo", of=SECOND)
    room.does(room.bilal, "undo", of=FIRST)

    assert room.state.entries == {}


def test_the_stage_has_gone_on(room_with):
    """A start is not undone after the input was closed or another task begun."""
    room = room_with({"title": "a"}, {"title": "b"}, {"title": "c"})
    room.does(room.aino, "next_task", FIRST)
    room.does(room.aino, "next_task")

    with pytest.raises(Refused, match="built on this since"):
        room.does(room.aino, "undo", of=FIRST)


def test_a_start_is_not_undone_after_cards_came(room_with):
    """Cards hang on their task: undone, it could be dropped and they would leave every screen."""
    room = room_with({"title": "a"}, {"title": "b"})
    room.does(room.aino, "next_task", FIRST)
    room.does(room.bilal, "add_entry", element="rules", text="x", period="present")

    with pytest.raises(Refused):
        room.does(room.aino, "undo", of=FIRST)


def test_a_system_in_use_is_not_undone(room):
    """Entries and contradictions hold it."""
    room.does(room.aino, "name_system", FIRST, name="School")
    room.does(room.bilal, "add_entry", system="School", element="rules", text="x", period="present")

    with pytest.raises(Refused, match=r"in use\. Undo what is in it first"):
        room.does(room.aino, "undo", of=FIRST)


def test_a_group_with_people_is_not_undone(room):
    """People are taken out first."""
    group = f"g{room.does(room.aino, 'form_group', FIRST, name='Door side').seq}"
    room.does(room.aino, "put_in_group", participant="P01", group=group)

    with pytest.raises(Refused, match="people in this group"):
        room.does(room.aino, "undo", of=FIRST)


@pytest.mark.parametrize("kind", ["workshop_opened", "participant_joined", "consent_given"])
def test_final_acts_stay(room, kind):
    """The opening, joining and a person's consent are not the facilitator's to undo."""
    room.does(room.bilal, "give_consent", answers={"quote": True})
    deed = next(one for one in reversed(room.state.deeds.values()) if kind in one.kinds)

    with pytest.raises(Refused, match="cannot be undone"):
        room.does(room.aino, "undo", of=deed.act_id)


def test_a_person_who_was_forgotten_stays_forgotten(room, card):
    """Erased words cannot be brought back."""
    room.laboratory.forget(room.workshop, "P01", room.aino)
    forgotten = list(room.state.deeds)[-1]

    with pytest.raises(Refused, match="cannot be undone"):
        room.does(room.aino, "undo", of=forgotten)


def test_aino_cannot_bring_back_what_bilal_withdrew(room, card):
    """A withdrawal is its author's own decision."""
    room.does(room.bilal, "withdraw", SECOND, item=card)

    with pytest.raises(NotAllowed):
        room.does(room.aino, "undo", of=SECOND)
    assert room.state.entries[card].standing is Standing.WITHDRAWN


def test_aino_cannot_bring_back_what_bilal_took_back_by_undo(room, card):
    """Taking back by undo is as much his own decision as withdrawing."""
    room.does(room.bilal, "undo", UNDONE)

    with pytest.raises(NotAllowed):
        room.does(room.aino, "undo", of=UNDONE)
    assert card not in room.state.entries


def test_undo_does_not_move_an_entry_into_a_system_that_is_gone(room, card):
    """No picture could be drawn of an entry without its system."""
    room.does(room.aino, "name_system", name="School")
    room.does(room.aino, "move_entry", entry=card, system="School")
    room.does(room.aino, "move_entry", SECOND, entry=card, system="Our activity")
    room.does(room.aino, "remove_system", system="School")

    with pytest.raises(Refused):
        room.does(room.aino, "undo", of=SECOND)
    assert room.state.entries[card].system in room.state.systems


def test_undo_does_not_put_a_person_into_a_group_that_is_gone(room):
    """Dissolved is dissolved."""
    group = f"g{room.does(room.aino, 'form_group', name='Door side').seq}"
    room.does(room.aino, "put_in_group", participant="P01", group=group)
    room.does(room.aino, "put_in_group", SECOND, participant="P01", group=None)
    room.does(room.aino, "dissolve_group", group=group)

    with pytest.raises(Refused):
        room.does(room.aino, "undo", of=SECOND)
    assert room.state.participants["P01"].group is None


def test_undo_does_not_put_a_card_under_a_second_heading(room, card):
    """Sorted anew since: the card stands where it was put last."""
    room.does(room.aino, "group_cards", items=[card], text="Time")
    room.does(room.aino, "ungroup_cards", SECOND, items=[card])
    room.does(room.aino, "group_cards", items=[card], text="Rules")

    with pytest.raises(Refused, match="under another heading by now"):
        room.does(room.aino, "undo", of=SECOND)
    assert [one.text for one in room.state.headings.values()] == ["Rules"]


def test_undo_does_not_bring_a_second_heading_of_the_same_words(room, card):
    """Two headings that say the same could not be told apart."""
    other = room.does(room.dana, "add_entry", element="rules", text="b", period="present").made
    room.does(room.aino, "group_cards", items=[card], text="Time")
    room.does(room.aino, "ungroup_cards", SECOND, items=[card])
    room.does(room.aino, "group_cards", items=[other], text="time")

    with pytest.raises(Refused):
        room.does(room.aino, "undo", of=SECOND)


def test_undo_does_not_put_a_merged_card_under_a_heading(room, card):
    """The card it went into stands for it."""
    other = room.does(room.dana, "add_entry", element="rules", text="b", period="present").made
    room.does(room.aino, "group_cards", items=[card], text="Time")
    room.does(room.aino, "ungroup_cards", SECOND, items=[card])
    room.does(room.aino, "merge_cards", into=other, items=[card])

    with pytest.raises(Refused, match="sorted anew since"):
        room.does(room.aino, "undo", of=SECOND)


def test_undo_does_not_merge_a_card_that_stands_under_a_heading_by_now(room, card):
    """Separated and sorted by itself since, it stays by itself."""
    other = room.does(room.dana, "add_entry", element="rules", text="b", period="present").made
    room.does(room.aino, "merge_cards", into=other, items=[card])
    room.does(room.aino, "separate_card", SECOND, item=card)
    room.does(room.aino, "group_cards", items=[card], text="Time")

    with pytest.raises(Refused, match="sorted anew since"):
        room.does(room.aino, "undo", of=SECOND)
    assert room.state.entries[card].standing is Standing.SHOWN


@pytest.mark.parametrize(("named", "act"), [("name_system", "system"), ("form_group", "group")])
def test_undo_does_not_make_two_of_one_name(room, named, act):
    """A name taken since stays with whoever has it."""
    room.does(room.aino, named, FIRST, name="School")
    room.does(room.aino, "undo", UNDONE, of=FIRST)
    room.does(room.aino, named, name="School")

    with pytest.raises(Refused):
        room.does(room.aino, "undo", of=UNDONE)


def test_two_consent_forms_never_have_one_number(room):
    """Who agreed to form 2 must not seem to have agreed to other words later called form 2."""
    room.does(room.aino, "change_wording", FIRST, wording={"consent.quote": "Quote me."})
    second = room.state.about.consent_form
    room.does(room.bilal, "give_consent", answers={"quote": True})
    try:
        room.does(room.aino, "undo", of=FIRST)
    except Refused:
        return
    room.does(room.aino, "change_wording", wording={"consent.quote": "Quote me with my name."})

    assert room.state.about.consent_form > second
