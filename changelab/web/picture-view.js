/** The picture that the room looks at, on the phone; a tap on a part of it shows what is in it. */

import { fill, make } from "./dom.js";
import { drawnPicture } from "./picture.js";
import { pointedAt } from "./pointed-at.js";
import { sheetOf } from "./picture-sheet.js";

/** Until a picture that did not come is asked for again, in ms. */
const AGAIN = 3000;

/** `element` is the button that opens it; `show(words, state)` whenever there is a newer state. */
export function pictureView({ workshop, token }) {
  const element = make("button", { type: "button", class: "see-picture", hidden: true, on: { click: open } }, "The picture");
  const title = make("h2");
  const names = make("div", { class: "names" });
  const canvas = make("div", { class: "canvas", tabindex: "0", on: { click: tapped } });
  const sheet = make("div", { class: "sheet", role: "region", "aria-label": "What is there", hidden: true });
  const size = make("button", { type: "button", on: { click: resize } });
  const close = make("button", { type: "button", on: { click: () => dialog.close() } }, "Close");
  const dialog = make("dialog", { class: "picture-view", "aria-label": "The picture", on: { close: put } },
    make("div", { class: "picture-bar" }, title, size, close, names), canvas, sheet);
  document.body.append(dialog);
  let words = null;
  let state = null;
  let chosen = "";
  let shown = "";
  let lookedAt = null;
  let timer = 0;

  function show(newWords, newest) {
    [words, state] = [newWords, newest];
    element.hidden = !Object.keys(state.wall).length;
    if (!dialog.open) return;
    if (element.hidden) dialog.close();
    else {
      draw();
      showSheet();
    }
  }

  function open() {
    large(true);
    dialog.showModal();
    draw();
    canvas.focus();
  }

  /** Put away: what was fetched is as old as it is. */
  function put() {
    clearTimeout(timer);
    shown = "";
    fill(canvas);
    look(null);
  }

  async function draw() {
    const there = Object.keys(state.wall);
    if (!there.includes(chosen)) chosen = there[0];
    showNames(there);
    const key = JSON.stringify([chosen, state.wall[chosen]]);
    if (key === shown) return;
    const before = shown;
    shown = key;
    clearTimeout(timer);
    const drawn = await drawnPicture({ workshop, key: token, name: chosen, period: periodNow() });
    if (shown !== key || !dialog.open) return;
    if (drawn) {
      fill(canvas, drawn);
      title.textContent = drawn.querySelector("title")?.textContent ?? "";
      if (!before) centre();
      mark();
    } else {
      if (!before) fill(canvas, make("p", { class: "hint" }, "The picture comes when the network is back."));
      timer = setTimeout(() => { shown = ""; draw(); }, AGAIN);
    }
  }

  /** With several activity systems one is chosen by its name. */
  function showNames(there) {
    const buttons = there.length < 2 ? [] : there.map((name, place) => make("button", {
      type: "button", "aria-pressed": String(name === chosen), on: { click: () => turn(name) },
    }, state.systems[place]?.name ?? name));
    fill(names, ...buttons);
  }

  function turn(name) {
    chosen = name;
    look(null);
    draw();
  }

  function periodNow() {
    return state.screen.picture?.period ?? state.screen.period;
  }

  /** Large enough to read, to be moved about; or the whole of it. */
  function large(is) {
    canvas.classList.toggle("large", is);
    size.textContent = is ? "Whole" : "Larger";
  }

  function resize() {
    large(!canvas.classList.contains("large"));
    centre();
  }

  function centre() {
    canvas.scrollLeft = (canvas.scrollWidth - canvas.clientWidth) / 2;
  }

  function tapped(event) {
    look(pointedAt(event));
  }

  function look(at) {
    lookedAt = at;
    showSheet();
    mark();
  }

  function mark() {
    for (const one of canvas.querySelectorAll(".tapped")) one.classList.remove("tapped");
    const there = lookedAt && canvas.querySelector(`[id="${CSS.escape(lookedAt.part.id)}"]`);
    there?.classList.add("tapped");
  }

  function showSheet() {
    sheet.hidden = !lookedAt;
    if (!lookedAt) return;
    const place = Object.keys(state.wall).indexOf(chosen);
    const number = Number(/-(\d+)$/.exec(chosen)?.[1] ?? 1) - 1;
    const system = lookedAt.system ?? (state.systems[state.screen.picture ? number : place] ?? state.systems[0]).id;
    const at = { ...lookedAt, system, period: lookedAt.period ?? periodNow() };
    fill(sheet, make("button", { type: "button", class: "done", "aria-label": "Put away", on: { click: () => look(null) } }, "×"),
      ...sheetOf(words, state, at));
  }

  return { element, show };
}
