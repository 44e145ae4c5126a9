// What an action asks further, in place: other words, a heading, or where a card belongs.
// Each gives a node and what to do with the answer; Escape leaves everything as it was.

// A text that is changed where it stands. Enter keeps it.
function editPanel({ text, limit, hint, done, leave }) {
  const line = make("textarea", {
    value: text, rows: 1, maxLength: limit, dir: "auto", spellcheck: true, aria: { label: "New words" },
  });
  const grow = () => {
    line.style.height = "auto";
    line.style.height = `${line.scrollHeight + 2}px`;
  };
  line.oninput = grow;
  line.onkeydown = (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape") { event.preventDefault(); leave(); }
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      done(line.value.trim());
    }
  };
  const node = make(
    "div", { className: "panel" }, line,
    make(
      "div", { className: "answers" },
      answer("Enter", "Keep", () => done(line.value.trim())),
      answer("Esc", "Leave as it was", leave),
      make("span", { className: "hint", textContent: hint }),
    ),
  );
  return { node, ready: () => { grow(); line.focus(); line.select(); } };
}

// A heading: one that is there, or a new one by its words. The one used last comes first, and is
// meant if nothing is typed.
function headingPanel({ headings, last, limit, count, done, leave }) {
  const line = make("input", {
    type: "text", maxLength: limit, dir: "auto", autocomplete: "off",
    placeholder: `A heading for ${count === 1 ? "this card" : `these ${count} cards`}`, aria: { label: "Heading" },
  });
  const list = make("div", { className: "options" });
  const known = headings.toSorted((one, other) => (other.id === last) - (one.id === last));
  let offered = [], marked = known[0]?.id === last ? 0 : -1;
  const show = () => {
    const typed = line.value.trim().toLowerCase();
    offered = known.filter((one) => one.text.toLowerCase().includes(typed));
    marked = Math.min(marked, offered.length - 1);
    list.replaceChildren(...offered.map((heading, place) => make("button", {
      type: "button", className: `option ${place === marked ? "marked" : ""}`, dir: "auto",
      textContent: heading.text, onclick: () => done({ heading: heading.id }),
    })));
  };
  line.oninput = () => { marked = -1; show(); };
  line.onkeydown = (event) => {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && offered.length) {
      event.preventDefault();
      marked = (marked + step + offered.length) % offered.length;
      show();
    } else if (event.key === "Escape") {
      event.preventDefault();
      leave();
    } else if (event.key === "Enter") {
      event.preventDefault();
      const text = line.value.trim();
      if (marked >= 0) done({ heading: offered[marked].id });
      else if (text) done({ text });
    }
  };
  show();
  const hint = headings.length ? "Type a new one, or Enter for the marked one; ↑ ↓ mark" : "Enter puts it there, Esc leaves it";
  const node = make("div", { className: "panel" }, line, list, make("span", { className: "hint", textContent: hint }));
  return { node, ready: () => line.focus() };
}

// Where a card belongs: rows of buttons, walked with the arrows or pressed by number.
function movePanel({ ways, done, leave }) {
  const buttons = [];
  const rows = ways.map(({ words, options }) => make(
    "div", { className: "way" },
    make("span", { className: "label", textContent: words }),
    make("div", { className: "options" }, ...options.map((option) => {
      const number = option.here ? 0 : buttons.filter((one) => !one.disabled).length + 1;
      const button = make(
        "button", { type: "button", className: "option", disabled: Boolean(option.here), onclick: () => done(option.acts, option.words) },
        number && number < 10 ? make("kbd", { textContent: String(number) }) : null,
        make("span", { dir: "auto", textContent: option.here ? `● ${option.words}` : option.words }),
      );
      buttons.push(button);
      return button;
    })),
  ));
  const open = () => buttons.filter((button) => !button.disabled);
  const node = make("div", { className: "panel" }, ...rows, make("span", { className: "hint", textContent: "A number or the arrows and Enter; Esc leaves it" }));
  node.onkeydown = (event) => {
    const all = open(), place = all.indexOf(event.composedPath()[0]);
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (step) {
      event.preventDefault();
      all[(place + step + all.length) % all.length]?.focus();
    } else if (event.key === "Escape") {
      event.preventDefault();
      leave();
    } else if (/^[1-9]$/.test(event.key) && all[Number(event.key) - 1]) {
      event.preventDefault();
      all[Number(event.key) - 1].click();
    }
  };
  return { node, ready: () => open()[0]?.focus() };
}

function answer(key, words, onclick) {
  return make("button", { type: "button", className: "action", onclick }, make("kbd", { textContent: key }), make("span", { textContent: words }));
}
