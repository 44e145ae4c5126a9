"""A card that came in at the wrong place is put where it belongs; its author stays the same."""

import pytest

from changelab.domain.errors import NotFound, Refused
from changelab.domain.vocabulary import Element, Period, Standing

TASKS = (
    {"title": "Now", "period": "present"},
    {"title": "Before", "period": "past"},
    {"title": "Covered", "who_sees": "after_reveal"},
    {"title": "For yourself", "who_sees": "own"},
    {"title": "Without names", "anonymous": True},
)


@pytest.fixture
def planned(room_with):
    """A workshop with a task of each kind; the first is open."""
    return room_with(*TASKS)


@pytest.fixture
def tasks(planned) -> dict[str, str]:
    """The tasks' ids, by title."""
    return {task.plan.title: task.id for task in planned.state.tasks.values()}


@pytest.fixture
def card(planned) -> str:
    """Bilal's entry, in the first task."""
    return planned.does(
        planned.bilal, "add_entry", element="rules", text="no visits", period="present"
    ).made


def test_a_card_is_put_with_the_cards_of_another_task(planned, tasks, card):
    """It keeps its words, its author and the session it came in."""
    before = planned.state.entries[card]
    planned.does(planned.aino, "refile_card", item=card, task=tasks["Before"])

    after = planned.state.entries[card]
    assert after.task == tasks["Before"]
    assert (after.text, after.author, after.session) == ("no visits", "P01", before.session)


def test_the_eyes_of_its_new_task_see_it(planned, tasks, card):
    """In a task that is covered, the room sees it when that is revealed."""
    planned.does(planned.aino, "refile_card", item=card, task=tasks["Covered"])

    assert card not in planned.seen_by(planned.dana).entries
    assert card in planned.seen_by(planned.bilal).entries


def test_where_it_is_already_nothing_happens(planned, tasks, card):
    """The same task again records nothing."""
    before = planned.state.seq
    planned.does(planned.aino, "refile_card", item=card, task=tasks["Now"])

    assert planned.state.seq == before


def test_an_entry_is_moved_to_another_period(planned, card):
    """Into one or into several, past to future; with its element in the same act."""
    planned.does(planned.aino, "move_entry", entry=card, periods=["past"])
    assert planned.state.entries[card].periods == (Period.PAST,)
    planned.does(
        planned.aino, "move_entry", entry=card, element="tools", periods=["future", "past"]
    )

    entry = planned.state.entries[card]
    assert (entry.element, entry.periods) == (Element.TOOLS, (Period.PAST, Period.FUTURE))


def test_undo_moves_it_back(planned, tasks, card):
    """Element, periods and task: one undo for each act."""
    before = planned.state.entries[card]
    planned.does(planned.aino, "refile_card", item=card, task=tasks["Before"])
    planned.does(planned.aino, "move_entry", entry=card, element="tools", periods=["past"])
    planned.does(planned.aino, "undo")
    planned.does(planned.aino, "undo")

    assert planned.state.entries[card] == before


def test_a_promise_about_who_sees_it_is_kept(planned, tasks, card):
    """A card for everyone does not go among those for their authors, nor the other way round."""
    with pytest.raises(Refused, match="told something else about who sees"):
        planned.does(planned.aino, "refile_card", item=card, task=tasks["For yourself"])
    planned.does(planned.aino, "start_task", task=tasks["For yourself"])
    own = planned.does(planned.bilal, "place_note", surface="ideas", period="future", text="x").made

    with pytest.raises(Refused, match="told something else about who sees"):
        planned.does(planned.aino, "refile_card", item=own, task=tasks["Now"])


def test_a_named_card_does_not_become_anonymous_nor_the_other_way_round(planned, tasks, card):
    """An author's alias is good for one task: elsewhere it would be nobody's card."""
    with pytest.raises(Refused, match="told something else about who sees"):
        planned.does(planned.aino, "refile_card", item=card, task=tasks["Without names"])
    plan = {"title": "Without names too", "anonymous": True}
    planned.does(planned.aino, "plan_task", session=planned.state.stage.session, plan=plan)
    other = f"t{planned.state.seq}"
    planned.does(planned.aino, "start_task", task=tasks["Without names"])
    anonymous = planned.does(
        planned.bilal, "place_note", surface="ideas", period="future", text="x"
    ).made

    with pytest.raises(Refused, match=r"anonymously; it stays with its task\. Put it under"):
        planned.does(planned.aino, "refile_card", item=anonymous, task=other)
    assert planned.seen_by(planned.bilal).notes[anonymous].author == "P01"


def test_what_is_merged_or_gone_is_not_moved(planned, tasks, card):
    """The refusals say why; an unknown task is named."""
    other = planned.does(
        planned.dana, "add_entry", element="rules", text="b", period="present"
    ).made
    planned.does(planned.aino, "merge_cards", into=other, items=[card])

    with pytest.raises(Refused, match="Separate it first"):
        planned.does(planned.aino, "refile_card", item=card, task=tasks["Before"])
    with pytest.raises(NotFound, match="no task “t99”"):
        planned.does(planned.aino, "refile_card", item=other, task="t99")
    with pytest.raises(Refused, match="“periods” is empty"):
        planned.does(planned.aino, "move_entry", entry=other, periods=[])
    assert planned.state.entries[card].standing is Standing.MERGED
