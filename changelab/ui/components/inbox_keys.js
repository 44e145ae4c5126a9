// What can be done in the inbox, each with its key. An action is offered where `can` says so, for
// the cards it would be done to; it is either `acts` to send, or a panel that asks further.

const many = (words, cards) => (cards.length > 1 ? `${words} ${cards.length}` : words);
const isEntry = (card) => card.id[0] === "e";
const isNote = (card) => card.id[0] === "n";

const ACTIONS = [
  {
    name: "approve", key: "A", first: true,
    can: (cards) => cards.some((card) => card.standing !== "shown"),
    words: (cards) => many(cards.some((card) => card.standing === "waiting") ? "Approve" : "Show", cards),
    acts: (cards) => cards.filter((card) => card.standing !== "shown").map((card) => ({ act: "accept", item: card.id })),
    done: (cards) => `${counted(cards)} shown`,
  },
  {
    name: "hide", key: "H", first: true,
    can: (cards) => cards.some((card) => card.standing !== "hidden"),
    words: (cards) => many("Hide", cards),
    acts: (cards) => cards.filter((card) => card.standing !== "hidden").map((card) => ({ act: "hide", item: card.id })),
    done: (cards) => `${counted(cards)} hidden`,
  },
  { name: "edit", key: "E", one: true, can: (cards) => cards.length === 1, words: () => "Edit", panel: "edit" },
  {
    name: "merge", key: "M",
    can: () => true,
    others: true,
    words: (others) => (others.length ? `Merge ${others.length} into this` : "Merge"),
    refuse: (others) => (others.length ? "" : "Choose the cards that say the same with Space. Then go to the one that stays, and press M."),
    acts: (others, card) => [{ act: "merge_cards", into: card.id, items: others.map((one) => one.id) }],
    done: (others) => `${counted(others)} merged; each keeps its words and its author`,
  },
  { name: "group", key: "G", can: () => true, words: (cards) => many("Group", cards), panel: "group" },
  {
    name: "out", key: "U",
    can: (cards) => cards.some((card) => card.heading || card.merged.length),
    words: (cards) => (cards.some((card) => card.heading) ? many("Take out", cards) : "Separate"),
    acts(cards) {
      const grouped = cards.filter((card) => card.heading);
      if (grouped.length) return [{ act: "ungroup_cards", items: grouped.map((card) => card.id) }];
      return cards.flatMap((card) => card.merged.map((twin) => ({ act: "separate_card", item: twin.id })));
    },
    done: (cards) => (cards.some((card) => card.heading) ? `${counted(cards)} taken out` : "Separated"),
  },
  { name: "move", key: "→", can: () => true, words: (cards) => many("Move", cards), panel: "move" },
];

const TWIN_ACTIONS = [
  {
    name: "out", key: "U", can: () => true, words: () => "Separate",
    acts: ([twin]) => [{ act: "separate_card", item: twin.id }], done: () => "Separated",
  },
];

const HEADING_ACTIONS = [
  { name: "edit", key: "E", can: () => true, words: () => "Edit", panel: "edit" },
  {
    name: "out", key: "U", can: () => true, words: () => "Take all out",
    acts: ([heading]) => [{ act: "ungroup_cards", items: heading.cards.map((card) => card.id) }],
    done: () => "Taken out; the heading is gone",
  },
];

const KEY_OF_ACTION = {
  a: "approve", h: "hide", e: "edit", m: "merge", g: "group", u: "out", v: "move", ArrowRight: "move",
};

// The keys that are about the list itself, as its foot names them.
const LEGEND = [
  ["Alt C", "cards"], ["↑ ↓", "go"], ["Space", "choose"], ["F", "filter"], ["Z", "undo"], ["Esc", "line"],
];

function counted(cards) {
  return cards.length === 1 ? "1 card" : `${cards.length} cards`;
}
