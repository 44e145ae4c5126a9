"""The cycle of expansive learning: seven actions, and what came of each (Engeström & Sannino 2010).

At each action stand the tasks that were planned for it and those that were begun,
with day and cards; a dashed box is an action without a task that was begun. Where
the group went back to an earlier action, a dashed arrow says how often.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from changelab.diagrams.days import day
from changelab.diagrams.diagram import Align, Diagram, Line, Panel, Role, Style, Words
from changelab.diagrams.fonts import Face
from changelab.diagrams.geometry import Rect, around, leaving
from changelab.diagrams.kinds import Kind, Subject
from changelab.diagrams.page import MARGIN, PAGE
from changelab.diagrams.pictures.cycle_returns import drawn_returns
from changelab.diagrams.pictures.cycle_sentences import begun_of, counted, remarks, sentences
from changelab.diagrams.text import drawable, fold, wrap
from changelab.domain.learning import ActionSoFar, LearningSoFar, TaskSoFar, learning_so_far
from changelab.domain.state import CONTRIBUTIONS, WorkshopState
from changelab.domain.vocabulary import LearningAction, Period
from changelab.domain.wording import Wording

#: The middles of the boxes, clockwise from the top.
_MIDDLES = (
    (920.0, 753.0),
    (1480.0, 640.0),
    (1611.0, 380.0),
    (1200.0, 127.0),
    (640.0, 127.0),
    (229.0, 380.0),
    (360.0, 640.0),
)
_WIDTH, _HEIGHT = 430.0, 226.0
_BOXES = {
    action: around(middle, _WIDTH, _HEIGHT)
    for action, middle in zip(LearningAction, _MIDDLES, strict=True)
}
_PAD_X, _PAD_Y = 12.0, 10.0
_SIZE, _LINE = 24.0, 28.6
#: Lines of a box below its heading, stage and counts.
_TASK_LINES = 4
_NOTE_LINES = 3
_TITLE_SIZE, _PERIOD_SIZE = 38.0, 30.0
#: Widths are used up to this share, so that another font still fits.
_SLACK = 0.97

#: The corners that the circle leaves free.
_TITLE = Rect(MARGIN, 762.0, 690.0, PAGE.top - MARGIN)
_COURSE = Rect(1150.0, 762.0, PAGE.right - MARGIN, PAGE.top - MARGIN)
_LEGEND = Rect(MARGIN, MARGIN, 405.0, 250.0)
_NOTES = Rect(1435.0, MARGIN, PAGE.right - MARGIN, 250.0)


def _subjects(state: WorkshopState) -> Iterator[Subject]:
    yield Subject(drawable(state.about.title) or "The workshop")


def _lay_out(state: WorkshopState, name: str, subject: Subject, period: Period) -> Diagram:
    return cycle(learning_so_far(state), Wording(state.about.wording), name, subject.about)


CYCLE = Kind(
    name="cycle",
    title="Expansive learning cycle",
    subjects=_subjects,
    lay_out=_lay_out,
    watches=frozenset({"sessions", "tasks", "stage", "about", *CONTRIBUTIONS.values()}),
)


def cycle(learning: LearningSoFar, wording: Wording, name: str, workshop: str) -> Diagram:
    """The laid-out picture."""
    ways, labels, more = drawn_returns(learning.returns, _BOXES)
    words = [
        *_title(workshop),
        *_corner("course", (_course(learning),), _COURSE, Style.PERIOD, Align.RIGHT),
    ]
    for place, action in enumerate(learning.actions, start=1):
        words += _said_of(action, place, wording, with_year=_spans_years(learning))
    words += labels
    words += _corner("legend", _legend(learning), _LEGEND, Style.STATUS)
    words += _corner("notes", _notes(learning, more), _NOTES, Style.STATUS)
    return Diagram(
        name=name,
        title=f"{workshop} – {CYCLE.title}",
        text=sentences(learning, wording, workshop),
        page=PAGE,
        panels=tuple(_panel(action) for action in learning.actions),
        words=tuple(words),
        lines=(*_arrows(learning), *ways),
    )


def _panel(action: ActionSoFar) -> Panel:
    role = Role.ELEMENT if action.begun else Role.MISSING
    return Panel(action.action, _BOXES[action.action], role, group=action.action)


def _arrows(learning: LearningSoFar) -> list[Line]:
    """From each action to the next, heavy up to those that were begun; the last leads on anew."""
    arrows = []
    for one, then in pairwise([*learning.actions, learning.actions[0]]):
        start, end = _BOXES[one.action], _BOXES[then.action]
        points = (leaving(start, end.centre), leaving(end, start.centre))
        is_new_cycle = then is learning.actions[0]
        role = Role.PATH if then.begun and not is_new_cycle else Role.AXIS
        name = f"{one.action}_{then.action}"
        arrows.append(Line(name, one.action, then.action, points, role))
    return arrows


# --- what an action's box says ----------------------------------------------------------


def _said_of(
    action: ActionSoFar, place: int, wording: Wording, *, with_year: bool
) -> Iterator[Words]:
    """Heading, stage, how much was planned and begun, and the tasks; a line each."""
    key = action.action
    rows = _rows(_BOXES[key])
    heading = f"{place} {drawable(wording.action(key))}"
    yield _line(f"{key}_heading", key, heading, next(rows), Style.HEADING)
    yield _line(f"{key}_stage", key, drawable(wording.stage(key)), next(rows), Style.STATUS)
    yield _line(f"{key}_counts", key, counted(action), next(rows), Style.ENTRY)
    shown, more = _that_fit(action)
    for one in shown:
        yield _task(one, key, next(rows), with_year=with_year)
    if more:
        yield _line(f"{key}_more", key, f"+ {more} more", next(rows), Style.MORE)


def _rows(box: Rect) -> Iterator[Rect]:
    top = box.top - _PAD_Y
    while True:
        yield Rect(box.left + _PAD_X, top - _LINE, box.right - _PAD_X, top)
        top -= _LINE


def _line(
    name: str, action: LearningAction, text: str, row: Rect, style: Style, of: str = ""
) -> Words:
    """One line of an action's box; `of` is the id of the task it is about."""
    face = Face.SEMIBOLD if style is Style.HEADING else Face.REGULAR
    line = fold(text, row.width * _SLACK, _SIZE, face)
    full = "" if line == text else text
    classes = (of,) if of else ()
    return Words(name, row, (line,), style, _SIZE, full=full, classes=classes, group=action)


