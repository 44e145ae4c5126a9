"""Small groups on Run: how far each has come, and one click for those who are in none."""

import pytest

from changelab.domain.vocabulary import Role


@pytest.fixture
def groups(room) -> list[str]:
    """Two small groups; Bilal is in the first. The task at hand is for small groups."""
    for name in ("School", "Health *care*"):
        room.does(room.aino, "form_group", name=name)
    school, health = room.state.groups
    room.does(room.aino, "put_in_group", participant=room.bilal.id, group=school)
    begin(room)
    return [school, health]


def begin(room) -> None:
    """A task in which each small group maps an activity of its own."""
    session = room.state.about.sessions[0]
    plan = {"title": "Your own", "kind": "map", "by_groups": True, "who_sees": "after_reveal"}
    room.does(room.aino, "plan_task", session=session, plan=plan)
    room.does(room.aino, "start_task", task=room.state.sessions[session].tasks[-1])


def write(room, person, text: str) -> None:
    """A card from that person's phone."""
    room.does(person, "add_entry", element="rules", text=text, period="present")


def test_each_group_says_how_many_cards_it_has(workbench, room, groups):
    """Bilal's two cards are his group's; the other has none yet."""
    for text in ("one", "two"):
        write(room, room.bilal, text)
    words = workbench.words(workbench.opens("run", room.workshop))

    assert "**School** 2 cards, 1 person" in words
    assert "**Health \\*care\\*** 0 cards, 0 people" in words


def test_one_click_puts_the_others_into_the_smallest(workbench, room, groups):
    """Dana and Farid are in no group; each goes where the fewest are, and one undo brings back."""
    room.laboratory.join(room.workshop, "Farid")
    test = workbench.opens("run", room.workshop)
    assert "in no group yet: P02, P03" in workbench.words(test)
    test.button(key="put-in-groups").click().run()
    put = {key: person.group for key, person in room.state.participants.items()}
    steps = test.session_state["steps"]
    again = workbench.opens("activity_systems", room.workshop, steps=steps)
    again.button(key="undo").click().run()

    assert put == {"P01": groups[0], "P02": groups[1], "P03": groups[0]}
    assert [one.group for one in room.state.participants.values()] == [groups[0], None, None]


def test_with_everyone_in_a_group_nothing_is_to_press(workbench, room, groups):
    """The button is there only as long as it does something."""
    room.does(room.aino, "put_in_group", participant=room.dana.id, group=groups[1])
    test = workbench.opens("run", room.workshop)

    assert "in no group yet" not in workbench.words(test)
    assert not [one for one in test.button if one.key == "put-in-groups"]


def test_without_groups_the_page_says_where_to_form_them(workbench, room):
    """A task for small groups, and there are none: one sentence, one link."""
    begin(room)
    test = workbench.opens("run", room.workshop)

    assert "there are none yet" in workbench.words(test)


def test_what_the_groups_made_stands_side_by_side(workbench, room, groups):
    """The groups' own systems are compared, not the one they share; words stay words."""
    write(room, room.bilal, "<i>the bell</i>")
    test = workbench.opens("run", room.workshop)
    (table,) = (one.proto.body for one in test.get("html") if "<table>" in one.proto.body)

    assert "&lt;i&gt;the bell&lt;/i&gt;" in table
    assert "School" in table
    assert "Our activity" not in table


def test_the_scribe_cannot_put_people_into_groups(workbench, room, groups):
    """What is the facilitator's to do is not offered to the scribe."""
    test = workbench.opens("run", room.workshop, Role.SCRIBE)

    assert test.button(key="put-in-groups").disabled
