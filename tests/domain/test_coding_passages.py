"""Coding: a researcher says what a passage shows, and the record keeps the very words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from studied import AGENCY, MANIFESTATIONS, TURNS, bring_transcript, study

from changelab.domain.coding import codings_here, quoted
from changelab.domain.errors import NotAllowed, NotFound, Refused
from changelab.domain.passages import span_of
from changelab.domain.people import ERASED
from changelab.domain.research import Coding


@pytest.fixture
def tape(room) -> str:
    """A transcript, with a codebook in use and a coder enrolled."""
    room.does(room.eeva, "adopt_codebook", plan=AGENCY)
    room.does(room.eeva, "enrol_coder", label="Eeva")
    return bring_transcript(room)


def codes(room, item: str, start=None, end=None, *, code="criticising", coder="R1", **more) -> str:
    """Eeva codes that; the id of the coding."""
    (book,) = (one.id for one in room.state.codebooks.values() if one.name == AGENCY["id"])
    fields = {"code": f"{book}/{code}", "coder": coder, "item": item, "start": start, "end": end}
    return room.does(room.eeva, "code_passage", **fields, **more).made


def card(room, text="count the days 😀") -> str:
    """Bilal's card."""
    return room.does(room.bilal, "add_entry", element="rules", text=text, period="past").made


# --- what can be coded --------------------------------------------------------------------


def test_a_passage_of_a_turn_is_kept_in_its_own_words(room, tape):
    """Positions are code points: after an emoji of several signs the quote is still exact."""
    text = TURNS[3].text
    start = text.index("takes")
    end = text.index("lines") + len("lines")
    made = codes(room, f"{tape}/4", start, end)

    assert room.state.codings[made].quote == text[start:end] == "takes 🧑‍🏫 two\nlines"


def test_what_is_sent_as_the_quote_is_not_believed(room, tape):
    """The words are looked up where they stand, of a turn and of a card."""
    turn = codes(room, f"{tape}/5", 2, 6, quote="made up")
    written = codes(room, card(room), 0, 5, quote="made up")

    assert room.state.codings[turn].quote == "just"
    assert room.state.codings[written].quote == "count"


def test_cards_contradictions_tasks_and_episodes_are_coded_as_a_whole(room, tape):
    """A learning action on a task and on an episode: planned and actual can be compared."""
    poles = [{"element": "rules"}, {"element": "object"}]
    tension = room.does(
        room.dana, "log_contradiction", text="days v child", poles=poles, period="present"
    ).made
    episode = room.does(
        room.eeva, "mark_episode", transcript=tape, first=1, last=3, title="The form", coder="R1"
    ).made
    (task,) = room.state.tasks
    made = [codes(room, item) for item in (card(room), tension, task, episode, f"{tape}/1")]
    quotes = [room.state.codings[one].quote for one in made]

    assert quotes == ["count the days 😀", "days v child", "", "", TURNS[0].text]


def test_several_codes_and_coders_share_a_passage(room, tape):
    """Each says it for themselves; saying it again says nothing new."""
    room.does(room.eeva, "enrol_coder", label="second coder")
    codes(room, f"{tape}/3", 0, 6)
    codes(room, f"{tape}/3", 0, 6, code="envisioning")
    codes(room, f"{tape}/3", 0, 6, coder="R2")
    seq = room.state.seq
    codes(room, f"{tape}/3", 0, 6)

    assert len(room.state.codings) == 3
    assert room.state.seq == seq


def test_a_coding_is_taken_off_and_comes_back_by_undo(room, tape):
    """Undo brings it back as it was, unless it was coded so again in between."""
    made = codes(room, f"{tape}/3", 0, 6)
    before = room.state.codings[made]
    room.does(room.eeva, "remove_coding", coding=made)
    gone = dict(room.state.codings)
    room.does(room.eeva, "undo")
    back = room.state.codings[made]
    room.does(room.eeva, "remove_coding", coding=made)
    taken_off = list(room.state.deeds)[-1]
    codes(room, f"{tape}/3", 0, 6)

    assert (gone, back) == ({}, before)
    with pytest.raises(Refused, match="coded so again by now"):
        room.does(room.eeva, "undo", of=taken_off)


# --- what is refused ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "end", "why"),
    [(0, 99, "outside the text"), (5, 5, "outside"), (9, 2, "outside"), (3, None, "Send both")],
)
def test_a_passage_that_is_none_is_refused(room, tape, start, end, why):
    """Of turns and of cards alike; nothing is kept."""
    for item in (f"{tape}/5", card(room, "I just listen.")):
        with pytest.raises(Refused, match=why):
            codes(room, item, start, end)
    assert not room.state.codings


@pytest.mark.parametrize("item", ["r1/8", "r1/0", "r1/01", "r1/x", "r1/", "r9/1", "e99", "z1", ""])
def test_a_passage_that_is_not_there_is_not_found(room, tape, item):
    """A turn beyond the last, of no transcript, or a card that never was."""
    with pytest.raises(NotFound):
        codes(room, item.replace("r1", tape))


def test_groups_of_codes_are_not_put_on_anything(room, tape):
    """A code that only groups others says which to choose instead."""
    signs = room.does(room.eeva, "adopt_codebook", plan=MANIFESTATIONS).made

    with pytest.raises(Refused, match=r"only groups other codes\. Choose one of those under it"):
        room.does(
            room.eeva,
            "code_passage",
            code=f"{signs}/manifestation",
            coder="R1",
            item=f"{tape}/1",
        )


