"""Consent decides what leaves: turns, cards and material, and whatever repeats their words."""

import pytest
from studied import TURNS, bring_picture, bring_transcript, everyone_agrees, study
from taking_away import agree_to_archive

from changelab.domain.citing import PassageCited
from changelab.domain.fold import fold
from changelab.domain.passages import is_turn, span_of, words_of
from changelab.domain.seals import digest_of
from changelab.domain.vocabulary import Withdrawal
from changelab.exports import ExportPurpose, read_session_json, write_session_json
from changelab.exports.agreement import Reason
from changelab.exports.withholding import Carried, carried
from changelab.service import Laboratory

RECORDING = "no consent to recording"


@pytest.fixture
def studied(room):
    """Eeva's study; nobody was asked about recordings or archiving yet."""
    return study(room)


def leaving(room, purpose=ExportPurpose.ANALYSIS) -> Carried:
    return carried(room.laboratory.whole(room.workshop), purpose)


def said(what: Carried) -> list[str]:
    return [turn.text for turns in what.whole.corpus.values() for turn in turns]


def answer(room, person: str, scope: str = "", **answers: str) -> None:
    room.does(room.eeva, "record_consent", participants=[person], scope=scope, answers=answers)


def payloads(what: Carried) -> str:
    return "".join(fact.event.model_dump_json() for fact in what.facts)


def test_who_agreed_to_everything_is_carried_whole(studied):
    """Everyone said yes: of the analysis only the speaker is missing whom nobody knows."""
    everyone_agrees(studied)
    what = leaving(studied)

    assert what.withheld == {Reason.NOBODY: 1}
    assert said(what)[:4] == [turn.text for turn in TURNS[:4]]
    assert said(what)[4] == "[withheld 1: nobody knows who spoke]"


def test_a_turn_needs_consent_to_recording(studied):
    """Nobody was asked: what staff said is there, the words of others leave placeholders."""
    assert said(leaving(studied)) == [
        "Welcome. What stops us? 😀",
        f"[withheld 1: {RECORDING}]",
        f"[withheld 2: {RECORDING}]",
        f"[withheld 3: {RECORDING}]",
        "[withheld 4: nobody knows who spoke]",
        "What can we do? Let us write one form together.",
        f"[withheld 5: {RECORDING}]",
    ]


def test_the_nearest_answer_counts(studied):
    """Bilal agreed to recording, but not on this tape; Dana only for this session."""
    everyone_agrees(studied)
    tape, session = next(iter(studied.state.transcripts)), next(iter(studied.state.sessions))
    answer(studied, "P01", tape, recording="refused")
    answer(studied, "P02", recording="refused")
    answer(studied, "P02", session, recording="given")
    words = said(leaving(studied))

    assert words[1] == f"[withheld 1: {RECORDING}]"
    assert words[2] == TURNS[2].text


def test_an_archive_needs_a_yes_of_its_own(studied):
    """Recording alone lets a turn into the analysis, not into the archive."""
    everyone_agrees(studied, "take_part", "recording")

    assert leaving(studied).withheld == {Reason.NOBODY: 1}
    assert leaving(studied, ExportPurpose.ARCHIVE).withheld[Reason.NO_CONSENT] == 6
    everyone_agrees(studied, "archive")
    assert Reason.NO_CONSENT not in leaving(studied, ExportPurpose.ARCHIVE).withheld


def test_who_does_not_take_part_is_withheld_from_the_team_as_well(studied):
    """Dana took her agreement back: her card and what she said are gone; Bilal's card stays."""
    everyone_agrees(studied)
    answer(studied, "P02", take_part="withdrawn")
    what = leaving(studied)

    assert what.withheld == {Reason.NO_PART: 3, Reason.NOBODY: 1}
    assert "days v the child" not in payloads(what)
    assert "count the days 😀" in payloads(what)


