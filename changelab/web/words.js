/** The workshop's own words for where a card belongs. */

export const ELEMENTS = [
  "tools",
  "subject",
  "object",
  "rules",
  "community",
  "division_of_labour",
  "outcome",
];
export const SURFACES = ["mirror", "ideas", "model"];
export const STRANDS = ["events", "object", "tools", "rules"];
export const PERIODS = ["past", "present", "future"];

/** What the group calls things, in one state of the workshop. */
export class Words {
  constructor(state) {
    this.state = state;
    this.wording = state.wording;
  }

  element(element) {
    return this.wording[`element.${element}`];
  }

  prompt(element) {
    return this.wording[`prompt.${element}`];
  }

  period(period) {
    return this.wording[`period.${period}`];
  }

  surface(surface) {
    return this.wording[`surface.${surface}`];
  }

  strand(strand) {
    return this.wording[`strand.${strand}`];
  }

  system(id) {
    return this.state.systems.find((system) => system.id === id)?.name ?? "";
  }

  /** An element, with its system where there are several. */
  place(element, system) {
    const several = this.state.systems.length > 1;
    return several ? `${this.element(element)} · ${this.system(system)}` : this.element(element);
  }

  /** The ends of a contradiction. */
  poles(poles) {
    const periods = new Set(poles.map((pole) => pole.period ?? "").filter(Boolean));
    return poles
      .map((pole) => {
        const place = this.place(pole.element, pole.system);
        return periods.size > 1 ? `${place} (${this.period(pole.period)})` : place;
      })
      .join(" ↔ ");
  }
}
