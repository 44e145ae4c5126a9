"""The history wall: what happened when, in four strands, cut into phases (Gorman 2023).

Years run from left to right; each strand has a row, each milestone a flag at its date.
The phases as the group cut them are bands with their names on top.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from changelab.diagrams.diagram import Align, Diagram, Line, Panel, Role, Style, Words
from changelab.diagrams.geometry import Point, Rect
from changelab.diagrams.headline import headline, title_of
from changelab.diagrams.kinds import Kind, Subject
from changelab.diagrams.page import MARGIN, PAGE, SMALLEST
from changelab.diagrams.rows import row_name
from changelab.diagrams.shown import MOST_ENTRIES
from changelab.diagrams.text import LEADING, drawable
from changelab.diagrams.wall.history import History, dates_of, history_of
from changelab.diagrams.wall.layout import AXIS_HEIGHT, PHASES, Row, Wall, wall_of
from changelab.diagrams.wall.years import Years
from changelab.domain.dates import as_year
from changelab.domain.entities import Milestone, Phase
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Period

_TITLE = "History wall"
_INVITATION = "Nothing on the wall yet. What happened, and when?"

_TICK = 9.0
#: A bar ends a little early: what began when it ended is not taken for more of it.
_BAR_SHORT = 5.0


def _subjects(state: WorkshopState) -> Iterator[Subject]:
    yield Subject(drawable(state.about.title))


def _lay_out(state: WorkshopState, name: str, subject: Subject, period: Period) -> Diagram:
    history = history_of(state)
    wall = wall_of(history)
    words = [headline(state.about.title, _TITLE)]
    panels: list[Panel] = []
    lines: list[Line] = []
    for row in wall.rows:
        words += _row_words(row, wall)
    if wall.years is None:
        words.append(_invitation(wall))
    else:
        panels += _bands(history.phases, wall.years, wall.names)
        lines += _cuts(history.phases, wall.years, wall.names, words)
        for row in wall.rows:
            lines += _poles(row)
        words += _year_words(wall.years)
        lines += _axis(wall.years)
    lines += _separators(wall)
    return Diagram(
        name=name,
        title=title_of(state.about.title, _TITLE),
        text=_sentences(state, history),
        page=PAGE,
        panels=tuple(panels),
        words=tuple(words),
        lines=tuple(lines),
    )


HISTORY_WALL = Kind(
    name="history-wall",
    title=_TITLE,
    subjects=_subjects,
    lay_out=_lay_out,
    watches=frozenset({"milestones", "phases", "about"}),
)


def _row_words(row: Row, wall: Wall) -> list[Words]:
    """The name of the row, its flags by date, and counts of those it has no room for."""
    words = []
    if row.name:
        area = Rect(wall.names.left, row.rect.bottom, wall.names.right, row.rect.top)
        words.append(row_name(row.key, row.name, area))
    size = row.setting.size
    for one in row.flags.flown:
        top = row.y(one.strip)
        words.append(
            Words(
                one.flag.id,
                Rect(one.left, top - len(one.lines) * size * LEADING, one.right, top),
                one.lines,
                row.setting.style,
                size,
                Align.RIGHT if one.is_left_of_pole else Align.LEFT,
                full=one.flag.text if one.is_cut else "",
                classes=(one.flag.id,),
                group=row.key,
            )
        )
    bottom = row.y(row.flags.strips)
    for place, count in enumerate(row.flags.counts):
        words.append(
            Words(
                f"{row.key}_more_{place}",
                Rect(count.left, bottom, count.right, bottom + size * LEADING),
                (f"+ {count.number} more",),
                Style.MORE,
                size,
                full="; ".join(flag.text for flag in count.first),
                group=row.key,
            )
        )
    return words


def _poles(row: Row) -> Iterator[Line]:
    """The pole of each flag, and the bar along the foot of what lasted."""
    if row.key == PHASES:
        return
    for one in row.flags.flown:
        flag = one.flag
        top = row.y(one.strip)
        foot = top - len(one.lines) * row.setting.size * LEADING
        if flag.end > flag.start:
            foot -= row.setting.strip * 0.6
            bar = (flag.start, foot), (max(flag.end - _BAR_SHORT, flag.start + 2), foot)
            yield Line(f"{flag.id}_bar", flag.id, flag.id, bar, Role.EMPHASIS)
        pole = (flag.start, top - 3), (flag.start, foot)
        yield Line(f"{flag.id}_pole", flag.id, flag.id, pole, Role.LINK)


def _bands(phases: Sequence[Phase], years: Years, height: Rect) -> Iterator[Panel]:
    """Every other phase is shaded, so that neighbours are told apart."""
    starts = [years.at(as_year(phase.since)) for phase in phases]
    for place, (left, right) in enumerate(pairwise([*starts, PAGE.right - MARGIN])):
        if place % 2 == 0 and right > left:
            rect = Rect(left, height.bottom, right, height.top)
            yield Panel(f"{phases[place].id}_band", rect, Role.BAND, group=PHASES)


def _cuts(
    phases: Sequence[Phase], years: Years, height: Rect, words: Sequence[Words]
) -> Iterator[Line]:
    """A line down the wall where a phase begins, broken where words stand in its way."""
    for phase in phases:
        x = years.at(as_year(phase.since))
        met = [one.rect.grown(3) for one in words if one.rect.left - 3 < x < one.rect.right + 3]
        for number, piece in enumerate(_free(x, height.bottom, height.top, met)):
            yield Line(f"{phase.id}_cut_{number}", "page", "page", piece, Role.CUT)


def _free(
    x: float, bottom: float, top: float, met: Sequence[Rect]
) -> Iterator[tuple[Point, Point]]:
    """The pieces of an upright line that run through none of the rectangles, from the top."""
    for rect in sorted(met, key=lambda rect: -rect.top):
        if rect.top < top - 6:
            yield (x, top), (x, rect.top)
        top = min(top, rect.bottom)
    if bottom < top - 6:
        yield (x, top), (x, bottom)


def _year_words(years: Years) -> Iterator[Words]:
    top = PAGE.bottom + MARGIN + AXIS_HEIGHT - _TICK - 3
    for year in years.ticks:
        x = years.at(year)
        rect = Rect(x - 34, top - SMALLEST * LEADING, x + 34, top)
        yield Words(
            f"year_{year}", rect, (str(year),), Style.KEY, SMALLEST, Align.CENTRE, group="years"
        )


def _axis(years: Years) -> Iterator[Line]:
    """The scale, with its ticks."""
    y = PAGE.bottom + MARGIN + AXIS_HEIGHT
    way = (years.left, y), (PAGE.right - MARGIN, y)
    yield Line("years_axis", "page", "page", way, Role.AXIS)
    for year in years.ticks:
        x = years.at(year)
        tick = (x, y), (x, y - _TICK)
        yield Line(f"year_{year}_tick", f"year_{year}", f"year_{year}", tick, Role.LINK)


def _separators(wall: Wall) -> Iterator[Line]:
    for row in wall.rows[1:]:
        way = (wall.names.left, row.rect.top), (PAGE.right - MARGIN, row.rect.top)
        yield Line(f"{row.key}_above", "page", "page", way, Role.RULE)


def _invitation(wall: Wall) -> Words:
    first = wall.rows[0].rect
    y = first.centre[1]
    rect = Rect(first.left, y - 20, first.right, y + 20)
    return Words("invitation", rect, (_INVITATION,), Style.QUESTION, 32.0)


def _sentences(state: WorkshopState, history: History) -> str:
    """Everything on the wall, strand by strand; of very many, the newest."""
    said = [f"{title_of(state.about.title, _TITLE)}."]
    if history.phases:
        cut = "; ".join(f"“{drawable(one.name)}” from {one.since}" for one in history.phases)
        said.append(f"Phases: {cut}.")
    for strand, held in history.strands.items():
        said.append(f"{history.names[strand]}: {_listed(held)}.")
    if not history.moments:
        said.append(_INVITATION)
    return "\n".join(said)


def _listed(held: Sequence[Milestone]) -> str:
    if not held:
        return "nothing yet"
    told = held
    if len(held) > MOST_ENTRIES:
        newest = {one.id for one in sorted(held, key=lambda one: -int(one.id[1:]))[:MOST_ENTRIES]}
        told = [one for one in held if one.id in newest]
    rest = len(held) - len(told)
    listed = "; ".join(f"{dates_of(one)}: {drawable(one.text)}" for one in told)
    return f"{listed}; and {rest} more" if rest else listed
