"""The four-field model: forms at their place between four poles, the path, what is in its way."""

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from changelab.diagrams import compose, diagram_of, picture_names
from changelab.diagrams.diagram import Diagram, Line, Panel, Role, Words
from changelab.diagrams.geometry import crosses
from changelab.domain.entities import Axis
from changelab.domain.vocabulary import ContradictionStatus, Element, Period, Standing
from tests.diagrams.conftest import Sketch
from tests.diagrams.laid_out import check, phrases, shrunk, workshops

PAST, PRESENT, FUTURE = Period


def around_a_child() -> tuple[Sketch, str]:
    """Case A (Warmington et al. 2007) as a model: who is responsible, for how much of a life."""
    sketch = Sketch("Multiprofessional team around the school")
    field = sketch.four_field("How the services work around a child", "Responsibility", "Object")
    sketch.state.four_fields[field] = replace(
        sketch.state.four_fields[field],
        across=Axis(
            name="Responsibility",
            low="each service by itself",
            high="services together",
            why="Since 1998 the services have moved apart.",
        ),
        up=Axis(name="Object", low="the single incident", high="the child's whole life at school"),
    )
    past = sketch.form(field, "counting attendance", -0.8, -0.8, PAST)
    present = sketch.form(field, "referral when it is a crisis", -0.5, -0.1, PRESENT)
    future = sketch.form(field, "a school-wide response with a key worker", 0.8, 0.8, FUTURE)
    sketch.form(field, "case conferences", 0.7, -0.7)
    attendance = sketch.contradiction(
        "attendance against the whole child", (0, "object", "past"), (0, "object", "present")
    )
    practice = sketch.contradiction(
        "new practice against the old rules", (0, "rules", "past"), (0, "object", "future")
    )
    wellbeing = sketch.contradiction("wellbeing against rules", "object", "rules")
    sketch.step(field, past, present, attendance)
    sketch.step(field, present, future, practice, wellbeing)
    return sketch, field


def laid_out(sketch: Sketch, name: str = "four-field") -> Diagram:
    return diagram_of(sketch.state, name, PRESENT)


def cards(diagram: Diagram) -> dict[str, Panel]:
    return {panel.group: panel for panel in diagram.panels if panel.role is Role.CELL}


def said(diagram: Diagram) -> dict[str, Words]:
    return {words.id: words for words in diagram.words}


def path(diagram: Diagram) -> list[Line]:
    return [line for line in diagram.lines if line.role is Role.PATH]


def check_path(diagram: Diagram) -> None:
    """Each arrow leads from the border of its card to that of the other, through no third one."""
    boxes = cards(diagram)
    for arrow in path(diagram):
        ends = {arrow.tail, arrow.head}
        for panel in boxes.values():
            pieces = list(pairwise(arrow.points))
            if panel.id in ends:
                tip = arrow.points[0] if panel.id == arrow.tail else arrow.points[-1]
                assert not crosses(shrunk(panel.rect), *pieces[0])
                assert not crosses(shrunk(panel.rect), *pieces[-1])
                assert on_border(tip, panel)
            else:
                assert not any(crosses(panel.rect, *piece) for piece in pieces), (arrow, panel)


def on_border(point, panel: Panel) -> bool:
    x, y = point
    outer, inner = panel.rect.grown(0.1), panel.rect.grown(-0.1)
    inside_outer = outer.left <= x <= outer.right and outer.bottom <= y <= outer.top
    return inside_outer and not (inner.left < x < inner.right and inner.bottom < y < inner.top)


def test_it_works():
    """Case A: four cards in their fields, the path in two arrows, three contradictions on it."""
    sketch, _ = around_a_child()

    diagram = laid_out(sketch)

    check(diagram)
    check_path(diagram)
    assert len(cards(diagram)) == 4
    assert len(path(diagram)) == 2
    assert [badge.label for badge in diagram.badges] == ["1", "2 · 3", "1", "2", "3"]
    assert [bolt.contradictions for bolt in diagram.bolts] == [("c7",), ("c8", "c9")]


def test_the_poles_stand_at_the_ends_of_their_axes():
    """Low at the left and below, high at the right and above, where the arrows point."""
    diagram = laid_out(around_a_child()[0])
    words = said(diagram)
    across, up = (line.points[-1] for line in diagram.lines if line.role is Role.AXIS)

    assert words["across_low"].rect.right < min(card.rect.left for card in cards(diagram).values())
    assert words["across_high"].rect.left > across[0]
    assert words["up_high"].rect.bottom >= up[1]
    assert words["up_low"].rect.top < up[1]
    assert words["up_high"].lines == ("the child's whole life at school",)
    assert words["across_name"].full == "Responsibility: Since 1998 the services have moved apart."


