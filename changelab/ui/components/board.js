// The 3x3 board: mirror / ideas / model across, past / present / future down; beside it the
// lines that were kept and wait for their place.

const BOARD = {
  // Cards on the board say who wrote them and when.
  signed: true,

  frame(grid) {
    const { rows, columns, may } = grid.data;
    grid.homes = new Map();
    const head = make(
      "div",
      { className: "head" },
      make("span"),
      ...columns.map((column) => make(
        "span", { className: "surface" },
        make("span", { className: "name", dir: "auto", textContent: column.words }),
        make("span", { className: "term", textContent: column.meaning }),
      )),
    );
    const body = rows.map((row) => make(
      "section",
      { className: "row", data: { row: row.key } },
      make("div", { className: "label" }, make("span", { className: "name", dir: "auto", textContent: row.words })),
      ...columns.map((column) => {
        const list = make("div", { className: "list", role: "list", aria: { label: `${column.words}, ${row.words}` } });
        grid.homes.set(`${row.key}/${column.key}`, list);
        return make("div", { className: "cell", data: { row: row.key, column: column.key } }, list, may.keep ? grid.adder(row, column) : null);
      }),
    ));
    const kept = make("div", { className: "list", role: "list", aria: { label: "Kept lines, not placed yet" } });
    grid.homes.set("kept", kept);
    grid.tray = make(
      "aside",
      { className: "tray", hidden: true },
      make("h3", { textContent: "Kept lines, not placed yet" }),
      may.keep ? make("p", { className: "prompt", textContent: "Press the square where a line belongs." }) : null,
      kept,
    );
    return [make("div", { className: "board" }, head, ...body), grid.tray];
  },

  home: (grid, card) => grid.homes.get(card.columns.length ? `${card.row}/${card.columns[0]}` : "kept"),
  ordered: (cards) => cards,
  cell: (row, column) => `${column.words}, ${row.words}`,
  adding: (place, row, column, text) => ({ act: "place_note", surface: column, period: row, text }),

  spoken(data, card) {
    const row = data.rows.find((one) => one.key === card.row).words;
    const column = data.columns.find((one) => one.key === card.columns[0])?.words ?? "not placed yet";
    return `${column}, ${row}`;
  },

  // The nine squares of the board, small: press one and the card goes there.
  pad(grid, card) {
    const { rows, columns } = grid.data;
    return rows.flatMap((row) => columns.map((column) => ({
      words: card.row === row.key && card.columns[0] === column.key ? "●" : "",
      title: `Move to ${column.words}, ${row.words}`,
      className: "square",
      disabled: card.row === row.key && card.columns[0] === column.key,
      cell: `.cell[data-row="${row.key}"][data-column="${column.key}"]`,
      act: { act: "move_note", note: card.id, surface: column.key, period: row.key },
    })));
  },

  dress(grid, card, node) {
    if (card.columns.length || !grid.data.may.keep) return;
    const squares = this.pad(grid, card).map((item) => {
      const button = make("button", { type: "button", className: "square", title: item.title, aria: { label: item.title } });
      button.onclick = (event) => { event.stopPropagation(); grid.ask(item.act); };
      grid.pointTo(button, item.cell);
      return button;
    });
    node.append(make("div", { className: "pad", role: "group", aria: { label: "Where it belongs" } }, ...squares));
  },

  menu(grid, card) {
    const { may, columns } = grid.data;
    return [
      grid.common(card),
      may.keep && { heading: "Move to" },
      may.keep && { pad: [...columns.map((one) => ({ over: one.words })), ...this.pad(grid, card)], className: "pad wide" },
      { heading: "" },
      grid.away(card),
    ];
  },

  filled(grid) {
    grid.tray.hidden = !grid.data.cards.some((card) => card.columns.length === 0);
    grid.root.classList.toggle("with-tray", !grid.tray.hidden);
    for (const cell of grid.body.querySelectorAll(".cell")) {
      cell.classList.toggle("empty", !cell.querySelector(".card"));
    }
  },
};

export default (component) => cardGrid(BOARD, component);
