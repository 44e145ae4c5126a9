// Cards in a grid: what people said, in the cell where it belongs. Shared by the table of an
// activity system and by the 3x3 board. People's words only ever become textContent.
//
// `kind` says what differs: frame(grid) -> nodes, home(grid, card) -> its list, cell(row, column) ->
// the cell's name, adding(data, row, column, text) -> act, menu(grid, card) -> items,
// key(grid, card, event) -> true if it used the key, dress(grid, card, node) for extra buttons.

class CardGrid {
  constructor(root, kind) {
    this.root = root;
    this.kind = kind;
    this.nodes = new Map();
    this.drafts = new Map();
    this.editing = null;
    this.frame = "";
    this.known = new Set();
    this.body = make("div", { className: "body" });
    this.menu = new CardMenu(this);
    this.outbox = new Outbox((refused) => this.say(refused));
    this.status = make("p", { className: "status", role: "status", hidden: true });
    root.replaceChildren(this.body, this.status, this.menu.node);
    // Plain keys are ours here; the buttons of the page listen to Alt and a letter.
    for (const name of ["keydown", "keyup", "keypress"]) {
      root.addEventListener(name, (event) => { if (!event.altKey) event.stopPropagation(); });
    }
    root.addEventListener("keydown", (event) => this.#onKey(event));
  }

  // --- what the page says -----------------------------------------------------------------

  update(data, send) {
    this.data = data;
    this.outbox.send = send;
    for (const ack of data.acks) this.outbox.acknowledge(ack);
    const frame = JSON.stringify([data.place, data.rows, data.columns, data.picked, data.may]);
    if (frame !== this.frame) {
      const held = this.#focused();
      this.frame = frame;
      this.editing = null;
      this.nodes.clear();
      this.body.replaceChildren(...this.kind.frame(this));
      this.#refocus(held);
    }
    this.#fill();
    if (data.look && data.look !== this.looked) this.look(data.look);
    this.looked = data.look;
  }

  // --- what the person wants --------------------------------------------------------------

  ask(act, restore = null) {
    this.say("");
    this.outbox.put(act, restore);
  }

  say(text) {
    this.status.textContent = text;
    this.status.hidden = !text;
  }

  // --- cells ------------------------------------------------------------------------------

  // The place to add a card in a cell: a quiet button that becomes a line to write in.
  adder(row, column) {
    const key = `${this.data.place}/${row.key}/${column.key}`;
    const where = this.kind.cell(row, column);
    const box = make("div", { className: "adder", data: { row: row.key, column: column.key } });
    const button = make(
      "button",
      { type: "button", className: "add", title: `Add to ${where}` },
      make("span", { className: "plus", textContent: "+" }),
    );
    button.setAttribute("aria-label", `Add to ${where}`);
    const close = () => {
      this.drafts.delete(key);
      box.replaceChildren(button);
    };
    const open = (text = "") => {
      const line = this.#line(text, `Add to ${where}`);
      const count = make("span", { className: "count" });
      line.oninput = () => {
        this.drafts.set(key, line.value);
        const left = this.data.limit - line.value.length;
        count.textContent = left < 80 ? `${left} left` : "";
        this.#grow(line);
      };
      line.onkeydown = (event) => {
        if (event.isComposing) return;
        if (event.key === "Escape") { close(); button.focus(); }
        if (event.key === "Enter" && !event.shiftKey) {
          event.preventDefault();
          const text = line.value.trim();
          if (!text) { close(); button.focus(); return; }
          const restore = () => { if (!this.drafts.get(key)) { open(text); } };
          line.value = "";
          line.oninput();
          this.ask(this.kind.adding(this.data, row.key, column.key, text), restore);
        }
      };
      line.onblur = () => { if (!line.value.trim()) close(); };
      box.replaceChildren(line, count);
      this.drafts.set(key, text);
      line.oninput();
      return line;
    };
    button.onclick = () => open(this.drafts.get(key) ?? "").focus();
    if (this.drafts.has(key)) open(this.drafts.get(key));
    else box.append(button);
    return box;
  }

  #line(text, label) {
    const line = make("textarea", {
      value: text, rows: 1, maxLength: this.data.limit, dir: "auto", spellcheck: true,
      placeholder: "Enter keeps it, Esc closes", aria: { label },
    });
    return line;
  }

