/** Saying where a card belongs: whose activity, and what each element asks. */

import { make } from "./dom.js";
import { choice, freshId } from "./fields.js";
import { keep, kept } from "./store.js";

/** Which of several activity systems is meant; nothing to see when there is one. */
export function systemChoice({ words, draft, onChange }) {
  const systems = words.state.systems;
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
