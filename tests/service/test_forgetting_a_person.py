"""A person's right to be forgotten: words, name and links, at once and for good."""

import pytest

from changelab.domain.errors import NotAllowed, NotFound, Refused
from changelab.domain.record import read_act
from changelab.service import Laboratory


@pytest.fixture
def card(room) -> str:
    """Bilal's entry."""
    return room.does(room.bilal, "add_entry", element="rules", text="my words", period="past").made


def test_words_and_name_are_gone(room, card):
    """The card says [erased] and is on no screen; the list of names does not know Bilal."""
    room.laboratory.forget(room.workshop, "P01", room.aino)

    assert room.state.entries[card].text == "[erased]"
    assert card not in room.seen_by(room.dana).entries
    assert room.laboratory.names(room.workshop) == {"P02": "Dana"}


def test_the_record_says_that_it_happened(room, card):
    """Who erased, whose cards, when; never what they said."""
    done = room.laboratory.forget(room.workshop, "P01", room.eeva)

    last = room.laboratory.facts(room.workshop)[-1]
    assert (last.seq, last.actor) == (done.seq, "researcher")
    assert last.event.kind == "participant_withdrew"
    assert (last.event.participant, last.event.items) == ("P01", (card,))
    person = room.state.participants["P01"]
    assert (person.forgotten, person.consent, person.group) == (True, {}, None)


def test_the_links_stop_working(room, card):
    """Every token of that person opens nothing any more; Dana's still does."""
    laboratory = room.laboratory
    token = laboratory.join(room.workshop, "Fatima").token
    laboratory.forget(room.workshop, "P03", room.aino)

    with pytest.raises(NotAllowed, match="not valid"):
        laboratory.doors.visitor(token)
    room.does(room.dana, "add_entry", element="rules", text="on", period="past")


def test_no_earlier_moment_holds_the_words(room, card):
    """Time travel goes through the erased record, also to moments looked at before."""
    then = room.state.seq
    assert room.laboratory.state(room.workshop, at=then).entries[card].text == "my words"
    room.does(room.dana, "add_entry", element="rules", text="on", period="past")
    room.laboratory.state(room.workshop, at=then)
    room.laboratory.forget(room.workshop, "P01", room.aino)

    assert room.laboratory.state(room.workshop, at=then).entries[card].text == "[erased]"
    assert "my words" not in repr(vars(room.state))


def test_a_phone_that_sends_again_gets_its_answer(room):
    """An act of a forgotten person, sent again, writes nothing."""
    an_id = "00000000-0000-4000-8000-000000000001"
    fields = {"element": "rules", "text": "my words", "period": "past"}
    first = room.does(room.bilal, "add_entry", an_id, **fields)
    room.laboratory.forget(room.workshop, "P01", room.aino)

    assert room.does(room.bilal, "add_entry", an_id, **fields) == first


def test_a_pseudonym_is_not_given_again(room, card):
    """Whoever joins next is somebody else."""
    room.laboratory.forget(room.workshop, "P02", room.aino)

    assert room.laboratory.join(room.workshop, "Fatima").participant == "P03"


def test_twice_or_nobody_is_refused(room):
    """The refusal says which."""
    room.laboratory.forget(room.workshop, "P01", room.aino)

    with pytest.raises(Refused, match="forgotten already"):
        room.laboratory.forget(room.workshop, "P01", room.aino)
    with pytest.raises(NotFound, match="no participant “P99”"):
        room.laboratory.forget(room.workshop, "P99", room.aino)


@pytest.mark.parametrize("who", ["bilal", "dana", "chen"])
def test_only_those_who_answer_for_the_record_may_erase(room, card, who):
    """Neither Dana nor Chen, nor Bilal by himself, erases his words."""
    with pytest.raises((NotAllowed, Refused), match="Only the facilitator or the researcher"):
        room.laboratory.forget(room.workshop, "P01", getattr(room, who))

    assert room.state.entries[card].text == "my words"


def test_not_being_allowed_is_called_so(room):
    """The API tells “not you” from “not so” by the class of the error."""
    with pytest.raises(NotAllowed):
        room.laboratory.forget(room.workshop, "P01", room.dana)


def test_an_act_on_its_way_comes_too_late(room):
    """A phone that was let in a moment before cannot add words of a forgotten person."""
    room.laboratory.forget(room.workshop, "P01", room.aino)

    with pytest.raises(NotAllowed):
        room.does(room.bilal, "add_entry", element="rules", text="still here", period="past")


