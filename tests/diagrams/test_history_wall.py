"""The history wall as a picture: every milestone at its date, none over another."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from changelab.diagrams import diagram_of
from changelab.diagrams.diagram import Diagram, Line, Role, Words
from changelab.domain.vocabulary import Period, Standing, Strand
from tests.diagrams.conftest import Sketch
from tests.diagrams.laid_out import check, phrases, workshops
from tests.diagrams.walls import crowded_wall, school_wall


def drawn(sketch: Sketch) -> Diagram:
    """The picture of the sketch's wall, checked."""
    diagram = diagram_of(sketch.state, "history-wall", Period.PRESENT)
    check(diagram)
    return diagram


def words(diagram: Diagram, key: str) -> Words:
    return next(one for one in diagram.words if one.id == key)


def line(diagram: Diagram, key: str) -> Line:
    return next(one for one in diagram.lines if one.id == key)


def year(diagram: Diagram, year: int) -> float:
    """Where that year stands on the scale."""
    return line(diagram, f"year_{year}_tick").points[0][0]


def pole(diagram: Diagram, key: str) -> float:
    """Where the pole of a milestone stands."""
    return line(diagram, f"{key}_pole").points[0][0]


def shown(diagram: Diagram) -> set[str]:
    return {one.classes[0] for one in diagram.words if one.classes}


def test_it_works():
    """Each milestone stands at its date in the row of its strand, its words beside the pole."""
    sketch = Sketch()
    law = sketch.milestone("New law", Strand.RULES, "1998")
    form = sketch.milestone("One form", Strand.TOOLS, "2000-07")
    diagram = drawn(sketch)

    assert words(diagram, law).lines == ("1998: New law",)
    assert pole(diagram, law) == pytest.approx(year(diagram, 1998))
    middle = (year(diagram, 2000) + year(diagram, 2001)) / 2
    assert pole(diagram, form) == pytest.approx(middle, abs=3)
    assert words(diagram, form).rect.bottom > words(diagram, law).rect.top


def test_what_lasted_has_a_bar_to_its_end():
    """The bar runs from the year it began to the year it ended, and what did not last has none."""
    sketch = Sketch()
    target = sketch.milestone("Attendance target", Strand.RULES, "1998", "2005")
    law = sketch.milestone("New law", Strand.RULES, "2004")
    diagram = drawn(sketch)
    (start, _), (end, _) = line(diagram, f"{target}_bar").points

    assert start == pytest.approx(year(diagram, 1998))
    assert end == pytest.approx(year(diagram, 2005), abs=6)
    assert f"{law}_bar" not in {one.id for one in diagram.lines}


def test_the_years_are_round():
    """A century has a year every ten, seven years have one each; the last lies after them all."""
    long, short = Sketch(), Sketch()
    for when in ("1923", "2021"):
        long.milestone("x", Strand.EVENTS, when)
    for when in ("1998-12-31", "2004"):
        short.milestone("x", Strand.EVENTS, when)
    years = [
        [one.lines[0] for one in drawn(sketch).words if one.group == "years"]
        for sketch in (long, short)
    ]

    assert years[0] == [str(year) for year in range(1920, 2031, 10)]
    assert years[1] == [str(year) for year in range(1998, 2006)]


def test_phases_are_bands_with_their_names_on_top():
    """A phase lasts to the next; cuts are lines, every other phase is shaded."""
    sketch = school_wall()
    first, second, third = sketch.state.phases
    diagram = drawn(sketch)
    bands = {one.id: one.rect for one in diagram.panels if one.role is Role.BAND}
    cuts = {one.points[0][0] for one in diagram.lines if one.role is Role.CUT}

    assert set(bands) == {f"{first}_band", f"{third}_band"}
    assert bands[f"{first}_band"].right == pytest.approx(year(diagram, 1998))
    starts = [year(diagram, when) for when in (1986, 1998, 2004)]
    assert sorted(cuts) == pytest.approx(starts)
    assert words(diagram, second).lines == ("Targets",)
    highest = max(one.rect.top for one in diagram.words if one.group in set(Strand))
    assert words(diagram, second).rect.bottom > highest


def test_a_phase_has_its_name_within_its_stretch():
    """A name that is wider than its phase is wrapped: it runs over no cut, and all stay in line."""
    sketch = Sketch()
    sketch.milestone("First call", Strand.EVENTS, "1979", "2024")
    cuts = (("Every child in school", "1979"), ("Each service in its own house", "1998"))
    keys = [sketch.phase(*cut) for cut in (*cuts, ("What is counted", "2006"))]
    diagram = drawn(sketch)
    first, second, third = (words(diagram, key) for key in keys)

    assert len(second.lines) == 2
    assert second.rect.right < third.rect.left
    assert first.rect.top == second.rect.top == third.rect.top


def test_it_says_the_same_in_sentences():
    """Who cannot see the wall is told the phases and every strand by date."""
    said = drawn(school_wall()).text.splitlines()

    assert said[1] == (
        "Phases: “Each service for itself” from 1986; “Targets” from 1998; "
        "“Around the child” from 2004."
    )
    assert said[4] == (
        "Tools: 1988: Paper register; 1999-09: Referral form, one for each service; "
        "2004-05 – 2006: Common assessment, tried out."
    )


