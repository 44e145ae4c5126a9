// The one panel that may be open in the inbox: it asks what an action still needs, in its row.

class Asking {
  constructor(inbox) {
    this.inbox = inbox;
    this.key = null;
  }

  open(action, row, cards) {
    this.close();
    const panel = { edit: this.#edit, group: this.#group, move: this.#move }[action.panel].call(this, row, cards);
    if (!panel) return;
    this.inbox.at = this.key = row.key;
    const node = this.inbox.nodeOf(row.key);
    node.append(panel.node);
    node.classList.add("open");
    this.inbox.dress();
    panel.ready();
    node.scrollIntoView({ block: "nearest" });
  }

  // What came in meanwhile is shown again.
  close() {
    if (!this.key) return;
    const node = this.inbox.nodeOf(this.key);
    this.key = null;
    node?.querySelector(".panel")?.remove();
    node?.classList.remove("open");
    this.inbox.fill();
  }

  #leave() {
    this.close();
    this.inbox.goBack();
  }

  // Close, do these acts, and go on with the cards; what is refused is chosen still.
  #answered(acts, cards, words, row = null) {
    this.close();
    this.inbox.send(acts, this.inbox.chooseAgain());
    this.inbox.sorted(cards, `${words} · Z takes it back`, row && this.inbox.row(row.key));
    this.inbox.goBack();
  }

  #edit(row) {
    const { card, heading } = row, { limits } = this.inbox.data;
    const thing = heading ?? card;
    const done = (text) => {
      this.#leave();
      if (!text || text === thing.text) return;
      const act = heading ? { act: "reword_heading", heading: thing.id, text } : { act: "reword", item: thing.id, text };
      this.inbox.send([act], () => this.#editAgain(row.key, text));
    };
    return editPanel({
      text: thing.text, limit: heading ? limits.title : limits.card,
      hint: heading ? "" : "The first wording stays in the record.", done, leave: () => this.#leave(),
    });
  }

  // Refused words stand in their field again, unless something else is being written.
  #editAgain(key, text) {
    const row = this.inbox.row(key);
    if (this.key || !row) return;
    this.open({ panel: "edit" }, row, []);
    this.inbox.nodeOf(key).querySelector("textarea").value = text;
  }

  #group(row, cards) {
    const { data: { headings, limits } } = this.inbox;
    const done = (heading) => {
      this.last = heading.heading ?? null;
      const words = heading.text ?? headings.find((one) => one.id === heading.heading).text;
      const act = { act: "group_cards", items: cards.map((card) => card.id), ...heading };
      this.#answered([act], cards, `${counted(cards)} under “${words}”`, row);
    };
    // A heading that was just made is the newest.
    const last = headings.some((one) => one.id === this.last) ? this.last : headings.at(-1)?.id;
    return headingPanel({ headings, last, limit: limits.title, count: cards.length, done, leave: () => this.#leave() });
  }

  #move(row, cards) {
    const ways = waysFor(cards, this.inbox.data.ways);
    if (!ways.length) {
      this.inbox.say("There is nowhere else to move this.", "hint");
      return null;
    }
    const done = (acts, words) => this.#answered(acts, cards, `${counted(cards)} moved: ${words}`);
    return movePanel({ ways, done, leave: () => this.#leave() });
  }
}
