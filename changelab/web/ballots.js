/** Reading a ballot: what there is to choose, and what this person chose. */

import { cardsOnDisplay, headingOver } from "./cards.js";

/** The ballot that takes votes now; null if none does. */
export function openBallot(state) {
  return state.ballots.find((ballot) => ballot.id === state.stage.ballot) ?? null;
}

/** The newest ballot of the task at hand, if it is closed. */
export function closedBallot(state) {
  const found = state.ballots.find((ballot) => ballot.id === state.screen.ballot);
  return found?.results ? found : null;
}

/**
 * What can be chosen and can be seen: {id, text, card} for a card, {id, text, cards} for a
 * heading. What was hidden, taken back or put together with another card is not among them.
 */
export function candidatesOf(state, ballot) {
  const shown = cardsOnDisplay(state);
  return ballot.candidates.flatMap((id) => {
    const card = shown.get(id);
    if (card) return [{ id, text: card.text, card }];
    const heading = state.headings.find((one) => one.id === id);
    const cards = heading?.items.map((item) => shown.get(item)).filter(Boolean) ?? [];
    return cards.length ? [{ id, text: heading.text, cards }] : [];
  });
}

/** The newest act of the outbox that votes in this ballot; null without one. */
export function voteUnderway(ballot, items) {
  const casts = items.filter(({ act, refused }) => act.act === "cast_votes" && act.ballot === ballot.id && !refused);
  return casts[casts.length - 1] ?? null;
}

/** The ids this person chose, of what can still be chosen. */
export function chosenIn(state, ballot, items = []) {
  const cast = voteUnderway(ballot, items)?.act ?? state.votes.find((vote) => vote.ballot === ballot.id);
  const there = new Set(candidatesOf(state, ballot).map((candidate) => candidate.id));
  const meant = (cast?.items ?? []).map((id) => nowStandsFor(state, ballot, id));
  return [...new Set(meant)].filter((id) => there.has(id));
}

/** A card that was put together with another has given its votes to that one, as when they are counted. */
function nowStandsFor(state, ballot, id) {
  const into = [...cardsOnDisplay(state).values()].find((card) => card.merged.includes(id))?.id ?? id;
  const heading = headingOver(state, into);
  return !ballot.candidates.includes(into) && ballot.candidates.includes(heading?.id) ? heading.id : into;
}
