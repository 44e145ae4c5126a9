"""A small template on disk, whole or spoiled."""

from collections.abc import Callable
from pathlib import Path

import pytest

TEMPLATE = """
id = "one_afternoon"
title = "One afternoon"

[wording]
"element.object" = "What we work on"

[[sessions]]
title = "The waiting list"

[[sessions.tasks]]
title = "Map the present"
ask = "What does our work consist of?"
kind = "map"
minutes = 40
"""


@pytest.fixture
def template(tmp_path: Path) -> Callable[..., Path]:
    """A small template in a folder of its own, with one passage replaced by another."""

    def write(passage: str = "", instead: str = "", name: str = "afternoon.toml") -> Path:
        assert passage in TEMPLATE
        folder = tmp_path / "shelf"
        folder.mkdir(exist_ok=True)
        path = folder / name
        path.write_text(TEMPLATE.replace(passage, instead) if passage else TEMPLATE, "utf-8")
        return path

    return write
