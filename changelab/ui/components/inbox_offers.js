// What a row offers: all actions when it is at hand or under the pointer; while it waits, the
// first ones. And to which cards an action is then done.

class Offers {
  constructor(inbox) {
    this.inbox = inbox;
    this.over = null;
    // One click does it: a card under the pointer need not be at hand first.
    inbox.list.addEventListener("pointerover", (event) => this.#hover(event.target.closest(".row")));
    inbox.list.addEventListener("pointerleave", () => this.#hover(null));
  }

  of(row) {
    return row.heading ? HEADING_ACTIONS : row.twin ? TWIN_ACTIONS : ACTIONS;
  }

  // The chosen cards, or else the one of this row.
  targets(action, row) {
    if (!row.card) return [row.heading ?? row.twin];
    const { chosen, cards, at } = this.inbox;
    const all = [...chosen].map((id) => cards.get(id));
    if (action.others) return all.filter((card) => card.id !== row.key);
    const together = all.length > 0 && !action.one && (row.key === at || chosen.has(row.key));
    return together ? all : [row.card];
  }

  show(row, node) {
    const { inbox } = this;
    const hands = node.querySelector(".hands");
    const waiting = row.card ? waits(row.card) : false;
    // What waits has its buttons already: nothing moves away from under the pointer.
    const atHand = row.key === inbox.at, over = row.key === this.over && !waiting;
    const offered = !inbox.data.may.sort || inbox.asking.key === row.key ? []
      : this.#offered(row).filter(({ action }) => atHand || over || (waiting && action.first));
    hands.classList.toggle("short", over && !atHand);
    hands.hidden = offered.length === 0;
    const signature = offered.map(({ action, words }) => `${action.name} ${words}`).join();
    if (hands.offered === signature) return;
    hands.offered = signature;
    hands.replaceChildren(...offered.map(({ action, words }) => actionButton(action, words)));
  }

  #offered(row) {
    return this.of(row)
      .map((action) => ({ action, cards: this.targets(action, row) }))
      .filter(({ action, cards }) => action.can(cards))
      .map(({ action, cards }) => ({ action, words: action.words(cards) }));
  }

  #hover(node) {
    const key = node?.dataset.id ?? null;
    if (key === this.over) return;
    const left = this.over;
    this.over = key;
    for (const one of [left, key]) {
      const row = one && this.inbox.row(one);
      if (row) this.show(row, this.inbox.nodeOf(one));
    }
  }
}
