"""The wall on Run: any picture put up with a click or a key, and taken down again."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from changelab.domain.entities import ShownPicture
from changelab.domain.vocabulary import Period, Role


def shown(test) -> list[str]:
    """The live pictures on the page, by name and period."""
    given = [json.loads(one.proto.json or "{}") for one in test.get("bidi_component")]
    return re.findall(r"/pictures/([a-z0-9-]+)[.]svg[?]period=([a-z]+)", json.dumps(given))


def choices(workbench, room, role: Role = Role.FACILITATOR):
    """The page with the list of pictures open."""
    up = room.state.stage.picture
    key = f"wall-{room.state.stage.task}-{up.name if up else ''}"
    return workbench.opens("run", room.workshop, role, **{key: True})


def offered(test) -> list[str]:
    """What can be put on the wall, by name."""
    keys = [one.key for one in test.button if one.key]
    return [key.removeprefix("wall-show-") for key in keys if key.startswith("wall-show-")]


def test_one_button_puts_up_what_is_shown_and_takes_it_down(workbench, room):
    """Of the period that is looked at; then the wall shows again what the task does."""
    test = workbench.opens("run", room.workshop)
    test.button(key="wall-toggle").click().run()
    assert room.state.stage.picture == ShownPicture("activity-system", Period.PRESENT)
    assert test.button(key="wall-toggle").label == "Take down"

    test.button(key="wall-toggle").click().run()

    assert room.state.stage.picture is None
    assert test.button(key="wall-toggle").label == "Put up"


def test_every_picture_but_empty_sheets_can_be_chosen(workbench, room):
    """By its plain title; one that is the same for all periods is put up without one."""
    test = choices(workbench, room)
    names = offered(test)
    test.button(key="wall-show-surfaces").click().run()

    assert {"", "activity-system", "surfaces", "history-wall", "cycle"} <= set(names)
    assert not [name for name in names if name.startswith("blank")]
    assert room.state.stage.picture == ShownPicture("surfaces", None)
    assert shown(test) == [("surfaces", "present")]


def test_hidden_contradictions_are_not_offered(workbench, room):
    """What the room may not see cannot be put before it."""
    poles = [{"element": "rules"}]
    made = [
        room.does(room.aino, "log_contradiction", text=text, poles=poles, period="present").made
        for text in ("targets", "forms")
    ]
    room.does(room.aino, "hide", item=made[0])

    names = offered(choices(workbench, room))

    assert "chain-2" in names
    assert "chain-1" not in names


def test_another_period_here_is_another_period_on_the_wall(workbench, room):
    """While a picture is up, the page turns the wall's pages."""
    room.does(room.aino, "show_picture", picture="production", period="past")
    test = workbench.opens("run", room.workshop)
    assert shown(test) == [("production", "past")]

    period = next(one for one in test.get("button_group") if "period" in (one.key or ""))
    period.set_value(Period.FUTURE).run()

    assert room.state.stage.picture == ShownPicture("production", Period.FUTURE)


def test_a_picture_that_is_gone_leaves_the_task_s(workbench, room):
    """The page shows what the wall shows: not an error, not nothing, nothing that is hidden."""
    poles = [{"element": "rules"}]
    found = room.does(
        room.aino, "log_contradiction", text="targets", poles=poles, period="present"
    ).made
    room.does(room.aino, "show_picture", picture="chain-1")
    assert shown(workbench.opens("run", room.workshop)) == [("chain-1", "present")]

    room.does(room.aino, "hide", item=found)
    assert shown(workbench.opens("run", room.workshop)) == [("activity-system", "present")]
    room.does(room.aino, "show_picture", picture="chain-7")

    assert shown(workbench.opens("run", room.workshop)) == [("activity-system", "present")]


def test_the_scribe_puts_up_as_well(workbench, room):
    """Whoever keeps the record may turn the wall."""
    workbench.opens("run", room.workshop, Role.SCRIBE).button(key="wall-toggle").click().run()

    assert room.state.stage.picture is not None


def test_while_the_room_votes_nothing_is_put_up(workbench, room):
    """The wall shows the vote."""
    room.does(room.bilal, "add_entry", element="rules", text="no visits", period="present")
    room.does(room.aino, "open_voting", votes=1)

    assert workbench.opens("run", room.workshop).button(key="wall-toggle").disabled


def below_the_plan(page: Page) -> float:
    """Where the picture begins, however far the page is scrolled."""
    picture, plan = page.locator(".picture"), page.locator(".st-key-plan")
    return picture.bounding_box()["y"] - plan.bounding_box()["y"]


@pytest.mark.browser
def test_by_key_and_without_moving_the_page(page: Page):
    """Alt+L puts up and takes down; what stands around stays where it is."""
    page.locator(".st-key-open-case-b button").click()
    page.get_by_role("link", name="Run").click()
    page.get_by_role("button", name="2. How did it come to be like this?").click()
    expect(page.get_by_role("button", name="Next task")).to_be_visible()
    picture = page.locator(".picture svg")
    expect(picture).to_contain_text("Present")
    expect(page.get_by_role("button", name="On the wall")).to_be_enabled()
    place = below_the_plan(page)

    page.get_by_role("button", name="On the wall").click()
    page.get_by_role("button", name="Surfaces", exact=True).click()
    expect(picture).to_contain_text("Ideas and tools")
    expect(page.get_by_role("button", name="Take down")).to_be_visible()
    assert below_the_plan(page) == place

    page.keyboard.press("Alt+l")
    expect(picture).not_to_contain_text("Ideas and tools")
    page.keyboard.press("Alt+l")
    expect(page.get_by_role("button", name="Take down")).to_be_visible()
    assert below_the_plan(page) == place
