"""The phone in a real Chromium: what am I asked, where do I type, did it arrive?"""

import re
import time

import pytest
from live_screens import Screens
from live_venue import Venue, plan_of_all_kinds, serve, venue_in
from playwright.sync_api import Page, expect

from changelab.domain.actors import Actor
from changelab.domain.vocabulary import Role

pytestmark = pytest.mark.browser

HOSTILE = "<img src=x onerror=alert(1)> \"'& 👩🏽‍🏫 مَن يقرّر؟ {{title}}"


def tap(phone: Page, *elements: str) -> None:
    """Tap those elements of the small triangle, by the workshop's words."""
    for element in elements:
        phone.locator(".triangle").get_by_role("button", name=element, exact=True).click()


def write(phone: Page, text: str) -> None:
    """Type into the one text of the task, and send."""
    phone.locator(".composer textarea").first.fill(text)
    phone.get_by_role("button", name="Send").click()


def own(phone: Page):
    """The list of own cards."""
    return phone.locator(".yours .card")


def all_arrived(phone: Page, count: int = 1) -> None:
    """So many own cards are there, each acknowledged by the server."""
    expect(own(phone).locator(".badge")).to_have_text(["✓ arrived"] * count)


def recorded(venue: Venue, table: str) -> list:
    """What the record holds."""
    return list(getattr(venue.laboratory.state(venue.workshop), table).values())


def test_bilal_joins_on_one_screen(venue: Venue, screens: Screens):
    """Agreeing and one button are enough; the page then waits for the session."""
    phone = screens.visitor(venue)
    expect(phone.get_by_role("heading", name="Whose child is it?")).to_be_visible()
    boxes = phone.get_by_role("checkbox")
    assert not any(box.is_checked() for box in boxes.all())

    phone.get_by_role("button", name="Join").click()
    expect(phone.get_by_role("alert")).to_contain_text("agree to the first line")

    boxes.first.check()
    phone.get_by_label("Your name").fill("Bilal")
    phone.get_by_role("button", name="Join").click()

    expect(phone.get_by_role("heading", name="We begin soon. Keep this page open.")).to_be_visible()
    assert list(venue.laboratory.names(venue.workshop).values()) == ["Bilal"]
    (participant,) = recorded(venue, "participants")
    assert [purpose for purpose, agreed in participant.consent.items() if agreed] == ["take_part"]


def test_a_reload_is_the_same_person_and_the_draft_is_still_there(venue: Venue, screens: Screens):
    """A phone that was closed comes back into the task with what was half written."""
    venue.starts("The case")
    phone = screens.phone(venue)
    tap(phone, "Rules")
    phone.locator(".composer textarea").fill("half a thou")

    phone.reload()

    expect(phone.locator(".composer textarea")).to_have_value("half a thou")
    expect(phone.locator(".at-rules")).to_have_attribute("aria-pressed", "true")
    assert len(recorded(venue, "participants")) == 1


def test_bilal_adds_to_an_element_by_tapping_it(venue: Venue, screens: Screens):
    """Tap, type, send: the card is in the record and marked as arrived."""
    venue.starts("The case")
    phone = screens.phone(venue)
    expect(phone.get_by_role("heading", name="What is there today?")).to_be_visible()

    tap(phone, "Division of labour")
    write(phone, "nobody owns the form")

    expect(own(phone)).to_contain_text(["nobody owns the form"])
    all_arrived(phone)
    expect(phone.locator(".composer textarea")).to_have_value("")
    (entry,) = recorded(venue, "entries")
    assert (entry.element, entry.text) == ("division_of_labour", "nobody owns the form")


def test_who_is_not_sure_where_is_asked_in_plain_words(venue: Venue, screens: Screens):
    """Each element's question leads to the element."""
    venue.starts("The case")
    phone = screens.phone(venue)

    phone.get_by_role("button", name="Not sure?").click()
    phone.get_by_role("button", name="What constrains us?").click()
    write(phone, "thresholds")

    expect(own(phone)).to_contain_text(["thresholds"])
    all_arrived(phone)
    assert recorded(venue, "entries")[0].element == "rules"


