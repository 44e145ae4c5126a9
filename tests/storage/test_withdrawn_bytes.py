"""Of a person who was erased nothing is left in any byte, wherever their words had come to."""

import hashlib

import pytest
from studied import AGENCY, bring_transcript, png

from changelab.domain.record import read_act
from changelab.domain.transcripts import Said
from changelab.domain.vocabulary import Withdrawal

WORDS = "Bilal-fürchtet-seinen-Chef 😀"
OTHERS = "Dana-is-not"
SAID = (Said("S1", None, None, OTHERS), Said("S2", None, None, f"So. {WORDS}. Yes."))


def erases(room, who: str = "P01") -> None:
    """Eeva erases that person."""
    room.laboratory.withdraw(room.workshop, who, Withdrawal.ERASE, room.eeva)


@pytest.fixture
def tape(room) -> str:
    """A transcript in which Bilal says something, and Dana something else."""
    labels = {"S1": "Dana Doe", "S2": "Bilal Khan-Surname"}
    speakers = {"S1": "P02", "S2": "P01"}
    return bring_transcript(room, said=SAID, labels=labels, speakers=speakers, starts_at=None)


@pytest.fixture
def coded(room, tape) -> str:
    """A coding of Bilal's words."""
    book = room.does(room.eeva, "adopt_codebook", plan=AGENCY).made
    room.does(room.eeva, "enrol_coder", label="Eeva")
    fields = {"code": f"{book}/committing", "coder": "R1", "item": f"{tape}/2"}
    return room.does(room.eeva, "code_passage", start=4, end=32, **fields).made


def test_turns_and_what_the_speaker_is_called(room, tape, all_bytes):
    """What was said, the label of the speaker and the salt that would let it be guessed."""
    salt = room.laboratory.corpora.turn(room.workshop, f"{tape}/2").salt.encode()
    assert WORDS.encode() in all_bytes() and b"Khan-Surname" in all_bytes() and salt in all_bytes()
    erases(room)

    found = all_bytes()
    assert WORDS.encode() not in found and b"Khan-Surname" not in found and salt not in found
    assert OTHERS.encode() in found and b"Dana Doe" in found


def test_turns_of_a_removed_transcript(room, tape, all_bytes):
    """A transcript that is used no more still lies in the corpus: erased as well."""
    room.does(room.eeva, "remove_transcript", transcript=tape)
    erases(room)

    assert WORDS.encode() not in all_bytes()


def test_quotes_of_codings_also_of_removed_ones(room, tape, coded, all_bytes):
    """The quote is a copy of the words; taking the code off had left it in the record."""
    room.does(room.eeva, "remove_coding", coding=coded)
    erases(room)

    assert WORDS.encode() not in all_bytes()
    assert b"Bilal-f" not in all_bytes()


@pytest.mark.parametrize("about", ["turn", "coding", "card", "observation"])
@pytest.mark.parametrize("later", [None, "revise", "remove"])
def test_memos_about_them(room, tape, coded, all_bytes, about, later):
    """A memo about a passage may quote it, whatever became of the memo since."""
    card = room.does(room.bilal, "add_entry", element="rules", text="x", period="past").made
    cited = room.does(room.eeva, "cite_passage", item=f"{tape}/2", start=4, end=9).made
    place = {"turn": f"{tape}/2", "coding": coded, "card": card, "observation": cited}[about]
    memo = room.does(room.eeva, "write_memo", coder="R1", about=place, text=f"He: {WORDS}").made
    if later:
        room.does(room.eeva, "revise_memo", memo=memo, text=f"He said: {WORDS}")
    if later == "remove":
        room.does(room.eeva, "remove_memo", memo=memo)
    erases(room)

    assert WORDS.encode() not in all_bytes()


def test_observations_that_cite_them(room, tape, all_bytes):
    """The observation, another wording of it, its source, and a coding of it."""
    source = f"tape, {WORDS}"
    cited = room.does(
        room.eeva, "cite_passage", item=f"{tape}/2", start=4, end=32, source=source
    ).made
    room.does(room.aino, "reword", item=cited, text=f"Bilal: {WORDS}")
    erases(room)

    assert WORDS.encode() not in all_bytes()
    assert room.state.observations[cited].text == "[erased]"


@pytest.mark.parametrize("removed", [False, True])
def test_mirror_material_with_the_person_in_it(room, all_bytes, removed):
    """Words, title, source and link of a text; the bytes of a picture, brought in twice."""
    content = png(40, 30)
    fields = {"text": WORDS, "source": WORDS, "people": ["P01"]}
    letter = room.does(
        room.eeva, "add_material", form="text", title=f"Letter {WORDS}", **fields
    ).made
    room.does(room.eeva, "revise_material", material=letter, title=f"A {WORDS}", people=["P01"])
    for people in (["P01", "P02"], []):
        picture = {
            "act": "add_material",
            "title": "The form",
            "form": "picture",
            "file": hashlib.sha256(content).hexdigest(),
            "media_type": "image/png",
            "people": people,
        }
        room.laboratory.add_material(room.workshop, room.eeva, read_act(picture), content)
    if removed:
        room.does(room.eeva, "remove_material", material=letter)
    assert content in all_bytes()
    erases(room)

    assert WORDS.encode() not in all_bytes()
    assert content not in all_bytes()


def test_reactions_of_others_to_that_material_stay(room, all_bytes):
    """Dana's card was written while Bilal's letter hung there: it is hers."""
    letter = room.does(
        room.eeva, "add_material", form="text", title="x", text=WORDS, people=["P01"]
    ).made
    room.does(room.aino, "show_material", material=letter)
    room.does(room.dana, "add_entry", element="rules", text=OTHERS, period="past")
    erases(room)

    assert OTHERS.encode() in all_bytes() and WORDS.encode() not in all_bytes()
    assert room.state.stage.material is None


def test_how_to_reach_them(room, all_bytes):
    """Name, e-mail and phone are in no byte after erasing, nor after unlinking."""
    for who, level in (("P01", Withdrawal.ERASE), ("P02", Withdrawal.UNLINK)):
        room.laboratory.rename_person(room.workshop, who, f"Name-of-{who}")
        room.laboratory.reach_person(room.workshop, who, f"mail-of-{who}", f"phone-of-{who}")
        assert f"mail-of-{who}".encode() in all_bytes()
        room.laboratory.withdraw(room.workshop, who, level, room.eeva)
        assert f"-of-{who}".encode() not in all_bytes()


def test_unlinked_words_stay_and_their_tie_is_gone(room, tape, all_bytes):
    """The words are there; label, secret and the match of the speaker are not."""
    room.does(room.bilal, "add_entry", element="rules", text=OTHERS, period="past")
    secret = room.bilal.secret.encode()
    room.laboratory.withdraw(room.workshop, "P01", Withdrawal.UNLINK, room.eeva)

    found = all_bytes()
    assert WORDS.encode() in found and OTHERS.encode() in found
    assert b"Khan-Surname" not in found and secret not in found
    assert b'"S2":"P01"' not in found


def test_out_of_use_keeps_every_byte(room, tape, all_bytes):
    """No further use is a promise about showing: the words lie there and can be erased later."""
    room.laboratory.withdraw(room.workshop, "P01", Withdrawal.NO_FURTHER_USE, room.eeva)
    assert WORDS.encode() in all_bytes()
    erases(room)

    assert WORDS.encode() not in all_bytes()


def test_undo_of_what_was_erased_brings_nothing_back(room, tape, coded, all_bytes):
    """The history of undo is folded anew: it holds none of the words either."""
    erases(room)

    assert WORDS not in repr([deed.changes for deed in room.state.deeds.values()])
