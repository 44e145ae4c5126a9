"""Manifestation by agency expression by element by session: counted by hand on Eeva's tape."""

import pytest

from changelab.domain.codebooks import codes_of
from changelab.research.crosstabs import (
    AGENCY,
    ELEMENTS,
    MANIFESTATIONS,
    Dimension,
    cases,
    crosstab,
)

# Turn 2: "On the one hand we must count days, but the child needs time."
DAYS = (19, 34)


def _ids(desk) -> dict[str, str]:
    """The id of each code by its key."""
    books = [desk.book(name) for name in (MANIFESTATIONS, AGENCY, ELEMENTS)]
    return {code.key: code.id for book in books for code in codes_of(desk.state, book) if code.key}


def _table(desk, rows=Dimension.MANIFESTATION, columns=Dimension.AGENCY, **chosen):
    books = [desk.book(name) for name in (MANIFESTATIONS, AGENCY, ELEMENTS)]
    found = cases(desk.state, books, **chosen)

    def order(dimension):
        name = {"manifestation": MANIFESTATIONS, "agency": AGENCY}.get(dimension)
        codes = codes_of(desk.state, desk.book(name)) if name else ()
        return [code.id for code in codes if code.applies]

    return crosstab(found, rows, columns, order(rows), order(columns))


def test_codes_that_do_not_meet_stand_alone(desk):
    """On the tape no manifestation shares words with an expression of agency: seven passages,
    each with one of the two."""
    ids, table = _ids(desk), _table(desk)

    assert table.base == 7
    assert len(table.cell(ids["dilemma"], None)) == 1
    assert len(table.cell(ids["double_bind"], None)) == 1
    assert len(table.cell(None, ids["criticising"])) == 3
    assert not any(row and column for row, column in table.cells)


def test_codes_meet_where_their_words_overlap(desk):
    """Criticising within the dilemma's words meets it; envisioning after them does not."""
    desk.codes("agency_expressions/criticising", desk.turn(2), *DAYS, coder="R2")
    desk.codes("manifestations/dilemma", desk.turn(6), 0, 15)
    desk.codes("agency_expressions/envisioning", desk.turn(6), 16, 47)
    ids, table = _ids(desk), _table(desk)
    met = table.cell(ids["dilemma"], ids["criticising"])

    assert [one.item for one in met] == [desk.turn(2)]
    assert met[0].span == DAYS
    assert {desk.state.codings[key].coder for key in met[0].codings} == {"R1", "R2"}
    assert table.cell(ids["dilemma"], ids["envisioning"]) == ()
    assert [one.item for one in table.cell(ids["dilemma"], None)] == [desk.turn(6)]


def test_a_code_on_a_whole_item_meets_every_code_on_it(desk):
    """The double bind lies in the first words of turn 6; committing is on all of it."""
    desk.codes("agency_expressions/committing", desk.turn(6))
    ids, table = _ids(desk), _table(desk)

    assert [one.span for one in table.cell(ids["double_bind"], ids["committing"])] == [(0, 15)]


def test_what_two_coders_saw_in_one_passage_counts_once(desk):
    """Both coded the dilemma of turn 2: it is one passage, resting on two codings."""
    ids, table = _ids(desk), _table(desk)
    (passage,) = table.cell(ids["dilemma"], None)

    assert len(passage.codings) == 2
    assert table.row_totals[ids["dilemma"]] == 1


def test_a_passage_with_two_codes_of_a_kind_counts_in_both(desk):
    """The rows add up to more than the base; the base counts each passage once."""
    desk.codes("manifestations/double_bind", desk.turn(2), *DAYS)
    ids, table = _ids(desk), _table(desk)

    assert table.base == 7
    assert table.row_totals[ids["dilemma"]] + table.row_totals[ids["double_bind"]] == 3
    assert table.column_totals[None] == 2


def test_the_element_is_coded_or_the_card_has_it(desk):
    """Turn 2 is coded as about rules; the contradiction lies between rules and object."""
    desk.codes("activity_system/rules", desk.turn(2), *DAYS)
    ids, table = _ids(desk), _table(desk, columns=Dimension.ELEMENT)
    acts = _table(desk, Dimension.AGENCY, Dimension.ELEMENT)
    card = next(iter(desk.state.contradictions))

    assert [one.span for one in table.cell(ids["dilemma"], "rules")] == [DAYS]
    assert [one.item for one in acts.cell(ids["criticising"], "rules")] == [card]
    assert [one.item for one in acts.cell(ids["criticising"], "object")] == [card]
    assert len(acts.cell(ids["criticising"], None)) == 2


def test_an_element_alone_is_no_case(desk):
    """A passage coded as about rules, and as nothing else, is in no table."""
    before = _table(desk).base
    desk.codes("activity_system/rules", desk.turn(1))

    assert _table(desk).base == before


def test_sessions_are_rows_too(desk):
    """Everything on the tape lies in its session; the card in the session in which it came."""
    (session,) = [one.session for one in desk.state.transcripts.values()]
    table = _table(desk, Dimension.SESSION, Dimension.MANIFESTATION)

    assert table.rows == (session,)
    assert table.row_totals == {session: 7}


def test_coders_and_sessions_are_chosen(desk):
    """The second coder has one dilemma, one committing and a code of their own; another session
    has nothing."""
    other = desk.room.does(desk.room.aino, "plan_session", plan={"title": "Second"}).made

    assert _table(desk, coders=["R2"]).base == 3
    assert _table(desk, sessions=[other]).base == 0


def test_codes_that_nothing_has_stay_in_the_table(desk):
    """Whatever its frequency, a category is told."""
    table = _table(desk)

    assert [desk.state.codes[row].name for row in table.rows if row] == ["dilemma", "double bind"]
    assert table.columns[-1] is None


@pytest.mark.parametrize("rows", Dimension)
@pytest.mark.parametrize("columns", Dimension)
def test_totals_hold_whatever_is_crossed(desk, rows, columns):
    """No total is more than the cells of its line, none less than its largest cell, none over
    the base; and each passage is in some cell."""
    for place in ((0, 20), DAYS, (40, 61)):
        desk.codes("agency_expressions/criticising", desk.turn(2), *place)
        desk.codes("activity_system/object", desk.turn(2), *place, coder="R2")
    table = _table(desk, rows, columns)
    passages = {one.item for there in table.cells.values() for one in there}

    assert len(passages) == table.base
    for row in table.row_totals:
        line = [len(table.cell(row, column)) for column in table.columns]
        assert max(line) <= table.row_totals[row] <= min(sum(line), table.base)
