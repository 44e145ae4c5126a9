"""Several activity systems in a workshop: begun, renamed, and taken away when empty."""

import pytest

from changelab.domain.errors import NotFound, Refused


def names(room) -> list[str]:
    """The systems of the workshop in their order."""
    return [system.name for system in room.state.systems.values()]


def test_another_system_is_begun(room):
    """A neighbouring activity stands beside the group's own, in the order of naming."""
    room.does(room.aino, "name_system", name="School")

    assert names(room) == ["Our activity", "School"]


def test_a_system_is_renamed(room):
    """The system keeps its id and its place; the case of its letters may change too."""
    room.does(room.aino, "rename_system", system="our activity", name="CLINIC")
    room.does(room.aino, "rename_system", system="Clinic", name="Clinic")

    assert names(room) == ["Clinic"]


@pytest.mark.parametrize("name", ["School", "sCHool"])
def test_two_systems_cannot_have_one_name(room, name):
    """A name tells systems apart, whatever the case of its letters."""
    room.does(room.aino, "name_system", name="School")

    with pytest.raises(Refused, match=r"already. Choose another name"):
        room.does(room.aino, "name_system", name=name)
    with pytest.raises(Refused, match=r"already. Choose another name"):
        room.does(room.aino, "rename_system", system="Our activity", name=name)


def test_an_empty_system_is_taken_away(room):
    """What nothing hangs on may go."""
    room.does(room.aino, "name_system", name="School")
    room.does(room.aino, "remove_system", system="School")

    assert names(room) == ["Our activity"]


def test_the_last_system_stays(room):
    """A workshop without an activity system could map nothing."""
    with pytest.raises(Refused, match=r"needs one activity system"):
        room.does(room.aino, "remove_system", system="Our activity")


@pytest.mark.parametrize(
    ("act", "fields"),
    [
        ("add_entry", {"system": "School", "element": "rules"}),
        ("log_contradiction", {"poles": [{"system": "School", "element": "rules"}]}),
        ("construe_object", {"systems": ["Our activity", "School"]}),
    ],
)
def test_a_system_in_use_stays(room, act, fields):
    """Entries, contradictions and objects are not lost with their system."""
    room.does(room.aino, "name_system", name="School")
    room.does(room.aino, act, text="x", period="present", **fields)

    with pytest.raises(Refused, match=r"“School” holds entries, contradictions or objects"):
        room.does(room.aino, "remove_system", system="School")


def test_what_was_taken_back_is_not_asked_to_be_moved(room):
    """If only withdrawn cards hang on a system, the refusal does not say to move them."""
    room.does(room.aino, "name_system", name="School")
    made = room.does(
        room.aino, "add_entry", system="School", element="rules", text="x", period="present"
    ).made
    room.does(room.aino, "withdraw", item=made)

    with pytest.raises(Refused, match=r"taken back"):
        room.does(room.aino, "remove_system", system="School")


def test_a_system_with_neighbours_stays(room):
    """The central activity goes only when nothing is its neighbour any more."""
    room.does(room.aino, "name_system", name="School")
    room.does(
        room.aino,
        "place_neighbour",
        system="Our activity",
        of="School",
        neighbour="rule_producing",
    )

    with pytest.raises(Refused, match=r"“School” has neighbours"):
        room.does(room.aino, "remove_system", system="School")


def test_an_unknown_system_is_not_renamed(room):
    """The refusal says which systems there are."""
    with pytest.raises(NotFound, match=r"There are: “Our activity”"):
        room.does(room.aino, "rename_system", system="y99", name="x")
