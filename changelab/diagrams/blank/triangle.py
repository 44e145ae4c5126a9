"""The empty triangle."""

from changelab.diagrams.blank.sheet import LINE, SHEET, WHEN, WHOSE, Sheet
from changelab.diagrams.diagram import Diagram, Line, Panel, Role, Style
from changelab.diagrams.geometry import STRUCTURE, Rect, around
from changelab.diagrams.kinds import Subject
from changelab.diagrams.page import MARGIN, SMALLEST
from changelab.diagrams.text import drawable
from changelab.diagrams.triangle.frame import MIDDLES, PAD_X, ROWS, WIDTHS, Frame
from changelab.diagrams.triangle.routes import structure_line
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import NODES, Element, Period
from changelab.domain.wording import Wording

TITLE = "Empty sheet: activity system"

_ROW, _BETWEEN = 310.0, 111.0
_BESIDE_TOOLS = 34.0
_HEADING_BELOW = 40.0
#: Lines for contradictions in the corner right of the tools.
_TENSIONS = 5


def empty_triangle(state: WorkshopState, name: str, subject: Subject, period: Period) -> Diagram:
    """Seven boxes with name and question, whose activity it is, lines for contradictions."""
    wording = Wording(state.about.wording)
    sheet = Sheet(name, TITLE)
    frame = _frame()
    tools = frame.boxes[Element.TOOLS]
    _whose(sheet, wording, tools.left - _BESIDE_TOOLS)
    for element in (*NODES, Element.OUTCOME):
        _box(sheet, element, frame.boxes[element], wording)
    _tensions(sheet, wording, tools.right + _BESIDE_TOOLS)
    ends = [*STRUCTURE, (Element.OBJECT, Element.OUTCOME)]
    for one, two in ends:
        role = Role.OUTCOME if two is Element.OUTCOME else Role.STRUCTURE
        way = structure_line(frame, one, two)
        sheet.lines.append(Line(f"{one}_{two}", str(one), str(two), way, role))
    return sheet.finished()


def _frame() -> Frame:
    """Boxes as in the picture, as high as the page allows."""
    boxes, top = {}, SHEET.top - MARGIN
    for row in ROWS:
        for element in row:
            boxes[element] = around((MIDDLES[element], top - _ROW / 2), WIDTHS[element], _ROW)
        top -= _ROW + _BETWEEN
    nothing = Rect(SHEET.left, SHEET.bottom, SHEET.left, SHEET.bottom)
    return Frame(SMALLEST, boxes, title=nothing, key=nothing)


def _whose(sheet: Sheet, wording: Wording, right: float) -> None:
    """Whose activity, in which period, on which day."""
    left, y = SHEET.left + MARGIN, SHEET.top - MARGIN - LINE
    sheet.ask("whose", WHOSE, left, right, y)
    sheet.rule("whose_more", left, right, y - LINE)
    sheet.periods(wording, left, right, y - 2 * LINE - 8)
    sheet.ask("date", WHEN, left, right, y - 3 * LINE - 22)


def _box(sheet: Sheet, element: Element, box: Rect, wording: Wording) -> None:
    role = Role.OUTCOME if element is Element.OUTCOME else Role.ELEMENT
    sheet.panels.append(Panel(str(element), box, role, group=str(element)))
    left, right = box.left + PAD_X, box.right - PAD_X
    name, question = wording.element(element), wording[f"prompt.{element}"]
    bottom = box.top - _HEADING_BELOW
    sheet.write(f"{element}_heading", name, left, right, bottom, Style.HEADING)
    sheet.paragraph(f"{element}_question", question, Rect(left, box.bottom, right, bottom), most=2)
    sheet.said.append(f"{drawable(name)}: {drawable(question)}")


def _tensions(sheet: Sheet, wording: Wording, left: float) -> None:
    """Lines for what pulls against each other, to be numbered in the triangle."""
    right, y = SHEET.right - MARGIN, SHEET.top - MARGIN - 36
    ask = wording["contradiction.ask"]
    sheet.write("tensions", ask, left, right, y, Style.HEADING)
    for number in range(1, _TENSIONS + 1):
        y -= LINE + 6
        start = sheet.write(f"tension_{number}", str(number), left, right, y + 5, Style.HEADING)
        sheet.rule(f"tension_{number}_line", start + 10, right, y)
    sheet.said.append(f"{drawable(ask)} (five numbered lines)")
