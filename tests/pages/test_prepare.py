"""The page on which a facilitator prepares: plan, people, words, paper."""

import pytest

from changelab.domain.vocabulary import Role
from changelab.domain.wording import DEFAULT_WORDING
from changelab.ui.plan_sheet import plan_file
from changelab.ui.plan_words import numbered
from changelab.ui.wording_form import GROUPS, keys_of


def test_a_task_is_planned_with_everything_a_facilitator_has_in_hand(workbench, room):
    """Aino fills the form of a task, and the plan has all of it."""
    session = room.state.about.sessions[0]
    page = workbench.opens("prepare", room.workshop)
    page.button(key=f"add-task-{session}").click().run()
    key = f"new-task-{session}"
    page.text_input(key=f"{key}-title").set_value("What gets in the way?")
    page.text_area(key=f"{key}-ask").set_value("What stops you?")
    page.number_input(key=f"{key}-minutes").set_value(25)
    page.text_area(key=f"{key}-first_stimulus").set_value("The case of the boy")
    page.text_area(key=f"{key}-second_stimulus").set_value("The triangle")
    page.multiselect(key=f"{key}-actions").set_value(["analysing"])
    page.button(key=f"{key}-save").click().run()
    plan = room.state.tasks_of(session)[-1].plan

    assert (plan.title, plan.ask, plan.minutes) == ("What gets in the way?", "What stops you?", 25)
    assert plan.first_stimulus == "The case of the boy"
    assert plan.second_stimulus == "The triangle"
    assert plan.learning_actions == ("analysing",)


def test_a_task_without_a_title_is_refused_and_nothing_typed_is_lost(workbench, room):
    """The form says what is missing and keeps the words that were typed."""
    session = room.state.about.sessions[0]
    page = workbench.opens("prepare", room.workshop)
    page.button(key=f"add-task-{session}").click().run()
    key = f"new-task-{session}"
    page.text_area(key=f"{key}-ask").set_value("What stops you?")
    page.button(key=f"{key}-save").click().run()

    assert "title" in page.error[0].value
    assert page.text_area(key=f"{key}-ask").value == "What stops you?"
    assert len(room.state.tasks) == 1


def test_a_session_is_revised_and_the_change_undone(workbench, room):
    """What was saved stands in the plan; Undo brings the plan before it back."""
    session = room.state.about.sessions[0]
    title = room.state.sessions[session].plan.title
    page = workbench.opens("prepare", room.workshop)
    page.button(key=f"edit-{session}").click().run()
    page.text_input(key=f"{session}-title").set_value("The case")
    page.button(key=f"{session}-save").click().run()
    revised = room.state.sessions[session].plan.title
    page.button(key="undo-plan").click().run()

    assert revised == "The case"
    assert room.state.sessions[session].plan.title == title


def test_tasks_change_places_without_dragging(workbench, room):
    """A button moves a task down; what has begun offers no dropping."""
    session = room.state.about.sessions[0]
    first = room.state.sessions[session].tasks[0]
    room.does(room.aino, "plan_task", session=session, plan={"title": "Second"})
    page = workbench.opens("prepare", room.workshop)
    page.button(key=f"Move down-{first}").click().run()

    assert room.state.sessions[session].tasks[1] == first
    assert page.button(key=f"Move down-{first}").disabled


def test_planned_and_actual_times_stand_side_by_side(workbench, room):
    """After a session its row says how long it was planned and when it ran."""
    session = room.state.about.sessions[0]
    room.does(room.aino, "plan_task", session=session, plan={"title": "Second", "minutes": 40})
    room.does(room.aino, "end_session")
    page = workbench.opens("prepare", room.workshop)
    words = workbench.words(page)

    assert "planned 40 min" in words
    assert "ran " in words


def test_every_word_can_be_changed_and_an_empty_one_brings_the_default_back(workbench, room):
    """The form holds every key once; saving an empty field takes the group's word away."""
    room.does(room.aino, "change_wording", wording={"element.rules": "House rules"})
    page = workbench.opens("prepare", room.workshop, **{"prepare-part": "Wording"})
    fields = {one.key.rpartition("-")[2]: one for one in [*page.text_input, *page.text_area]}
    fields["contradiction"].set_value("Rub")
    fields["element.rules"].set_value("")
    next(one for one in page.button if one.key.startswith("save-")).click().run()

    assert set(fields) == set(DEFAULT_WORDING)
    assert room.state.about.wording == {"contradiction": "Rub"}


