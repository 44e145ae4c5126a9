/** What fills the projector: the invitation, a sentence, a number, a picture. Each fills the page by `arrange`. */

import { make } from "./dom.js";
import { fitText } from "./fit.js";
import { showQr } from "./qr.js";

/** The invitation: how to get in, as large as it goes; without a network, what is missing. */
export function welcomeScene(state) {
  const { join, wording, about } = state;
  const [, host, path] = /^\w+:\/\/([^/]+)(.*)$/.exec(join.address) ?? ["", join.address, ""];
  const ways = join.address
    ? [
      make("p", { class: "step" }, "In this room's Wi-Fi, point your camera at the square, or open"),
      make("p", { class: "address" }, host, make("wbr"), path),
      make("p", { class: "step" }, "and type"),
      make("p", { class: "code" }, join.code),
    ]
    : [make("p", { class: "missing" }, join.missing)];
  const qr = showQr(make("img", { class: "qr", alt: "QR code of the join address" }), join);
  return {
    element: make("div", { class: join.address ? "welcome" : "welcome alone" }, join.address ? qr : null,
      make("div", { class: "words" },
        make("h2", {}, about.title),
        make("p", { class: "invites" }, wording.welcome),
        ...ways)),
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

/** A picture, as large as fits. */
export function pictureScene(svg) {
  return { element: make("div", { class: "picture" }, svg), arrange() {} };
}
