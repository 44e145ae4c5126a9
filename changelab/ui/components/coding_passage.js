// How a passage looks, with what is coded in it. People's words only ever become textContent.

const short = (words, limit = 48) => {
  const points = Array.from(words.replace(/\s+/g, " "));
  return points.length > limit ? `${points.slice(0, limit - 1).join("").trimEnd()}…` : points.join("");
};

function groupedByItem(codings) {
  const found = new Map();
  for (const one of codings) found.set(one.item, [...(found.get(one.item) ?? []), one]);
  return found;
}

function passageNode(passage, codings, { at, words, ranged, board }) {
  const named = codings.map((one) => ({ ...one, ...described(board.codes.get(one.code)) }));
  const node = make("div", {
    className: ["passage", at && "at", ranged && "ranged", passage.gone && "gone"].filter(Boolean).join(" "),
    tabIndex: at ? 0 : -1, role: "listitem", data: { id: passage.id, holdsKeys: "" },
    aria: { label: [passage.head, passage.gone || passage.text, named.map((one) => one.name).join(", ")].filter(Boolean).join(". ") },
  },
    make("div", { className: "head" }, make("span", { textContent: passage.head }),
      ...passage.episodes.map((title) => make("span", { className: "episode", textContent: `in “${title}”` })),
      passage.memos ? make("span", { className: "memos", textContent: passage.memos === 1 ? "1 memo" : `${passage.memos} memos` }) : null),
    passage.gone
      ? make("div", { className: "words", textContent: passage.gone })
      : make("div", { className: "words", dir: "auto" }, ...segments(passage, named, words)),
    named.length ? make("div", { className: "marks" }, ...named.map((one) => chip(one, passage, board))) : null,
  );
  if (named.some((one) => one.start === null)) node.style.setProperty("--code", named.find((one) => one.start === null).colour);
  return node;
}

const described = (code) => ({ name: code?.name ?? "a code that is gone", colour: code?.colour ?? "#6b7280" });

function segments(passage, named, words) {
  const marks = named.filter((one) => one.start !== null);
  const chosen = words ? [{ ...words, chosen: true }] : [];
  return piecesOf(passage.text, [...marks, ...chosen]).map((piece) => {
    const coded = piece.marks.filter((one) => !one.chosen);
    const span = make("span", { textContent: piece.text, className: piece.marks.length > coded.length ? "chosen" : "" });
    if (coded.length) {
      span.classList.add("coded");
      span.title = coded.map((one) => one.name).join(", ");
      // A line for each code, one above the other.
      span.style.backgroundImage = coded.map((one) => `linear-gradient(${one.colour}, ${one.colour})`).join(", ");
      span.style.backgroundPosition = coded.map((_, nth) => `0 calc(100% - ${nth * 3}px)`).join(", ");
      span.style.backgroundColor = `color-mix(in srgb, ${coded.at(-1).colour} 13%, transparent)`;
    }
    return span;
  });
}

function chip(coding, passage, board) {
  const own = coding.coder === board.data.coder;
  const quote = coding.start === null || passage.gone ? "" : `“${short(passageOf(passage.text, coding.start, coding.end), 34)}”`;
  const node = make("span", { className: ["mark", coding.doing && "doing", own || "other"].filter((one) => typeof one === "string").join(" ") },
    make("span", { className: "swatch" }),
    make("b", { textContent: coding.name }),
    quote ? make("span", { className: "quote", textContent: quote }) : null,
    own ? null : make("span", { className: "by", textContent: board.data.coders[coding.coder] ?? coding.coder }),
    own && coding.id ? make("button", {
      type: "button", className: "off", tabIndex: -1, textContent: "×",
      aria: { label: `Take off: ${coding.name}` }, title: "Take it off (Del)", onclick: () => board.takeOff(coding),
    }) : null,
  );
  node.style.setProperty("--code", coding.colour);
  return node;
}
