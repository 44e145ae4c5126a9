/** Saying where a card belongs: whose activity, and what each element asks. */

import { make } from "./dom.js";
import { choice, freshId } from "./fields.js";
import { ownSystem } from "./own-group.js";
import { keep, kept } from "./store.js";

/** The activity systems a card of the task can belong to; of small groups only one's own. */
export function systemsToChoose(state, plan) {
  if (plan.by_groups) return [ownSystem(state)].filter(Boolean);
  const shared = state.systems.filter((one) => one.group === null);
  return shared.length ? shared : state.systems;
}

/** Which of several activity systems is meant; nothing to see when there is one. */
export function systemChoice({ words, plan, draft, onChange }) {
  const systems = systemsToChoose(words.state, plan);
  let system = systems.find((one) => one.id === kept(draft))?.id ?? systems[0]?.id ?? null;
  if (systems.length < 2) return { element: null, get value() { return system; } };
  const shown = choice({
    legend: "Whose activity?",
    options: systems.map((one) => ({ value: one.id, label: one.name })),
    value: system,
    onChange: (chosen) => {
      system = chosen;
      keep(draft, chosen);
      onChange();
    },
  });
  return {
    element: shown.element,
    get value() { return system; },
    set value(chosen) { system = chosen; shown.value = chosen; keep(draft, chosen); onChange(); },
  };
}

/** What was tapped, and for who is not sure where a card belongs: what each element asks. */
export function whereLine({ words, hint, allowed, onPick }) {
  const id = freshId("help");
  const fold = (open) => {
    list.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
  };
  const rows = allowed.map((element) => make("li", {},
    make("button", { type: "button", class: "row", on: { click: () => { fold(false); onPick(element); } } },
      make("span", {}, words.prompt(element)), make("strong", {}, words.element(element)))));
  const list = make("ul", { id, hidden: true }, ...rows);
  const button = make("button", { type: "button", class: "not-sure", "aria-expanded": "false", "aria-controls": id,
    on: { click: () => fold(list.hidden) } }, "Not sure?");
  return make("div", { class: "where-line" }, hint, button, list);
}
