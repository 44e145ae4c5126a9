// Where cards can be moved to, and the acts that move them there.

// The ways that are open to all of these cards.
function waysFor(cards, ways) {
  const one = cards.length === 1 ? cards[0] : null;
  const options = (kind, here, act) => ({
    words: { element: "Element", period: "Period", system: "Activity", surface: "Surface", task: "Task" }[kind],
    options: ways[kind].map((way) => ({ words: way.words, here: one && here(one) === way.key, acts: cards.map((card) => act(card, way.key)) })),
  });
  const found = [];
  if (cards.every(isEntry)) {
    found.push(options("element", (card) => card.element, (card, key) => ({ act: "move_entry", entry: card.id, element: key })));
    found.push(options("period", (card) => card.periods.join(), (card, key) => ({ act: "move_entry", entry: card.id, periods: [key] })));
    if (ways.system.length > 1) {
      found.push(options("system", (card) => card.system, (card, key) => ({ act: "move_entry", entry: card.id, system: key })));
    }
  }
  if (cards.every(isNote)) {
    found.push(options("surface", (card) => card.surface, (card, key) => ({ act: "move_note", note: card.id, surface: key, period: card.period })));
    if (cards.every((card) => card.surface)) {
      found.push(options("period", (card) => card.period, (card, key) => ({ act: "move_note", note: card.id, surface: card.surface, period: key })));
    }
  }
  if (ways.task.length > 1) {
    found.push(options("task", (card) => card.task, (card, key) => ({ act: "refile_card", item: card.id, task: key })));
  }
  return found;
}
