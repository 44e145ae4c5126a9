"""Activity systems together: what they make of their object, and who feeds whom."""

import pytest

from changelab.domain.vocabulary import Neighbour

NEW = "so-new-0"


@pytest.fixture
def two_systems(room) -> list[str]:
    """Ours and the school."""
    room.does(room.aino, "name_system", name="School")
    return list(room.state.systems)


def _opens(workbench, room, **session):
    return workbench.opens("activity_systems", room.workshop, **{"as-system": "together"} | session)


def test_with_one_system_there_is_no_together(workbench, room):
    """Nothing is offered that needs a second system."""
    test = workbench.opens("activity_systems", room.workshop)

    assert len(test.button_group(key="as-system").options) == 1


def test_an_object_that_several_share_is_said(workbench, room, two_systems):
    """Both are chosen at first; it is called shared, with the term beside it."""
    test = _opens(workbench, room, **{NEW: True})
    empty = workbench.words(test)
    test.text_area(key=f"{NEW}-text").set_value("the child's day")
    test.button(key=f"{NEW}-do").click().run()
    (one,) = room.state.construed_objects.values()

    assert "Nothing is said about it yet" in empty
    assert one.systems == tuple(two_systems)
    assert "shared · object 3" in workbench.words(test)


def test_an_object_of_one_system_is_its_own(workbench, room, two_systems):
    """Only the school's, in the future: it stands there when the future is looked at."""
    test = _opens(workbench, room, **{NEW: True})
    test.text_area(key=f"{NEW}-text").set_value("learning")
    test.multiselect(key=f"{NEW}-systems").set_value([two_systems[1]])
    test.button_group(key=f"{NEW}-period").set_value("future")
    test.button(key=f"{NEW}-do").click().run()
    now = workbench.words(test)
    test.button_group(key="as-period").set_value("future").run()
    then = workbench.words(test)

    assert "learning" not in now
    assert "learning" in then and "its own · object 2" in then and "School" in then


def test_an_object_of_nobody_is_refused(workbench, room, two_systems):
    """Somebody's it must be; the words stay."""
    test = _opens(workbench, room, **{NEW: True})
    test.text_area(key=f"{NEW}-text").set_value("learning")
    test.multiselect(key=f"{NEW}-systems").set_value([])
    test.button(key=f"{NEW}-do").click().run()

    assert test.error
    assert test.text_area(key=f"{NEW}-text").value == "learning"
    assert not room.state.construed_objects


def test_whose_it_is_can_be_changed(workbench, room, two_systems):
    """What one made of it becomes what both share."""
    ours, school = two_systems
    one = room.does(
        room.bilal, "construe_object", text="the day", systems=[ours], period="present"
    ).made
    test = _opens(workbench, room)
    test.menu_button(key=f"hands-{one}").click("Change whose it is").run()
    test.multiselect(key=f"so-{one}-systems").set_value([ours, school])
    test.button(key=f"so-{one}-do").click().run()

    assert room.state.construed_objects[one].systems == (ours, school)


def test_a_neighbour_is_placed_in_a_sentence_and_taken_back(workbench, room, two_systems):
    """The school makes rules for us; one click takes that back."""
    ours, school = two_systems
    test = _opens(workbench, room, **{"nb-new-0": True})
    test.selectbox(key="nb-new-0-as").set_value(Neighbour.RULE_PRODUCING)
    test.button(key="nb-new-0-do").click().run()
    placed = room.state.systems[school]
    words = workbench.words(test)
    test.button(key=f"nb-{school}").click().run()

    assert (placed.neighbour_of, placed.neighbour_as) == (ours, Neighbour.RULE_PRODUCING)
    assert "**School** makes rules for" in words
    assert room.state.systems[school].neighbour_of is None


def test_nobody_is_their_own_neighbour(workbench, room, two_systems):
    """The refusal stands on the page as the rules word it."""
    test = _opens(workbench, room, **{"nb-new-0": True})
    test.selectbox(key="nb-new-0-of").set_value(two_systems[1])
    test.button(key="nb-new-0-do").click().run()

    assert "not its own neighbour" in test.error[0].value
