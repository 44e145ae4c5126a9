// The one menu of all cards in a grid: filled when it opens, closed by Escape or a click elsewhere.
//
// An item is {words, act, key?, disabled?}, {words, edit: true}, {heading}, or {pad: items} for a
// row of small buttons, among which {over: words} is a heading of its column.

class CardMenu {
  constructor(grid) {
    this.grid = grid;
    this.node = make("div", { className: "menu", role: "menu", hidden: true });
    grid.root.addEventListener("focusout", (event) => {
      if (this.isOpen && !this.node.contains(event.relatedTarget)) this.close();
    });
  }

  get isOpen() {
    return !this.node.hidden;
  }

  open(card, from, items) {
    this.card = card;
    this.node.replaceChildren(
      make("p", { className: "about", textContent: this.grid.about(card) }),
      ...items.map((item) => {
        if (item.heading !== undefined) return make("p", { className: "heading", textContent: item.heading });
        if (item.pad) return make("div", { className: item.className ?? "pills" }, ...item.pad.map((one) => this.#item(one)));
        return this.#item(item);
      }),
    );
    this.node.hidden = false;
    const around = this.grid.root.getBoundingClientRect();
    const at = from.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this.node;
    const below = at.bottom + height < window.innerHeight || at.top < height;
    const left = Math.min(at.right - around.left - width, around.width - width);
    this.node.style.left = `${Math.max(0, left)}px`;
    this.node.style.top = `${(below ? at.bottom : at.top - height) - around.top}px`;
    this.node.querySelector("button:not([disabled])")?.focus({ preventScroll: true });
  }

  #item(item) {
    if (item.over) return make("span", { className: "over", textContent: item.over });
    const button = make(
      "button",
      { type: "button", role: "menuitem", disabled: Boolean(item.disabled), className: item.className ?? "" },
      make("span", { textContent: item.words }),
      item.key ? make("kbd", { textContent: item.key }) : null,
    );
    if (item.title) { button.title = item.title; button.setAttribute("aria-label", item.title); }
    if (item.cell) this.grid.pointTo(button, item.cell);
    button.onclick = () => {
      const { grid, card } = this;
      this.close();
      if (item.edit) { grid.edit(card); return; }
      grid.nodes.get(card.id)?.node.focus();
      grid.ask(item.act);
    };
    return button;
  }

  close() {
    this.node.hidden = true;
    this.grid.pointAway();
  }

  onKey(event) {
    const items = [...this.node.querySelectorAll("button:not([disabled])")];
    const place = items.indexOf(event.composedPath()[0]);
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (step) {
      event.preventDefault();
      items[(place + step + items.length) % items.length]?.focus();
    } else if (event.key === "Escape" || event.key === "Tab") {
      event.preventDefault();
      this.close();
      this.grid.nodes.get(this.card.id)?.node.focus();
    }
  }
}
