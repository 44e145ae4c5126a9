"""The workbench as its pages run it, without a browser; and a real one to look at."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from chromium import chromium
from playwright.sync_api import Browser, Page
from served import served
from streamlit.testing.v1 import AppTest

from changelab.domain.vocabulary import Role
from changelab.service import Laboratory
from changelab.ui.house import DATA_VARIABLE, close_house, house

ROOT = Path(__file__).parents[2]
WORKBENCH = ROOT / "changelab" / "ui" / "workbench.py"


@pytest.fixture
def laboratory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Laboratory]:
    """The laboratory of this process's house, in a folder of its own."""
    close_house()
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "data"))
    yield house().laboratory
    close_house()


@dataclass
class Workbench:
    """Opens pages as someone with a key sees them."""

    laboratory: Laboratory

    def opens(
        self,
        page: str,
        workshop: str | None = None,
        role: Role = Role.FACILITATOR,
        *,
        house_key: bool = True,
        **session: object,
    ) -> AppTest:
        """The page after its first run.

        Args:
            house_key: the key of the whole house; else the link of the workshop's role.
            session: what the session knows already, by its key.
        """
        for_all = house_key and role is Role.FACILITATOR
        key = self.laboratory.doors.issue(None if for_all else workshop, role)
        test = AppTest.from_file(WORKBENCH, default_timeout=30)
        test.session_state["key"] = key
        for name, value in session.items():
            test.session_state[name] = value
        if workshop:
            test.session_state["workshop"] = workshop
        test.run()
        if page != "workshops":
            test.switch_page(str(ROOT / "pages" / f"{page}.py")).run()
        assert not test.exception, test.exception
        return test

    @staticmethod
    def words(test: AppTest) -> str:
        """Everything the page says, to look a sentence up in."""
        kinds = ("header", "markdown", "caption", "info", "warning", "error")
        said = [element.value for kind in kinds for element in getattr(test, kind)]
        said += [element.proto.body for element in test.get("html")]
        return "\n".join(said)


@pytest.fixture
def workbench(laboratory: Laboratory) -> Workbench:
    """A workbench in an empty laboratory."""
    return Workbench(laboratory)


@dataclass
class Server:
    """A running server, and the link it printed for the facilitator."""

    address: str
    link: str


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A real server with the sample workshops in it."""
    with served(tmp_path / "served", "--host=127.0.0.1", "--samples") as running:
        address = f"http://127.0.0.1:{running.port}"
        yield Server(address, re.sub(r"http://[^/]+", address, running.link))


@pytest.fixture
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    with chromium() as browser:
        yield browser


@pytest.fixture
def page(browser: Browser, server: Server) -> Page:
    """The facilitator's browser, inside the workbench; it complains about nothing."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.goto(server.link)
    return page
