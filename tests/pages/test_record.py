"""The page of the record: what happened, how it was at any moment, and taking it away."""

import time
import zipfile

import pytest

from changelab.domain.vocabulary import Role
from changelab.exports import ExportPurpose, Wishes, read_bundle
from changelab.ui import takings

_TAKE = {"record-view": "Take it with you"}


def _add(room, actor, text, element="rules"):
    return room.does(actor, "add_entry", element=element, text=text, period="present")


def test_the_timeline_tells_who_did_what(workbench, room):
    """Eeva reads each event with the pseudonym of its author, the newest first."""
    _add(room, room.bilal, "no visits")
    _add(room, room.dana, "a form", "tools")
    words = workbench.words(workbench.opens("record", room.workshop, Role.RESEARCHER))

    assert "wrote under Rules (Present): “no visits”" in words
    assert words.index("a form") < words.index("no visits")
    assert "Bilal" not in words


def test_filters_leave_what_was_looked_for(workbench, room):
    """Choosing a person leaves only what that person did."""
    _add(room, room.bilal, "no visits")
    _add(room, room.dana, "a form", "tools")
    page = workbench.opens("record", room.workshop)
    page.selectbox(key="look-who").set_value("P02").run()
    words = workbench.words(page)

    assert "a form" in words
    assert "no visits" not in words


def test_when_nothing_fits_the_page_says_so(workbench, room):
    """A search without a hit does not leave an empty page."""
    page = workbench.opens("record", room.workshop)
    page.text_input(key="look-words").set_value("xyzzy").run()

    assert "Nothing in the record fits" in page.info[0].value


def test_an_undone_act_is_struck_through_but_there(workbench, room):
    """Undo takes the card back; the timeline keeps it, struck through, and says who undid it."""
    seq = _add(room, room.bilal, "no visits").seq
    page = workbench.opens("record", room.workshop)
    page.button(key=f"undo-{seq}").click().run()
    words = workbench.words(page)

    assert not room.state.entries
    assert "<s>wrote under Rules (Present): “no visits”</s>" in words
    assert "undid: P01 wrote under Rules" in words


def test_what_cannot_be_undone_offers_no_undo(workbench, room):
    """Joining and consenting are people's own; a scribe undoes no one else's act."""
    seq = _add(room, room.bilal, "no visits").seq
    facilitator = workbench.opens("record", room.workshop)
    scribe = workbench.opens("record", room.workshop, Role.SCRIBE)

    assert [one.key for one in facilitator.button if one.key.startswith("undo-")] == [f"undo-{seq}"]
    assert not [one.key for one in scribe.button if one.key.startswith("undo-")]


def test_long_records_come_page_by_page(workbench, room):
    """Sixty cards more than fill a page; the older ones are a click away."""
    for number in range(60):
        _add(room, room.bilal, f"card number {number:02d}")
    page = workbench.opens("record", room.workshop)
    newest = workbench.words(page)
    page.button(key="page-Older").click().run()

    assert "card number 59" in newest
    assert "card number 05" not in newest
    assert "card number 05" in workbench.words(page)


def test_anonymous_authors_stay_anonymous(workbench, room):
    """In an anonymous task nobody can be picked out, not even by a stable mark."""
    plan = {"title": "Between us", "anonymous": True}
    room.does(room.aino, "plan_task", session=room.state.stage.session, plan=plan)
    room.does(room.aino, "next_task")
    _add(room, room.bilal, "no visits")
    page = workbench.opens("record", room.workshop)
    words = workbench.words(page)

    assert "Anonymous" in page.selectbox(key="look-who").options
    assert "~" not in words


def test_the_slider_shows_the_workshop_as_it_was(workbench, room):
    """Ten events back there is one entry, not two."""
    _add(room, room.bilal, "no visits")
    then = room.state.seq
    _add(room, room.dana, "a form", "tools")
    page = workbench.opens(
        "record",
        room.workshop,
        **{"record-view": "As of a moment", f"moment-{room.workshop}": then},
    )
    words = workbench.words(page)

    assert f"Event {then} of {then + 1}" in words
    assert "P01 wrote under Rules" in words
    assert '<td class="n">1</td><td>entry</td><td class="now">2 now</td>' in words


def test_a_step_goes_one_event_on(workbench, room):
    """The buttons move the slider by what they say."""
    moment = {"record-view": "As of a moment", f"moment-{room.workshop}": 3}
    page = workbench.opens("record", room.workshop, **moment)
    page.button(key="step-1").click().run()

    assert page.slider(key=f"moment-{room.workshop}").value == 4


def test_before_an_archive_export_it_says_what_stays_here(workbench, room):
    """Bilal agreed to no archive: his card is counted among what is withheld."""
    _add(room, room.bilal, "no visits")
    page = workbench.opens("record", room.workshop, Role.RESEARCHER, **_TAKE)
    analysis = workbench.words(page).replace("\\", "")
    page.radio(key="export-purpose").set_value(ExportPurpose.ARCHIVE).run()
    archive = workbench.words(page).replace("\\", "")

    assert "1 contribution: no consent for archiving" not in analysis
    assert "1 contribution: no consent for archiving" in archive


def _made(workshop, purpose):
    deadline = time.monotonic() + 60
    while (taking := takings.taking(workshop, purpose)).is_running and time.monotonic() < deadline:
        time.sleep(0.05)
    return taking


