"""Mirror material on Run: one key shows the next piece; what is on the wall now is visible."""

from mirror_on_pages import brings

from changelab.domain.vocabulary import Role


def test_on_run_one_key_shows_the_next_piece_and_takes_it_down(workbench, room):
    """First what the room has not seen yet; what is up stands on the button."""
    letter, days = brings(room), brings(room, title="Days")
    test = workbench.opens("run", room.workshop)
    assert test.button(key="mirror-toggle").label == "Show “The letter”"
    test.button(key="mirror-toggle").click().run()
    assert room.state.stage.material == letter
    assert test.button(key="mirror-toggle").label == "Take down"
    test.button(key="mirror-toggle").click().run()

    assert room.state.stage.material is None
    assert test.button(key="mirror-toggle").label == "Show “Days”"
    assert days in room.state.materials


def test_on_run_any_piece_is_chosen_from_the_list(workbench, room):
    """By its title, with how often it was spoken of; the scribe does it as well."""
    brings(room)
    days = brings(room, title="Days")
    opened = {f"mirror-{room.state.stage.task}-": True}
    test = workbench.opens("run", room.workshop, Role.SCRIBE, **opened)
    choice = test.button(key=f"mirror-show-{days}")
    assert choice.label == "Days · not shown yet"
    choice.click().run()

    assert room.state.stage.material == days


def test_on_run_what_the_task_shows_takes_material_down(workbench, room):
    """The list of pictures leads back from it, too; nothing in it stands out meanwhile."""
    room.does(room.aino, "show_material", material=brings(room))
    opened = {f"wall-{room.state.stage.task}-": True}
    test = workbench.opens("run", room.workshop, **opened)
    test.button(key="wall-show-").click().run()

    assert room.state.stage.material is None


def test_on_run_without_material_nothing_stands_in_the_way(workbench, room):
    """The control is there when there is something to show."""
    keys = [one.key for one in workbench.opens("run", room.workshop).button]

    assert "mirror-toggle" not in keys