@pytest.mark.parametrize("purpose", ExportPurpose)
def test_who_withdrew_is_withheld_everywhere(studied, purpose):
    """No further use: cards, turns, quotes, memos and pictures of Bilal stay at home."""
    everyone_agrees(studied)
    studied.laboratory.withdraw(studied.workshop, "P01", Withdrawal.NO_FURTHER_USE, studied.eeva)
    what = leaving(studied, purpose)
    told = payloads(what) + "".join(said(what))

    assert what.withheld[Reason.WITHDREW] == 4
    for words in ("count the days 😀", TURNS[1].text, TURNS[3].text[:20], "Four pages of boxes"):
        assert words not in told
    assert what.whole.files == {}


def test_codings_keep_code_and_coder_and_stand_on_the_placeholder(studied):
    """What two coders saw in a withheld turn can still be counted; its words are gone."""
    before = studied.state.codings
    what = leaving(studied)

    assert what.state.codings.keys() == before.keys()
    for key, coding in what.state.codings.items():
        assert (coding.code, coding.coder, coding.item) == (
            before[key].code,
            before[key].coder,
            before[key].item,
        )
        words = words_of(what.state, what.whole.corpus, coding.item)
        if is_turn(coding.item) and words.startswith("[withheld"):
            assert (coding.start, coding.end, coding.quote) == (None, None, words)
            assert span_of(coding, words) == (0, len(words))


def test_positions_are_right_where_words_stay(studied):
    """Behind withheld turns, emoji and combining marks: each passage is its quote."""
    everyone_agrees(studied)
    answer(studied, "P02", recording="refused")
    what = leaving(studied)
    checked = 0

    for coding in what.state.codings.values():
        if coding.start is not None:
            words = words_of(what.state, what.whole.corpus, coding.item)
            assert words[coding.start : coding.end] == coding.quote
            checked += 1
    assert checked == 4


def test_memos_and_citations_go_with_the_words_they_repeat(studied):
    """The memo about Dana's turn, the observation that cites it, a coding and a memo of that."""
    observation = next(iter(studied.state.cited))
    code = next(key for key, one in studied.state.codes.items() if one.applies)
    coding = studied.does(
        studied.eeva, "code_passage", coder="R1", code=code, item=observation, start=0, end=6
    ).made
    studied.does(studied.eeva, "write_memo", coder="R1", about=coding, text="Nobody: she means us.")
    what = leaving(studied)
    placeholder = f"[withheld 2: {RECORDING}]"

    assert what.state.observations[observation].text == placeholder
    assert what.state.codings[coding].quote == placeholder
    assert [memo.text for memo in what.state.memos.values()] == [
        placeholder,
        "The form is the germ cell?",
        placeholder,
    ]
    assert "Nobody" not in payloads(what)
    assert any(isinstance(fact.event, PassageCited) for fact in what.facts)
    assert what.left_out.along == {"codings": 8, "memos": 2, "observations": 1}


def test_a_later_wording_of_a_memo_goes_as_well(studied):
    """Eeva put the memo right: neither wording leaves."""
    memo = next(iter(studied.state.memos))
    studied.does(studied.eeva, "revise_memo", memo=memo, text="She says it thrice.")

    assert "She says it" not in payloads(leaving(studied))


def test_material_needs_its_source_and_everyone_in_it(studied):
    """The letter's source agreed; the picture shows Bilal, and a second one was never cleared."""
    everyone_agrees(studied)
    answer(studied, "P01", archive="refused")
    shown = bring_picture(studied, title="The board", people=["P01"], may=["archive"])
    what = leaving(studied, ExportPurpose.ARCHIVE)
    material = list(what.state.materials.values())

    assert material[0].text == "Three weeks, then a letter."
    assert material[1].text.endswith("its source did not agree to archiving]")
    assert what.state.materials[shown].text.endswith("no consent for archiving]")
    assert [one.title for one in material] == [
        "A letter",
        "[withheld 5: its source did not agree to archiving]",
        "[withheld 6: no consent for archiving]",
    ]
    assert what.whole.files == {} and {one.file for one in material} == {None}
    assert what.left_out.pictures == (material[1].id, shown)


