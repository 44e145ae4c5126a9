/** A vote on the projector: what can be chosen while it is open, what came out when it is closed. */

import { candidatesOf } from "./ballots.js";
import { MOST_CARDS, cardColumns, roomCard } from "./card-columns.js";
import { timesSaid } from "./cards.js";
import { counted, fill, make } from "./dom.js";
import { LEAST, largestOf, mostThatFit, overflows } from "./fit.js";

const LARGEST_RESULT = 4;

/** The candidates, how many votes each person has, and how many people have voted; nothing else. */
export function voteScene(state, ballot) {
  const candidates = candidatesOf(state, ballot);
  const cards = candidates.slice(0, MOST_CARDS).map(({ text, card, cards: under }, rank) => ({
    element: roomCard({
      text,
      beside: under ? counted(under.length, "card", "cards") : "",
      number: card?.number,
      times: card ? timesSaid(card) : 1,
    }),
    rank,
  }));
  const each = ballot.votes === 1 ? "Choose one on your phone" : `Choose up to ${ballot.votes} on your phone`;
  const voted = make("strong", {}, turnout(state, ballot));
  const below = make("p", { class: "turnout" }, make("span", {}, each), voted);
  return {
    ...cardColumns([{ title: "", groups: [{ heading: "", cards }], beyond: candidates.length - cards.length }], below),
    refresh(newest, newer) {
      voted.textContent = turnout(newest, newer);
    },
  };
}

/** "12 of 23 have voted"; with votes entered by hand they may be more than there are phones. */
function turnout({ here }, { voters }) {
  if (!voters) return "Nobody has voted yet";
  if (voters <= here) return `${voters} of ${here} have voted`;
  return voters === 1 ? "1 has voted" : `${voters} have voted`;
}

/** What came out, most first, as bars with numbers and words. */
export function resultsScene(state, ballot) {
  const candidates = candidatesOf(state, ballot);
  const chosen = inOrder(candidates, ballot.results);
  const rows = chosen.map(resultRow);
  const list = make("ol", { class: "results" }, ...rows);
  const box = make("div", { class: "box" }, rows.length ? list : make("p", { class: "none" }, "Nobody chose anything."));
  const below = make("p", { class: "turnout" });
  const without = candidates.length - rows.length;
  const gone = Object.keys(ballot.results).filter((id) => !candidates.some((one) => one.id === id)).length;
  return {
    element: make("div", { class: "pictured" }, box, below),
    arrange() {
      const show = (count) => {
        rows.forEach((row, place) => { row.hidden = place >= count; });
        fill(below, make("span", {}, beyond(chosen.slice(count), without, gone)), make("strong", {}, whoVoted(ballot)));
      };
      show(rows.length);
      const layOut = (columns, size) => {
        list.style.columns = String(columns);
        list.style.fontSize = `${size}rem`;
        return !overflows(box);
      };
      for (const cut of [false, true]) {
        list.classList.toggle("cut", cut);
        if (largestOf([1, 2], layOut, LARGEST_RESULT)) return;
      }
      mostThatFit(rows.length, (count) => {
        show(count);
        return layOut(2, LEAST);
      });
    },
  };
}

/** The chosen candidates with {count, share, place, tied}: two with as many votes have the same place. */
function inOrder(candidates, results) {
  const chosen = candidates
    .map((one) => ({ ...one, count: results[one.id] ?? 0 }))
    .filter((one) => one.count)
    .sort((one, other) => other.count - one.count);
  const most = chosen[0]?.count;
  return chosen.map((one) => ({
    ...one,
    share: one.count / most,
    place: 1 + chosen.findIndex((other) => other.count === one.count),
    tied: chosen.filter((other) => other.count === one.count).length > 1,
  }));
}

function resultRow({ text, card, cards, count, share, place, tied }) {
  const bar = make("span", { class: "length" });
  bar.style.width = `${100 * share}%`;
  return make("li", { class: "result" },
    make("span", { class: "place" }, `${place}.`),
    make("span", { class: "what" },
      card?.number ? make("b", { class: "badge" }, String(card.number)) : null,
      make("span", { class: "text" }, text),
      cards ? make("span", { class: "beside" }, counted(cards.length, "card", "cards")) : null),
    make("span", { class: "bar", "aria-hidden": "true" }, bar),
    make("span", { class: "votes" }, make("b", {}, String(count)), count === 1 ? " vote" : " votes",
      tied ? " · tied" : ""));
}

/** What is not on the wall: those there was no room for, what nobody chose, what was hidden since. */
function beyond(left, without, gone) {
  const votes = left.length ? counted(left[0].count, "vote", "votes") : "";
  const parts = [votes ? `+ ${left.length} with ${votes} or fewer` : "", without ? `+ ${without} without a vote` : "",
    gone ? `+ ${gone} not shown any more` : ""];
  return parts.filter(Boolean).join(" · ");
}

function whoVoted(ballot) {
  const people = counted(ballot.voters, "person", "people");
  return `${people} voted, ${ballot.votes === 1 ? "one vote each" : `up to ${ballot.votes} votes each`}`;
}
