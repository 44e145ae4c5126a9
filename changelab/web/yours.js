/** A person's own cards: did it arrive, and what became of it; to change or to take back. */

import { CARD_TABLES, headingOver, numberOf } from "./cards.js";
import { fill, make } from "./dom.js";
import { textField } from "./fields.js";
import { aboutWhat } from "./material-view.js";
import { keep } from "./store.js";
import { whereabouts } from "./whereabouts.js";

/** What was logged with a contradiction in the same words is not a card of its own. */
const LISTED = CARD_TABLES.filter((table) => table !== "manifestations");
const NEW = new Set(["add_entry", "log_contradiction", "place_note", "answer_prompt", "make_commitment", "place_milestone"]);
const STANDINGS = {
  shown: ["✓", "arrived"],
  waiting: ["✓", "arrived; the facilitator looks at it first"],
  hidden: ["–", "not shown in the room"],
  merged: ["✓", "put together with a card that says the same"],
};

/** Where an own card belongs, under which heading it was put, and who typed it in. */
function belonging(words, item) {
  const heading = headingOver(words.state, item.id);
  return [
    whereabouts(words, item),
    heading && `under “${heading.text}”`,
    aboutWhat(words.state, item.about),
    item.by_hand && "entered for you",
  ].filter(Boolean).join(" · ");
}

/** The list of own cards; `show(words, state, items, online)` whenever something has changed. */
export function yoursList({ limits, draft, onReword, onWithdraw, onAgain, onDrop }) {
  const list = make("ul", { class: "cards" });
  const element = make("section", { class: "yours", hidden: true, "aria-labelledby": "yours-heading" },
    make("h2", { id: "yours-heading" }, "Yours"), list);
  let editing = null;
  let last = null;
  let notice = null;
  let noticeTimer = 0;

  function show(words, state, items, online) {
    last = [words, state, items, online];
    const rows = [];
    const pending = items.filter((item) => !item.refused).map((item) => item.act);
    for (const item of items.filter((one) => NEW.has(one.act.act)).reverse()) {
      // The card may be here before the answer to its act.
      if (state.sent[item.id] || item.refused) continue;
      const badge = item.done ? ["✓", "arrived"] : sending(online);
      rows.push(card({ text: item.act.text, where: whereabouts(words, item.act), badge, waits: !item.done }));
    }
    const own = LISTED.flatMap((table) => state[table]).filter((item) => item.id in state.own);
    own.sort((one, other) => numberOf(other) - numberOf(one));
    for (const item of own) {
      const reworded = pending.filter((act) => act.act === "reword" && act.item === item.id).pop();
      const leaving = pending.some((act) => act.act === "withdraw" && act.item === item.id);
      const text = reworded ? reworded.text : item.text;
      const changing = Boolean(reworded) || leaving;
      const badge = changing ? sending(online) : STANDINGS[state.own[item.id]];
      rows.push(editing?.id === item.id ? editing.element
        : card({ id: item.id, text, where: belonging(words, item), badge, waits: changing }));
    }
    const stillThere = editing && own.some((item) => item.id === editing.id);
    // Moving the text one is writing in would take the keyboard away.
    if (stillThere && list.contains(editing.element)) return;
    if (!stillThere) editing = null;
    rows.unshift(...items.filter((item) => item.refused).map((item) => notTaken(words, item)));
    if (notice) rows.unshift(notice);
    element.hidden = rows.length === 0;
    const focused = document.activeElement?.closest?.("[data-item]")?.dataset.item;
    fill(list, ...rows);
    if (focused) list.querySelector(`[data-item="${focused}"] button`)?.focus({ preventScroll: true });
  }

  /** Say for a while what was done, above the list, with a button to undo it if it can be. */
  function tell(message, undo = null) {
    clearTimeout(noticeTimer);
    const close = () => {
      notice = null;
      show(...last);
    };
    notice = make("li", { class: "card notice", role: "status" }, make("span", {}, message),
      undo ? make("button", { type: "button", on: { click: () => { close(); undo(); } } }, "Undo") : null);
    noticeTimer = setTimeout(close, 10000);
    show(...last);
  }

  /** What the server did not take: the words, the reason, and what their author can do. */
  function notTaken(words, item) {
    const { act } = item;
    return make("li", { class: "card refused" },
      make("span", { class: "text" }, act.text ?? ""), make("span", { class: "where" }, whereabouts(words, act)),
      make("p", { class: "message", role: "alert" }, item.refused),
      make("div", { class: "buttons" },
        make("button", { type: "button", on: { click: () => onAgain(item) } }, "Send again"),
        make("button", { type: "button", on: { click: () => onDrop(item) } }, "Discard")));
  }

  function sending(online) {
    return online ? ["◷", "on its way"] : ["◷", "waiting for the network"];
  }

  function card({ id = null, text, where, badge, waits }) {
    const inside = [
      make("span", { class: "text" }, text),
      make("span", { class: "where" }, where),
      make("span", { class: waits ? "badge waits" : "badge" },
        make("span", { "aria-hidden": "true" }, badge[0]), ` ${badge[1]}`),
    ];
    if (!id || waits) return make("li", { class: "card" }, ...inside);
    return make("li", { class: "card", "data-item": id },
      make("button", { type: "button", class: "open", "aria-expanded": "false",
        on: { click: () => edit(id, text) } }, ...inside,
      make("span", { class: "unseen" }, ". Change or take back")));
  }

  function edit(id, text) {
    const field = textField({ label: "Change your card", limit: limits.card, draft: `${draft}.edit.${id}` });
    if (!field.value) field.value = text;
    const message = make("p", { class: "message", role: "alert", hidden: true });
    const close = () => {
      keep(`${draft}.edit.${id}`, null);
      editing = null;
      show(...last);
    };
    const save = (event) => {
      event.preventDefault();
      const wrong = !field.value ? "Write a few words, or take it back."
        : field.tooLong ? `At most ${limits.card} characters fit.` : "";
      if (wrong) {
        message.hidden = false;
        message.textContent = wrong;
        return;
      }
      const changed = field.value;
      close();
      if (changed !== text) onReword(id, changed);
    };
    const form = make("form", { class: "editor", novalidate: true, on: { submit: save } }, field.element, message,
      make("div", { class: "buttons" },
        make("button", { type: "submit", class: "primary" }, "Save"),
        make("button", { type: "button", on: { click: () => { close(); onWithdraw(id); } } }, "Take back"),
        make("button", { type: "button", on: { click: close } }, "Cancel")));
    editing = { id, element: make("li", { class: "card editing" }, form) };
    show(...last);
    field.input.focus();
  }

  return { element, show, tell };
}
