"""The four-field model of the zone of proximal development (Engeström 1987).

Two axes that the group argued from the history of its activity; on them, as cards, the forms
the activity had, has and could have; arrows for the path between them, and on the arrows the
contradictions that have to be worked through (Virkkunen & Newnham 2013).
"""

from collections.abc import Iterator

from changelab.diagrams.diagram import Align, Diagram, Line, Role, Style, Words
from changelab.diagrams.four_field.cards import card_panel, card_words, cards_on
from changelab.diagrams.four_field.hurdles import hurdles
from changelab.diagrams.four_field.plane import Plane, axes, plane_of
from changelab.diagrams.four_field.shown import NO_FORMS, ShownField, field_shown
from changelab.diagrams.four_field.ways import ways
from changelab.diagrams.geometry import Point, Rect
from changelab.diagrams.key import key, key_height
from changelab.diagrams.kinds import Kind, Subject
from changelab.diagrams.page import MARGIN, PAGE, SMALLEST
from changelab.diagrams.text import drawable, wrap
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Period

_LINE = 1.2
_INVITATION_SIZE = 30.0


def _subjects(state: WorkshopState) -> Iterator[Subject]:
    for field in state.four_fields.values():
        yield Subject(drawable(field.title), field.id)


def _lay_out(state: WorkshopState, name: str, subject: Subject, period: Period) -> Diagram:
    return four_field(field_shown(state, name, state.four_fields[subject.of]))


FOUR_FIELD = Kind(
    name="four-field",
    title="Four-field model: where the activity could develop",
    subjects=_subjects,
    lay_out=_lay_out,
    watches=frozenset({"four_fields", "forms", "contradictions", "about"}),
)


def four_field(shown: ShownField) -> Diagram:
    """The laid-out picture."""
    width = PAGE.width - 2 * MARGIN
    below = key_height(shown.contradictions, width)
    plane = plane_of(shown, below)
    cards = cards_on(shown, plane.rect)
    rects = [card.rect for card in cards]
    found = ways(shown.steps, {card.form.id: card.rect for card in cards})
    arrows = [(step, found[step.ends]) for step in shown.steps if step.ends in found]
    flashes, numbers = hurdles(arrows, rects, plane.rect)
    numbered = {one for badge in numbers for one in badge.contradictions}

    bottom = PAGE.bottom + MARGIN
    area = Rect(PAGE.left + MARGIN, bottom, PAGE.right - MARGIN, bottom + below)
    unplaced = {one: where for one, where in _wheres(shown) if one not in numbered}
    key_badges, key_words, key_lines = key(shown.contradictions, area, unplaced)
    said = [words for card in cards for words in card_words(card)]
    said += _invitation(plane.rect) if not shown.forms else _more(shown, len(cards), plane)
    return Diagram(
        name=shown.name,
        title=shown.title,
        text=shown.sentences(),
        page=PAGE,
        panels=tuple(card_panel(card) for card in cards),
        words=(*plane.words, *said, *key_words),
        lines=(
            *axes(plane.rect, rects),
            *(_arrow(*ends, way) for ends, way in found.items()),
            *key_lines,
        ),
        bolts=tuple(flashes),
        badges=(*numbers, *key_badges),
    )


def _wheres(shown: ShownField) -> Iterator[tuple[str, str]]:
    """Between which forms each contradiction lies, for those that have no room on their arrow."""
    texts = {form.id: form.text for form in shown.forms}
    for step in shown.steps:
        for one in step.contradictions:
            yield one.id, f"{texts[step.start]} → {texts[step.end]}"


def _arrow(start: str, end: str, way: tuple[Point, ...]) -> Line:
    return Line(f"{start}_{end}", f"{start}_card", f"{end}_card", way, Role.PATH)


def _invitation(plane: Rect) -> list[Words]:
    """What to do, in the upper left field."""
    x, y = plane.centre
    lines = wrap(NO_FORMS, plane.width / 2 - 120, _INVITATION_SIZE)
    half = len(lines) * _INVITATION_SIZE * _LINE / 2
    middle = (y + plane.top) / 2
    rect = Rect(plane.left + 40, middle - half, x - 40, middle + half)
    return [Words("invitation", rect, lines, Style.QUESTION, _INVITATION_SIZE, Align.CENTRE)]


def _more(shown: ShownField, drawn: int, plane: Plane) -> list[Words]:
    """How many forms there was no room for, below the plane."""
    rest = len(shown.forms) - drawn
    if not rest:
        return []
    foot = plane.foot
    rect = Rect(foot.left, foot.bottom, foot.right, foot.bottom + SMALLEST * _LINE)
    return [Words("more", rect, (f"+ {rest} more",), Style.MORE, SMALLEST, Align.RIGHT)]
