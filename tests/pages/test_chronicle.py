"""The record told as a story: in order, by task, with what to look for, and nothing erased."""

import pytest

from changelab.domain.vocabulary import Element, Role
from changelab.ui.chronicle import Filter, chronicle


@pytest.fixture
def told(room):
    """What the chronicle tells of the room now."""
    return lambda: chronicle(room.laboratory, room.workshop)


def _add(room, actor, element, text):
    return room.does(actor, "add_entry", element=element, text=text, period="present")


def test_each_event_is_told_once_in_order(room, told):
    """What comes later is added to what was told, and told once."""
    before = len(told())
    _add(room, room.bilal, "rules", "no visits")
    _add(room, room.dana, "tools", "a form")

    assert [one.seq for one in told()] == list(range(1, room.state.seq + 1))
    assert [one.who for one in told()[before:]] == ["P01", "P02"]


def test_an_event_stands_under_the_task_that_was_running(room, told):
    """The timeline knows in which task a card came, and that leaving it ends that."""
    task = room.state.stage.task
    _add(room, room.bilal, "rules", "no visits")
    inside = told()[-1].task
    room.does(room.aino, "end_session")

    assert inside == task
    assert told()[-1].task is None


def test_undoing_the_start_of_a_task_brings_the_task_before_back(room, told):
    """After an undo the timeline goes on in the task that runs again."""
    session = room.state.stage.session
    first = room.state.stage.task
    room.does(room.aino, "plan_task", session=session, plan={"title": "Second"})
    started = room.does(room.aino, "next_task")
    act = next(one.act_id for one in told() if one.seq == started.seq)
    room.does(room.aino, "undo", of=act)

    assert told()[-1].task == first == room.state.stage.task
    assert "undid: Facilitator began the task “Second”" in told()[-1].text


def test_a_card_is_looked_up_by_its_element_also_when_it_is_hidden(room, told):
    """What happens to a card belongs to the element of the card."""
    card = _add(room, room.bilal, "rules", "no visits").made
    room.does(room.aino, "hide", item=card)
    about_rules = Filter(element=Element.RULES)

    found = [one.text for one in told() if about_rules.lets_through(one)]

    assert found[-1] == "hid “no visits” from the room"
    assert len(found) == 2


def test_filters_narrow_together(room, told):
    """Who, which kind and which words all have to fit."""
    _add(room, room.bilal, "rules", "No Visits")
    _add(room, room.dana, "rules", "no visits")
    looked_for = Filter(who="P02", family="activity_systems", words="no vis")

    found = [one for one in told() if looked_for.lets_through(one)]

    assert [one.who for one in found] == ["P02"]


def test_new_words_are_used_for_the_whole_story(room, told):
    """Once the group changes a word, also older events are told with it."""
    _add(room, room.bilal, "rules", "no visits")
    at = told()[-1].seq
    room.does(room.aino, "change_wording", wording={"element.rules": "House rules"})

    assert "House rules" in told()[at - 1].text


def test_nothing_of_a_forgotten_person_is_told(room, told):
    """After a person was erased, the story told before does not hold their words any more."""
    _add(room, room.bilal, "rules", "my secret")
    assert any("my secret" in one.text for one in told())
    room.laboratory.forget(room.workshop, room.bilal.id, room.aino)

    assert not any("my secret" in one.text for one in told())
    assert told()[-1].who == "Facilitator"
    assert Role.FACILITATOR.value not in told()[-1].text
