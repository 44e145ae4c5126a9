"""The tables of history, four-field models and networks say what the group made."""

import csv
import io

import pytest

from changelab.exports.all_tables import tables_of
from changelab.exports.tables import read_cell, write_csv


@pytest.fixture
def rows_of(modelled):
    """The rows of a table without their ids, guards taken off."""
    texts = {item.id: item.text for item in modelled.state.contributions()}
    texts |= {one.id: one.name for one in modelled.state.systems.values()}
    texts |= {one.id: one.title for one in modelled.state.four_fields.values()}

    def rows(name: str) -> list[list[str]]:
        (table,) = (one for one in tables_of(modelled.state) if one.name == name)
        _, *found = csv.reader(io.StringIO(write_csv(table), newline=""))
        return [[texts.get(read_cell(cell), read_cell(cell)) for cell in row] for row in found]

    return rows


def test_it_works(rows_of):
    """Milestones with their dates as written, and the phases in the order of time."""
    assert rows_of("milestones") == [
        ["new law", "1998-05", "2004", "rules"],
        ["a new head", "2001", "", "events"],
    ]
    assert [row[1:] for row in rows_of("phases")] == [["1970", "Craft"], ["1998", "Programmes"]]


def test_four_fields_stand_with_their_axes_and_forms(rows_of):
    """Poles, places and periods; a form without a period is an alternative."""
    assert rows_of("four_fields") == [
        [
            *("Ways to help", "Ways to help"),
            *("For whom", "one child", "the school", "old files"),
            *("Who acts", "one service", "several", ""),
        ]
    ]
    assert rows_of("forms") == [
        ["visits", "Ways to help", "-0.75", "-1.0", "past"],
        ["a hotline", "Ways to help", "0.5", "0.0", ""],
    ]


def test_ways_stand_with_what_is_on_them(rows_of):
    """A way without a contradiction has no row among those with one."""
    assert rows_of("steps") == [
        ["visits", "a hotline", "Ways to help"],
        ["a hotline", "visits", "Ways to help"],
    ]
    assert rows_of("step_contradictions") == [
        ["visits", "a hotline", "targets against the whole child"]
    ]


def test_objects_stand_with_their_systems(rows_of):
    """What one system makes of its object, and what two share, a row for each."""
    assert rows_of("construed_objects") == [["a pupil", "present", "1"], ["no fear", "future", "2"]]
    assert rows_of("construed_object_systems") == [
        ["a pupil", "School"],
        ["no fear", "Our activity"],
        ["no fear", "School"],
    ]


def test_a_system_says_whose_neighbour_it_is(rows_of):
    """The central activity is nobody's."""
    assert [row[1:] for row in rows_of("activity_systems")] == [
        ["Our activity", "", "", ""],
        ["School", "", "Our activity", "object_activity"],
    ]


def test_what_was_undone_leaves_no_loose_end(modelled, rows_of):
    """A way to a form that was taken back by undo is in no table."""
    placed = [one for one in modelled.state.deeds.values() if one.kinds == ("form_placed",)]
    modelled.does(modelled.aino, "undo", of=placed[-1].act_id)

    assert rows_of("forms") == [["visits", "Ways to help", "-0.75", "-1.0", "past"]]
    assert rows_of("steps") == rows_of("step_contradictions") == []
