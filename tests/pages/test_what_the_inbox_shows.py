"""The inbox of Run shows everything that came in: where it belongs and whose it is."""

import json

from streamlit.testing.v1 import AppTest

from changelab.domain.record import read_act
from changelab.domain.vocabulary import Role


def shown(test: AppTest) -> dict:
    """What the page gave to the inbox."""
    given = (json.loads(one.proto.json or "{}") for one in test.get("bidi_component"))
    return next(
        data
        for data in (json.loads(one["shown"]) for one in given if "shown" in one)
        if "headings" in data
    )


def card(room, text: str, actor=None) -> str:
    """The id of a card that just came in."""
    fields = {"element": "rules", "text": text, "period": "present"}
    return room.does(actor or room.bilal, "add_entry", **fields).made


def test_every_card_is_there_the_newest_first(workbench, room):
    """However many there are, none is left out."""
    ids = [card(room, f"card {number}") for number in range(40)]
    cards = shown(workbench.opens("run", room.workshop))["cards"]

    assert [one["id"] for one in cards] == ids[::-1]


def test_a_card_says_where_it_belongs_and_whose_it_is(workbench, room):
    """Pseudonym, by hand for a person, by hand of the staff: each in a few words."""
    card(room, "from a phone")
    card(room, "typed", room.aino)
    told = {"act": "add_entry", "element": "rules", "text": "told", "period": "present"}
    room.laboratory.perform(room.workshop, room.aino, read_act(told), on_behalf=room.dana.id)
    cards = shown(workbench.opens("run", room.workshop))["cards"]

    assert [one["by"] for one in cards] == ["P02, by hand", "by hand (facilitator)", "P01"]
    assert {one["where"] for one in cards} == {"Rules · Present"}


def test_cards_of_the_other_models_say_where_they_belong(workbench, room):
    """History wall, four fields and objects: each with its line and its date or period."""
    axis = {"name": "who acts", "low": "one", "high": "several"}
    room.does(room.aino, "draw_four_field", title="Ways to help", across=axis, up=axis)
    room.does(room.bilal, "place_milestone", when="1998", until="2004", text="new law")
    room.does(room.bilal, "place_form", across=0, up=0, text="a hotline")
    systems = ["Our activity"]
    room.does(room.bilal, "construe_object", systems=systems, period="future", text="no fear")
    cards = shown(workbench.opens("run", room.workshop))["cards"]

    assert [one["where"] for one in cards] == [
        "object of Our activity · Future",
        "Ways to help · alternative",
        "history wall, Events · 1998 to 2004",
    ]


def test_an_anonymous_card_is_nobodys(workbench, room):
    """The facilitator reads that it is anonymous, and no alias."""
    session = room.state.about.sessions[0]
    plan = {"title": "Say it freely", "kind": "map", "anonymous": True}
    room.does(room.aino, "plan_task", session=session, plan=plan)
    room.does(room.aino, "start_task", task=room.state.sessions[session].tasks[-1])
    card(room, "I am afraid of the inspection")
    (only,) = shown(workbench.opens("run", room.workshop))["cards"]

    assert only["by"] == "anonymous"


def test_merged_cards_stand_in_the_one_they_went_into(workbench, room):
    """One card is left, and it holds the words and the author of the other."""
    first, second = card(room, "nobody owns it"), card(room, "it is nobody's", room.dana)
    room.does(room.aino, "merge_cards", into=first, items=[second])
    (only,) = shown(workbench.opens("run", room.workshop))["cards"]

    assert only["id"] == first
    assert [(one["text"], one["by"]) for one in only["merged"]] == [("it is nobody's", "P02")]


def test_a_card_knows_its_heading(workbench, room):
    """What was grouped names the heading it stands under."""
    item = card(room, "nobody owns it")
    room.does(room.aino, "group_cards", items=[item], text="Owners")
    data = shown(workbench.opens("run", room.workshop))
    (heading,) = data["headings"]

    assert heading["text"] == "Owners"
    assert data["cards"][0]["heading"] == heading["id"]


def test_what_was_taken_back_is_gone(workbench, room):
    """A card its author withdrew is in no list; a hidden one is, and says so."""
    kept, gone = card(room, "hide me"), card(room, "take me back")
    room.does(room.aino, "hide", item=kept)
    room.does(room.bilal, "withdraw", item=gone)
    cards = shown(workbench.opens("run", room.workshop))["cards"]

    assert [(one["id"], one["standing"]) for one in cards] == [(kept, "hidden")]


def test_a_contradiction_and_how_it_was_said_are_one_card(workbench, room):
    """What is logged with a manifestation in the same words is not listed twice."""
    poles = [{"element": "rules"}, {"element": "object"}]
    fields = {"text": "days, not fear", "poles": poles, "period": "present"}
    room.does(room.aino, "log_contradiction", **fields, manifestation="dilemma")
    cards = shown(workbench.opens("run", room.workshop))["cards"]

    assert [one["id"][0] for one in cards] == ["c"]


def test_people_are_not_called_by_name(workbench, room):
    """What the inbox is given holds pseudonyms only."""
    card(room, "nobody owns it")

    assert "Bilal" not in json.dumps(shown(workbench.opens("run", room.workshop)))


def test_the_scribe_sorts_too(workbench, room):
    """What the facilitator may do with the cards, the scribe may."""
    item = card(room, "one")
    test = workbench.opens("run", room.workshop, Role.SCRIBE)

    assert shown(test)["may"] == {"sort": True, "keep": True}
    assert item in {one["id"] for one in shown(test)["cards"]}
