// How a card, a card merged into another, and a heading look in the inbox. People's words only
// ever become textContent.

const UNSEEN = { hidden: "hidden from the room", waiting: "waits for your approval" };

// 14:02, in the zone of whoever looks.
function clockOf(at) {
  const when = new Date(at);
  return [when.getHours(), when.getMinutes()].map((part) => String(part).padStart(2, "0")).join(":");
}

function smallPrint(card) {
  return [card.where, card.by, clockOf(card.at), card.reworded ? "reworded" : ""].filter(Boolean).join(" · ");
}

function cardRow(card, headingWords) {
  const unseen = UNSEEN[card.standing];
  // What waits stands by itself and has its buttons; it need not say so again.
  const shownUnseen = card.standing === "hidden" ? unseen : "";
  const times = card.merged.length ? `×${card.merged.length + 1}` : "";
  const under = headingWords && card.standing === "waiting" ? `under “${headingWords}”` : "";
  return make(
    "div",
    {
      className: "row card", tabIndex: -1, role: "listitem",
      data: { id: card.id, standing: card.standing, holdsKeys: "" },
      aria: { label: [card.text, times, smallPrint(card), unseen].filter(Boolean).join(". ") },
    },
    make("button", {
      type: "button", className: "tick", tabIndex: -1, title: "Choose (Space)",
      data: { holdsKeys: "" }, aria: { pressed: "false", label: `Choose: ${card.text.slice(0, 80)}` },
    }),
    make(
      "div",
      { className: "said" },
      make("span", { className: "words", dir: "auto", textContent: card.text }),
      make(
        "span",
        { className: "small" },
        make("span", { textContent: [smallPrint(card), under].filter(Boolean).join(" · ") }),
        shownUnseen ? make("span", { className: "standing", textContent: ` · ${shownUnseen}` }) : null,
      ),
    ),
    times ? make("span", { className: "times", textContent: times, title: `${card.merged.length} more cards say this` }) : null,
    make("div", { className: "hands", hidden: true }),
  );
}

function twinRow(twin) {
  return make(
    "div",
    {
      className: "row twin", tabIndex: -1, role: "listitem", data: { id: twin.id, holdsKeys: "" },
      aria: { label: `Merged: ${twin.text}. ${twin.by}` },
    },
    make(
      "div",
      { className: "said" },
      make("span", { className: "words", dir: "auto", textContent: twin.text }),
      make("span", { className: "small", textContent: [twin.by, clockOf(twin.at)].filter(Boolean).join(" · ") }),
    ),
    make("div", { className: "hands", hidden: true }),
  );
}

function headingRow(heading, count, folded) {
  return make(
    "div",
    {
      className: "row heading", tabIndex: -1, role: "listitem", data: { id: heading.id, holdsKeys: "" },
      aria: { label: `Heading: ${heading.text}, ${count} cards`, expanded: String(!folded) },
    },
    make("span", { className: "fold", textContent: folded ? "▸" : "▾" }),
    make("span", { className: "words", dir: "auto", textContent: heading.text }),
    make("span", { className: "count", textContent: String(count) }),
    make("div", { className: "hands", hidden: true }),
  );
}

function sectionRow(words) {
  return make("div", { className: "section", role: "presentation", textContent: words });
}

// A button for an action, with its key on it.
function actionButton(action, words) {
  return make(
    "button",
    { type: "button", className: `action ${action.name}`, tabIndex: -1, title: `${words} (${action.key})`, data: { action: action.name } },
    make("kbd", { textContent: action.key }),
    make("span", { textContent: words }),
  );
}
