/** The cards in a state of the workshop, whatever kind they are. */

export const CARD_TABLES = [
  "entries",
  "contradictions",
  "observations",
  "manifestations",
  "notes",
  "answers",
  "commitments",
  "construed_objects",
  "milestones",
  "forms",
];

/** The place of a card in the record: 17 of e17. */
export function numberOf(item) {
  return Number(item.id.slice(1));
}

/** The cards that are on display for this person, by id. */
export function cardsOnDisplay(state) {
  const shown = CARD_TABLES.flatMap((table) => state[table]).filter((card) => card.standing === "shown");
  return new Map(shown.map((card) => [card.id, card]));
}

/** The heading that a card stands under, if it does. */
export function headingOver(state, id) {
  return state.headings.find((heading) => heading.items.includes(id)) ?? null;
}

/** How many cards say what this one says, itself included. */
export function timesSaid(card) {
  return 1 + card.merged.length;
}
