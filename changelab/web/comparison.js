/** What the small groups found, beside each other: a column for each group, a row for each element. */

import { timesMark } from "./card-columns.js";
import { numberOf, timesSaid } from "./cards.js";
import { make } from "./dom.js";
import { fitText, mostThatFit, overflows } from "./fit.js";
import { ELEMENTS } from "./words.js";

const LARGEST_ENTRY = 3.5;

/** The activity systems of the small groups. */
export function systemsOfGroups(state) {
  return state.systems.filter((system) => system.group && state.groups.some((group) => group.id === system.group));
}

/** The comparison in one period. */
export function comparisonScene(words, state, period) {
  const systems = systemsOfGroups(state);
  const rows = rowsOf(words, state, systems, period);
  if (!rows.length) rows.push({ name: "", cells: systems.map(() => cellOf([])) });
  const table = make("table", { class: "comparison" },
    make("thead", {}, make("tr", {}, make("td", {}, words.period(period)),
      ...systems.map((system) => make("th", { scope: "col" }, system.name)))),
    make("tbody", {}, ...rows.map(({ name, cells, apart }) => make("tr", { class: apart ? "apart" : null },
      make("th", { scope: "row" }, name), ...cells.map((cell) => cell.element)))));
  const box = make("div", { class: "box" }, table);
  const cells = rows.flatMap((row) => row.cells);
  const longest = Math.max(...cells.map((cell) => cell.items.length));
  return {
    element: box,
    arrange() {
      for (const cell of cells) cell.show(longest);
      for (const cut of [false, true]) {
        table.classList.toggle("cut", cut);
        for (const tight of [false, true]) {
          table.classList.toggle("tight", tight);
          if (fitText(table, [box], LARGEST_ENTRY)) return;
        }
      }
      fillCells(cells, longest, () => !overflows(box));
    },
  };
}

/** As many entries in each cell as in the others, then one more wherever there is room beside a longer one. */
function fillCells(cells, longest, fits) {
  const alike = mostThatFit(longest, (most) => {
    for (const cell of cells) cell.show(most);
    return fits();
  });
  for (const cell of cells) {
    if (cell.items.length <= alike) continue;
    cell.show(alike + 1);
    if (!fits()) cell.show(alike);
  }
}

/** Elements about which any group says something, then the contradictions. */
function rowsOf(words, state, systems, period) {
  const inPeriod = state.entries.filter((entry) => entry.standing === "shown" && entry.periods.includes(period));
  const elements = ELEMENTS.map((element) => ({
    name: words.element(element),
    found: systems.map((system) => inPeriod.filter((entry) => entry.element === element && entry.system === system.id)),
  }));
  const tensions = state.contradictions.filter((one) => one.standing === "shown" && one.period === period);
  const beneath = {
    name: words.wording.contradictions,
    found: systems.map((system) => tensions.filter((one) => one.poles.some((pole) => pole.system === system.id))),
    apart: true,
  };
  return [...elements, beneath]
    .filter(({ found }) => found.some((items) => items.length))
    .map(({ name, found, apart }) => ({ name, apart, cells: found.map((items) => cellOf(items, words)) }));
}

/** A cell: the newest first, as many as there is room for. */
function cellOf(found, words) {
  const items = [...found].sort((one, other) => numberOf(other) - numberOf(one)).map((item) => make("li", {},
    item.number ? make("b", { class: "badge" }, String(item.number)) : null, item.number ? " " : null,
    make("span", { class: "text" }, item.text),
    timesSaid(item) > 1 ? timesMark(timesSaid(item)) : null,
    item.poles ? make("span", { class: "beside" }, item.poles.map((pole) => words.element(pole.element)).join(" ↔ ")) : null));
  const more = make("p", { class: "more", hidden: true });
  return {
    element: make("td", {}, items.length ? make("ul", {}, ...items) : make("p", { class: "nothing" }, "–"), more),
    items,
    show(most) {
      items.forEach((item, place) => { item.hidden = place >= most; });
      more.hidden = items.length <= most;
      more.textContent = `+ ${items.length - most} more`;
    },
  };
}
