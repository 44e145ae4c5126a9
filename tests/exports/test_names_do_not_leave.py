"""Names of the key table do not leave: the export is not made, says where, or replaces them."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from studied import bring_transcript, everyone_agrees, study
from taking_away import contents

from changelab.domain.coding import CodingMade
from changelab.domain.key_table import KeyEntry
from changelab.domain.passages import span_of, words_of
from changelab.domain.record import Recorded
from changelab.domain.research import Turn
from changelab.domain.transcripts import Said
from changelab.domain.whole import WholeRecord
from changelab.exports import ExportPurpose, Wishes, export_bundle, read_session_json
from changelab.exports.names import NamesLeft, check_files
from changelab.exports.names_replaced import with_names_replaced
from changelab.exports.session_json import write_session_json
from changelab.exports.withholding import carried

BILAL = KeyEntry("P01", ("Bilal Khan",), "bilal@school.example", "+358 40 123 4567")
DANA = KeyEntry("P02", ("Dana",))
ROSE = KeyEntry("P03", ("Rose",))
TABLE = (BILAL, DANA)


def leaving(room, table=TABLE, *, replace_names=False, purpose=ExportPurpose.ANALYSIS):
    whole = room.laboratory.whole(room.workshop)
    return carried(whole, purpose, table, Wishes(replace_names=replace_names))


def says(room, text: str, person=None) -> None:
    sent = {"element": "rules", "period": "present", "text": text}
    room.does(person or room.bilal, "add_entry", **sent)


def refusal(room, **how) -> str:
    with pytest.raises(NamesLeft) as error:
        leaving(room, **how)
    return str(error.value)


def test_a_workshop_without_names_leaves(busy):
    """Nobody named anybody: nothing is in the way."""
    assert leaving(busy).names_replaced is None


def test_a_name_in_a_card_stops_the_export_and_is_pointed_at(busy):
    """Whose card, in which session, and the words around the name."""
    if not busy.state.session:
        busy.does(busy.aino, "start_session", session="s3")
    says(busy, "ask Dana about the form", busy.bilal)

    place = "- the card by P01 in session 1: “ask Dana about the form”"
    assert f"in one place:\n{place}" in refusal(busy)


def test_what_to_do_is_said(busy):
    """Replace the names, or change the words; and that nothing was written."""
    says(busy, "ask Dana")

    assert "Nothing was written. Export with names replaced" in refusal(busy)


@pytest.mark.parametrize(
    "text",
    [
        "Bilal Khan said so",
        "as Khan has it",
        "write to Bilal@School.example",
        "ring 040 1234567",
        "Dana's idea",
        "DANA?\nDana!",
    ],
)
def test_parts_of_names_e_mails_and_phones_count(busy, text):
    """Somebody is told by a first name, by an address, by a number as well."""
    says(busy, text)

    assert "would name people of the key table" in refusal(busy)


@pytest.mark.parametrize("text", ["a khan of old", "Danaë", "the Danube", "roses", "12345678"])
def test_other_words_are_no_names(busy, text):
    """Small letters, longer words and other numbers raise no alarm."""
    says(busy, text)

    assert leaving(busy, (*TABLE, ROSE)).state.seq == busy.state.seq


def test_words_of_the_tool_are_no_names(studied):
    """A person called like a word that the tool itself writes does not stop every export."""
    rules = KeyEntry("P04", ("Analysis Tools",))

    assert leaving(studied, (rules, ROSE, KeyEntry("P05", ("Mark",)))).facts


@pytest.fixture
def studied(room):
    """Eeva's study, with everyone's consent."""
    study(room)
    everyone_agrees(room)
    return room


@pytest.mark.parametrize(
    ("act", "fields", "place"),
    [
        ("write_memo", {"coder": "R1", "text": "Dana leads."}, "a memo by R1: “Dana leads.”"),
        ("enrol_coder", {"label": "Dana's friend"}, "what a coder is called"),
        ("add_material", {"form": "text", "title": "Dana's letter", "text": "x"}, "“Dana's letter"),
        ("add_material", {"form": "text", "title": "A", "text": "by Dana"}, "mirror material “A”"),
        ("rename_workshop", {"title": "Dana's child"}, "the title or description"),
        ("change_wording", {"wording": {"welcome": "Ask Dana"}}, "the wording of the workshop"),
        ("plan_session", {"plan": {"title": "With Dana"}}, "the plan of a session"),
        ("form_group", {"name": "Dana's"}, "the name of a small group"),
        ("cut_history", {"since": "1998", "name": "Before Dana"}, "the name of a phase"),
        (
            "draw_four_field",
            {
                "title": "Ways",
                "across": {"name": "Who", "low": "Dana", "high": "all"},
                "up": {"name": "a", "low": "b", "high": "c"},
            },
            "a four-field model",
        ),
        (
            "adopt_codebook",
            {"plan": {"id": "x", "title": "X", "codes": [{"key": "d", "name": "like Dana"}]}},
            "a codebook",
        ),
    ],
)
def test_every_place_where_people_type_is_searched(studied, act, fields, place):
    """Plans, wording, titles, memos, codes, what a coder is called: each says which it is."""
    leads = act in {"rename_workshop", "change_wording", "plan_session", "form_group"}
    studied.does(studied.aino if leads else studied.eeva, act, **fields)

    assert place in refusal(studied)


def test_a_name_in_a_transcript_is_pointed_at_by_its_turn(room):
    """The number of the turn, and what the transcript is called."""
    said = (Said("S1", 0, 1, "Well,"), Said("S1", 1, 2, "Dana would know."))
    bring_transcript(room, said=said, labels={"S1": "Aino"}, speakers={"S1": "facilitator"})

    assert "turn 2 of “Session 1, tape”: “Dana would know.”" in refusal(room)


def test_what_is_withheld_needs_no_replacing(room):
    """Bilal did not agree to recording: the name that he said does not leave anyway."""
    said = (Said("S1", 0, 1, "Dana would know."),)
    bring_transcript(room, said=said, labels={"S1": "Bilal"}, speakers={"S1": "P01"})

    assert leaving(room).withheld


def test_an_earlier_wording_counts_and_is_called_that(busy):
    """The card was put right, but the record keeps what it said first."""
    says(busy, "ask Dana")
    card = next(key for key, one in busy.state.entries.items() if one.text == "ask Dana")
    busy.does(busy.bilal, "reword", item=card, text="ask her")

    assert "an earlier wording of the card by P01" in refusal(busy)


def test_at_most_ten_places_are_listed(busy):
    """And how many more there are."""
    for number in range(13):
        says(busy, f"{number}: ask Dana")

    told = refusal(busy)
    assert told.count("\n- the card by P01") == 10
    assert "in 13 places" in told and "and 3 more places." in told


def test_names_are_replaced_when_that_is_asked_for(studied):
    """Pseudonyms in brackets stand in cards, turns, memos; and the count is told."""
    says(studied, "ask Dana, or Bilal Khan")
    studied.does(studied.eeva, "write_memo", coder="R1", text="Dana leads.")
    what = leaving(studied, replace_names=True)
    texts = [one.text for one in (*what.state.contributions(), *what.state.memos.values())]

    assert "ask [P02], or [P01]" in texts and "[P02] leads." in texts
    assert what.names_replaced == 3


def test_replaced_names_come_back_as_replaced(studied):
    """The record folds, its seals hold, and nobody can tell what stood there."""
    says(studied, "ask Dana")
    what = leaving(studied, replace_names=True)
    read = read_session_json(write_session_json(what.whole, what.state))

    assert read.corpus == what.whole.corpus
    assert "Dana" not in write_session_json(what.whole, what.state)


def test_a_plan_that_grew_too_long_can_be_read_again(busy):
    """A title is limited; a pseudonym may be longer than the name."""
    ann = KeyEntry("P01", ("Ann",))
    plan = {"title": "Ann " * 30, "prompts": ["Ann? " * 20]}
    busy.does(busy.aino, "plan_task", session="s3", plan=plan)
    what = leaving(busy, (ann,), replace_names=True)

    assert read_session_json(write_session_json(what.whole, what.state)).facts == what.facts


TURN = "Dana 😀 and e\u0301lan: Bilal Khan asked Dana, who said no."


@given(st.integers(0, len(TURN) - 1), st.integers(1, len(TURN)))
def test_codings_stay_on_their_passage(first, length):
    """Wherever a passage begins and ends, its quote is what stands there afterwards."""
    start, end = first, min(len(TURN), first + length)
    quote = TURN[start:end]
    made = CodingMade(
        coding="z1", code="u1/x", coder="R1", item="r1/1", start=start, end=end, quote=quote
    )
    fact = Recorded(1, "2026-03-02T09:00:00.000Z", None, "researcher", "a", made)
    turn = Turn("r1", 1, "S1", 0, 1, TURN, "salt", "seal")
    leaves, _ = with_names_replaced(WholeRecord("w", [fact], {"r1": (turn,)}), TABLE)
    moved, words = leaves.facts[0].event, leaves.corpus["r1"][0].text

    assert words == "[P02] 😀 and e\u0301lan: [P01] asked [P02], who said no."
    assert words[moved.start : moved.end] == moved.quote != ""
    if start >= 5 and end <= 18:
        assert moved.quote == quote
    if (start, end) == (0, len(TURN)):
        assert moved.quote == words


def test_positions_are_right_after_replacing(studied):
    """Every coding of the study, with a name put before its passage."""
    said = (Said("S1", 0, 1, "Dana: the form 😀 is Dana's, the form."),)
    tape = bring_transcript(
        studied, said=said, file="cd" * 32, labels={}, speakers={"S1": "facilitator"}
    )
    code = next(key for key, one in studied.state.codes.items() if one.applies)
    studied.does(
        studied.eeva, "code_passage", coder="R1", code=code, item=f"{tape}/1", start=28, end=36
    )
    what = leaving(studied, replace_names=True)
    quotes = {}

    for key, coding in what.state.codings.items():
        words = words_of(what.state, what.whole.corpus, coding.item)
        start, end = span_of(coding, words)
        if coding.start is not None:
            assert words[coding.start : coding.end] == coding.quote == words[start:end]
            quotes[key] = coding.quote
    assert list(quotes.values())[-1] == "the form"
    assert len(quotes) == 7


def test_what_was_coded_before_a_card_was_reworded_is_replaced(studied):
    """The passage is found in the wording that was coded."""
    card = next(iter(studied.state.entries))
    studied.does(studied.bilal, "reword", item=card, text="Dana counts the days, Dana counts")
    code = next(key for key, one in studied.state.codes.items() if one.applies)
    studied.does(studied.eeva, "code_passage", coder="R1", code=code, item=card, start=22, end=33)
    studied.does(studied.bilal, "reword", item=card, text="nothing of the kind")
    *_, last = leaving(studied, replace_names=True).state.codings.values()

    assert (last.quote, last.start, last.end) == ("[P02] counts", 23, 35)


# --- what was written -----------------------------------------------------------------------


def packed(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("report/report.html", b"<p>Bilal Khan</p>"),
        ("report/report.html", "<p>Seán O&#x27;Brien</p>".encode()),
        ("data/tables/notes.csv", b"n1,bilal@school.example"),
        ("transcripts/a.txt", b"call +358 40 123 4567 now"),
        ("tables.xlsx", packed(sheet=b"<t>Bilal Khan</t>")),
        ("qda/project.qdpx", packed(project=packed(inner=b"Bilal Khan"))),
    ],
)
def test_every_file_is_searched_once_more(name, content):
    """Also inside documents and packed files, and however a format writes an apostrophe."""
    table = (*TABLE, KeyEntry("P03", ("Seán O'Brien",)))
    if name.endswith(".qdpx"):
        content = packed(**{"project.zip": packed(inner=b"Bilal Khan")})
    with pytest.raises(NamesLeft, match=f"the file {name.partition('.')[0]}"):
        check_files({"README.txt": b"fine", name: content}, table)


def test_one_word_in_a_file_may_be_the_tools_own():
    """ "Rose" or "Mark" alone is searched in people's words, not in every byte."""
    check_files(
        {"README.txt": b"Mark the rose. Rose and Mark. Speaker 12345"},
        (ROSE, KeyEntry("P4", ("Mark",)), KeyEntry("", ("Speaker 12345",))),
    )


