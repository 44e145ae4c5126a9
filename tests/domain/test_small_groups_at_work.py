"""Small groups work by themselves for a while, each on an activity system of its own."""

import pytest

from changelab.domain.errors import NotNow, Refused
from changelab.domain.screen import Shows, screen_of
from changelab.domain.scribe import Reader

ENTRY = {"element": "rules", "period": "present"}
APART = {"title": "In groups", "by_groups": True}


def form(room, name: str, *people: str) -> str:
    """Aino forms a group and puts people in it; returns its id."""
    group = f"g{room.does(room.aino, 'form_group', name=name).seq}"
    for person in people:
        room.does(room.aino, "put_in_group", participant=person, group=group)
    return group


@pytest.fixture
def groups(room_with):
    """A plenary task, then one for small groups: Bilal sits at the door, Dana at the window."""

    def opened(**plan):
        room = room_with({"title": "All together"}, APART | plan)
        form(room, "Door side", "P01")
        form(room, "Window side", "P02")
        room.does(room.aino, "next_task")
        return room

    return opened


def system_of(room, item: str) -> str:
    """The name of the system a card lies on."""
    card = room.state.contribution(item)
    key = card.system if item.startswith("e") else card.poles[0].system
    return room.state.systems[key].name


def test_each_group_gets_a_system_when_the_task_starts(groups):
    """Named after the group, beside the one that all share."""
    room = groups()

    named = {one.name: one.group for one in room.state.systems.values()}
    assert list(named) == ["Our activity", "Door side", "Window side"]
    assert [named["Our activity"], named["Door side"]] == [None, next(iter(room.state.groups))]


def test_the_systems_are_made_once(groups):
    """Going back and forth makes no others; a group formed later gets its own."""
    room = groups()
    room.does(room.aino, "previous_task")
    form(room, "Corridor")
    room.does(room.aino, "next_task")

    assert [one.name for one in room.state.systems.values()][1:] == [
        "Door side",
        "Window side",
        "Corridor",
    ]


def test_a_group_formed_while_groups_work_begins_at_once(groups):
    """It has a system from the start, and its people can send."""
    room = groups()
    room.does(room.aino, "form_group", name="Corridor")
    corridor = next(one for one in room.state.groups.values() if one.name == "Corridor")
    room.does(room.aino, "put_in_group", participant="P02", group=corridor.id)

    item = room.does(room.dana, "add_entry", text="we meet in the corridor", **ENTRY).made

    assert system_of(room, item) == "Corridor"


def test_a_session_that_begins_in_groups_has_them_too(room_with):
    """The first task of a session is a task like any other."""
    room = room_with({"title": "All together"})
    form(room, "Door side", "P01")
    session = f"s{room.does(room.aino, 'plan_session', plan={'title': 'Second'}).seq}"
    room.does(room.aino, "plan_task", session=session, plan=APART)
    room.does(room.aino, "start_session", session=session)

    made = room.does(room.bilal, "add_entry", text="a", **ENTRY).made
    assert system_of(room, made) == "Door side"


def test_what_people_send_goes_to_their_groups_system(groups):
    """Entries and contradictions, also when a phone names another system."""
    room = groups()
    poles = [{"element": "rules", "system": "Our activity"}, {"element": "tools"}]
    made = [
        room.does(room.bilal, "add_entry", text="a", **ENTRY).made,
        room.does(room.bilal, "add_entry", text="b", system="Window side", **ENTRY).made,
        room.does(room.dana, "log_contradiction", text="c", poles=poles, period="present").made,
    ]

    assert [system_of(room, item) for item in made] == ["Door side", "Door side", "Window side"]


def test_the_facilitator_writes_on_the_system_all_share(groups):
    """Unless she names another; so does the scribe's line, which carries what is there."""
    room = groups()
    shared = room.does(room.aino, "add_entry", text="a", **ENTRY).made
    named = room.does(room.aino, "add_entry", text="b", system="Door side", **ENTRY).made
    carried = Reader.of(room.state).read("past rules: a").act

    assert (system_of(room, shared), system_of(room, named)) == ("Our activity", "Door side")
    assert (carried.act, carried.entry) == ("carry_entry", shared)


def test_after_the_task_phones_write_on_the_shared_system_again(groups):
    """The groups' systems stay, and nobody must say which system is meant."""
    room = groups()
    room.does(room.aino, "previous_task")
    made = room.does(room.bilal, "add_entry", text="a", **ENTRY).made

    assert system_of(room, made) == "Our activity"


