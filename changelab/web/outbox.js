/** Acts on their way: kept on the phone until the server has them, sent again with the same id. */

import { keep, kept, keptNames } from "./store.js";
import { call } from "./stream.js";

const FIRST_WAIT = 800;
const LONGEST_WAIT = 8000;

/** A UUID; `crypto.randomUUID` is absent where the page has no certificate, as in a venue. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/**
 * The acts of one phone, in the order they were done. `onRefused` gets what the server did
 * not take; it stays until it is sent again or dropped.
 *
 * Each lies under a name of its own, so two tabs do not overwrite each other's; sent twice
 * it still counts once.
 */
export class Outbox {
  constructor({ workshop, token, onChange, onLine, onRefused, onStranger }) {
    Object.assign(this, { workshop, token, onChange, onLine, onRefused, onStranger });
    this.beginning = `act.${workshop}.`;
    this.items = keptNames(this.beginning).map((name) => kept(name)).filter(Boolean);
    this.items.sort((one, other) => one.at - other.at);
    this.underway = null;
    this.timer = 0;
    this.wait = FIRST_WAIT;
    addEventListener("online", () => this.nudge());
    this.nudge();
  }

  /** How many the server does not have yet. */
  get waiting() {
    return this.items.filter((item) => !item.done && !item.refused).length;
  }

  /**
   * Send an act, now or as soon as there is a network; `task` is what it was written for.
   * What waits and is `outdone(act)` by it is dropped, unless it is on its way.
   */
  send(act, task = null, outdone = () => false) {
    for (const item of this.items.filter((one) => !one.done && one !== this.underway && outdone(one.act))) {
      this.#forget(item);
    }
    const last = this.items[this.items.length - 1];
    const at = Math.max(Date.now(), (last?.at ?? 0) + 1);
    const item = { id: newId(), act, task, at, done: null, refused: "" };
    keep(this.beginning + item.id, item);
    this.items.push(item);
    this.onChange();
    this.nudge();
    return item.id;
  }

  /** Send once more what was refused; the server knows nothing of its id. */
  again(item) {
    item.refused = "";
    keep(this.beginning + item.id, item);
    this.onChange();
    this.nudge();
  }

  /** Forget an act that was refused. */
  drop(item) {
    this.#forget(item);
    this.onChange();
  }

  #forget(item) {
    this.items = this.items.filter((one) => one !== item);
    keep(this.beginning + item.id, null);
  }

  /** The state has come this far: what was acknowledged up to it can be seen there. */
  settle(seq) {
    const shown = this.items.filter((item) => item.done && item.done.seq <= seq);
    this.items = this.items.filter((item) => !shown.includes(item));
  }

  /** Try at once. */
  nudge() {
    clearTimeout(this.timer);
    this.timer = 0;
    if (!this.underway) this.#sendNext();
  }

  async #sendNext() {
    const item = this.items.find((one) => !one.done && !one.refused);
    if (!item) return;
    this.underway = item;
    const path = `/api/workshops/${encodeURIComponent(this.workshop)}/acts`;
    const answer = await call(path, { token: this.token, body: { ...item.act, id: item.id } });
    this.underway = null;
    this.onLine(answer.status !== 0);
    if (answer.ok) {
      item.done = answer.data;
      keep(this.beginning + item.id, null);
    } else if (answer.status === 401) {
      this.onStranger(answer.message);
      return;
    } else if (answer.status === 0 || answer.status === 429 || answer.status >= 500) {
      this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
      this.timer = setTimeout(() => this.nudge(), Math.max(this.wait, answer.wait * 1000));
      this.onChange();
      return;
    } else {
      // Kept with the reason until its author has decided: their words are not lost.
      item.refused = answer.message;
      keep(this.beginning + item.id, item);
      this.onRefused(item);
    }
    this.wait = FIRST_WAIT;
    this.onChange();
    this.#sendNext();
  }
}