def test_without_a_place_or_words_the_phone_asks_for_them(venue: Venue, screens: Screens):
    """What is missing is said beside the button, and nothing is sent."""
    venue.starts("The case")
    phone = screens.phone(venue)

    phone.get_by_role("button", name="Send").click()
    expect(phone.get_by_role("alert")).to_have_text("Tap where it belongs.")
    tap(phone, "Rules")
    phone.get_by_role("button", name="Send").click()
    expect(phone.get_by_role("alert")).to_have_text("Write a few words first.")
    write(phone, "x" * 501)
    expect(phone.get_by_role("alert")).to_contain_text("At most 500 characters fit.")

    assert recorded(venue, "entries") == []


def test_characters_are_counted_as_the_server_counts_them(venue: Venue, screens: Screens):
    """An emoji is as many characters on the phone as in the limit, and 500 of them arrive."""
    venue.starts("The case")
    phone = screens.phone(venue)
    tap(phone, "Rules")
    phone.locator(".composer textarea").fill("🙂" * 500)
    expect(phone.locator(".composer .counter")).to_have_text("500/500")

    phone.get_by_role("button", name="Send").click()

    all_arrived(phone)
    assert recorded(venue, "entries")[0].text == "🙂" * 500


def test_two_taps_and_a_sentence_are_a_contradiction(venue: Venue, screens: Screens):
    """Two things that pull against each other are told as such, without the word."""
    venue.starts("Pulls")
    phone = screens.phone(venue)

    tap(phone, "Rules", "Object")
    expect(phone.locator(".hint.tension")).to_have_text("Rules ↔ Object")
    write(phone, "targets, but the whole child")

    expect(own(phone)).to_contain_text(["Rules ↔ Object"])
    all_arrived(phone)
    (contradiction,) = recorded(venue, "contradictions")
    assert [pole.element for pole in contradiction.poles] == ["rules", "object"]
    assert contradiction.level == "secondary"


def test_one_tap_is_a_tension_within(venue: Venue, screens: Screens):
    """A tension may lie inside one thing; a third tap replaces the first."""
    venue.starts("Pulls")
    phone = screens.phone(venue)

    tap(phone, "Tools", "Rules", "Object")
    expect(phone.locator(".hint.tension")).to_have_text("Rules ↔ Object")
    tap(phone, "Rules")
    write(phone, "it is ours and theirs")

    all_arrived(phone, 1)
    assert recorded(venue, "contradictions")[0].level == "primary"


def test_bilal_changes_his_card_and_takes_it_back_and_undoes_that(venue: Venue, screens: Screens):
    """A tap on an own card lets its author reword it, take it back, and change their mind."""
    venue.starts("The case")
    phone = screens.phone(venue)
    tap(phone, "Rules")
    write(phone, "treshold")
    all_arrived(phone)

    own(phone).get_by_role("button").click()
    phone.get_by_label("Change your card").fill("threshold")
    phone.get_by_role("button", name="Save").click()
    expect(own(phone).get_by_role("button")).to_contain_text("threshold")
    assert recorded(venue, "entries")[0].text == "threshold"

    own(phone).get_by_role("button").click()
    phone.get_by_role("button", name="Take back").click()
    expect(phone.locator(".yours")).to_contain_text("Taken back.")
    expect(own(phone).locator(".text")).to_have_count(0)

    phone.get_by_role("button", name="Undo").click()
    expect(own(phone).locator(".text")).to_have_text("threshold")
    assert recorded(venue, "entries")[0].standing == "shown"


def test_without_a_network_a_card_is_kept_and_sent_once(venue: Venue, screens: Screens):
    """Offline the card waits on the phone, survives, and arrives exactly once."""
    screens.forgiven = ["ERR_INTERNET_DISCONNECTED"]
    venue.starts("The case")
    phone = screens.phone(venue)
    phone.context.set_offline(True)
    expect(phone.locator("#line")).to_contain_text("waiting for the network")

    tap(phone, "Rules")
    write(phone, "written in the lift")
    expect(own(phone).locator(".badge")).to_have_text("◷ waiting for the network")
    expect(phone.locator("#line")).to_contain_text("1 kept safe")
    assert recorded(venue, "entries") == []

    phone.context.set_offline(False)
    all_arrived(phone)
    expect(phone.locator("#line")).to_have_text("live")
    assert [entry.text for entry in recorded(venue, "entries")] == ["written in the lift"]


