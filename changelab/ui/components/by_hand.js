// By hand: what is entered for a person without a phone. Whom for is chosen beside the scribe's
// line; above it stands what the room is asked now: where a card belongs, or what can be voted for.

const ME = "me", SOMEONE_NEW = "new";

class ByHand {
  // `scribe` has post(body), say(text, kind), line (its input) and changed().
  constructor(panel, select, scribe) {
    this.panel = panel;
    this.select = select;
    this.scribe = scribe;
    this.people = [];
    this.poles = [];
    this.place = null;
    this.votes = new Map();
    // With the keyboard one passes others on the way: the line gets the focus by Enter.
    let byKeyboard = false;
    select.onpointerdown = () => { byKeyboard = false; };
    select.onchange = () => this.choose(select.value, { stay: byKeyboard });
    select.onkeydown = (event) => {
      byKeyboard = true;
      if (event.key === "Enter") { event.preventDefault(); this.#toTheField(); }
      if (event.key === "Escape") { event.preventDefault(); this.choose(ME); }
    };
  }

  update(shown, join) {
    this.join = join;
    if (shown === this.shown) return;
    const before = this.data;
    this.shown = shown;
    this.data = JSON.parse(shown);
    this.people = this.data.people;
    const isSame = (name) => JSON.stringify(before?.[name]) === JSON.stringify(this.data[name]);
    // Someone may just be choosing: the list is not touched without need.
    if (!isSame("people")) this.#options();
    const { joined } = this.data;
    if (joined && joined.id === this.asked?.id && joined.id !== this.answered) {
      this.answered = joined.id;
      if (joined.refused) this.scribe.say(joined.refused, "error");
      else this.choose(joined.participant);
    }
    // Another task or vote asks something else, but not of someone who is just being added.
    if (this.select.value !== SOMEONE_NEW && !(isSame("takes") && isSame("ballot"))) {
      this.#letGo();
      this.#show();
    }
  }

  get whose() {
    return this.people.find((one) => one.id === this.select.value) ?? null;
  }

  get isForMe() {
    return this.select.value === ME;
  }

  get called() {
    const { whose } = this;
    return whose ? (whose.name ? `${whose.name} (${whose.id})` : whose.id) : "";
  }

  choose(key, { stay = false } = {}) {
    this.select.value = key;
    if (!this.select.value) this.select.value = ME;
    this.#letGo();
    this.#show();
    this.scribe.changed();
    if (!stay) this.#toTheField();
  }

  #toTheField() {
    (this.panel.querySelector(".joining input") ?? this.scribe.line).focus({ preventScroll: true });
  }

  // What a typed text means for this person, if more than the text says it; else null.
  act(text) {
    const { takes } = this.data ?? {};
    if (!this.whose || !takes) return null;
    const { place, poles } = this;
    if (poles.length) {
      const words = poles.map((one) => one.words).join(" ⚡ ");
      const at = poles.map((one) => ({ element: one.element }));
      return { act: { act: "log_contradiction", poles: at, period: takes.period, text }, words };
    }
    if (place?.element) return { act: { act: "add_entry", element: place.element, period: takes.period, text }, words: place.words };
    if (place?.surface) return { act: { act: "place_note", surface: place.surface, period: takes.period, text }, words: place.words };
    if (place?.prompt) return { act: { act: "answer_prompt", prompt: place.prompt, text }, words: place.words };
    if (takes.kind === "commitments") {
      const [, what, when] = /^(.+?)\s+by\s+([^,.;]{1,60})[.]?$/i.exec(text) ?? [, text, ""];
      return { act: { act: "make_commitment", who: "I", text: what.replace(/^I will\s+/i, ""), by_when: when }, words: takes.words };
    }
    return null;
  }

  sent() {
    this.#letGo();
    this.#show();
  }

  // A number in the empty line presses the place or the candidate of that number.
  pressed(number) {
    const button = this.whose && this.panel.querySelectorAll(".chips button")[number - 1];
    button?.click();
    return Boolean(button);
  }

