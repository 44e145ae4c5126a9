/** The activity system to tap on: its elements in the workshop's own words. */

import { make } from "./dom.js";
import { ELEMENTS } from "./words.js";

/** Where the middle of each element lies, in percent; the outcome is outside the triangle. */
const PLACES = {
  tools: [43.5, 13],
  subject: [29, 50],
  object: [58, 50],
  rules: [14.5, 87],
  community: [43.5, 87],
  division_of_labour: [72.5, 87],
  outcome: [87.5, 50],
};
/** Words longer than this need a smaller type to stay whole. */
const LONG_WORD = 10;
/** The nine lines of the triangle, and the arrow to the outcome. */
const LINES = [
  ["tools", "subject"],
  ["tools", "object"],
  ["subject", "object"],
  ["subject", "rules"],
  ["rules", "community"],
  ["subject", "community"],
  ["object", "community"],
  ["community", "division_of_labour"],
  ["object", "division_of_labour"],
  ["object", "outcome"],
];

/**
 * `allowed` are the elements that can be tapped; `chosen(element)` says which are, as text
 * for a badge or ""; `onTap` is told. Call `show()` after the choice has changed.
 */
export function elementTriangle({ words, label, allowed, chosen, bolt, onTap }) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  for (const [name, value] of Object.entries({
    viewBox: "0 0 100 100",
    preserveAspectRatio: "none",
    "aria-hidden": "true",
    focusable: "false",
  })) {
    svg.setAttribute(name, value);
  }
  const present = ELEMENTS.filter((element) => element !== "outcome" || allowed.includes(element));
  for (const [from, to] of LINES) {
    if (present.includes(to)) svg.append(polyline("structure", [PLACES[from], PLACES[to]]));
  }
  const lightning = polyline("bolt", []);
  svg.append(lightning);

  const buttons = new Map(
    present.map((element) => [
      element,
      make(
        "button",
        {
          type: "button",
          class: `node at-${element}${hasLongWord(words.element(element)) ? " long" : ""}`,
          disabled: !allowed.includes(element),
          on: { click: () => onTap(element) },
        },
        make("span", { class: "name" }, words.element(element)),
        make("span", { class: "badge", "aria-hidden": "true" }),
      ),
    ]),
  );

  function show() {
    for (const [element, button] of buttons) {
      const badge = chosen(element);
      button.setAttribute("aria-pressed", badge ? "true" : "false");
      button.querySelector(".badge").textContent = badge;
    }
    const ends = bolt ? bolt().filter((element) => present.includes(element)) : [];
    const points = ends.length === 2 ? zigzag(PLACES[ends[0]], PLACES[ends[1]]) : [];
    lightning.setAttribute("points", points.map((point) => point.join(",")).join(" "));
  }

  show();
  const element = make("div", { class: "triangle", role: "group", "aria-label": label }, svg);
  element.append(...buttons.values());
  return { element, show };
}

function hasLongWord(text) {
  return text.split(/[\s-]+/).some((word) => word.length > LONG_WORD);
}

function polyline(name, points) {
  const line = document.createElementNS("http://www.w3.org/2000/svg", "polyline");
  line.setAttribute("class", name);
  line.setAttribute("points", points.map((point) => point.join(",")).join(" "));
  line.setAttribute("vector-effect", "non-scaling-stroke");
  return line;
}

/** A bolt of lightning between two points. */
function zigzag([x1, y1], [x2, y2]) {
  const along = [x2 - x1, y2 - y1];
  const length = Math.hypot(...along) || 1;
  const across = [-along[1] / length, along[0] / length];
  const turns = [
    [0, 0],
    [0.44, 3.2],
    [0.42, -1.2],
    [0.58, 1.2],
    [0.56, -3.2],
    [1, 0],
  ];
  return turns.map(([far, aside]) => [
    x1 + along[0] * far + across[0] * aside,
    y1 + along[1] * far + across[1] * aside,
  ]);
}