def test_the_export_is_made_beside_the_page_and_holds_the_record(workbench, room):
    """One button; when it is done the zip holds the same record, and each file its sentence."""
    _add(room, room.bilal, "no visits")
    page = workbench.opens("record", room.workshop, **_TAKE)
    page.button(key="make-export").click().run()
    taking = _made(room.workshop, ExportPurpose.ANALYSIS)
    page.run()

    assert taking.failed == ""
    assert read_bundle(taking.zip).facts == room.laboratory.facts(room.workshop)
    assert set(zipfile.ZipFile(taking.zip).namelist()) == {
        f"{room.workshop}-analysis/{one.file}" for one in taking.files
    }
    assert all(one.description for one in taking.files)
    assert "What is in it" in workbench.words(page)


def test_an_export_can_be_stopped(workbench, room):
    """Stop is stop: the page says so, nothing is written, and it can be made again."""
    _add(room, room.bilal, "no visits")
    page = workbench.opens("record", room.workshop, **_TAKE)
    page.button(key="make-export").click().run()
    begun = takings.taking(room.workshop, ExportPurpose.ANALYSIS)
    takings.cancel_taking(room.workshop, ExportPurpose.ANALYSIS)
    if begun.process is not None:
        begun.process.wait(30)
    page.run()

    assert "Stopped. Nothing was written." in workbench.words(page)
    assert not list((workbench.laboratory.folder / "exports").rglob("*.zip"))
    page.button(key="make-export").click().run()
    assert _made(room.workshop, ExportPurpose.ANALYSIS).zip is not None


def test_what_went_wrong_with_an_export_is_said_on_the_page(workbench, room):
    """A name in a card: the page says where it stands, and what to do."""
    workbench.laboratory.rename_person(room.workshop, "P01", "Bilal Khan")
    _add(room, room.dana, "ask Khan about visits")
    page = workbench.opens("record", room.workshop, **_TAKE)
    page.button(key="make-export").click().run()
    made = _made(room.workshop, ExportPurpose.ANALYSIS)
    page.run()

    assert made.zip is None
    assert "ask Khan about visits" in workbench.words(page).replace("\\", "")
    assert "Replace names" in made.failed


def test_an_export_is_deleted_when_a_person_is_forgotten(workbench, room):
    """No copy of erased words stays on this laptop because someone once exported them."""
    _add(room, room.bilal, "my secret")
    takings.begin_taking(workbench.laboratory, room.workshop, ExportPurpose.ANALYSIS)
    made = _made(room.workshop, ExportPurpose.ANALYSIS)
    page = workbench.opens("consent", room.workshop, **{"consent-part-P01-None": "Withdrawal"})
    page.radio(key=f"withdraw-{room.workshop}-P01-level-None").set_value("erase").run()
    page.button(key=f"withdraw-{room.workshop}-P01-now").click().run()

    assert not made.zip.exists()
    assert takings.taking(room.workshop, ExportPurpose.ANALYSIS) is None


def test_single_files_follow_the_purpose(workbench, room):
    """Also the quick download for an archive leaves out what people did not agree to."""
    _add(room, room.bilal, "no visits")
    analysis, archive = (
        takings.session_json(workbench.laboratory, room.workshop, purpose, Wishes()).decode()
        for purpose in (ExportPurpose.ANALYSIS, ExportPurpose.ARCHIVE)
    )

    assert "no visits" in analysis
    assert "no visits" not in archive


def test_a_name_in_a_card_is_pointed_at_before_anything_is_made(workbench, room):
    """Bilal named Dana: no single file is offered until names are replaced."""
    _add(room, room.bilal, "ask Dana")
    page = workbench.opens("record", room.workshop, **_TAKE)

    assert "the card by P01 in session 1" in page.warning[0].value
    assert not page.get("download_button")
    page.checkbox(key="wish-replace_names").check().run()
    assert not page.warning
    assert page.get("download_button")


def test_a_scribe_reads_but_does_not_take_away(workbench, room):
    """The exports are for the facilitator and the researcher."""
    page = workbench.opens("record", room.workshop, Role.SCRIBE)

    assert page.segmented_control(key="record-view").options == ["Timeline", "As of a moment"]


@pytest.mark.browser
def test_eeva_exports_a_sample_and_downloads_it(page, tmp_path):
    """In a real browser the progress ends in a download that can be read again."""
    page.locator(".st-key-workshop-case-a").get_by_role("button", name="Open").click()
    page.get_by_role("link", name="Record").click()
    page.get_by_text("Take it with you").click()
    page.get_by_role("button", name="Make the export").click()
    with page.expect_download(timeout=60_000) as download:
        page.get_by_role("button", name="Download the zip").click(timeout=60_000)
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)

    assert read_bundle(path).workshop == "case-a"


def test_an_export_in_a_bag_is_listed_like_any_other(workbench, room):
    """The files lie one folder deeper in the zip; people read the same sentences about them."""
    _add(room, room.bilal, "no visits")
    takings.begin_taking(
        workbench.laboratory, room.workshop, ExportPurpose.ANALYSIS, Wishes(bag=True)
    )
    taking = _made(room.workshop, ExportPurpose.ANALYSIS)

    assert taking.failed == ""
    assert {"README.txt", "data/session.json"} <= {one.file for one in taking.files}
    names = zipfile.ZipFile(taking.zip).namelist()
    assert f"{room.workshop}-analysis/data/README.txt" in names
    assert f"{room.workshop}-analysis/bagit.txt" in names
