"""By hand: the facilitator or the scribe enters cards and votes for a person without a phone."""

import pytest

from changelab.domain.actors import Actor
from changelab.domain.errors import NotAllowed, NotFound, NotNow, Refused
from changelab.domain.record import read_act
from changelab.domain.vocabulary import Purpose, Role, Standing

ENTRY = {"element": "rules", "text": "no visits", "period": "present"}
SCRIBE = Actor.of(Role.SCRIBE)


def enters(room, by: Actor, person: str, act: str, act_id: str | None = None, **fields):
    """That role does the act for that person."""
    sent = read_act({"act": act, **fields})
    return room.laboratory.perform(room.workshop, by, sent, act_id, on_behalf=person)


def plan_and_start(room, **plan) -> None:
    """Aino plans a task and starts it."""
    room.does(room.aino, "plan_task", session="s3", plan={"title": "Next", **plan})
    room.does(room.aino, "start_task", task=f"t{room.state.seq}")


@pytest.mark.parametrize("who", [Actor.of(Role.FACILITATOR), SCRIBE])
def test_a_card_is_the_persons_own_and_marked(room, who):
    """Dana speaks, someone types: the card is Dana's, and says that it was entered by hand."""
    made = enters(room, who, "P02", "add_entry", **ENTRY).made

    card = room.state.entries[made]
    assert (card.author, card.by_hand, card.text) == ("P02", True, "no visits")
    assert room.laboratory.facts(room.workshop)[-1].actor == "P02"


def test_what_someone_sends_from_a_phone_is_not_marked(room):
    """The mark tells the two apart."""
    made = room.does(room.dana, "add_entry", **ENTRY).made

    assert room.state.entries[made].by_hand is False


@pytest.mark.parametrize(
    ("act", "fields"),
    [
        ("add_entry", ENTRY),
        ("log_contradiction", {"text": "a", "poles": [{"element": "rules"}], "period": "past"}),
        ("place_note", {"text": "a", "surface": "mirror", "period": "past"}),
        ("answer_prompt", {"text": "a", "prompt": "Who?"}),
        ("make_commitment", {"text": "a", "who": "Dana"}),
        ("place_milestone", {"text": "a", "when": "1998"}),
        ("construe_object", {"text": "a", "systems": ["Our activity"], "period": "past"}),
    ],
)
def test_every_card_a_phone_can_send_can_be_entered(room, act, fields):
    """Entries, contradictions, notes, answers, promises, milestones and objects alike."""
    made = enters(room, room.aino, "P02", act, **fields).made

    card = room.state.contribution(made)
    assert (card.author, card.by_hand) == ("P02", True)


def test_dana_owns_what_was_entered_for_her(room):
    """With a phone later on, she finds it among her own, and may take it back."""
    made = enters(room, room.aino, "P02", "add_entry", **ENTRY).made
    assert room.seen_by(room.dana).entries[made].author == "P02"
    room.does(room.dana, "withdraw", item=made)

    assert room.state.entries[made].standing is Standing.WITHDRAWN


def test_a_vote_is_entered_and_changed(room):
    """It counts like any other and can be replaced until the vote is closed."""
    cards = [room.does(room.bilal, "add_entry", **ENTRY).made for _ in range(2)]
    ballot = f"b{room.does(room.aino, 'open_voting').seq}"
    for item in cards:
        enters(room, SCRIBE, "P02", "cast_votes", ballot=ballot, items=[item])
    (vote,) = room.state.votes.values()
    assert (vote.voter, vote.items, vote.by_hand) == ("P02", (cards[1],), True)
    room.does(room.aino, "close_voting")

    assert room.state.ballots[ballot].results == {cards[1]: 1}


def test_in_an_anonymous_task_the_record_gets_the_alias(room):
    """Whoever typed knows; the record does not: the same name as from Dana's own phone."""
    plan_and_start(room, anonymous=True)
    before = room.state.seq
    made = enters(room, room.aino, "P02", "add_entry", **ENTRY).made
    ballot = f"b{room.does(room.aino, 'open_voting').seq}"
    enters(room, room.aino, "P02", "cast_votes", ballot=ballot, items=[made])

    assert room.state.entries[made].author == room.dana.alias_in(room.state.task.id)
    (vote,) = room.state.votes.values()
    assert (vote.voter, vote.by_hand) == (room.dana.alias_in(ballot), True)
    assert "P02" not in repr(room.laboratory.facts(room.workshop, after=before))


