"""What small groups found, compared on the projector."""

from collections.abc import Iterator

import pytest
from live_screens import Screens
from live_venue import Phone, Server, Venue, venue_in
from live_wall import SIXTY, check_readable, check_whole, keep_picture, resize
from playwright.sync_api import Page, expect

from changelab.domain.entities import TaskPlan
from changelab.domain.opening import Blueprint, BlueprintSession

pytestmark = pytest.mark.browser

ASK = "What is there today, in your own work?"
ELEMENTS = ("subject", "object", "tools", "rules", "community", "division_of_labour", "outcome")


@pytest.fixture
def groups_venue(server: Server) -> Iterator[Venue]:
    """A workshop whose task is worked on in small groups, and one that follows."""
    tasks = (
        TaskPlan(title="In groups", kind="open", ask=ASK, by_groups=True, who_sees="after_reveal"),
        TaskPlan(title="Together", kind="map", ask="What do we keep?"),
    )
    session = BlueprintSession(title="Workshop 3", tasks=tasks)
    with venue_in(server, Blueprint(id="groups", title="Groups", sessions=(session,))) as venue:
        yield venue


def groups_with(venue: Venue, *names: str) -> list[Phone]:
    """A person in each of these groups; then the task begins."""
    people = []
    for name in names:
        phone = venue.joins(name)
        venue.aino_does("form_group", name=name)
        group = list(venue.laboratory.state(venue.workshop).groups)[-1]
        venue.aino_does("put_in_group", participant=phone.participant, group=group)
        people.append(phone)
    venue.starts("In groups")
    return people


def finds(phone: Phone, element: str, text: str, period: str = "present") -> None:
    """An entry in that person's group."""
    phone.sends("add_entry", element=element, text=text, period=period).raise_for_status()


def cells(wall: Page) -> list[list[str]]:
    """The comparison as a table of texts."""
    return [
        [" ".join(cell.inner_text().split()) for cell in row.locator("th, td").all()]
        for row in wall.locator(".comparison tr").all()
    ]


def test_reveal_puts_what_the_groups_found_side_by_side(groups_venue: Venue, screens: Screens):
    """A column for each group, a row for each element, contradictions beneath."""
    door, window = groups_with(groups_venue, "Door side", "Window side")
    wall = screens.projector(groups_venue)
    finds(door, "rules", "one threshold each")
    finds(window, "rules", "the attendance target")
    finds(window, "tools", "three forms")
    door.sends(
        "log_contradiction",
        text="targets against the whole child",
        period="present",
        poles=[{"element": "rules"}, {"element": "object"}],
    ).raise_for_status()
    expect(wall.locator(".count .number")).to_have_text("4")

    groups_venue.aino_does("reveal")

    expect(wall.locator(".comparison")).to_be_visible()
    expect(wall.locator("#question")).to_have_text(ASK)
    assert cells(wall) == [
        ["Present", "Door side", "Window side"],
        ["Tools", "–", "three forms"],
        ["Rules", "one threshold each", "the attendance target"],
        ["Contradictions", "1 targets against the whole child Rules ↔ Object", "–"],
    ]
    check_readable(wall)
    keep_picture(wall, "projector-comparison-small")


def test_merged_entries_say_how_many_they_are(groups_venue: Venue, screens: Screens):
    """Three people of a group wrote the same: it stands there once, with ×3."""
    door, _ = groups_with(groups_venue, "Door side", "Window side")
    for _ in range(3):
        finds(door, "rules", "one threshold each")
    one, *others = groups_venue.laboratory.state(groups_venue.workshop).entries
    groups_venue.aino_does("merge_cards", into=one, items=others)
    groups_venue.aino_does("reveal")

    wall = screens.projector(groups_venue)

    expect(wall.locator(".comparison li")).to_have_count(1)
    expect(wall.locator(".comparison li")).to_contain_text("×3")


def test_down_and_up_show_each_groups_picture_and_the_comparison_again(
    groups_venue: Venue, screens: Screens
):
    """The groups present one after the other; the keys come back to all of them."""
    door, window = groups_with(groups_venue, "Door side", "Window side")
    finds(door, "rules", "one threshold each")
    finds(window, "rules", "the attendance target")
    groups_venue.aino_does("reveal")
    wall = screens.projector(groups_venue)
    table, picture = wall.locator(".comparison"), wall.locator(".picture svg")
    expect(table).to_be_visible()

    wall.keyboard.press("ArrowDown")
    expect(picture).to_contain_text("one threshold each")
    expect(table).to_have_count(0)
    wall.keyboard.press("ArrowDown")
    expect(picture).to_contain_text("the attendance target")
    wall.keyboard.press("ArrowUp")
    wall.keyboard.press("ArrowUp")
    expect(table).to_be_visible()

    wall.keyboard.press("ArrowDown")
    groups_venue.starts("Together")
    expect(picture).to_contain_text("Our activity")


def test_left_and_right_compare_other_periods(groups_venue: Venue, screens: Screens):
    """What was, what is, what is wanted: the same table."""
    door, window = groups_with(groups_venue, "Door side", "Window side")
    finds(door, "rules", "one threshold each")
    finds(window, "rules", "no threshold at all", period="future")
    groups_venue.aino_does("reveal")
    wall = screens.projector(groups_venue)
    expect(wall.locator(".comparison")).to_contain_text("one threshold each")

    wall.keyboard.press("ArrowRight")

    expect(wall.locator(".comparison")).to_contain_text("no threshold at all")
    assert cells(wall)[0] == ["Future", "Door side", "Window side"]
    assert "one threshold each" not in wall.locator(".comparison").inner_text()


def test_groups_that_wrote_nothing_yet_have_an_empty_column(groups_venue: Venue, screens: Screens):
    """The table is there from the start and fills."""
    door, _ = groups_with(groups_venue, "Door side", "Window side")
    groups_venue.aino_does("reveal")
    wall = screens.projector(groups_venue)
    expect(wall.locator(".comparison th")).to_have_count(3)
    check_readable(wall)

    finds(door, "outcome", "a safe week")
    expect(wall.locator(".comparison li")).to_have_text(["a safe week"])


def test_without_groups_the_picture_stands_there(groups_venue: Venue, screens: Screens):
    """Nothing to compare: the activity system of all."""
    groups_venue.starts("In groups")
    groups_venue.aino_does("reveal")

    expect(screens.projector(groups_venue).locator(".picture svg")).to_contain_text("Our activity")


@pytest.mark.parametrize("names", [("A", "B", "C", "D"), tuple("ABCDEF")])
def test_sixty_entries_of_groups_are_large_enough_and_not_cut_off(
    groups_venue: Venue, screens: Screens, names
):
    """What there is no room for is counted in its cell; the newest are there."""
    people = groups_with(groups_venue, *(f"Group {name}" for name in names))
    for place, text in enumerate(SIXTY):
        finds(people[place % len(people)], ELEMENTS[place % 7], text)
    groups_venue.aino_does("reveal")

    wall = screens.projector(groups_venue)

    expect(wall.locator(".comparison li").first).to_be_visible()
    check_readable(wall)
    check_whole(wall, ".comparison li")
    shown = wall.locator(".comparison li:visible").count()
    more = [int(one.split()[1]) for one in wall.locator(".more:visible").all_inner_texts()]
    assert shown + sum(more) == 60
    assert shown >= 28
    keep_picture(wall, f"projector-comparison-{len(names)}-groups")
    resize(wall, 1280, 720)
    check_readable(wall)
    check_whole(wall, ".comparison li")
