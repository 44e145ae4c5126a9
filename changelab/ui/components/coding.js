// Reading and coding: codes on the left, passages on the right. What is at hand is one passage;
// what is coded is that passage, some of its words, or several passages from one to another.

class Board {
  constructor(root) {
    this.root = root;
    this.nodes = new Map();
    this.done = [];
    this.at = null;
    this.from = null;
    this.words = null;
    this.outbox = new Outbox((refused) => this.say(refused, "error"));
    this.palette = new Palette(this);
    this.list = make("div", { className: "passages", role: "list", aria: { label: "Passages" } });
    this.status = make("div", { className: "status", role: "status" });
    const legend = [
      ["↑ ↓", "go"], ["← →", "words"], ["⇧", "more"], ["key", "code"], ["Del", "take off"], ["Z", "undo"], ["Esc", "let go"],
    ].map(([key, words]) => make("span", {}, make("kbd", { textContent: key }), ` ${words}`));
    root.replaceChildren(
      this.palette.node,
      make("div", { className: "reading" }, this.list, this.status, make("div", { className: "legend" }, ...legend)),
    );
    for (const name of ["keydown", "keyup", "keypress"]) {
      root.addEventListener(name, (event) => { if (!event.altKey) event.stopPropagation(); });
    }
    this.list.addEventListener("keydown", (event) => this.#onKey(event));
    this.list.addEventListener("mousedown", (event) => {
      this.pressed = event.target.closest(".passage")?.dataset.id;
      this.selected = false;
      // With Shift, passages are chosen from one to the other, and no words.
      if (event.shiftKey) { event.preventDefault(); return; }
      // One may let go outside the list.
      document.addEventListener("mouseup", () => this.#onMouseUp(), { once: true });
    });
    this.list.addEventListener("click", (event) => this.#onClick(event));
  }

  // --- what the page says -----------------------------------------------------------------

  update(shown, { send, at, leaf }) {
    Object.assign(this.outbox, { send });
    Object.assign(this, { tellAt: at, leaf });
    if (shown === this.shown) return;
    const before = this.data;
    this.shown = shown;
    this.data = JSON.parse(shown);
    this.passages = new Map(this.data.passages.map((one) => [one.id, one]));
    this.codes = new Map(this.data.books.flatMap((book) => book.codes.map((code) => [code.id, code])));
    for (const ack of this.data.acks) {
      if (ack.refused) this.done = this.done.filter((id) => id !== ack.id);
      this.outbox.acknowledge(ack);
    }
    const turned = before?.page !== this.data.page;
    if (turned || !this.passages.has(this.at)) {
      const ids = [...this.passages.keys()];
      this.at = ids.includes(this.data.at) ? this.data.at : this.backwards ? ids.at(-1) : ids[0];
      this.#letGo();
      this.backwards = false;
    }
    if (before?.coder !== this.data.coder) this.done = [];
    this.palette.update(this.data);
    this.fill();
    if (turned) this.#turned();
  }

  #turned() {
    const held = this.keyed;
    requestAnimationFrame(() => {
      this.nodes.get(this.at)?.node.scrollIntoView({ block: this.data.at ? "center" : "nearest" });
      if (held) this.focus();
    });
    this.#tellSoon();
  }

  // --- what is coded ----------------------------------------------------------------------

  // The codings to be seen, with what was asked for and is not yet known to be done.
  #codings() {
    const acts = [...this.outbox.waiting.values()].map((one) => one.act);
    const gone = new Set(acts.filter((act) => act.act === "remove_coding").map((act) => act.coding));
    const coming = acts.filter((act) => act.act === "code_passage").map(({ code, item, start, end }) => ({
      id: "", code, item, start, end, coder: this.data.coder, doing: true,
    }));
    const there = this.data.codings.map(([id, item, code, start, end, coder]) => ({ id, item, code, start, end, coder, doing: gone.has(id) }));
    return there.concat(coming);
  }

  fill() {
    const held = this.#hasFocus();
    const codings = groupedByItem(this.#codings());
    const ids = [...this.passages.keys()];
    for (const [id, { node }] of this.nodes) if (!this.passages.has(id)) { node.remove(); this.nodes.delete(id); }
    ids.forEach((id, place) => {
      const node = this.#node(this.passages.get(id), codings.get(id) ?? []);
      if (this.list.children[place] !== node) this.list.insertBefore(node, this.list.children[place] ?? null);
    });
    this.list.dataset.empty = ids.length ? "" : "Nothing to read here.";
    if (held) this.focus();
  }

  #node(passage, codings) {
    const at = passage.id === this.at;
    const words = at && this.words;
    const ranged = this.from !== null && this.#range().includes(passage.id);
    const signature = JSON.stringify([passage, codings, at, words, ranged, this.data.others]);
    const known = this.nodes.get(passage.id);
    if (known?.signature === signature) return known.node;
    const node = passageNode(passage, codings, { at, words, ranged, board: this });
    known?.node.replaceWith(node);
    this.nodes.set(passage.id, { node, signature });
    return node;
  }

  // --- doing ------------------------------------------------------------------------------

  say(text, kind = "") {
    this.status.textContent = text;
    this.status.dataset.kind = kind;
  }

  // Put a code on what is chosen.
  apply(code) {
    if (!this.data.coder) { this.say("Say first who is coding.", "error"); return; }
    const items = this.#range();
    const { start = null, end = null } = (items.length === 1 && this.words) || {};
    const there = this.#codings();
    const acts = items.filter((item) => {
      const same = (one) => one.item === item && one.code === code.id && one.coder === this.data.coder
        && one.start === start && one.end === end;
      return this.passages.has(item) && !this.passages.get(item).gone && !there.some(same);
    }).map((item) => ({ act: "code_passage", coder: this.data.coder, code: code.id, item, start, end }));
    if (!acts.length) {
      this.say(this.passages.get(this.at)?.gone || `This is coded as ${code.name} already.`, "hint");
      return;
    }
    this.done.push(...this.outbox.putAll(acts));
    const what = start === null ? (acts.length > 1 ? `${acts.length} passages` : "The passage") : `“${this.#chosenWords()}”`;
    this.say(`${what}: ${code.name} · Z takes it back`, "done");
    this.palette.tell(code);
    this.fill();
  }

  // A code that was looked for and is not there: it comes into the codebook of one's own.
  addCode(book, name) {
    this.done.push(...this.outbox.putAll([{ act: "add_code", codebook: book.id, name }]));
    this.say(`“${name}” is added to ${book.title} · Z takes it back`, "done");
  }

  takeOff(coding) {
    const [id] = this.outbox.putAll([{ act: "remove_coding", coding: coding.id }]);
    this.done.push(id);
    this.say(`${this.codes.get(coding.code)?.name ?? "The code"} taken off · Z brings it back`, "done");
    this.fill();
  }

  // The newest of one's own on the words that are chosen, or else on the passage.
  #takeOffNewest() {
    const own = this.#codings().filter((one) => one.item === this.at && one.coder === this.data.coder && one.id && !one.doing);
    const exactly = own.filter((one) => this.words && one.start === this.words.start && one.end === this.words.end);
    const coding = (this.words ? exactly : own).at(-1);
    if (coding) this.takeOff(coding);
    else this.say("There is no code of yours to take off here.", "hint");
  }