def test_neither_closed_input_nor_approval_nor_another_question_stands_in_the_way(room):
    """Aino enters what was said a minute ago: it is shown at once."""
    plan_and_start(room, kind="map", elements=["tools"], held=True)
    room.does(room.aino, "close_input")

    made = enters(room, room.aino, "P02", "add_entry", **ENTRY).made
    note = enters(
        room, room.aino, "P02", "place_note", text="a", surface="ideas", period="future"
    ).made
    assert room.state.entries[made].standing is Standing.SHOWN
    assert room.state.notes[note].standing is Standing.SHOWN


def test_it_lies_on_the_system_of_the_persons_group(room):
    """In a task for small groups, by hand as from a phone."""
    group = f"g{room.does(room.aino, 'form_group', name='Door side').seq}"
    plan_and_start(room, by_groups=True)
    with pytest.raises(NotNow, match=r"P02 is not in a small group yet\. Put them in one first"):
        enters(room, room.aino, "P02", "add_entry", **ENTRY)
    room.does(room.aino, "put_in_group", participant="P02", group=group)
    made = enters(room, room.aino, "P02", "add_entry", **ENTRY).made

    assert room.state.systems[room.state.entries[made].system].group == group


def test_the_same_act_sent_twice_is_entered_once(room):
    """The page missed the answer and sends again."""
    an_id = "00000000-0000-4000-8000-000000000001"
    first = enters(room, room.aino, "P02", "add_entry", an_id, **ENTRY)

    assert enters(room, room.aino, "P02", "add_entry", an_id, **ENTRY) == first
    assert len(room.state.entries) == 1


def test_aino_undoes_what_she_entered_by_a_slip(room):
    """By the act's id, as she undoes anybody's."""
    an_id = "00000000-0000-4000-8000-000000000001"
    enters(room, room.aino, "P02", "add_entry", an_id, **ENTRY)
    room.does(room.aino, "undo", of=an_id)

    assert room.state.entries == {}


@pytest.mark.parametrize("who", ["bilal", "chen", "eeva"])
def test_nobody_else_enters_something_for_someone(room, who):
    """Neither another participant, nor an observer, nor the researcher."""
    with pytest.raises(NotAllowed, match="Only the facilitator or the scribe can enter"):
        enters(room, getattr(room, who), "P02", "add_entry", **ENTRY)

    assert room.state.entries == {}


@pytest.mark.parametrize(
    ("act", "fields"),
    [
        ("reword", {"item": "e1", "text": "x"}),
        ("withdraw", {"item": "e1"}),
        ("give_consent", {"answers": {"quote": True}}),
        ("undo", {}),
        ("next_task", {}),
    ],
)
def test_only_cards_and_votes_are_entered(room, act, fields):
    """To change, take back or agree is each person's own, and leading is Aino's."""
    before = room.state.seq

    with pytest.raises(Refused, match="Only cards and votes can be entered"):
        enters(room, room.aino, "P02", act, **fields)
    assert room.state.seq == before


def test_it_must_be_someone_who_is_here(room):
    """The refusal is said to whoever enters it: no such person, or forgotten."""
    with pytest.raises(NotFound, match=r"no participant “P99”\. Choose someone else"):
        enters(room, room.aino, "P99", "add_entry", **ENTRY)
    room.laboratory.forget(room.workshop, "P02", room.aino)
    with pytest.raises(NotFound, match="no participant “P02”"):
        enters(room, room.aino, "P02", "add_entry", **ENTRY)


def test_who_did_not_agree_is_not_recorded_by_hand_either(room):
    """Consent holds whoever types."""
    room.does(room.dana, "give_consent", answers={Purpose.TAKE_PART: False})

    with pytest.raises(NotAllowed, match="This person did not agree to take part"):
        enters(room, room.aino, "P02", "add_entry", **ENTRY)


def test_nobody_votes_by_hand_in_the_facilitators_own_name(room):
    """A vote is a participant's; entered for nobody it is refused."""
    card = room.does(room.bilal, "add_entry", **ENTRY).made
    ballot = f"b{room.does(room.aino, 'open_voting').seq}"

    with pytest.raises(NotAllowed, match="Ask a participant"):
        room.does(room.aino, "cast_votes", ballot=ballot, items=[card])


def test_by_hand_more_votes_than_there_are_is_refused(room):
    """The limit is the same for everyone."""
    cards = [room.does(room.bilal, "add_entry", **ENTRY).made for _ in range(2)]
    ballot = f"b{room.does(room.aino, 'open_voting', votes=1).seq}"

    with pytest.raises(Refused, match="Take one away first"):
        enters(room, room.aino, "P02", "cast_votes", ballot=ballot, items=cards)
