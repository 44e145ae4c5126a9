"""What the README says about codebooks and cue words is what the tool reads."""

import re
from textwrap import dedent

import pytest

from changelab.domain.codebooks import CodebookPlan, CodePlan
from changelab.domain.cues import Cues
from changelab.templates import OUR_TEMPLATES
from changelab.templates_of_codebooks import read_codebooks, read_languages

README = (OUR_TEMPLATES / "README.md").read_text("utf-8")


def section(heading: str) -> str:
    """What stands under a heading."""
    return README.split(f"\n## {heading}\n")[1].split("\n## ")[0]


def example(heading: str) -> str:
    """The example under a heading, as it would be copied."""
    return dedent(re.search(r"(?:\n    .*|\n(?=\n    ))+", section(heading)).group())


@pytest.mark.parametrize(
    ("heading", "model"), [("A codebook", CodebookPlan), ("A code", CodePlan), ("Cue words", Cues)]
)
def test_every_key_is_explained(heading, model):
    """Each table lists exactly the keys that the tool reads there, in their order."""
    rows = re.findall(r"^\| (`.*?) \|", section(heading), re.MULTILINE)

    assert re.findall(r"`(\w+)`", " ".join(rows)) == list(model.model_fields)


def test_its_codebook_loads(tmp_path):
    """The example can be copied into the folder as it stands."""
    (tmp_path / "waiting.toml").write_text(example("A codebook"), "utf-8")
    shelf = read_codebooks(tmp_path)

    assert shelf.refused == []
    assert [one.key for one in shelf.codebooks["waiting"].codes] == ["waits", "waits_for_a_form"]


def test_its_cue_words_load(tmp_path):
    """So can that of a language."""
    (tmp_path / "en.toml").write_text(example("Cue words"), "utf-8")
    languages = read_languages(tmp_path)

    assert languages.refused == []
    assert languages.cues["en"].dilemma.words == ("on the one hand", "but", "torn between")
