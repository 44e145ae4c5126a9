/** The mirror material that the room looks at, on the phone: over the form, to be folded away. */

import { fill, make } from "./dom.js";
import { excerptOf, materialShown, originOf, photoOf, tableOf } from "./material.js";

/** `element`, and `show(state, composing)`: whether what one sends now will be kept with it. */
export function materialView(key) {
  const title = make("span", { class: "what" });
  const inside = make("div", { class: "inside" });
  const details = make("details", {}, make("summary", {}, title), inside);
  const tied = make("p", { class: "hint tied" });
  const element = make("section", { class: "mirror", hidden: true, "aria-label": "To look at" }, details, tied);
  let shown = "";
  let shownId = "";

  function show(state, composing) {
    const material = materialShown(state);
    element.hidden = !material;
    tied.hidden = !composing;
    const now = JSON.stringify(material);
    if (now === shown) return;
    shown = now;
    if (!material) {
      shownId = "";
      fill(inside);
      return;
    }
    title.textContent = material.title;
    tied.textContent = `What you send now is about: ${material.title}`;
    fill(inside, bodyOf(material, key), make("p", { class: "hint origin" }, originOf(material)));
    if (material.id === shownId) return;
    shownId = material.id;
    // Who is writing must not lose the line they write on.
    details.open = !document.activeElement?.matches("textarea, input");
  }

  return { element, show };
}

function bodyOf(material, key) {
  switch (material.form) {
    case "picture": return photoOf(key, material);
    case "table": return make("div", { class: "cells", tabindex: "0" }, tableOf(material).table);
    case "recording": return make("p", { class: "recorded" },
      make("strong", {}, `▶ ${excerptOf(material) || "the whole recording"}`), make("span", {}, material.link));
    default: return make("p", { class: "excerpt", tabindex: "0" }, material.text);
  }
}

/** "about “The form”", while that is still what the room looks at. */
export function aboutWhat(state, about) {
  const material = about ? materialShown(state) : null;
  return material?.id === about ? `about “${material.title}”` : "";
}
