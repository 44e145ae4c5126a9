"""The chain of a contradiction, from what was seen to what came of it, across the sessions.

Five columns: observations, manifestations, the contradiction itself, commitments,
and what came of these; lines say which card stands behind which. What brought the
contradiction about stands above it, what it gave rise to below (Foot & Groleau 2011).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from changelab.diagrams.diagram import Diagram, Line, Panel, Role, Style, Words
from changelab.diagrams.fonts import Face
from changelab.diagrams.geometry import Rect
from changelab.diagrams.kinds import Kind, Subject
from changelab.diagrams.page import MARGIN, PAGE
from changelab.diagrams.pictures.chain_cards import ChainCard, ChainTold, told
from changelab.diagrams.pictures.chain_centre import Centre, centre_of
from changelab.diagrams.pictures.chain_columns import (
    SIZE,
    SLACK,
    Row,
    Stack,
    card_panel,
    card_words,
    more_words,
    stacked,
)
from changelab.diagrams.pictures.chain_sentences import (
    NOTHING_CAME,
    NOTHING_SEEN,
    NOTHING_SHOWED,
    NOTHING_TRIED,
    sentences,
    title_of,
)
from changelab.diagrams.text import drawable, fold
from changelab.domain.chains import chain_of
from changelab.domain.entities import Contradiction, Contribution
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import ContradictionStatus, Period, Standing

_TITLE_SIZE, _PERIOD_SIZE = 38.0, 30.0
#: Widths of the outer columns and of the middle one; what is left lies between them.
_OUTER, _MIDDLE = 326.0, 356.0
_BETWEEN = (PAGE.width - 2 * MARGIN - 4 * _OUTER - _MIDDLE) / 4
_TOP = PAGE.top - MARGIN - (_TITLE_SIZE + _PERIOD_SIZE) * 1.2 - 10.0
_HEADING = 40.0
#: Under the cards of a column there is room for a line that passes by.
_LANE = 18.0
#: How far beside the middle of a card a line leaves it that passes by others.
_ASIDE = 10.0


def _columns() -> tuple[Rect, ...]:
    left, found = PAGE.left + MARGIN, []
    for width in (_OUTER, _OUTER, _MIDDLE, _OUTER, _OUTER):
        found.append(Rect(left, PAGE.bottom + MARGIN, left + width, _TOP))
        left += width + _BETWEEN
    return tuple(found)


_SEEN, _SHOWED, _CENTRE, _TRIED, _CAME = _columns()
_NAMES = ("seen", "showed", "contradiction", "tried", "came")
_HEADINGS = ("What was seen or heard", "How it showed itself", "", "What we try", "What came of it")


def _is_drawn(item: Contribution) -> bool:
    return item.standing is Standing.SHOWN and not (
        isinstance(item, Contradiction) and item.status is ContradictionStatus.REJECTED
    )


def _subjects(state: WorkshopState) -> Iterator[Subject]:
    for one in filter(_is_drawn, state.contradictions.values()):
        yield Subject(f"{one.number} {drawable(one.text)}", one.id, str(one.number))


def _lay_out(state: WorkshopState, name: str, subject: Subject, period: Period) -> Diagram:
    one = state.contradictions[subject.of]
    return chain(told(state, chain_of(state, one, _is_drawn)), name)


CHAIN = Kind(
    name="chain",
    title="Chain of a contradiction",
    subjects=_subjects,
    lay_out=_lay_out,
    watches=frozenset(
        {"contradictions", "observations", "manifestations", "commitments"}
        | {"systems", "sessions", "about"}
    ),
)


@dataclass(frozen=True, slots=True)
class _Set:
    """A stack as set in its columns, and where the card of each contribution stands."""

    stack: Stack
    panels: list[Panel]
    words: list[Words]

    def rect(self, key: str) -> Rect | None:
        """Where that card stands, if it is shown."""
        return next((one.rect for one in self.panels if one.id == f"{key}_card"), None)


def chain(told: ChainTold, name: str) -> Diagram:
    """The laid-out picture."""
    seen = _set("seen", [(card,) for card in told.observations], (_SEEN,), (NOTHING_SEEN,))
    showed = _set(
        "showed", [(card,) for card in told.manifestations], (_SHOWED,), (NOTHING_SHOWED,)
    )
    centre = centre_of(told, _cards_area(_CENTRE))
    tried = _set("tried", told.tried, (_TRIED, _CAME), (NOTHING_TRIED, NOTHING_CAME))
    headings = _headings(told)
    return Diagram(
        name=name,
        title=title_of(told),
        text=sentences(told),
        page=PAGE,
        panels=(*_bands(), *seen.panels, *showed.panels, *centre.panels, *tried.panels),
        words=(
            *_title(told),
            *(headings[0], *seen.words),
            *(headings[1], *showed.words),
            *(headings[2], *centre.words),
            *(headings[3], headings[4], *tried.words),
        ),
        lines=(*_evidence(told, seen, showed, centre), *_tries(told, tried, centre), *centre.lines),
        badges=centre.badges,
    )


def _cards_area(column: Rect) -> Rect:
    return Rect(column.left, column.bottom + _LANE, column.right, column.top - _HEADING)


def _bands() -> Iterator[Panel]:
    for name, column in zip(_NAMES, (_SEEN, _SHOWED, _CENTRE, _TRIED, _CAME), strict=True):
        yield Panel(f"{name}_column", column, Role.BAND, group=name)


def _set(name: str, rows: Sequence[Row], columns: Sequence[Rect], nothing: Sequence[str]) -> _Set:
    """The cards in their columns, or what says that there are none."""
    if not rows:
        rows = [
            tuple(
                ChainCard(f"{name}_nothing{place}", "", words, is_missing=True)
                for place, words in enumerate(nothing)
            )
        ]
    stack = stacked(rows, _OUTER, _cards_area(columns[0]))
    panels: list[Panel] = []
    words: list[Words] = []
    for row, top, height in stack.rows:
        for card, column in zip(row, columns, strict=True):
            rect = Rect(column.left, top - height, column.right, top)
            panels.append(card_panel(card, rect))
            words += card_words(card, rect, stack.setting)
    return _Set(stack, panels, [*words, *more_words(f"{name}_more", stack, columns[0])])


# --- words around the cards -------------------------------------------------------------


def _title(told: ChainTold) -> list[Words]:
    """Which contradiction of whose activity; when, and on which level."""
    width = PAGE.width - 2 * MARGIN
    top = PAGE.top - MARGIN
    found = []
    for key, text, style, size, face in (
        ("title", title_of(told), Style.TITLE, _TITLE_SIZE, Face.SEMIBOLD),
        ("period", f"{told.period} · {told.level}", Style.PERIOD, _PERIOD_SIZE, Face.REGULAR),
    ):
        line = fold(text, width * SLACK, size, face)
        rect = Rect(MARGIN, top - size * 1.2, MARGIN + width, top)
        full = "" if line == text else text
        found.append(Words(key, rect, (line,), style, size, full=full))
        top -= size * 1.2
    return found


def _headings(told: ChainTold) -> list[Words]:
    found = []
    columns = (_SEEN, _SHOWED, _CENTRE, _TRIED, _CAME)
    for name, heading, column in zip(_NAMES, _HEADINGS, columns, strict=True):
        rect = Rect(column.left + 12, column.top - _HEADING + 4, column.right - 12, column.top - 6)
        line = fold(heading or told.word, rect.width * SLACK, SIZE, Face.SEMIBOLD)
        found.append(Words(f"{name}_heading", rect, (line,), Style.HEADING, SIZE, group=name))
    return found


# --- who stands behind what -------------------------------------------------------------


def _evidence(told: ChainTold, seen: _Set, showed: _Set, centre: Centre) -> Iterator[Line]:
    """From observations to the manifestations read from them, and from all to the contradiction."""
    for card in told.manifestations:
        to = showed.rect(card.key)
        if to is None:
            continue
        for key in told.behind[card.of]:
            start = seen.rect(key)
            if start is not None:
                yield _between(f"{key}_{card.of}", key, card.of, start, to)
        yield _between(f"{card.of}_main", card.of, told.main.of, to, centre.main)
    for card in told.observations:
        start = seen.rect(card.key)
        if card.of in told.direct and start is not None:
            yield _past_the_manifestations(card.of, told.main.of, start, showed.stack, centre.main)


def _tries(told: ChainTold, tried: _Set, centre: Centre) -> Iterator[Line]:
    """From the contradiction to each commitment, and on to what came of it."""
    for promise, outcome in told.tried:
        start, end = tried.rect(promise.key), tried.rect(outcome.key)
        if start is not None and end is not None:
            yield _between(f"main_{promise.of}", told.main.of, promise.of, centre.main, start)
            yield _between(f"{promise.of}_came", promise.of, outcome.key, start, end)


def _between(name: str, tail: str, head: str, start: Rect, end: Rect) -> Line:
    """Straight over from the right border of one card to the left border of the other."""
    points = ((start.right, start.centre[1]), (end.left, end.centre[1]))
    return Line(name, f"{tail}_card", f"{head}_card", points, Role.LINK)


def _past_the_manifestations(tail: str, head: str, start: Rect, between: Stack, end: Rect) -> Line:
    """From an observation straight to the contradiction, on one way under the cards between."""
    x, y = start.right, start.centre[1] - _ASIDE
    first, second = _SEEN.right + _BETWEEN / 2, _SHOWED.right + _BETWEEN / 2
    lane, at = between.bottom - _LANE / 2, end.centre[1] - 2 * _ASIDE
    points = ((x, y), (first, y), (first, lane), (second, lane), (second, at), (end.left, at))
    return Line(f"{tail}_main", f"{tail}_card", f"{head}_card", points, Role.LINK)
