"""A played sample, and scripts to spoil."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Standing
from changelab.service import Laboratory
from changelab.service.samples import OUR_SAMPLES, load_sample

SCRIPT = """
id = "small"
title = "A small script"
template = "blank"
opened = 2025-01-07T09:00:00Z
description = "Two people and a card."
source = "Nowhere."
invented = "All of it."

[people]
P01 = { name = "Bilal (invented)", consent = ["take_part"] }
P02 = { name = "Dana (invented)" }

[[scenes]]
title = "The only scene"
day = 2025-01-07
acts = [
  { at = 10:00:00, joins = ["P01", "P02"] },
  { at = 10:01:00, by = "P01", line = "rules: referral threshold", as = "threshold" },
  { at = 10:02:00, by = "facilitator", act = "hide", item = "@threshold" },
]
"""


@pytest.fixture
def sampled(laboratory: Laboratory) -> Callable[[str], WorkshopState]:
    """The state of one of our samples, by its file's name."""

    def load(name: str) -> WorkshopState:
        return laboratory.state(load_sample(laboratory, OUR_SAMPLES / f"{name}.toml"))

    return load


@pytest.fixture
def script(tmp_path: Path) -> Callable[..., Path]:
    """A small script on disk, with one passage replaced by another."""

    def write(passage: str = "", instead: str = "") -> Path:
        assert passage in SCRIPT
        path = tmp_path / "small.toml"
        path.write_text(SCRIPT.replace(passage, instead) if passage else SCRIPT, "utf-8")
        return path

    return write


@pytest.fixture
def what_it_consists_of() -> Callable[[WorkshopState], Counter]:
    """The shown entries: system by name, element, words, and the periods they hold in."""

    def read(state: WorkshopState) -> Counter:
        return Counter(
            (state.systems[entry.system].name, entry.element, entry.text, entry.periods)
            for entry in state.entries.values()
            if entry.standing is Standing.SHOWN
        )

    return read


@pytest.fixture
def where_it_pulls() -> Callable[[WorkshopState], set]:
    """The shown contradictions: their words, their poles by the systems' names, their level."""

    def read(state: WorkshopState) -> set:
        return {
            (
                one.text,
                frozenset(
                    (state.systems[pole.system].name, pole.element, pole.period)
                    for pole in one.poles
                ),
                one.level,
            )
            for one in state.contradictions.values()
            if one.standing is Standing.SHOWN
        }

    return read
