"""Several activity systems side by side: elements down, systems across, one period at a time."""

import pytest


@pytest.fixture
def two_systems(room) -> list[str]:
    """Ours and the school, each with a rule of today."""
    room.does(room.aino, "name_system", name="School & <co>")
    ours, school = room.state.systems
    for system, text in ((ours, "who phones, owns it"), (school, "<b>the bell</b>")):
        fields = {"system": system, "element": "rules", "text": text, "period": "present"}
        room.does(room.aino, "add_entry", **fields)
    return [ours, school]


def table(test) -> str:
    """The comparison as it stands on the page."""
    return next(one.proto.body for one in test.get("html") if "<table>" in one.proto.body)


def compared(workbench, room):
    """The page, with everything side by side."""
    return workbench.opens("activity_systems", room.workshop, **{"as-system": "compare"})


def test_systems_stand_side_by_side(workbench, room, two_systems):
    """One row has the rules of both, in the order of the systems."""
    row = next(
        one
        for one in table(compared(workbench, room)).split("<tr>")
        if "who phones, owns it" in one
    )

    assert ">Rules<" in row
    assert row.index("who phones, owns it") < row.index("&lt;b&gt;the bell&lt;/b&gt;")


def test_another_period_compares_what_holds_then(workbench, room, two_systems):
    """In the future nothing is there yet, and nothing of today is shown."""
    test = compared(workbench, room)
    test.button_group(key="as-period").set_value("future").run()

    assert "who phones, owns it" not in table(test)


def test_names_of_systems_are_words(workbench, room, two_systems):
    """What someone called a system cannot become part of the page."""
    assert "School &amp; &lt;co&gt;" in table(compared(workbench, room))


def test_cards_that_say_the_same_are_counted(workbench, room, two_systems):
    """A merged entry says how many it stands for."""
    ours = two_systems[0]
    first = next(one.id for one in room.state.entries.values() if one.system == ours)
    fields = {"system": ours, "element": "rules", "period": "present"}
    second = room.does(room.aino, "add_entry", text="whoever phones has it", **fields).made
    room.does(room.aino, "merge_cards", into=first, items=[second])

    assert "×2" in table(compared(workbench, room))


def test_one_system_has_nothing_to_be_compared_with(workbench, room):
    """There is no such tab while there is one system."""
    test = workbench.opens("activity_systems", room.workshop)

    assert list(test.button_group(key="as-system").options) == ["Our activity"]