def _that_fit(action: ActionSoFar) -> tuple[list[TaskSoFar], int]:
    """The latest that were begun and the next that is planned; how many have no room."""
    if len(action.tasks) <= _TASK_LINES:
        return list(action.tasks), 0
    begun, planned = action.begun, action.tasks[len(action.begun) :]
    room = _TASK_LINES - 1
    ahead = min(len(planned), max(1, room - len(begun)))
    shown = [*begun[-(room - ahead) :], *planned[:ahead]]
    return shown, len(action.tasks) - len(shown)


def _task(one: TaskSoFar, action: LearningAction, row: Rect, *, with_year: bool) -> Words:
    started = one.task.started_at
    title = drawable(one.task.plan.title)
    name = f"{action}_{one.task.id}"
    if started is None:
        return _line(name, action, f"planned · {title}", row, Style.STATUS, one.task.id)
    when = "now" if one.is_at_hand else day(started, with_year=with_year)
    return _line(name, action, f"{when} · {title}", row, Style.ENTRY, one.task.id)


# --- what stands in the corners ---------------------------------------------------------


def _title(workshop: str) -> list[Words]:
    lines = wrap(workshop, _TITLE.width * _SLACK, _TITLE_SIZE, Face.SEMIBOLD, 1)
    middle = _TITLE.top - _TITLE_SIZE * 1.2
    rect = Rect(_TITLE.left, middle, _TITLE.right, _TITLE.top)
    full = "" if lines == (workshop,) else workshop
    below = Rect(_TITLE.left, middle - _PERIOD_SIZE * 1.2, _TITLE.right, middle)
    return [
        Words("title", rect, lines, Style.TITLE, _TITLE_SIZE, full=full),
        Words("period", below, (CYCLE.title,), Style.PERIOD, _PERIOD_SIZE),
    ]


def _corner(
    key: str, said: Sequence[str], corner: Rect, style: Style, align: Align = Align.LEFT
) -> list[Words]:
    """Sentences in a corner: from its bottom if that is a corner below, else from its top."""
    lines = [
        line for one in said for line in wrap(one, corner.width * _SLACK, _SIZE, most=_NOTE_LINES)
    ]
    if not lines:
        return []
    height = len(lines) * _LINE
    top = corner.top if corner.top > PAGE.top / 2 else corner.bottom + height
    rect = Rect(corner.left, top - height, corner.right, top)
    return [Words(key, rect, tuple(lines), style, _SIZE, align)]


def _course(learning: LearningSoFar) -> str:
    """How many tasks were begun, from which day to which."""
    begun = learning.begun
    if not begun:
        return "No task was begun so far"
    first, last = (day(one.task.started_at or "") for one in (begun[0], begun[-1]))
    days = first if first == last else f"{first} to {last}"
    return f"{begun_of(len(begun), len(learning.tasks))}, {days}"


def _spans_years(learning: LearningSoFar) -> bool:
    return len({(one.task.started_at or "")[:4] for one in learning.begun}) > 1


def _legend(learning: LearningSoFar) -> list[str]:
    said = []
    if not all(one.begun for one in learning.actions):
        said.append("Dashed box: not begun so far")
    if learning.returns:
        said.append("Dashed arrow: back to an earlier action, how often")
    return said


def _notes(learning: LearningSoFar, more: int) -> list[str]:
    said = [f"+ {more} more ways back"] if more else []
    return [*said, *remarks(learning)]