def test_nobody_codes_without_saying_who(room, tape):
    """A coder is enrolled first; two are not called the same."""
    with pytest.raises(NotFound, match="Say first who is coding"):
        codes(room, f"{tape}/1", coder="R2")
    with pytest.raises(Refused, match="There is a coder “Eeva” already"):
        room.does(room.eeva, "enrol_coder", label="eeva")


def test_a_number_of_a_coder_is_never_given_again(room, tape):
    """Who began by mistake and took it back leaves a gap."""
    room.does(room.eeva, "enrol_coder", label="by mistake")
    room.does(room.eeva, "undo")
    room.does(room.eeva, "enrol_coder", label="second coder")

    assert list(room.state.coders) == ["R1", "R3"]


def test_who_has_coded_is_not_undone(room, tape):
    """A coder with codings, an episode with codes and a code with codings stay."""
    enrolled = list(room.state.deeds)[-2]
    assert room.state.deeds[enrolled].kinds == ("coder_enrolled",)
    codes(room, f"{tape}/1")

    with pytest.raises(Refused, match="Take off what was coded"):
        room.does(room.eeva, "undo", of=enrolled)


def test_the_room_does_not_code_and_does_not_see_codings(room):
    """Bilal, Dana and Chen are told of nothing that researchers make of their words."""
    study(room)

    for someone in (room.bilal, room.dana, room.chen):
        seen = room.seen_by(someone)
        assert not (seen.codings or seen.memos or seen.coders or seen.episodes or seen.transcripts)
        with pytest.raises(NotAllowed):
            codes_as = {"code": "u1", "coder": "R1", "item": "r1/1"}
            room.does(someone, "code_passage", **codes_as)


def test_a_card_that_was_taken_back_is_not_coded(room, tape):
    """Its author decides; what was coded before stays in the record."""
    item = card(room)
    before = codes(room, item)
    room.does(room.bilal, "withdraw", item=item)

    with pytest.raises(Refused, match="was taken back"):
        codes(room, item, code="envisioning")
    assert list(room.state.codings) == [before]


def test_a_person_may_undo_a_card_whatever_was_read_into_it(room, tape):
    """The coding has no passage any more, and is not counted among those that have."""
    item = card(room)
    codes(room, item)
    kept = codes(room, f"{tape}/1")
    room.does(room.bilal, "undo")

    assert [one.id for one in codings_here(room.state)] == [kept]


def test_a_removed_transcript_takes_no_more_codes(room, tape):
    """Its turns are used no more; its codings stay, and are not counted."""
    codes(room, f"{tape}/1")
    room.does(room.eeva, "remove_transcript", transcript=tape)

    with pytest.raises(NotFound):
        codes(room, f"{tape}/2")
    assert codings_here(room.state) == []


def test_erased_words_cannot_be_coded(room, tape):
    """Bilal's words are erased: his turn and his card refuse, clearly."""
    item = card(room)
    room.laboratory.forget(room.workshop, room.bilal.id, room.eeva)

    for gone in (item, f"{tape}/2"):
        with pytest.raises(Refused, match=r"were erased|was taken back"):
            codes(room, gone)
    assert not room.state.codings


def test_an_earlier_erased_turn_moves_no_other_passage(room, tape):
    """What was coded in Dana's turn is there still, word for word, after Bilal's was erased."""
    made = codes(room, f"{tape}/3", 22, 29)
    room.laboratory.forget(room.workshop, room.bilal.id, room.eeva)
    coding = room.state.codings[made]
    text = room.laboratory.corpora.turn(room.workshop, f"{tape}/3").text

    assert text[coding.start : coding.end] == coding.quote == "Nobody!"


# --- where the words are ----------------------------------------------------------------------


def coding(quote: str, start: int | None, end: int | None) -> Coding:
    """A coding of these words."""
    return Coding(
        id="z1", code="u1", coder="R1", item="e1", start=start, end=end, quote=quote, at=""
    )


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("we count the days", "count"),
        ("so we do not count any more", "count"),
        ("we guess", "we guess"),
        ("count and count", "count and count"),
    ],
)
def test_a_coded_card_that_was_reworded(words, found):
    """The passage is found again if it stands there once; else the whole card is meant."""
    start, end = span_of(coding("count", 3, 8), words)

    assert words[start:end] == found


def test_a_reworded_card_keeps_the_quote_of_its_coding(room, tape):
    """The record keeps what was coded; where it stands now is another question."""
    item = card(room)
    made = codes(room, item, 0, 5)
    room.does(room.bilal, "reword", item=item, text="now we count the days")
    one = room.state.codings[made]
    words = room.state.entries[item].text

    assert one.quote == "count"
    assert words[slice(*span_of(one, words))] == "count"


TEXT = st.text(
    st.one_of(
        st.characters(codec="utf-8"), st.sampled_from("😀🧑‍🏫e\u0301ä\n \u0308"), st.characters()
    ),
    min_size=1,
)


@given(TEXT.filter(lambda text: text != ERASED), st.data())
def test_a_quote_is_the_words_between_its_ends(text, data):
    """For any text and any span in it, with emoji and combining marks, and nothing outside."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))

    assert quoted(text, start, end) == text[start:end]
    assert quoted(text, None, None) == text
    assert span_of(coding(text[start:end], start, end), text) == (start, end)
    with pytest.raises(Refused, match="outside"):
        quoted(text, start, len(text) + 1)
    with pytest.raises(Refused, match="outside"):
        quoted(text, end, start)
