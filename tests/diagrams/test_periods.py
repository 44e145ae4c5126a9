"""Past, present and future side by side, with what pulls between the old form and the new."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import HealthCheck, given, settings

from changelab.diagrams import diagram_of, known_pictures
from changelab.diagrams.diagram import Diagram, Role, Style
from changelab.domain.vocabulary import ContradictionStatus, Element, Period, Standing
from tests.diagrams.cases_of_several import bullied_pupil
from tests.diagrams.conftest import Sketch, clinic
from tests.diagrams.laid_out import check, workshops


def laid_out(sketch: Sketch, name: str = "periods") -> Diagram:
    return diagram_of(sketch.state, name, Period.PRESENT)


def said(diagram: Diagram) -> dict[str, str]:
    """What stands in the picture, by id."""
    return {words.id: " ".join(words.lines) for words in diagram.words}


def test_it_works():
    """Case A: three triangles, and lightning from the new object to the old rules."""
    diagram = laid_out(bullied_pupil())

    check(diagram)
    assert diagram.title == "Team around a bullied pupil – Past, Present, Future"
    assert sum(panel.role is Role.ELEMENT for panel in diagram.panels) == 3 * 6
    bolts = {bolt.contradictions: {bolt.tail, bolt.head} for bolt in diagram.bolts}
    assert list(bolts.values()) == [
        {"present_object", "past_rules"},
        {"present_object", "present_rules"},
    ]


def test_each_system_has_one():
    """The first has the plain name, the next a number; there is one for all periods."""
    known = [one for one in known_pictures(Sketch("School", "Services").state)]

    ours = [one for one in known if one.kind.name == "periods"]
    assert [one.name for one in ours] == ["periods", "periods-2"]
    assert not any(one.periods for one in ours)


def test_an_entry_of_several_periods_stands_in_each():
    """It can be found by the card's id in all of them; one of a single period has that id."""
    sketch = Sketch()
    both = sketch.entry("tools", "paper form", Period.PAST, Period.PRESENT)
    alone = sketch.entry("tools", "shared form", Period.FUTURE)

    words = laid_out(sketch).words

    assert [one.id for one in words if both in one.classes] == [f"{both}_past", f"{both}_present"]
    assert [one.id for one in words if alone in one.classes] == [alone]


def test_a_period_nobody_filled_says_so():
    """It is narrow and dashed, and has its name; the others get its room."""
    diagram = laid_out(clinic())

    check(diagram)
    words = said(diagram)
    assert words["past_note"] == words["future_note"] == "Nothing said yet"
    assert [panel.id for panel in diagram.panels if panel.role is Role.MISSING] == [
        "past_missing",
        "future_missing",
    ]
    assert "Past: nothing said yet." in diagram.text


def test_bolts_go_around_an_unknown_period():
    """From past to future, past the dashed box of the present."""
    sketch = Sketch()
    sketch.contradiction("old against new", (0, "rules", "past"), (0, "outcome", "future"))

    diagram = laid_out(sketch)

    check(diagram)
    assert "present_missing" in {panel.id for panel in diagram.panels}
    assert [{bolt.tail, bolt.head} for bolt in diagram.bolts] == [{"past_rules", "future_outcome"}]


def test_an_empty_system_shows_three_triangles():
    """Nothing known of any period: three triangles of question marks, none dashed."""
    diagram = laid_out(Sketch())

    check(diagram)
    unknown = [words for words in diagram.words if words.style is Style.UNKNOWN]
    assert len(unknown) == 3 * len(Element)


def test_a_contradiction_with_a_neighbour_stays_in_its_box():
    """Its number is in the heading, and the key says where it reaches."""
    sketch = Sketch("Services", "School")
    key = sketch.contradiction("other targets", (0, "rules", "present"), (1, "object", "past"))

    diagram = laid_out(sketch)

    check(diagram)
    assert [bolt.headed for bolt in diagram.bolts] == [False]
    assert "School, Past: Object" in diagram.text
    assert said(diagram)[f"{key}_status"].startswith("· School, Past")


def test_what_is_hidden_or_rejected_is_not_shown():
    """Neither in the boxes nor in the key nor in the sentences."""
    sketch = Sketch()
    sketch.entry("tools", "a name that slipped", standing=Standing.HIDDEN)
    rejected = ContradictionStatus.REJECTED
    poles = ((0, "object", "past"), (0, "object", "present"))
    sketch.contradiction("a rejected one", *poles, status=rejected)
    sketch.contradiction("a withdrawn one", *poles, standing=Standing.WITHDRAWN)

    diagram = laid_out(sketch)

    assert not diagram.bolts
    assert not any(word in diagram.text for word in ("slipped", "rejected", "withdrawn"))


def test_a_resolved_one_is_dashed():
    """And so is its number hollow, in the picture and in the key."""
    sketch = bullied_pupil()
    for key, one in sketch.state.contradictions.items():
        sketch.state.contradictions[key] = replace(one, status=ContradictionStatus.RESOLVED)

    diagram = laid_out(sketch)

    assert all(bolt.resolved for bolt in diagram.bolts)
    assert all(badge.resolved for badge in diagram.badges)


def test_more_bolts_than_can_be_read_are_folded():
    """Beyond twelve bolts the number stands in the heading of a box; none is lost."""
    sketch = Sketch()
    ends = [(0, element, period) for period in Period for element in Element]
    for one, two in pairwise(ends):
        sketch.contradiction("pulls", one, two)

    diagram = laid_out(sketch)

    check(diagram)
    headed = [bolt for bolt in diagram.bolts if bolt.headed]
    assert len(headed) == 12
    drawn = {key for bolt in diagram.bolts for key in bolt.contradictions}
    assert drawn == set(sketch.state.contradictions)


def test_thousands_of_entries_are_folded():
    """The newest of each box stay, the others are counted."""
    sketch = Sketch()
    for number in range(2000):
        sketch.entry("rules", f"rule {number}", *Period)

    diagram = laid_out(sketch)

    check(diagram)
    assert "1940 earlier" in diagram.text
    assert "• rule 1999".replace(" ", "\u00a0", 1) in said(diagram).values()


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(workshops())
def test_nothing_overlaps_in_any_workshop(sketch):
    """Of every system: boxes apart, words inside them, bolts off the words."""
    for known in known_pictures(sketch.state):
        if known.kind.name == "periods":
            check(laid_out(sketch, known.name))
