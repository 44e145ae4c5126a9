"""The tables of what was said, looked at, coded and agreed to: Eeva's study as data."""

import csv
import io
from datetime import datetime, timedelta

import pytest
from studied import STARTS_AT, TURNS, bring_transcript

from changelab.exports.all_tables import tables_of
from changelab.exports.tables import read_cell, write_csv


@pytest.fixture
def rows_of(studied):
    """The rows of a table as another program reads them, guards taken off."""

    def rows(name: str) -> list[dict[str, str]]:
        whole = studied.laboratory.whole(studied.workshop)
        (table,) = (one for one in tables_of(studied.state, whole.corpus) if one.name == name)
        read = csv.DictReader(io.StringIO(write_csv(table), newline=""))
        return [{column: read_cell(cell) for column, cell in row.items()} for row in read]

    return rows


def test_a_turn_says_who_spoke_when_and_what(rows_of):
    """Times in milliseconds, the words exactly as they were said, a count of them."""
    tape = rows_of("transcripts")[0]["transcript"]
    turns = rows_of("turns")

    assert [turn["text"] for turn in turns] == [said.text for said in TURNS]
    assert turns[1] == {
        "turn": f"{tape}/2",
        "transcript": tape,
        "number": "2",
        "session": rows_of("transcripts")[0]["session"],
        "task": "",
        "speaker": "P01",
        "participant": "P01",
        "start_ms": "4000",
        "end_ms": "9000",
        "words": "13",
        "text": TURNS[1].text,
    }


def test_roles_and_strangers_speak_without_being_participants(rows_of):
    """A role is shown as one, someone nobody matched by the number in the transcript."""
    shown = {row["number"]: (row["speaker"], row["participant"]) for row in rows_of("speakers")}

    assert shown == {
        "S1": ("facilitator", ""),
        "S2": ("P01", "P01"),
        "S3": ("P02", "P02"),
        "S4": ("speaker S4", ""),
    }
    assert [row["participant"] for row in rows_of("turns")] == [
        *("", "P01", "P02", "P01", "", "", "P02")
    ]


def test_a_transcript_says_when_its_clock_began(rows_of):
    """With the session it belongs to, so that its times can be put on the clock on the wall."""
    (tape,) = rows_of("transcripts")

    assert (tape["title"], tape["starts_at"], tape["turns"]) == ("Session 1, tape", STARTS_AT, "7")
    assert tape["session"] in {row["session"] for row in rows_of("sessions")}


def test_a_turn_says_in_which_task_it_was_said(studied, rows_of):
    """By the clock of the workshop: what was said before the task was begun belongs to none."""
    (tape,) = studied.state.transcripts
    (task,) = (one for one in studied.state.tasks.values() if one.started_at)
    begun = datetime.fromisoformat(task.started_at)
    starts_at = (begun - timedelta(seconds=10)).isoformat()
    studied.does(studied.eeva, "align_transcript", transcript=tape, starts_at=starts_at)
    said_in = [row["task"] for row in rows_of("turns")]

    assert said_in == ["", "", "", *[task.id] * 4]


def test_every_quote_is_where_its_coding_says(rows_of):
    """`text[start:end]` is the quote, with emoji and combining marks before and in it."""
    words = {row["turn"]: row["text"] for row in rows_of("turns")}
    words |= {row["contribution"]: row["text"] for row in rows_of("contributions")}
    codings = rows_of("codings")
    placed = [row for row in codings if row["start"]]

    assert len(placed) == 6
    for row in placed:
        text = words[row["item"]]
        assert text[int(row["start"]) : int(row["end"])] == row["quote"] != ""


def test_a_coding_names_code_codebook_coder_and_what_it_is_on(rows_of):
    """The id of the item stands once more in the column of its kind, which refers to a table."""
    codings = rows_of("codings")
    names = {row["code"]: row["name"] for row in rows_of("codes")}
    kinds = {row["item_kind"]: row for row in codings}

    assert [(names[row["code"]], row["coder"]) for row in codings[:4]] == [
        ("dilemma", "R1"),
        ("committing", "R1"),
        ("dilemma", "R2"),
        ("committing", "R2"),
    ]
    assert kinds.keys() == {"turn", "contribution", "episode"}
    for kind, row in kinds.items():
        assert row[kind] == row["item"]
        assert not any(row[other] for other in kinds.keys() - {kind})
    assert kinds["episode"]["quote"] == kinds["episode"]["start"] == ""


def test_words_that_changed_since_are_said_to_be_elsewhere(studied, rows_of):
    """A card that was reworded keeps its coding and the quote, but no place for it."""
    tension = next(iter(studied.state.contradictions))
    code = next(code.id for code in studied.state.codes.values() if code.name == "criticising")
    studied.does(studied.eeva, "code_passage", coder="R2", code=code, item=tension, start=0, end=7)
    before = rows_of("codings")[-1]
    studied.does(studied.aino, "reword", item=tension, text="something else")
    after = rows_of("codings")[-1]

    assert (before["start"], before["end"]) == ("0", "7")
    assert (after["start"], after["end"], after["quote"]) == ("", "", before["quote"])