  #grow(line) {
    line.style.height = "auto";
    if (line.scrollHeight) line.style.height = `${line.scrollHeight + 2}px`;
  }

  // --- cards ------------------------------------------------------------------------------

  #fill() {
    const held = this.#focused();
    const cards = new Map(this.data.cards.map((card) => [card.id, card]));
    for (const [id, { node }] of this.nodes) {
      if (!cards.has(id)) { node.remove(); this.nodes.delete(id); }
    }
    const places = new Map();
    for (const card of this.kind.ordered(this.data.cards)) {
      const signature = JSON.stringify(card);
      let known = this.nodes.get(card.id);
      if (!known || (known.signature !== signature && this.editing !== card.id)) {
        const node = this.#card(card);
        known?.node.replaceWith(node);
        known = { node, signature, card };
        this.nodes.set(card.id, known);
      }
      const home = this.kind.home(this, card);
      const place = places.get(home) ?? 0;
      if (home.children[place] !== known.node) home.insertBefore(known.node, home.children[place] ?? null);
      places.set(home, place + 1);
    }
    this.known = new Set(cards.keys());
    this.kind.filled?.(this);
    this.#refocus(held);
  }

  about(card) {
    const times = card.times > 1 ? `${card.times} cards say this` : "";
    return [card.by, card.at, card.reworded ? "reworded" : "", times].filter(Boolean).join(" · ");
  }

  #card(card) {
    const words = make("span", { className: "words", dir: "auto", textContent: card.text });
    const small = this.kind.signed ? this.about(card) : "";
    const more = make("button", {
      type: "button", className: "more", textContent: "⋯", title: "What to do with this card (M)",
      tabIndex: -1, aria: { haspopup: "menu", label: `What to do with: ${card.text.slice(0, 80)}` },
    });
    const node = make(
      "div",
      {
        className: `card ${this.known.size && !this.known.has(card.id) ? "fresh" : ""}`,
        tabIndex: 0, role: "listitem", data: { id: card.id, standing: card.standing },
        aria: { label: `${card.text}. ${this.kind.spoken(this.data, card)}${STANDINGS[card.standing] ? `. ${STANDINGS[card.standing]}` : ""}` },
      },
      make(
        "div",
        { className: "said" },
        words,
        STANDINGS[card.standing] ? make("span", { className: "standing", textContent: STANDINGS[card.standing] }) : null,
        small ? make("span", { className: "small", textContent: small }) : null,
      ),
      make("div", { className: "hands" }, more),
    );
    more.onclick = (event) => { event.stopPropagation(); this.openMenu(card, more); };
    node.ondblclick = () => this.edit(card);
    this.kind.dress?.(this, card, node);
    return node;
  }

  // Change the words where they stand.
  edit(card) {
    if (!this.data.may.keep || this.editing) return;
    const known = this.nodes.get(card.id);
    if (!known) return;
    this.editing = card.id;
    const line = this.#line(card.text, "New words for this card");
    const done = (keep) => {
      if (this.editing !== card.id) return;
      this.editing = null;
      const text = line.value.trim();
      const changed = keep && text && text !== card.text;
      const now = this.data.cards.find((one) => one.id === card.id);
      if (now) {
        const node = this.#card(changed ? { ...now, text } : now);
        this.nodes.get(card.id).node.replaceWith(node);
        // An old signature: what the page says next is shown, the new words or the refusal.
        this.nodes.set(card.id, { node, signature: changed ? "" : JSON.stringify(now), card: now });
        node.focus();
      }
      if (changed) this.ask({ act: "reword", item: card.id, text }, () => this.#fill());
    };
    line.oninput = () => this.#grow(line);
    line.onkeydown = (event) => {
      if (event.isComposing) return;
      if (event.key === "Escape") { event.preventDefault(); done(false); }
      if (event.key === "Enter" && !event.shiftKey) { event.preventDefault(); done(true); }
    };
    line.onblur = () => done(true);
    known.node.classList.add("editing");
    known.node.replaceChildren(line);
    line.oninput();
    line.focus();
    line.select();
  }

  // Bring a card to everyone's attention: what was just clicked in the picture.
  look(id) {
    const known = this.nodes.get(id);
    if (known) {
      known.node.scrollIntoView({ block: "nearest" });
      known.node.focus({ preventScroll: true });
    }
  }

  // While a button is pointed at, the cell it leads to lights up.
  pointTo(button, cell) {
    const light = (on) => this.body.querySelector(cell)?.classList.toggle("target", on);
    for (const name of ["pointerenter", "focus"]) button.addEventListener(name, () => light(true));
    for (const name of ["pointerleave", "blur", "click"]) button.addEventListener(name, () => light(false));
  }

  pointAway() {
    for (const lit of this.body.querySelectorAll(".target")) lit.classList.remove("target");
  }

  // --- what a card can be asked -----------------------------------------------------------

  openMenu(card, from) {
    this.menu.open(card, from, this.kind.menu(this, card).flat().filter(Boolean));
  }

  common(card) {
    const { may } = this.data;
    return [
      may.keep && card.standing === "waiting" && may.sort && { words: "Approve: show it", act: { act: "accept", item: card.id } },
      may.keep && { words: "Edit the words", key: "Enter", edit: true },
    ];
  }

  away(card) {
    const { may } = this.data;
    return [
      may.sort && card.standing === "shown" && { words: "Hide from the room", key: "H", act: { act: "hide", item: card.id } },
      may.sort && card.standing === "hidden" && { words: "Show to the room again", key: "H", act: { act: "accept", item: card.id } },
      may.keep && { words: "Withdraw", key: "Del", act: { act: "withdraw", item: card.id } },
    ];
  }

  // --- the keyboard -----------------------------------------------------------------------

  #onKey(event) {
    const at = event.composedPath()[0];
    if (at.tagName === "TEXTAREA") return;
    if (this.menu.isOpen) { this.menu.onKey(event); return; }
    if (event.key === "z" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.ask({ act: "undo" });
      return;
    }
    const node = at.closest?.(".card");
    if (!node || at !== node || event.ctrlKey || event.metaKey || event.altKey) return;
    const card = this.data.cards.find((one) => one.id === node.dataset.id);
    if (card && this.#cardKey(card, node, event)) event.preventDefault();
  }

  #cardKey(card, node, event) {
    const { may } = this.data;
    if (this.kind.key?.(this, card, event)) return true;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const all = [...this.body.querySelectorAll(".card")];
      all[all.indexOf(node) + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
      return true;
    }
    if (event.key === "m" || event.key === "M" || event.key === "ContextMenu") {
      this.openMenu(card, node);
      return true;
    }
    if (!may.keep) return false;
    if (event.key === "Enter") { this.edit(card); return true; }
    if (event.key === "Delete" || event.key === "Backspace") {
      const all = [...this.body.querySelectorAll(".card")];
      const next = all[all.indexOf(node) + 1] ?? all[all.indexOf(node) - 1];
      next?.focus();
      this.ask({ act: "withdraw", item: card.id });
      return true;
    }
    if ((event.key === "h" || event.key === "H") && may.sort) {
      this.ask({ act: card.standing === "shown" ? "hide" : "accept", item: card.id });
      return true;
    }
    return false;
  }

  #focused() {
    const at = this.root.getRootNode().activeElement;
    const node = at && this.root.contains(at) ? at.closest(".card") : null;
    return node && at === node ? node.dataset.id : null;
  }

  #refocus(id) {
    const node = id && this.nodes.get(id)?.node;
    if (node && this.#focused() !== id) node.focus({ preventScroll: true });
  }
}

const STANDINGS = { hidden: "hidden from the room", waiting: "waits for your approval" };

// One grid for as long as the component stands; each update only changes what changed.
function cardGrid(kind, { data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".cards");
  root.grid ??= new CardGrid(root, kind);
  root.grid.update(JSON.parse(data.shown), (acts) => setTriggerValue("asked", acts));
}
