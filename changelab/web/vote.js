/** The vote: a few of the cards, each by a tap; it can be changed until it is closed. */

import { candidatesOf, chosenIn, voteUnderway } from "./ballots.js";
import { timesSaid } from "./cards.js";
import { counted, fill, make } from "./dom.js";
import { whereabouts } from "./whereabouts.js";

/**
 * The form of the open ballot: `element`, and `show(words, state, ballot, items, online)`
 * whenever something has changed. `onCast` gets the ballot's id and all that is chosen now.
 */
export function ballotForm({ onCast }) {
  const asks = make("p", { class: "asked" });
  const list = make("ul", { class: "candidates" });
  const message = make("p", { class: "message", role: "alert", hidden: true });
  const dots = make("span", { class: "dots", "aria-hidden": "true" });
  const left = make("strong", { class: "left", role: "status" });
  const badge = make("span", { class: "badge", role: "status" });
  const below = make("p", { class: "who-sees" });
  const element = make("section", { class: "vote", "aria-label": "Vote" }, asks, list,
    make("div", { class: "sending" }, message, make("div", { class: "tally" }, dots, left, badge)), below);
  const buttons = new Map();
  let shown = "";
  let ballot = null;
  let chosen = [];

  function tap(id) {
    if (chosen.includes(id)) cast(chosen.filter((one) => one !== id));
    else if (chosen.length < ballot.votes) cast([...chosen, id]);
    else say(`${ballot.votes === 1 ? "Your vote is given" : `Your ${ballot.votes} votes are given`}. Tap a card that you have chosen to take a vote back first.`);
  }

  function cast(items) {
    say("");
    onCast(ballot.id, items);
  }

  function say(text) {
    message.hidden = !text;
    message.textContent = text;
  }

  function show(words, state, newest, items, online) {
    const candidates = candidatesOf(state, newest);
    const key = JSON.stringify([newest.id, newest.votes, state.wording, candidates]);
    if (newest.id !== ballot?.id) say("");
    ballot = newest;
    chosen = chosenIn(state, ballot, items);
    if (key !== shown) {
      shown = key;
      showCandidates(words, candidates);
    }
    for (const [id, button] of buttons) button.setAttribute("aria-pressed", String(chosen.includes(id)));
    if (chosen.length < ballot.votes) say("");
    showTally(voteUnderway(ballot, items), online);
  }

  function showCandidates(words, candidates) {
    const focused = [...buttons].find(([, button]) => button === document.activeElement)?.[0];
    asks.textContent = `${ballot.votes === 1 ? "Choose one." : `Choose up to ${ballot.votes}.`} You can change it until the vote is closed.`;
    below.textContent = ballot.anonymous
      ? "Nobody can tell who chose what. The sums are shown when the vote is closed."
      : "Nobody in the room sees what you choose. The sums are shown when the vote is closed.";
    buttons.clear();
    fill(list, ...candidates.map((candidate) => row(words, candidate)));
    if (!candidates.length) fill(list, make("li", { class: "hint" }, "There is nothing left to choose from."));
    buttons.get(focused)?.focus({ preventScroll: true });
  }

  function row(words, { id, text, card, cards }) {
    const said = card ? timesSaid(card) : 1;
    const button = make("button", { type: "button", class: "candidate", on: { click: () => tap(id) } },
      make("span", { class: "mark", "aria-hidden": "true" }),
      make("span", { class: "text" }, text),
      make("span", { class: "where" }, card ? whereabouts(words, card) : counted(cards.length, "card", "cards"),
        said > 1 ? ` · said ${said} times` : ""));
    buttons.set(id, button);
    return make("li", {}, button, cards ? unfolding(words, cards) : null);
  }

  function showTally(underway, online) {
    const free = ballot.votes - chosen.length;
    const words = `${free} of ${ballot.votes} left`;
    dots.textContent = "●".repeat(free) + "○".repeat(chosen.length);
    if (left.textContent !== words) left.textContent = words;
    const waits = underway && !underway.done;
    const says = waits ? (online ? "◷ on its way" : "◷ waiting for the network") : chosen.length ? "✓ arrived" : "";
    badge.classList.toggle("waits", Boolean(waits));
    if (badge.textContent !== says) badge.textContent = says;
  }

  return { element, show };
}

/** The cards under a heading, for who wants to read them before choosing. */
function unfolding(words, cards) {
  return make("details", {}, make("summary", {}, cards.length === 1 ? "Read the card" : "Read the cards"),
    make("ul", {}, ...cards.map((card) => make("li", {}, card.text,
      make("span", { class: "where" }, whereabouts(words, card))))));
}
