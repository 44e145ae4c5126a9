/** What the room sees, as a plain list grouped by where it belongs. */

import { fill, make } from "./dom.js";
import { ELEMENTS, PERIODS, SURFACES } from "./words.js";

/** More than this in one group says less, not more. */
const MOST = 40;

/** The list; `show(words, state)` whenever there is a newer state. */
export function roomList() {
  const groups = make("div");
  const element = make("section", { class: "room", hidden: true, "aria-labelledby": "room-heading" },
    make("h2", { id: "room-heading" }, "The room"), groups);

  function show(words, state) {
    const found = grouped(words, state);
    const task = state.tasks[0];
    const covered = task && task.plan.who_sees === "after_reveal" && !task.revealed && task.plan.kind !== "listen";
    const hint = covered ? make("p", { class: "hint" }, "The cards of this question appear here when the facilitator shows them.") : null;
    element.hidden = !found.length && !hint;
    fill(groups, hint, ...found.map(([heading, rows]) => group(heading, rows, state)));
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
      row.beside ? make("span", { class: "where" }, row.beside) : null))),
    more ? make("p", { class: "hint" }, `+ ${more} more`) : null);
}

/** [heading, rows] for all that can be seen of the period at hand, what the task asks for first. */
function grouped(words, state) {
  const period = state.screen.period;
  const shown = (table) => state[table].filter((item) => item.standing === "shown");
  const several = state.systems.length > 1;
  const entries = state.systems.flatMap((system) => ELEMENTS.map((element) => [
    several ? `${words.element(element)} · ${system.name}` : words.element(element),
    shown("entries").filter((entry) => entry.system === system.id && entry.element === element
      && entry.periods.includes(period)),
  ]));
  const tensions = [[words.wording.contradictions, shown("contradictions")
    .filter((one) => one.period === period)
    .map((one) => ({ ...one, beside: words.poles(one.poles) }))]];
  const notes = PERIODS.flatMap((when) => SURFACES.map((surface) => [
    `${words.surface(surface)} · ${words.period(when)}`,
    shown("notes").filter((note) => note.surface === surface && note.period === when),
  ]));
  const prompts = [...new Set(shown("answers").map((one) => one.prompt))];
  const answers = prompts.map((prompt) => [prompt, shown("answers").filter((one) => one.prompt === prompt)]);
  const commitments = [[words.wording.commitment, shown("commitments")
    .map((one) => ({ ...one, beside: [one.who, one.by_when && `by ${one.by_when}`].filter(Boolean).join(" · ") }))]];
  const order = {
    notes: [notes, tensions, entries, answers, commitments],
    prompts: [answers, entries, tensions, notes, commitments],
    commitments: [commitments, tensions, entries, notes, answers],
    contradictions: [tensions, entries, notes, answers, commitments],
  }[state.tasks[0]?.plan.kind] ?? [entries, tensions, notes, answers, commitments];
  return order.flat().filter(([, rows]) => rows.length);
}