def test_a_card_says_when():
    """The period in the workshop's words stands on the card; an alternative has none."""
    sketch, _ = around_a_child()
    sketch.state.about = replace(sketch.state.about, wording={"period.past": "In the nineties"})

    words = said(laid_out(sketch))

    assert words["f3_period"].lines == ("In the nineties",)
    assert words["f5_period"].lines == ("Future",)
    assert "f6_period" not in words


def test_the_sentences_tell_the_way():
    """Axes with the argument for them, each form between its poles, each step, what is in it."""
    lines = laid_out(around_a_child()[0]).text.splitlines()

    assert lines[1] == (
        "Across, Responsibility: from each service by itself to services together."
        " Since 1998 the services have moved apart."
    )
    assert lines[3] == "Past: counting attendance – each service by itself; the single incident."
    assert lines[6] == (
        "An alternative: case conferences – services together; the single incident."
    )
    assert lines[7] == (
        "From “counting attendance” to “referral when it is a crisis”; on the way: Contradiction 1."
    )
    assert lines[-1] == "Contradiction 3: wellbeing against rules."


def test_without_forms_it_invites():
    """The axes with their poles, and a sentence that says what to do."""
    sketch = Sketch()
    sketch.four_field("Our way", "Control", "Company")

    diagram = laid_out(sketch)

    check(diagram)
    assert said(diagram)["invitation"].lines[0].startswith("Nothing stands here yet.")
    assert "Nothing stands here yet." in diagram.text
    assert not cards(diagram)


def test_cards_at_one_place_move_apart_within_their_field():
    """Three in the same spot: all shown, none across an axis."""
    sketch = Sketch()
    field = sketch.four_field("Our way", "Control", "Company")
    for text in ("one by one", "in pairs", "all together"):
        sketch.form(field, text, 0.3, 0.4)

    diagram = laid_out(sketch)
    middle = next(line.points[0][0] for line in diagram.lines if line.id == "up_0")

    check(diagram)
    assert len(cards(diagram)) == 3
    assert all(card.rect.centre[0] >= middle for card in cards(diagram).values())


def test_many_forms_are_counted():
    """Two thousand forms in one field: some cards, the path among them, and a count."""
    sketch = Sketch()
    field = sketch.four_field("Our way", "Control", "Company")
    forms = [sketch.form(field, f"form {number}", 0.5, 0.5) for number in range(2000)]
    sketch.step(field, forms[3], forms[7])

    told = laid_out(sketch).text.splitlines()
    diagram = laid_out(sketch)

    check(diagram)
    shown = cards(diagram)
    assert {forms[3], forms[7], forms[-1]} <= set(shown)
    assert said(diagram)["more"].lines == (f"+ {2000 - len(shown)} more",)
    assert told[3] == "1940 earlier forms, then:"
    assert told[4].startswith("An alternative: form 1940 –")


def test_a_contradiction_without_room_is_placed_in_the_key():
    """Its arrow leads to a form that was only counted: the key says between which it lies."""
    sketch = Sketch()
    field = sketch.four_field("Our way", "Control", "Company")
    forms = [sketch.form(field, f"form {number}", 0.5, 0.5) for number in range(20)]
    key = sketch.contradiction("targets", "object", "rules")
    for start, end in pairwise(forms):
        sketch.step(field, start, end, *([key] if end == forms[-1] else []))

    diagram = laid_out(sketch)

    check(diagram)
    assert not diagram.bolts
    assert said(diagram)[f"{key}_status"].lines == ("· form 18 → form 19",)


def test_an_arrow_goes_around_what_is_between():
    """A card in the middle of the way: the arrow bends."""
    sketch = Sketch()
    field = sketch.four_field("Our way", "Control", "Company")
    start, _, end = (
        sketch.form(field, text, place, 0.0)
        for text, place in (("before", -0.9), ("between", 0.0), ("after", 0.9))
    )
    sketch.step(field, start, end)

    diagram = laid_out(sketch)
    (arrow,) = path(diagram)

    check(diagram)
    check_path(diagram)
    assert len(arrow.points) > 2


