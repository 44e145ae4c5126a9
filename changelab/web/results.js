/** What came out of a vote: in words, and as bars with their numbers. */

import { candidatesOf, chosenIn } from "./ballots.js";
import { counted, make } from "./dom.js";

/** More than this many bars say less, not more; the others can be unfolded. */
const FIRST = 7;

/** The results of a closed ballot as an element. */
export function ballotResults(state, ballot) {
  const came = cameOut(state, ballot);
  const gone = Object.keys(ballot.results).length - came.length;
  const own = chosenIn(state, ballot);
  const most = came[0]?.count ?? 0;
  const bars = came.map((one) => bar(one, most, own.includes(one.id)));
  return make("section", { class: "results", "aria-label": "What came out of the vote" },
    make("p", { class: "came-out" }, inWords(came)),
    make("ul", {}, ...bars.slice(0, FIRST)),
    bars.length > FIRST ? make("details", {}, make("summary", {}, `${bars.length - FIRST} more`),
      make("ul", {}, ...bars.slice(FIRST))) : null,
    ballot.voters ? make("p", { class: "hint" }, `${counted(ballot.voters, "person", "people")} voted.`,
      gone ? ` ${counted(gone, "card that was chosen is", "cards that were chosen are")} not shown any more.` : "") : null);
}

/** What came out of an earlier vote, folded to one line. */
export function earlierVote(state, ballot) {
  const [first, second] = cameOut(state, ballot);
  if (!first) return null;
  const tied = second?.count === first.count;
  return make("details", { class: "earlier" },
    make("summary", {}, "An earlier vote", tied ? "" : `: “${first.text}”`),
    ballotResults(state, ballot));
}

/** {id, text, count}, the most first, of what can be seen now. */
function cameOut(state, ballot) {
  const texts = new Map(candidatesOf(state, ballot).map((one) => [one.id, one.text]));
  return Object.entries(ballot.results)
    .filter(([id]) => texts.has(id))
    .map(([id, count]) => ({ id, text: texts.get(id), count }));
}

function inWords(came) {
  if (!came.length) return "Nothing was chosen.";
  const first = came.filter((one) => one.count === came[0].count);
  const votes = counted(came[0].count, "vote", "votes");
  if (first.length === 1) return `Most votes: “${first[0].text}”, ${votes}.`;
  return `${first.length} have the most votes, ${votes} each.`;
}

function bar({ text, count }, most, own) {
  const length = make("span", { class: "length" });
  length.style.width = `${(100 * count) / most}%`;
  return make("li", { class: own ? "own" : null },
    make("span", { class: "text" }, text),
    make("span", { class: "bar", "aria-hidden": "true" }, length),
    make("span", { class: "count" }, counted(count, "vote", "votes"), own ? " · ✓ your choice" : ""));
}