def test_nothing_is_written_when_a_name_is_left(busy, tmp_path, renderer):
    """Neither folder nor zip; an earlier export there stays as it was."""
    whole = busy.laboratory.whole(busy.workshop)
    export_bundle(whole, tmp_path / "out", renderer=renderer, key_table=TABLE)
    before = contents(tmp_path / "out")
    says(busy, "ask Dana")
    whole = busy.laboratory.whole(busy.workshop)
    with pytest.raises(NamesLeft):
        export_bundle(whole, tmp_path / "out", renderer=renderer, key_table=TABLE)

    assert contents(tmp_path / "out") == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "out", "out.zip"]


def test_a_whole_export_with_names_replaced_names_nobody(studied, tmp_path, renderer, text_of):
    """In no file, in no byte; README and the description of the anonymisation say what was done."""
    says(studied, "Dana and Bilal Khan count")
    whole = studied.laboratory.whole(studied.workshop)
    wishes = Wishes(replace_names=True)
    export_bundle(whole, tmp_path / "out", renderer=renderer, key_table=TABLE, wishes=wishes)
    files = contents(tmp_path / "out")

    for name, content in files.items():
        for person in ("Dana", "Bilal", "Khan"):
            assert person not in text_of(name, content), name
    assert b"in 2 places" in files["README.txt"]
    assert b"2 times a pseudonym" in b" ".join(files["docs/anonymisation.txt"].split())
