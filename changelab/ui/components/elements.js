// The table of an activity system: elements down, past / present / future across. An entry is
// one card across all the periods it holds in.

const ELEMENTS = {
  frame(grid) {
    const { rows, columns, picked } = grid.data;
    const head = make(
      "div",
      { className: "head" },
      make("span"),
      ...columns.map((column) =>
        make("span", { className: `period ${column.key === picked ? "picked" : ""}`, textContent: column.words })),
    );
    grid.homes = new Map();
    return [head, ...rows.map((row) => {
      const entries = make("div", { className: "entries", role: "list", aria: { label: row.words } });
      grid.homes.set(row.key, entries);
      const cells = make("div", { className: "cells", data: { picked: String(columns.findIndex((one) => one.key === picked)) } }, entries);
      if (grid.data.may.keep) {
        cells.append(make("div", { className: "adders" }, ...columns.map((column) => grid.adder(row, column))));
      }
      return make(
        "section",
        { className: "row", data: { row: row.key } },
        make(
          "div",
          { className: "label" },
          make("span", { className: "name", dir: "auto", textContent: row.words }),
          row.term ? make("span", { className: "term", textContent: row.term }) : null,
          make("span", { className: "prompt", dir: "auto", textContent: row.prompt }),
        ),
        cells,
      );
    })];
  },

  home: (grid, card) => grid.homes.get(card.row),

  // What runs through most periods stands on top; then as it came.
  ordered: (cards) => cards.toSorted((one, other) => other.columns.length - one.columns.length),

  cell: (row, column) => `${row.words}, ${column.words}`,
  adding: (place, row, column, text) =>
    ({ act: "add_entry", system: place.place, element: row, period: column, text }),

  spoken(data, card) {
    const row = data.rows.find((one) => one.key === card.row);
    const periods = data.columns.filter((one) => card.columns.includes(one.key)).map((one) => one.words);
    return `${row.words}, ${periods.join(" and ")}`;
  },

  next(grid, card) {
    const keys = grid.data.columns.map((one) => one.key);
    return grid.data.columns[keys.indexOf(card.columns.at(-1)) + 1];
  },

  dress(grid, card, node) {
    const keys = grid.data.columns.map((one) => one.key);
    const first = keys.indexOf(card.columns[0]), last = keys.indexOf(card.columns.at(-1));
    node.style.gridColumn = `${first + 1} / ${last + 2}`;
    node.dataset.span = String(last - first + 1);
    if (last - first + 1 > card.columns.length) {
      node.classList.add("broken");
      const missing = grid.data.columns[first + 1].words;
      node.querySelector(".said").append(make("span", { className: "standing", textContent: `not in: ${missing}` }));
    }
    const next = this.next(grid, card);
    if (!next || !grid.data.may.keep) return;
    const carry = make("button", {
      type: "button", className: "carry", textContent: "→", tabIndex: -1,
      title: `Carry to: ${next.words} (key →)`, aria: { label: `Carry to ${next.words}: ${card.text.slice(0, 80)}` },
    });
    carry.onclick = (event) => {
      event.stopPropagation();
      node.focus();
      grid.ask({ act: "carry_entry", entry: card.id, period: next.key });
    };
    node.querySelector(".hands").append(carry);
  },

  key(grid, card, event) {
    if (!grid.data.may.keep) return false;
    const next = this.next(grid, card);
    if (event.key === "ArrowRight") {
      if (next) grid.ask({ act: "carry_entry", entry: card.id, period: next.key });
      return true;
    }
    if (event.key === "ArrowLeft") {
      grid.ask({ act: "drop_entry", entry: card.id, period: card.columns.at(-1) });
      return true;
    }
    return false;
  },

  menu(grid, card) {
    const { columns, rows, systems, place, may } = grid.data;
    const next = this.next(grid, card);
    const keep = may.keep;
    return [
      grid.common(card),
      keep && columns.filter((one) => !card.columns.includes(one.key)).map((one) => ({
        words: one === next ? `Carry to: ${one.words}` : `Also in: ${one.words}`, key: one === next ? "→" : "",
        act: { act: "carry_entry", entry: card.id, period: one.key },
      })),
      keep && card.columns.length > 1 && columns.filter((one) => card.columns.includes(one.key)).map((one) => ({
        words: `No longer in: ${one.words}`, key: one.key === card.columns.at(-1) ? "←" : "",
        act: { act: "drop_entry", entry: card.id, period: one.key },
      })),
      keep && { heading: "Move to" },
      keep && { pad: rows.filter((row) => row.key !== card.row).map((row) => ({
        words: row.words, act: { act: "move_entry", entry: card.id, element: row.key },
      })) },
      keep && systems.length > 1 && { heading: "Into another system" },
      keep && systems.length > 1 && { pad: systems.filter((one) => one.key !== place).map((one) => ({
        words: one.words, act: { act: "move_entry", entry: card.id, system: one.key },
      })) },
      { heading: "" },
      grid.away(card),
    ];
  },

  // A cell nobody has filled says "?"; in the period at hand also what to ask.
  filled(grid) {
    const { rows, columns, picked, cards } = grid.data;
    for (const row of rows) {
      const section = grid.body.querySelector(`.row[data-row="${row.key}"]`);
      for (const column of columns) {
        const empty = !cards.some((card) => card.row === row.key && card.columns.includes(column.key));
        const box = section.querySelector(`.adder[data-column="${column.key}"]`);
        if (box) {
          box.classList.toggle("empty", empty);
          box.classList.toggle("here", column.key === picked);
        }
      }
      const unknown = !cards.some((card) => card.row === row.key && card.columns.includes(picked));
      section.classList.toggle("unknown", unknown);
    }
  },
};

export default (component) => cardGrid(ELEMENTS, component);
