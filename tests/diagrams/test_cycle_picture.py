"""The picture of the learning cycle: seven actions, what was begun for each, the ways back."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from changelab.diagrams import diagram_of
from changelab.diagrams.diagram import Diagram, Role
from changelab.domain.vocabulary import Period
from tests.diagrams.conftest import Sketch
from tests.diagrams.courses import ACTIONS, course, school_year
from tests.diagrams.laid_out import check, workshops


def laid_out(sketch: Sketch) -> Diagram:
    return diagram_of(sketch.state, "cycle", Period.PRESENT)


def said(diagram: Diagram) -> dict[str, str]:
    """The words of the picture by their ids."""
    return {words.id: " ".join(words.lines) for words in diagram.words}


def roles(diagram: Diagram) -> dict[str, Role]:
    return {panel.id: panel.role for panel in diagram.panels}


def ways_back(diagram: Diagram) -> dict[tuple[str, str], str]:
    """The dashed arrows, each with its number."""
    loops = [line for line in diagram.lines if line.role is Role.LOOP]
    words = said(diagram)
    return {(line.tail, line.head): words[f"times_{line.tail}_{line.head}"] for line in loops}


def test_it_works():
    """Two sessions: what was begun with day and cards, what is planned, and where it went back."""
    diagram = laid_out(school_year())
    words = said(diagram)

    check(diagram)
    assert words["questioning_heading"] == "1 Questioning"
    assert words["questioning_stage"] == "need"
    assert words["questioning_counts"] == "3 tasks begun, 4 cards"
    assert "14 Jan · Look in the mirror" in words.values()
    assert words["examining_counts"] == "1 task planned, none begun"
    assert "planned · Walk a case through" in words.values()
    assert words["implementing_counts"] == "– no task so far"
    assert ways_back(diagram) == {("modelling", "questioning"): "1×"}
    assert words["course"] == "6 of 7 tasks begun, 14 Jan 2026 to 4 Feb 2026"
    assert "1 task begun for no learning action." in words["notes"]


def test_an_action_without_a_begun_task_has_a_dashed_box():
    """Planned only, or not even that: both look different from what was begun, without colour."""
    found = roles(laid_out(course(1, planned=(2,))))

    assert found["questioning"] is Role.ELEMENT
    assert (found["analysing"], found["modelling"]) == (Role.MISSING, Role.MISSING)


def test_the_cycle_leads_from_each_action_to_the_next():
    """Seven arrows; the last leads to the first again, and is never one that was gone."""
    arrows = [line for line in laid_out(course(*range(1, 8))).lines if line.role is not Role.LOOP]

    assert [(line.tail, line.head) for line in arrows] == [
        (one, ACTIONS[(place + 1) % 7]) for place, one in enumerate(ACTIONS)
    ]
    assert [line.role for line in arrows] == [Role.PATH] * 6 + [Role.AXIS]


def test_ways_back_say_how_often():
    """Twice from modelling to analysing, once from analysing to questioning."""
    diagram = laid_out(course(1, 2, 3, 2, 3, 2, 1))

    check(diagram)
    assert ways_back(diagram) == {
        ("modelling", "analysing"): "2×",
        ("analysing", "questioning"): "1×",
    }
    assert "Back from Modelling to Analysing: 2 times." in diagram.text
    assert "Back from Analysing to Questioning: once." in diagram.text


def test_more_ways_back_than_can_be_told_apart_are_counted():
    """Six arcs, the most frequent; the others are in the notes and in the sentences."""
    diagram = laid_out(course(7, 1, 7, 2, 7, 3, 7, 4, 7, 5, 7, 6, 5, 4, 3, 2, 1))

    check(diagram)
    assert len(ways_back(diagram)) == 6
    assert "+ 5 more ways back" in said(diagram)["notes"]
    assert diagram.text.count("Back from") == 11


def test_numbers_of_ways_back_are_apart_from_boxes_and_each_other():
    """Any pair of actions, forth and back again."""
    for later in range(2, 8):
        for earlier in range(1, later):
            check(laid_out(course(later, earlier, 7, 1, 6, 2)))


def test_the_latest_tasks_and_the_next_stay():
    """Of eight tasks for one action three are named: the last begun, and what comes next."""
    diagram = laid_out(course(*[1] * 6, planned=(1, 1)))
    lines = [text for key, text in said(diagram).items() if key.startswith("questioning_t")]

    assert lines == ["2 Mar · Task 5", "2 Mar · Task 6", "planned · Plan for 1"]
    assert said(diagram)["questioning_more"] == "+ 5 more"
    assert "Task 1" in diagram.text


def test_days_have_their_year_where_the_course_spans_two():
    """2 Mar of which year would be the question."""
    sketch = course(1)
    session = sketch.session("2. A year later", "2027-03-02T08:00:00.000Z")
    sketch.task(session, "Again", ACTIONS[1], started_at="2027-03-02T08:00:00.000Z")

    assert "2 Mar 2026 · Task 1" in said(laid_out(sketch)).values()


def test_the_task_at_hand_is_now():
    """What is going on stands out from what was."""
    sketch = course(1, 2)
    sketch.state.stage = replace(sketch.state.stage, task=list(sketch.state.tasks)[-1])
    diagram = laid_out(sketch)

    assert "now · Task 2" in said(diagram).values()
    assert "at hand now" in diagram.text


def test_the_workshop_calls_the_actions_as_it_likes():
    """A renamed action is renamed in the picture and its sentences."""
    own = {"action.questioning": "Asking <why>", "stage.questioning": "itch"}
    diagram = laid_out(Sketch(wording=own))
    words = said(diagram)

    assert (words["questioning_heading"], words["questioning_stage"]) == ("1 Asking <why>", "itch")
    assert "1 Asking <why> (itch): no task so far." in diagram.text


def test_a_workshop_without_a_plan_shows_the_seven_actions():
    """Nothing was begun: the cycle itself, and a sentence that says so."""
    diagram = laid_out(Sketch())

    check(diagram)
    assert set(roles(diagram).values()) == {Role.MISSING}
    assert said(diagram)["course"] == "No task was begun so far"


@pytest.mark.parametrize(
    "title", ["x" * 120, '<b>&amp;</b> \\N "q"', "学校家庭支援 " * 12, "🙂 " * 40]
)
def test_any_title_fits(title):
    """Titles of workshop and tasks are data, folded to the room there is."""
    sketch = Sketch()
    sketch.state.about = replace(sketch.state.about, title=title)
    session = sketch.session(title[:120], "2026-03-02T08:00:00.000Z")
    for action in ACTIONS:
        sketch.task(session, title[:120], action, started_at="2026-03-02T08:00:00.000Z")

    check(laid_out(sketch))


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(workshops(systems=1))
def test_nothing_overlaps_in_any_course(sketch):
    """Any tasks in any order, many scripts."""
    check(laid_out(sketch))
