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
  if (item.who !== undefined) return item.by_when ? `by ${item.by_when}` : words.wording.commitment;
  return "";
}
