// Everything that came in: a list that is gone through with the keyboard, and with the mouse.
// What is at hand is one row; what is chosen may be many cards, and an action is done to those.

class Inbox {
  constructor(root) {
    this.root = root;
    this.rows = [];
    this.nodes = new Map();
    this.chosen = new Set();
    this.folded = new Set();
    this.known = new Set();
    this.at = null;
    this.picked = null;
    this.outbox = new Outbox((refused) => this.say(refused, "error"));
    this.all = make("button", { type: "button", className: "all", hidden: true, onclick: () => this.approveAll() });
    this.pills = make("div", { className: "pills", role: "group", aria: { label: "Which cards" } });
    this.list = make("div", { className: "list", role: "list", aria: { label: "Coming in" } });
    this.status = make("div", { className: "status", role: "status" });
    this.offers = new Offers(this);
    this.asking = new Asking(this);
    const legend = LEGEND.map(([key, words]) => make("span", {}, make("kbd", { textContent: key }), ` ${words}`));
    root.replaceChildren(
      make("div", { className: "top" }, make("h5", { textContent: "Coming in" }), this.all),
      this.pills,
      this.list,
      this.status,
      make("div", { className: "legend" }, ...legend),
    );
    // Plain keys are ours here; the buttons of the page listen to Alt and a letter.
    for (const name of ["keydown", "keyup", "keypress"]) {
      root.addEventListener(name, (event) => { if (!event.altKey) event.stopPropagation(); });
    }
    root.addEventListener("keydown", (event) => this.#onKey(event));
    this.list.addEventListener("click", (event) => this.#onClick(event));
    this.list.addEventListener("dblclick", (event) => {
      if (event.target.closest(".said")) this.#does("edit");
    });
  }

  // --- what the page says -----------------------------------------------------------------

  update(shown, send) {
    this.outbox.send = send;
    if (shown === this.shown) return;
    this.shown = shown;
    this.data = JSON.parse(shown);
    this.cards = new Map(this.data.cards.map((card) => [card.id, card]));
    this.headings = new Map(this.data.headings.map((heading) => [heading.id, heading]));
    for (const id of this.chosen) if (!this.cards.has(id)) this.chosen.delete(id);
    if (this.data.look && this.data.look !== this.looked) this.#look(this.data.look);
    this.looked = this.data.look;
    for (const ack of this.data.acks) this.outbox.acknowledge(ack);
    this.fill();
  }

  get filter() {
    const there = filtersOf(this.data);
    return there.includes(this.picked) ? this.picked : there[0];
  }

  // --- what stands in the list ------------------------------------------------------------

  fill() {
    const held = this.#hasFocus();
    const before = this.rows;
    this.rows = this.#order();
    this.#keepAtHand(before);
    // What is at hand now may bring what was merged into it.
    this.rows = this.#order();
    const keys = new Set(this.rows.map((row) => row.key));
    for (const [key, { node }] of this.nodes) {
      if (!keys.has(key)) { node.remove(); this.nodes.delete(key); }
    }
    this.rows.forEach((row, place) => {
      const node = this.#node(row);
      if (this.list.children[place] !== node) this.list.insertBefore(node, this.list.children[place] ?? null);
    });
    this.known = new Set(this.cards.keys());
    this.dress();
    this.#head();
    if (held) this.#focus();
  }

  #order() {
    // What was merged into a card shows while the card, or part of it, is at hand.
    const isOpen = (card) => card.id === this.at || card.merged.some((twin) => twin.id === this.at);
    const { headings } = this.data;
    return orderOf({ cards: keptBy(this.filter, this.data), headings, isOpen, folded: this.folded });
  }

  #node(row) {
    const under = row.card && this.headings.get(row.card.heading)?.text;
    const folded = this.folded.has(row.key);
    const signature = JSON.stringify([row, under, folded]);
    const known = this.nodes.get(row.key);
    if (known && (this.asking.key === row.key || known.signature === signature)) return known.node;
    const node = row.section ? sectionRow(row.section)
      : row.heading ? headingRow(row.heading, row.heading.cards.length, folded)
        : row.twin ? twinRow(row.twin) : cardRow(row.card, under);
    if (row.card && this.known.size && !this.known.has(row.key)) node.classList.add("fresh");
    known?.node.replaceWith(node);
    this.nodes.set(row.key, { node, signature });
    return node;
  }

