"""The state of a workshop at any event: `seq` is when it was recorded, `period` is theory."""

import pytest

from changelab.domain.errors import NotFound, Refused
from changelab.domain.fold import fold
from changelab.domain.snapshot import snapshot
from changelab.domain.vocabulary import Period


@pytest.fixture
def moments(room) -> list[str]:
    """What the workshop said after each event of a short session, from the first on."""
    made = room.does(room.bilal, "add_entry", element="rules", text="a", period="past").made
    room.does(room.aino, "carry_entry", entry=made, period="future")
    room.does(room.bilal, "reword", item=made, text="b")
    room.does(room.bilal, "undo")
    room.does(room.aino, "end_session")
    facts = room.laboratory.facts(room.workshop)
    return [
        snapshot(fold(room.workshop, facts[:seq])).model_dump_json()
        for seq in range(1, len(facts) + 1)
    ]


def test_every_moment_can_be_seen_again(room, moments):
    """Forwards, backwards and again, each moment is as it was."""
    seqs = list(range(1, len(moments) + 1))
    for seq in [*seqs, *reversed(seqs), 3, 3]:
        told = snapshot(room.laboratory.state(room.workshop, at=seq)).model_dump_json()
        assert told == moments[seq - 1]


def test_looking_back_changes_nothing(room, moments):
    """The newest state is the newest state still, and the room goes on from there."""
    room.laboratory.state(room.workshop, at=2)
    room.does(room.aino, "rename_workshop", title="On")

    assert room.state.seq == len(moments) + 1 and room.state.about.title == "On"


def test_time_and_period_are_two_things(room):
    """An entry about the past recorded last is in no earlier moment; its period is the past."""
    before = room.state.seq
    made = room.does(room.bilal, "add_entry", element="rules", text="then", period="past").made

    assert made not in room.laboratory.state(room.workshop, at=before).entries
    assert room.state.entries[made].periods == (Period.PAST,)


@pytest.mark.parametrize("at", [0, -1, 999])
def test_a_moment_that_is_not_there_is_refused(room, at):
    """The refusal says from where to where the record goes."""
    with pytest.raises(Refused, match=rf"from 1 to {room.state.seq}\. Choose a moment"):
        room.laboratory.state(room.workshop, at=at)


def test_a_workshop_that_is_not_there_is_refused(room):
    """The refusal sends back to the list."""
    for ask in (room.laboratory.state, room.laboratory.facts):
        with pytest.raises(NotFound, match="no such workshop"):
            ask("wnowhere")


def test_what_was_hidden_since_is_unseen_in_the_past_as_well(room):
    """Dana's slider does not bring back what Aino hid or Bilal withdrew."""
    hidden = room.does(room.bilal, "add_entry", element="rules", text="a", period="past").made
    gone = room.does(room.bilal, "add_entry", element="rules", text="b", period="past").made
    then = room.state.seq
    room.does(room.aino, "hide", item=hidden)
    room.does(room.bilal, "withdraw", item=gone)

    seen = room.laboratory.seen_by(room.workshop, room.dana, at=then)
    assert seen.entries == {} and seen.seq == then
    assert list(room.laboratory.seen_by(room.workshop, room.bilal, at=then).entries) == [hidden]
    assert len(room.laboratory.seen_by(room.workshop, room.eeva, at=then).entries) == 2


def test_words_that_were_taken_out_of_a_card_are_unseen_in_the_past_as_well(room):
    """Aino takes a name out of Bilal's card: no phone reads it by looking back."""
    made = room.does(
        room.bilal, "add_entry", element="rules", text="Mrs Ali says no", period="past"
    ).made
    then = room.state.seq
    room.does(room.aino, "reword", item=made, text="someone says no")

    seen = room.laboratory.seen_by(room.workshop, room.dana, at=then)
    assert "Mrs Ali" not in repr(seen.entries)
