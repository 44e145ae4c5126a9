/** What the task at hand takes: the right form, a choice of forms when it takes everything, Send. */

import { fill, make } from "./dom.js";
import { choice } from "./fields.js";
import { commitmentForm, entryForm, noteForm, promptForm, tensionForm } from "./forms.js";
import { milestoneForm } from "./history-form.js";
import { keep, kept } from "./store.js";

const FORMS = {
  map: entryForm,
  contradictions: tensionForm,
  notes: noteForm,
  prompts: promptForm,
  commitments: commitmentForm,
  history: milestoneForm,
};

/** Who will see such a card of this task, in one sentence. */
function whoSees(plan, kind, revealed) {
  const looked = "when the facilitator has looked at it";
  const shown = "when the facilitator shows the cards";
  // Only what lies on a group's own activity system is for the group's eyes first.
  const groupFirst = plan.by_groups && ["map", "contradictions"].includes(kind);
  const who = {
    everyone: plan.held ? `Others see it ${looked}` : "Everyone in the room sees it at once",
    after_reveal: groupFirst
      ? `Your group sees it ${plan.held ? looked : "at once"}, others ${shown}`
      : `Others see it ${shown}`,
    own: "Nobody sees it but you and the facilitator",
  }[plan.who_sees === "after_reveal" && revealed ? "everyone" : plan.who_sees];
  if (plan.anonymous) return `${who}; nobody can tell who wrote it.`;
  return plan.who_sees === "own" ? `${who}.` : `${who}, without your name.`;
}

/**
 * The composer of a task: `element`, `putBack(act, message)` for a card that was refused,
 * `keepUp(open, revealed)`. `onSend` gets the acts and answers what to say about them.
 */
export function composer({ words, task, limits, draft, onSend }) {
  const { plan } = task;
  const message = make("p", { class: "message", role: "alert", hidden: true });
  const closed = make("p", { class: "closed", role: "status", hidden: true },
    "The facilitator has closed this for now. What you typed stays here.");
  const send = make("button", { type: "submit", class: "send" }, "Send");
  const below = make("p", { class: "who-sees" });
  const spoken = make("p", { class: "unseen", role: "status" });
  const place = make("div");
  let sentTimer = 0;
  const forms = new Map();
  let kind = plan.kind;
  let open = true;
  let revealed = task.revealed;

  function form(name) {
    if (!forms.has(name)) {
      forms.set(name, FORMS[name]({ words, plan, limits, draft: `${draft}.${task.id}.${name}` }));
    }
    return forms.get(name);
  }

  function say(text) {
    message.hidden = !text;
    message.textContent = text;
  }

  function use(name) {
    kind = name;
    fill(place, form(name).element);
    below.textContent = whoSees(plan, name, revealed);
    say("");
  }

  function submit(event) {
    event.preventDefault();
    const taken = form(kind).take();
    if (taken.message) {
      say(taken.message);
      taken.focus?.focus();
      return;
    }
    if (!open) {
      say("This task is closed. What you wrote stays here; tell the facilitator.");
      return;
    }
    say("");
    form(kind).clear();
    const said = onSend(taken.acts);
    send.textContent = said;
    spoken.textContent = said;
    clearTimeout(sentTimer);
    sentTimer = setTimeout(ready, 3000);
  }

  /** The button says again what it does. */
  function ready() {
    send.textContent = "Send";
    spoken.textContent = "";
  }

  let chooser = null;
  if (plan.kind === "open") {
    const options = [
      { value: "map", label: "Something to the triangle" },
      { value: "contradictions", label: words.wording["contradiction.ask"] },
      { value: "notes", label: "A note or an idea" },
      { value: "commitments", label: words.wording.commitment },
      { value: "history", label: "Something that happened" },
    ];
    if (plan.prompts.length) options.unshift({ value: "prompts", label: "Answers" });
    const remembered = kept(`${draft}.kind`);
    kind = options.some((option) => option.value === remembered) ? remembered : options[0].value;
    chooser = choice({
      legend: "What do you want to add?",
      quiet: true,
      options,
      value: kind,
      onChange: (chosen) => {
        keep(`${draft}.kind`, chosen);
        use(chosen);
      },
    });
    chooser.element.classList.add("chooser");
  }
  use(kind);

  const element = make(
    "form",
    { class: "composer", novalidate: true, on: { submit, input: () => { say(""); ready(); } } },
    chooser?.element,
    place,
    make("div", { class: "sending" }, closed, message, send),
    below,
    spoken,
  );
  return {
    element,
    putBack(act, why) {
      const name = Object.keys(FORMS).find((one) => (plan.kind === "open" || one === plan.kind) && form(one).putBack(act));
      if (!name) return false;
      if (name !== kind) {
        use(name);
        if (chooser) chooser.value = name;
      }
      ready();
      say(why);
      return true;
    },
    /** Input was opened or closed, the cards shown to everyone or covered. */
    keepUp(nowOpen, nowRevealed) {
      open = nowOpen;
      revealed = nowRevealed;
      below.textContent = whoSees(plan, kind, revealed);
      closed.hidden = open;
      send.setAttribute("aria-disabled", String(!open));
    },
  };
}
