"""The laid-out geometry: nothing overlaps, no text leaves its box, bolts keep off the text."""

from itertools import combinations, pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from changelab.diagrams.diagram import Diagram, Role, Style, Words
from changelab.diagrams.fonts import Face
from changelab.diagrams.geometry import Rect, crosses
from changelab.diagrams.picture import diagram_of
from changelab.diagrams.text import measure
from changelab.domain.vocabulary import ContradictionStatus, Element, Period
from tests.diagrams.conftest import Sketch, clinic

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
words = st.one_of(
    *(st.text(st.sampled_from(script), min_size=1, max_size=60) for script in _SCRIPTS)
)
phrases = st.lists(words, min_size=1, max_size=8).map(lambda some: " ".join(some).strip() or "x")
statuses = st.sampled_from([one for one in ContradictionStatus if one != "rejected"])
poles = st.tuples(
    st.integers(0, 1), st.sampled_from(list(Element)), st.sampled_from(["past", "present"])
)


@st.composite
def workshops(draw) -> Sketch:
    """Two systems, 0 to 60 entries an element, 0 to 40 contradictions, in many scripts."""
    wording = {
        f"element.{element}": draw(phrases)
        for element in draw(st.sets(st.sampled_from(list(Element)), max_size=2))
    }
    sketch = Sketch(draw(phrases)[:120], draw(phrases)[:120], wording=wording)
    some = draw(st.lists(phrases, min_size=1, max_size=12))
    for element in Element:
        for number in range(draw(st.one_of(st.integers(0, 8), st.integers(0, 60)))):
            sketch.entry(element, some[number % len(some)])
    for number in range(draw(st.one_of(st.integers(0, 8), st.integers(0, 40)))):
        here = draw(st.sampled_from(list(Element)))
        ends = [(0, here, "present"), *draw(st.lists(poles, max_size=1))]
        sketch.contradiction(some[number % len(some)], *dict.fromkeys(ends), status=draw(statuses))
    return sketch


def laid_out(sketch: Sketch) -> Diagram:
    return diagram_of(sketch.state, "activity-system", Period.PRESENT)


def width_of(words: Words, line: str) -> float:
    semibold = words.style in (Style.TITLE, Style.HEADING)
    return measure(line, words.size, Face.SEMIBOLD if semibold else Face.REGULAR)


def check(diagram: Diagram) -> None:
    """Everything a picture promises about its geometry."""
    boxes = [panel.rect for panel in diagram.panels]
    for one, two in combinations(boxes, 2):
        assert not one.overlaps(two)
    for part in (*diagram.panels, *diagram.words, *diagram.badges):
        assert diagram.page.holds(part.rect), part
    for words in diagram.words:
        check_words(words, diagram)
    for one, two in combinations([words.rect for words in diagram.words], 2):
        assert not shrunk(one).overlaps(shrunk(two))
    check_bolts(diagram)
    check_badges(diagram)


def shrunk(rect: Rect) -> Rect:
    return rect.grown(-0.05)


def check_words(words: Words, diagram: Diagram) -> None:
    """At least 24 points, inside their area, and the area inside one box or in none."""
    assert words.size >= 24
    assert len(words.lines) * words.size * 1.19 <= words.rect.height + 0.1, words
    for line in words.lines:
        assert width_of(words, line) <= words.rect.width + 0.1, words
    homes = [panel for panel in diagram.panels if shrunk(words.rect).overlaps(panel.rect)]
    assert len(homes) <= 1
    assert all(home.rect.holds(words.rect, slack=0.1) for home in homes), words


def check_bolts(diagram: Diagram) -> None:
    """Bolts end at the borders of boxes, stay on the page, and run through no box or text."""
    texts = [shrunk(words.rect) for words in diagram.words]
    for bolt in diagram.bolts:
        assert all(diagram.page.holds(Rect(x, y, x, y)) for x, y in bolt.points)
        pieces = list(pairwise(bolt.points))
        if bolt.headed:
            for panel in diagram.panels:
                assert not any(crosses(shrunk(panel.rect), *piece) for piece in pieces), bolt
            for tip in (bolt.points[0], bolt.points[-1]):
                touched = Rect(*tip, *tip).grown(4)
                assert any(panel.rect.overlaps(touched) for panel in diagram.panels)
        for text in texts:
            assert not any(crosses(text, *piece) for piece in pieces), bolt