  #options() {
    const chosen = this.select.value || ME;
    const option = (value, text) => make("option", { value, textContent: text });
    this.select.replaceChildren(
      option(ME, "me"),
      ...this.people.map((one) => option(one.id, one.name ? `${one.name} (${one.id})` : one.id)),
      option(SOMEONE_NEW, "someone new, without a phone …"),
    );
    this.select.value = chosen;
    if (!this.select.value) this.choose(ME, { stay: true });
  }

  #letGo() {
    const { takes } = this.data ?? {};
    this.poles = [];
    // Where the task leaves no choice there is nothing to press.
    const only = takes?.places?.length === 1 ? takes.places[0] : null;
    this.place = this.whose ? only : null;
  }

  #show() {
    const { whose } = this;
    const isNew = this.select.value === SOMEONE_NEW;
    this.panel.hidden = !whose && !isNew;
    this.panel.replaceChildren(...(isNew ? this.#someoneNew() : whose ? this.#for(whose) : []));
  }

  #for(whose) {
    const { ballot, takes } = this.data;
    const title = make(
      "div", { className: "title" },
      make("b", { textContent: `By hand for ${this.called}` }),
      make("span", { className: "quiet", textContent: "Esc: back to you" }),
    );
    if (ballot) return [title, ...this.#ballot(ballot, whose)];
    if (!takes) return [title, make("span", { className: "quiet", textContent: "No task is running. What you type is kept in this person's name." })];
    if (!takes.places.length) return [title, make("span", { className: "quiet", textContent: takes.hint })];
    const isPressed = (place) => this.place === place || this.poles.includes(place);
    const chips = takes.places.map((place, at) => this.#chip(place.words, at, isPressed(place), () => this.#press(place)));
    return [title, make("span", { className: "quiet", textContent: takes.hint }), make("div", { className: "chips" }, ...chips)];
  }

  #chip(words, place, pressed, onclick) {
    return make(
      "button", { type: "button", aria: { pressed: String(pressed) }, onclick },
      place < 9 ? make("kbd", { textContent: String(place + 1) }) : null,
      make("span", { dir: "auto", textContent: words }),
    );
  }

  #press(place) {
    if (this.data.takes.kind === "contradictions") {
      this.poles = this.poles.includes(place) ? this.poles.filter((one) => one !== place) : [...this.poles.slice(-1), place];
    } else {
      this.place = this.place === place ? null : place;
    }
    this.#show();
    this.scribe.changed();
    this.scribe.line.focus({ preventScroll: true });
  }

  #ballot(ballot, whose) {
    // What someone chose from a phone nobody else sees; here stands what was entered by hand.
    const key = `${ballot.id}/${whose.id}`;
    const chosen = this.votes.get(key) ?? [];
    const left = ballot.votes - chosen.length;
    const chips = ballot.candidates.map((one, place) =>
      this.#chip(one.text, place, chosen.includes(one.id), () => this.#vote(ballot, whose, one.id)));
    return [
      make("span", { className: "quiet", textContent: `${left} of ${ballot.votes} votes left. Press a card, or its number in the empty line.` }),
      make("div", { className: "chips" }, ...chips),
    ];
  }

  async #vote(ballot, whose, candidate) {
    const key = `${ballot.id}/${whose.id}`;
    const before = this.votes.get(key) ?? [];
    const items = before.includes(candidate) ? before.filter((one) => one !== candidate) : [...before, candidate];
    if (items.length > ballot.votes) {
      this.scribe.say(`${this.called} has ${ballot.votes} votes. Take one away first.`, "error");
      return;
    }
    this.votes.set(key, items);
    this.#show();
    this.scribe.line.focus({ preventScroll: true });
    try {
      await this.scribe.post({ act: "cast_votes", ballot: ballot.id, items, for: whose.id });
      this.scribe.say(`✓ ${items.length} of ${ballot.votes} votes of ${this.called}`);
    } catch (error) {
      // What is not kept does not look as if it were.
      this.votes.set(key, before);
      this.#show();
      this.scribe.say(error.told ? error.message : "Not sent: no answer. Press it again.", "error");
    }
  }

  #someoneNew() {
    const name = make("input", { type: "text", maxLength: this.data.limits.title, autocomplete: "off", placeholder: "Name (may be empty)", aria: { label: "Name" } });
    const agreed = make("input", { type: "checkbox" });
    const add = () => {
      // The same wish keeps its id: pressed twice it is one person.
      const wish = { name: name.value.trim(), agreed: agreed.checked };
      if (JSON.stringify(wish) !== JSON.stringify(this.asked?.wish)) this.asked = { id: newId(), wish };
      this.join({ id: this.asked.id, ...wish });
    };
    name.onkeydown = (event) => {
      if (event.key === "Enter") { event.preventDefault(); add(); }
      if (event.key === "Escape") { event.preventDefault(); this.choose(ME); }
    };
    return [
      make("div", { className: "title" }, make("b", { textContent: "Someone without a phone" }), make("span", { className: "quiet", textContent: "Esc: back to you" })),
      make(
        "div", { className: "joining" }, name,
        make("label", {}, agreed, " agreed on paper to take part"),
        make("button", { type: "button", textContent: "Add", onclick: add }),
      ),
      make("span", { className: "quiet", textContent: "The name stays on this laptop; the record knows only a pseudonym." }),
    ];
  }
}
