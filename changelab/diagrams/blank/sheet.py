"""Empty sheets: lines to write on, boxes to tick, what stands on top of each sheet."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from changelab.diagrams.diagram import Diagram, Line, Panel, Role, Style, Words
from changelab.diagrams.drawing.looks import face_of
from changelab.diagrams.filling import line_height
from changelab.diagrams.geometry import Rect
from changelab.diagrams.kinds import Subject
from changelab.diagrams.page import MARGIN, SMALLEST
from changelab.diagrams.text import drawable, fold, measure, wrap
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Period
from changelab.domain.wording import Wording

#: Not the projector's page: A4 and A3 across, so that most of the paper is to write on.
SHEET = Rect(0, 0, 1840, 1180)
#: What paper of the workshop is made of: its words alone.
WATCHES = frozenset({"about"})
WHOSE, WHEN = "Whose activity?", "Date"

#: From one line to write on to the next.
LINE = 46.0
_SLACK = 0.97
_AFTER = 10.0
_TICK_BOX = 26.0
_DATE_WIDTH = 300.0
#: Where a sheet goes on below its top line.
BELOW = SHEET.top - MARGIN - LINE - 5
#: How far writing stands above its line.
_ABOVE_LINE = 5.0


@dataclass(slots=True)
class Sheet:
    """An empty sheet as it is put together; `said` is what stands on it, for those who hear it."""

    name: str
    title: str
    panels: list[Panel] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def rule(self, key: str, left: float, right: float, y: float) -> None:
        """A line to write on."""
        self.lines.append(Line(key, "page", "page", ((left, y), (right, y)), Role.LINK))

    def ask(self, key: str, question: str, left: float, right: float, y: float) -> None:
        """A question with a line for the answer after it."""
        end = self.write(key, question, left, right, y + _ABOVE_LINE, Style.HEADING)
        self.rule(f"{key}_line", end + _AFTER, right, y)
        self.said.append(f"{question} (a line to write on)")

    def write(
        self, key: str, text: str, left: float, right: float, bottom: float, style: Style
    ) -> float:
        """Words on one line, folded if they are longer; says where they end."""
        face = face_of(style)
        line = fold(drawable(text), (right - left) * _SLACK, SMALLEST, face)
        end = left + measure(line, SMALLEST, face) / _SLACK + 1
        rect = Rect(left, bottom, end, bottom + line_height(SMALLEST))
        self.words.append(Words(key, rect, (line,), style, SMALLEST, full=text))
        return end

    def paragraph(self, key: str, text: str, area: Rect, most: int) -> None:
        """A question at the top of an area, on at most so many lines."""
        lines = wrap(drawable(text), area.width * _SLACK, SMALLEST, most=most)
        rect = Rect(area.left, area.top - len(lines) * line_height(SMALLEST), area.right, area.top)
        self.words.append(Words(key, rect, lines, Style.QUESTION, SMALLEST, full=text))

    def periods(self, wording: Wording, left: float, right: float, y: float) -> float:
        """A box to tick for each period; says where they end."""
        room = (right - left) / len(Period)
        for period in Period:
            box = Rect(left, y, left + _TICK_BOX, y + _TICK_BOX)
            self.panels.append(Panel(f"{period}_box", box, Role.CELL))
            name = drawable(wording.period(period))
            start = box.right + _AFTER
            left = self.write(f"{period}", name, start, box.left + room - _AFTER, y - 1, Style.KEY)
            left += 2 * _AFTER
        names = ", ".join(drawable(wording.period(period)) for period in Period)
        self.said.append(f"Boxes to tick: {names}")
        return left

    def finished(self) -> Diagram:
        """The sheet as a picture."""
        told = "\n".join(f"{one}." if one[-1] not in ".?!…" else one for one in self.said)
        return Diagram(
            name=self.name,
            title=self.title,
            text=f"{self.title}\n{told}",
            page=SHEET,
            panels=tuple(self.panels),
            words=tuple(self.words),
            lines=tuple(self.lines),
        )


def of_workshop(state: WorkshopState) -> Iterator[Subject]:
    """Every workshop has each sheet once."""
    yield Subject(drawable(state.about.title))


def top_line(sheet: Sheet) -> None:
    """Whose activity it is and when the sheet was filled, in one line on top."""
    y = SHEET.top - MARGIN - LINE + 8
    right = SHEET.right - MARGIN
    sheet.ask("whose", WHOSE, SHEET.left + MARGIN, right - _DATE_WIDTH - 3 * _AFTER, y)
    sheet.ask("date", WHEN, right - _DATE_WIDTH, right, y)
