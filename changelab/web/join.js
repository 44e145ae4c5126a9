/** Joining: what this is, who sees what, what one agrees to, a name or none, one button. */

import { make } from "./dom.js";
import { freshId } from "./fields.js";
import { newId } from "./outbox.js";
import { keep, kept } from "./store.js";
import { call } from "./stream.js";

/** The one screen of joining; `onJoined` gets {participant, token}. */
export function joinForm({ invitation, token, why, onJoined }) {
  const [takePart, ...others] = invitation.consent;
  const agree = consentBoxes([takePart]);
  const more = consentBoxes(others);
  const message = make("p", { class: "message", role: "alert", hidden: !why }, why ?? "");
  const nameId = freshId("name");
  const name = make("input", { id: nameId, class: "text", type: "text", autocomplete: "name",
    maxlength: invitation.limits.title });
  const button = make("button", { type: "submit", class: "send" }, "Join");
  // Asked twice with the same id one is still one person, also after a reload.
  const pending = `joining.${invitation.workshop}`;
  const id = kept(pending) ?? newId();

  async function submit(event) {
    event.preventDefault();
    const consent = { ...agree.answers(), ...more.answers() };
    if (!consent.take_part) {
      say("To send something, agree to the first line. You can also just listen.");
      agree.focus();
      return;
    }
    button.disabled = true;
    keep(pending, id);
    const answer = await call("/api/join", { token, body: { id, code: invitation.code, name: name.value, consent } });
    button.disabled = false;
    if (answer.ok) {
      keep(pending, null);
      onJoined(answer.data);
    } else say(answer.message || "The laptop in the room cannot be reached. Check the Wi-Fi and press again.");
  }

  function say(text) {
    message.hidden = false;
    message.textContent = text;
  }

  return make("form", { class: "join", novalidate: true, on: { submit } },
    make("h1", {}, invitation.title),
    make("p", { class: "welcome" }, invitation.welcome),
    make("p", { class: "note" }, invitation.who_sees),
    agree.element,
    make("fieldset", { class: "consent" },
      make("legend", { class: "label" }, "Only if you like:"), more.element),
    make("div", { class: "field" },
      make("label", { for: nameId, class: "label" }, "Your name, or leave it empty"), name,
      make("p", { class: "hint" }, "Only the facilitator can see it.")),
    make("div", { class: "sending" }, message, button));
}

/** A line to tick for each purpose; nothing is ticked beforehand. */
export function consentBoxes(purposes, agreed = {}) {
  const boxes = purposes.map(({ purpose }) => make("input", { type: "checkbox", id: freshId("agree"),
    name: purpose, checked: Boolean(agreed[purpose]) }));
  const element = make("div", { class: "consent" }, ...boxes.map((box, place) =>
    make("label", { for: box.id }, box, make("span", {}, purposes[place].text))));
  return {
    element,
    answers: () => Object.fromEntries(boxes.map((box) => [box.name, box.checked])),
    focus: () => boxes[0].focus(),
  };
}

/** Asks for the code, when one came without. */
export function codeForm(message) {
  const id = freshId("code");
  return make("form", { class: "join", action: "/join", method: "get" },
    make("h1", {}, "Join the workshop"),
    make("div", { class: "field" },
      make("label", { for: id, class: "label" }, "The code on the wall"),
      make("input", { id, class: "text code", name: "code", type: "text", required: true, maxlength: 12,
        autocomplete: "off", autocapitalize: "characters", spellcheck: "false", placeholder: "······" })),
    make("div", { class: "sending" },
      make("p", { class: "message", role: "alert", hidden: !message }, message ?? ""),
      make("button", { type: "submit", class: "send" }, "Go on")));
}
