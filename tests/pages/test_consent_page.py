"""The page on which consent is read, written down, and taken back altogether."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from served import served
from studied import study

from changelab.domain.vocabulary import Answered, Purpose, Role, Withdrawal
from changelab.service import Laboratory
from changelab.storage.takings import Made
from changelab.ui.consent_matrix import CHOSEN, matrix, missing_in


def opened(workbench, room, person: str = "P01", role: Role = Role.FACILITATOR, **session):
    """The page with that person chosen."""
    chosen = {CHOSEN.format(workshop=room.workshop): person}
    return workbench.opens("consent", room.workshop, role, **chosen, **session)


def withdrawal_of(page, room, person: str = "P01"):
    """The part of the page about withdrawing."""
    page.session_state[f"consent-part-{person}-None"] = "Withdrawal"
    return page.run()


def test_missing_answers_stand_out_and_are_counted(workbench, room):
    """Two people were asked one of six things each."""
    page = opened(workbench, room)
    words = workbench.words(page)

    assert "10 answers are missing" in words and "of 2 people out of 2" in words
    assert words.count('class="yes"') == 2 and words.count("? not asked") == 10


def test_answers_of_several_people_are_written_down_at_once(workbench, room):
    """Everybody signed the same form on a day in March: chosen, answered, saved."""
    page = opened(workbench, room)
    page.button(key="record-consent").click().run()
    key = f"paper-{room.workshop}-"
    page.button(key=f"{key}-all-0").click().run()
    page.session_state[f"{key}-archive"] = Answered.GIVEN
    page.session_state[f"{key}-teach"] = Answered.REFUSED
    page.run()
    page.button(key=f"{key}-save").click().run()

    for person in room.state.participants.values():
        assert person.consents[""][Purpose.ARCHIVE].answered is Answered.GIVEN
        assert person.consents[""][Purpose.TEACH].answered is Answered.REFUSED
        assert Purpose.QUOTE not in person.consents[""]


def test_saving_without_an_answer_says_what_is_missing(workbench, room):
    """Nothing is written down, and the page says what to choose."""
    before = room.state.seq
    page = opened(workbench, room)
    page.button(key="record-consent").click().run()
    page.button(key=f"paper-{room.workshop}--save").click().run()

    assert "Choose who answered" in page.error[0].value
    assert room.state.seq == before


def test_an_answer_for_a_recording_is_told_from_one_for_the_whole(workbench, room):
    """Chosen for the tape, its own answers stand there, and those of the whole say so."""
    study(room)
    tape = next(iter(room.state.transcripts))
    given = {"answers": {"archive": "given"}, "on": "2026-03-02"}
    room.does(room.eeva, "record_consent", participants=["P01", "P02"], **given)
    refused = {"scope": tape, "answers": {"archive": "refused"}, "on": "2026-03-09"}
    room.does(room.eeva, "record_consent", participants=["P02"], **refused)
    page = opened(workbench, room)
    page.selectbox(key=f"scope-{room.workshop}").set_value(tape).run()
    words = workbench.words(page)

    assert "given on 2026-03-02, form 1, for: The whole workshop" in words
    assert "refused on 2026-03-09, form 1, for: Transcript: Session 1, tape" in words
    assert words.count("<small>whole</small>") == 3


def test_a_persons_answers_come_with_what_they_were_before(workbench, room):
    """Bilal agreed on the phone and took it back on paper: both stand there with their day."""
    room.does(room.bilal, "give_consent", answers={"take_part": True, "quote": True})
    took_back = {"answers": {"quote": "withdrawn"}, "on": "2026-04-01"}
    room.does(room.eeva, "record_consent", participants=["P01"], **took_back)
    words = workbench.words(opened(workbench, room))

    assert re.search(r"be quoted: <b>↩ withdrawn on 2026-04-01, form 1</b>.*before: ✓ given", words)


def test_name_email_and_phone_are_kept_apart(workbench, room):
    """Aino writes down how Bilal is reached; it is in the key table and in no event."""
    page = opened(workbench, room)
    key = f"reach-{room.workshop}-P01"
    page.text_input(key=f"{key}-email").set_value("b@example.org").run()
    page.text_input(key=f"{key}-phone").set_value("+46 1").run()
    known = room.laboratory.people(room.workshop)["P01"]

    assert (known.name, known.email, known.phone) == ("Bilal", "b@example.org", "+46 1")
    assert "example.org" not in repr(room.laboratory.facts(room.workshop))


def test_the_researchers_link_shows_no_name(workbench, room):
    """Eeva sees pseudonyms and answers; who they are is for the facilitator."""
    page = opened(workbench, room, role=Role.RESEARCHER, house_key=False)
    words = workbench.words(page)
    options = "".join(page.selectbox(key=CHOSEN.format(workshop=room.workshop)).options)

    assert "Bilal" not in words + options and "P01" in words
    assert "Names and addresses are for the facilitator" in words


@pytest.mark.parametrize(
    ("level", "says"),
    [
        (Withdrawal.NO_FURTHER_USE, "seen by nobody"),
        (Withdrawal.UNLINK, "become nobody&#x27;s"),
        (Withdrawal.ERASE, "overwritten with [erased]"),
    ],
)
def test_each_way_out_says_first_what_it_will_do(workbench, room, level, says):
    """What will happen and what stays is read before the button is pressed; then it happens."""
    study(room)
    page = withdrawal_of(opened(workbench, room), room)
    page.radio(key=f"withdraw-{room.workshop}-P01-level-None").set_value(level).run()
    words = workbench.words(page)
    assert room.state.participants["P01"].withdrawn is None
    page.button(key=f"withdraw-{room.workshop}-P01-now").click().run()

    assert says in words and "1 card, 2 turns in transcripts" in words and "The form" in words
    assert "What stays" in words
    assert room.state.participants["P01"].withdrawn is level
    assert not page.exception


def test_exports_to_recall_are_listed_before_and_after(workbench, room):
    """The list can be copied, and is still there when the words are gone."""
    study(room)
    made = Made("2026-03-02T10:00:00Z", "analysis", room.state.seq, "/disk/export.zip", "00")
    room.laboratory.note_export(room.workshop, made)
    page = withdrawal_of(opened(workbench, room), room)
    assert "/disk/export.zip" in page.code[0].value
    page.radio(key=f"withdraw-{room.workshop}-P01-level-None").set_value(Withdrawal.ERASE).run()
    page.button(key=f"withdraw-{room.workshop}-P01-now").click().run()

    assert "/disk/export.zip" in page.code[0].value
    assert "withdrew: erased" in workbench.words(page)


def test_nothing_set_aside_is_told_by_any_page(workbench, room):
    """Bilal's card, put out of use, is on no page, the record's timeline included."""
    card = room.does(room.bilal, "add_entry", element="rules", text="my secret", period="past")
    room.does(room.aino, "reword", item=card.made, text="my secret, said Aino")
    room.laboratory.withdraw(room.workshop, "P01", Withdrawal.NO_FURTHER_USE, room.eeva)

    for name in ("record", "activity_systems", "run", "surfaces", "consent"):
        page = workbench.opens(name, room.workshop)
        assert "my secret" not in workbench.words(page), name
    assert "[no further use]" in workbench.words(workbench.opens("record", room.workshop))


def test_a_day_of_review_that_has_passed_is_said(workbench, room):
    """On the page and in the list of workshops; a later day is quiet."""
    room.does(room.eeva, "set_review_day", on="2026-01-01")
    assert "was to be reviewed by 2026-01-01" in workbench.words(opened(workbench, room))
    assert "to be reviewed since 2026-01-01" in workbench.words(workbench.opens("workshops"))
    room.does(room.eeva, "set_review_day", on="2999-01-01")

    assert "reviewed" not in workbench.words(opened(workbench, room))
    assert "reviewed" not in workbench.words(workbench.opens("workshops"))


def test_without_people_the_page_says_how_they_come(workbench, laboratory):
    """An empty workshop has no matrix and no button that leads nowhere."""
    from changelab.templates import find_template

    empty = laboratory.open_workshop(find_template("blank"), "Empty").workshop
    page = workbench.opens("consent", empty)

    assert "Nobody has joined yet" in page.info[0].value


def test_names_that_look_like_markup_are_text(room):
    """A name with tags in it is shown as it was typed, in cell and hint."""
    told = matrix(room.state, {"P01": '<img src=x onerror="y">'}, "")

    assert "<img" not in told and "&lt;img" in told
    assert missing_in(room.state, room.state.participants["P01"], "")


# --- in a real browser --------------------------------------------------------------------------


@pytest.fixture
def studied_page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """Aino's browser on the Consent page of Eeva's study."""
    from tests.conftest import open_room

    folder = tmp_path / "served"
    with Laboratory(folder) as laboratory:
        room = study(open_room(laboratory))
        laboratory.note_export(
            room.workshop,
            Made("2026-03-02T10:00:00Z", "analysis", room.state.seq, "/disk/export.zip", "00"),
        )
    with served(folder, "--host=127.0.0.1") as running:
        address = f"http://127.0.0.1:{running.port}"
        page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
        page.goto(re.sub(r"http://[^/]+", address, running.link))
        page.goto(f"{address}/consent?w={room.workshop}")
        yield page


@pytest.mark.browser
def test_bilal_withdraws_and_his_words_leave_the_files(studied_page, tmp_path):
    """Aino reads what erasing does, presses the one button, and the list to recall is there."""
    page = studied_page
    expect(page.locator("table.consent")).to_contain_text("P01 · Bilal")
    page.get_by_text("Withdrawal", exact=True).click()
    page.get_by_text("Erase", exact=True).click()
    expect(page.locator(".preview")).to_contain_text("1 card, 2 turns in transcripts")
    page.get_by_role("button", name="Erase P01 for good").click()
    expect(page.locator("table.consent")).to_contain_text("withdrew: erased")
    expect(page.get_by_text("Exports to recall")).to_have_count(1)
    expect(page.get_by_text("/disk/export.zip")).to_have_count(1)

    files = b"".join(one.read_bytes() for one in (tmp_path / "served").glob("*.db*"))
    assert b"count the days" not in files and b"the child needs time" not in files
    assert b"Nobody owns the form" in files


@pytest.mark.browser
def test_paper_forms_are_copied_in_the_browser(studied_page):
    """All people, one yes, one click: the matrix shows it, and the gaps that are left."""
    page, gaps = studied_page, studied_page.locator("table.consent td.open")
    expect(gaps).to_have_count(10)
    page.get_by_role("button", name="Write down answers from paper").click()
    page.get_by_role("button", name="All 2", exact=True).click()
    expect(page.get_by_role("dialog")).to_contain_text("P02 · Dana")
    page.get_by_role("dialog").get_by_role("radio", name="yes").nth(4).click()
    page.get_by_role("button", name="Write it down").click()

    expect(gaps).to_have_count(8)
