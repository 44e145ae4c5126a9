// Cards in a grid: what people said, in the cell where it belongs. Shared by the table of an
// activity system and by the 3x3 board. People's words only ever become textContent.
//
// `kind` says what differs: adding(place, row, column, text) -> act, menu(grid, card) -> items,
// key(grid, card, event) -> true if it used the key, dress(grid, card, node) for extra buttons.

function make(tag, properties = {}, ...children) {
  const { data, aria, ...own } = properties;
  const node = Object.assign(document.createElement(tag), own);
  for (const [name, value] of Object.entries(data ?? {})) node.dataset[name] = value;
  for (const [name, value] of Object.entries(aria ?? {})) node.setAttribute(`aria-${name}`, value);
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

// crypto.randomUUID needs https or localhost.
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}

class CardGrid {
  constructor(root, kind) {
    this.root = root;
    this.kind = kind;
    this.nodes = new Map();
    this.drafts = new Map();
    this.waiting = new Map();
    this.editing = null;
    this.frame = "";
    this.known = new Set();
    this.body = make("div", { className: "body" });
    this.menu = make("div", { className: "menu", role: "menu", hidden: true });
    this.status = make("p", { className: "status", role: "status", hidden: true });
    root.replaceChildren(this.body, this.status, this.menu);
    // Plain keys are ours here; the buttons of the page listen to Alt and a letter.
    for (const name of ["keydown", "keyup", "keypress"]) {
      root.addEventListener(name, (event) => { if (!event.altKey) event.stopPropagation(); });
    }
    root.addEventListener("keydown", (event) => this.#onKey(event));
    root.addEventListener("focusout", (event) => {
      if (!this.menu.hidden && !this.menu.contains(event.relatedTarget)) this.closeMenu();
    });
  }

  // --- what the page says -----------------------------------------------------------------

  update(data, send) {
    this.data = data;
    this.send = send;
    for (const ack of data.acks) this.#acknowledge(ack);
    const frame = JSON.stringify([data.place, data.rows, data.columns, data.picked, data.may]);
    if (frame !== this.frame) {
      const held = this.#focused();
      this.frame = frame;
      this.nodes.clear();
      this.body.replaceChildren(...this.kind.frame(this));
      this.#refocus(held);
    }
    this.#fill();
    if (data.look && data.look !== this.looked) this.look(data.look);
    this.looked = data.look;
  }

  // --- what the person wants --------------------------------------------------------------

  // An act is sent until it is acknowledged; it carries its id, so that twice is once.
  ask(act, restore = null) {
    const id = newId();
    this.waiting.set(id, { act: { id, ...act }, restore });
    this.say("");
    this.#flush();
  }

  #flush() {
    clearTimeout(this.timer);
    if (this.waiting.size === 0) return;
    this.send([...this.waiting.values()].map((one) => one.act));
    this.timer = setTimeout(() => this.#flush(), 4000);
  }

  #acknowledge({ id, refused }) {
    const sent = this.waiting.get(id);
    if (!sent) return;
    this.waiting.delete(id);
    if (this.waiting.size === 0) clearTimeout(this.timer);
    if (!refused) return;
    this.say(refused);
    sent.restore?.();
  }

  say(text) {
    this.status.textContent = text;
    this.status.hidden = !text;
  }

  // --- cells ------------------------------------------------------------------------------

  // The place to add a card in a cell: a quiet button that becomes a line to write in.
  adder(row, column, hint) {
    const key = `${this.data.place}/${row.key}/${column.key}`;
    const where = `${row.words}, ${column.words}`;
    const box = make("div", { className: "adder", data: { row: row.key, column: column.key } });
    const button = make(
      "button",
      { type: "button", className: "add", title: `Add to ${where}` },
      make("span", { className: "plus", textContent: "+" }),
      hint,
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

  #card(card) {
    const words = make("span", { className: "words", dir: "auto", textContent: card.text });
    const small = [card.by, card.at, card.reworded ? "reworded" : ""].filter(Boolean).join(" · ");
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

  // --- the menu of a card -----------------------------------------------------------------

  openMenu(card, from) {
    const items = this.kind.menu(this, card).flat().filter(Boolean);
    this.menu.replaceChildren(
      ...items.map((item) => {
        if (item.heading) return make("p", { className: "heading", textContent: item.heading });
        if (item.pad) return make("div", { className: item.className ?? "pills" }, ...item.pad.map((one) => this.#item(one, card)));
        return this.#item(item, card);
      }),
    );
    this.menu.hidden = false;
    const around = this.root.getBoundingClientRect();
    const at = from.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this.menu;
    const below = at.bottom + height < window.innerHeight || at.top < height;
    const left = Math.min(Math.max(0, at.right - around.left - width), around.width - width);
    this.menu.style.left = `${Math.max(0, left)}px`;
    this.menu.style.top = `${(below ? at.bottom : at.top - height) - around.top}px`;
    this.opened = card.id;
    this.menu.querySelector("button:not([disabled])")?.focus({ preventScroll: true });
  }

  #item(item, card) {
    const button = make(
      "button",
      { type: "button", role: "menuitem", disabled: Boolean(item.disabled), className: item.className ?? "" },
      make("span", { textContent: item.words }),
      item.key ? make("kbd", { textContent: item.key }) : null,
    );
    if (item.title) { button.title = item.title; button.setAttribute("aria-label", item.title); }
    button.onclick = () => {
      this.closeMenu();
      if (item.edit) this.edit(card);
      else { this.nodes.get(card.id)?.node.focus(); this.ask(item.act); }
    };
    return button;
  }

  closeMenu() {
    this.menu.hidden = true;
    this.opened = null;
  }

  // What every card can be asked.
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
    if (!this.menu.hidden) { this.#menuKey(event); return; }
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

  #menuKey(event) {
    const items = [...this.menu.querySelectorAll("button:not([disabled])")];
    const place = items.indexOf(event.composedPath()[0]);
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (step) {
      event.preventDefault();
      items[(place + step + items.length) % items.length]?.focus();
    } else if (event.key === "Escape" || event.key === "Tab") {
      event.preventDefault();
      const card = this.nodes.get(this.opened);
      this.closeMenu();
      card?.node.focus();
    }
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
  root.grid.update(data, (acts) => setTriggerValue("asked", acts));
}
