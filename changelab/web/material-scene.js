/** Mirror material on the projector, as large as fits; what is too long for one screen is turned over. */

import { make } from "./dom.js";
import { fitText, mostThatFit, overflows } from "./fit.js";
import { excerptOf, originOf, photoOf, tableOf } from "./material.js";

/** Eight metres away a longer text is read in this size, screen by screen. */
const READING = 2.5;
const LARGEST = 5;
const LARGEST_CELL = 4;

/**
 * The scene of a piece; `key` opens its picture. `turn(step)` leads on in a text or a table of
 * several screens, and is true if there was somewhere to go.
 */
export function materialScene(material, key) {
  const place = make("span", { class: "place" });
  const { element, arrange, turn } = BODIES[material.form](material, key, (says) => { place.textContent = says; });
  const caption = make("p", { class: "caption" }, make("b", {}, material.title),
    make("span", {}, originOf(material)), place);
  return {
    element: make("div", { class: `material ${material.form}` }, element, caption),
    arrange,
    turn: turn ?? (() => false),
  };
}

const BODIES = {
  picture(material, key) {
    const box = make("div", { class: "photo" }, photoOf(key, material));
    return { element: box, arrange() {} };
  },

  recording(material) {
    const words = make("div", { class: "words" },
      make("p", { class: "called" }, material.title),
      make("p", { class: "excerpt" }, `▶ ${excerptOf(material) || "the whole recording"}`),
      make("p", { class: "link" }, material.link));
    const box = make("div", { class: "box recorded" }, words);
    return { element: box, arrange() { fitText(words, [box], LARGEST); } };
  },

  text(material, key, say) {
    // What does not fit into the one column goes on beside it, out of sight: the next screen.
    const box = make("div", { class: "box pages" }, make("p", { class: "text" }, material.text));
    let page = 0;
    let pages = 1;
    function show(wanted) {
      const gap = parseFloat(getComputedStyle(box).columnGap) || 0;
      pages = Math.max(1, Math.round((box.scrollWidth + gap) / (box.clientWidth + gap)));
      page = Math.min(Math.max(wanted, 0), pages - 1);
      box.scrollLeft = page * (box.clientWidth + gap);
      say(pages > 1 ? `${page + 1} of ${pages}` : "");
    }
    return {
      element: box,
      arrange() {
        box.scrollLeft = 0;
        box.classList.remove("several");
        box.style.fontSize = `${READING}rem`;
        if (overflows(box)) box.classList.add("several");
        else fitText(box, [box], LARGEST);
        show(page);
      },
      turn(step) {
        const before = page;
        show(page + step);
        return page !== before;
      },
    };
  },

  table(material, key, say) {
    const { table, rows } = tableOf(material);
    const box = make("div", { class: "box cells" }, table);
    let firsts = [0];
    let shown = rows.length;
    function only(first, count) {
      rows.forEach((row, place) => { row.hidden = place < first || place >= first + count; });
    }
    function show() {
      const first = firsts[firsts.length - 1];
      shown = mostThatFit(rows.length - first, (count) => {
        only(first, count);
        return !overflows(box);
      });
      say(shown < rows.length ? `rows ${first + 1} to ${first + shown} of ${rows.length}` : "");
    }
    return {
      element: box,
      arrange() {
        firsts = [0];
        shown = rows.length;
        only(0, shown);
        say("");
        // A word is broken only where the table is too wide otherwise.
        for (const broken of [false, true]) {
          table.classList.toggle("broken", broken);
          if (fitText(table, [box], LARGEST_CELL)) return;
          only(0, 1);
          if (!overflows(box)) break;
          only(0, shown);
        }
        show();
      },
      turn(step) {
        const next = firsts[firsts.length - 1] + shown;
        if (step > 0 && next < rows.length) firsts.push(next);
        else if (step < 0 && firsts.length > 1) firsts.pop();
        else return false;
        show();
        return true;
      },
    };
  },
};