def test_every_key_of_the_wording_is_in_one_group():
    """No word is left out of the form, and none stands there twice."""
    keys = [key for prefix, _ in GROUPS.values() for key in keys_of(prefix)]

    assert sorted(keys) == sorted(DEFAULT_WORDING)


def _people(workbench, room, **session):
    return workbench.opens("prepare", room.workshop, **{"prepare-part": "People", **session})


def test_a_person_is_renamed_and_put_in_a_small_group(workbench, room):
    """The name changes in the key table only; the group is in the record."""
    room.does(room.aino, "form_group", name="Group A")
    (group,) = room.state.groups
    page = _people(workbench, room)
    before = room.state.seq
    page.text_input(key=f"name-P01-{room.workshop}").set_value("Bilal B.").run()
    page.selectbox(key="group-P01-None").set_value(group).run()

    assert room.laboratory.names(room.workshop)["P01"] == "Bilal B."
    assert room.state.participants["P01"].group == group
    assert room.state.seq == before + 1


def test_a_person_added_by_hand_gets_a_way_in(workbench, room):
    """Aino adds someone without a phone of their own; the link is that person's."""
    page = _people(workbench, room)
    page.text_input(key="add-name").set_value("Farid")
    page.button(key="add-person-now").click().run()
    (link,) = [one.value for one in page.code]
    visitor = room.laboratory.doors.visitor(link.rpartition("#")[2])

    assert room.laboratory.names(room.workshop)["P03"] == "Farid"
    assert (visitor.workshop, visitor.actor.id) == (room.workshop, "P03")


def test_consent_is_said_in_short_with_the_way_to_the_rest(workbench, room):
    """Aino reads what Bilal agreed to; answers and withdrawal are on the page for them."""
    room.does(room.bilal, "give_consent", answers={"take_part": True, "quote": True})
    page = _people(workbench, room)
    words = workbench.words(page)
    page.button(key="consent-P01").click().run()

    assert "Consent: agreed to: take part, be quoted" in words.replace("\\", "")
    assert page.session_state[f"consent-person-{room.workshop}"] == "P01"


def test_the_sheet_shows_peoples_words_as_words(room):
    """On paper a title full of markup is text."""
    hostile = "<script>alert(1)</script>"
    room.does(room.aino, "plan_session", plan={"title": hostile, "purpose": hostile})
    session = room.state.about.sessions[-1]
    plan = {"title": hostile, "ask": hostile, "notes": hostile}
    room.does(room.aino, "plan_task", session=session, plan=plan)
    sheet = plan_file(room.state)

    assert "<script" not in sheet
    assert sheet.count("&lt;script&gt;") >= 5


def test_a_title_that_carries_its_number_is_not_numbered_twice():
    """“2. Rules” in second place stays as it is; “2020 was hard” in second place is numbered."""
    assert numbered(2, "2. Rules") == "2. Rules"
    assert numbered(2, "2020 was hard").startswith("2 ")


def test_a_scribe_does_not_prepare(workbench, room):
    """The page is the facilitator's."""
    page = workbench.opens("workshops", room.workshop, Role.SCRIBE)

    with pytest.raises(ValueError, match="prepare"):
        page.switch_page("/pages/prepare.py")


@pytest.mark.browser
def test_the_sheet_alone_comes_out_of_the_printer(page):
    """Printing hides the workbench around the plan."""
    page.locator(".st-key-workshop-case-a").get_by_role("button", name="Open").click()
    page.get_by_text("Print", exact=True).click()
    page.get_by_text("Download as a file").wait_for()
    page.emulate_media(media="print")

    assert page.locator(".sheet h1").is_visible()
    assert not page.get_by_text("Download as a file").is_visible()
    assert not page.get_by_test_id("stHeader").is_visible()
