/** What the room sees, as a plain list: under the facilitator's headings, else where it belongs. */

import { candidatesOf, closedBallot, openBallot } from "./ballots.js";
import { timesSaid } from "./cards.js";
import { fill, make } from "./dom.js";
import { ownGroup, ownSystem } from "./own-group.js";
import { earlierVote } from "./results.js";
import { whereabouts } from "./whereabouts.js";
import { ELEMENTS, PERIODS, SURFACES } from "./words.js";

/** More than this in one group says less, not more. */
const MOST = 40;

/** The list; `show(words, state)` whenever there is a newer state. */
export function roomList() {
  const groups = make("div");
  const votes = make("div");
  const element = make("section", { class: "room", hidden: true, "aria-labelledby": "room-heading" },
    make("h2", { id: "room-heading" }, "The room"), groups, votes);
  let shownVotes = "";

  function show(words, state) {
    const found = [...ofOwnGroup(words, state), ...underHeadings(words, state, byPlace(words, state))];
    const hint = isCovered(state)
      ? make("p", { class: "hint" }, "The cards of this question appear here when the facilitator shows them.") : null;
    showVotes(state);
    // While a vote is open its cards are on top, to be chosen.
    element.hidden = Boolean(openBallot(state)) || !(found.length || hint || votes.hasChildNodes());
    fill(groups, hint, ...found.map(([heading, rows]) => group(heading, rows, state)));
  }

  /** What came out of earlier votes, the newest first; one that was unfolded stays so. */
  function showVotes(state) {
    const closed = state.ballots.filter((ballot) => ballot.results && ballot !== closedBallot(state));
    const key = JSON.stringify(closed.map((ballot) => [ballot, candidatesOf(state, ballot)]));
    if (key === shownVotes) return;
    shownVotes = key;
    fill(votes, ...closed.map((ballot) => earlierVote(state, ballot)).reverse());
  }

  return { element, show };
}

function group(heading, rows, state) {
  const newest = rows.slice(-MOST).reverse();
  const more = rows.length - newest.length;
  return make("div", { class: "group" }, make("h3", {}, heading),
    make("ul", {}, ...newest.map((row) => make("li", { class: row.id in state.own ? "own" : null },
      row.number ? make("span", { class: "number" }, String(row.number)) : null,
      make("span", {}, row.text),
      row.merged.length ? times(timesSaid(row)) : null,
      row.beside ? make("span", { class: "where" }, row.beside) : null))),
    more ? make("p", { class: "hint" }, `+ ${more} more`) : null);
}

/** "×3": so many cards say the same. */
function times(count) {
  return make("span", { class: "times" }, make("span", { "aria-hidden": "true" }, `×${count}`),
    make("span", { class: "unseen" }, `, said ${count} times`));
}

/** True while others do not see the cards of the task at hand. */
function isCovered(state) {
  const task = state.tasks[0];
  return Boolean(task) && task.plan.who_sees === "after_reveal" && !task.revealed
    && !["listen", "vote"].includes(task.plan.kind);
}

/** The cards of a kind that are on display; of the task at hand only when others see them, too. */
function shown(state, table) {
  const task = state.tasks[0];
  const unseen = task && (isCovered(state) || task.plan.who_sees === "own");
  return state[table].filter((card) => card.standing === "shown" && !(unseen && card.task === task.id));
}

/** What the own small group has, before everyone sees it. */
function ofOwnGroup(words, state) {
  const system = isCovered(state) && state.tasks[0].plan.by_groups ? ownSystem(state) : null;
  if (!system) return [];
  const rows = [...state.contradictions, ...state.entries]
    .filter((card) => card.standing === "shown" && card.task === state.tasks[0].id)
    .filter((card) => (card.system ?? card.poles[0].system) === system.id)
    .map((card) => ({ ...card, beside: whereabouts(words, card) }));
  return rows.length ? [[`Your group: ${ownGroup(state).name}`, rows]] : [];
}

/** The same groups, but what stands under a heading stands there, the headings first. */
function underHeadings(words, state, groups) {
  const rows = new Map(groups.flatMap(([, found]) => found).map((row) => [row.id, row]));
  const headed = state.headings.map((heading) => [heading.text, heading.items
    .filter((id) => rows.has(id))
    .map((id) => ({ beside: whereabouts(words, rows.get(id)), ...rows.get(id) }))]);
  const under = new Set(headed.flatMap(([, found]) => found.map((row) => row.id)));
  const others = groups.map(([title, found]) => [title, found.filter((row) => !under.has(row.id))]);
  return [...headed, ...others].filter(([, found]) => found.length);
}

/** [title, rows] for all that can be seen of the period at hand, what the task asks for first. */
function byPlace(words, state) {
  const period = state.screen.period;
  const several = state.systems.length > 1;
  const entries = state.systems.flatMap((system) => ELEMENTS.map((element) => [
    several ? `${words.element(element)} · ${system.name}` : words.element(element),
    shown(state, "entries").filter((entry) => entry.system === system.id && entry.element === element
      && entry.periods.includes(period)),
  ]));
  const tensions = [[words.wording.contradictions, shown(state, "contradictions")
    .filter((one) => one.period === period)
    .map((one) => ({ ...one, beside: words.poles(one.poles) }))]];
  const notes = PERIODS.flatMap((when) => SURFACES.map((surface) => [
    `${words.surface(surface)} · ${words.period(when)}`,
    shown(state, "notes").filter((note) => note.surface === surface && note.period === when),
  ]));
  const prompts = [...new Set(shown(state, "answers").map((one) => one.prompt))];
  const answers = prompts.map((prompt) => [prompt, shown(state, "answers").filter((one) => one.prompt === prompt)]);
  const commitments = [[words.wording.commitment, shown(state, "commitments")
    .map((one) => ({ ...one, beside: [one.who, one.by_when && `by ${one.by_when}`].filter(Boolean).join(" · ") }))]];
  const milestones = [["What happened", [...shown(state, "milestones")]
    .sort((one, other) => one.when.localeCompare(other.when))
    .map((one) => ({ ...one, beside: whereabouts(words, one) }))]];
  const order = {
    notes: [notes, tensions, entries, answers, commitments],
    prompts: [answers, entries, tensions, notes, commitments],
    commitments: [commitments, tensions, entries, notes, answers],
    history: [milestones, tensions, entries, notes, answers, commitments],
    contradictions: [tensions, entries, notes, answers, commitments],
  }[state.tasks[0]?.plan.kind] ?? [entries, tensions, notes, answers, commitments, milestones];
  return order.flat().filter(([, rows]) => rows.length);
}
