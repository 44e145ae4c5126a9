"""What every picture promises about its geometry, read off its diagram; and workshops to try it on.

check(diagram)           raises AssertionError with the part that breaks a promise
@given(workshops())      sketches with 0 to 60 entries an element, many scripts, every noun
"""

import unicodedata
from itertools import combinations, pairwise

from hypothesis import strategies as st

from changelab.diagrams.diagram import Diagram, Panel, Role, Style, Words
from changelab.diagrams.fonts import Face
from changelab.diagrams.geometry import Rect, crosses
from changelab.diagrams.page import SMALLEST
from changelab.diagrams.text import measure
from changelab.domain.vocabulary import (
    CommitmentStatus,
    ContradictionStatus,
    Element,
    LearningAction,
    Neighbour,
    Period,
    Strand,
    Surface,
)
from tests.diagrams.conftest import Sketch

_SEMIBOLD = {Style.TITLE, Style.HEADING, Style.STRONG, Style.NEW}
#: With so few contradictions no number hides another.
_FEW = 8


def check(diagram: Diagram) -> None:
    """Nothing overlaps, no text leaves its box or is too small, everything is on the page."""
    for part in (*diagram.panels, *diagram.words, *diagram.badges):
        assert diagram.page.holds(part.rect), part
    _check_ids(diagram)
    _check_panels(diagram)
    for words in diagram.words:
        _check_words(words, diagram)
    for one, two in combinations(diagram.words, 2):
        assert not shrunk(one.rect).overlaps(shrunk(two.rect)), (one, two)
    _check_lines(diagram)
    _check_bolts(diagram)
    _check_badges(diagram)
    assert diagram.title.strip() and diagram.text.strip()


def shrunk(rect: Rect) -> Rect:
    """The rectangle without its edges."""
    return rect.grown(-0.05)


def _check_ids(diagram: Diagram) -> None:
    """Every box, text and number has an id of its own, and lines end at what is there."""
    parts = [part.id for part in (*diagram.panels, *diagram.words, *diagram.badges)]
    assert len(parts) == len(set(parts)), sorted(one for one in parts if parts.count(one) > 1)
    for line in (*diagram.lines, *diagram.bolts):
        assert {line.tail, line.head} <= {*parts, "page"}, line


def _solid(diagram: Diagram) -> list[Panel]:
    return [panel for panel in diagram.panels if panel.role is not Role.BAND]


def _check_panels(diagram: Diagram) -> None:
    """Boxes are apart, or one lies wholly inside the other; bands lie under anything."""
    for one, two in combinations(_solid(diagram), 2):
        apart = not shrunk(one.rect).overlaps(shrunk(two.rect))
        nested = one.rect.holds(two.rect) or two.rect.holds(one.rect)
        assert apart or nested, (one, two)


def _check_words(words: Words, diagram: Diagram) -> None:
    """Large enough, inside their area, and the area inside every box it touches."""
    assert words.size >= SMALLEST, words
    assert len(words.lines) * words.size * 1.19 <= words.rect.height + 0.1, words
    face = Face.SEMIBOLD if words.style in _SEMIBOLD else Face.REGULAR
    for line in words.lines:
        assert measure(line, words.size, face) <= words.rect.width + 0.1, words
    for panel in _solid(diagram):
        if shrunk(words.rect).overlaps(panel.rect):
            assert panel.rect.holds(words.rect, slack=0.1), (words, panel)


def _check_lines(diagram: Diagram) -> None:
    """Lines stay on the page, and cross no text; those of the triangle lie under it."""
    for line in diagram.lines:
        assert all(diagram.page.holds(Rect(x, y, x, y)) for x, y in line.points), line
        if line.role is Role.STRUCTURE:
            continue
        for piece in pairwise(line.points):
            for words in diagram.words:
                assert line.curved or not crosses(shrunk(words.rect), *piece), (line, words)


def _check_bolts(diagram: Diagram) -> None:
    """Bolts end at the borders of boxes, and run through no other box and no text."""
    for bolt in diagram.bolts:
        assert all(diagram.page.holds(Rect(x, y, x, y)) for x, y in bolt.points), bolt
        pieces = list(pairwise(bolt.points))
        for words in diagram.words:
            assert not any(crosses(shrunk(words.rect), *piece) for piece in pieces), (bolt, words)
        if not bolt.headed:
            continue
        tips = [Rect(*tip, *tip) for tip in (bolt.points[0], bolt.points[-1])]
        for panel in _solid(diagram):
            if any(panel.rect.grown(-5).holds(tip) for tip in tips):
                continue  # it starts or ends at something inside this one
            assert not any(crosses(shrunk(panel.rect), *piece) for piece in pieces), (bolt, panel)
        for tip in tips:
            assert any(panel.rect.overlaps(tip.grown(4)) for panel in diagram.panels), bolt


def _check_badges(diagram: Diagram) -> None:
    """Numbers hide no text, and no number hides another while there are not too many."""
    for badge in diagram.badges:
        for words in diagram.words:
            assert not shrunk(words.rect).overlaps(badge.rect), (badge, words)
    if len({key for bolt in diagram.bolts for key in bolt.contradictions}) <= _FEW:
        for one, two in combinations(diagram.badges, 2):
            assert not shrunk(one.rect).overlaps(two.rect), (one, two)


# --- workshops to try it on -------------------------------------------------------------

