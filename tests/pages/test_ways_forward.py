"""The page of the ways forward: two axes, forms of the activity on them, and the way across."""

import pytest

from changelab.domain.vocabulary import Role

ACROSS = {"name": "Who works on it", "low": "one profession", "high": "several together"}
UP = {"name": "What is worked on", "low": "the single child", "high": "the whole school"}


def _drawn(room, title="Where could we go?") -> str:
    """A model with its two axes."""
    before = set(room.state.four_fields)
    room.does(room.aino, "draw_four_field", title=title, across=ACROSS, up=UP)
    return next(key for key in room.state.four_fields if key not in before)


def _placed(room, field: str, text: str, across: float, up: float, period=None) -> str:
    fields = {"field": field, "across": across, "up": up, "period": period}
    return room.does(room.bilal, "place_form", text=text, **fields).made


def _opens(workbench, room, role=Role.FACILITATOR, **session):
    return workbench.opens("ways_forward", room.workshop, role, **session)


@pytest.fixture
def two_forms(room) -> tuple[str, str, str]:
    """A model, the form of today and one that could be."""
    field = _drawn(room)
    today = _placed(room, field, "a meeting around one child", 0.5, -0.4, "present")
    other = _placed(room, field, "the school answers *together*", 0.7, 0.8)
    return field, today, other


# --- the axes ---------------------------------------------------------------------------


def test_an_empty_page_says_what_to_do_and_offers_it(workbench, room):
    """One sentence, one button: the two axes are drawn, and the model stands there."""
    test = _opens(workbench, room, **{"wf-draw-0": True})
    said = test.info[0].value
    test.text_input(key="wf-draw-0-title").set_value("Where could we go?")
    for field, axis in (("across", ACROSS), ("up", UP)):
        for part, words in axis.items():
            test.text_input(key=f"wf-draw-0-{field}-{part}").set_value(words)
    test.text_input(key="wf-draw-0-across-why").set_value("since 1996 more and more")
    test.button(key="wf-draw-0-do").click().run()
    (model,) = room.state.four_fields.values()

    assert "Choose two things that have moved in your history" in said
    assert (model.title, model.across.high, model.up.low) == (
        "Where could we go?",
        "several together",
        "the single child",
    )
    assert model.across.why == "since 1996 more and more"
    assert not test.info


def test_an_axis_without_a_pole_is_refused_and_nothing_typed_is_lost(workbench, room):
    """What is missing is said; what was typed stands there still."""
    test = _opens(workbench, room, **{"wf-draw-0": True})
    test.text_input(key="wf-draw-0-title").set_value("Where could we go?")
    test.button(key="wf-draw-0-do").click().run()

    assert test.error
    assert test.text_input(key="wf-draw-0-title").value == "Where could we go?"
    assert not room.state.four_fields


def test_axes_are_reworded(workbench, room):
    """The other axis keeps its words."""
    field = _drawn(room)
    key = f"wf-axes-{field}-0"
    test = _opens(workbench, room, **{key: True})
    test.text_input(key=f"{key}-up-high").set_value("the whole town")
    test.button(key=f"{key}-do").click().run()
    model = room.state.four_fields[field]

    assert (model.up.high, model.across.low) == ("the whole town", "one profession")


def test_a_model_with_forms_in_it_is_not_removed(workbench, room, two_forms):
    """The refusal stands on the page; the model stays."""
    key = f"wf-axes-{two_forms[0]}-0"
    test = _opens(workbench, room, **{key: True})
    test.button(key=f"{key}-away").click().run()

    assert "Forms stand in" in test.error[0].value
    assert two_forms[0] in room.state.four_fields


def test_several_models_are_tabs(workbench, room):
    """Each model has its own page; the forms of the other one are not there."""
    first, second = _drawn(room, "First"), _drawn(room, "Second")
    _placed(room, first, "of the first", 0, 0)
    _placed(room, second, "of the second", 0, 0)
    test = _opens(workbench, room)
    before = workbench.words(test)
    test.button_group(key="wf-model").set_value(second).run()
    after = workbench.words(test)

    assert "of the first" in before and "of the second" not in before
    assert "of the second" in after and "of the first" not in after


