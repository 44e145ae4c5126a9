"""Workshops with a course: tasks for learning actions that were begun, or are still planned."""

from changelab.domain.vocabulary import LearningAction
from tests.diagrams.conftest import Sketch

ACTIONS = list(LearningAction)


def course(*begun: int, planned: tuple[int, ...] = ()) -> Sketch:
    """Tasks begun one an hour for these actions (1 to 7), then tasks that are only planned."""
    sketch = Sketch()
    session = sketch.session("1. Something has to change", "2026-03-02T08:00:00.000Z")
    for hour, action in enumerate(begun):
        sketch.task(
            session,
            f"Task {hour + 1}",
            ACTIONS[action - 1],
            started_at=f"2026-03-{2 + hour // 24:02d}T{hour % 24:02d}:00:00.000Z",
        )
    for action in planned:
        sketch.task(session, f"Plan for {action}", ACTIONS[action - 1])
    return sketch


def school_year() -> Sketch:
    """Two sessions of a school: from questioning to modelling, back once; the rest is planned."""
    sketch = Sketch()
    first = sketch.session("1. Whose child is it?", "2026-01-14T13:00:00.000Z")
    second = sketch.session("2. Where does it come from?", "2026-02-04T13:00:00.000Z")
    third = sketch.session("3. What could we do instead?")
    mirror = sketch.task(
        first, "Look in the mirror", ACTIONS[0], started_at="2026-01-14T13:10:00.000Z"
    )
    sketch.task(first, "What troubles us?", ACTIONS[0], started_at="2026-01-14T13:50:00.000Z")
    wall = sketch.task(
        second, "The history wall", ACTIONS[1], started_at="2026-02-04T13:05:00.000Z"
    )
    sketch.task(
        second, "A first idea", ACTIONS[1], ACTIONS[2], started_at="2026-02-04T13:40:00.000Z"
    )
    sketch.task(second, "Does it hold?", ACTIONS[0], started_at="2026-02-04T14:20:00.000Z")
    sketch.task(second, "Coffee", started_at="2026-02-04T14:40:00.000Z")
    sketch.task(third, "Walk a case through", ACTIONS[3])
    for number in range(5):
        sketch.came_in(sketch.entry("tools", f"tool {number}"), mirror if number else wall)
    return sketch
