"""The page of the activity systems: what is in each element, and what changes over the periods."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from changelab.domain.actors import Actor
from changelab.domain.record import read_act
from changelab.domain.vocabulary import Period, Role
from changelab.service import Laboratory


def _shown(test) -> dict:
    """What the page gave to its table."""
    return next(
        json.loads(data["shown"])
        for data in (json.loads(one.proto.json or "{}") for one in test.get("bidi_component"))
        if "shown" in data
    )


def test_an_entry_of_two_periods_is_one_card(workbench, room):
    """What carried over from present to future is one thing on the page, not two."""
    room.does(room.bilal, "add_entry", element="rules", text="threshold", period="present")
    entry = next(iter(room.state.entries))
    room.does(room.aino, "carry_entry", entry=entry, period="future")
    cards = _shown(workbench.opens("activity_systems", room.workshop))["cards"]

    assert [(one["id"], one["row"], one["columns"]) for one in cards] == [
        (entry, "rules", ["present", "future"])
    ]


def test_a_withdrawn_entry_is_gone_and_a_hidden_one_is_marked(workbench, room):
    """Aino sees what she hid as hidden; what Bilal took back is on no card."""
    for text in ("taken back", "hidden"):
        room.does(room.bilal, "add_entry", element="rules", text=text, period="present")
    first, second = room.state.entries
    room.does(room.bilal, "withdraw", item=first)
    room.does(room.aino, "hide", item=second)
    cards = _shown(workbench.opens("activity_systems", room.workshop))["cards"]

    assert [(one["text"], one["standing"]) for one in cards] == [("hidden", "hidden")]


def test_the_groups_words_stand_with_the_fields_term_beside_them(workbench, room):
    """A renamed element shows the group's name and keeps the term; others need no term."""
    room.does(room.aino, "change_wording", wording={"element.rules": "What binds us"})
    rows = {
        one["key"]: one
        for one in _shown(workbench.opens("activity_systems", room.workshop))["rows"]
    }

    assert (rows["rules"]["words"], rows["rules"]["term"]) == ("What binds us", "rules")
    assert rows["tools"]["term"] == ""
    assert rows["tools"]["prompt"] == "With what?"


def test_an_empty_system_says_what_to_do(workbench, room):
    """Nothing is there yet: one sentence says how the first entry comes."""
    test = workbench.opens("activity_systems", room.workshop)

    assert "Press a ? to write down" in workbench.words(test)


def test_another_system_is_named_and_opened(workbench, room):
    """The new system is there and chosen; the form is empty again."""
    test = workbench.opens("activity_systems", room.workshop, **{"as-new-0": True})
    test.text_input(key="as-new-0-name").set_value("Health service")
    test.button(key="as-new-0-do").click().run()
    named = list(room.state.systems.values())[-1]

    assert named.name == "Health service"
    assert test.session_state["as-system"] == named.id
    assert _shown(test)["place"] == named.id
    assert not [one for one in test.text_input if one.key == "as-new-0-name"]


def test_a_system_is_renamed(workbench, room):
    """The tab bears the new name."""
    system = next(iter(room.state.systems))
    test = workbench.opens("activity_systems", room.workshop, **{f"as-change-{system}-0": True})
    test.text_input(key=f"as-change-{system}-0-name").set_value("The *school*")
    test.button(key=f"as-change-{system}-0-do").click().run()

    assert room.state.systems[system].name == "The *school*"
    assert list(test.button_group(key="as-system").options) == ["The \\*school\\*"]


def test_a_system_that_holds_something_is_not_removed(workbench, room):
    """The refusal stands on the page as the rules word it; the system stays."""
    second = room.does(room.aino, "name_system", name="School")
    system = list(room.state.systems)[-1]
    assert second.seq
    room.does(room.aino, "add_entry", system=system, element="rules", text="bell", period="present")
    test = workbench.opens(
        "activity_systems",
        room.workshop,
        **{"as-system": system, f"as-change-{system}-0": True},
    )
    test.button(key=f"as-change-{system}-0-away").click().run()

    assert "holds entries, contradictions or objects" in test.error[0].value
    assert system in room.state.systems


def test_the_researcher_may_edit_but_not_hide(workbench, room):
    """What a role may not do, its cards do not offer."""
    may = _shown(workbench.opens("activity_systems", room.workshop, Role.RESEARCHER))["may"]

    assert may == {"keep": True, "sort": False}


