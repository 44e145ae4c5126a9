"""What a reader finds coded is what people coded: to the letter, whatever stands before it."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from changelab.domain.research import Coding
from changelab.exports.lawful import lawful
from changelab.exports.qda.texts import Ends, Line, laid
from changelab.exports.wishes import Wishes
from changelab.exports.withholding import Carried, ExportPurpose
from tests.exports.qda.conftest import left_with
from tests.studied import TURNS, everyone_agrees, study

CODED = ("dilemma", "double bind", "committing", "criticising", "envisioning", "owning, or not")


def test_every_coding_arrives_with_its_words(studied):
    """Every quote in the record stands where the project says, in every source; nothing else.

    Before them stand emoji, a combining mark, a newline, and a turn that was withheld.
    """
    state, project = studied.carried.state, studied.project
    quoted = [one for one in state.codings.values() if one.quote]

    assert len(quoted) == 9
    for coding in quoted:
        assert coding.quote in project.passages(
            state.codes[coding.code].name, state.coders[coding.coder].label
        )
    by_people = [words for code in CODED for words in project.passages(code)]
    episode = next(words for words in by_people if words.startswith("[00:00:04]"))
    assert sorted(by_people) == sorted([episode, *(one.quote for one in quoted)])


def test_what_arrives_is_what_the_record_expects(studied):
    """The list of coded texts, told from the record alone, is what the reader finds."""
    assert studied.project.counted() == studied.expects()
    assert studied.expected["counts"]["codings"] == len(studied.project.codings)
    assert studied.expected["counts"]["codings by Eeva"] == 8
    assert studied.expected["counts"]["codings by second coder"] == 3


def test_two_coders_on_the_same_words_keep_their_own(studied):
    """Eeva and the second coder both read a dilemma: it arrives twice, once from each."""
    words = [TURNS[1].text]

    assert studied.project.passages("dilemma", "Eeva") == words
    assert studied.project.passages("dilemma", "second coder") == words


def test_an_episode_goes_from_its_first_line_to_its_last(studied):
    """It carries its title as a code, and what it was coded with; lines and all."""
    (words,) = studied.project.passages("The form")
    first, last = TURNS[1].text, TURNS[3].text

    assert words.startswith(f"[00:00:04] P01: {first}\n")
    assert words.endswith(f"[00:00:15] P01: {last}")
    assert words in studied.project.passages("criticising", "Eeva")


def test_positions_are_right_behind_withheld_words(room, taken):
    """Dana agreed to archiving and Bilal did not: her passages stand behind his placeholders."""
    study(room)
    answers = dict.fromkeys(("take_part", "recording", "quote", "share", "archive"), "given")
    room.does(room.eeva, "record_consent", participants=[room.dana.id], answers=answers)
    left = taken(room, ExportPurpose.ARCHIVE)
    text = left.project.texts["Session 1, tape"]

    assert "P01: [withheld" in text
    assert text.index("[withheld") < text.index("Nobody owns the form.")
    assert left.project.passages("owning, or not") == ["Nobody owns the form."]
    assert "Nobody!" in left.project.passages("criticising")
    assert left.project.passages("committing", "Eeva") == [TURNS[6].text]
    assert all(words.startswith("[withheld") for words in left.project.passages("dilemma"))
    assert left.project.counted() == left.expects()
    assert not any(b"count days" in content for content in left.project.files.values())


def test_positions_are_right_behind_erased_words(room, taken):
    """Bilal's words are gone for good; Dana's coded passages stand behind what says so."""
    study(room)
    everyone_agrees(room)
    room.laboratory.forget(room.workshop, room.bilal.id, room.eeva)
    left = taken(room)
    text = left.project.texts["Session 1, tape"]

    assert text.index("[erased]") < text.index("Nobody owns the form.")
    assert left.project.passages("owning, or not") == ["Nobody owns the form."]
    assert "Nobody!" in left.project.passages("criticising")
    assert left.project.passages("committing", "second coder") == [TURNS[6].text]
    assert left.project.counted() == left.expects()
    everything = b"".join(left.project.files.values()) + left.project.document
    assert b"count days" not in everything


def test_a_passage_of_a_reworded_card_is_found_again(room, taken):
    """Words were put before it since: the passage moved with them. What is gone takes the card."""
    where = {"surface": "mirror", "period": "past"}
    card = room.does(room.bilal, "place_note", text="no time", **where).made
    gone = room.does(room.bilal, "place_note", text="too late", **where).made
    book = room.does(room.eeva, "adopt_codebook", plan={"id": "own", "title": "Own"}).made
    code = room.does(room.eeva, "add_code", codebook=book, name="time").made
    room.does(room.eeva, "enrol_coder", label="Eeva")
    for item in (card, gone):
        fields = {"coder": "R1", "code": code, "item": item, "start": 3, "end": 7}
        room.does(room.eeva, "code_passage", **fields)
    room.does(room.bilal, "reword", item=card, text="😀 there is no time")
    room.does(room.bilal, "reword", item=gone, text="never")
    left = taken(room)

    assert sorted(left.project.passages("time")) == ["never", "time"]
    assert left.project.counted() == left.expects()


AT = "2026-03-02T09:00:00.000Z"
#: What people type and paste: any script, marks that combine, newlines, and what is not lawful.
words = st.text(
    st.one_of(
        st.sampled_from('ab é\u0301\n\r\t😀🧑\u200d🏫ä:[]<&"\ufeff\x00\x0b\u2028'),
        st.characters(),
    ),
    max_size=40,
)


@settings(deadline=None)
@given(st.lists(st.tuples(words, words), min_size=1, max_size=8), st.booleans())
def test_any_words_stand_where_the_text_says(said, crlf):
    """Whatever stands before an item, its words are cut out whole, with either line end."""
    lines = [Line(str(place), f"{place}: ", text) for place, (text, _) in enumerate(said)]
    text, ends = laid(lines), Ends(crlf)
    written, feeds = ends.written(text.content).decode(), ends.feeds(text.content)

    for line in lines:
        place = text.places[line.item]
        start, end = ends.moved(place.start, feeds), ends.moved(place.end, feeds)
        usual = lawful(line.words)
        assert written[start:end] == (usual.replace("\n", "\r\n") if crlf else usual)


@settings(max_examples=60, deadline=None)
@given(data=st.data(), crlf=st.booleans())
def test_any_codings_of_any_words_arrive(studied, renderer, data, crlf):
    """Turns in any letters, coded anywhere: a reader of the project cuts out the same words."""
    turns = studied.carried.whole.corpus
    tape = next(iter(turns))
    said = [replace(turn, text=data.draw(words)) for turn in turns[tape]]
    state = studied.carried.state.copy()
    state.codings, expected = {}, []
    code = next(one for one in state.codes.values() if one.name == "envisioning")
    for number in range(data.draw(st.integers(0, 6))):
        turn = data.draw(st.sampled_from(said))
        start = data.draw(st.integers(0, len(turn.text)))
        end = data.draw(st.integers(start, len(turn.text)))
        quote = turn.text[start:end]
        made = Coding(
            id=f"z{number}",
            code=code.id,
            coder=f"R{number % 2 + 1}",
            item=turn.id,
            start=start,
            end=end,
            quote=quote,
            at=AT,
        )
        state.codings[made.id] = made
        expected.append(made)
    whole = replace(studied.carried.whole, corpus={tape: tuple(said)})
    what = Carried(studied.carried.purpose, whole, state)
    left = left_with(what, renderer, Wishes(crlf=crlf), pictures=[])

    distinct = {(one.coder, one.item, one.start, one.end): one.quote for one in expected}
    arrived = left.project.passages("envisioning")
    assert sorted(arrived) == sorted(
        lawful(quote).replace("\n", "\r\n") if crlf else lawful(quote)
        for quote in distinct.values()
        if quote
    )
    assert left.project.counted() == left.expects()