def test_a_picture_leaves_when_everybody_agreed(studied):
    """Bilal said yes for that picture, whatever he said for the workshop."""
    shown = bring_picture(studied, title="The board", people=["P01"], may=["archive"])
    answer(studied, "P01", shown, archive="given")
    what = leaving(studied, ExportPurpose.ARCHIVE)

    assert what.state.materials[shown].file in what.whole.files
    assert shown not in what.left_out.pictures


def test_removed_transcripts_and_material_are_for_the_team_alone(studied):
    """What is used no more is in the team's record, and in no archive."""
    everyone_agrees(studied)
    tape, letter = next(iter(studied.state.transcripts)), next(iter(studied.state.materials))
    for key in [key for key, one in studied.state.codings.items()]:
        studied.does(studied.eeva, "remove_coding", coding=key)
    for key in studied.state.episodes:
        studied.does(studied.eeva, "remove_episode", episode=key)
    studied.does(studied.eeva, "remove_transcript", transcript=tape)
    studied.does(studied.eeva, "remove_material", material=letter)

    assert TURNS[0].text in said(leaving(studied))
    archive = leaving(studied, ExportPurpose.ARCHIVE)
    assert {words.partition(": ")[2] for words in said(archive)} == {"taken back]"}
    assert archive.state.materials[letter].text.endswith(": taken back]")


def test_seals_stay_and_salts_go(studied):
    """The transcript is still the one that was imported; withheld words cannot be guessed."""
    tape = next(iter(studied.state.transcripts))
    turns = leaving(studied).whole.corpus[tape]

    assert digest_of(turns) == studied.state.transcripts[tape].digest
    for turn in turns:
        assert (turn.salt == "") is turn.text.startswith("[withheld")


def test_a_vote_of_who_withdrew_is_nobodys(voted):
    """Bilal's choices leave no more, Dana's do."""
    voted.laboratory.withdraw(voted.workshop, "P01", Withdrawal.NO_FURTHER_USE, voted.eeva)
    what = leaving(voted)
    voters = {vote.voter for vote in what.state.votes.values()}

    assert "P01" not in voters and "P02" in voters
    assert what.left_out.votes == 1


def test_numbers_go_on_through_cards_turns_and_material(studied):
    """Every number once, in the order of the record."""
    what = leaving(studied, ExportPurpose.ARCHIVE)
    cards = [one.text for one in what.state.contributions() if one.id not in what.state.cited]
    material = [one.text for one in what.state.materials.values()]
    numbers = [
        int(words.split()[1].rstrip(":"))
        for words in (*cards, *said(what), *material)
        if words.startswith("[withheld")
    ]

    assert numbers == list(range(1, sum(what.withheld.values()) + 1))


@pytest.mark.parametrize("purpose", ExportPurpose)
def test_what_leaves_comes_back_and_leaves_the_same_way_again(studied, tmp_path, purpose):
    """Export, import, export: the same bytes, placeholders, numbers and counts included."""
    agree_to_archive(studied, studied.dana)
    answer(studied, "P02", recording="given")
    what = leaving(studied, purpose)
    text = write_session_json(what.whole, what.state)
    second = Laboratory(tmp_path / "elsewhere")
    second.take_in(read_session_json(text))
    again = carried(second.whole(studied.workshop), purpose)

    assert write_session_json(again.whole, again.state) == text
    assert again.left_out == what.left_out
    second.close()


def test_a_transcript_that_was_erased_needs_no_placeholder(studied):
    """What is gone for good is said to be erased, not withheld."""
    everyone_agrees(studied)
    studied.laboratory.withdraw(studied.workshop, "P01", Withdrawal.ERASE, studied.eeva)
    what = leaving(studied, ExportPurpose.ARCHIVE)

    assert said(what)[1] == "[erased]"
    assert Reason.WITHDREW not in what.withheld
    assert fold(studied.workshop, what.facts).seq == studied.state.seq


def test_two_tapes_keep_their_own_turns(studied):
    """The same people on a second tape, to which they agreed."""
    second = bring_transcript(studied, title="Second tape", file="ab" * 32)
    answer(studied, "P01", second, recording="given")
    what = leaving(studied)
    first, other = what.whole.corpus.values()

    assert first[1].text.startswith("[withheld")
    assert other[1].text == TURNS[1].text