def test_undo_takes_the_last_step_back(workbench, room):
    """Nothing asks twice: one button takes back what was done last."""
    room.does(room.aino, "add_entry", element="rules", text="a slip", period="present")
    workbench.opens("activity_systems", room.workshop).button(key="undo").click().run()

    assert not room.state.entries


# --- in a real browser ------------------------------------------------------------------


@pytest.fixture
def here(page: Page, tmp_path: Path):
    """A workshop of the running server, its one entry, and the page that shows it."""
    laboratory = Laboratory(tmp_path / "served")
    workshop = laboratory.summaries()[0].workshop
    system = next(iter(laboratory.state(workshop).systems))
    act = {"act": "add_entry", "system": system, "element": "rules", "period": "present"}
    aino = Actor.of(Role.FACILITATOR)
    entry = laboratory.perform(workshop, aino, read_act({**act, "text": "the bell rules"})).made
    page.goto(page.url.split("?")[0].rstrip("/") + f"/activity_systems?w={workshop}")
    yield page, lambda: laboratory.state(workshop), entry
    laboratory.close()


@pytest.mark.browser
def test_one_click_carries_and_one_key_drops(here):
    """Present to future is one click on the card, and one key takes it out again."""
    page, state, entry = here
    card = page.locator(f'.card[data-id="{entry}"]')
    card.get_by_role("button", name="Carry to").click()
    expect(card).to_have_attribute("data-span", "2")
    carried = state().entries[entry].periods
    page.keyboard.press("ArrowLeft")
    expect(card).to_have_attribute("data-span", "1")

    assert carried == (Period.PRESENT, Period.FUTURE)
    assert state().entries[entry].periods == (Period.PRESENT,)


@pytest.mark.browser
def test_a_refusal_stands_below_the_table(here):
    """Dropping an entry from its only period is refused in the words of the rule."""
    page, state, entry = here
    page.locator(f'.card[data-id="{entry}"]').focus()
    page.keyboard.press("ArrowLeft")

    expect(page.locator("p.status")).to_contain_text("the only period the entry belongs to")
    assert state().entries[entry].periods == (Period.PRESENT,)


@pytest.mark.browser
def test_entries_are_written_changed_moved_and_taken_back_where_they_stand(here):
    """Two entries typed in a row, one reworded, moved, hidden, withdrawn and brought back."""
    page, state, entry = here
    page.get_by_role("button", name="Add to Outcome, Future").click()
    page.keyboard.type("<b>first</b>")
    page.keyboard.press("Enter")
    page.keyboard.type("second")
    page.keyboard.press("Enter")
    written = page.locator(".row[data-row=outcome] .card")
    expect(written.filter(has_text="<b>first</b>")).to_be_visible()
    expect(written.filter(has_text="second")).to_be_visible()
    card = page.locator(f'.card[data-id="{entry}"]')
    card.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Control+A")
    page.keyboard.type("bells")
    page.keyboard.press("Enter")
    expect(card).to_contain_text("bells")
    card.get_by_role("button", name="What to do with").click()
    page.get_by_role("menuitem", name="Tools").click()
    expect(page.locator(f'.row[data-row=tools] .card[data-id="{entry}"]')).to_be_visible()
    page.keyboard.press("h")
    expect(card).to_contain_text("hidden from the room")
    page.keyboard.press("Delete")
    expect(card).to_have_count(0)
    page.keyboard.press("Control+z")
    expect(card).to_contain_text("bells")
    kept = state().entries[entry]

    assert (kept.text, kept.element, kept.standing) == ("bells", "tools", "hidden")
    assert {"<b>first</b>", "second"} <= {one.text for one in state().entries.values()}


@pytest.mark.browser
def test_the_page_follows_the_room_and_loses_no_draft(here, tmp_path):
    """A phone sends while Aino types: its entry appears, and her line stays as it is."""
    page, state, _ = here
    page.get_by_role("button", name="Add to Rules, Past").click()
    page.keyboard.type("half a sen")
    laboratory = Laboratory(tmp_path / "served")
    act = {"act": "add_entry", "element": "tools", "text": "from a phone", "period": "past"}
    act["system"] = next(iter(state().systems))
    laboratory.perform(state().workshop, Actor.of(Role.SCRIBE), read_act(act))
    laboratory.close()
    expect(page.locator(".card", has_text="from a phone")).to_be_visible(timeout=20_000)
    page.keyboard.type("tence")

    expect(page.locator(".adder textarea")).to_have_value("half a sentence")