_SCRIPTS = (
    "abcdefghij äöüßéñ",
    "ABCDEFGHI WM",
    "абвгдежзий",
    "αβγδεζηθι",
    "שלוםעולם",
    "مرحبا بالعالم",
    "学校家庭支援",
    "🙂🏫👨‍👩‍👧🇫🇮",
    "e\u0301o\u0308 ",
    "<>&\"\\'{}[]|:;",
)


def _said(text: str) -> str:
    """The text, or x where there is nothing to see: that is refused before it is in a workshop."""
    return text if any(unicodedata.category(one)[0] not in "CMZ" for one in text) else "x"


words = st.one_of(
    *(st.text(st.sampled_from(script), min_size=1, max_size=60) for script in _SCRIPTS)
)
phrases = st.lists(words, min_size=1, max_size=8).map(lambda some: _said(" ".join(some).strip()))
_statuses = st.sampled_from([one for one in ContradictionStatus if one != "rejected"])
_elements = st.sampled_from(list(Element))
_periods = st.sampled_from(list(Period))
_few_or_many = st.one_of(st.integers(0, 8), st.integers(0, 60))
_few_or_forty = st.one_of(st.integers(0, 8), st.integers(0, 40))


@st.composite
def workshops(draw, systems: int = 5) -> Sketch:
    """Up to so many systems, and any number of everything else, in many scripts."""
    wording = {
        f"element.{element}": draw(phrases) for element in draw(st.sets(_elements, max_size=2))
    }
    names = [f"{number} {draw(phrases)}"[:120] for number in range(draw(st.integers(1, systems)))]
    sketch = Sketch(*names, wording=wording)
    some = draw(st.lists(phrases, min_size=1, max_size=12))

    def said(number: int) -> str:
        return some[number % len(some)]

    which = st.integers(0, len(names) - 1)
    for element in Element:
        system, when = draw(which), draw(st.sets(_periods, min_size=1))
        for number in range(draw(_few_or_many)):
            sketch.entry(element, said(number), *sorted(when), system=system)
    _contradictions(draw, sketch, which, said)
    _other_models(draw, sketch, which, said)
    _sessions(draw, sketch, said)
    return sketch


def _contradictions(draw, sketch: Sketch, which, said) -> None:
    poles = st.tuples(which, _elements, _periods)
    for number in range(draw(_few_or_forty)):
        ends = [draw(poles), *draw(st.lists(poles, max_size=1))]
        key = sketch.contradiction(said(number), *dict.fromkeys(ends), status=draw(_statuses))
        if number % 3 == 0:
            seen = [sketch.observation(said(n)) for n in range(draw(st.integers(0, 5)))]
            shown = [
                sketch.manifestation(said(n), observations=seen[: n + 1])
                for n in range(draw(st.integers(0, 5)))
            ]
            risen = [one for one in sketch.state.contradictions if one != key][-number // 2 :]
            sketch.links(key, evidence=seen[1:], manifestations=shown, gave_rise_to=risen)
            for n in range(draw(st.integers(0, 5))):
                status = draw(st.sampled_from(list(CommitmentStatus)))
                sketch.commitment(said(n), contradiction=key, status=status, outcome=said(n + 1))


def _sessions(draw, sketch: Sketch, said) -> None:
    actions = st.lists(st.sampled_from(list(LearningAction)), max_size=2, unique=True)
    cards = list(sketch.state.contributions())
    for number in range(draw(st.integers(0, 3))):
        session = sketch.session(
            f"{number} {said(number)}"[:120], f"20{20 + number}-05-06T09:00:00.000Z"
        )
        for minute in range(draw(st.integers(0, 9))):
            begun = (
                f"20{20 + number}-05-06T09:{minute:02d}:00.000Z" if draw(st.booleans()) else None
            )
            title = f"{minute} {said(minute)}"[:120]
            task = sketch.task(session, title, *draw(actions), started_at=begun)
            if cards and begun:
                sketch.came_in(cards[minute % len(cards)].id, task)


def _other_models(draw, sketch: Sketch, which, said) -> None:
    for surface in Surface:
        period = draw(_periods)
        for number in range(draw(_few_or_forty)):
            sketch.note(surface, said(number), period)
    for number in range(draw(_few_or_forty)):
        year = draw(st.integers(1900, 2030))
        until = draw(st.one_of(st.just(""), st.integers(year, 2040).map(str)))
        sketch.milestone(said(number), draw(st.sampled_from(list(Strand))), str(year), until)
    for year in sorted(draw(st.sets(st.integers(1900, 2030), max_size=6))):
        sketch.phase(said(year), str(year))
    if draw(st.booleans()):
        field = sketch.four_field(said(1), said(2), said(3))
        places = st.floats(-1, 1, allow_nan=False)
        forms = [
            sketch.form(field, said(n), draw(places), draw(places), draw(st.none() | _periods))
            for n in range(draw(st.integers(0, 9)))
        ]
        logged = list(sketch.state.contradictions)
        for one, two in draw(st.lists(st.permutations(forms[:2]), max_size=1)) if forms[1:] else []:
            sketch.step(field, one, two, *logged[:3])
    for number in range(draw(st.integers(0, 6))):
        shared = draw(st.sets(which, min_size=1))
        sketch.construed(said(number), *sorted(shared), period=draw(_periods))
    for system in range(1, len(sketch.state.systems)):
        if draw(st.booleans()):
            sketch.neighbour(system, 0, draw(st.sampled_from(list(Neighbour))))
