/** What is in a part of a picture: its cards with where they belong and what is known of them. */

import { cardsOnDisplay } from "./cards.js";
import { counted, make } from "./dom.js";
import { whereabouts } from "./whereabouts.js";

/** Elements for what `pointedAt` found, its system and period filled in. */
export function sheetOf(words, state, at) {
  const there = [...cardsOnDisplay(state).values()];
  if (at.cards) {
    const found = there.filter((card) => at.cards.includes(card.id)).map((card) => cardOf(words, state, card));
    return found.length ? found : [make("p", { class: "hint" }, "This is not on display any more.")];
  }
  const whose = state.systems.filter((one) => (at.neighbour ? one.neighbour_as === at.neighbour : one.id === at.system));
  const systems = whose.map((one) => one.id);
  const found = there.filter((card) => liesAt(card, at, systems)).map((card) => cardOf(words, state, card, false));
  const names = whose.map((one) => one.name).join(", ");
  const place = at.surface ? words.surface(at.surface) : at.element ? words.place(at.element, at.system) : names;
  const nothing = at.element ? words.prompt(at.element) : "Nothing yet.";
  return [
    make("h2", {}, [place, words.period(at.period)].filter(Boolean).join(" · ")),
    ...(found.length ? found : [make("p", { class: "hint" }, nothing)]),
  ];
}

function liesAt(card, { element, surface, period }, systems) {
  if (surface) return card.surface === surface && card.period === period;
  return systems.includes(card.system) && card.periods?.includes(period) && (!element || card.element === element);
}

function cardOf(words, state, card, withPlace = true) {
  const place = card.who === undefined ? whereabouts(words, card) : `${card.who} will`;
  const facts = [withPlace ? place : "", ...factsOf(card)].filter(Boolean);
  return make("div", { class: "said" },
    make("p", { class: "text" }, card.number ? make("span", { class: "number" }, String(card.number)) : null, card.text),
    facts.length ? make("p", { class: "where" }, facts.join(" · ")) : null,
    ...commitmentsFor(state, card));
}

/** What is known of a card beside its words and its place. */
function factsOf(card) {
  const evidence = card.evidence instanceof Array ? card.evidence.length : 0;
  const shows = card.manifestations?.length ?? 0;
  return [
    card.status && card.who === undefined ? plain(card.status) : "",
    evidence ? counted(evidence, "observation", "observations") : "",
    shows ? counted(shows, "manifestation", "manifestations") : "",
    card.source ?? "",
    card.dated ?? "",
    card.merged.length ? `said ${card.merged.length + 1} times` : "",
    card.who !== undefined ? promised(card) : "",
  ];
}

/** What people will try because of it, and what became of that. */
function commitmentsFor(state, card) {
  return state.commitments.filter((one) => one.contradiction === card.id && one.standing === "shown")
    .map((one) => make("p", { class: "tried" }, `${one.who} will: ${one.text}`,
      make("span", { class: "where" }, promised(one))));
}

function promised({ by_when, status, outcome }) {
  return [by_when && `by ${by_when}`, plain(status), outcome].filter(Boolean).join(" · ");
}

function plain(value) {
  return value.replaceAll("_", " ");
}