def test_a_card_outlives_the_server_and_the_tab(venue: Venue, screens: Screens, renderer):
    """Sent while the server was down, the tab closed and opened again: it arrives once."""
    screens.forgiven = ["ERR_CONNECTION_REFUSED", "ERR_INCOMPLETE_CHUNKED", "ERR_CONNECTION_RESET"]
    venue.starts("The case")
    phone = screens.phone(venue)
    venue.server.stop()
    expect(phone.locator("#line")).to_contain_text("waiting for the network")
    tap(phone, "Rules")
    write(phone, "sent into the dark")
    expect(own(phone).locator(".badge")).to_have_text("◷ waiting for the network")

    again = serve(venue.laboratory, renderer, venue.server.port)
    try:
        phone.reload()
        all_arrived(phone)
    finally:
        again.stop()

    assert [entry.text for entry in recorded(venue, "entries")] == ["sent into the dark"]


def test_an_answer_that_comes_late_makes_no_second_card(venue: Venue, screens: Screens):
    """The act is sent again under the same id when its answer was lost on the way."""
    screens.forgiven = ["ERR_FAILED"]
    venue.starts("The case")
    phone = screens.phone(venue)
    lost: list[str] = []

    def lose_the_first(route) -> None:
        if lost:
            route.continue_()
            return
        lost.append(route.request.post_data)
        route.fetch()
        route.abort()

    phone.route("**/acts", lose_the_first)
    tap(phone, "Rules")
    write(phone, "once")

    all_arrived(phone)
    expect(phone.locator("#line")).to_have_text("live")
    phone.wait_for_function("Object.keys(localStorage).every(key => !key.includes('.act.'))")
    assert [entry.text for entry in recorded(venue, "entries")] == ["once"]


def test_what_a_closed_task_refuses_goes_back_into_the_box(
    venue: Venue, screens: Screens, monkeypatch
):
    """A card that came too late is said so in place, and its words are kept."""
    screens.forgiven = ["409"]
    venue.starts("The case")
    phone = screens.phone(venue)
    tap(phone, "Rules")
    # The phone has not heard yet that the task was closed.
    monkeypatch.setattr(venue.server.live.hub, "_hear", lambda state: None)
    venue.aino_does("close_input")
    write(phone, "one moment too late")

    expect(phone.get_by_role("alert")).to_contain_text("This task is closed.")
    expect(phone.locator(".composer textarea")).to_have_value("one moment too late")
    expect(phone.locator(".at-rules")).to_have_attribute("aria-pressed", "true")
    assert recorded(venue, "entries") == []


def test_what_comes_after_the_room_moved_on_is_kept_with_the_reason(venue: Venue, screens: Screens):
    """Cards that no form can take back stay on the phone until their author sends or drops them."""
    screens.forgiven = ["409", "ERR_INTERNET_DISCONNECTED"]
    venue.starts("Trail")
    phone = screens.phone(venue)
    expect(phone.get_by_label("What was hard?")).to_be_visible()
    phone.context.set_offline(True)
    phone.get_by_label("What was hard?").fill("the forms")
    phone.get_by_label("What worked anyway?").fill("driving there")
    phone.get_by_role("button", name="Send").click()
    venue.starts("The case")
    phone.context.set_offline(False)

    expect(phone.locator(".card.refused")).to_have_count(2)
    expect(phone.locator(".card.refused").first).to_contain_text("moved on to another task")
    phone.reload()
    expect(phone.locator(".card.refused")).to_have_count(2)
    phone.locator(".card.refused", has_text="the forms").get_by_text("Discard").click()
    venue.starts("Trail")
    expect(phone.get_by_label("What was hard?")).to_be_visible()
    phone.get_by_role("button", name="Send again").click()

    all_arrived(phone)
    assert [answer.text for answer in recorded(venue, "answers")] == ["driving there"]


def test_a_closed_task_is_shown_as_closed(venue: Venue, screens: Screens):
    """Phones follow when input is closed and opened, keeping what was typed."""
    venue.starts("The case")
    phone = screens.phone(venue)
    phone.locator(".composer textarea").fill("still thinking")

    venue.aino_does("close_input")
    expect(phone.locator(".closed")).to_contain_text("What you typed stays here.")
    venue.aino_does("open_input")
    expect(phone.locator(".closed")).to_be_hidden()

    expect(phone.locator(".composer textarea")).to_have_value("still thinking")


def test_a_held_card_says_that_it_waits_for_the_facilitator(venue: Venue, screens: Screens):
    """The author of a card that waits for approval knows where it stands."""
    venue.starts("Held")
    phone = screens.phone(venue)

    write(phone, "to be looked at")
    expect(own(phone).locator(".badge")).to_have_text(
        "✓ arrived; the facilitator looks at it first"
    )
    venue.aino_does("accept", item=recorded(venue, "entries")[0].id)

    all_arrived(phone)


