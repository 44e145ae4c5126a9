"""Two readers coded the record of case B: codebooks, codings, memos, planned and done."""

from pathlib import Path

import pytest

from changelab.service.samples import SampleRefused, load_sample

CASE_B = Path(__file__).parents[2] / "data" / "case_b.toml"


@pytest.fixture
def coded(laboratory):
    """Case B as its record has it."""
    return laboratory.state(load_sample(laboratory, CASE_B))


def test_two_readers_worked_independently(coded):
    """Both coded the same tensions; they agree on some and differ on others."""
    by = {"R1": {}, "R2": {}}
    for one in coded.codings.values():
        by[one.coder][one.item] = coded.codes[one.code].name
    both = by["R1"].keys() & by["R2"].keys()
    agree = [item for item in both if by["R1"][item] == by["R2"][item]]

    assert 0 < len(agree) < len(both)


def test_every_quote_stands_where_it_says(coded):
    """Also that of a part of a card."""
    parts = [one for one in coded.codings.values() if one.start is not None]

    assert parts
    for one in parts:
        assert coded.contribution(one.item).text[one.start : one.end] == one.quote


def test_what_was_done_is_coded_beside_what_was_planned(coded):
    """Tasks carry the learning action that was seen; one went another way than planned."""
    seen = {
        one.item: coded.codes[one.code].key
        for one in coded.codings.values()
        if one.item in coded.tasks
    }
    planned = {item: coded.tasks[item].plan.learning_actions for item in seen}

    assert [key in planned[item] for item, key in seen.items()] == [True, False, True]


def test_an_unknown_codebook_is_refused(laboratory, tmp_path):
    """The message says scene and step, and which codebooks there are."""
    script = CASE_B.read_text("utf-8").replace('"manifestations", as', '"manifestation", as')
    path = tmp_path / "case_b.toml"
    path.write_text(script, "utf-8")

    with pytest.raises(SampleRefused, match=r"no codebook “manifestation”.*manifestations"):
        load_sample(laboratory, path)
