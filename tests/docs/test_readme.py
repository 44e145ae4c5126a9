"""The documentation cannot lie: what it names exists."""

import re
from pathlib import Path

import pytest

from changelab.cli import _parser

ROOT = Path(__file__).parents[2]
DOCUMENTS = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"]


def test_every_command_is_in_the_readme():
    """Who reads the README knows every command of the command line."""
    readme = (ROOT / "README.md").read_text("utf-8")
    (commands,) = (
        action.choices for action in _parser()._actions if isinstance(action.choices, dict)
    )

    missing = [name for name in commands if f"python -m changelab {name}" not in readme]

    assert missing == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_leads_somewhere(document):
    """Pictures and pages that a document links are in the project."""
    text = (ROOT / document).read_text("utf-8")
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", text)

    missing = [link for link in links if not (ROOT / link).exists()]

    assert missing == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_file_that_is_named_exists(document):
    """A path in code type is a path of this project."""
    text = (ROOT / document).read_text("utf-8")
    named = set(re.findall(r"`((?:changelab|tests|bench|pages|workshop_templates)/[\w./]+)`", text))

    missing = [path for path in named if not (ROOT / path).exists()]
    announced = {"changelab/research/"}

    assert set(missing) <= announced


def test_the_first_screen_has_a_sentence_a_picture_and_the_two_commands():
    """The README opens with what it is, how it looks, and how to start and test it."""
    top = (ROOT / "README.md").read_text("utf-8")[:900]

    assert "![" in top
    assert "python3 start.py " in top
    assert "python3 start.py test" in top


def test_ci_runs_the_readmes_test_command():
    """What the README tells people to run is what is run for every change."""
    assert "python3 start.py test" in (ROOT / ".ci" / "run").read_text("utf-8")
