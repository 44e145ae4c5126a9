"""The triangle as laid out: nothing overlaps, no text leaves its box, bolts keep off the text."""

from itertools import combinations

from hypothesis import HealthCheck, given, settings

from changelab.diagrams import diagram_of
from changelab.diagrams.diagram import Diagram, Role, Style
from changelab.domain.vocabulary import Element, Period
from tests.diagrams.conftest import Sketch, clinic
from tests.diagrams.laid_out import check, workshops


def laid_out(sketch: Sketch) -> Diagram:
    return diagram_of(sketch.state, "activity-system", Period.PRESENT)


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
