"""Who asks to be forgotten is: nobody reads their words again, and their key opens nothing."""

import pytest

from changelab.domain.actors import Actor
from changelab.domain.vocabulary import Role


@pytest.fixture
def room(workshop_of):
    """An open task and an anonymous one; Bilal and Dana are here."""
    workshop = workshop_of({"title": "Open floor"}, {"title": "Secret", "anonymous": True})
    return workshop, workshop.joins("Bilal"), workshop.joins("Dana"), workshop.state.seq


def forget(workshop, phone) -> None:
    """Aino erases that person's words."""
    lead = Actor.of(Role.FACILITATOR)
    workshop.venue.laboratory.forget(workshop.venue.workshop, phone.participant, lead)


def test_nobody_reads_the_words_again(room):
    """Not even those who work with the record, of no moment; not a name, not a later wording."""
    workshop, bilal, dana, since = room
    item = workshop.entry(bilal, "said by Bilal")
    workshop.aino_does("reword", item=item, text="reworded by Aino")
    workshop.aino_does("next_task")
    workshop.entry(bilal, "whispered by Bilal")
    forget(workshop, bilal)

    for token in (dana.token, *workshop.venue.tokens.values()):
        got = workshop.everything(token, since)
        for words in ("said by", "reworded by", "whispered by"):
            assert words not in got


def test_the_record_holds_no_word_though_the_task_is_gone(room):
    """The card was undone, the task dropped: the words are found and erased all the same."""
    workshop, bilal, _, _ = room
    begun = workshop.aino_does("next_task")
    task = workshop.state.stage.task
    workshop.entry(bilal, "whispered by Bilal")
    for act, fields in (
        ("undo", {"of": list(workshop.state.deeds)[-1]}),
        ("undo", {"of": begun}),
        ("drop_task", {"task": task}),
    ):
        workshop.venue.act(workshop.aino, act, **fields)
    forget(workshop, bilal)

    assert "whispered" not in repr(workshop.venue.laboratory.facts(workshop.venue.workshop))


def test_the_phone_is_let_in_no_more_and_its_open_stream_ends(room):
    """What it still hears before it ends holds nothing that came after."""
    workshop, bilal, dana, _ = room
    stream = workshop.listens(bilal.token)
    forget(workshop, bilal)
    workshop.entry(dana, "after Bilal was gone")

    assert "after Bilal" not in stream.heard_until_it_ends().decode()
    address = f"/api/workshops/{workshop.venue.workshop}/state"
    headers = {"Authorization": f"Bearer {bilal.token}"}
    assert workshop.venue.http.get(address, headers=headers).status_code == 401


def test_the_record_does_not_say_which_anonymous_cards_were_theirs(room):
    """Earlier exports have the words under an alias: no event may tell who that was."""
    workshop, bilal, _, since = room
    named = workshop.entry(bilal, "said by Bilal")
    workshop.aino_does("next_task")
    secret = workshop.entry(bilal, "whispered by Bilal")
    forget(workshop, bilal)

    later = workshop.venue.laboratory.facts(workshop.venue.workshop, since)
    of_bilal = [repr(fact) for fact in later if bilal.participant in repr(fact)]
    assert [one for one in of_bilal if f"'{named}'" in one], "this story is blind"
    assert not [one for one in of_bilal if f"'{secret}'" in one]
    acts = [fact.act_id for fact in later if f"'{secret}'" in repr(fact.event)]
    assert len(set(acts)) == len(acts) == 2, "written and erased, by acts of their own"