def test_a_group_sees_its_own_before_the_reveal_and_others_do_not(groups):
    """Two at one table share their cards; the next table and the wall see them when revealed."""
    room = groups(who_sees="after_reveal")
    fatima = room.laboratory.join(room.workshop, "Fatima")
    fatima = room.laboratory.doors.visitor(fatima.token).actor
    room.does(room.aino, "put_in_group", participant="P03", group=next(iter(room.state.groups)))
    entry = room.does(room.bilal, "add_entry", text="a", **ENTRY).made
    poles = [{"element": "rules"}]
    pull = room.does(room.bilal, "log_contradiction", text="b", poles=poles, period="present").made

    def seen(viewer) -> set[str]:
        return {item.id for item in room.seen_by(viewer).contributions()}

    assert seen(fatima) == {entry, pull}
    assert seen(room.dana) == seen(room.chen) == set()
    room.does(room.aino, "reveal")
    assert seen(room.dana) == seen(room.chen) == {entry, pull}


def test_a_card_that_was_hidden_or_waits_is_not_the_groups_either(groups):
    """Sharing a table is no way round the facilitator."""
    room = groups(who_sees="after_reveal", held=True)
    room.does(room.aino, "put_in_group", participant="P02", group=next(iter(room.state.groups)))
    made = room.does(room.bilal, "add_entry", text="a", **ENTRY).made
    assert made not in room.seen_by(room.dana).entries
    room.does(room.aino, "accept", item=made)
    assert made in room.seen_by(room.dana).entries
    room.does(room.aino, "hide", item=made)

    assert made not in room.seen_by(room.dana).entries


def test_cards_for_their_authors_eyes_stay_theirs(groups):
    """Where people were told that nobody else sees them, their group does not either."""
    room = groups(who_sees="own")
    room.does(room.aino, "put_in_group", participant="P02", group=next(iter(room.state.groups)))
    made = room.does(room.bilal, "add_entry", text="a", **ENTRY).made

    assert made not in room.seen_by(room.dana).entries


def test_who_leaves_a_group_no_longer_sees_what_it_has(groups):
    """Moved to the other table, Dana sees that table's cards."""
    room = groups(who_sees="after_reveal")
    door = next(iter(room.state.groups))
    made = room.does(room.bilal, "add_entry", text="a", **ENTRY).made
    room.does(room.aino, "put_in_group", participant="P02", group=door)
    assert made in room.seen_by(room.dana).entries
    room.does(room.aino, "put_in_group", participant="P02", group=None)

    assert made not in room.seen_by(room.dana).entries


def test_the_room_compares_when_it_may_see(groups):
    """Covered, the projector counts; revealed, it puts the groups side by side."""
    room = groups(kind="map", who_sees="after_reveal")
    assert screen_of(room.state).shows is Shows.COUNT
    room.does(room.aino, "reveal")

    assert screen_of(room.state).shows is Shows.COMPARISON


def test_who_is_in_no_group_is_told_so(groups):
    """The phone keeps the card; the facilitator can help at once."""
    room = groups()
    room.does(room.aino, "put_in_group", participant="P01", group=None)

    with pytest.raises(NotNow, match=r"not in a small group yet\. Ask the facilitator"):
        room.does(room.bilal, "add_entry", text="a", **ENTRY)


def test_systems_have_names_of_their_own(room_with):
    """A group called like a system, or like another group's system, gets a name like its own."""
    room = room_with({"title": "All together"}, APART, systems=("North", "Group South"))
    for name in ("north", "South", "Group North"):
        form(room, name)
    room.does(room.aino, "next_task")

    names = [one.name for one in room.state.systems.values()]
    assert names[2:] == ["Group north", "South", "Group Group North"]
    assert len({name.casefold() for name in names}) == 5


def test_a_start_in_groups_is_undone_while_nobody_has_written(groups):
    """The groups' systems go with it; with cards on them the start stays."""
    room = groups()
    room.does(room.aino, "undo")
    assert [one.name for one in room.state.systems.values()] == ["Our activity"]
    room.does(room.aino, "next_task")
    room.does(room.bilal, "add_entry", text="a", **ENTRY)

    with pytest.raises(Refused):
        room.does(room.aino, "undo")


def test_a_group_that_works_on_a_system_is_dissolved_and_not_undone(groups):
    """Its system keeps what it wrote."""
    room = groups()
    made = room.does(room.bilal, "add_entry", text="a", **ENTRY).made
    door = next(iter(room.state.groups))
    deed = next(one for one in room.state.deeds.values() if one.seqs == (int(door[1:]),))
    room.does(room.aino, "put_in_group", participant="P01", group=None)
    with pytest.raises(Refused, match=r"works on an activity system\. Keep it, or dissolve it"):
        room.does(room.aino, "undo", of=deed.act_id)
    room.does(room.aino, "dissolve_group", group=door)

    assert system_of(room, made) == "Door side"
