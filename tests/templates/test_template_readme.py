"""The README of the templates teaches what the tool reads, all of it and nothing else."""

import re
from enum import StrEnum

import pytest

from changelab.domain.entities import SessionPlan, TaskPlan
from changelab.domain.opening import Blueprint
from changelab.domain.vocabulary import (
    Element,
    LearningAction,
    Period,
    SocialForm,
    Surface,
    TaskKind,
    VoteOn,
    WhoSees,
)
from changelab.domain.wording import DEFAULT_WORDING
from changelab.templates import OUR_TEMPLATES, read_template

README = (OUR_TEMPLATES / "README.md").read_text("utf-8")


def _keys(heading: str) -> list[str]:
    """The keys in the first column of the table that follows a heading."""
    section = README.split(f"## {heading}")[1].split("\n## ")[0]
    table = section.split("|---", 1)[1].split("\n\n")[0]
    return re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)


def test_its_example_loads(tmp_path):
    """The example can be copied into the folder as it stands."""
    (example,) = re.findall(r"```toml\n(.*?)```", README, re.DOTALL)
    path = tmp_path / "example.toml"
    path.write_text(example, "utf-8")
    blueprint = read_template(path)

    assert blueprint.id == "one_afternoon"
    assert [task.kind for task in blueprint.sessions[0].tasks] == [
        TaskKind.LISTEN,
        TaskKind.MAP,
        TaskKind.CONTRADICTIONS,
        TaskKind.COMMITMENTS,
    ]


@pytest.mark.parametrize(
    ("heading", "model", "more"),
    [
        ("The workshop", Blueprint, []),
        ("A session", SessionPlan, ["tasks"]),
        ("A task", TaskPlan, []),
    ],
)
def test_every_key_is_explained(heading, model, more):
    """Each table lists exactly the keys that the tool reads there, in their order."""
    assert _keys(heading) == [*model.model_fields, *more]


@pytest.mark.parametrize(
    "values", [Element, LearningAction, Period, SocialForm, Surface, TaskKind, VoteOn, WhoSees]
)
def test_every_allowed_value_is_listed(values: type[StrEnum]):
    """What a key may be is written out."""
    assert [value for value in values if f"`{value}`" not in README] == []


def test_every_word_that_can_be_changed_is_listed():
    """Each wording key of the tool is in the README, and no key that it does not know."""
    words = README.split("## The words participants read")[1]
    listed = re.findall(r'`"([a-z_.]+)"`', words)

    assert sorted(listed) == sorted(DEFAULT_WORDING)


def test_it_says_that_dropping_a_file_is_enough():
    """A facilitator learns that no restart and no registering is needed."""
    opening = " ".join(README.split("```")[0].split())

    assert "Put the file into this folder; that is all." in opening
    assert "without restarting" in opening
