"""The four-field model: two axes with poles, forms of the activity on them, and the way across."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from changelab.domain.entities import Axis, Step
from changelab.domain.errors import NotAllowed, NotFound, NotNow, Refused
from changelab.domain.vocabulary import Period

ACROSS = {"name": "For whom", "low": "one child", "high": "the whole school"}
UP = {"name": "Who acts", "low": "one service", "high": "several", "why": "From the old files"}


@pytest.fixture
def field(room) -> str:
    """A model that Aino drew."""
    return drawn(room)


def drawn(room, title: str = "Ways to help") -> str:
    """The id of another model."""
    room.does(room.aino, "draw_four_field", title=title, across=ACROSS, up=UP)
    return next(reversed(room.state.four_fields))


def placed(room, text: str, across: float = 0, up: float = 0, **fields) -> str:
    """The id of a form that Bilal placed."""
    return room.does(room.bilal, "place_form", text=text, across=across, up=up, **fields).made


def steps(room, field: str) -> tuple[Step, ...]:
    """The ways drawn in a model."""
    return room.state.four_fields[field].steps


def test_it_works(room, field):
    """Axes with their poles and why, forms at their places, and the way from one to the next."""
    past = placed(room, "attendance work", -0.8, -0.6, period="past")
    future = placed(room, "a school-wide answer", 0.7, 0.9, period="future")
    room.does(room.aino, "join_forms", start=past, end=future)

    model = room.state.four_fields[field]
    assert (model.title, model.across, model.up) == (
        "Ways to help",
        Axis.model_validate(ACROSS),
        Axis.model_validate(UP),
    )
    form = room.state.forms[past]
    assert (form.field, form.across, form.up, form.period) == (field, -0.8, -0.6, Period.PAST)
    assert form.author == "P01"
    assert model.steps == (Step(past, future),)


def test_a_form_without_a_period_is_an_alternative(room, field):
    """What could be stands beside what was, is and shall be."""
    made = placed(room, "a hotline")

    assert room.state.forms[made].period is None


def test_axes_and_title_are_reworded(room, field):
    """The forms stay where they are; the same words again record nothing."""
    form = placed(room, "attendance work", -0.8, -0.6)
    other = ACROSS | {"high": "everyone"}
    room.does(room.aino, "reword_four_field", field=field, across=other)
    room.does(room.aino, "reword_four_field", field=field, title="Ways")
    before = room.state.seq
    room.does(room.aino, "reword_four_field", field=field, title="Ways", across=other)

    model = room.state.four_fields[field]
    assert (model.title, model.across.high, model.up.low) == ("Ways", "everyone", "one service")
    assert room.state.forms[form].across == -0.8
    assert room.state.seq == before


def test_a_form_is_moved(room, field):
    """To another place; its period stays, unless another is sent, or none."""
    form = placed(room, "attendance work", -0.8, -0.6, period="past")
    room.does(room.aino, "move_form", form=form, across=0.25, up=0)
    one = room.state.forms[form]
    assert (one.across, one.up, one.period) == (0.25, 0, Period.PAST)
    room.does(room.aino, "move_form", form=form, across=0.25, up=0, period="present")
    assert room.state.forms[form].period is Period.PRESENT
    room.does(room.aino, "move_form", form=form, across=0.25, up=0, period=None)

    assert room.state.forms[form].period is None


def test_contradictions_lie_on_the_way(room, field):
    """A way that is drawn again says anew which; taken away it is gone."""
    past, future = placed(room, "attendance work"), placed(room, "a school-wide answer")
    number = room.does(
        room.bilal,
        "log_contradiction",
        text="targets against the child",
        poles=[{"element": "rules"}],
        period="past",
    ).made
    room.does(room.aino, "join_forms", start=past, end=future)
    room.does(room.aino, "join_forms", start=past, end=future, contradictions=[number, number])
    assert steps(room, field) == (Step(past, future, (number,)),)
    room.does(room.aino, "part_forms", start=past, end=future)

    assert steps(room, field) == ()


def test_with_several_models_one_is_named(room, field):
    """A form says in which it stands when that is not plain."""
    other = drawn(room, "Ways to learn")
    with pytest.raises(Refused, match=r"several four-field models. Say which"):
        placed(room, "attendance work")
    made = placed(room, "a class", field=other)

    assert room.state.forms[made].field == other


def test_without_a_model_no_form_is_placed(room):
    """The axes come first."""
    with pytest.raises(Refused, match=r"Draw its axes first"):
        placed(room, "attendance work")


@given(
    place=st.floats(allow_nan=True, allow_infinity=True).filter(lambda x: not -1 <= x <= 1),
    axis=st.sampled_from(["across", "up"]),
)
def test_a_form_stands_between_the_poles(paper_room, place, axis):
    """Whatever number is sent: outside of -1 to 1 nothing is placed."""
    room = paper_room({"title": "Ways"})
    room.does(room.aino, "draw_four_field", title="Ways", across=ACROSS, up=UP)

    with pytest.raises(Refused, match=r"from -1 \(the low pole\) to 1 \(the high one\)"):
        room.does(room.bilal, "place_form", **{"text": "x", "across": 0, "up": 0, axis: place})


@pytest.mark.parametrize("pole", ["name", "low", "high"])
def test_an_axis_has_a_name_and_two_poles(room, pole):
    """The refusal names what is empty."""
    with pytest.raises(Refused, match=rf"across\.{pole}. is empty"):
        room.does(room.aino, "draw_four_field", title="W", across=ACROSS | {pole: " "}, up=UP)


def test_a_way_leads_from_one_form_to_another(room, field):
    """Not to itself, not into another model, not to what is not there."""
    form = placed(room, "attendance work")
    elsewhere = placed(room, "a class", field=drawn(room, "Ways to learn"))

    with pytest.raises(Refused, match=r"two different forms"):
        room.does(room.aino, "join_forms", start=form, end=form)
    with pytest.raises(Refused, match=r"different models"):
        room.does(room.aino, "join_forms", start=form, end=elsewhere)
    with pytest.raises(NotFound, match=r"no form “f99”"):
        room.does(room.aino, "join_forms", start=form, end="f99")
    with pytest.raises(NotFound, match=r"no way between"):
        room.does(room.aino, "part_forms", start=form, end=elsewhere)


def test_an_unknown_contradiction_is_refused(room, field):
    """Nothing is drawn then."""
    past, future = placed(room, "attendance work"), placed(room, "a school-wide answer")

    with pytest.raises(NotFound, match=r"no contradiction “c99”"):
        room.does(room.aino, "join_forms", start=past, end=future, contradictions=["c99"])
    assert steps(room, field) == ()


def test_an_empty_model_is_taken_away(room, field):
    """One in which forms stand is kept, and none is lost with it."""
    form = placed(room, "attendance work")
    with pytest.raises(Refused, match=r"Forms stand in “Ways to help”"):
        room.does(room.aino, "remove_four_field", field=field)
    room.does(room.bilal, "withdraw", item=form)
    room.does(room.aino, "remove_four_field", field=field)

    assert room.state.four_fields == {}
    with pytest.raises(NotFound, match=r"no four-field model"):
        room.does(room.aino, "remove_four_field", field=field)


def test_undo_does_not_bring_a_form_back_without_its_model(room, field):
    """Taken back before the model went, it would stand nowhere."""
    form, taken = placed(room, "attendance work"), "00000000-0000-4000-8000-000000000001"
    room.does(room.bilal, "withdraw", taken, item=form)
    room.does(room.aino, "remove_four_field", field=field)

    with pytest.raises(Refused, match=r"four-field model it would go back to is gone"):
        room.does(room.bilal, "undo", of=taken)


def test_a_model_with_forms_is_not_undone(room):
    """What stands in it is undone first."""
    room.does(
        room.aino,
        "draw_four_field",
        "00000000-0000-4000-8000-000000000001",
        title="W",
        across=ACROSS,
        up=UP,
    )
    placed(room, "attendance work")

    with pytest.raises(Refused, match=r"Forms stand in this four-field model"):
        room.does(room.aino, "undo")


def test_a_way_to_a_form_that_was_undone_can_be_taken_away(room, field):
    """The end of it is gone; nothing breaks."""
    past = placed(room, "attendance work")
    future = placed(room, "a school-wide answer")
    room.does(room.aino, "join_forms", start=past, end=future)
    room.does(room.bilal, "undo")
    room.does(room.bilal, "undo")
    room.does(room.aino, "part_forms", start=past, end=future)

    assert steps(room, field) == ()


def test_the_room_sees_the_way_between_what_it_sees(room, field):
    """A way to a hidden form is not told, nor is a hidden contradiction on one."""
    past, present, future = (placed(room, text) for text in ("a", "b", "c"))
    number = room.does(
        room.bilal, "log_contradiction", text="x", poles=[{"element": "rules"}], period="past"
    ).made
    room.does(room.aino, "join_forms", start=past, end=present, contradictions=[number])
    room.does(room.aino, "join_forms", start=present, end=future)
    room.does(room.aino, "hide", item=future)
    room.does(room.aino, "hide", item=number)

    seen = room.seen_by(room.dana)
    assert seen.four_fields[field].steps == (Step(past, present, ()),)
    assert len(steps(room, field)) == 2


def test_phones_place_forms_in_open_tasks(room_with):
    """A task that maps takes none; axes and ways are not theirs."""
    room = room_with({"title": "Open"}, {"title": "Map", "kind": "map"})
    drawn(room)
    placed(room, "attendance work")
    with pytest.raises(NotAllowed):
        room.does(room.bilal, "draw_four_field", title="W", across=ACROSS, up=UP)
    room.does(room.aino, "next_task")

    with pytest.raises(NotNow, match=r"moved on"):
        placed(room, "a hotline")
