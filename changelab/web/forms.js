/**
 * One form for each thing a phone can send. Each has `element`, `take()` (the acts, or a
 * refusal {message, focus}), `putBack(act)` (fill it from an act, if it is empty) and `clear()`.
 */

import { fill, make } from "./dom.js";
import { elementTriangle } from "./element-triangle.js";
import { choice, textField } from "./fields.js";
import { keep, kept } from "./store.js";
import { systemChoice, systemsToChoose, whereLine } from "./where.js";
import { ELEMENTS, PERIODS, SURFACES } from "./words.js";

/** What is wrong with a text that must be there, if anything. */
export function wrongWith(field, limit, empty = "Write a few words first.") {
  if (!field.value) return { message: empty, focus: field.input };
  if (field.tooLong) {
    return { message: `At most ${limit} characters fit. Shorten it, or send it in two.`, focus: field.input };
  }
  return null;
}

/** Add to an element. */
export function entryForm({ words, plan, limits, draft }) {
  const asked = plan.elements.length ? ELEMENTS.filter((one) => plan.elements.includes(one)) : ELEMENTS;
  let element = asked.includes(kept(`${draft}.element`)) ? kept(`${draft}.element`) : null;
  if (asked.length === 1) element = asked[0];
  const text = textField({ label: "What is there?", limit: limits.card, draft: `${draft}.text`, quiet: true,
    placeholder: "A few words" });
  const hint = make("p", { class: "hint", role: "status" });
  const system = systemChoice({ words, plan, draft: `${draft}.system`, onChange: () => triangle.show() });
  const triangle = elementTriangle({
    words,
    label: "Where does it belong?",
    allowed: asked,
    chosen: (one) => (one === element ? "✓" : ""),
    onTap: pick,
  });

  function pick(one) {
    element = one;
    keep(`${draft}.element`, one);
    show();
    if (!text.value) text.input.focus({ preventScroll: true });
  }

  function show() {
    triangle.show();
    fill(hint, ...(element
      ? [make("strong", {}, words.element(element)), ` · ${words.prompt(element)}`]
      : ["Tap where it belongs."]));
  }

  show();
  const only = asked.length === 1;
  return {
    element: make("div", { class: "form" }, system.element, only ? null : triangle.element,
      only ? hint : whereLine({ words, hint, allowed: asked, onPick: pick }), text.element),
    take() {
      if (!element) return { message: "Tap where it belongs.", focus: triangle.element.querySelector("button:enabled") };
      const wrong = wrongWith(text, limits.card);
      if (wrong) return wrong;
      return { acts: [{ act: "add_entry", system: system.value, element, period: plan.period, text: text.value }] };
    },
    putBack(act) {
      if (act.act !== "add_entry" || text.value) return false;
      text.value = act.text;
      if (asked.includes(act.element)) pick(act.element);
      return true;
    },
    clear() {
      text.value = "";
      if (!only) {
        element = null;
        keep(`${draft}.element`, null);
      }
      show();
    },
  };
}

/** Two things that pull against each other: one or two taps and a sentence. */
export function tensionForm({ words, plan, limits, draft }) {
  const systems = systemsToChoose(words.state, plan).map((one) => one.id);
  let poles = (kept(`${draft}.poles`) ?? []).filter((pole) => systems.includes(pole.system));
  const text = textField({ label: "What pulls against what?", limit: limits.card, draft: `${draft}.text`,
    quiet: true, placeholder: "… but …" });
  const hint = make("p", { class: "hint tension", role: "status" });
  const system = systemChoice({ words, plan, draft: `${draft}.system`, onChange: () => triangle.show() });
  const triangle = elementTriangle({
    words,
    label: words.wording["contradiction.ask"],
    allowed: ELEMENTS,
    chosen: (one) => {
      const place = poles.findIndex((pole) => pole.element === one && pole.system === system.value);
      return place < 0 ? "" : String(place + 1);
    },
    bolt: () => poles.filter((pole) => pole.system === system.value).map((pole) => pole.element),
    onTap: tap,
  });

  function tap(element) {
    const here = { system: system.value, element };
    const known = poles.findIndex((pole) => pole.element === element && pole.system === here.system);
    if (known >= 0) poles = poles.filter((_, place) => place !== known);
    else poles = [...poles.slice(-1), here];
    keepPoles();
  }

  function keepPoles() {
    keep(`${draft}.poles`, poles.length ? poles : null);
    show();
  }

  function show() {
    triangle.show();
    if (!poles.length) fill(hint, "Tap the two things, or one that pulls within itself.");
    else if (poles.length === 1) fill(hint, make("strong", {}, words.poles(poles)), " ↔ … or leave it at one");
    else fill(hint, make("strong", {}, words.poles(poles)));
  }

  show();
  return {
    element: make("div", { class: "form" }, system.element, triangle.element,
      whereLine({ words, hint, allowed: ELEMENTS, onPick: tap }), text.element),
    take() {
      if (!poles.length) return { message: "Tap at least one thing that is under tension.", focus: triangle.element.querySelector("button") };
      const wrong = wrongWith(text, limits.card);
      if (wrong) return wrong;
      return { acts: [{ act: "log_contradiction", poles, period: plan.period, text: text.value }] };
    },
    putBack(act) {
      if (act.act !== "log_contradiction" || text.value) return false;
      text.value = act.text;
      poles = act.poles;
      keepPoles();
      return true;
    },
    clear() {
      text.value = "";
      poles = [];
      keepPoles();
    },
  };
}

