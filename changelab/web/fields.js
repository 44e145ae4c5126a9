/** The parts a form is made of: a text that grows and counts, and a choice of a few. */

import { make } from "./dom.js";
import { keep, kept } from "./store.js";

let fieldsMade = 0;

/** A name for an element that only needs to differ from the others. */
export function freshId(kind) {
  fieldsMade += 1;
  return `${kind}-${fieldsMade}`;
}

/** Characters as the server counts them: an emoji is one, not two. */
export function lengthOf(text) {
  return [...text.trim()].length;
}

/**
 * A text to write, kept as a draft until it is sent.
 *
 * `limit` is in characters; the count shows when it matters. `short` makes it one line,
 * `digits` brings up the keys for numbers.
 */
export function textField({ label, limit, draft, placeholder = "", short = false, digits = false, quiet = false }) {
  const id = freshId("text");
  const counter = make("span", { class: "counter", "aria-live": "off" });
  const input = make(short ? "input" : "textarea", {
    id,
    class: "text",
    rows: short ? null : 3,
    type: short ? "text" : null,
    placeholder,
    autocomplete: "off",
    inputmode: digits ? "numeric" : null,
    enterkeyhint: short ? "done" : null,
    on: { input: changed },
  });
  input.value = kept(draft) ?? "";

  function changed() {
    keep(draft, input.value || null);
    show();
  }

  function show() {
    const length = lengthOf(input.value);
    const over = length - limit;
    counter.textContent = over > 0 ? `${over} too many` : `${length}/${limit}`;
    counter.hidden = short && over <= 0;
    counter.classList.toggle("over", over > 0);
    if (!short) {
      input.style.height = "auto";
      input.style.height = `${input.scrollHeight + 2}px`;
    }
  }

  const heading = make("label", { for: id, class: quiet ? "unseen" : "label" }, label);
  const element = make("div", { class: "field" }, heading, input, counter);
  requestAnimationFrame(show);
  return {
    element,
    input,
    get value() {
      return input.value.trim();
    },
    set value(text) {
      input.value = text;
      changed();
    },
    get tooLong() {
      return lengthOf(input.value) > limit;
    },
  };
}

/** One of a few, as large buttons. `options` are {value, label}. */
export function choice({ legend, options, value, onChange, quiet = false }) {
  const name = freshId("choice");
  const inputs = options.map((option) =>
    make("input", {
      type: "radio",
      name,
      value: option.value,
      id: `${name}-${option.value}`,
      checked: option.value === value,
      on: { change: () => onChange(option.value) },
    }),
  );
  const element = make(
    "fieldset",
    { class: "choice" },
    make("legend", { class: quiet ? "unseen" : "label" }, legend),
    make(
      "div",
      { class: "options" },
      ...inputs.flatMap((input, place) => [
        input,
        make("label", { for: input.id }, options[place].label),
      ]),
    ),
  );
  return {
    element,
    set value(chosen) {
      for (const input of inputs) input.checked = input.value === chosen;
    },
  };
}
