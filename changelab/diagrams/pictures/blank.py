"""Empty sheets for print, in the workshop's own words: what to work on when screens fail."""

from changelab.diagrams.blank import board, four_field, history_wall, triangle
from changelab.diagrams.blank.sheet import WATCHES, of_workshop
from changelab.diagrams.kinds import Kind

BLANK_ACTIVITY_SYSTEM = Kind(
    name="blank-activity-system",
    title=triangle.TITLE,
    subjects=of_workshop,
    lay_out=triangle.empty_triangle,
    watches=WATCHES,
    for_print=True,
)
BLANK_SURFACES = Kind(
    name="blank-surfaces",
    title=board.TITLE,
    subjects=of_workshop,
    lay_out=board.empty_board,
    watches=WATCHES,
    for_print=True,
)
BLANK_HISTORY_WALL = Kind(
    name="blank-history-wall",
    title=history_wall.TITLE,
    subjects=of_workshop,
    lay_out=history_wall.empty_wall,
    watches=WATCHES,
    for_print=True,
)
BLANK_FOUR_FIELD = Kind(
    name="blank-four-field",
    title=four_field.TITLE,
    subjects=of_workshop,
    lay_out=four_field.empty_four_field,
    watches=WATCHES,
    for_print=True,
)
