"""What somebody said who withdrew is in no table any more: of no further use, or erased."""

import pytest

from changelab.domain.codebooks import codes_of
from changelab.domain.vocabulary import Withdrawal
from changelab.research.agreement import agreement
from changelab.research.crosstabs import AGENCY, MANIFESTATIONS, Dimension, cases, crosstab


def _table(desk, state):
    books = [desk.book(MANIFESTATIONS), desk.book(AGENCY)]
    order = [[code.id for code in codes_of(state, book) if code.applies] for book in books]
    return crosstab(cases(state, books), Dimension.MANIFESTATION, Dimension.AGENCY, *order)


@pytest.mark.parametrize("level", [Withdrawal.NO_FURTHER_USE, Withdrawal.ERASE])
def test_their_passages_leave_the_tables(desk, level):
    """Bilal said the dilemma of turn 2 and the vision of turn 4: five passages are left of seven,
    for whoever works with the record and in the record itself."""
    room = desk.room
    before = _table(desk, desk.state)
    room.laboratory.withdraw(room.workshop, "P01", level, room.eeva)

    assert before.base == 7
    for state in (desk.state, room.seen_by(room.eeva)):
        table = _table(desk, state)
        items = {one.item for there in table.cells.values() for one in there}

        assert table.base == 5
        assert not items & {desk.turn(2), desk.turn(4)}


def test_their_passages_are_no_units_any_more(desk):
    """Of the two passages with a manifestation the one that both coded is gone."""
    room = desk.room
    room.laboratory.withdraw(room.workshop, "P01", Withdrawal.NO_FURTHER_USE, room.eeva)
    whole = agreement(room.seen_by(room.eeva), desk.book(MANIFESTATIONS), ("R1", "R2"))[0]

    assert (whole.units, whole.pairable) == (1, 0)
    assert whole.why_no_kappa == "No unit was looked at by two of them."


def test_what_was_unlinked_stays_in_the_tables(desk):
    """The words stay, as nobody's."""
    room = desk.room
    room.laboratory.withdraw(room.workshop, "P01", Withdrawal.UNLINK, room.eeva)

    assert _table(desk, room.seen_by(room.eeva)).base == 7
