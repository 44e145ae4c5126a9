// Shows a picture, fetches it anew when the room has changed, and says what was clicked in it.
export default function ({ data, parentElement, setTriggerValue }) {
  const frame = parentElement.querySelector(".picture");
  let shown = "", busy = false, again = false;
  const draw = async () => {
    if (busy) { again = true; return; }
    busy = true;
    try {
      const answer = await fetch(data.url, { headers: { Accept: "image/svg+xml" } });
      if (answer.ok) {
        const text = await answer.text();
        if (text !== shown) {
          shown = text;
          const svg = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
          svg.removeAttribute("width");
          svg.removeAttribute("height");
          frame.replaceChildren(document.importNode(svg, true));
        }
        frame.dataset.state = "shown";
      } else {
        const problem = await answer.json().catch(() => ({}));
        frame.textContent = problem.detail ?? "The picture cannot be shown right now.";
      }
    } catch {
      frame.dataset.state = "offline";
    }
    busy = false;
    if (again) { again = false; draw(); }
  };
  frame.onclick = (event) => {
    const thing = event.target.closest("g.entry, g.contradiction, g.element");
    if (thing) setTriggerValue("chosen", thing.id);
  };
  const stop = listen(data.events, draw);
  draw();
  return stop;
}
