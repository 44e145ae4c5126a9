"""By hand: whom the scribe's line can be typed for, what it asks, and joining without a phone."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from changelab.domain.record import read_act
from changelab.domain.vocabulary import Purpose, Role


def line(test: AppTest) -> dict:
    """What the page gave to the scribe's line."""
    given = (json.loads(one.proto.json or "{}") for one in test.get("bidi_component"))
    return next(json.loads(one["shown"]) for one in given if "line" in one)


def begin(room, **plan) -> None:
    """Aino adds a task of that kind and starts it."""
    session = room.state.about.sessions[0]
    room.does(room.aino, "plan_task", session=session, plan={"title": "A task", **plan})
    room.does(room.aino, "start_task", task=room.state.sessions[session].tasks[-1])


def test_the_facilitator_chooses_people_by_name(workbench, room):
    """Everyone who joined can be typed for, under the name they gave."""
    people = line(workbench.opens("run", room.workshop))["people"]

    assert people == [{"id": "P01", "name": "Bilal"}, {"id": "P02", "name": "Dana"}]


def test_the_scribe_sees_pseudonyms_only(workbench, room):
    """Names are for the facilitator's eyes."""
    test = workbench.opens("run", room.workshop, Role.SCRIBE)

    assert line(test)["people"] == [{"id": "P01", "name": ""}, {"id": "P02", "name": ""}]


def test_nobody_is_typed_for_who_does_not_take_part(workbench, room):
    """Who was forgotten, or took the agreement back, is not in the list."""
    room.laboratory.forget(room.workshop, room.bilal.id, room.aino)
    room.does(room.dana, "give_consent", answers={"take_part": False})

    assert line(workbench.opens("run", room.workshop))["people"] == []


@pytest.mark.parametrize(
    ("plan", "places"),
    [
        ({"kind": "map", "elements": ["rules", "tools"]}, ["Tools", "Rules"]),
        (
            {"kind": "prompts", "prompts": ["What was odd?", "And then?"]},
            ["What was odd?", "And then?"],
        ),
        ({"kind": "notes", "surface": "mirror"}, ["Mirror"]),
        ({"kind": "commitments"}, []),
    ],
    ids=["map", "prompts", "notes", "commitments"],
)
def test_the_line_asks_what_the_task_takes(workbench, room, plan, places):
    """Where a card can belong is offered in the words of the workshop."""
    begin(room, **plan)
    takes = line(workbench.opens("run", room.workshop))["takes"]

    assert [one["words"] for one in takes["places"]] == places


def test_an_open_vote_is_entered_card_by_card(workbench, room):
    """The line gets the candidates and how many votes there are, and nobody's votes."""
    fields = {"element": "rules", "text": "nobody owns it", "period": "present"}
    card = room.does(room.bilal, "add_entry", **fields).made
    room.does(room.aino, "open_voting", votes=1)
    room.does(room.bilal, "cast_votes", ballot=room.state.ballot.id, items=[card])
    ballot = line(workbench.opens("run", room.workshop))["ballot"]

    assert ballot == {
        "id": room.state.ballot.id,
        "votes": 1,
        "candidates": [{"id": card, "text": "nobody owns it"}],
    }


# --- without a phone --------------------------------------------------------------------


def _page(wish: dict) -> None:
    """A page whose line just asked to let someone in."""
    import streamlit as st

    from changelab.ui.by_hand import let_join

    st.session_state["line"] = {"joining": wish}
    let_join("line")


@pytest.fixture
def asks_to_join(room):
    """What Aino's line asks, twice if need be; the answer that the line gets."""
    session: dict = {"key": room.laboratory.doors.issue(None, Role.FACILITATOR)}

    def ask(**wish) -> dict:
        test = AppTest.from_function(_page, args=(wish,), default_timeout=30)
        for name, value in {**session, "workshop": room.workshop}.items():
            test.session_state[name] = value
        test.run()
        assert not test.exception, test.exception
        session["joined-by-hand"] = test.session_state["joined-by-hand"]
        return session["joined-by-hand"]

    return ask


def test_someone_without_a_phone_takes_part(room, asks_to_join):
    """Maija agreed on paper: she has a pseudonym, her name is kept apart, her consent is noted."""
    answer = asks_to_join(id="1", name="Maija", agreed=True)
    maija = room.state.participants[answer["participant"]]

    assert room.laboratory.names(room.workshop)[maija.id] == "Maija"
    assert maija.agreed_to(Purpose.TAKE_PART)


def test_who_was_not_asked_has_not_agreed(room, asks_to_join):
    """Without the tick nothing counts as agreed to."""
    answer = asks_to_join(id="1", name="Maija", agreed=False)

    assert room.state.participants[answer["participant"]].consent_form is None


def test_the_same_wish_twice_is_one_person(room, asks_to_join):
    """Pressed again, because no answer came: Maija is there once."""
    first = asks_to_join(id="1", name="Maija", agreed=True)

    assert asks_to_join(id="1", name="Maija", agreed=True) == first
    assert len(room.state.participants) == 3


def test_a_name_that_is_too_long_is_refused_in_words(room, asks_to_join):
    """The line hears why, and nobody came in."""
    answer = asks_to_join(id="1", name="M" * 500, agreed=True)

    assert "too long" in answer["refused"]
    assert len(room.state.participants) == 2


def test_undo_takes_back_what_was_entered_by_hand(workbench, room):
    """A slip in Dana's name: Undo takes that card back, not what Aino did before it."""
    room.does(room.aino, "close_input")
    act = {"act": "add_entry", "element": "rules", "text": "a slip", "period": "present"}
    room.laboratory.perform(room.workshop, room.aino, read_act(act), on_behalf=room.dana.id)
    workbench.opens("activity_systems", room.workshop).button(key="undo").click().run()

    assert not room.state.entries
    assert not room.state.stage.input_open
