"""Activity systems together: the objects they make, what they share, and their neighbours."""

import pytest

from changelab.domain.errors import NotFound, NotNow, Refused
from changelab.domain.vocabulary import Neighbour, Period

OURS = "Our activity"


@pytest.fixture
def school(room) -> str:
    """Another activity system."""
    room.does(room.aino, "name_system", name="School")
    return next(reversed(room.state.systems))


def construed(room, *systems: str, text: str = "a safe school", period: str = "future") -> str:
    """The id of an object that Bilal named."""
    act = {"text": text, "systems": systems, "period": period}
    return room.does(room.bilal, "construe_object", **act).made


def test_it_works(room, school):
    """What one system makes of its object, and what two of them share, each in its period."""
    own = construed(room, "school", text="attendance", period="present")
    shared = construed(room, OURS, school, "School")

    objects = room.state.construed_objects
    assert (objects[own].systems, objects[own].period) == ((school,), Period.PRESENT)
    assert (objects[shared].systems, objects[shared].period) == (("y2", school), Period.FUTURE)
    assert (objects[shared].text, objects[shared].author) == ("a safe school", "P01")


def test_it_is_said_anew_whose_object_it_is(room, school):
    """What was one system's own is shared by two, now and not one day."""
    made = construed(room, OURS)
    room.does(room.aino, "change_construed", item=made, systems=[OURS, "School"])
    room.does(room.aino, "change_construed", item=made, period="present")
    before = room.state.seq
    room.does(room.aino, "change_construed", item=made, period="present")

    one = room.state.construed_objects[made]
    assert (one.systems, one.period) == (("y2", school), Period.PRESENT)
    assert room.state.seq == before


@pytest.mark.parametrize("neighbour", Neighbour)
def test_a_system_is_a_neighbour(room, school, neighbour):
    """It has its place beside the central activity, and keeps its name."""
    room.does(room.aino, "place_neighbour", system="School", of=OURS, neighbour=neighbour)
    room.does(room.aino, "rename_system", system="School", name="The school")

    one = room.state.systems[school]
    assert (one.neighbour_of, one.neighbour_as, one.name) == ("y2", neighbour, "The school")


def test_a_neighbour_is_taken_away(room, school):
    """Null twice: it is nobody's neighbour; said again, nothing is recorded."""
    place = {"system": "School", "of": OURS, "neighbour": "tool_producing"}
    room.does(room.aino, "place_neighbour", **place)
    for _ in range(2):
        room.does(room.aino, "place_neighbour", system="School", of=None, neighbour=None)
        after = room.state.seq
    room.does(room.aino, "place_neighbour", system="School", of=None, neighbour=None)

    assert room.state.systems[school].neighbour_of is None
    assert room.state.seq == after


def test_a_neighbour_is_somebodys_and_of_a_kind(room, school):
    """Half of it says nothing."""
    for place in ({"of": OURS, "neighbour": None}, {"of": None, "neighbour": "tool_producing"}):
        with pytest.raises(Refused, match=r"Say both, or neither"):
            room.does(room.aino, "place_neighbour", system="School", **place)


def test_nothing_is_its_own_neighbour(room):
    """By its id or by its name."""
    with pytest.raises(Refused, match=r"not its own neighbour"):
        room.does(room.aino, "place_neighbour", system="y2", of=OURS, neighbour="more_advanced")


def test_an_unknown_system_is_refused(room):
    """The refusal says which there are."""
    with pytest.raises(NotFound, match=r"There are: “Our activity”"):
        construed(room, OURS, "Hospital")
    with pytest.raises(NotFound, match=r"There are: “Our activity”"):
        room.does(room.aino, "place_neighbour", system="y99", of=OURS, neighbour="more_advanced")


def test_an_object_is_somebodys(room):
    """No system, no object."""
    with pytest.raises(Refused, match=r"Name at least one"):
        construed(room)


def test_what_is_not_there_is_not_changed(room):
    """Unknown, or taken back."""
    with pytest.raises(NotFound, match=r"no such object “j99”"):
        room.does(room.aino, "change_construed", item="j99", period="past")
    made = construed(room, OURS)
    room.does(room.bilal, "withdraw", item=made)

    with pytest.raises(Refused, match=r"taken back"):
        room.does(room.aino, "change_construed", item=made, period="past")


def test_a_system_in_use_is_not_undone(room):
    """Neither with a neighbour nor with an object."""
    first = "00000000-0000-4000-8000-000000000001"
    room.does(room.aino, "name_system", first, name="School")
    room.does(room.aino, "place_neighbour", system=OURS, of="School", neighbour="rule_producing")
    with pytest.raises(Refused, match=r"in use"):
        room.does(room.aino, "undo", of=first)
    room.does(room.aino, "undo")
    construed(room, "School")

    with pytest.raises(Refused, match=r"in use"):
        room.does(room.aino, "undo", of=first)


def test_undo_does_not_make_a_neighbour_of_what_is_gone(room, school):
    """The place beside it went with the central activity."""
    gone = "00000000-0000-4000-8000-000000000001"
    room.does(room.aino, "place_neighbour", system=OURS, of="School", neighbour="rule_producing")
    room.does(room.aino, "place_neighbour", gone, system=OURS, of=None, neighbour=None)
    room.does(room.aino, "remove_system", system="School")

    with pytest.raises(Refused, match=r"neighbour of is gone"):
        room.does(room.aino, "undo", of=gone)


def test_undo_does_not_give_an_object_to_what_is_gone(room, school):
    """It was shared with a system that was removed since."""
    made, gone = construed(room, OURS, "School"), "00000000-0000-4000-8000-000000000001"
    room.does(room.aino, "change_construed", gone, item=made, systems=[OURS])
    room.does(room.aino, "remove_system", system="School")

    with pytest.raises(Refused, match=r"belongs to is gone"):
        room.does(room.aino, "undo", of=gone)


def test_a_small_group_speaks_of_its_own_object(room_with):
    """In a task for small groups it is their own system's, and theirs to see before the reveal."""
    room = room_with({"title": "G", "by_groups": True, "who_sees": "after_reveal"})
    for name, person in (("Door side", "P01"), ("Window side", "P02")):
        room.does(room.aino, "form_group", name=name)
        group = next(reversed(room.state.groups))
        room.does(room.aino, "put_in_group", participant=person, group=group)
    made = construed(room, OURS)

    system = room.state.systems[room.state.construed_objects[made].systems[0]]
    assert system.name == "Door side"
    assert made not in room.seen_by(room.dana).construed_objects
    room.does(room.aino, "put_in_group", participant="P02", group=system.group)
    assert made in room.seen_by(room.dana).construed_objects


def test_phones_name_objects_in_open_tasks(room_with):
    """A task that maps takes none."""
    room = room_with({"title": "Map", "kind": "map"})

    with pytest.raises(NotNow, match=r"moved on"):
        construed(room, OURS)
