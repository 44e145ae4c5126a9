// What was wanted and is not yet known to be done: sent until it is acknowledged. Each act carries
// its id, so that what is sent twice is done once.

// crypto.randomUUID needs https or localhost.
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}

class Outbox {
  constructor(refusal) {
    this.refusal = refusal;
    this.waiting = new Map();
  }

  // `restore` brings back what was typed, if the act is refused.
  put(act, restore = null) {
    this.putAll([act], restore);
  }

  // Acts of one step go together, and come back together when it is undone. Says their ids.
  putAll(acts, restore = null) {
    const step = acts.length > 1 ? { step: newId() } : {};
    const ids = acts.map((act) => {
      const id = newId();
      this.waiting.set(id, { act: { id, ...step, ...act }, restore });
      return id;
    });
    this.#flush();
    return ids;
  }

  acknowledge({ id, refused }) {
    const sent = this.waiting.get(id);
    if (!sent) return;
    this.waiting.delete(id);
    if (this.waiting.size === 0) clearTimeout(this.timer);
    if (!refused) return;
    this.refusal(refused);
    sent.restore?.();
  }

  #flush() {
    clearTimeout(this.timer);
    if (this.waiting.size === 0) return;
    this.send([...this.waiting.values()].map((one) => one.act));
    this.timer = setTimeout(() => this.#flush(), 4000);
  }
}
