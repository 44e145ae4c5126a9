"""Cards that say the same become one; each keeps its words and its author, and comes back."""

import pytest

from changelab.domain.errors import NotAllowed, NotFound, Refused
from changelab.domain.vocabulary import Standing


def card(room, who, text: str, **fields) -> str:
    """Someone writes under Rules; returns the card's id."""
    sent = {"element": "rules", "period": "present", **fields}
    return room.does(who, "add_entry", text=text, **sent).made


@pytest.fixture
def two(room) -> tuple[str, str]:
    """What Bilal wrote, and what Dana wrote in other words."""
    return card(room, room.bilal, "attendance target"), card(room, room.dana, "target for turnout")


def test_the_merged_card_keeps_its_words_and_its_author(room, two):
    """The room sees one card that counts the other; nothing Dana wrote is gone."""
    into, item = two
    room.does(room.aino, "merge_cards", into=into, items=[item])

    dana = room.state.entries[item]
    assert (dana.standing, dana.text, dana.author) == (Standing.MERGED, "target for turnout", "P02")
    assert room.state.entries[into].merged == (item,)
    assert list(room.seen_by(room.chen).entries) == [into]


def test_its_author_still_sees_it_and_owns_it(room, two):
    """Dana's phone has her own card, says that it was merged, and lets her correct it."""
    into, item = two
    room.does(room.aino, "merge_cards", into=into, items=[item])
    room.does(room.dana, "reword", item=item, text="turnout target")

    own = room.seen_by(room.dana).entries[item]
    assert (own.text, own.author, own.standing) == ("turnout target", "P02", Standing.MERGED)


def test_what_was_merged_into_a_merged_card_goes_along(room, two):
    """Three cards become one, in two steps: the one counts both others."""
    into, item = two
    third = card(room, room.bilal, "80 % must come")
    room.does(room.aino, "merge_cards", into=item, items=[into])
    room.does(room.aino, "merge_cards", into=third, items=[item])

    assert set(room.state.entries[third].merged) == {into, item}
    assert room.state.entries[item].merged == ()


def test_several_are_merged_in_one_go(room, two):
    """The card itself among the chosen ones, or one chosen twice, does no harm."""
    into, item = two
    third = card(room, room.bilal, "80 % must come")
    room.does(room.aino, "merge_cards", into=into, items=[into, item, third, item])

    assert room.state.entries[into].merged == (item, third)


def test_a_card_that_waited_is_approved_by_merging(room_with):
    """Aino has read both: what comes out of it is shown."""
    room = room_with({"title": "Held", "held": True})
    into, item = card(room, room.bilal, "a"), card(room, room.dana, "b")
    room.does(room.aino, "merge_cards", into=into, items=[item])

    assert room.state.entries[into].standing is Standing.SHOWN


def test_a_merged_contradiction_brings_what_showed_it(room):
    """Observations and manifestations of both stand behind the one that is left."""

    def logged(text: str) -> str:
        poles = [{"element": "rules"}]
        return room.does(
            room.bilal, "log_contradiction", text=text, poles=poles, period="present"
        ).made

    def shown_by(contradiction: str) -> tuple[str, str]:
        of = {"contradiction": contradiction}
        seen = room.does(room.aino, "note_observation", text="seen", **of).made
        said = room.does(
            room.aino, "recognise_manifestation", text="said", of="conflict", **of
        ).made
        return seen, said

    into, item = logged("a"), logged("b")
    behind = [shown_by(into), shown_by(item)]
    room.does(room.aino, "merge_cards", into=into, items=[item])

    one = room.state.contradictions[into]
    assert one.evidence == (behind[0][0], behind[1][0])
    assert one.manifestations == (behind[0][1], behind[1][1])


def test_a_separated_card_stands_by_itself_again(room, two):
    """In its own words, shown, and no longer counted by the other; a second time is nothing."""
    into, item = two
    room.does(room.aino, "merge_cards", into=into, items=[item])
    room.does(room.aino, "separate_card", item=item)
    before = room.state.seq
    room.does(room.aino, "separate_card", item=item)

    assert room.state.entries[item].standing is Standing.SHOWN
    assert room.state.entries[into].merged == ()
    assert room.state.seq == before


def test_a_card_that_is_taken_back_lets_the_others_go(room, two):
    """Bilal withdraws his: Dana's, merged into it, is not gone with it."""
    into, item = two
    room.does(room.aino, "merge_cards", into=into, items=[item])
    room.does(room.bilal, "withdraw", item=into)

    assert room.state.entries[item].standing is Standing.SHOWN
    assert list(room.seen_by(room.chen).entries) == [item]


def test_what_comes_out_of_a_hidden_card_is_hidden_too(room, two):
    """Aino hid the one that stood for both: withdrawn, it does not bring the other to the wall."""
    into, item = two
    room.does(room.aino, "merge_cards", into=into, items=[item])
    room.does(room.aino, "hide", item=into)
    room.does(room.bilal, "withdraw", item=into)

    assert room.state.entries[item].standing is Standing.HIDDEN