  // If the row at hand is gone: what came after it, or before.
  #keepAtHand(before) {
    if (this.row(this.at)) return;
    if (this.asking.key === this.at) this.asking.key = null;
    const there = this.#walkable();
    const place = before.findIndex((row) => row.key === this.at);
    const after = place < 0 ? there[0] : before.slice(place).find((row) => there.some((one) => one.key === row.key));
    this.at = (after ?? there.at(-1))?.key ?? null;
  }

  // What is at hand, chosen or on its way, and what each row offers.
  dress() {
    const busy = this.#busy();
    for (const row of this.rows) {
      if (row.section) continue;
      const node = this.nodeOf(row.key);
      const chosen = this.chosen.has(row.key);
      node.tabIndex = row.key === this.at ? 0 : -1;
      node.classList.toggle("at", row.key === this.at);
      node.classList.toggle("chosen", chosen);
      node.classList.toggle("doing", busy.has(row.key));
      node.querySelector(".tick")?.setAttribute("aria-pressed", String(chosen));
      this.offers.show(row, node);
    }
  }

  #head() {
    const waiting = this.#waiting();
    this.all.hidden = !waiting.length || !this.data.may.sort;
    this.all.replaceChildren(`Approve all ${waiting.length}`, make("kbd", { textContent: "Alt A" }));
    this.pills.replaceChildren(...filtersOf(this.data).map((filter) => make("button", {
      type: "button", aria: { pressed: String(this.filter === filter) },
      textContent: `${FILTERS[filter]} ${keptBy(filter, this.data).length}`, onclick: () => this.#pick(filter),
    })));
    this.list.dataset.empty = this.rows.length ? "" : EMPTY[this.filter];
    const says = this.status.dataset.kind;
    if (this.chosen.size && !says) this.say(`${counted([...this.chosen])} chosen · Esc lets go`, "chosen");
    else if (!this.chosen.size && says === "chosen") this.say("");
  }

  #waiting() {
    return keptBy(this.filter, this.data).filter(waits);
  }

  row(key) {
    return this.rows.find((row) => row.key === key);
  }

  nodeOf(key) {
    return this.nodes.get(key)?.node;
  }

  #walkable() {
    return this.rows.filter((row) => !row.section);
  }

  // --- doing ------------------------------------------------------------------------------

  say(text, kind = "") {
    this.status.textContent = text;
    this.status.dataset.kind = kind;
  }

  send(acts, restore = null) {
    if (!acts.length) return;
    this.say("");
    this.outbox.putAll(acts, restore);
    this.dress();
  }

  // Which cards an act is under way for.
  #busy() {
    const acts = [...this.outbox.waiting.values()].map((one) => one.act);
    return new Set(acts.flatMap((act) => [act.item, act.into, act.entry, act.note, ...(act.items ?? [])]));
  }

  approveAll() {
    const waiting = this.#waiting();
    if (!waiting.length || !this.data.may.sort) return;
    this.send(waiting.map((card) => ({ act: "accept", item: card.id })));
    this.say(`${counted(waiting)} shown · Z takes it back`, "done");
  }

  undo() {
    this.send([{ act: "undo" }]);
    this.say("Taken back", "done");
  }

  #does(name, key = this.at) {
    const row = this.row(key);
    const action = row && this.data.may.sort && this.offers.of(row).find((one) => one.name === name);
    if (!action) return;
    const cards = this.offers.targets(action, row);
    const refusal = action.refuse?.(cards);
    if (refusal) { this.say(refusal, "hint"); return; }
    if (!action.can(cards)) {
      // H is a switch: what is hidden already is shown again.
      if (name === "hide") this.#does("approve", key);
      return;
    }
    if (action.panel) { this.asking.open(action, row, cards); return; }
    this.send(action.acts(cards, row.card), this.chooseAgain());
    this.sorted(cards, `${action.done(cards)} · Z takes it back`, action.first && waits(row.card) ? row : null);
  }

  // What is refused is chosen still.
  chooseAgain() {
    const chosen = [...this.chosen];
    return () => {
      for (const id of chosen) if (this.cards.has(id)) this.chosen.add(id);
    };
  }

  // These cards are dealt with: nothing is chosen any more, and if the card of `row` leaves its
  // place, the next of its kind is at hand.
  sorted(cards, words, row = null) {
    const gone = new Set(cards.map((card) => card.id));
    const rest = row ? this.rows.slice(this.rows.indexOf(row)).concat(this.rows) : [];
    const alike = ({ card }) => card && !gone.has(card.id)
      && card.standing === row.card.standing && card.heading === row.card.heading;
    this.at = rest.find(alike)?.key ?? this.at;
    this.chosen.clear();
    this.say(words, "done");
    this.fill();
  }

  // --- going through ----------------------------------------------------------------------

  enter() {
    this.keyed = true;
    this.#focus();
  }

  #pick(filter) {
    this.asking.close();
    this.picked = filter;
    this.chosen.clear();
    this.fill();
  }

  // What was clicked elsewhere is at hand here.
  #look(id) {
    const card = this.cards.get(id);
    if (!card) return;
    if (!keptBy(this.filter, this.data).includes(card)) this.picked = "all";
    this.folded.delete(card.heading);
    this.at = id;
    requestAnimationFrame(() => this.nodeOf(id)?.scrollIntoView({ block: "center" }));
  }

  #take(key) {
    if (!key || key === this.at) return;
    this.asking.close();
    this.at = key;
    this.fill();
  }

  #step(by) {
    const there = this.#walkable();
    const place = there.findIndex((row) => row.key === this.at) + by;
    this.#take(there[Math.max(0, Math.min(there.length - 1, place))]?.key);
    this.#focus();
  }

  // Choose a card, or fold what is under a heading.
  #toggle(key) {
    const row = this.row(key);
    const set = row?.heading ? this.folded : row?.card && this.data.may.sort ? this.chosen : null;
    if (!set) return;
    if (!set.delete(key)) set.add(key);
    this.say("");
    this.fill();
  }

  #escape() {
    if (!this.chosen.size) { toTheLine(); return; }
    this.chosen.clear();
    this.fill();
  }

  #nextFilter() {
    const there = filtersOf(this.data);
    this.#pick(there[(there.indexOf(this.filter) + 1) % there.length]);
    this.#focus();
  }

  // --- focus ------------------------------------------------------------------------------

  #focus() {
    const node = this.nodeOf(this.at);
    if (!node || this.asking.key === this.at) return;
    node.focus({ preventScroll: true });
    node.scrollIntoView({ block: "nearest" });
  }

  // After a panel: where one was before, at the cards or at the scribe's line.
  goBack() {
    if (this.keyed) this.#focus();
    else toTheLine();
  }

  #hasFocus() {
    const at = this.root.getRootNode().activeElement;
    return Boolean(at?.classList.contains("row") && this.list.contains(at));
  }

  // --- hands ------------------------------------------------------------------------------

  #onClick(event) {
    const node = event.target.closest(".row");
    if (!node || event.target.closest(".panel")) return;
    const key = node.dataset.id;
    const button = event.target.closest("button");
    if (button?.dataset.action) {
      this.keyed = false;
      this.#does(button.dataset.action, key);
      return;
    }
    this.keyed = true;
    if (button || event.target.closest(".fold") || event.ctrlKey || event.metaKey) this.#toggle(key);
    this.#take(key);
    this.#focus();
  }

  #onKey(event) {
    const at = event.composedPath()[0];
    if (at.closest(".panel") || event.altKey || event.isComposing) return;
    // A button that has the focus is pressed by its own keys.
    if (at.tagName === "BUTTON" && [" ", "Enter"].includes(event.key)) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if ((event.ctrlKey || event.metaKey) && key !== "z") return;
    const does = this.#meaning(key);
    if (!does) return;
    this.keyed = true;
    event.preventDefault();
    does();
  }

  #meaning(key) {
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1, PageDown: 6, PageUp: -6, Home: -Infinity, End: Infinity }[key];
    if (step) return () => this.#step(step);
    if (key in KEY_OF_ACTION) return () => this.#does(KEY_OF_ACTION[key]);
    return {
      " ": () => this.#toggle(this.at),
      x: () => this.#toggle(this.at),
      Enter: () => (this.row(this.at)?.heading ? this.#toggle(this.at) : this.#does("edit")),
      z: () => this.undo(),
      f: () => this.#nextFilter(),
      Escape: () => this.#escape(),
    }[key];
  }
}

// The scribe's line listens for this.
function toTheLine() {
  document.dispatchEvent(new CustomEvent("changelab-to-the-line"));
}

// One inbox for as long as the component stands; each update only changes what changed.
export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".inbox");
  const inbox = (root.inbox ??= new Inbox(root));
  inbox.update(data.shown, (acts) => setTriggerValue("asked", acts));
  return anew(parentElement, () => {
    const onKey = (event) => {
      if (!event.altKey || event.ctrlKey || event.metaKey) return;
      // With Alt a keyboard may write another sign: the place of the key counts.
      const does = { KeyC: () => inbox.enter(), KeyA: () => inbox.approveAll() }[event.code];
      if (!does) return;
      event.preventDefault();
      does();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  });
}
