"""A card that was hidden is read by nobody in the room any more, wherever they look."""

import pytest


@pytest.fixture
def hidden(workshop_of):
    """Bilal wrote about a colleague; Aino hid it at once. Dana joined after that."""
    workshop = workshop_of({"title": "Open floor"})
    bilal, there = workshop.joins("Bilal"), workshop.joins("Farida")
    since = workshop.state.seq
    item = workshop.entry(bilal, "names a colleague")
    workshop.aino_does("hide", item=item)
    return workshop, there, workshop.joins("Dana"), since


def test_its_author_and_those_who_work_with_the_record_still_read_it(hidden):
    """Aino can show it again: hiding takes nothing away from the record."""
    workshop, *_ = hidden

    assert "names a colleague" in workshop.state_of(workshop.aino).decode()


def test_the_room_reads_it_neither_now_nor_of_any_moment(hidden):
    """Not the projector, who was there, or who came later; in no state, stream or picture."""
    workshop, there, late, since = hidden

    for token in (workshop.wall, there.token, late.token):
        assert "names a colleague" not in workshop.everything(token, since)


def test_a_screen_that_was_away_is_not_told_what_was_hidden_meanwhile(hidden):
    """It slept while the card was on the wall: it is told what is on the wall now."""
    workshop, there, late, since = hidden

    for token in (workshop.wall, there.token, late.token):
        assert b"names a colleague" not in workshop.missed(token, since)


def test_who_does_not_own_it_is_refused_without_a_word_of_it(hidden):
    """A refusal does not quote what its sender may not read."""
    workshop, there, *_ = hidden
    (item,) = workshop.state.entries

    for act in ({"act": "withdraw"}, {"act": "reword", "text": "mine now"}, {"act": "accept"}):
        answer = there.sends(**act, item=item)
        assert answer.status_code == 403
        assert "colleague" not in answer.text