# --- the forms --------------------------------------------------------------------------


def test_a_form_is_placed_with_two_sliders(workbench, room):
    """The poles' words stand at the ends; the place and the period are in the record."""
    field = _drawn(room)
    key = f"wf-place-{field}-0"
    test = _opens(workbench, room, **{key: True})
    words = workbench.words(test)
    test.text_area(key=f"{key}-text").set_value("each service writes its own form")
    test.slider(key=f"{key}-across").set_value(-8)
    test.slider(key=f"{key}-up").set_value(3)
    test.button_group(key=f"{key}-period").set_value("past")
    test.button(key=f"{key}-do").click().run()
    (form,) = room.state.forms.values()

    assert "one profession" in words and "the whole school" in words
    assert (form.text, form.across, form.up, form.period) == (
        "each service writes its own form",
        -0.8,
        0.3,
        "past",
    )


def test_a_form_says_in_words_where_it_stands(workbench, room, two_forms):
    """Who cannot see the picture reads the same; typed marks stay words."""
    words = workbench.words(_opens(workbench, room))

    assert "Who works on it: several together, What is worked on: the single child" in words
    assert "an alternative" in words
    assert "the school answers *together*" in words


def test_a_form_is_moved_and_becomes_the_future(workbench, room, two_forms):
    """From its menu: another place, another period, and the move is over."""
    _, _, other = two_forms
    test = _opens(workbench, room)
    test.menu_button(key=f"hands-{other}").click("Move").run()
    test.slider(key=f"wf-move-{other}-across").set_value(10)
    test.button_group(key=f"wf-move-{other}-period").set_value("future")
    test.button(key=f"wf-move-{other}-do").click().run()
    form = room.state.forms[other]

    assert (form.across, form.up, form.period) == (1.0, 0.8, "future")
    assert not [one for one in test.slider if one.key == f"wf-move-{other}-across"]


# --- the way ----------------------------------------------------------------------------


def test_a_way_is_drawn_with_what_has_to_be_crossed(workbench, room, two_forms):
    """Two forms and a contradiction; the way is in the model and in words on the page."""
    field, today, other = two_forms
    poles = [{"element": "rules"}, {"element": "object"}]
    tension = room.does(
        room.aino, "log_contradiction", text="targets", poles=poles, period="present"
    ).made
    test = _opens(workbench, room, **{"wf-join-0": True})
    test.multiselect(key="wf-join-0-on").set_value([tension])
    test.button(key="wf-join-0-do").click().run()
    (step,) = room.state.four_fields[field].steps

    assert (step.start, step.end, step.contradictions) == (today, other, (tension,))
    assert "⚡ 1 · targets" in workbench.words(test)


def test_a_way_is_taken_away(workbench, room, two_forms):
    """One click, and Undo brings it back."""
    field, today, other = two_forms
    room.does(room.aino, "join_forms", start=today, end=other)
    test = _opens(workbench, room)
    test.button(key=f"wf-part-{today}-{other}").click().run()
    gone = room.state.four_fields[field].steps
    test.button(key="undo").click().run()

    assert gone == ()
    assert len(room.state.four_fields[field].steps) == 1


def test_with_one_form_there_is_no_way_yet(workbench, room):
    """The page says what comes first."""
    _placed(room, _drawn(room), "alone", 0, 0)

    assert "Place two forms first" in workbench.words(_opens(workbench, room))


def test_what_was_withdrawn_leaves_the_page(workbench, room, two_forms):
    """A form that Bilal took back is on no card, and neither is a way to it."""
    _, today, other = two_forms
    room.does(room.aino, "join_forms", start=today, end=other)
    room.does(room.bilal, "withdraw", item=other)
    words = workbench.words(_opens(workbench, room))

    assert "the school answers" not in words
    assert "Place two forms first" in words