def check_badges(diagram: Diagram) -> None:
    """Numbers hide no text, and no number hides another while there are not too many."""
    for badge in diagram.badges:
        assert not any(shrunk(words.rect).overlaps(badge.rect) for words in diagram.words), badge
    if len({key for bolt in diagram.bolts for key in bolt.contradictions}) <= 8:
        for one, two in combinations(diagram.badges, 2):
            assert not shrunk(one.rect).overlaps(two.rect)


def test_it_works():
    """Case B, with seven contradictions of several kinds."""
    diagram = laid_out(clinic())

    check(diagram)
    assert len(diagram.badges) == 2 * 7
    assert sum(panel.role is Role.ELEMENT for panel in diagram.panels) == 6


def test_every_pair_can_be_joined():
    """A bolt between any two of the seven, alone and all at once, keeps its promises."""
    everything = Sketch()
    for one, two in combinations(Element, 2):
        alone = Sketch()
        for sketch in (alone, everything):
            sketch.contradiction("pulls", one, two)
        check(laid_out(alone))
    check(laid_out(everything))


def test_many_on_one_pair_share_the_last_bolt():
    """Five contradictions on one pair: three bolts, and every number can be read or counted."""
    sketch = Sketch()
    for number in range(5):
        sketch.contradiction(f"pulls {number}", "tools", "rules")

    diagram = laid_out(sketch)

    check(diagram)
    assert [bolt.contradictions for bolt in diagram.bolts] == [("c2",), ("c3",), ("c4", "c5", "c6")]
    assert "3 · 4 · 5" in {badge.label for badge in diagram.badges}


def test_bolts_bow_around_the_node_between():
    """The three pairs with a node between them do not run straight."""
    for one, two in (
        ("tools", "rules"),
        ("tools", "division_of_labour"),
        ("rules", "division_of_labour"),
    ):
        sketch = Sketch()
        sketch.contradiction("pulls", one, two)

        (bolt,) = laid_out(sketch).bolts

        assert len(bolt.points) > 4


def test_a_place_that_is_in_the_way_moves_into_the_key():
    """Where a bolt runs through the place, the number is in the heading, the place in the key."""
    sketch = Sketch()
    reaching = sketch.contradiction(
        "old against new", (0, "community", "present"), (0, "rules", "past")
    )
    free = {panel.role for panel in laid_out(sketch).panels}
    sketch.contradiction("pulls", "tools", "community")

    diagram = laid_out(sketch)
    said = {words.id: words.lines for words in diagram.words}

    check(diagram)
    assert Role.ELSEWHERE in free
    assert Role.ELSEWHERE not in {panel.role for panel in diagram.panels}
    assert said[f"{reaching}_status"] == ("· Past: Rules",)


def test_the_newest_entries_stay():
    """Forty entries: the last one is shown, the first is not, and the rest is counted."""
    sketch = Sketch()
    keys = [sketch.entry("tools", f"tool number {number}") for number in range(40)]

    shown = {words.id: words for words in laid_out(sketch).words}

    assert keys[-1] in shown
    assert keys[0] not in shown
    entries = sum(words.style is Style.ENTRY for words in shown.values())
    assert shown["tools_more"].lines == (f"+ {40 - entries} more",)


def test_few_entries_are_set_larger():
    """Type grows where there is room, and is never below 24 points."""
    few, many = Sketch(), Sketch()
    few.entry("tools", "key worker")
    for number in range(60):
        many.entry("tools", f"tool number {number}")
    sizes = [
        {words.size for words in laid_out(sketch).words if words.style is Style.ENTRY}
        for sketch in (few, many)
    ]

    assert sizes == [{32.0}, {24.0}]


def test_eight_entries_everywhere_are_all_shown():
    """Eight short entries in every element fit at 24 points without folding."""
    sketch = Sketch()
    for element in Element:
        for text in (
            "records",
            "referral",
            "key worker",
            "booking",
            "diary",
            "shared form",
            "trail",
            "e-mail",
        ):
            sketch.entry(element, text)

    assert not [words for words in laid_out(sketch).words if words.style is Style.MORE]


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(workshops())
def test_nothing_overlaps_in_any_workshop(sketch):
    """0 to 60 entries an element, 0 to 40 contradictions, long words, many scripts."""
    check(laid_out(sketch))