/** A card for the board; where it goes is asked only if the task does not say. */
export function noteForm({ words, plan, limits, draft }) {
  let surface = plan.surface ?? kept(`${draft}.surface`) ?? "ideas";
  let period = plan.surface ? plan.period : kept(`${draft}.period`) ?? plan.period;
  const text = textField({ label: "Your note", limit: limits.card, draft: `${draft}.text`, quiet: true,
    placeholder: "A few words" });
  const surfaces = choice({
    legend: "What is it?",
    options: SURFACES.map((one) => ({ value: one, label: words.surface(one) })),
    value: surface,
    onChange: (chosen) => { surface = chosen; keep(`${draft}.surface`, chosen); },
  });
  const periods = choice({
    legend: "When?",
    options: PERIODS.map((one) => ({ value: one, label: words.period(one) })),
    value: period,
    onChange: (chosen) => { period = chosen; keep(`${draft}.period`, chosen); },
  });
  const given = make("p", { class: "hint" }, make("strong", {}, words.surface(surface)), ` · ${words.period(period)}`);
  return {
    element: make("div", { class: "form" }, plan.surface ? given : surfaces.element,
      plan.surface ? null : periods.element, text.element),
    take() {
      const wrong = wrongWith(text, limits.card);
      return wrong ?? { acts: [{ act: "place_note", surface, period, text: text.value }] };
    },
    putBack(act) {
      if (act.act !== "place_note" || text.value) return false;
      text.value = act.text;
      return true;
    },
    clear() { text.value = ""; },
  };
}

/** The questions of the task, a field for each; what is filled in is sent. */
export function promptForm({ plan, limits, draft }) {
  const prompts = plan.prompts.length ? plan.prompts : [plan.title];
  const fields = prompts.map((prompt, place) => textField({
    label: prompt, limit: limits.card, draft: `${draft}.${place}`, quiet: !plan.prompts.length,
  }));
  return {
    element: make("div", { class: "form prompts" }, ...fields.map((field) => field.element)),
    take() {
      const filled = fields.filter((field) => field.value);
      if (!filled.length) return { message: "Answer at least one question.", focus: fields[0].input };
      for (const field of filled) {
        const wrong = wrongWith(field, limits.card);
        if (wrong) return wrong;
      }
      return { acts: fields.flatMap((field, place) => (
        field.value ? [{ act: "answer_prompt", prompt: prompts[place], text: field.value }] : []
      )) };
    },
    putBack(act) {
      const place = act.act === "answer_prompt" ? prompts.indexOf(act.prompt) : -1;
      if (place < 0 || fields[place].value) return false;
      fields[place].value = act.text;
      return true;
    },
    clear() { for (const field of fields) field.value = ""; },
  };
}

/** I will … by … */
export function commitmentForm({ words, limits, draft }) {
  const what = textField({ label: words.wording.commitment, limit: limits.card, draft: `${draft}.what`,
    placeholder: "what exactly?" });
  const when = textField({ label: "by", limit: limits.title, draft: `${draft}.when`, short: true,
    placeholder: "Friday, the next workshop …" });
  const who = textField({ label: "Who, if others may know", limit: limits.title, draft: `${draft}.who`, short: true,
    placeholder: "I" });
  return {
    element: make("div", { class: "form" }, what.element, when.element, who.element),
    take() {
      const wrong = wrongWith(what, limits.card)
        ?? [when, who].map((field) => (field.value ? wrongWith(field, limits.title) : null)).find(Boolean);
      if (wrong) return wrong;
      return { acts: [{ act: "make_commitment", who: who.value || "I", text: what.value, by_when: when.value }] };
    },
    putBack(act) {
      if (act.act !== "make_commitment" || what.value) return false;
      what.value = act.text;
      when.value = act.by_when;
      return true;
    },
    clear() { what.value = ""; when.value = ""; },
  };
}
