// Shows a picture, fetches it anew when the room has changed, and says what was clicked in it.
export default function ({ data, parentElement, setTriggerValue }) {
  // The wall follows at once; at the workbench a picture a second is enough.
  const SPACING = 1000;
  // As `picture_parts.py` reads it: ids of cards, or where it lies.
  const named = ({ cards, element, surface, neighbour, system, period }) =>
    (cards ?? [element, surface, neighbour, system, period].filter(Boolean)).join(" ");
  const frame = parentElement.querySelector(".picture");
  // This runs anew at every rerun: what must outlive that is kept on the element.
  const kept = (parentElement.kept ??= { shown: "", seq: -1, url: "", last: 0, newest: 0, busy: false });
  if (kept.asked !== data.url) Object.assign(kept, { asked: data.url, newest: 0 });
  let timer = 0;

  const draw = async () => {
    timer = 0;
    kept.busy = true;
    kept.last = Date.now();
    const seq = kept.newest;
    try {
      const answer = await fetch(data.url, { headers: { Accept: "image/svg+xml" } });
      if (answer.ok) {
        show(await answer.text());
        kept.seq = seq;
        kept.url = data.url;
      } else {
        const problem = await answer.json().catch(() => ({}));
        kept.shown = "";
        frame.textContent = problem.detail ?? "The picture cannot be shown right now.";
      }
      frame.dataset.state = "shown";
    } catch {
      frame.dataset.state = "offline";
    }
    kept.busy = false;
    kept.ask(kept.newest);
  };

  const show = (text) => {
    if (text === kept.shown) return;
    kept.shown = text;
    const svg = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
    svg.removeAttribute("width");
    svg.removeAttribute("height");
    const drawn = document.importNode(svg, true);
    for (const part of drawn.querySelectorAll("g")) part.classList.toggle("there", Boolean(standsFor(part)));
    frame.replaceChildren(drawn);
  };

  const ask = (seq) => {
    kept.newest = Math.max(kept.newest, seq);
    const current = kept.seq >= kept.newest && kept.url === data.url;
    if (timer || kept.busy || current) return;
    const wait = kept.url === data.url ? SPACING - (Date.now() - kept.last) : 0;
    timer = setTimeout(draw, Math.max(0, wait));
  };

  frame.onclick = (event) => {
    const found = pointedAt(event);
    if (found) setTriggerValue("chosen", named(found));
  };
  return anew(parentElement, () => {
    const stop = listen(data.events, ({ seq }) => ask(seq));
    kept.ask = ask;
    ask(0);
    return () => { clearTimeout(timer); stop(); };
  });
}
