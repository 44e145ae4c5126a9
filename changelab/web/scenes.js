/** What fills the projector: one scene for each thing a room can look at. */

import { counted, make } from "./dom.js";
import { fitCards, fitText } from "./fit.js";
import { PERIODS, SURFACES } from "./words.js";

const LARGEST_CARD = 4;

/** The invitation: how to get in, as large as it goes. */
export function welcomeScene(state) {
  const { join, wording, about } = state;
  const [, host, path] = /^\w+:\/\/([^/]+)(.*)$/.exec(join.address) ?? ["", join.address, ""];
  return {
    element: make("div", { class: "welcome" },
      make("img", { class: "qr", src: `${join.qr}?for=${encodeURIComponent(join.address)}`, alt: "QR code of the join address" }),
      make("div", { class: "words" },
        make("h2", {}, about.title),
        make("p", { class: "invites" }, wording.welcome),
        make("p", { class: "step" }, "In this room's Wi-Fi, point your camera at the square, or open"),
        make("p", { class: "address" }, host, make("wbr"), path),
        make("p", { class: "step" }, "and type"),
        make("p", { class: "code" }, join.code))),
    arrange(main) {
      fitText(main.querySelector(".words"), [main], 2.6);
    },
  };
}

/** One sentence, large: what is asked while everybody talks, or that it is over. */
export function sentenceScene(text, small = "") {
  return {
    element: make("div", { class: "sentence" }, make("p", {}, text), small ? make("p", { class: "small" }, small) : null),
    arrange(main) {
      fitText(main.querySelector(".sentence"), [main], 7);
    },
  };
}

/** How many cards have come, before they are shown. */
export function countScene(state) {
  const { count } = state.screen;
  return {
    element: make("div", { class: "count" },
      make("p", { class: "number" }, String(count)),
      make("p", {}, count === 1 ? "card so far" : "cards so far")),
    arrange() {},
  };
}

/** The 3x3 board: the surface the task asks for, or the three surfaces of one period. */
export function boardScene(words, state, period) {
  const asked = state.tasks[0]?.plan.surface;
  const notes = state.notes.filter((note) => note.standing === "shown");
  const columns = (asked ? [asked] : SURFACES).map((surface) => ({
    heading: asked ? `${words.surface(surface)} · ${words.period(period)}` : words.surface(surface),
    cards: notes.filter((note) => note.surface === surface && note.period === period)
      .map((note) => card(note.text)),
  }));
  return cardColumns(columns, asked ? null : words.period(period));
}

/** Answers, grouped by the question they answer. */
export function answersScene(state) {
  const task = state.tasks[0];
  const answers = state.answers.filter((one) => one.standing === "shown" && one.task === task?.id);
  const prompts = [...new Set([...(task?.plan.prompts ?? []), ...answers.map((one) => one.prompt)])];
  return cardColumns(prompts.map((prompt) => ({
    heading: prompts.length === 1 && !task?.plan.prompts.length ? "" : prompt,
    cards: answers.filter((one) => one.prompt === prompt).map((one) => card(one.text)),
  })));
}

/** Who tries what by when. */
export function commitmentsScene(words, state) {
  const rows = state.commitments.filter((one) => one.standing === "shown").map((one) => card(one.text,
    [one.who, one.by_when ? `by ${one.by_when}` : ""].filter(Boolean).join(" · ")));
  return cardColumns([{ heading: "", cards: rows }]);
}

/** A picture, as large as fits. */
export function pictureScene(svg) {
  return { element: make("div", { class: "picture" }, svg), arrange() {} };
}

function card(text, beside = "") {
  return make("li", { class: "card" }, make("span", { class: "text" }, text),
    beside ? make("span", { class: "beside" }, beside) : null);
}

/** Columns of cards, the newest first and as large as fits; the oldest give way. */
function cardColumns(columns, caption = null) {
  const lists = columns.map(({ heading, cards }) => {
    const newest = [...cards].reverse();
    const more = make("p", { class: "more", hidden: true });
    const list = make("ul", {}, ...newest);
    const empty = cards.length ? null : make("p", { class: "empty" }, "No cards yet");
    const box = make("div", { class: "box" }, list, empty);
    const column = make("section", { class: "column" }, heading ? make("h2", {}, heading) : null, box, more);
    return { column, box, cards: newest, more };
  });
  const element = make("div", { class: "cards" }, ...lists.map((list) => list.column));
  for (const list of lists) list.box.classList.add(`of-${besideEachOther(list.cards.length, columns.length)}`);
  return {
    element: make("div", { class: "pictured" }, element, caption ? make("p", { class: "caption" }, caption) : null),
    arrange() {
      for (const list of lists) for (const one of list.cards) one.hidden = false;
      fitCards(element, lists, LARGEST_CARD);
    },
  };
}

/** In how many columns a list stands: few cards may be wide and large. */
function besideEachOther(cards, lists) {
  const room = { 1: 3, 2: 2 }[lists] ?? 1;
  return Math.min(room, cards <= 3 ? 1 : cards <= 8 ? 2 : 3);
}

/** The period before or after, if there is one. */
export function periodBeside(period, step) {
  return PERIODS[PERIODS.indexOf(period) + step] ?? period;
}

/** "23 here". */
export function hereText(count) {
  return count ? `${counted(count, "person", "people")} here` : "";
}
