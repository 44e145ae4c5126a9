/** What the room can look at in turn, with the keys up and down; the first is what the task shows. */

import { candidatesOf } from "./ballots.js";
import { systemsOfGroups } from "./comparison.js";

const OF_CARDS = { notes: "board", prompts: "answers", commitments: "commitments" };

/** The ballot that the room looks at; null without one. */
export function ballotShown(state) {
  return state.ballots.find((ballot) => ballot.id === state.screen.ballot) ?? null;
}

/** The views of a state: {shows, name} with the name of a picture where it is one. */
export function viewsOf(state) {
  const { shows } = state.screen;
  switch (shows) {
    case "picture": return putUp(state) ?? picturesOf(state);
    case "vote":
    case "results": return [{ shows }, ...whatIsVotedOn(state)];
    case "comparison": return systemsOfGroups(state).length ? [{ shows }, ...picturesOf(state, true)] : picturesOf(state);
    default: return [{ shows }];
  }
}

/** The picture that was put on the wall, or null: it stands alone there. */
function putUp({ screen }) {
  return screen.picture && [{ shows: "picture", name: screen.picture.name }];
}

/** The pictures of all activity systems, those of the groups first if they are compared. */
function picturesOf(state, groupsFirst = false) {
  // Pictures and systems stand in the same order; after them what was put on the wall.
  const names = Object.keys(state.pictures).slice(0, state.systems.length);
  const own = new Set(systemsOfGroups(state).map((system) => names[state.systems.indexOf(system)]));
  const order = groupsFirst ? [...names.filter((name) => own.has(name)), ...names.filter((name) => !own.has(name))] : names;
  return order.map((name) => ({ shows: "picture", name }));
}

/** Where the candidates are from: their board, their answers, their pictures. */
function whatIsVotedOn(state) {
  const kinds = new Set(votedCards(state).map((card) => kindOf(card)));
  if (!kinds.size) kinds.add(OF_CARDS[state.tasks[0]?.plan.kind] ?? "picture");
  const views = [...kinds].filter((kind) => kind !== "picture").map((shows) => ({ shows }));
  return kinds.has("picture") ? [...views, ...picturesOf(state)] : views;
}

/** The tasks whose answers are shown: the one at hand, and those whose answers are voted on. */
export function tasksWithAnswers(state) {
  return [...new Set([state.stage.task, ...votedCards(state).map((card) => card.task)])];
}

function votedCards(state) {
  const ballot = ballotShown(state);
  return ballot ? candidatesOf(state, ballot).flatMap(({ card, cards }) => cards ?? [card]) : [];
}

function kindOf(card) {
  if (card.surface !== undefined) return "board";
  if (card.prompt !== undefined) return "answers";
  return card.who !== undefined ? "commitments" : "picture";
}
