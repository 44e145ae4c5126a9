/** Where a card belongs, in the workshop's words. */

/** Takes a card of the state, or an act that is to make one. */
export function whereabouts(words, item) {
  if (item.poles) return words.poles(item.poles);
  if (item.element) {
    const now = words.state.screen.period;
    const periods = item.periods ?? [item.period];
    const when = periods.includes(now) ? "" : ` · ${periods.map((one) => words.period(one)).join(", ")}`;
    return words.place(item.element, item.system) + when;
  }
  if (item.surface) return `${words.surface(item.surface)} · ${words.period(item.period)}`;
  if (item.prompt) return item.prompt;
  if (item.strand) return `${[item.when, item.until].filter(Boolean).join("–")} · ${words.strand(item.strand)}`;
  if (item.systems) return `${item.systems.map((id) => words.system(id)).join(", ")} · ${words.period(item.period)}`;
  if (item.field) {
    const model = words.state.four_fields.find((one) => one.id === item.field)?.title;
    return [model, item.period && words.period(item.period)].filter(Boolean).join(" · ");
  }
  if (item.who !== undefined) return item.by_when ? `by ${item.by_when}` : words.wording.commitment;
  return "";
}
