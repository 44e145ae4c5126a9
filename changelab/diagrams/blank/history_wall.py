"""The empty history wall."""

from changelab.diagrams.blank.sheet import BELOW, LINE, SHEET, Sheet, top_line
from changelab.diagrams.diagram import Diagram, Line, Role, Style
from changelab.diagrams.geometry import Rect
from changelab.diagrams.kinds import Subject
from changelab.diagrams.page import MARGIN
from changelab.diagrams.rows import names_width, row_name
from changelab.diagrams.text import drawable
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Period, Strand
from changelab.domain.wording import Wording

TITLE = "Empty sheet: history wall"

_TIMES = "Which times can you tell apart? Draw a line where one ends, and give each a name."
_DATED = "What happened, and when?"
_YEARS = "Write the years here."
_TIMES_HEIGHT = 136.0
_AXIS_HEIGHT = 84.0
_TICKS, _TICK = 9, 14.0
_YEAR_WIDTH = 96.0


def empty_wall(state: WorkshopState, name: str, subject: Subject, period: Period) -> Diagram:
    """A row for each strand above a scale without years, and on top a row to name the times."""
    wording = Wording(state.about.wording)
    sheet = Sheet(name, TITLE)
    names = {strand: drawable(wording.strand(strand)) for strand in Strand}
    left, right = SHEET.left + MARGIN, SHEET.right - MARGIN
    start = left + names_width(names.values()) + 18
    foot = SHEET.bottom + MARGIN + _AXIS_HEIGHT
    top_line(sheet)
    sheet.write("times", _TIMES, start, right, BELOW - 34, Style.QUESTION)
    sheet.said.append(_TIMES)
    top = BELOW - _TIMES_HEIGHT
    height = (top - foot) / len(Strand)
    for strand in Strand:
        sheet.lines.append(
            Line(f"{strand}_above", "page", "page", ((left, top), (right, top)), Role.LINK)
        )
        sheet.words.append(
            row_name(str(strand), names[strand], Rect(left, top - height, start - 18, top))
        )
        sheet.said.append(f"A row for: {names[strand]}")
        if strand is Strand.EVENTS:
            sheet.write("dated", _DATED, start, right, top - 36, Style.QUESTION)
            sheet.said.append(_DATED)
        top -= height
    _scale(sheet, start, right, foot)
    return sheet.finished()


def _scale(sheet: Sheet, left: float, right: float, y: float) -> None:
    """The axis with ticks, and a line for the year under each."""
    sheet.lines.append(Line("years_axis", "page", "page", ((left, y), (right, y)), Role.AXIS))
    first, last = left + _YEAR_WIDTH / 2, right - _YEAR_WIDTH / 2
    for number in range(_TICKS):
        x = first + (last - first) * number / (_TICKS - 1)
        tick = (x, y + _TICK / 2), (x, y - _TICK / 2)
        sheet.lines.append(Line(f"year_{number}_tick", "page", "page", tick, Role.LINK))
        sheet.rule(f"year_{number}_line", x - _YEAR_WIDTH / 2, x + _YEAR_WIDTH / 2, y - LINE)
    sheet.write("years", _YEARS, left, right, y - LINE - 34, Style.QUESTION)
    sheet.said.append(_YEARS)
