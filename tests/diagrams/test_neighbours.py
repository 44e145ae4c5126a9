"""A central activity and its neighbours, each at its place, with what pulls between them."""

from hypothesis import HealthCheck, given, settings

from changelab.diagrams import diagram_of, known_pictures
from changelab.diagrams.diagram import Diagram, Role
from changelab.domain.vocabulary import Neighbour, Period
from tests.diagrams.cases_of_several import clinic_and_neighbours
from tests.diagrams.conftest import Sketch
from tests.diagrams.laid_out import check, workshops


def laid_out(sketch: Sketch, name: str = "neighbours", period: Period = Period.PRESENT) -> Diagram:
    return diagram_of(sketch.state, name, period)


def said(diagram: Diagram) -> dict[str, str]:
    """What stands in the picture, by id."""
    return {words.id: " ".join(words.lines) for words in diagram.words}


def test_it_works():
    """The clinic in the middle, three neighbours around it, two bolts to them."""
    sketch = clinic_and_neighbours()
    clinic = next(iter(sketch.state.systems))

    diagram = laid_out(sketch)

    check(diagram)
    assert diagram.title == "Clinic and its neighbours – Present"
    words = said(diagram)
    assert words["tool_producing_heading"] == "Produces: Tools"
    assert words["tool_producing_heading2"] == "IT department"
    assert [{bolt.tail, bolt.head} for bolt in diagram.bolts] == [
        {"rule_producing", f"{clinic}_object"},
        {"more_advanced", f"{clinic}_object"},
    ]
    assert "Produces: Rules – Ministry of health: 37-hour week." in diagram.text


def test_each_stands_where_it_belongs():
    """Tools come from above, rules from below left; the newer form is in the upper right."""
    sketch = clinic_and_neighbours()
    clinic = next(iter(sketch.state.systems))
    middles = {panel.id: panel.rect.centre for panel in laid_out(sketch).panels}

    assert middles["tool_producing"][1] > middles[f"{clinic}_tools"][1]
    assert middles["subject_producing"][0] < middles[f"{clinic}_subject"][0]
    assert middles["rule_producing"][0] < middles[f"{clinic}_rules"][0]
    assert middles["object_activity"][0] > middles[f"{clinic}_outcome"][0]
    assert middles["more_advanced"][0] > middles[f"{clinic}_outcome"][0]
    assert middles["more_advanced"][1] > middles["object_activity"][1]


def test_a_place_that_nobody_has_is_dashed():
    """It shows a question mark, and the sentences say that nobody was named."""
    diagram = laid_out(clinic_and_neighbours())

    missing = [panel.id for panel in diagram.panels if panel.role is Role.MISSING]
    assert missing == ["subject_producing", "object_activity"]
    assert said(diagram)["object_activity_unknown"] == "?"
    assert "Takes in: Outcome – nobody named yet." in diagram.text


def test_arrows_lead_to_what_is_fed():
    """From those that produce to the element; from the outcome to what takes it in."""
    sketch = Sketch("Clinic", "Medical school", "General practices")
    sketch.neighbour(1, 0, Neighbour.SUBJECT_PRODUCING)
    sketch.neighbour(2, 0, Neighbour.OBJECT_ACTIVITY)
    clinic = next(iter(sketch.state.systems))

    arrows = {line.id: (line.tail, line.head) for line in laid_out(sketch).lines}

    assert arrows["subject_producing_arrow"] == ("subject_producing", f"{clinic}_subject")
    assert arrows["object_activity_arrow"] == (f"{clinic}_outcome", "object_activity")


def test_two_of_a_kind_share_a_place():
    """Each on a line with what it brings."""
    sketch = clinic_and_neighbours()
    sketch.neighbour(2, 0, Neighbour.TOOL_PRODUCING)

    diagram = laid_out(sketch)

    check(diagram)
    told = " ".join(said(diagram).values()).replace("\u00a0", " ")
    assert "• IT department: booking system" in told
    assert "• Ministry of health: 37-hour week" in told


def test_only_a_central_activity_has_one():
    """One picture for each activity that has neighbours, none without."""
    assert "neighbours" not in {one.kind.name for one in known_pictures(Sketch("A", "B").state)}
    sketch = clinic_and_neighbours()
    sketch.neighbour(0, 2, Neighbour.OBJECT_ACTIVITY)

    names = [one.name for one in known_pictures(sketch.state) if one.kind.name == "neighbours"]

    assert names == ["neighbours", "neighbours-2"]
    check(laid_out(sketch, "neighbours-2"))


def test_the_old_form_pulls_against_the_more_advanced_one():
    """A tertiary contradiction with the activity's own future reaches to its place."""
    sketch = clinic_and_neighbours()
    key = sketch.contradiction(
        "old against own future", (0, "object", "present"), (0, "tools", "future")
    )

    diagram = laid_out(sketch)

    check(diagram)
    bolt = next(one for one in diagram.bolts if key in one.contradictions)
    assert "more_advanced" in (bolt.tail, bolt.head)
    assert "Clinic, Future: Tools" in diagram.text


def test_what_does_not_touch_the_central_activity_is_left_out():
    """What pulls inside it, or between two neighbours, is in other pictures."""
    sketch = clinic_and_neighbours()
    sketch.contradiction("inside", "object", "rules")
    sketch.contradiction("between neighbours", (1, "object", "present"), (2, "rules", "present"))

    text = laid_out(sketch).text

    assert "inside" not in text and "between neighbours" not in text


def test_the_workshops_own_words():
    """A renamed element is renamed in what a neighbour produces, too."""
    sketch = Sketch("Clinic", "Ministry", wording={"element.rules": "House rules"})
    sketch.neighbour(1, 0, Neighbour.RULE_PRODUCING)

    assert said(laid_out(sketch))["rule_producing_heading"] == "Produces: House rules"


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(workshops(systems=7))
def test_nothing_overlaps_in_any_workshop(sketch):
    """Of every central activity, in every period."""
    for known in known_pictures(sketch.state):
        if known.kind.name == "neighbours":
            for period in Period:
                check(laid_out(sketch, known.name, period))
