"""Looking at the projector as the room does: is everything there, large enough and whole?"""

import os
import time
from pathlib import Path

from chromium import PATIENCE_MS
from playwright.sync_api import Page

#: Text smaller than this cannot be read from the back of the room, in pixels at 1920x1080.
SMALLEST = 24

_TEXTS = """[...document.querySelectorAll('body *')]
    .filter(one => one.offsetParent && !one.closest('svg') && one.tagName !== 'SCRIPT')"""
_TOO_SMALL = f"""least => {_TEXTS}
    .filter(one => [...one.childNodes].some(part => part.nodeType === 3 && part.textContent.trim()))
    .filter(one => parseFloat(getComputedStyle(one).fontSize) < least)
    .map(one => one.textContent)"""
_OUTSIDE = f"""() => {_TEXTS}
    .filter(one => {{ const box = one.getBoundingClientRect();
        return box.right > innerWidth + 1 || box.bottom > innerHeight + 1; }})
    .map(one => one.outerHTML.slice(0, 80))"""
_CUT = """selector => [...document.querySelectorAll(selector)]
    .filter(one => one.offsetParent)
    .filter(one => {
        const box = one.getBoundingClientRect();
        // Letters may reach a little over lines that are close to each other.
        const size = parseFloat(getComputedStyle(one).fontSize);
        const reach = one.localName === 'svg' ? 1 : size * 0.2;
        const cut = one.scrollHeight > one.clientHeight + reach
            || one.scrollWidth > one.clientWidth + 1;
        let hidden = false;
        for (let up = one.parentElement; up; up = up.parentElement) {
            if (getComputedStyle(up).overflowY === 'visible') continue;
            const around = up.getBoundingClientRect();
            hidden ||= box.top < around.top - 1 || box.bottom > around.bottom + 1
                || box.left < around.left - 1 || box.right > around.right + 1;
        }
        return cut || hidden;
    })
    .map(one => one.textContent)"""
_OVERLAPPING = """selector => {
    const boxes = [...document.querySelectorAll(selector)].filter(one => one.offsetParent)
        .map(one => [one.textContent, one.getBoundingClientRect()]);
    return boxes.flatMap(([text, one], place) => boxes.slice(place + 1)
        .filter(([, other]) => one.left < other.right - 1 && other.left < one.right - 1
            && one.top < other.bottom - 1 && other.top < one.bottom - 1)
        .map(([other]) => [text, other]));
}"""


def check_readable(wall: Page) -> None:
    """Everything is large enough for this screen, and nothing lies beyond its edges."""
    size = wall.viewport_size
    assert size is not None
    # The page grows with the screen: what is 24 px at 1920x1080 is in proportion elsewhere.
    scale = min(size["width"] / 1920, size["height"] / 1080)
    _none("too small", wall.evaluate(_TOO_SMALL, SMALLEST * scale - 0.01))
    _none("beyond the edges", wall.evaluate(_OUTSIDE))


def check_whole(wall: Page, selector: str) -> None:
    """Of these nothing is cut off, and none lies over another."""
    _none("cut off", wall.evaluate(_CUT, selector))
    _none("over each other", wall.evaluate(_OVERLAPPING, selector))


def _none(what: str, found: list) -> None:
    assert not found, f"{what}: {found}"


def resize(wall: Page, width: int, height: int) -> None:
    """Give the screen another size; its page has laid itself out anew afterwards."""
    wall.set_viewport_size({"width": width, "height": height})
    # The browser tells the page of its new size at the next frame, before it paints.
    wall.evaluate(
        "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
    )


def wait_until(wall: Page, script: str) -> None:
    """Wait for that to be true in the page; its own policy forbids it to wait by itself."""
    deadline = time.monotonic() + PATIENCE_MS / 1000
    while not wall.evaluate(script):
        assert time.monotonic() < deadline, f"never true: {script}"
        wall.wait_for_timeout(50)


def keep_picture(wall: Page, name: str) -> None:
    """A screenshot in the folder that $CHANGELAB_SCREENSHOTS names, if it names one."""
    folder = os.environ.get("CHANGELAB_SCREENSHOTS")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        wall.screenshot(path=str(Path(folder) / f"{name}.png"))


#: What sixty people write, as ordinary cards are: each at most 60 characters.
SIXTY = (
    "The attendance target counts days in school, not children",
    "Nobody owns the form",
    "One threshold for every family",
    "We meet the child after the decision is made",
    "Data protection is read in three ways in our three offices",
    "The school finds out last",
    "Two systems, two passwords, no shared view",
    "Parents have told the same story to five different people",
    "A referral takes eleven weeks, and nobody tells the parents",
    "No time to phone each other back",
    "The budget follows the diagnosis",
    "A case closes when the money ends",
    "We write for the auditor, not for the next colleague",
    "Who may call the meeting?",
    "The nurse is in on Tuesdays only",
    "Interpreters have to be booked at least two weeks in advance",
    "Silence counts as consent",
    "Each service has its own word for worry",
    "The plan is signed but nobody reads it again",
    "Summer breaks every agreement",
    "Young people are invited to listen",
    "The father was never asked",
    "Our targets reward short contacts, and punish staying longer",
    "Nobody sees the whole week of the child",
    "Minutes arrive after the next meeting",
    "In the whole building there is no room to talk in private",
    "The waiting list is the real gatekeeper",
    "Substitutes do not get access rights",
    "Good ideas end with the project",
    "The form has no box for what works",
    "Teachers fear they will make it worse",
    "It depends on who picks up the phone",
    "The manager changes every year",
    "Transport ends at four",
    "We agreed to disagree about absence",
    "When the child moves to another school its records do not",
    "The threshold letter frightens parents",
    "Everyone is responsible for the transition, so nobody is",
    "Emergency cases eat all planned time",
    "Our chat group is not allowed but it works",
    "After a referral we never hear what became of the child",
    "The psychologist tests, then leaves",
    "A second opinion starts from zero",
    "Night shifts never meet day shifts",
    "The youth club knows first and is asked last",
    "Rules say eight weeks, families need eight hours",
    "We count visits because visits can be counted",
    "What helped last time is written nowhere",
    "The municipality border runs through the schoolyard",
    "Grandparents carry it without being named",
    "Training days are the first to be cancelled",
    "The child has three plans and no plan",
    "Nobody may decide to do less",
    "Letters home are written in a language nobody really speaks",
    "Trust takes longer than the contract",
    "The best meeting was in the kitchen",
    "Two workers, same family, same day",
    "Sick leave moves the case to a stranger",
    "We ask what is wrong, never what is wanted",
    "A shared responsibility would need at least one calendar",
)