def test_codes_stand_under_those_that_group_them(rows_of):
    """Also a code that was found while coding, which no file has."""
    codes = {row["name"]: row for row in rows_of("codes")}
    books = {row["codebook"]: row["name"] for row in rows_of("codebooks")}

    assert codes["dilemma"]["parent"] == codes["manifestation"]["code"]
    assert (codes["manifestation"]["applies"], codes["dilemma"]["applies"]) == ("false", "true")
    assert (codes["owning, or not"]["key"], codes["committing"]["colour"]) == ("", "#2f6f4f")
    assert books[codes["dilemma"]["codebook"]] == "manifestations"


def test_memos_are_dated_and_say_what_they_are_about(rows_of):
    """One is about a turn, the other about nothing in particular."""
    one, other = rows_of("memos")

    assert (one["item_kind"], one["turn"]) == ("turn", one["item"])
    assert (other["item_kind"], other["item"]) == ("", "")
    assert other["text"] == "The form is the germ cell?"
    assert one["at"] <= other["at"]


def test_an_episode_goes_from_a_turn_to_a_turn(rows_of):
    """Both are part of it, and stand in the table of turns."""
    (episode,) = rows_of("episodes")
    there = [row["turn"] for row in rows_of("turns")]

    assert there.index(episode["last_turn"]) - there.index(episode["first_turn"]) == 2
    assert (episode["title"], episode["topic"], episode["coder"]) == ("The form", "form", "R1")


def test_a_citation_leads_from_evidence_to_the_turn(rows_of):
    """The observation that a contradiction rests on was taken from what was said."""
    (citation,) = rows_of("citations")
    evidence = {row["target"] for row in rows_of("links") if row["relation"] == "evidence"}

    assert citation["observation"] in evidence
    assert citation["turn"].endswith("/3")


def test_material_says_what_it_is_and_who_is_in_it(rows_of):
    """A letter may be archived; of a picture the words say what it shows."""
    letter, picture = rows_of("materials")

    assert (letter["title"], letter["form"], letter["may"]) == ("A letter", "text", '["archive"]')
    assert (picture["form"], picture["media_type"], picture["may"]) == ("picture", "image/png", "")
    assert len(picture["picture_sha256"]) == 64
    assert [(row["material"], row["participant"]) for row in rows_of("material_people")] == [
        (picture["material"], "P01")
    ]


def test_a_card_says_which_material_it_reacts_to(studied, rows_of):
    """What came while the letter was on the wall is about the letter."""
    letter = next(iter(studied.state.materials))
    studied.does(studied.aino, "show_material", material=letter)
    studied.does(studied.bilal, "place_note", surface="mirror", period="past", text="six weeks!")

    assert rows_of("contributions")[-1]["about"] == letter


def test_consent_is_one_row_for_each_answer_and_scope(studied, rows_of):
    """An answer for one recording stands beside that for the workshop, with its day and form."""
    tape = next(iter(studied.state.transcripts))
    studied.does(
        studied.eeva,
        "record_consent",
        participants=["P02"],
        scope=tape,
        answers={"quote": "refused"},
        on="2026-03-09",
    )
    found = {(row["participant"], row["purpose"], row["scope"]): row for row in rows_of("consent")}
    narrow = found["P02", "quote", tape]

    assert (narrow["answer"], narrow["on"], narrow["form"]) == ("refused", "2026-03-09", "1")
    assert narrow["transcript"] == tape
    assert found["P02", "quote", "workshop"]["answer"] == "not answered"
    assert sum(scope == tape for _, _, scope in found) == 1


def test_a_transcript_that_was_removed_stays_and_says_so(studied, rows_of):
    """Codings on it still lead somewhere."""
    second = bring_transcript(studied, file="f" * 64, title="Again")
    studied.does(studied.eeva, "remove_transcript", transcript=second)
    removed = {row["transcript"]: row["removed"] for row in rows_of("transcripts")}

    assert sorted(removed.values()) == ["false", "true"]
    assert {row["transcript"] for row in rows_of("turns")} == removed.keys()


def test_no_table_begins_with_a_column_that_excel_takes_for_another_format(rows_of, studied):
    """A file that starts with ID is opened as SYLK, and refused."""
    whole = studied.laboratory.whole(studied.workshop)
    firsts = [table.columns[0].name for table in tables_of(studied.state, whole.corpus)]

    assert len(firsts) > 30
    assert not any(name.upper().startswith("ID") for name in firsts)
