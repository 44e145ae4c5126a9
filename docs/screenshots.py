"""Take the README's screenshots anew, from a real server with the sample of the clinic (case B).

.venv/bin/python docs/screenshots.py
"""

import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Page, sync_playwright  # noqa: E402

from bench import servers  # noqa: E402
from changelab.domain.actors import Actor  # noqa: E402
from changelab.domain.record import read_act  # noqa: E402
from changelab.domain.vocabulary import Role, TaskKind  # noqa: E402
from changelab.service import Laboratory  # noqa: E402
from changelab.service.samples import OUR_SAMPLES, load_sample  # noqa: E402

DOCS = Path(__file__).parent
SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
AINO = Actor.of(Role.FACILITATOR)


def prepare(data: Path) -> tuple[str, str, str, str]:
    """The clinic in a later session, at the tensions of today; its id, code and keys."""
    laboratory = Laboratory(data)
    workshop = load_sample(laboratory, OUR_SAMPLES / "case_b.toml")
    state = laboratory.state(workshop)
    session = state.planned_sessions[6]
    tasks = state.tasks_of(session.id)
    task = next(one for one in tasks if one.plan.kind is TaskKind.CONTRADICTIONS)
    act = {"act": "start_session", "session": session.id, "task": task.id}
    laboratory.perform(workshop, AINO, read_act(act))
    code = laboratory.doors.join_code(workshop)
    house = laboratory.doors.issue(None, Role.FACILITATOR)
    room = laboratory.doors.issue(workshop, Role.OBSERVER)
    laboratory.close()
    return workshop, code, house, room


def phone(page: Page, url: str) -> None:
    """A phone that joined and sent a card."""
    page.goto(url)
    page.get_by_label("I take part", exact=False).check()
    page.get_by_role("button", name="Join").click()
    page.get_by_role("button", name="Community").first.click()
    page.get_by_role("button", name="Division of labour").first.click()
    page.get_by_role("textbox").first.fill("parents wait, and nobody tells them whom for")
    page.get_by_role("button", name="Send").click()
    page.wait_for_timeout(1500)
    page.get_by_role("button", name="Tools").first.click()
    page.get_by_role("button", name="Subject").first.click()
    page.get_by_role("textbox").first.fill("the checklist is read by one of the two")
    page.evaluate("scrollTo(0, 0)")


def main() -> None:
    """Three screenshots into docs/."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder:
        workshop, code, house, room = prepare(Path(folder))
        with servers.ours(Path(folder)) as server, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=SWITCHES)
            small = browser.new_context(
                viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True
            ).new_page()
            phone(small, f"{server.url}/join/{code}")
            wall = browser.new_page(viewport={"width": 1920, "height": 1080})
            wall.goto(f"{server.url}/room/{room}")
            bench = browser.new_page(viewport={"width": 1440, "height": 900})
            bench.goto(f"{server.url}/enter/{house}")
            bench.wait_for_timeout(1500)
            bench.goto(f"{server.url}/run?w={workshop}")
            bench.wait_for_timeout(4000)
            for page, name in ((small, "phone"), (wall, "projector"), (bench, "workbench")):
                page.screenshot(path=DOCS / f"{name}.png")
            browser.close()


if __name__ == "__main__":
    main()
