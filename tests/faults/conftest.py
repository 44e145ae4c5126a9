"""A server process on a laptop of its own for each test, and a browser for each file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import chromium
from laptop import Laptop, laptop
from playwright.sync_api import Browser


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Laptop]:
    """A workshop on the disk that nobody serves yet."""
    with laptop(tmp_path / "data") as own:
        yield own


@pytest.fixture
def room(house: Laptop) -> Laptop:
    """The same, served, with the map of the present open to everyone."""
    house.start()
    house.starts("The case")
    return house


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The system's Chromium; closed after each file, since other tests drive one as well."""
    with chromium() as browser:
        yield browser
