"""The four smaller triangles, each with the question it asks (Engeström 1987).

Production, exchange, distribution and consumption: the activity system of one period with
the three corners of one of them brought out by heavy lines and borders; the rest steps back.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import combinations

from changelab.diagrams.diagram import Diagram, Line, Panel, Role, Style, Words
from changelab.diagrams.fonts import Face
from changelab.diagrams.geometry import Rect
from changelab.diagrams.kinds import Kind, Subject
from changelab.diagrams.page import MARGIN, PAGE, SMALLEST
from changelab.diagrams.shown import Shown, shown_in
from changelab.diagrams.text import drawable, fold, wrap
from changelab.diagrams.triangle.element_box import entries_in, heading_row
from changelab.diagrams.triangle.frame import Frame, frame_for
from changelab.diagrams.triangle.routes import structure_line
from changelab.diagrams.triangle.sentences import element_sentence
from changelab.diagrams.triangle.structure import READ, element_panels, structure_lines
from changelab.diagrams.triangle.title import title_words
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import SUB_TRIANGLES, Element, Period
from changelab.domain.wording import Wording

_NAME_SIZE = 30.0
#: The question is set in the largest of these in which it fits above the outcome.
_QUESTION_SIZES = (42.0, 36.0, 30.0, SMALLEST)
_LINE = 1.2
_SLACK = 0.97


def _subjects(state: WorkshopState) -> Iterator[Subject]:
    for system in state.systems.values():
        yield Subject(drawable(system.name), system.id)


def _lay_out(
    name: str, state: WorkshopState, known_as: str, subject: Subject, period: Period
) -> Diagram:
    words = Wording(state.about.wording)
    shown = shown_in(state, known_as, state.systems[subject.of], period)
    called, asks = words[f"sub_triangle.{name}"], words[f"question.{name}"]
    return sub_triangle(shown, SUB_TRIANGLES[name], drawable(called), drawable(asks))


def _kind(name: str, title: str) -> Kind:
    lay_out: Callable[[WorkshopState, str, Subject, Period], Diagram] = partial(_lay_out, name)
    return Kind(
        name=name,
        title=title,
        subjects=_subjects,
        lay_out=lay_out,
        watches=frozenset({"systems", "entries", "about"}),
        by_period=True,
    )


PRODUCTION = _kind("production", "Production: the upper triangle")
EXCHANGE = _kind("exchange", "Exchange: the triangle at the lower left")
DISTRIBUTION = _kind("distribution", "Distribution: the triangle at the lower right")
CONSUMPTION = _kind("consumption", "Consumption: the triangle in the middle")


def sub_triangle(
    shown: Shown, corners: tuple[Element, Element, Element], called: str, asks: str
) -> Diagram:
    """The laid-out picture of the smaller triangle with these corners."""
    frame = frame_for(shown.entries, 0.0, 0)
    words = [*title_words(frame.title, shown.system, shown.period), *_question(frame, called, asks)]
    for element in READ:
        box, strong = frame.boxes[element], element in corners
        style = Style.STRONG if strong else Style.HEADING
        words.append(heading_row(element, box, shown.headings[element], (), style)[0])
        entries = shown.entries[element]
        if not strong:
            entries = tuple(entry._replace(style=Style.ASIDE) for entry in entries)
        words += entries_in(element, box, entries, shown.earlier[element], frame.size)
    return Diagram(
        name=shown.name,
        title=f"{shown.system} – {called} – {shown.period}",
        text=_sentences(shown, corners, called, asks),
        page=PAGE,
        panels=tuple(_panel(panel, corners) for panel in element_panels(frame)),
        words=tuple(words),
        lines=(*structure_lines(frame), *_sides(frame, corners)),
    )


def _panel(panel: Panel, corners: tuple[Element, ...]) -> Panel:
    return replace(panel, role=Role.FOCUS) if panel.id in corners else panel


def _sides(frame: Frame, corners: tuple[Element, ...]) -> Iterator[Line]:
    for one, two in combinations(corners, 2):
        way = structure_line(frame, one, two)
        yield Line(f"{one}_{two}_strong", str(one), str(two), way, Role.EMPHASIS)


def _question(frame: Frame, called: str, asks: str) -> list[Words]:
    """The name of the smaller triangle and its question, beside the tools."""
    tools = frame.boxes[Element.TOOLS]
    area = Rect(tools.right + 2 * MARGIN, tools.bottom, PAGE.right - MARGIN, tools.top)
    name_bottom = area.top - _NAME_SIZE * _LINE
    room, width = name_bottom - area.bottom, area.width * _SLACK
    for size in _QUESTION_SIZES:
        lines = wrap(asks, width, size, most=max(1, int(room // (size * _LINE))))
        if " ".join(lines) == asks:
            break
    bottom = name_bottom - len(lines) * size * _LINE
    name = fold(called, width, _NAME_SIZE, Face.SEMIBOLD)
    return [
        Words(
            "sub_triangle",
            Rect(area.left, name_bottom, area.right, area.top),
            (name,),
            Style.STRONG,
            _NAME_SIZE,
            full=called if name != called else "",
            group="question",
        ),
        Words(
            "question",
            Rect(area.left, bottom, area.right, name_bottom),
            lines,
            Style.ENTRY,
            size,
            full=asks if " ".join(lines) != asks else "",
            group="question",
        ),
    ]


def _sentences(shown: Shown, corners: tuple[Element, ...], called: str, asks: str) -> str:
    """The question, its corners with what they hold, then the rest of the system."""
    others = [element for element in READ if element not in corners]
    headings = [shown.headings[element] for element in corners]
    return "\n".join(
        [
            f"Activity system “{shown.system}”, {shown.period}.",
            f"{called}: {asks}",
            f"Between {headings[0]}, {headings[1]} and {headings[2]}.",
            *(element_sentence(shown, element) for element in corners),
            "Around it:",
            *(element_sentence(shown, element) for element in others),
        ]
    )