  // Only what was done here is undone: the same role may be leading the room elsewhere.
  #undo() {
    const last = this.done.pop();
    if (!last) { this.say("There is nothing left to take back.", "hint"); return; }
    this.outbox.putAll([{ act: "undo", of: last }]);
    this.say("Taken back", "done");
    this.fill();
  }

  // --- going through ----------------------------------------------------------------------

  #range() {
    const ids = [...this.passages.keys()];
    const places = [this.from ?? this.at, this.at].map((id) => ids.indexOf(id)).sort((a, b) => a - b);
    return ids.slice(Math.max(0, places[0]), places[1] + 1);
  }

  #take(id, more = false) {
    if (!id) return;
    this.from = more ? (this.from ?? this.at) : null;
    if (this.from === id) this.from = null;
    if (id !== this.at) this.words = null;
    this.at = id;
    this.fill();
    this.#tellSoon();
    const several = this.#range().length;
    if (several > 1) this.say(`${several} passages chosen · a code goes on each of them · Esc lets go`, "chosen");
    else this.#sayWords();
  }

  #step(by, more) {
    const ids = [...this.passages.keys()];
    const place = ids.indexOf(this.at) + by;
    if (!more && (place < 0 || place >= ids.length) && Math.abs(by) === 1) {
      this.backwards = by < 0;
      this.leaf(by);
      return;
    }
    this.#take(ids[Math.max(0, Math.min(ids.length - 1, place))], more);
    this.focus();
  }

  // Choose words with the keys: the next one, the one before, one more or one less.
  #stepWord(by, more) {
    const passage = this.passages.get(this.at);
    if (!passage || passage.whole || passage.gone) return;
    const there = wordsOf(passage.text);
    if (!there.length) return;
    if (!this.words) this.words = there[by > 0 ? 0 : there.length - 1];
    else if (more) {
      const ends = there.map((one) => one.end).filter((end) => end > this.words.start);
      const last = by > 0 ? ends.find((end) => end > this.words.end) : ends.findLast((end) => end < this.words.end);
      this.words = { start: this.words.start, end: last ?? this.words.end };
    } else {
      const next = by > 0 ? there.find((one) => one.start >= this.words.end) : there.findLast((one) => one.end <= this.words.start);
      this.words = next ?? this.words;
    }
    this.from = null;
    this.fill();
    this.#sayWords();
    this.#tellSoon();
  }

  #chosenWords() {
    return this.words ? short(passageOf(this.passages.get(this.at).text, this.words.start, this.words.end)) : "";
  }

  #sayWords() {
    if (this.words) this.say(`“${this.#chosenWords()}” is chosen · now choose a code · Esc lets go`, "chosen");
    else if (this.status.dataset.kind !== "error") this.say("");
  }

  #letGo() {
    this.from = null;
    this.words = null;
  }

  // The page beside shows what is at hand; while one goes on quickly it need not follow.
  #tellSoon() {
    clearTimeout(this.telling);
    const { start = null, end = null } = this.words ?? {};
    const items = this.#range();
    const at = JSON.stringify({ item: this.at, start, end, from: items[0], to: items.at(-1) });
    if (at === this.told) return;
    this.telling = setTimeout(() => { this.told = at; this.tellAt(at); }, 220);
  }

  focus() {
    const node = this.nodes.get(this.at)?.node;
    node?.focus({ preventScroll: true });
    node?.scrollIntoView({ block: "nearest" });
  }

  #hasFocus() {
    const at = this.root.getRootNode().activeElement;
    return Boolean(at && this.list.contains(at));
  }

  // --- hands ------------------------------------------------------------------------------

  #onMouseUp() {
    const passage = this.passages.get(this.pressed);
    if (!passage || passage.whole || passage.gone) return;
    const root = this.root.getRootNode();
    const node = this.nodes.get(passage.id).node.querySelector(".words");
    const chosen = selectedIn(node, passage.text, root);
    if (!chosen) return;
    this.selected = true;
    this.#letGo();
    this.at = passage.id;
    this.words = chosen;
    (root.getSelection?.() ?? document.getSelection()).removeAllRanges();
    this.keyed = true;
    this.fill();
    this.focus();
    this.#sayWords();
    this.#tellSoon();
  }

  #onClick(event) {
    // The click that ends a selection is none.
    if (this.selected) { this.selected = false; return; }
    const node = event.target.closest(".passage");
    if (!node || event.target.closest("button")) return;
    this.keyed = true;
    this.words = null;
    this.#take(node.dataset.id, event.shiftKey);
    this.focus();
  }

  #onKey(event) {
    if (event.altKey || event.isComposing) return;
    const on = event.composedPath()[0];
    if (on.tagName === "BUTTON" && [" ", "Enter"].includes(event.key)) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if ((event.ctrlKey || event.metaKey) && key !== "z") return;
    const does = this.#meaning(key, event.shiftKey);
    if (!does) return;
    this.keyed = true;
    event.preventDefault();
    does();
  }

  #meaning(key, more) {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 6, PageUp: -6, Home: -Infinity, End: Infinity }[key];
    if (step) return () => this.#step(step, more);
    const word = { ArrowRight: 1, ArrowLeft: -1 }[key];
    if (word) return () => this.#stepWord(word, more);
    if (this.palette.keys.has(key)) return () => this.apply(this.palette.keys.get(key));
    return {
      Delete: () => this.#takeOffNewest(),
      Backspace: () => this.#takeOffNewest(),
      z: () => this.#undo(),
      "/": () => this.palette.find.focus(),
      Escape: () => { this.#letGo(); this.fill(); this.say(""); this.#tellSoon(); },
    }[key];
  }
}

// One board for as long as the component stands; each update only changes what changed.
export default function ({ data, parentElement, setTriggerValue, setStateValue }) {
  const root = parentElement.querySelector(".coding");
  const board = (root.board ??= new Board(root));
  board.update(data.shown, {
    send: (acts) => setTriggerValue("asked", acts),
    at: (at) => setStateValue("at", at),
    leaf: (by) => setTriggerValue("leaf", by),
  });
}
