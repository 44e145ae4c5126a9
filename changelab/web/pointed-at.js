/** What a part of a picture stands for: its ids and classes say so. */

import { ELEMENTS, PERIODS, SURFACES } from "./words.js";

const CARD = /^[acdefjkmno]\d+$/;
const SYSTEM = /^y\d+$/;
/** Boxes of neighbour activities; some are called after an element that they feed. */
const NEIGHBOURS = ["tool_producing", "subject_producing", "rule_producing", "object_activity", "more_advanced"];

/**
 * What was pointed at in a picture: {part, cards} with the ids of cards, or {part, element,
 * surface, neighbour, system, period}, of which some are null; null where there is nothing.
 */
export function pointedAt({ clientX, clientY, currentTarget }) {
  const under = currentTarget.getRootNode().elementsFromPoint(clientX, clientY);
  const found = under.filter((one) => currentTarget.contains(one)).map(standsFor).filter(Boolean);
  // A bolt lies under the box that it is in.
  return found.find((one) => one.cards) ?? found[0] ?? null;
}

/** The same for an element of the picture. */
export function standsFor(hit) {
  // The ground under a bolt is easier to hit than the bolt.
  const start = hit.matches(".halo") ? hit.nextElementSibling : hit;
  for (let part = start.closest("g"); part; part = part.parentElement.closest("g")) {
    if (part.id.startsWith("line-")) return null;
    const names = [...part.classList, part.id, ...part.id.split(/[_-]/)];
    const cards = [...new Set(names.filter((name) => CARD.test(name)))];
    if (cards.length) return { part, cards };
    const first = (test) => names.find(test) ?? null;
    const neighbour = NEIGHBOURS.find((one) => part.id.includes(one)) ?? null;
    const isOf = (one) => names.includes(one) || part.id.includes(one);
    const element = neighbour ? null : ELEMENTS.find(isOf) ?? null;
    const surface = first((name) => SURFACES.includes(name));
    const system = first((name) => SYSTEM.test(name));
    const period = first((name) => PERIODS.includes(name));
    if (element || surface || neighbour || system) return { part, element, surface, neighbour, system, period };
  }
  return null;
}
