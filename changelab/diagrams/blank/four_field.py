"""The empty four-field model."""

from changelab.diagrams.blank.sheet import BELOW, LINE, SHEET, Sheet, top_line
from changelab.diagrams.diagram import Diagram, Line, Role, Style
from changelab.diagrams.geometry import Rect
from changelab.diagrams.kinds import Subject
from changelab.diagrams.page import MARGIN
from changelab.diagrams.text import drawable
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Period
from changelab.domain.wording import Wording

TITLE = "Empty sheet: four fields"

#: The column at the right, for the reasons.
_REASONS = 470.0
_POLE = 250.0
_FROM, _TO = "from", "to"
_CARDS = "Place each form of your work, then draw the way as arrows."
_DIMENSIONS = (
    ("across", "What changes from left to right?"),
    ("up", "What changes from bottom to top?"),
)
_WHY = "Why does it matter?"
#: Lines for contradictions on the way.
_TENSIONS = 5


def empty_four_field(state: WorkshopState, name: str, subject: Subject, period: Period) -> Diagram:
    """Two axes with lines for their poles, and beside them the reasons and the contradictions."""
    wording = Wording(state.about.wording)
    sheet = Sheet(name, TITLE)
    top_line(sheet)
    fields = Rect(
        SHEET.left + MARGIN, SHEET.bottom + MARGIN, SHEET.right - MARGIN - _REASONS, BELOW - 10
    )
    _axes(sheet, fields)
    _hint(sheet, wording, fields)
    _reasons(
        sheet, wording, Rect(fields.right + 40, fields.bottom, SHEET.right - MARGIN, BELOW - 10)
    )
    return sheet.finished()


def _axes(sheet: Sheet, fields: Rect) -> None:
    """The cross, each end with a line for its pole."""
    x, y = fields.centre
    across, up = ((fields.left, y), (fields.right, y)), ((x, fields.bottom), (x, fields.top))
    sheet.lines.append(Line("across_axis", "page", "page", across, Role.AXIS))
    sheet.lines.append(Line("up_axis", "page", "page", up, Role.AXIS))
    poles = (
        ("across_low", _FROM, fields.left, y - LINE),
        ("across_high", _TO, fields.right - _POLE, y - LINE),
        ("up_low", _FROM, x + 14, fields.bottom + 8),
        ("up_high", _TO, x + 24, fields.top - LINE + 8),
    )
    for key, word, left, bottom in poles:
        end = sheet.write(key, word, left, left + _POLE, bottom + 5, Style.QUESTION)
        sheet.rule(f"{key}_line", end + 10, left + _POLE, bottom)
    sheet.said.append("Two axes that cross, each from a pole to a pole to be named")


def _hint(sheet: Sheet, wording: Wording, fields: Rect) -> None:
    """What belongs into the fields."""
    x = fields.centre[0]
    forms = " · ".join(drawable(wording.period(period)) for period in Period)
    area = Rect(fields.left, fields.bottom, x - 24, fields.top)
    sheet.paragraph("forms", f"{forms}. {_CARDS}", area, most=3)
    sheet.said.append(f"{forms}: {_CARDS}")


def _reasons(sheet: Sheet, wording: Wording, area: Rect) -> None:
    """Lines for what each dimension is, why it matters, and for the contradictions."""
    y = area.top - 34
    for key, question in _DIMENSIONS:
        for part, asked in (("name", question), ("why", _WHY)):
            sheet.write(f"{key}_{part}", asked, area.left, area.right, y, _style(part))
            for line in ("line", "second_line"):
                y -= LINE + 6
                sheet.rule(f"{key}_{part}_{line}", area.left, area.right, y)
            y -= 44
        y -= 14
        sheet.said.append(f"{question} {_WHY}")
    ask = wording["contradiction.ask"]
    sheet.write("tensions", ask, area.left, area.right, y, Style.HEADING)
    for number in range(1, _TENSIONS + 1):
        y -= LINE + 16
        start = sheet.write(
            f"tension_{number}", str(number), area.left, area.right, y + 5, Style.HEADING
        )
        sheet.rule(f"tension_{number}_line", start + 10, area.right, y)
    sheet.said.append(f"{drawable(ask)} (five numbered lines)")


def _style(part: str) -> Style:
    return Style.HEADING if part == "name" else Style.QUESTION
