"""How far Eeva and the second coder agree on the tape: units, missing values, figures by hand."""

import pytest

from changelab.research.agreement import Units, agreement

BOTH = ("R1", "R2")


def _by_code(desk, book="agency_expressions", coders=BOTH, **how):
    found = agreement(desk.state, desk.book(book), coders, **how)
    return {desk.state.codes[one.code].name if one.code else "": one for one in found}


def test_over_a_codebook_each_unit_has_one_value(desk):
    """Of five coded items four were looked at by both; on one of the four they agree.

    The values are committing twice, criticising against another code, envisioning and
    criticising against no code: kappa is (1/4 - 1/16) / (15/16), alpha 1 - 0.75 / (50/56).
    """
    whole = _by_code(desk)[""]

    assert (whole.units, whole.pairable) == (5, 4)
    assert whole.observed == pytest.approx(1 / 4)
    assert whole.kappa == pytest.approx(0.2)
    assert whole.alpha == pytest.approx(0.16)
    assert whole.values == {"R1": 4, "R2": 2}
    assert whole.together == (desk.turn(7),)
    assert set(whole.apart) == {desk.turn(3), desk.turn(4), *desk.state.episodes}


def test_of_each_code_the_value_is_yes_or_no(desk):
    """Committing: both on turn 7 and nobody elsewhere; envisioning: one of them, once."""
    codes = _by_code(desk)

    assert codes["committing"].kappa == pytest.approx(1)
    assert codes["envisioning"].observed == pytest.approx(3 / 4)
    assert codes["envisioning"].kappa == pytest.approx(0)
    assert (codes["envisioning"].together, codes["envisioning"].apart) == ((), (desk.turn(4),))
    assert codes["criticising"].values == {"R1": 2, "R2": 0}


def test_a_code_made_while_coding_is_compared_too(desk):
    """The second coder's own code stands among the others."""
    free = [key for key, code in desk.state.codes.items() if code.name == "owning, or not"]
    found = agreement(desk.state, desk.book("agency_expressions"), BOTH)

    assert [one.values for one in found if one.code == free[0]] == [{"R1": 0, "R2": 1}]


def test_codes_that_only_group_others_are_not_compared(desk):
    """Nobody can apply them."""
    assert "manifestation" not in _by_code(desk, "manifestations")


def test_who_did_not_code_a_place_is_missing_there(desk):
    """The second coder coded no card: that Eeva coded one is no disagreement. Once they code
    another card, it is."""
    before = _by_code(desk)["criticising"]
    entry = next(iter(desk.state.entries))
    desk.codes("agency_expressions/envisioning", entry, coder="R2")
    after = _by_code(desk)["criticising"]

    assert (before.units, before.pairable) == (5, 4)
    assert (after.units, after.pairable) == (6, 6)


def test_several_codes_on_a_unit_are_a_value_of_their_own(desk):
    """Eeva sees criticising and envisioning in one turn, the other only one of them."""
    for coder, key in (("R1", "criticising"), ("R1", "envisioning"), ("R2", "criticising")):
        desk.codes(f"agency_expressions/{key}", desk.turn(1), coder=coder)
    codes = _by_code(desk)

    assert codes[""].units == 6
    assert codes[""].observed == pytest.approx(1 / 5)
    assert codes["criticising"].observed == pytest.approx(3 / 5)


def test_codes_on_other_words_of_a_turn_are_on_the_same_unit(desk):
    """A unit is the turn, not the stretch of words in it."""
    desk.codes("manifestations/double_bind", desk.turn(6), 18, 47, coder="R2")

    assert _by_code(desk, "manifestations")[""].kappa == pytest.approx(1)


def test_turns_that_nobody_coded_can_count_as_units(desk):
    """Then coders agree on them that there is nothing to code."""
    whole = _by_code(desk, units=Units.TURNS)[""]

    # 7 turns, the episode and the card; 4 of the 8 on the tape have no code from anyone.
    assert (whole.units, whole.pairable) == (9, 8)
    assert whole.observed == pytest.approx(5 / 8)


def test_sessions_are_chosen(desk):
    """In a session in which nothing was coded there is nothing to compare."""
    session = desk.room.does(desk.room.aino, "plan_session", plan={"title": "Second"}).made

    assert _by_code(desk, sessions=[session])[""].units == 0


def test_of_a_removed_transcript_nothing_is_compared(desk):
    """Only the card is left, and one coder looked at it."""
    desk.room.does(desk.room.eeva, "remove_transcript", transcript=desk.tape)
    whole = _by_code(desk)[""]

    assert (whole.units, whole.pairable) == (1, 0)
    assert whole.observed is None
