// The scribe's line: says at once what it understood; Enter sends; never loses a line.

class Scribe {
  constructor(form) {
    this.form = form;
    this.line = form.querySelector("#line");
    this.names = form.querySelector("datalist");
    this.reading = form.querySelector(".reading");
    this.byHand = new ByHand(form.querySelector(".by-hand"), form.querySelector(".whose select"), this);
    this.timer = 0;
    this.asked = 0;
    this.pending = null;
    form.onsubmit = (event) => {
      event.preventDefault();
      const line = this.line.value.trim();
      if (line) this.send(line);
    };
    this.line.oninput = () => { this.previews = true; this.changed(); };
    this.line.onkeydown = (event) => this.#onKey(event);
    // Plain keys are words here; the page's buttons listen to Alt and a letter.
    for (const name of ["keydown", "keyup", "keypress"]) {
      form.addEventListener(name, (event) => { if (!event.altKey) event.stopPropagation(); });
    }
    form.querySelector(".undo").onclick = () => { this.send("undo"); this.focus(); };
  }

  update({ line, acts, token, shown }, join) {
    Object.assign(this, { url: line, acts, token });
    this.byHand.update(shown, join);
    this.#dress();
  }

  say(text, kind = "", isPreview = false) {
    this.reading.textContent = text;
    this.reading.dataset.kind = kind;
    this.previews = isPreview;
  }

  // After a pause: what the line would be kept as.
  changed() {
    this.#dress();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#preview(), 80);
  }

  // Send an act, or a line; the same again keeps its id, so that it is done once.
  async post(body) {
    const same = JSON.stringify(body);
    if (this.pending?.same !== same) this.pending = { same, id: newId() };
    const said = await this.#post("act" in body ? this.acts : this.url, { id: this.pending.id, ...body });
    this.pending = null;
    return said;
  }

  // A line that could not be sent stays in the box.
  async send(line) {
    this.asked += 1;
    this.say("…");
    const { whose, called } = this.byHand;
    const undoing = line.toLowerCase() === "undo";
    const meant = undoing ? null : this.byHand.act(line);
    const forWhom = whose && !undoing ? { for: whose.id } : {};
    const suffix = whose && !undoing ? ` · for ${called}` : "";
    try {
      const said = await this.post({ ...(meant ? meant.act : { line }), ...forWhom });
      if (this.line.value.trim() === line) this.line.value = "";
      if (whose && !undoing) this.byHand.sent();
      const says = meant ? meant.words : said.says;
      this.say(said.kept ? `“${line}” ${says}${suffix}` : `✓ ${says}${suffix}`, said.kept ? "kept" : "");
    } catch (error) {
      this.say(error.told ? error.message : "Not sent yet: no answer. Press Enter again.", "error");
      if (!this.line.value && !undoing) this.line.value = line;
    }
  }

  focus() {
    this.line.focus({ preventScroll: true });
  }

  async #preview() {
    const mine = ++this.asked;
    const line = this.line.value.trim();
    if (!line) {
      // What was kept a moment ago is still to be read.
      if (this.previews) this.say("");
      this.names.replaceChildren();
      return;
    }
    const meant = this.byHand.act(line);
    if (meant) { this.say(`→ ${meant.words}`, "", true); return; }
    try {
      const { whose } = this.byHand;
      const said = await this.#post(this.url, { line: this.line.value, preview: true, ...(whose ? { for: whose.id } : {}) });
      if (mine !== this.asked) return;
      this.say(`→ ${said.says}`, said.kept ? "kept" : "", true);
      this.names.replaceChildren(...(said.completions ?? []).map((name) => make("option", { value: `${name}: ` })));
    } catch (error) {
      if (mine === this.asked && error.told) this.say(error.message, "error");
    }
  }

  async #post(url, body) {
    const answer = await fetch(url, {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${this.token}` },
      body: JSON.stringify(body),
    });
    const said = await answer.json();
    if (!answer.ok) throw Object.assign(new Error(said.detail), { told: true });
    return said;
  }

  #onKey(event) {
    const empty = !this.line.value;
    if (event.key === "z" && (event.ctrlKey || event.metaKey) && empty) {
      event.preventDefault();
      this.send("undo");
    } else if (event.key === "Escape" && !this.byHand.isForMe) {
      event.preventDefault();
      this.byHand.choose(ME);
    } else if (empty && /^[1-9]$/.test(event.key) && this.byHand.pressed(Number(event.key))) {
      event.preventDefault();
    }
  }

  // Nobody should type in another's name without noticing.
  #dress() {
    this.form.classList.toggle("for-someone", Boolean(this.byHand.whose));
  }
}

// What has the focus, inside components too.
function deepestFocus() {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}

const TYPING = "input, textarea, select, [contenteditable]";
const ELSEWHERE = "[role=dialog], [role=listbox], [data-testid=stPopoverBody]";

export default function ({ data, parentElement, setTriggerValue }) {
  const form = parentElement.querySelector("form");
  const scribe = (form.scribe ??= new Scribe(form));
  scribe.update(data, (wish) => setTriggerValue("joining", wish));
  return anew(parentElement, () => {
    // After any click the line has the focus again, unless someone is typing elsewhere, or chose
    // a card to work on with its keys.
    const back = (event) => {
      // What was clicked may be gone by now: its path tells where it was.
      const path = event.composedPath().filter((node) => node.matches);
      const typing = path.some((node) => node.matches(`${TYPING}, ${ELSEWHERE}`));
      const holds = "holdsKeys" in (path.find((node) => node.matches("button, [data-holds-keys]"))?.dataset ?? {});
      // A button that was pressed with a key leaves the one who presses keys where they are.
      const keyed = event.detail === 0 && path.some((node) => node.matches(".inbox"));
      if (typing || holds || keyed) return;
      setTimeout(() => { if (!deepestFocus()?.matches?.(TYPING)) scribe.focus(); }, 250);
    };
    const toTheLine = () => scribe.focus();
    const onKey = (event) => {
      if (!event.altKey || event.code !== "KeyW") return;
      event.preventDefault();
      form.querySelector(".whose select").focus();
    };
    document.addEventListener("click", back);
    document.addEventListener("changelab-to-the-line", toTheLine);
    document.addEventListener("keydown", onKey);
    if (!document.activeElement || document.activeElement === document.body) scribe.focus();
    return () => {
      document.removeEventListener("click", back);
      document.removeEventListener("changelab-to-the-line", toTheLine);
      document.removeEventListener("keydown", onKey);
    };
  });
}
