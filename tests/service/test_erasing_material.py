"""A piece of mirror material is erased for good: no byte of it stays, what people said does."""

import hashlib

import pytest

from changelab.domain.errors import NotAllowed, NotFound
from changelab.domain.people import ERASED
from changelab.domain.record import read_act

LETTER = "Mrs Virtanen will hear within three weeks."
PICTURE = b"\x89PNG the board, with a child on it"


def brings_picture(room, title: str = "The board at school 12") -> str:
    """A picture comes in; its id."""
    fields = {"form": "picture", "file": hashlib.sha256(PICTURE).hexdigest()}
    act = read_act({"act": "add_material", "title": title, "media_type": "image/png", **fields})
    return room.laboratory.add_material(room.workshop, room.aino, act, PICTURE).made


@pytest.fixture
def letter(room) -> str:
    """A letter on the wall, with what Bilal said about it, a coding, a memo and a citation."""

    def does(act: str, **fields) -> str:
        return room.does(room.eeva, act, **fields).made

    made = does(
        "add_material", form="text", title="To Mrs Virtanen", text=LETTER, source="Virtanen"
    )
    does("revise_material", material=made, title="The letter to Mrs Virtanen")
    room.does(room.aino, "show_material", material=made)
    room.does(room.bilal, "add_entry", element="rules", text="call them", period="present")
    book = {"id": "own", "title": "Own", "codes": [{"key": "late", "name": "late"}]}
    code = f"{does('adopt_codebook', plan=book)}/late"
    does("enrol_coder", label="Eeva")
    coding = does("code_passage", coder="R1", code=code, item=made, start=0, end=12)
    does("write_memo", coder="R1", about=coding, text="Virtanen again")
    does("cite_passage", item=made, start=0, end=12)
    return made


def kept(room) -> bytes:
    """Every byte of the data folder."""
    files = (path for path in room.laboratory.folder.rglob("*") if path.is_file())
    return b"".join(path.read_bytes() for path in files)


def test_no_byte_of_a_text_stays(room, letter):
    """Not in an earlier title, a coding's quote, a memo, a citation, nor any file beside."""
    assert b"Virtanen" in kept(room)
    room.laboratory.erase_material(room.workshop, room.aino, letter)

    assert b"Virtanen" not in kept(room)
    piece = room.state.materials[letter]
    assert (piece.title, piece.text, piece.removed) == (ERASED, ERASED, True)


def test_what_people_said_about_it_stays(room, letter):
    """It leaves the wall; Bilal's card is his."""
    room.laboratory.erase_material(room.workshop, room.aino, letter)

    assert room.state.mirror is None
    (entry,) = room.state.entries.values()
    assert (entry.text, entry.about) == ("call them", letter)


def test_no_byte_of_a_picture_stays(room):
    """Nor can it be asked for."""
    picture = brings_picture(room)
    assert PICTURE in kept(room)
    room.laboratory.erase_material(room.workshop, room.eeva, picture)

    assert PICTURE not in kept(room)
    assert b"school 12" not in kept(room)
    with pytest.raises(NotFound, match="picture is not here"):
        room.laboratory.file(room.workshop, hashlib.sha256(PICTURE).hexdigest())


def test_a_picture_that_another_piece_has_as_well_stays_with_that(room):
    """Brought in twice by mistake, one of the two is erased."""
    first, second = brings_picture(room), brings_picture(room, "The same again")
    room.laboratory.erase_material(room.workshop, room.aino, first)
    assert PICTURE in kept(room)
    room.laboratory.erase_material(room.workshop, room.aino, second)

    assert PICTURE not in kept(room)


def test_it_cannot_be_undone_nor_read_by_looking_back(room, letter):
    """Undo does not bring it back, and no earlier moment holds its words."""
    seq = room.state.seq
    room.laboratory.erase_material(room.workshop, room.aino, letter)

    assert room.laboratory.state(room.workshop, seq).materials[letter].text == ERASED
    with pytest.raises(NotFound):
        room.laboratory.erase_material(room.workshop, room.aino, letter)
    with pytest.raises(NotFound):
        room.does(room.aino, "show_material", material=letter)


def test_only_those_who_bring_material_in_erase_it(room, letter):
    """Neither a participant nor an observer."""
    for actor in (room.bilal, room.chen):
        with pytest.raises(NotAllowed):
            room.laboratory.erase_material(room.workshop, actor, letter)

    assert b"Virtanen" in kept(room)