def test_reading_goes_along_the_years():
    """The order of reading is by strand, and within it by date, not by when the cards came."""
    sketch = Sketch()
    late = sketch.milestone("late", Strand.EVENTS, "2010")
    early = sketch.milestone("early", Strand.EVENTS, "1990")
    tool = sketch.milestone("tool", Strand.TOOLS, "1980")

    read = [one.id for one in drawn(sketch).words if one.classes]

    assert read == [early, late, tool]


def test_it_speaks_the_words_of_the_workshop():
    """A renamed element is renamed on the wall; a strand can have a word of its own."""
    sketch = Sketch(wording={"element.tools": "Equipment", "strand.events": "What happened"})
    sketch.milestone("x", Strand.TOOLS, "1998")
    diagram = drawn(sketch)

    assert words(diagram, "tools_heading").lines == ("Equipment",)
    assert words(diagram, "events_heading").lines == ("What", "happened")
    assert "Equipment: 1998: x." in diagram.text


def test_an_empty_wall_invites():
    """Nothing yet: the strands, and what to do."""
    diagram = drawn(Sketch())

    assert words(diagram, "invitation").lines[0].startswith("Nothing on the wall yet.")
    assert "What happened, and when?" in diagram.text


def test_phases_alone_are_drawn():
    """The group may cut its history before anything stands in it."""
    sketch = Sketch()
    phase = sketch.phase("Pioneers", "1970")

    assert words(drawn(sketch), phase).lines == ("Pioneers",)


def test_only_what_is_shown_is_on_it():
    """What waits for the facilitator, or was withdrawn, is not on the wall and moves no year."""
    sketch = Sketch()
    sketch.milestone("New law", Strand.RULES, "1998")
    waits = sketch.milestone("waits", Strand.RULES, "1850")
    held = sketch.state.milestones
    held[waits] = replace(held[waits], standing=Standing.WAITING)
    diagram = drawn(sketch)

    assert waits not in shown(diagram) and "waits" not in diagram.text
    assert "year_1998" in {one.id for one in diagram.words}
    assert "year_1850" not in {one.id for one in diagram.words}


def test_the_same_date_is_no_trouble():
    """Seven milestones of one year stand below one another at that year, all of them."""
    sketch = Sketch()
    keys = [sketch.milestone(f"thing {n}", Strand.EVENTS, "1998") for n in range(7)]
    diagram = drawn(sketch)

    assert {pole(diagram, key) for key in keys} == {year(diagram, 1998)}
    assert shown(diagram) == set(keys)


def test_a_crowded_stretch_is_folded_there():
    """The newest stay, the rest is counted where it lies; quiet years lose nothing."""
    sketch = crowded_wall(60)
    diagram = drawn(sketch)
    events = [one.id for one in sketch.state.milestones.values() if one.strand is Strand.EVENTS]
    counts = [one for one in diagram.words if one.id.startswith("events_more")]
    folded = sum(int(one.lines[0].split()[1]) for one in counts)

    assert folded + len(shown(diagram) & set(events)) == len(events)
    assert {events[0], events[-1]} <= shown(diagram)
    assert all(year(diagram, 1996) < one.rect.left < year(diagram, 2004) for one in counts)
    assert "Meeting number" in counts[0].full


def test_thousands_are_counted_and_told_by_their_newest():
    """A wall of thousands is a wall; the sentences tell the newest sixty of a strand."""
    diagram = drawn(crowded_wall(3000))

    assert "; and 2945 more." in diagram.text
    assert len(shown(diagram)) > 10


def test_an_end_that_covers_its_beginning_is_no_way_back():
    """From May 1998 until 1998 is possible: it did not last beyond its year."""
    sketch = Sketch()
    key = sketch.milestone("Trial", Strand.TOOLS, "1998-05", "1998")

    assert f"{key}_bar" not in {one.id for one in drawn(sketch).lines}


_dates = st.one_of(
    st.integers(1, 9999).map("{:04}".format),
    st.tuples(st.integers(1, 9999), st.integers(1, 12)).map(lambda day: "{:04}-{:02}".format(*day)),
)


@given(st.lists(st.tuples(_dates, phrases), max_size=12), st.lists(_dates, max_size=40))
@settings(max_examples=40, deadline=None)
def test_any_dates_and_any_number_of_phases_fit(milestones, cuts):
    """From the year 1 to 9999, in many scripts, with more phases than there is room for."""
    sketch = Sketch()
    for when, text in milestones:
        sketch.milestone(text, Strand.OBJECT, when)
    for when in cuts:
        sketch.phase(f"since {when}", when)

    drawn(sketch)


@given(workshops())
@settings(max_examples=40, deadline=None)
def test_nothing_overlaps_and_no_text_leaves_its_place(sketch):
    """Whatever a workshop remembers, the picture keeps what all pictures promise."""
    drawn(sketch)
