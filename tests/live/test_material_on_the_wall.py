"""Mirror material on the projector: large, whole, with where it is from; nothing from elsewhere."""

import pytest
from live_material import LETTER, brings, brings_picture, picture, shows
from live_screens import Screens
from live_venue import Venue
from live_wall import check_readable, check_whole, keep_picture, resize, wait_until
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

CAPTION = ".material .caption"


@pytest.fixture
def wall(open_venue: Venue, screens: Screens) -> Page:
    """The wall while the room sits before the open task."""
    wall = screens.projector(open_venue)
    expect(wall.locator(".picture svg")).to_be_visible()
    return wall


def test_a_text_stands_there_large_with_where_it_is_from(wall: Page, open_venue: Venue):
    """Under the task's question; taken down, the wall shows again what the task does."""
    piece = brings(open_venue, source="School office", dated="2025-05")
    shows(open_venue, piece)

    expect(wall.locator(".material .text")).to_have_text(LETTER)
    expect(wall.locator(CAPTION)).to_have_text("The letterSchool office · 2025-05")
    expect(wall.locator("#question")).to_have_text("What do you see in our work?")
    check_readable(wall)
    check_whole(wall, ".material .pages")
    keep_picture(wall, "material-text")
    shows(open_venue, None)

    expect(wall.locator(".picture svg")).to_be_visible()
    expect(wall.locator(CAPTION)).to_have_count(0)


def test_while_all_only_listen_there_is_no_question_over_it(open_venue: Venue, screens: Screens):
    """The first stimulus alone fills the wall."""
    open_venue.starts("Talk")
    shows(open_venue, brings_picture(open_venue))
    wall = screens.projector(open_venue)

    expect(wall.locator(".material img")).to_be_visible()
    expect(wall.locator("#question")).to_have_text("")
    keep_picture(wall, "material-listen")


def test_a_picture_is_as_large_as_fits(wall: Page, open_venue: Venue):
    """It is decoded, keeps its proportions, and can be read out to those who do not see it."""
    shows(open_venue, brings_picture(open_venue, source="Town", dated="2024"))
    image = wall.get_by_role("img", name="Four pages of boxes")

    expect(image).to_be_visible()
    wait_until(wall, "document.querySelector('.material img').naturalWidth === 1000")
    check_readable(wall)
    assert image.bounding_box()["height"] > 780
    keep_picture(wall, "material-picture")


def test_a_broad_picture_takes_the_whole_width(wall: Page, open_venue: Venue):
    """Upright or lying, nothing is cut off."""
    shows(open_venue, brings_picture(open_venue, picture((2000, 700))))

    expect(wall.locator(".material img")).to_be_visible()
    check_readable(wall)
    keep_picture(wall, "material-broad-picture")


def test_a_table_is_a_table(wall: Page, open_venue: Venue):
    """With the names of its columns on top, every cell whole."""
    shows(open_venue, brings(open_venue, "table", "Days absent", source="Register"))

    expect(wall.get_by_role("columnheader")).to_have_text(
        ["Month", "Days absent", "Days with a form", "Forms answered"]
    )
    expect(wall.get_by_role("row")).to_have_count(4)
    check_readable(wall)
    check_whole(wall, ".material :is(td, th)")
    assert _lines_of(wall, "September") == 1
    keep_picture(wall, "material-table")


def test_a_table_that_is_too_wide_breaks_its_words(wall: Page, open_venue: Venue):
    """Twelve columns, and an address without a blank in it: all of it is on the wall."""
    names = ",".join(f"Column {number}" for number in range(12))
    cells = ",".join(["https://video.example.org/a-very-long-address-of-a-page"] * 12)
    shows(open_venue, brings(open_venue, "table", "Addresses", text=f"{names}\n{cells}\n{cells}"))

    expect(wall.get_by_role("columnheader")).to_have_count(12)
    check_readable(wall)
    check_whole(wall, ".material :is(td, th)")
    keep_picture(wall, "material-wide-table")


def _lines_of(wall: Page, words: str) -> int:
    """On how many lines the cell with these words stands."""
    return wall.get_by_role("cell", name=words).evaluate(
        """cell => {
          const range = document.createRange();
          range.selectNodeContents(cell);
          return new Set([...range.getClientRects()].map(line => line.top)).size;
        }"""
    )


def test_a_long_table_is_turned_over(wall: Page, open_venue: Venue):
    """Two hundred rows: as many as can be read, the others with the arrow, none is lost."""
    rows = "\n".join(f"child {row},{row} days,“called twice, wrote once”" for row in range(1, 200))
    shows(open_venue, brings(open_venue, "table", "Register", text=f"Who,Absent,Then\n{rows}"))
    place, cells = wall.locator(".material .place"), wall.locator("tbody td:first-child:visible")
    expect(place).to_contain_text("rows 1 to ")
    check_readable(wall)
    keep_picture(wall, "material-long-table")

    seen = cells.all_text_contents()
    for _ in range(60):
        if seen[-1] == "child 199":
            break
        wall.keyboard.press("ArrowDown")
        expect(cells.first).to_have_text(f"child {len(seen) + 1}")
        seen += cells.all_text_contents()

    assert seen == [f"child {row}" for row in range(1, 200)]
    wall.keyboard.press("ArrowUp")
    expect(place).not_to_contain_text("199 of")


