"""The picture of change: what stayed, what was dropped, what is new, and what pulls between."""

import pytest
from hypothesis import HealthCheck, given, settings

from changelab.diagrams import compose, diagram_of, picture_names
from changelab.diagrams.diagram import Diagram, Style, Words
from changelab.domain.vocabulary import ContradictionStatus, Element, Period, Standing
from tests.diagrams.conftest import Sketch, clinic
from tests.diagrams.laid_out import check, workshops

PAST, PRESENT, FUTURE = Period


def bullied_pupil() -> Sketch:
    """Case A (Warmington et al. 2007) from past to future, with its tertiary contradiction."""
    sketch = Sketch("Multiprofessional team around the school")
    sketch.entry("subject", "educational psychologist", PAST, PRESENT, FUTURE)
    sketch.entry("subject", "education welfare officer", PAST, PRESENT, FUTURE)
    sketch.entry("object", "attendance", PAST)
    sketch.entry("object", "whole-child wellbeing", PRESENT)
    sketch.entry("object", "school-wide response", FUTURE)
    sketch.entry("tools", "informal contacts, trails", PAST, PRESENT, FUTURE)
    sketch.entry("tools", "referral forms", PAST, PRESENT)
    sketch.entry("rules", "referral rules", PAST, PRESENT)
    sketch.entry("rules", "school process", PAST, PRESENT, FUTURE)
    sketch.entry("community", "school", PAST, PRESENT, FUTURE)
    sketch.entry("community", "services and family", PRESENT, FUTURE)
    sketch.entry("division_of_labour", "welfare officer: attendance", PAST, PRESENT)
    sketch.entry("outcome", "child helped, school unchanged", PAST, PRESENT)
    sketch.contradiction(
        "new practice against the rules of the old system",
        (0, "rules", "past"),
        (0, "object", "future"),
    )
    sketch.contradiction("wellbeing against rules", "object", "rules")
    return sketch


def laid_out(sketch: Sketch, name: str = "change") -> Diagram:
    return diagram_of(sketch.state, name, PRESENT)


def said(diagram: Diagram) -> dict[str, Words]:
    return {words.id: words for words in diagram.words}


def marks_of(diagram: Diagram, *styles: Style) -> dict[str, Style]:
    """The first lines of what is set in these styles."""
    return {words.lines[0]: words.style for words in diagram.words if words.style in styles}


def test_it_works():
    """Case A: every entry has the mark of what became of it, and is set accordingly."""
    diagram = laid_out(bullied_pupil())

    check(diagram)
    assert diagram.title == "Multiprofessional team around the school – Past → Future"
    shown = marks_of(diagram, Style.STAYED, Style.DROPPED, Style.NEW)
    assert shown["=\u00a0school process"] is Style.STAYED
    assert shown["–\u00a0attendance"] is Style.DROPPED
    assert shown["+\u00a0school-wide response"] is Style.NEW
    assert shown["±\u00a0whole-child wellbeing"] is Style.DROPPED


def test_the_old_and_the_new_form_pull_against_each_other():
    """A contradiction between two periods is a bolt; one within a period is not in this picture."""
    diagram = laid_out(bullied_pupil())

    (bolt,) = diagram.bolts
    assert (bolt.tail, bolt.head) == ("object_heading", "rules_heading")
    assert said(diagram)[f"{bolt.name}_status"].lines == ("· Past – Future",)
    assert "Contradiction 1, between Rules (Past) and Object (Future): new" in diagram.text
    assert "wellbeing against rules" not in diagram.text


def test_the_old_object_against_the_new_one_is_a_flash():
    """Both ends in one element: its heading carries the flash and the number."""
    sketch = bullied_pupil()
    key = sketch.contradiction(
        "attendance against the whole child",
        (0, "object", "past"),
        (0, "object", "present"),
        status=ContradictionStatus.ACCEPTED,
    )

    diagram = laid_out(sketch)

    check(diagram)
    assert [bolt.name for bolt in diagram.bolts if not bolt.headed] == [key]
    assert said(diagram)[f"{key}_status"].lines == ("· Past – Present · accepted",)


def test_a_legend_explains_the_marks():
    """The marks for what came and went, and for what is not said yet, only where they occur."""
    sketch = bullied_pupil()
    whole = [words.lines[0] for words in laid_out(sketch).words if words.group == "legend"]
    passed = next(key for key, one in sketch.state.entries.items() if one.text.startswith("whole"))
    del sketch.state.entries[passed]
    without = [words.lines[0] for words in laid_out(sketch).words if words.group == "legend"]

    open_still = "?\u00a0not said yet for both periods"
    assert whole[:3] == ["=\u00a0stayed", "–\u00a0dropped", "+\u00a0new"]
    assert whole[3:] == ["±\u00a0new, then dropped", open_still]
    assert without == [*whole[:3], open_still]