def test_the_phone_shows_the_room_after_the_reveal(venue: Venue, screens: Screens):
    """Others' cards appear when the facilitator shows them, and leave when she hides them."""
    venue.starts("In the way")
    dana = venue.joins("Dana")
    phone = screens.phone(venue, "Bilal")
    sent = dana.sends("add_entry", element="rules", text=HOSTILE, period="present").json()
    expect(phone.locator(".room")).to_contain_text("when the facilitator shows them")
    assert HOSTILE not in phone.content()

    venue.aino_does("reveal")
    expect(phone.locator(".room li")).to_have_text(HOSTILE)
    venue.aino_does("hide", item=sent["made"])
    expect(phone.locator(".room li")).to_have_count(0)


def test_every_kind_of_task_has_its_own_form(venue: Venue, screens: Screens):
    """Prompts, board, commitments, own notes: each is one form, and all of it arrives."""
    phone = screens.phone(venue)

    venue.starts("Trail")
    phone.get_by_label("What was hard?").fill("the forms")
    phone.get_by_label("What worked anyway?").fill("driving there")
    phone.get_by_role("button", name="Send").click()
    all_arrived(phone, 2)

    venue.starts("Board")
    phone.get_by_text("Model and vision", exact=True).click()
    phone.get_by_text("Future", exact=True).click()
    write(phone, "one form for the family")
    all_arrived(phone, 3)

    venue.starts("Until next time")
    phone.get_by_label("I will …").fill("call the school")
    phone.get_by_label("by", exact=True).fill("Friday")
    phone.get_by_role("button", name="Send").click()
    all_arrived(phone, 4)

    assert {one.prompt: one.text for one in recorded(venue, "answers")} == {
        "What was hard?": "the forms",
        "What worked anyway?": "driving there",
    }
    (note,) = recorded(venue, "notes")
    assert (note.surface, note.period) == ("model", "future")
    (commitment,) = recorded(venue, "commitments")
    assert (commitment.who, commitment.text, commitment.by_when) == (
        "I",
        "call the school",
        "Friday",
    )


def test_an_open_task_offers_everything_in_plain_words(open_venue: Venue, screens: Screens):
    """One open task takes an entry, a tension, a note and a promise."""
    phone = screens.phone(open_venue)

    tap(phone, "Tools")
    write(phone, "one form")
    phone.get_by_text("Two things that pull against each other", exact=True).click()
    tap(phone, "Rules", "Tools")
    write(phone, "short, but complete")
    phone.get_by_text("A note or an idea", exact=True).click()
    write(phone, "ask the families")
    phone.get_by_text("I will …", exact=True).first.click()
    write(phone, "ask one family")

    all_arrived(phone, 4)
    for table in ("entries", "contradictions", "notes", "commitments"):
        assert len(recorded(open_venue, table)) == 1


def test_with_several_systems_one_says_whose(server, screens: Screens):
    """Two activity systems: a card and the ends of a tension name theirs."""
    with venue_in(server, plan_of_all_kinds(("School", "Health service"))) as venue:
        venue.starts("The case")
        phone = screens.phone(venue)
        phone.get_by_text("Health service", exact=True).click()
        tap(phone, "Rules")
        write(phone, "waiting lists")
        expect(own(phone)).to_contain_text(["Rules · Health service"])
        all_arrived(phone)

        venue.starts("Pulls")
        expect(phone.locator(".hint.tension")).to_be_visible()
        tap(phone, "Object")
        phone.get_by_text("Health service", exact=True).click()
        tap(phone, "Object")
        write(phone, "pupil here, patient there")
        all_arrived(phone, 2)

        (contradiction,) = recorded(venue, "contradictions")
        assert contradiction.level == "quaternary"


def test_while_the_room_talks_the_phone_says_look_up(venue: Venue, screens: Screens):
    """In a listening task there is nothing to type; after the session it says thank you."""
    phone = screens.phone(venue)

    venue.starts("Talk")
    expect(phone.get_by_role("heading", name="Look up: we are talking.")).to_be_visible()
    assert phone.get_by_role("button", name="Send").count() == 0
    venue.aino_does("end_session")
    expect(phone.get_by_role("heading", name="This session is over. Thank you.")).to_be_visible()


