"""The empty 3x3 board."""

from changelab.diagrams.blank.sheet import BELOW, Sheet, top_line
from changelab.diagrams.board import cell_id, even_grid, period_names, surface_name
from changelab.diagrams.diagram import Diagram, Panel, Role
from changelab.diagrams.kinds import Subject
from changelab.diagrams.text import drawable
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Period, Surface
from changelab.domain.wording import Wording

TITLE = "Empty sheet: surfaces"


def empty_board(state: WorkshopState, name: str, subject: Subject, period: Period) -> Diagram:
    """Nine cells with the names of surfaces and periods, and the question of each surface."""
    wording = Wording(state.about.wording)
    sheet = Sheet(name, TITLE)
    grid = even_grid(wording, BELOW)
    top_line(sheet)
    sheet.words += period_names(grid, wording)
    for surface in Surface:
        sheet.words += surface_name(surface, grid, wording)
        for when in Period:
            key = cell_id(surface, when)
            sheet.panels.append(Panel(key, grid.cell(surface, when), Role.CELL, group=key))
        sheet.said.append(
            f"{drawable(wording.surface(surface))}: {drawable(wording[f'prompt.{surface}'])}"
        )
    names = ", ".join(drawable(wording.period(when)) for when in Period)
    sheet.said.append(f"Each with a cell for: {names}")
    return sheet.finished()
