"""While groups work apart, nobody reads what another group writes; a card that moves leaves."""

import pytest

APART = {"title": "Apart", "by_groups": True, "who_sees": "after_reveal"}


@pytest.fixture
def apart(workshop_of):
    """Bilal and Farida sit at the door, Dana at the window; the groups work apart."""
    workshop = workshop_of({"title": "First"}, APART)
    bilal, farida, dana = (workshop.joins(name) for name in ("Bilal", "Farida", "Dana"))
    for name in ("Door side", "Window side"):
        workshop.aino_does("form_group", name=name)
    door, window = workshop.state.groups
    for phone, group in ((bilal, door), (farida, door), (dana, window)):
        workshop.aino_does("put_in_group", participant=phone.participant, group=group)
    workshop.aino_does("next_task")
    return workshop, bilal, farida, dana, workshop.state.seq


def system_of(workshop, group: str) -> str:
    """The activity system of a group, by the group's name."""
    (key,) = (key for key, one in workshop.state.groups.items() if one.name == group)
    return next(one.id for one in workshop.state.systems.values() if one.group == key)


def test_the_own_group_reads_it_and_nobody_else(apart):
    """Farida reads Bilal's card before the reveal; Dana and the projector do not."""
    workshop, bilal, farida, dana, since = apart
    workshop.entry(bilal, "the form is late")

    assert "the form is late" in workshop.everything(farida.token, since)
    for token in (dana.token, workshop.wall):
        assert "the form is late" not in workshop.everything(token, since)


def test_who_changes_the_table_reads_the_new_table_and_not_the_old(apart):
    """Farida goes to the window: of no moment is she told what the door side wrote."""
    workshop, bilal, farida, _, since = apart
    workshop.entry(bilal, "the form is late")
    window = list(workshop.state.groups)[1]
    workshop.aino_does("put_in_group", participant=farida.participant, group=window)

    assert "the form is late" not in workshop.everything(farida.token, since)


def test_a_card_that_moves_to_another_group_leaves_the_phones_of_the_first(apart):
    """Put where it belongs, it is read by that group; Farida's open phone is told to drop it."""
    workshop, bilal, farida, _, since = apart
    item = workshop.entry(bilal, "the form is late")
    written = workshop.state.seq
    window = system_of(workshop, "Window side")
    workshop.aino_does("move_entry", entry=item, system=window)

    assert "the form is late" not in workshop.everything(farida.token, since)
    told = workshop.missed(farida.token, written)
    assert item.encode() in told or b"event: again" in told


def test_what_is_for_oneself_is_not_told_to_the_group(workshop_of):
    """Not even that there is such a card."""
    workshop = workshop_of({"title": "First"}, {**APART, "who_sees": "own"})
    bilal, farida = workshop.joins("Bilal"), workshop.joins("Farida")
    workshop.aino_does("form_group", name="Door side")
    (group,) = workshop.state.groups
    for phone in (bilal, farida):
        workshop.aino_does("put_in_group", participant=phone.participant, group=group)
    workshop.aino_does("next_task")
    since = workshop.state.seq
    item = workshop.entry(bilal, "this moved me")

    assert f'"{item}"' not in workshop.missed(farida.token, since).decode()
