/** A milestone of the history wall: when, what kind of thing, what happened. */

import { make } from "./dom.js";
import { choice, textField } from "./fields.js";
import { wrongWith } from "./forms.js";
import { keep, kept } from "./store.js";
import { STRANDS } from "./words.js";

/** As precise as it is remembered: a year, a month or a day. */
const A_DATE = /^\d{4}(-\d\d){0,2}$/;
const LONGEST_DATE = 10;

/** What is wrong with a date, if anything. */
function wrongDate(field) {
  return A_DATE.test(field.value) ? null : { message: "Write the year in four digits, like 1998.", focus: field.input };
}

/** True if a time ends before it begins; the less precise date covers the other. */
function runsBackwards(when, until) {
  return until < when.slice(0, until.length);
}

/** Something dated, for the history wall. */
export function milestoneForm({ words, limits, draft }) {
  const remembered = kept(`${draft}.strand`);
  let strand = STRANDS.includes(remembered) ? remembered : STRANDS[0];
  const when = textField({ label: "Which year?", limit: LONGEST_DATE, draft: `${draft}.when`, short: true,
    digits: true, placeholder: "1998" });
  const until = textField({ label: "Until, if it lasted", limit: LONGEST_DATE, draft: `${draft}.until`, short: true,
    digits: true, placeholder: "2004" });
  const kinds = choice({
    legend: "What is it about?",
    options: STRANDS.map((one) => ({ value: one, label: words.strand(one) })),
    value: strand,
    onChange: (chosen) => { strand = chosen; keep(`${draft}.strand`, chosen); },
  });
  kinds.element.classList.add("strands");
  const text = textField({ label: "What happened?", limit: limits.card, draft: `${draft}.text`,
    placeholder: "A few words" });
  return {
    element: make("div", { class: "form" }, make("div", { class: "side-by-side" }, when.element, until.element),
      kinds.element, text.element),
    take() {
      const wrong = wrongDate(when) ?? (until.value ? wrongDate(until) : null) ?? wrongWith(text, limits.card);
      if (wrong) return wrong;
      if (until.value && runsBackwards(when.value, until.value)) {
        return { message: "It cannot end before it begins.", focus: until.input };
      }
      return { acts: [{ act: "place_milestone", when: when.value, until: until.value, strand, text: text.value }] };
    },
    putBack(act) {
      if (act.act !== "place_milestone" || text.value) return false;
      when.value = act.when;
      until.value = act.until;
      text.value = act.text;
      strand = act.strand;
      kinds.value = strand;
      return true;
    },
    clear() { for (const field of [when, until, text]) field.value = ""; },
  };
}
