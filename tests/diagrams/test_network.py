"""Activity systems that work together: two that face each other, and many around one object."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings

from changelab.diagrams import diagram_of, picture_names
from changelab.diagrams.diagram import Diagram, Role
from changelab.domain.vocabulary import Period, Standing
from tests.diagrams.cases_of_several import extended_school, services
from tests.diagrams.conftest import Sketch
from tests.diagrams.laid_out import check, workshops


def laid_out(sketch: Sketch, period: Period = Period.PRESENT) -> Diagram:
    return diagram_of(sketch.state, "network", period)


def said(diagram: Diagram) -> dict[str, str]:
    """What stands in the picture, by id."""
    return {words.id: " ".join(words.lines) for words in diagram.words}


def roles(diagram: Diagram) -> dict[str, Role]:
    """The role of each box."""
    return {panel.id: panel.role for panel in diagram.panels}


def test_it_works():
    """Case A2: two triangles, quaternary lightning between them, and nothing shared."""
    sketch = extended_school()
    one, two = sketch.state.systems

    diagram = laid_out(sketch)

    check(diagram)
    assert diagram.title == "Specialist services and Extended school – Present"
    assert roles(diagram)["shared"] is Role.MISSING
    assert said(diagram)["shared_heading2"] == "Nothing is shared yet"
    assert "Object 3, where the two overlap: nothing is shared yet." in diagram.text
    assert [{bolt.tail, bolt.head} for bolt in diagram.bolts] == [
        {f"{one}_object", f"{two}_object"},
        {f"{one}_division_of_labour", f"{two}_division_of_labour"},
    ]


def test_a_system_alone_is_no_network():
    """The picture exists from two systems on."""
    assert "network" not in picture_names(Sketch().state)
    assert "network" in picture_names(Sketch("School", "Services").state)


def test_objects_face_the_middle():
    """The right triangle is mirrored: from the left, subject, object, object, subject."""
    sketch = extended_school()
    one, two = sketch.state.systems
    rects = {panel.id: panel.rect for panel in laid_out(sketch).panels}

    order = [
        f"{one}_subject",
        f"{one}_object",
        f"{one}_object_two",
        f"{two}_object_two",
        f"{two}_object",
        f"{two}_subject",
    ]
    lefts = [rects[key].left for key in order]
    assert lefts == sorted(lefts)


def test_each_object_has_its_place():
    """Object 1 in the element, object 2 beside it, object 3 in the overlap, linked from both."""
    sketch = extended_school()
    shared = sketch.construed("school-wide response to bullying", 0, 1)

    diagram = laid_out(sketch)

    check(diagram)
    one = next(iter(sketch.state.systems))
    assert said(diagram)[f"{one}_object_heading"] == "Object 1"
    assert roles(diagram)["shared"] is Role.SHARED
    group = {words.id: words.group for words in diagram.words}
    assert group[shared] == "shared"
    assert sum(line.head == "shared" for line in diagram.lines) == 2


def test_objects_of_another_period_are_in_another_picture():
    """What is to be shared in the future is missing in the present."""
    sketch = extended_school()
    sketch.construed("school-wide response", 0, 1, period=Period.FUTURE)

    assert roles(laid_out(sketch))["shared"] is Role.MISSING
    assert roles(laid_out(sketch, Period.FUTURE))["shared"] is Role.SHARED


def test_what_pulls_inside_a_system_is_left_out():
    """The network shows what pulls between systems; the rest is in their own pictures."""
    sketch = extended_school()
    sketch.contradiction("wellbeing against rules", "object", "rules")

    assert "wellbeing against rules" not in laid_out(sketch).text


def test_hidden_objects_are_not_shown():
    """An object that was withdrawn is missing again."""
    sketch = extended_school()
    key = sketch.construed("said too quickly", 0, 1)
    hidden = replace(sketch.state.construed_objects[key], standing=Standing.HIDDEN)
    sketch.state.construed_objects[key] = hidden

    diagram = laid_out(sketch)

    assert roles(diagram)["shared"] is Role.MISSING
    assert "quickly" not in diagram.text


def test_several_systems_stand_around_the_shared_object():
    """Five services: a card each, those that share are linked, and it says who shares."""
    sketch = services(5)
    sketch.construed("one plan for each family", 0, 1, 2)

    diagram = laid_out(sketch)

    check(diagram)
    assert diagram.title == "Service 1, Service 2, Service 3, Service 4 and Service 5 – Present"
    systems = list(sketch.state.systems)
    assert [key for key in roles(diagram) if key != "shared"] == systems
    assert [line.tail for line in diagram.lines if line.head == "shared"] == systems[:3]
    assert "one plan for each family (Service 1, Service 2, Service 3)" in diagram.text
    assert "between Service 1: Rules and Service 2: Rules" in diagram.text


def test_three_to_eight_have_a_card_each():
    """However many there are, the cards keep their promises and nothing is counted away."""
    for count in range(3, 9):
        diagram = laid_out(services(count))

        check(diagram)
        assert len(diagram.panels) == count + 1


def test_more_systems_are_counted():
    """Of eleven, seven have a card; the others are named together, and bolts reach them."""
    sketch = services(11)
    sketch.contradiction("pulls afar", (0, "rules", "present"), (10, "tools", "present"))

    diagram = laid_out(sketch)

    check(diagram)
    assert said(diagram)["rest_heading"] == "+ 4 more systems"
    assert "rest" in {end for bolt in diagram.bolts for end in (bolt.tail, bolt.head)}
    assert "Service 11." in diagram.text


def test_a_system_that_is_gone_is_left_out():
    """An object that it shared becomes the other's own; its contradiction reaches elsewhere."""
    sketch = extended_school()
    sketch.construed("shared with one that went", 0, 1)
    gone = list(sketch.state.systems)[1]
    del sketch.state.systems[gone]
    sketch.state.systems["y99"] = replace(next(iter(sketch.state.systems.values())), id="y99")

    diagram = laid_out(sketch)

    check(diagram)
    assert roles(diagram)["shared"] is Role.MISSING
    assert "elsewhere: Object" in diagram.text


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(workshops(systems=9))
def test_nothing_overlaps_in_any_workshop(sketch):
    """Of one to nine systems, in the present and the future."""
    if "network" in picture_names(sketch.state):
        for period in (Period.PRESENT, Period.FUTURE):
            check(laid_out(sketch, period))