def test_words_nobody_approved_do_not_come_to_the_wall_by_parting(room_with):
    """Dana rewords her merged card: let go in a task with approval, it waits for Aino."""
    room = room_with({"title": "Held", "held": True})
    into, item = card(room, room.bilal, "a"), card(room, room.dana, "b")
    room.does(room.aino, "merge_cards", into=into, items=[item])
    room.does(room.dana, "reword", item=item, text="the head teacher drinks")
    room.does(room.bilal, "withdraw", item=into)

    assert room.state.entries[item].standing is Standing.WAITING


def test_a_merged_card_can_be_taken_back_by_its_author(room, two):
    """It is no longer counted; the card it went into stays."""
    into, item = two
    room.does(room.aino, "merge_cards", into=into, items=[item])
    room.does(room.dana, "withdraw", item=item)

    assert room.state.entries[item].standing is Standing.WITHDRAWN
    assert room.state.entries[into].merged == ()


def test_undo_parts_them(room, two):
    """Merged by a slip: one undo, and both are as they were."""
    into, item = two
    before = dict(room.state.entries)
    room.does(room.aino, "merge_cards", into=into, items=[item])
    room.does(room.aino, "undo")

    assert room.state.entries == before


def test_a_manifestation_in_the_same_words_keeps_a_standing_of_its_own(room):
    """What was logged with a contradiction neither disappears nor comes back by what happens
    to the other."""
    sent = {"poles": [{"element": "rules"}], "period": "present", "manifestation": "conflict"}
    item = room.does(room.dana, "log_contradiction", text="b", **sent).made
    twin = f"m{int(item[1:]) + 1}"
    into = room.does(
        room.bilal, "log_contradiction", text="a", poles=[{"element": "rules"}], period="past"
    ).made
    other = room.does(room.aino, "recognise_manifestation", text="loud", of="conflict").made
    room.does(room.aino, "merge_cards", into=into, items=[item])
    room.does(room.dana, "reword", item=item, text="b again")
    assert room.state.manifestations[twin].standing is Standing.SHOWN

    room.does(room.aino, "separate_card", item=item)
    room.does(room.aino, "merge_cards", into=other, items=[twin])
    room.does(room.aino, "hide", item=item)
    room.does(room.aino, "accept", item=item)

    assert room.state.manifestations[twin].standing is Standing.MERGED
    assert room.state.manifestations[other].merged == (twin,)


def test_one_card_alone_is_not_merged(room, two):
    """The refusal says to choose two."""
    with pytest.raises(Refused, match=r"only one card to merge\. Choose two or more"):
        room.does(room.aino, "merge_cards", into=two[0], items=[two[0]])


def test_cards_of_different_kinds_are_not_merged(room, two):
    """An entry and a note say different things; a heading holds both."""
    note = room.does(
        room.bilal, "place_note", surface="ideas", period="future", text="no target"
    ).made

    with pytest.raises(Refused, match=r"one kind can be merged\. Put them under a heading"):
        room.does(room.aino, "merge_cards", into=two[0], items=[note])


@pytest.mark.parametrize("who_sees", ["own", "after_reveal"])
def test_cards_for_different_eyes_are_not_merged(room_with, who_sees):
    """What was written for few is not counted by what everybody reads."""
    room = room_with({"title": "Open"}, {"title": "Quiet", "who_sees": who_sees})
    into = card(room, room.bilal, "a")
    room.does(room.aino, "next_task")
    item = card(room, room.dana, "b")

    with pytest.raises(Refused, match="written for different eyes"):
        room.does(room.aino, "merge_cards", into=into, items=[item])


def test_hidden_cards_are_not_merged(room, two):
    """Separated later, a hidden one would be on the wall again."""
    room.does(room.aino, "hide", item=two[1])

    for into, item in (two, two[::-1]):
        with pytest.raises(Refused, match=r"is hidden\. Show it first"):
            room.does(room.aino, "merge_cards", into=into, items=[item])


def test_a_merged_card_is_sorted_no_further(room, two):
    """Until it is separated it cannot be shown, hidden, merged or grouped by itself."""
    into, item = two
    room.does(room.aino, "merge_cards", into=into, items=[item])

    for act, fields in [
        ("accept", {"item": item}),
        ("hide", {"item": item}),
        ("merge_cards", {"into": item, "items": [into]}),
        ("merge_cards", {"into": into, "items": [item]}),
        ("group_cards", {"items": [item], "text": "Targets"}),
    ]:
        with pytest.raises(Refused, match=r"merged into another\. Separate it first"):
            room.does(room.aino, act, **fields)


def test_what_was_taken_back_or_never_was_is_not_merged(room, two):
    """The refusals say which."""
    room.does(room.dana, "withdraw", item=two[1])

    with pytest.raises(Refused, match="taken back by its author"):
        room.does(room.aino, "merge_cards", into=two[0], items=[two[1]])
    with pytest.raises(NotFound, match="no card “e99”"):
        room.does(room.aino, "merge_cards", into=two[0], items=["e99"])


def test_participants_do_not_merge(room, two):
    """Sorting is the facilitator's and the scribe's."""
    with pytest.raises(NotAllowed, match="Ask the facilitator"):
        room.does(room.bilal, "merge_cards", into=two[0], items=[two[1]])