def test_two_periods_are_enough():
    """Present and future: what is only in the present was dropped, not there and gone."""
    sketch = Sketch()
    sketch.entry("tools", "paper form", PRESENT)
    sketch.entry("tools", "shared form", FUTURE)

    diagram = laid_out(sketch)

    assert diagram.title == "Our activity – Present → Future"
    assert "Tools. Dropped: paper form. New: shared form." in diagram.text


def test_one_period_says_what_is_missing():
    """Nothing to compare: the entries stand there unmarked, and a sentence says why."""
    diagram = laid_out(clinic())

    check(diagram)
    assert said(diagram)["legend"].lines[0].startswith("Only “Present” is filled in.")
    assert "Only “Present” is filled in." in diagram.text
    assert not marks_of(diagram, Style.STAYED, Style.DROPPED, Style.NEW)


def test_an_empty_system_says_so():
    """Seven question marks and a sentence."""
    diagram = laid_out(Sketch())

    check(diagram)
    assert sum(words.style is Style.UNKNOWN for words in diagram.words) == len(Element)
    assert "Nothing is filled in yet." in diagram.text


def test_folding_keeps_the_newest_of_each():
    """Forty entries of each fate: some of each are shown, and the rest is counted."""
    sketch = Sketch()
    for number in range(40):
        for when in ((PAST,), (FUTURE,), (PAST, FUTURE)):
            sketch.entry("tools", f"tool {number}", *when)

    diagram = laid_out(sketch)

    check(diagram)
    shown = [words for words in diagram.words if words.style in (Style.STAYED, Style.DROPPED)]
    assert {words.style for words in shown} == {Style.STAYED, Style.DROPPED}
    drawn = shown + [words for words in diagram.words if words.style is Style.NEW]
    assert any("tool 39" in words.lines[0] for words in drawn)
    assert said(diagram)["tools_more"].lines == (f"… {120 - len(drawn)} more",)


def test_the_workshops_own_words():
    """Elements, periods and the meanings of the marks are called as the workshop calls them."""
    own = {
        "element.tools": "With what",
        "period.past": "Before",
        "change.new": "came in",
        "contradiction": "Pull",
    }
    sketch = Sketch("Team", wording=own)
    sketch.entry("tools", "paper form", PAST)
    sketch.entry("tools", "shared form", PRESENT)
    sketch.contradiction("habit against form", (0, "tools", "past"), (0, "rules", "present"))

    diagram = laid_out(sketch)

    assert diagram.title == "Team – Before → Present"
    assert "With what. Dropped: paper form. Came in: shared form." in diagram.text
    assert "Pull 1, between With what (Before) and Rules (Present)" in diagram.text
    assert "+\u00a0came in" in [words.lines[0] for words in diagram.words]


def test_what_is_hidden_is_not_there():
    """Neither hidden entries nor hidden or rejected contradictions, nor those of another system."""
    sketch = Sketch("Services", "School")
    sketch.entry("tools", "slip of the tongue", PAST, standing=Standing.HIDDEN)
    ends = (0, "tools", "past"), (0, "rules", "future")
    sketch.contradiction("hidden pull", *ends, standing=Standing.HIDDEN)
    sketch.contradiction("rejected pull", *ends, status=ContradictionStatus.REJECTED)
    sketch.contradiction("other targets", (0, "tools", "past"), (1, "rules", "future"))

    picture = compose(sketch.state, "change", PRESENT)

    for words in ("slip", "hidden pull", "rejected pull", "other targets"):
        assert words not in picture.dot + picture.text


@pytest.mark.parametrize("period", list(Period))
def test_it_is_one_picture_for_all_periods(period):
    """Whatever period is asked for, it is the same; each system has one."""
    sketch = bullied_pupil()

    assert compose(sketch.state, "change", period) == compose(sketch.state, "change", PAST)
    two = [name for name in picture_names(Sketch("A", "B").state) if name.startswith("change")]
    assert two == ["change", "change-2"]


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(workshops())
def test_nothing_overlaps_in_any_workshop(sketch):
    """0 to 60 entries an element, 0 to 40 contradictions, long words, many scripts."""
    for name in picture_names(sketch.state):
        if name.startswith("change"):
            check(laid_out(sketch, name))
