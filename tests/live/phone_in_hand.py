"""A phone as a person holds it: what they do with it, and whether it can be read and tapped."""

import os
from pathlib import Path

from live_venue import Phone, Venue
from playwright.sync_api import Locator, Page, expect

from changelab.domain.entities import TaskPlan
from changelab.domain.opening import Blueprint, BlueprintSession

#: The folder that screenshots are written to; nowhere without it.
SCREENSHOTS = os.environ.get("CHANGELAB_SCREENSHOTS")


# --- what one does ----------------------------------------------------------------------


def tap(phone: Page, *elements: str) -> None:
    """Tap those elements of the small triangle, by the workshop's words."""
    for element in elements:
        phone.locator(".triangle").get_by_role("button", name=element, exact=True).click()


def write(phone: Page, text: str) -> None:
    """Type into the one text of the task, and send."""
    phone.locator(".composer textarea").first.fill(text)
    phone.get_by_role("button", name="Send").click()


def choose(phone: Page, *texts: str) -> None:
    """Tap those cards of the vote; a second tap takes the vote back."""
    for text in texts:
        phone.locator(".candidate", has_text=text).click()


# --- what one sees ----------------------------------------------------------------------


def own(phone: Page) -> Locator:
    """The list of own cards."""
    return phone.locator(".yours .card")


def all_arrived(phone: Page, count: int = 1) -> None:
    """So many own cards are there, each acknowledged by the server."""
    expect(own(phone).locator(".badge")).to_have_text(["✓ arrived"] * count)


def chosen(phone: Page) -> Locator:
    """The cards of the vote that are marked as one's own choice."""
    return phone.locator(".candidate[aria-pressed=true] .text")


def asked(phone: Page, question: str) -> None:
    """The question on top is this one."""
    expect(phone.locator(".question h1")).to_have_text(question)


# --- what is in the record --------------------------------------------------------------


def recorded(venue: Venue, table: str) -> list:
    """What the record holds."""
    return list(getattr(venue.laboratory.state(venue.workshop), table).values())


def votes_of(venue: Venue) -> list[tuple[str, ...]]:
    """What was chosen, person by person."""
    return [vote.items for vote in recorded(venue, "votes")]


def adds(person: Phone, text: str, element: str = "rules") -> str:
    """An entry of that person; its id."""
    answer = person.sends("add_entry", element=element, text=text, period="present")
    assert answer.status_code == 200, answer.text
    return answer.json()["made"]


def plan_with_votes_and_groups() -> Blueprint:
    """Collect, vote on it; the same in small groups."""

    def task(title: str, kind: str, ask: str, **fields) -> TaskPlan:
        return TaskPlan.model_validate(
            {"title": title, "kind": kind, "ask": ask, "minutes": 0, **fields}
        )

    tasks = (
        task("In the way", "map", "What gets in the way?", votes=3),
        task("Which first?", "vote", "Which of these do we look at first?", votes=3),
        task("Unheard", "vote", "Which one does nobody talk about?", votes=1, anonymous=True),
        task(
            "By groups",
            "map",
            "What is there in your work today?",
            by_groups=True,
            who_sees="after_reveal",
        ),
        task("Pulls by groups", "contradictions", "What pulls against what?", by_groups=True),
        task("Together", "map", "What have we got in common?"),
    )
    session = BlueprintSession(title="Workshop 3", tasks=tasks)
    return Blueprint(
        id="votes_and_groups",
        title="Votes and groups",
        systems=("Our activity",),
        sessions=(session,),
    )


# --- can it be read and tapped ----------------------------------------------------------

#: What sticks out, is too small to tap, lies on something else to tap, is too small or too
#: faint to read (WCAG 2.2 AA), as sentences.
_FAULTS = """() => {
  const aside = '.unseen, [aria-hidden=true] svg, .canvas svg';
  const seen = (one) => one.offsetParent !== null && !one.closest(aside)
    && getComputedStyle(one).visibility !== 'hidden';
  const named = (one) => `${one.className || one.localName} “${one.textContent.slice(0, 30)}”`;
  const faults = [];
  // What lies behind an open dialog is out of reach.
  const page = document.querySelector('dialog[open]') ?? document.body;
  const all = [...page.querySelectorAll('*')].filter(seen);
  if (document.documentElement.scrollWidth > innerWidth) faults.push('the page is too wide');
  for (const one of all) {
    const box = one.getBoundingClientRect();
    const hidden = one.matches('.options input');
    if (!hidden && box.width && (box.right > innerWidth + 0.5 || box.left < -0.5)) {
      faults.push(`sticks out: ${named(one)}`);
    }
  }

  const targets = all.filter((one) => one.matches(
    'button, a, summary, textarea, input.text, .options label, .consent label'));
  for (const one of targets) {
    const box = one.getBoundingClientRect();
    if (Math.round(box.height) < 44 || Math.round(box.width) < 44) {
      faults.push(`${Math.round(box.width)}x${Math.round(box.height)} to tap: ${named(one)}`);
    }
  }
  // What stays in reach lies over what scrolls under it.
  const lying = targets.filter((one) => !one.closest('.sending, body > header'));
  for (const [place, one] of lying.entries()) {
    for (const other of lying.slice(place + 1)) {
      const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
      const over = Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
        && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
      if (over) faults.push(`${named(one)} lies on ${named(other)}`);
    }
  }

  const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((one) => one / 255)
    .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4))
    .reduce((sum, one, place) => sum + one * [0.2126, 0.7152, 0.0722][place], 0);
  const ground = (one) => {
    for (let at = one; at; at = at.parentElement) {
      const colour = channels(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const readable = (one, style, says) => {
    const size = parseFloat(style.fontSize);
    if (size < 14) faults.push(`${size} px to read: ${says}`);
    const [bright, dark] = [light(channels(style.color)), light(ground(one))].sort((a, b) => b - a);
    const contrast = (bright + 0.05) / (dark + 0.05);
    const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    if (contrast < (large ? 3 : 4.5)) faults.push(`contrast ${contrast.toFixed(2)}: ${says}`);
  };
  for (const one of all) {
    const words = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (words) readable(one, getComputedStyle(one), named(one));
    if (one.placeholder && !one.value) {
      readable(one, getComputedStyle(one, '::placeholder'), one.placeholder);
    }
  }
  return faults;
}"""


def fits_the_hand(phone: Page, name: str) -> None:
    """Everything can be read and tapped, by day and by night; `name` is of the screenshots."""
    for scheme in ("light", "dark"):
        phone.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        # What changes colour softly has its colour.
        phone.evaluate("Promise.allSettled(document.getAnimations().map(one => one.finished))")
        _screenshot(phone, name if scheme == "light" else f"{name}-dark")
        assert phone.evaluate(_FAULTS) == [], f"{name}, {scheme}"
    phone.emulate_media(color_scheme="light")


def _screenshot(phone: Page, name: str) -> None:
    if SCREENSHOTS:
        folder = Path(SCREENSHOTS)
        folder.mkdir(parents=True, exist_ok=True)
        phone.screenshot(path=folder / f"phone-{name}.png")
