/** Cards in columns: as many columns as make the text largest; if there is no room, the last give way. */

import { make } from "./dom.js";
import { LEAST, largestOf, mostThatFit, overflows } from "./fit.js";

const LARGEST_CARD = 4;
/** More columns than this are too narrow to read. */
const MOST_COLUMNS = 6;
const MOST_OF_ONE_LIST = 5;
/** Of one list no more than this many find room, however short they are. */
export const MOST_CARDS = 160;
/** What a letter takes at least, in squares of the text's size: more of them than fit need not be tried. */
const LETTER = 0.35;
/** So many cards stay with their heading in one column; more may go on in the next. */
const TOGETHER = 5;
/** How much room there is between and inside the cards; the less, the later it is tried. */
const AIRS = ["loose", "snug", "tight"];

/** A card of the room; `times` says how many cards say the same, `under` whether a heading stands over it. */
export function roomCard({ text, beside = "", number = null, times = 1, under = false }) {
  return make("li", { class: under ? "card under" : "card" },
    number ? make("b", { class: "badge" }, String(number)) : null,
    make("span", { class: "text" }, text),
    times > 1 ? timesMark(times) : null,
    beside ? make("span", { class: "beside" }, beside) : null);
}

/** "×3". */
export function timesMark(count) {
  return make("b", { class: "times", "aria-label": `said ${count} times` }, `×${count}`);
}

/**
 * Lists of cards beside each other. A list is {title, groups, beyond}: `beyond` counts those that
 * are there, but for which there is surely no room. A group is {heading, cards}, a card
 * {element, rank}: the higher its rank, the sooner it gives way. `below` stands under all.
 */
export function cardColumns(lists, below = null) {
  const columns = lists.map(columnOf);
  const element = make("div", { class: "cards" }, ...columns.map((column) => column.element));
  return {
    element: make("div", { class: "pictured" }, element, below),
    arrange() {
      arrangeColumns(element, columns);
    },
  };
}

function columnOf({ title, groups, beyond = 0 }) {
  const blocks = groups.map(({ heading, cards }) => {
    if (heading && cards.length <= TOGETHER) for (const card of cards.slice(0, -1)) card.element.classList.add("stays");
    return { heading: heading ? make("li", { class: "heading" }, heading) : null, cards };
  });
  const list = make("ul", {}, ...blocks.flatMap((block) => [block.heading, ...block.cards.map((card) => card.element)])
    .filter(Boolean));
  const cards = blocks.flatMap((block) => block.cards);
  const box = make("div", { class: "box" }, list, cards.length ? null : make("p", { class: "empty" }, "No cards yet"));
  const more = make("p", { class: "more", hidden: true });
  const element = make("section", { class: "column" }, title ? make("h2", {}, title) : null, box, more);
  return { element, box, list, blocks, cards, more, beyond };
}

function arrangeColumns(element, columns) {
  leaveOut(columns, new Set());
  const beside = spreads(columns);
  const flows = columns.length > 1 ? numbersUpTo(MOST_OF_ONE_LIST).slice(1) : [];
  const lays = beside.length ? [beside, flows] : [flows];
  // A long text is shown whole if that is possible in any way.
  const whole = !columns.some((column) => column.beyond) && mayFit(element, columns);
  for (const cut of whole ? [false, true] : []) {
    element.classList.toggle("cut", cut);
    for (const air of AIRS) {
      for (const settings of lays) {
        const fits = (setting, size) => {
          layOut(element, columns, setting, air, size);
          return isRoomFor(element, columns);
        };
        if (largestOf(settings, fits, LARGEST_CARD)) return;
      }
    }
  }
  letTheLastGo(element, columns, flows.length ? flows : beside);
}

/** What gives way first: the cards of the fullest list, the last of them first. */
function givingWay(columns) {
  const left = columns.map((column) => [...column.cards].sort((one, other) => one.rank - other.rank));
  const order = [];
  for (;;) {
    const fullest = left.reduce((one, other) => (other.length > one.length ? other : one));
    if (!fullest.length) return order;
    order.push(fullest.pop());
  }
}

function letTheLastGo(element, columns, settings) {
  const order = givingWay(columns);
  const fits = (setting) => (kept) => {
    leaveOut(columns, new Set(order.slice(0, order.length - kept)));
    layOut(element, columns, setting, "tight", LEAST);
    return isRoomFor(element, columns);
  };
  let best = { kept: 0, setting: settings[0] };
  element.classList.add("cut");
  // The more columns the more there is room for, mostly.
  for (const setting of [...settings].reverse()) {
    if (best.kept === order.length || !fits(setting)(best.kept + 1)) continue;
    best = { kept: mostThatFit(order.length, fits(setting), best.kept + 1), setting };
  }
  fits(best.setting)(best.kept);
}

function leaveOut(columns, gone) {
  for (const { blocks, cards, more, beyond } of columns) {
    for (const { heading, cards: under } of blocks) {
      for (const card of under) card.element.hidden = gone.has(card);
      if (heading) heading.hidden = under.every((card) => gone.has(card));
    }
    const count = beyond + cards.filter((card) => gone.has(card)).length;
    more.hidden = !count;
    more.textContent = `+ ${count} more`;
  }
}

/** `setting` is in how many columns each list stands, or a number: all flow through so many. */
function layOut(element, columns, setting, air, size) {
  const flows = typeof setting === "number";
  for (const one of AIRS) element.classList.toggle(one, one === air);
  element.classList.toggle("flow", flows);
  element.style.fontSize = `${size}rem`;
  element.style.columns = flows ? String(setting) : "";
  element.style.gridTemplateColumns = flows ? "" : setting.map((count) => `minmax(0, ${count}fr)`).join(" ");
  columns.forEach(({ list }, place) => { list.style.columns = flows ? "1" : String(setting[place]); });
}

/** False if there are more letters than there is room for, however they are laid out. */
function mayFit(element, columns) {
  const size = LEAST * parseFloat(getComputedStyle(document.documentElement).fontSize);
  const letters = columns.reduce((sum, column) => sum + column.list.textContent.length, 0);
  return letters * LETTER * size * size < element.clientWidth * element.clientHeight;
}

function isRoomFor(element, columns) {
  return !overflows(element) && !columns.some((column) => overflows(column.box));
}

/** Ways to share the width: at first alike, then more columns for those who need them most. */
function spreads(columns) {
  const most = columns.length === 1 ? MOST_OF_ONE_LIST : MOST_COLUMNS;
  if (columns.length > most - 1) return [];
  const needs = columns.map(({ cards }) => cards.reduce((sum, card) => sum + 40 + card.element.textContent.length, 1));
  const spread = columns.map(() => 1);
  const found = [[...spread]];
  for (let all = columns.length; all < most; all += 1) {
    const crowded = spread.map((count, place) => needs[place] / count);
    spread[crowded.indexOf(Math.max(...crowded))] += 1;
    if (spread.every((count, place) => count <= Math.max(1, columns[place].cards.length))) found.push([...spread]);
  }
  return found;
}

function numbersUpTo(most) {
  return Array.from({ length: most }, (_, place) => place + 1);
}
