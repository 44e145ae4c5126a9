"""Kappa and alpha are those of the literature, and of another library."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.metrics.agreement import AnnotationTask

from changelab.research.agreement import NO_CODE, compare

#: Krippendorff (2011), Computing Krippendorff's Alpha-Reliability: 4 coders, 12 units.
KRIPPENDORFF = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)


def _table(counts: list[list[int]]) -> dict[str, dict[str, str]]:
    """Units of which coder A put them in the row and coder B in the column."""
    return {
        f"{row}/{column}/{number}": {"A": str(row), "B": str(column)}
        for row, line in enumerate(counts)
        for column, count in enumerate(line)
        for number in range(count)
    }


def test_kappa_of_a_two_by_two_table():
    """50 grants, 20 yes-yes and 15 no-no: observed 0.7, by chance 0.5, kappa 0.4."""
    found = compare(_table([[20, 5], [10, 15]]), None, "AB")

    assert found.observed == pytest.approx(0.7)
    assert found.kappa == pytest.approx(0.4)
    assert (found.units, found.pairable) == (50, 50)


def test_kappa_of_a_table_of_three_categories():
    """Cohen's table of 200 units in three categories: kappa 0.492."""
    found = compare(_table([[88, 14, 18], [10, 40, 10], [2, 6, 12]]), None, "AB")

    assert found.observed == pytest.approx(0.7)
    assert found.kappa == pytest.approx(0.492, abs=0.0005)


def test_alpha_with_missing_values():
    """Krippendorff's own example, with a unit that only one coder looked at: alpha 0.743."""
    lines = [line.split() for line in KRIPPENDORFF]
    values = {
        str(unit): {coder: line[unit] for coder, line in zip("ABCD", lines, strict=True)}
        for unit in range(12)
    }
    values = {
        unit: {coder: value for coder, value in by.items() if value != "."}
        for unit, by in values.items()
    }
    found = compare(values, None, "ABCD")

    assert found.alpha == pytest.approx(0.743, abs=0.0005)
    assert (found.units, found.pairable) == (12, 11)
    assert found.kappa is None
    assert "two coders" in found.why_no_kappa


_VALUES = st.dictionaries(
    st.integers(0, 30).map(str),
    st.dictionaries(st.sampled_from("ABC"), st.sampled_from("xyz"), min_size=1),
    min_size=1,
)


@given(_VALUES)
def test_alpha_is_that_of_another_library(values):
    """Whatever was coded, nltk comes to the same alpha."""
    found = compare(values, None, "ABC")
    if found.alpha is None:
        assert found.why_no_alpha
        return
    put = [(coder, unit, value) for unit, by in values.items() for coder, value in by.items()]

    assert found.alpha == pytest.approx(AnnotationTask(put).alpha())


@given(_VALUES, st.permutations("ABC"))
def test_the_names_of_coders_do_not_matter(values, others):
    """With the coders renamed and the units in another order, the figures are the same."""
    called = dict(zip("ABC", others, strict=True))
    units = list(values)
    random.Random(1).shuffle(units)
    renamed = {
        unit: {called[coder]: value for coder, value in values[unit].items()} for unit in units
    }
    one, other = compare(values, None, "ABC"), compare(renamed, None, "ABC")

    assert one.observed == pytest.approx(other.observed)
    assert one.alpha == pytest.approx(other.alpha)
    assert (one.units, one.pairable) == (other.units, other.pairable)


@given(st.lists(st.sampled_from("xyz"), min_size=2).filter(lambda them: len(set(them)) > 1))
def test_who_always_agree_agree_perfectly(put):
    """The same values from both, of more than one kind: everything is 1."""
    found = compare({str(n): {"A": one, "B": one} for n, one in enumerate(put)}, None, "AB")

    assert found.observed == 1
    assert found.kappa == pytest.approx(1)
    assert found.alpha == pytest.approx(1)


def test_without_variation_it_says_so_instead_of_a_figure():
    """Both said yes to everything: they agree, and no coefficient is defined."""
    found = compare({str(n): {"A": "yes", "B": "yes"} for n in range(5)}, "u1/x", "AB")

    assert found.observed == 1
    assert found.kappa is None
    assert found.alpha is None
    assert "every unit" in found.why_no_kappa
    assert "every unit" in found.why_no_alpha


def test_with_nothing_to_compare_it_says_so():
    """Each coder looked at other units: nothing is observed, and the reason is told."""
    found = compare({"1": {"A": "x"}, "2": {"B": NO_CODE}}, None, "AB")

    assert (found.units, found.pairable, found.observed) == (2, 0, None)
    assert found.why_no_kappa == found.why_no_alpha == "No unit was looked at by two of them."
