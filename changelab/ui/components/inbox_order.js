// Which cards the inbox shows, and in which order: what waits, what has no heading yet, the rest
// under its headings. A row is {key} with `section`, `card`, `twin` (merged into a card) or `heading`.

const FILTERS = { task: "This task", all: "Everything", waiting: "Waiting" };
const EMPTY = {
  task: "Nothing in this task yet. Cards appear here as they are sent from the phones or typed below.",
  all: "Cards appear here as they are sent from the phones or typed below.",
  waiting: "Nothing waits for your approval.",
};

const waits = (card) => card.standing === "waiting";

// The filters there are: without a task that takes cards there is none for it.
function filtersOf(data) {
  return Object.keys(FILTERS).filter((filter) => filter !== "task" || data.task);
}

function keptBy(filter, { cards, task }) {
  if (filter === "waiting") return cards.filter(waits);
  return filter === "task" ? cards.filter((card) => card.task === task) : cards;
}

// `isOpen(card)`: what was merged into it shows. `folded`: ids of headings whose cards do not.
function orderOf({ cards, headings, isOpen, folded }) {
  const rows = [];
  const section = (key, words, list) => rows.push({ key, section: `${words} · ${list.length}` });
  const add = (list) => {
    for (const card of list) {
      rows.push({ key: card.id, card });
      if (isOpen(card)) rows.push(...card.merged.map((twin) => ({ key: twin.id, twin })));
    }
  };
  const waiting = cards.filter(waits);
  const loose = cards.filter((card) => !waits(card) && !card.heading);
  const sorted = headings.toReversed()
    .map((heading) => ({ ...heading, cards: cards.filter((card) => card.heading === heading.id && !waits(card)) }))
    .filter((heading) => heading.cards.length);
  if (waiting.length) section("waiting", "Waits for your approval", waiting);
  add(waiting);
  if (loose.length && (waiting.length || sorted.length)) section("loose", "Without a heading", loose);
  add(loose);
  for (const heading of sorted) {
    rows.push({ key: heading.id, heading });
    if (!folded.has(heading.id)) add(heading.cards);
  }
  return rows;
}
