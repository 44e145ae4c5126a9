// A table of counts and the same as bars; a count that stands on passages can be pressed.
export default function ({ data, parentElement, setTriggerValue }) {
  // So many rows stand on a screen, so many columns beside one another with their names level.
  const AT_A_GLANCE = 14, AT_EASE = 8;
  const frame = parentElement.querySelector(".counts");
  // This runs anew at every rerun: what did not change stays, and keeps the focus.
  if (parentElement.drawn === data.shown) return;
  parentElement.drawn = data.shown;
  const { label, corner, columns, rows, foot, bars, chosen } = JSON.parse(data.shown);

  const opens = (part, node) => {
    node.onclick = () => setTriggerValue("chosen", part.key);
    node.setAttribute("aria-pressed", String(part.key === chosen));
    node.setAttribute("aria-label", part.title);
    node.title = part.title;
    return node;
  };

  const cell = (one) => {
    const inside = [
      make("span", { className: "figure", textContent: one.text }),
      one.small ? make("span", { className: "small", textContent: one.small }) : null,
    ];
    const shown = one.key
      ? opens(one, make("button", { type: "button" }, ...inside))
      : make("span", { className: "still", title: one.title }, ...inside);
    const node = make("td", { className: `${one.shade ? "filled" : ""} ${one.framed ? "framed" : ""}` }, shown);
    node.style.setProperty("--shade", `${Math.round(one.shade * 55)}%`);
    return node;
  };

  const line = (row) => {
    const head = make(
      "th",
      { scope: "row", dir: "auto", colSpan: row.cells.length ? 1 : columns.length + 1 },
      make("span", { className: "words", textContent: row.words }),
      row.small ? make("span", { className: "small", textContent: row.small }) : null,
    );
    return make("tr", { className: row.kind }, head, ...row.cells.map(cell));
  };

  const table = make(
    "table",
    { aria: { label }, className: columns.length > AT_EASE ? "narrow" : "" },
    make(
      "thead",
      {},
      make(
        "tr",
        {},
        make("th", { scope: "col", className: "corner", textContent: corner }),
        ...columns.map((words) => make("th", { scope: "col", dir: "auto" }, make("span", { textContent: words }))),
      ),
    ),
    make("tbody", {}, ...rows.map(line)),
    foot.length ? make("tfoot", {}, ...foot.map(line)) : null,
  );

  const bar = (row) => {
    const track = make("div", { className: "track" });
    for (const part of row.parts) {
      const node = part.key
        ? opens(part, make("button", { type: "button" }))
        : make("span", { title: part.title });
      node.style.width = `${(100 * part.value) / bars.max}%`;
      node.style.background = part.colour;
      node.append(make("span", { textContent: part.text }));
      track.append(node);
    }
    for (const mark of bars.marks) {
      const node = make("i", { className: "mark", title: mark.words });
      node.style.left = `${(100 * mark.at) / bars.max}%`;
      track.append(node);
    }
    return make(
      "div",
      { className: "bar" },
      make("span", { className: "name", dir: "auto", textContent: row.words }),
      track,
      make("span", { className: "end", textContent: row.text }),
    );
  };

  const legend = () =>
    make("div", { className: "legend" }, ...bars.legend.map(({ words, colour }) => {
      const square = make("i");
      square.style.background = colour;
      return make("span", { dir: "auto" }, square, words);
    }));

  const chart = bars
    ? make("div", { className: "chart", role: "group", aria: { label: bars.label } },
      make("div", { className: "title", textContent: bars.label }), legend(), ...bars.rows.map(bar))
    : null;
  const wide = make("div", { className: "wide" }, table);
  table.style.minWidth = `${8 + 3.3 * columns.length}rem`;
  // Below a long table nobody would look for the bars.
  const parts = rows.length > AT_A_GLANCE ? [chart, wide] : [wide, chart];
  frame.replaceChildren(...parts.filter(Boolean));
}
