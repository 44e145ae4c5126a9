/** Mirror material as every screen tells of it: where it is from, its excerpt, its cells, its picture. */

import { make } from "./dom.js";

/** The material on the wall; null without any. */
export function materialShown(state) {
  return state.materials?.find((one) => one.id === state.screen.material) ?? null;
}

/** Where it is from, and when it was made. */
export function originOf({ source, dated }) {
  return [source, dated].filter(Boolean).join(" · ");
}

/** Which part of a recording: "from 12:30 to 14:10". */
export function excerptOf({ starts, ends }) {
  const from = starts === null ? "" : `from ${minutes(starts)}`;
  const to = ends === null ? "" : `to ${minutes(ends)}`;
  return [from, to].filter(Boolean).join(" ");
}

function minutes(seconds) {
  const [hours, rest] = [Math.floor(seconds / 3600), seconds % 3600];
  const parts = hours ? [hours, Math.floor(rest / 60), rest % 60] : [Math.floor(rest / 60), rest % 60];
  return parts.map((part, place) => (place ? String(part).padStart(2, "0") : String(part))).join(":");
}

/** Its picture as an element that fetches itself. */
export function photoOf({ workshop, token }, { file, media_type, text, title }) {
  const ending = media_type === "image/png" ? "png" : "jpg";
  const where = `/live/${encodeURIComponent(workshop)}/materials/${file}.${ending}`;
  return make("img", { src: `${where}?token=${encodeURIComponent(token)}`, alt: text || title, decoding: "async" });
}

/** Its rows, the first with the names of the columns; empty rows are left out. */
export function tableOf({ text }) {
  const rows = cellsIn(text).filter((row) => row.some(Boolean));
  const width = Math.max(...rows.map((row) => row.length));
  const filled = rows.map((row) => [...row, ...Array(width - row.length).fill("")]);
  const [names, ...others] = filled.map((row, place) => make("tr", {},
    ...row.map((cell) => make(place ? "td" : "th", place ? {} : { scope: "col" }, cell))));
  return { table: make("table", {}, make("thead", {}, names), make("tbody", {}, ...others)), rows: others };
}

/** The cells of comma-separated text (RFC 4180). */
function cellsIn(text) {
  const rows = [[]];
  let cell = "";
  let quoted = false;
  const ends = () => {
    rows[rows.length - 1].push(cell.trim());
    cell = "";
  };
  for (let place = 0; place < text.length; place += 1) {
    const one = text[place];
    if (quoted) {
      if (one !== '"') cell += one;
      else if (text[place + 1] === '"') cell += text[place += 1];
      else quoted = false;
    } else if (one === '"' && !cell) quoted = true;
    else if (one === ",") ends();
    else if (one === "\n") {
      ends();
      rows.push([]);
    } else cell += one;
  }
  ends();
  return rows;
}
