"""The page of the transcripts: how far each one is, and reading what was said."""

import pytest
from studied import bring_transcript, everyone_agrees

from changelab.domain.transcripts import ArrivingTranscript, Said
from changelab.domain.vocabulary import Role, Withdrawal


def only(room):
    """The one transcript that is there."""
    (found,) = room.state.transcripts.values()
    return found


def test_the_list_says_how_far_each_one_is(workbench, room):
    """Turns, length, who is matched, where on the clock; and whose consent is missing."""
    bring_transcript(room)
    words = workbench.words(workbench.opens("transcripts", room.workshop)).replace("\\", "")

    assert "7 turns · 1 min · 3 of 4 speakers matched" in words
    assert "4 turns belong to 2 people without consent to being recorded (P01, P02)" in words


def test_what_nobody_is_known_to_have_said_is_counted(workbench, room):
    """The guest is not matched: exports leave the turn out, so the page says so."""
    bring_transcript(room)
    words = workbench.words(workbench.opens("transcripts", room.workshop))

    assert "1 turn is said by someone who is not matched yet" in words


def test_with_consent_the_hint_is_gone(workbench, room):
    """Everybody agreed on paper, and it was recorded."""
    bring_transcript(room)
    everyone_agrees(room)
    page = workbench.opens("transcripts", room.workshop)

    assert "without consent" not in workbench.words(page)


def opened(workbench, room, **changes):
    """The reading view of Eeva's transcript."""
    tape = bring_transcript(room, **changes)
    return workbench.opens("transcripts", room.workshop, **{"transcript-open": tape})


def test_it_reads_like_a_script(workbench, room):
    """When, who, what; in the words as they were said, whatever signs they hold."""
    said = (Said("S1", 0, 10, "<b>We</b> & *you*"), Said("S9", 3_723_000, None, "so"))
    speakers = {"S1": "facilitator", "S9": ""}
    page = opened(workbench, room, said=said, speakers=speakers, labels={})
    words = workbench.words(page)

    assert "&lt;b&gt;We&lt;/b&gt; &amp; *you*" in words
    assert '<span class="who leads">Facilitator</span>' in words
    assert '<span class="at">1:02:03</span><span class="who unknown">Speaker 9</span>' in words


def test_it_is_looked_through(workbench, room):
    """By words and by speaker; where nothing fits it says so."""
    page = opened(workbench, room)
    page.text_input(key="transcript-words").set_value("FORM").run()
    assert "2 turns found" in workbench.words(page)
    assert "<mark>form</mark>" in workbench.words(page)

    page.multiselect(key="transcript-who").set_value(["S1"]).run()
    assert "1 turn found" in workbench.words(page)

    page.text_input(key="transcript-words").set_value("xyzzy").run()
    assert "Nothing that was said fits" in page.info[-1].value


def test_long_ones_are_read_page_by_page(workbench, room):
    """Fifty turns at once; another page, and a jump to a time."""
    said = [Said("S1", n * 60_000, n * 60_000 + 900, f"turn number {n:03d}") for n in range(120)]
    page = opened(workbench, room, said=said, speakers={"S1": "P01"}, labels={})
    assert "turn number 049" in workbench.words(page)
    assert "turn number 050" not in workbench.words(page)

    page.button(key="turns-Next").click().run()
    assert "turn number 050" in workbench.words(page)

    page.text_input(key="transcript-jump").set_value("1:50:00").run()
    assert "turn number 110" in workbench.words(page)
    assert "page 3 of 3" in workbench.words(page)


def test_what_was_said_stands_in_its_task(workbench, room):
    """The task's title stands above what was said while it was at hand."""
    page = opened(workbench, room, starts_at=room.state.session.started_at)
    title = room.state.tasks[room.state.stage.task].plan.title

    assert f'<b dir="auto">{title}</b>' in workbench.words(page)


def test_speakers_are_matched_while_reading(workbench, room):
    """The guest turns out to be Dana."""
    page = opened(workbench, room)
    box = next(one for one in page.selectbox if one.label.startswith("Guest"))
    box.set_value("P02").run()

    assert only(room).speakers["S4"] == "P02"


def test_it_is_renamed_and_removed(workbench, room):
    """Removed, it is not in the list; Undo brings it back."""
    page = opened(workbench, room)
    next(one for one in page.text_input if one.label == "Name").set_value("Tape one").run()
    page.button(key="transcript-rename").click().run()
    assert only(room).title == "Tape one"

    page.button(key="transcript-remove").click().run()
    assert "There is no transcript yet" in page.info[0].value

    page.button(key="undo").click().run()
    assert "Tape one" in workbench.words(page)


def test_words_that_may_not_be_used_are_not_shown(workbench, room):
    """Bilal wants no further use of what he said: his turns are counted, not read or found."""
    tape = bring_transcript(room)
    room.laboratory.withdraw(room.workshop, "P01", Withdrawal.NO_FURTHER_USE, room.aino)
    page = workbench.opens("transcripts", room.workshop, **{"transcript-open": tape})
    words = workbench.words(page)

    assert "2 turns not shown" in words
    assert "count days" not in words
    assert "Nobody owns the form" in words


def test_a_scribe_has_no_transcripts(workbench, room):
    """The page is for those who answer for the record."""
    scribe = workbench.opens("workshops", room.workshop, Role.SCRIBE)
    with pytest.raises(Exception, match="transcripts"):
        scribe.switch_page("pages/transcripts.py").run()


def test_an_untitled_one_without_times_says_so(workbench, room):
    """There is nothing to place, and no time to jump to."""
    coming = ArrivingTranscript(
        "Notes", "txt", "ab" * 32, [Said("", None, None, "so")], {}, {}, None, None
    )
    made = room.laboratory.import_transcript(room.workshop, room.eeva, coming).made
    page = workbench.opens("transcripts", room.workshop, **{"transcript-open": made})

    assert page.text_input(key="transcript-jump").disabled
    assert "no times" in workbench.words(page)
    assert "Not named" in workbench.words(page)