def test_the_phone_speaks_the_workshops_words(venue: Venue, screens: Screens):
    """Changed wording reaches the triangle while the task runs."""
    venue.starts("The case")
    phone = screens.phone(venue)

    venue.aino_does("change_wording", wording={"element.rules": "What holds us"})

    expect(phone.locator(".at-rules")).to_have_text("What holds us")


def test_a_person_can_change_what_they_agreed_to(venue: Venue, screens: Screens):
    """Consent is shown again on the phone and follows a change of mind."""
    phone = screens.phone(venue)
    phone.get_by_text("Who sees what I write").click()

    phone.get_by_label("My words may be quoted without my name.").check()

    expect(phone.get_by_label("My words may be quoted without my name.")).to_be_checked()
    _until(lambda: recorded(venue, "participants")[0].consent.get("quote") is True)


def test_a_forgotten_phone_is_told_and_may_join_anew(venue: Venue, screens: Screens):
    """When a person was erased their phone is asked to join, with the reason."""
    screens.forgiven = ["401"]
    venue.starts("The case")
    phone = screens.phone(venue, "Bilal")

    venue.laboratory.forget(venue.workshop, "P01", Actor.of(Role.FACILITATOR))

    expect(phone.get_by_role("button", name="Join")).to_be_visible()
    expect(phone.get_by_role("alert")).to_contain_text("not valid")


def test_the_phone_works_with_the_keyboard_alone(venue: Venue, screens: Screens):
    """Without a touch: tab to an element, choose it, type, send."""
    venue.starts("The case")
    phone = screens.phone(venue)
    phone.locator("body").press("Tab")

    for _ in range(12):
        focused = phone.evaluate("document.activeElement.textContent")
        if focused.startswith("Rules"):
            break
        phone.keyboard.press("Tab")
    phone.keyboard.press("Enter")
    phone.keyboard.type("thresholds")
    phone.keyboard.press("Tab")
    phone.keyboard.press("Enter")

    expect(own(phone)).to_contain_text(["thresholds"])
    all_arrived(phone)
    assert recorded(venue, "entries")[0].element == "rules"


@pytest.mark.parametrize(
    "title", ["Open floor", "The case", "Pulls", "Board", "Trail", "Until next time", "Talk"]
)
def test_nothing_is_too_small_to_tap_or_wider_than_the_phone(venue: Venue, screens, title: str):
    """Every button is at least 44 pixels high, and nothing sticks out at the side."""
    venue.starts(title)
    phone = screens.phone(venue)
    expect(phone.locator(".question h1")).to_be_visible()

    heights = phone.evaluate(
        """[...document.querySelectorAll('button, .options label, .consent label, summary')]
        .filter(one => one.offsetParent).map(one => [one.textContent, one.offsetHeight])"""
    )
    assert [one for one in heights if one[1] < 44] == []
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_phone_asks_few_questions_to_load(venue: Venue, screens: Screens):
    """From opening the page to being in the task: at most six requests, with state and stream."""
    venue.starts("The case")
    phone = screens.phone(venue)
    screens.requests.clear()

    phone.reload()
    expect(phone.locator(".triangle")).to_be_visible()
    expect(phone.locator("#line")).to_have_text("live")

    assert len(screens.requests) <= 6


def test_a_longest_word_does_not_break_the_page(venue: Venue, screens: Screens):
    """A card of one word of 500 letters stays inside its place."""
    venue.starts("The case")
    phone = screens.phone(venue)
    tap(phone, "Rules")

    write(phone, "w" * 500)

    all_arrived(phone)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    assert re.fullmatch("w{500}", own(phone).locator(".text").inner_text())


def _until(holds) -> None:
    for _ in range(200):
        if holds():
            return
        time.sleep(0.05)
    raise AssertionError("it did not happen")


def test_a_personal_link_brings_the_same_person_back(venue: Venue, screens: Screens):
    """On another phone the link that the facilitator made is enough; the key leaves the address."""
    bilal = venue.joins("Bilal")
    venue.starts("The case")
    bilal.sends("add_entry", element="rules", text="sent from the other phone", period="present")
    address = f"{venue.server.address}/join/{venue.join_code}"
    phone = screens.open(f"{address}#{bilal.token}", {"width": 390, "height": 844})

    expect(own(phone)).to_contain_text("sent from the other phone")
    assert phone.url == address
    assert len(recorded(venue, "participants")) == 1
