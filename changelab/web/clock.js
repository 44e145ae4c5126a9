/** The clock of the task, running on between two answers of the server. */

/** A clock that `set` by the server's answer and `text` shows, as minutes and seconds. */
export class TaskClock {
  #left = null;
  #running = false;
  #setAt = 0;

  set(clock) {
    this.#left = clock ? clock.left : null;
    this.#running = Boolean(clock?.running);
    this.#setAt = performance.now();
  }

  get running() {
    return this.#running;
  }

  /** Seconds left, null without a clock; below zero when the time is over. */
  get left() {
    if (this.#left === null) return null;
    return this.#left - (this.#running ? (performance.now() - this.#setAt) / 1000 : 0);
  }

  /** "8:12", "+0:40" over time, or nothing. */
  get text() {
    const left = this.left;
    if (left === null) return "";
    const whole = Math.abs(left < 0 ? Math.floor(left) : Math.ceil(left));
    const shown = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
    return left < 0 && whole > 0 ? `+${shown}` : shown;
  }
}
