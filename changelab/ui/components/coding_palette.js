// The codes one works with, by codebook. Codes of codebooks that stand open have keys, in the order
// in which they stand: a hand finds them without looking.

const CODE_KEYS = "1234567890qwertyuiopasdfghjklxcvbnm";

class Palette {
  constructor(board) {
    this.board = board;
    this.open = null;
    this.find = make("input", {
      type: "search", className: "find", placeholder: "Find a code  ( / )", aria: { label: "Find a code" },
      oninput: () => this.fill(),
    });
    this.list = make("div", { className: "books" });
    this.about = make("div", { className: "about", aria: { live: "polite" } });
    this.node = make("div", { className: "palette", role: "group", aria: { label: "Codes" } }, this.find, this.list, this.about);
    // What is selected in the text stays selected while a code is clicked.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.find.addEventListener("keydown", (event) => this.#onKey(event));
  }

  update(data) {
    this.data = data;
    const ids = data.books.map((book) => book.id);
    if (!this.open) {
      const used = data.books.filter((book) => book.own || book.codes.some((code) => data.used[code.id]));
      const codes = data.books.flatMap((book) => book.codes.filter((code) => code.applies && !code.retired));
      const atOnce = codes.length <= CODE_KEYS.length ? data.books : used.length ? used : data.books.slice(0, 2);
      this.open = new Set(atOnce.map((book) => book.id));
    } else {
      // A codebook that was just taken in is what one wants to work with.
      for (const id of ids) if (!this.known.has(id)) this.open.add(id);
    }
    this.known = new Set(ids);
    this.fill();
  }

  fill() {
    const wanted = this.find.value.trim().toLowerCase();
    this.keys = new Map();
    let nth = 0;
    this.shown = [];
    this.list.replaceChildren(...this.data.books.map((book) => {
      const open = wanted ? true : this.open.has(book.id);
      const offered = book.codes.filter((code) => !code.retired);
      const keyed = new Map();
      for (const code of offered) {
        if (!code.applies || !this.open.has(book.id) || nth >= CODE_KEYS.length) continue;
        this.keys.set(CODE_KEYS[nth], code);
        keyed.set(code.id, CODE_KEYS[nth]);
        nth += 1;
      }
      const matching = offered.filter((code) => !wanted || (code.applies && code.name.toLowerCase().includes(wanted)));
      if (wanted && !matching.length) return null;
      this.shown.push(...(open ? matching.filter((code) => code.applies) : []));
      return make("section", {},
        make("button", {
          type: "button", className: "book", textContent: book.title, aria: { expanded: String(open) },
          onclick: () => this.#fold(book.id),
        }),
        ...(open ? matching.map((code) => this.#code(code, keyed.get(code.id))) : []),
        open && !matching.length ? make("div", { className: "none", textContent: "No codes yet. Add one under Codebooks." }) : null,
      );
    }).filter(Boolean));
    if (wanted) this.list.append(...this.#offer());
  }

  #code(code, key) {
    if (!code.applies) return make("div", { className: "over", textContent: code.name, title: code.definition });
    const count = this.data.used[code.id];
    const node = make("button", {
      type: "button", className: "code", data: { code: code.id }, aria: { label: [code.name, key && `key ${key}`].filter(Boolean).join(", ") },
      onclick: () => this.board.apply(code),
      onmouseenter: () => this.tell(code),
      onfocus: () => this.tell(code),
    },
      make("span", { className: "swatch" }),
      make("span", { className: "name", textContent: code.name }),
      count ? make("span", { className: "count", textContent: count, title: "How often you used it" }) : null,
      key ? make("kbd", { textContent: key.toUpperCase() }) : null,
    );
    node.style.setProperty("--code", code.colour);
    node.style.setProperty("--depth", code.depth);
    return node;
  }

  // What is looked for and not there can be added, if there is a codebook for it.
  #offer() {
    const name = this.find.value.trim();
    const own = this.data.books.find((book) => book.own);
    const none = this.shown.length ? [] : [make("div", { className: "none", textContent: "No code is called so." })];
    const taken = own?.codes.some((code) => code.name.toLowerCase() === name.toLowerCase());
    if (!own || taken) return none;
    return [...none, make("button", {
      type: "button", className: "add", textContent: `+ Add “${name}”`, title: `Adds it to ${own.title}`,
      onclick: () => this.#add(own, name),
    })];
  }

  #add(own, name) {
    this.find.value = "";
    this.open.add(own.id);
    this.fill();
    this.board.addCode(own, name);
    this.board.focus();
  }

  // What the code means, below the list.
  tell(code) {
    this.about.replaceChildren(
      make("b", { textContent: code.name }),
      make("span", { textContent: code.definition || "No definition is written yet." }),
    );
  }

  #fold(id) {
    if (!this.open.delete(id)) this.open.add(id);
    this.fill();
  }

  #onKey(event) {
    if (event.key === "Escape") { this.find.value = ""; this.fill(); this.board.focus(); }
    if (event.key === "Enter" && this.shown.length) {
      const code = this.shown[0];
      this.find.value = "";
      this.fill();
      this.board.apply(code);
      this.board.focus();
    }
  }
}