def test_a_long_text_is_turned_over_in_a_size_that_can_be_read(wall: Page, open_venue: Venue):
    """Twenty thousand characters: never smaller than 40 pixels, screen by screen."""
    sentence = "The third letter came after the summer, and nobody knew who had asked for it. "
    shows(open_venue, brings(open_venue, text=(sentence * 260)[:19_990] + " The end."))
    place, box = wall.locator(".material .place"), wall.locator(".material .pages")
    expect(place).to_contain_text("1 of ")
    keep_picture(wall, "material-long-text")
    assert box.evaluate("one => parseFloat(getComputedStyle(one).fontSize)") >= 40

    for _ in range(40):
        wall.keyboard.press("ArrowDown")
    pages = int(place.inner_text().split(" of ")[1])
    expect(place).to_have_text(f"{pages} of {pages}")
    keep_picture(wall, "material-long-text-end")
    assert _letters_in_sight(wall, "The end.")
    wall.keyboard.press("ArrowUp")

    expect(place).to_have_text(f"{pages - 1} of {pages}")
    assert not _letters_in_sight(wall, "The end.")


def _letters_in_sight(wall: Page, words: str) -> bool:
    """True if those last words of the text can be seen."""
    return wall.evaluate(
        """words => {
          const text = document.querySelector('.material .text').firstChild;
          const range = document.createRange();
          range.setStart(text, text.length - words.length);
          range.setEnd(text, text.length);
          const [one, box] = [range, document.querySelector('.material .pages')]
            .map(part => part.getBoundingClientRect());
          return one.left >= box.left - 1 && one.right <= box.right + 1
            && one.top >= box.top - 1 && one.bottom <= box.bottom + 1;
        }""",
        words,
    )


def test_a_recording_is_named_and_not_fetched(wall: Page, open_venue: Venue, screens: Screens):
    """The wall says which part of it to play; the projector asks nobody else for anything."""
    link = "https://video.example.org/workshop-1"
    shows(
        open_venue,
        brings(open_venue, "recording", "The meeting", link=link, starts=750, ends=3730),
    )

    expect(wall.locator(".material .excerpt")).to_have_text("▶ from 12:30 to 1:02:10")
    expect(wall.locator(".material .link")).to_have_text(link)
    check_readable(wall)
    keep_picture(wall, "material-recording")
    assert screens.strangers == []


def test_what_is_typed_is_never_markup(wall: Page, open_venue: Venue):
    """A title, a source, a cell with tags in it are shown as they were typed."""
    hostile = "<img src=x onerror=alert(1)>"
    shows(
        open_venue,
        brings(open_venue, "table", hostile, text=f"a,b\n{hostile},2", source=hostile),
    )

    expect(wall.get_by_role("cell", name=hostile)).to_be_visible()
    expect(wall.locator(CAPTION)).to_have_text(f"{hostile}{hostile}")


def test_the_wall_of_any_size_shows_it_whole(wall: Page, open_venue: Venue):
    """An old projector with four to three, a small laptop."""
    shows(open_venue, brings(open_venue, source="School office"))
    expect(wall.locator(".material .text")).to_be_visible()
    for width, height in ((1024, 768), (1280, 720), (3840, 2160)):
        resize(wall, width, height)
        check_readable(wall)
        check_whole(wall, ".material .pages")


def test_the_next_task_takes_it_down(wall: Page, open_venue: Venue):
    """A piece is up for as long as its task runs."""
    shows(open_venue, brings(open_venue))
    expect(wall.locator(".material .text")).to_be_visible()

    open_venue.starts("Talk")

    expect(wall.locator(".sentence")).to_have_text("What did we hear?")


def test_a_vote_takes_the_wall(wall: Page, open_venue: Venue):
    """What is chosen from stands there in its place."""
    open_venue.joins("Dana").sends("add_entry", element="rules", text="x", period="present")
    shows(open_venue, brings(open_venue))
    expect(wall.locator(".material .text")).to_be_visible()

    open_venue.aino_does("open_voting")

    expect(wall.locator(".material")).to_have_count(0)
    expect(wall.locator("main")).to_contain_text("x")


def test_another_piece_takes_the_place_of_one(wall: Page, open_venue: Venue):
    """The wall shows one thing; put right, it is shown as it is now."""
    letter, table = brings(open_venue), brings(open_venue, "table", "Days absent")
    shows(open_venue, letter)
    expect(wall.locator(".material .text")).to_be_visible()
    shows(open_venue, table)
    expect(wall.get_by_role("table")).to_be_visible()
    open_venue.aino_does("revise_material", material=table, title="Days away")

    expect(wall.locator(CAPTION)).to_have_text("Days away")
    open_venue.aino_does("remove_material", material=table)
    expect(wall.locator(".picture svg")).to_be_visible()
