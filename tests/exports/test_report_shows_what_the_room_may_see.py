"""The report tells what happened as the room saw it, in the words of the workshop."""

import pytest

from changelab.exports.account import account_of
from changelab.exports.account_of_systems import Mark
from changelab.exports.report import write_report


def report(room) -> str:
    return write_report(account_of(room.state))


def test_the_report_tells_everything_there_is(busy):
    """Sessions, people, the system, contradictions, board, answers, commitments, wording."""
    told = report(busy)

    for words in (
        *("# Whose child is it?", "### Session 1", "**Open floor**", "P01, P02"),
        *("referral form", "key worker", "### 1. targets against the whole child"),
        *("Where: Rules ↔ Object", "Level: secondary: between two things"),
        *("Status: accepted (in Session 1)", "Arose from: no. 2", "Gave rise to: no. 1"),
        *("**document**: he waited for six weeks (case file, May 2024)", "**double bind**"),
        *("one form for all", "### Who carried it?", "the school nurse"),
        "| the nurse | call the school | Friday | no. 1 | kept: it worked (Session 1) |",
        "## Appendix: the words of this workshop",
    ):
        assert words in told, words


def test_entries_say_whether_they_stayed_are_new_or_were_dropped(busy):
    """Each period is compared with the one before it that the group has mapped."""
    (system,) = account_of(busy.state).systems
    marks = {
        (period.name, entry.text): entry.mark
        for period in system.periods
        for element in period.elements
        for entry in element.entries
    }

    assert marks == {
        ("Past", "referral form"): Mark.NONE,
        ("Past", "attendance target"): Mark.NONE,
        ("Present", "referral form"): Mark.STAYED,
        ("Present", "key worker"): Mark.NEW,
        ("Present", "attendance target"): Mark.DROPPED,
    }


def test_a_period_nobody_mapped_is_not_compared_with(room):
    """Future after past, with nothing said about the present: the comparison skips it."""
    room.does(room.aino, "add_entry", element="tools", text="form", period="past")
    room.does(room.aino, "add_entry", element="tools", text="talk", period="future")
    (system,) = account_of(room.state).systems

    assert [(told.name, told.compared_with) for told in system.periods] == [
        ("Past", ""),
        ("Future", "Past"),
    ]


def test_the_workshops_own_words_stand_with_the_fields_term_once(busy):
    """Whoever knows the theory finds the term; whoever does not is not bothered twice."""
    own = {"element.tools": "With what", "contradictions": "Tensions"}
    busy.does(busy.aino, "change_wording", wording=own)
    told = report(busy)

    assert told.count("With what (tools)") == 1
    assert told.count("With what") > 2
    assert "## Tensions (contradictions)" in told


@pytest.mark.parametrize("act", ["hide", "withdraw"])
def test_what_was_hidden_or_withdrawn_is_not_told(busy, act):
    """What left the screens is not in the report."""
    entry = next(item for item in busy.state.entries.values() if item.text == "key worker")
    busy.does(busy.aino if act == "hide" else busy.dana, act, item=entry.id)

    assert "key worker" not in report(busy)


def test_cards_that_were_not_revealed_are_not_told(busy):
    """Until the facilitator reveals them, nobody reads them here either."""
    plan = {"title": "Quietly", "who_sees": "after_reveal"}
    busy.does(busy.aino, "plan_task", session="s3", plan=plan)
    busy.does(busy.aino, "start_task", task=f"t{busy.state.seq}")
    busy.does(busy.dana, "place_note", surface="mirror", period="present", text="not yet shown")
    before = report(busy)
    busy.does(busy.aino, "reveal")

    assert "not yet shown" not in before
    assert "not yet shown" in report(busy)


def test_the_facilitators_notes_are_not_told(busy):
    """What the facilitator wrote to herself stays hers."""
    plan = {"title": "Map", "notes": "mind the head teacher"}
    busy.does(busy.aino, "plan_task", session="s3", plan=plan)

    assert "mind the head teacher" not in report(busy)


def test_no_author_is_told(busy):
    """Pseudonyms stand in the list of people, and nowhere near a card."""
    told = report(busy)

    assert told.count("P01") == told.count("P02") == 1


def test_an_empty_workshop_says_so(room):
    """Nothing mapped, nothing logged: the report says that instead of staying silent."""
    told = report(room)

    assert "Nothing is mapped so far." in told
    assert "None was logged so far." in told
    assert "No card is on the board." in told
    assert "None was made so far." in told
