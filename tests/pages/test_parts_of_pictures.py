"""A part of a picture that was clicked: its cards, what stands behind them, how they came."""

import re

import pytest

from changelab.domain.vocabulary import Element, Neighbour, Period, Role, Surface
from changelab.ui.picture_parts import Part, part_named


def clicked(workbench, room, said: str, **session):
    """Run, after that was clicked in its picture."""
    return workbench.opens("run", room.workshop, chosen=said, **session)


def words_of(workbench, test) -> str:
    """What the page says, without the marks that keep people's words from being Markdown."""
    return workbench.words(test).replace("\\", "")


@pytest.fixture
def pull(room) -> str:
    """A contradiction that somebody saw, and somebody will do something about."""
    poles = [{"element": "rules"}, {"element": "object"}]
    found = room.does(
        room.bilal, "log_contradiction", text="days, not children", poles=poles, period="present"
    ).made
    room.does(room.aino, "note_observation", text="the list of March", contradiction=found)
    room.does(
        room.aino,
        "recognise_manifestation",
        text="on the one hand, but",
        of="dilemma",
        contradiction=found,
    )
    room.does(room.aino, "make_commitment", text="count both", who="Dana", contradiction=found)
    return found


@pytest.mark.parametrize(
    ("said", "part"),
    [
        ("e17", Part(cards=("e17",))),
        ("c9 c12", Part(cards=("c9", "c12"))),
        ("rules", Part(element=Element.RULES)),
        (
            "division_of_labour y3 past",
            Part((), Element.DIVISION_OF_LABOUR, None, "y3", Period.PAST),
        ),
        ("ideas future", Part(surface=Surface.IDEAS, period=Period.FUTURE)),
        ("y3", Part(system="y3")),
        ("rule_producing", Part(neighbour=Neighbour.RULE_PRODUCING)),
        ("", Part()),
        ("<script> z9 eleven", Part()),
    ],
)
def test_what_was_clicked_is_understood(said: str, part: Part):
    """Cards by their ids, places by element or surface, system and period; the rest is nothing."""
    assert part_named(said) == part


def test_a_contradiction_shows_what_stands_behind_it(workbench, room, pull):
    """Its words, place, level and status; observation, manifestation and commitment."""
    words = words_of(workbench, clicked(workbench, room, pull))

    for said in (
        "days, not children",
        "1 · Rules ⚡ Object",
        "suspected · secondary contradiction",
        "observed: the list of March",
        "showed itself: on the one hand, but",
        "Dana will count both (still open)",
    ):
        assert said in words, said


def test_its_history_is_told_step_by_step(workbench, room, pull):
    """How it came, by whom; each rewording, status and undoing."""
    room.does(room.aino, "reword", item=pull, text="days instead of children")
    room.does(room.aino, "judge_contradiction", contradiction=pull, status="accepted")
    room.does(room.aino, "undo")

    test = clicked(workbench, room, pull, **{f"history-chosen-{pull}": True})
    told = re.findall(r"<b>(.*?)</b> <span .*?>(.*?)</span>", words_of(workbench, test))

    assert len(told) == 7
    assert told[0][0] == "P01"
    assert told[0][1].startswith("logged Contradiction 1")
    assert told[1][1].startswith("put “the list of March” behind")
    assert told[4][1] == "reworded “days, not children” as “days instead of children”"
    assert told[5][1].endswith(": accepted")
    assert told[6][1].startswith("undid: Facilitator said of")


def test_nobody_learns_who_wrote_an_anonymous_card(workbench, room):
    """In the history of a card of an anonymous task stands no pseudonym."""
    plan = {"title": "Between us", "anonymous": True}
    room.does(room.aino, "plan_task", session=room.state.stage.session, plan=plan)
    room.does(room.aino, "next_task")
    card = room.does(
        room.bilal, "add_entry", element="rules", text="no visits", period="present"
    ).made

    words = words_of(workbench, clicked(workbench, room, card, **{f"history-chosen-{card}": True}))

    assert "Anonymous</b>" in words
    assert "P01" not in words


def test_a_box_shows_its_entries_of_the_period(workbench, room):
    """What holds in another period is not there; an empty one says what it asks."""
    for text, period in (("no visits", "present"), ("visits at home", "past")):
        room.does(room.bilal, "add_entry", element="rules", text=text, period=period)

    rules = words_of(workbench, clicked(workbench, room, "rules"))
    past = words_of(workbench, clicked(workbench, room, "rules past"))
    tools = words_of(workbench, clicked(workbench, room, "tools"))

    assert "no visits" in rules and "visits at home" not in rules
    assert "visits at home" in past and "no visits" not in past
    assert "With what?" in tools


@pytest.mark.parametrize(
    ("act", "fields", "says"),
    [
        ("place_milestone", {"when": "1998", "strand": "tools"}, "history wall, Tools · 1998"),
        ("place_note", {"surface": "mirror", "period": "past"}, "Mirror · Past"),
        (
            "note_observation",
            {"evidence": "document", "source": "minutes"},
            "observation · document",
        ),
        ("make_commitment", {"who": "Dana", "by_when": "May"}, "Dana will · by May"),
    ],
)
def test_any_card_of_any_picture_can_be_looked_into(workbench, room, act, fields, says):
    """Milestones, notes, observations and commitments: words, place, and the way to edit them."""
    card = room.does(room.aino, act, text="as it was", **fields).made

    test = clicked(workbench, room, card)

    assert "as it was" in words_of(workbench, test)
    assert says in words_of(workbench, test)
    test.button(key=f"chosen-{card}").click().run()
    assert test.text_area(key=f"reword-chosen-{card}").value == "as it was"


def test_what_was_taken_back_meanwhile_says_so(workbench, room, pull):
    """A card that is no more leaves a sentence."""
    room.does(room.aino, "withdraw", item=pull)

    assert "is there no more" in words_of(workbench, clicked(workbench, room, pull))


def test_the_scribe_sees_no_names(workbench, room, pull):
    """Pseudonyms only, also in the history."""
    test = workbench.opens(
        "run", room.workshop, Role.SCRIBE, chosen=pull, **{f"history-chosen-{pull}": True}
    )

    assert "P01" in words_of(workbench, test)
    assert "Bilal" not in words_of(workbench, test)