def test_there_and_back_are_two_arrows():
    """They lie beside each other, and a contradiction on both has a flash on each."""
    sketch = Sketch()
    field = sketch.four_field("Our way", "Control", "Company")
    one, two = (sketch.form(field, f"form {place}", place, place) for place in (-0.8, 0.8))
    key = sketch.contradiction("targets", "object", "rules")
    sketch.step(field, one, two, key)
    sketch.step(field, two, one, key)

    diagram = laid_out(sketch)
    there, back = path(diagram)

    check(diagram)
    assert there.points != back.points[::-1]
    assert len({bolt.name for bolt in diagram.bolts}) == 2
    assert len([line for line in diagram.text.splitlines() if line.startswith("From")]) == 2


def test_an_axis_stops_at_a_card_that_stands_on_it():
    """No axis runs through the words of a form in the very middle."""
    sketch = Sketch()
    field = sketch.four_field("Our way", "Control", "Company")
    sketch.form(field, "in the middle", 0, 0, PRESENT)

    diagram = laid_out(sketch)

    check(diagram)
    assert sum(line.role is Role.AXIS for line in diagram.lines) == 2
    assert sum(line.role is Role.LINK for line in diagram.lines) == 2


def test_what_is_hidden_leaves_the_path():
    """A hidden form takes its arrows along; hidden and rejected contradictions are not named."""
    sketch, _ = around_a_child()
    sketch.state.forms["f3"] = replace(sketch.state.forms["f3"], standing=Standing.HIDDEN)
    contradictions = sketch.state.contradictions
    contradictions["c8"] = replace(contradictions["c8"], standing=Standing.HIDDEN)
    contradictions["c9"] = replace(contradictions["c9"], status=ContradictionStatus.REJECTED)

    picture = compose(sketch.state, "four-field", PRESENT)

    for words in ("counting", "new practice", "wellbeing", "attendance"):
        assert words not in picture.dot + picture.text
    assert len(path(laid_out(sketch))) == 1


def test_each_model_has_a_picture():
    """In the order in which they were drawn; a workshop without one has none."""
    sketch = Sketch()
    before = [name for name in picture_names(sketch.state) if name.startswith("four")]
    for title in ("Ours", "Theirs"):
        sketch.four_field(title, "Control", "Company")
    after = [name for name in picture_names(sketch.state) if name.startswith("four")]

    assert (before, after) == ([], ["four-field", "four-field-2"])
    assert laid_out(sketch, "four-field-2").title == "Theirs"


@pytest.mark.parametrize("text", ["x" * 120, "W" * 120, "long words of a title " * 6])
def test_long_names_are_folded(text):
    """Title, axes and poles of the longest kind that can be typed."""
    sketch = Sketch()
    field = sketch.four_field(text[:120], "a", "b")
    axis = Axis(name=text[:120], low=text[:120], high=text[:120], why=text)
    sketch.state.four_fields[field] = replace(sketch.state.four_fields[field], across=axis, up=axis)
    sketch.form(field, text * 4, -1, 1, PAST)

    check(laid_out(sketch))


@st.composite
def models(draw) -> Sketch:
    """A model with many forms, a tangle of steps, and many contradictions on them."""
    sketch = Sketch()
    texts = draw(st.lists(phrases, min_size=3, max_size=8))
    field = sketch.four_field(texts[0][:120], texts[1], texts[2])
    places = st.one_of(st.sampled_from((-1.0, 0.0, 1.0)), st.floats(-1, 1, allow_nan=False))
    forms = [
        sketch.form(
            field,
            texts[number % len(texts)],
            draw(places),
            draw(places),
            draw(st.none() | st.sampled_from(list(Period))),
        )
        for number in range(draw(st.integers(0, 16)))
    ]
    keys = [
        sketch.contradiction(f"{number} {texts[-1]}", draw(st.sampled_from(list(Element))))
        for number in range(draw(st.integers(0, 12)))
    ]
    pairs = [*combinations(forms, 2), *((two, one) for one, two in combinations(forms, 2))]
    if pairs:
        for start, end in draw(st.lists(st.sampled_from(pairs), max_size=12, unique=True)):
            on_the_way = draw(st.sets(st.sampled_from(keys), max_size=5)) if keys else ()
            sketch.step(field, start, end, *sorted(on_the_way))
    return sketch


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(models())
def test_nothing_overlaps_in_any_model(sketch):
    """Up to sixteen forms and twelve steps, anywhere, in many scripts."""
    diagram = laid_out(sketch)

    check(diagram)
    check_path(diagram)


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(workshops(systems=1))
def test_nothing_overlaps_in_any_workshop(sketch):
    """Among everything else a workshop holds."""
    for name in picture_names(sketch.state):
        if name.startswith("four-field"):
            check(laid_out(sketch, name))
