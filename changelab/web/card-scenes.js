/** The cards themselves on the projector: board, answers, commitments; what belongs together stands together. */

import { MOST_CARDS, cardColumns, roomCard } from "./card-columns.js";
import { headingOver, numberOf, timesSaid } from "./cards.js";
import { counted, make } from "./dom.js";
import { PERIODS, SURFACES } from "./words.js";

/** The 3x3 board: the surface the task asks for, or the three surfaces of one period. */
export function boardScene(words, state, period) {
  const asked = state.tasks[0]?.plan.surface;
  const notes = onDisplay(state.notes).filter((note) => note.period === period);
  const lists = (asked ? [asked] : SURFACES).map((surface) => sortedList(state,
    asked ? `${words.surface(surface)} · ${words.period(period)}` : words.surface(surface),
    notes.filter((note) => note.surface === surface)));
  return cardColumns(lists, asked ? null : make("p", { class: "caption" }, words.period(period)));
}

/** Answers of these tasks, by the question they answer. */
export function answersScene(state, tasks) {
  const plan = state.tasks[0]?.plan;
  const answers = onDisplay(state.answers).filter((one) => tasks.includes(one.task));
  const prompts = [...new Set([...(plan?.prompts ?? []), ...answers.map((one) => one.prompt)])];
  return cardColumns(prompts.map((prompt) => sortedList(state,
    prompts.length === 1 && !plan?.prompts.length ? "" : prompt,
    answers.filter((one) => one.prompt === prompt))));
}

/** Who tries what by when. */
export function commitmentsScene(state) {
  const beside = (one) => [one.who, one.by_when ? `by ${one.by_when}` : ""].filter(Boolean).join(" · ");
  return cardColumns([sortedList(state, "", onDisplay(state.commitments), beside)]);
}

/** The period before or after, if there is one. */
export function periodBeside(period, step) {
  return PERIODS[PERIODS.indexOf(period) + step] ?? period;
}

function onDisplay(rows) {
  return rows.filter((row) => row.standing === "shown");
}

/** A list with the newest first: cards by themselves, then those under each heading. */
function sortedList(state, title, items, beside = () => "") {
  const newest = [...items].sort((one, other) => numberOf(other) - numberOf(one));
  const groups = new Map([null, ...state.headings].map((heading) => [heading, { cards: [], count: 0 }]));
  newest.forEach((item, rank) => {
    const heading = headingOver(state, item.id);
    const group = groups.get(heading);
    group.count += 1;
    if (rank >= MOST_CARDS) return;
    const element = roomCard({ text: item.text, beside: beside(item), times: timesSaid(item), under: heading });
    group.cards.push({ element, rank });
  });
  return {
    title,
    beyond: Math.max(0, newest.length - MOST_CARDS),
    groups: [...groups].filter(([, { cards }]) => cards.length).map(([heading, { cards, count }]) => ({
      heading: heading && `${heading.text} · ${counted(count, "card", "cards")}`,
      cards,
    })),
  };
}