def test_a_server_that_runs_forgets_what_another_process_erased(room, card):
    """Erased from the command line, the words are in no memory of the server either."""
    server = Laboratory(room.laboratory.folder)
    then = room.state.seq
    room.does(room.dana, "add_entry", element="rules", text="on", period="past")
    server.state(room.workshop)
    server.state(room.workshop, at=then)
    room.laboratory.forget(room.workshop, "P01", room.aino)
    server.refresh()

    assert "my words" not in repr(vars(server.state(room.workshop)))
    assert server.state(room.workshop, at=then).entries[card].text == "[erased]"
    server.close()


def test_an_undone_card_does_not_come_back_as_erased(room):
    """Nobody brings a forgotten person's card back to the wall, saying [erased]."""
    first = "00000000-0000-4000-8000-000000000001"
    undone = "00000000-0000-4000-8000-000000000002"
    room.does(room.bilal, "add_entry", first, element="rules", text="my words", period="past")
    room.does(room.aino, "undo", undone, of=first)
    room.laboratory.forget(room.workshop, "P01", room.aino)

    with pytest.raises((Refused, NotAllowed)):
        room.does(room.aino, "undo", of=undone)


def test_cards_merged_into_an_erased_one_come_back(room, card):
    """Dana said the same in words of her own: they are not forgotten with Bilal's."""
    dana = room.does(room.dana, "add_entry", element="rules", text="hers", period="past").made
    room.does(room.aino, "merge_cards", into=card, items=[dana])
    room.laboratory.forget(room.workshop, "P01", room.aino)

    assert (room.state.entries[dana].standing, room.state.entries[dana].text) == ("shown", "hers")
    assert (room.state.entries[card].text, room.state.entries[card].merged) == ("[erased]", ())


def test_an_erased_card_is_no_longer_counted(room, card):
    """Merged into Dana's, Bilal's words go from behind it as from anywhere else."""
    dana = room.does(room.dana, "add_entry", element="rules", text="hers", period="past").made
    room.does(room.aino, "merge_cards", into=dana, items=[card])
    room.laboratory.forget(room.workshop, "P01", room.aino)

    assert room.state.entries[dana].merged == ()
    assert (room.state.entries[card].text, room.state.entries[card].standing) == (
        "[erased]",
        "withdrawn",
    )


def test_undo_does_not_merge_with_what_was_erased(room, card):
    """What forgetting let go stays let go."""
    merging = "00000000-0000-4000-8000-000000000001"
    dana = room.does(room.dana, "add_entry", element="rules", text="hers", period="past").made
    room.does(room.aino, "merge_cards", merging, into=card, items=[dana])
    room.laboratory.forget(room.workshop, "P01", room.aino)

    with pytest.raises(Refused):
        room.does(room.aino, "undo", of=merging)
    assert room.state.entries[dana].standing == "shown"


def test_what_was_entered_by_hand_is_erased_too(room):
    """Whoever typed it, the words were Bilal's, also where the record has only an alias."""
    room.does(room.aino, "plan_task", session="s3", plan={"title": "Quiet", "anonymous": True})
    quiet = f"t{room.state.seq}"
    sent = {"act": "add_entry", "element": "rules", "text": "my words", "period": "past"}
    for _ in range(2):
        act = read_act(sent)
        room.laboratory.perform(room.workshop, room.aino, act, on_behalf="P01")
        if room.state.task.id != quiet:
            room.does(room.aino, "start_task", task=quiet)
    room.laboratory.forget(room.workshop, "P01", room.aino)

    assert [entry.text for entry in room.state.entries.values()] == ["[erased]"] * 2


def test_the_result_of_a_vote_stays(room, card):
    """A vote has no words: what came out is the room's, and nobody can say whose vote was whose."""
    room.does(room.aino, "plan_task", session="s3", plan={"title": "Vote", "anonymous": True})
    room.does(room.aino, "start_task", task=f"t{room.state.seq}")
    dana = room.does(room.dana, "add_entry", element="rules", text="hers", period="past").made
    ballot = f"b{room.does(room.aino, 'open_voting').seq}"
    room.does(room.bilal, "cast_votes", ballot=ballot, items=[dana])
    room.does(room.aino, "close_voting")
    room.laboratory.forget(room.workshop, "P01", room.aino)

    assert room.state.ballots[ballot].results == {dana: 1}
    assert "P01" not in {vote.voter for vote in room.state.votes.values()}
