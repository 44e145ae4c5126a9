"""Codebooks: taken into use as they stand, and grown while coding."""

import pytest
from studied import AGENCY, MANIFESTATIONS

from changelab.domain.codebooks import codebook_named, codes_of
from changelab.domain.errors import NotAllowed, NotFound, Refused


@pytest.fixture
def agency(room) -> str:
    """The codebook of agency expressions, in use."""
    return room.does(room.eeva, "adopt_codebook", plan=AGENCY).made


def test_eeva_takes_a_codebook_into_use(room, agency):
    """Its codes are there with their keys, definitions and colours."""
    book = room.state.codebooks[agency]
    code = room.state.codes[f"{agency}/committing"]

    assert (book.name, book.version) == ("agency_expressions", "1")
    assert (code.key, code.name, code.colour, code.applies) == (
        "committing",
        "committing",
        "#2f6f4f",
        True,
    )


def test_the_same_codebook_is_not_taken_twice(room, agency):
    """Whoever presses the button again is told that it is in use."""
    with pytest.raises(Refused, match="is in use already"):
        room.does(room.aino, "adopt_codebook", plan=AGENCY)


def test_a_newer_version_stands_beside_the_older_one(room, agency):
    """What was coded with version 1 stays; version 2 has codes of its own, and is the newest."""
    newer = {**AGENCY, "version": "2", "codes": [{"key": "criticising", "name": "criticising"}]}
    made = room.does(room.eeva, "adopt_codebook", plan=newer).made

    assert codebook_named(room.state, "agency_expressions").id == made
    assert {one.key for one in codes_of(room.state, agency)} == {
        "criticising",
        "envisioning",
        "committing",
    }
    assert [one.id for one in codes_of(room.state, made)] == [f"{made}/criticising"]
    with pytest.raises(Refused, match="in use already"):
        room.does(room.eeva, "adopt_codebook", plan=AGENCY)


def test_a_code_is_found_while_coding(room, agency):
    """It gets an id of its own and stands last, or under the code it belongs to."""
    parent = f"{agency}/criticising"
    fields = {"codebook": agency, "name": "owning", "definition": "who has the form"}
    code = room.does(room.eeva, "add_code", parent=parent, **fields).made

    assert codes_of(room.state, agency)[-1].id == code
    assert (room.state.codes[code].parent, room.state.codes[code].key) == (parent, "")


@pytest.mark.parametrize("name", ["criticising", "CRITICISING", " criticising "])
def test_two_codes_of_a_codebook_are_not_called_the_same(room, agency, name):
    """QDA software tells codes apart by name: neither a new code nor a new name repeats one."""
    with pytest.raises(Refused, match="There is a code “criticising” already"):
        room.does(room.eeva, "add_code", codebook=agency, name=name)
    with pytest.raises(Refused, match="Give this one another name"):
        room.does(room.eeva, "revise_code", code=f"{agency}/committing", name=name)


def test_a_name_on_two_lines_is_refused(room, agency):
    """A code is one line in every list and file."""
    with pytest.raises(Refused, match="fits on one line"):
        room.does(room.eeva, "add_code", codebook=agency, name="who\nowns it")


def test_a_code_cannot_stand_under_one_of_another_codebook(room, agency):
    """Codebooks stay apart."""
    signs = room.does(room.eeva, "adopt_codebook", plan=MANIFESTATIONS).made

    with pytest.raises(Refused, match="belongs to another codebook"):
        room.does(room.eeva, "add_code", codebook=agency, parent=f"{signs}/dilemma", name="a doubt")


def test_a_code_is_revised_in_the_middle_of_the_work(room, agency):
    """Name, definition and colour change; revising it to what it is changes nothing."""
    code = f"{agency}/envisioning"
    wanted = {"code": code, "name": "imagining", "definition": "a future", "colour": "#123456"}
    room.does(room.eeva, "revise_code", **wanted)
    seq = room.state.seq
    room.does(room.eeva, "revise_code", **wanted)
    one = room.state.codes[code]

    assert (one.name, one.definition, one.colour) == ("imagining", "a future", "#123456")
    assert room.state.seq == seq


def test_a_retired_code_is_not_offered_and_can_come_back(room, agency):
    """It stays in the codebook; nothing more is coded with it until it is brought back."""
    code = f"{agency}/criticising"
    coder = room.does(room.eeva, "enrol_coder", label="Eeva").made or "R1"
    card = room.does(room.bilal, "add_entry", element="rules", text="x", period="past").made
    room.does(room.eeva, "retire_code", code=code)
    with pytest.raises(Refused, match=r"is not used any more\. Bring it back first"):
        room.does(room.eeva, "code_passage", code=code, coder=coder, item=card)
    room.does(room.eeva, "bring_back_code", code=code)
    room.does(room.eeva, "code_passage", code=code, coder=coder, item=card)

    assert len(room.state.codings) == 1


def test_a_codebook_is_undone_only_while_nothing_rests_on_it(room, agency):
    """With a code added or a passage coded, undoing it is refused; before, it goes."""
    adopted = list(room.state.deeds)[-1]
    own = room.does(room.eeva, "add_code", codebook=agency, name="owning")
    with pytest.raises(Refused, match="Coding rests on this"):
        room.does(room.eeva, "undo", of=adopted)
    room.does(room.eeva, "undo")
    room.does(room.eeva, "undo", of=adopted)

    assert own.made not in room.state.codes
    assert not room.state.codebooks and not room.state.codes


def test_people_in_the_room_do_not_touch_codebooks(room, agency):
    """Bilal and Chen neither change codes nor see that there are any."""
    for someone in (room.bilal, room.chen):
        with pytest.raises(NotAllowed):
            room.does(someone, "retire_code", code=f"{agency}/criticising")
        assert not room.seen_by(someone).codes
        assert not room.seen_by(someone).codebooks


def test_a_code_that_is_not_there_is_not_found(room, agency):
    """Neither retired nor revised nor brought back."""
    for act, more in (("retire_code", {}), ("bring_back_code", {}), ("revise_code", {"name": "x"})):
        with pytest.raises(NotFound, match="There is no code"):
            room.does(room.eeva, act, code="u99", **more)
