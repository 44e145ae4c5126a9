// The scribe's line: says at once what it understood; Enter sends; never loses a line.
export default function ({ data, parentElement }) {
  const form = parentElement.querySelector("form");
  const input = parentElement.querySelector("input");
  const names = parentElement.querySelector("datalist");
  const reading = parentElement.querySelector(".reading");
  const undo = parentElement.querySelector(".undo");
  let timer = 0, asked = 0;

  const say = (text, kind = "") => { reading.textContent = text; reading.dataset.kind = kind; };

  const post = async (body) => {
    const answer = await fetch(data.url, {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${data.token}` },
      body: JSON.stringify(body),
    });
    const said = await answer.json();
    if (!answer.ok) throw Object.assign(new Error(said.detail), { told: true });
    return said;
  };

  const preview = async () => {
    const mine = ++asked;
    if (!input.value.trim()) { say(""); names.replaceChildren(); return; }
    try {
      const said = await post({ line: input.value, preview: true });
      if (mine !== asked) return;
      say(`→ ${said.says}`, said.kept ? "kept" : "");
      names.replaceChildren(...(said.completions ?? []).map((name) => {
        const option = document.createElement("option");
        option.value = `${name}: `;
        return option;
      }));
    } catch (error) {
      if (mine === asked && error.told) say(error.message, "error");
    }
  };

  // A line that could not be sent stays in the box and keeps its id: sent twice, kept once.
  let pending = null;
  const send = async (line) => {
    asked += 1;
    if (pending?.line !== line) pending = { line, id: newId() };
    say("…");
    try {
      const said = await post({ id: pending.id, line });
      pending = null;
      if (input.value.trim() === line) input.value = "";
      say(said.kept ? `“${line}” ${said.says}` : `✓ ${said.says}`, said.kept ? "kept" : "");
    } catch (error) {
      say(error.told ? error.message : "Not sent yet: no answer. Press Enter again.", "error");
      if (!input.value) input.value = line;
    }
  };

  // crypto.randomUUID needs https or localhost; a laptop in a room has neither for others.
  const newId = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
  };

  form.onsubmit = (event) => {
    event.preventDefault();
    const line = input.value.trim();
    if (line) send(line);
  };
  input.oninput = () => { clearTimeout(timer); timer = setTimeout(preview, 80); };
  input.onkeydown = (event) => {
    if (event.key === "z" && (event.ctrlKey || event.metaKey) && !input.value) {
      event.preventDefault();
      send("undo");
    }
    // Plain keys are words here; the page's buttons listen to Alt and a letter.
    if (!event.altKey) event.stopPropagation();
  };
  undo.onclick = () => { send("undo"); input.focus(); };

  // After any click the line has the focus again, unless someone is typing elsewhere.
  const back = (event) => {
    const at = event.composedPath()[0];
    if (at.closest?.("input, textarea, select, [contenteditable], [role=dialog], [role=listbox], [data-testid=stPopoverBody]")) return;
    setTimeout(() => {
      const focused = document.activeElement;
      const typing = focused?.matches?.("input, textarea, select, [contenteditable]");
      if (!typing) input.focus({ preventScroll: true });
    }, 250);
  };
  document.addEventListener("click", back);
  if (!document.activeElement || document.activeElement === document.body) input.focus({ preventScroll: true });
  return () => { clearTimeout(timer); document.removeEventListener("click", back); };
}
