"""Small groups are at work, and someone is in none."""

import pytest
from live_screens import Screens
from live_venue import Venue
from phone_in_hand import fits_the_hand, recorded
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_who_is_in_no_group_is_told_whom_to_ask(voting_ahead: Venue, screens: Screens):
    """There is a plain sentence in the place of the form, until Aino has put them in one."""
    voting_ahead.aino_does("form_group", name="Door side")
    voting_ahead.starts("By groups")
    phone = screens.phone(voting_ahead)
    expect(phone.locator(".asked")).to_have_text(
        "You are in no small group yet. Tell the facilitator."
    )
    expect(phone.locator(".composer")).to_have_count(0)
    fits_the_hand(phone, "no-group")

    (group,) = [one.id for one in recorded(voting_ahead, "groups")]
    person = recorded(voting_ahead, "participants")[-1].id
    voting_ahead.aino_does("put_in_group", participant=person, group=group)

    expect(phone.locator(".group-line")).to_have_text("Your group: Door side")
    expect(phone.locator(".composer")).to_be_visible()


def test_a_group_that_came_late_begins_at_once(voting_ahead: Venue, screens: Screens):
    """A group formed after its task began has a system of its own, and its phones can send."""
    voting_ahead.starts("By groups")
    phone = screens.phone(voting_ahead)
    voting_ahead.aino_does("form_group", name="Late")
    (group,) = [one.id for one in recorded(voting_ahead, "groups")]
    person = recorded(voting_ahead, "participants")[-1].id

    voting_ahead.aino_does("put_in_group", participant=person, group=group)

    expect(phone.locator(".group-line")).to_have_text("Your group: Late")
    expect(phone.locator(".composer")).to_be_visible()


def test_a_task_that_becomes_one_for_groups_is_started_anew(voting_ahead: Venue, screens: Screens):
    """Until then there is nothing for a group to work on; its phones say so."""
    voting_ahead.aino_does("form_group", name="Door side")
    voting_ahead.starts("In the way")
    phone = screens.phone(voting_ahead)
    (group,) = [one.id for one in recorded(voting_ahead, "groups")]
    person = recorded(voting_ahead, "participants")[-1].id
    voting_ahead.aino_does("put_in_group", participant=person, group=group)
    state = voting_ahead.laboratory.state(voting_ahead.workshop)
    task = state.tasks[state.stage.task]
    plan = task.plan.model_copy(update={"by_groups": True}).model_dump(mode="json")

    voting_ahead.aino_does("revise_task", task=task.id, plan=plan)

    expect(phone.locator(".asked")).to_contain_text("nothing for your group to work on yet")
