"""The five comparisons of leader and group, counted by hand."""

import pytest

from changelab.research.comparisons import ALL, CODEBOOK, NO_MARK, comparisons


@pytest.fixture
def told(desk):
    """Eeva codes what Aino, who leads, and the group say, do and how they stand to each other."""
    for number, keys in {
        1: ("leader_sayings", "espoused", "public"),
        6: ("leader_sayings", "leader_doings", "real"),
        2: ("group_sayings",),
        3: ("group_sayings", "group_relatings", "real"),
    }.items():
        for key in keys:
            desk.codes(f"{CODEBOOK}/{key}", desk.turn(number))
    return desk


def _five(desk, **chosen):
    return {one.title: one for one in comparisons(desk.state, desk.book(CODEBOOK), **chosen)}


def test_there_are_five_comparisons_with_every_category(told):
    """Two across, three between; what nobody coded is there with zero."""
    five = _five(told)

    assert list(five) == ["The leader", "The group", "Sayings", "Doings", "Relatings"]
    assert [(one.key, one.n()) for one in five["The leader"].parts] == [
        ("leader_sayings", 2),
        ("leader_doings", 1),
        ("leader_relatings", 0),
    ]
    assert [one.n() for one in five["Relatings"].parts] == [0, 1]


def test_the_base_counts_each_passage_once(told):
    """The leader has three codes on two turns."""
    five = _five(told)

    assert five["The leader"].base == 2
    assert five["Sayings"].base == 4


def test_marks_are_those_on_the_same_words(told):
    """Espoused and real, public and private: of each side; a mark elsewhere in the turn is none."""
    told.codes(f"{CODEBOOK}/leader_relatings", told.turn(5), 0, 6)
    told.codes(f"{CODEBOOK}/private", told.turn(5), 7, 13)
    sayings = _five(told)["Sayings"].parts[0]
    relatings = _five(told)["The leader"].parts[2]

    assert [sayings.n(one) for one in ("espoused", "real", "public", "private")] == [1, 1, 1, 0]
    assert (relatings.n(ALL), relatings.n("private"), relatings.n(NO_MARK)) == (1, 0, 1)


def test_coders_are_chosen(told):
    """The second coder did not code with this codebook."""
    assert [one.base for one in _five(told, coders=["R2"]).values()] == [0] * 5
