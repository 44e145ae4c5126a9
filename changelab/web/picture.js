/** Fetching a picture: named by what it shows, so one that was shown before is here already. */

const known = new Map();
const REMEMBERED = 12;

/** The picture as an element to put into the page; null if it is not to be had just now. */
export async function pictureOf({ workshop, key, name, period, version }) {
  const where = `/live/${encodeURIComponent(workshop)}/pictures/${encodeURIComponent(name)}.svg`;
  const address = `${where}?period=${period}&v=${encodeURIComponent(version)}`;
  if (!known.has(address)) {
    const drawn = await fetchPicture(address, key);
    if (!drawn) return null;
    known.set(address, drawn);
    if (known.size > REMEMBERED) known.delete(known.keys().next().value);
  }
  return document.importNode(known.get(address), true);
}

async function fetchPicture(address, key) {
  try {
    const answer = await fetch(address, { headers: { Authorization: `Bearer ${key}` } });
    if (!answer.ok) return null;
    const parsed = new DOMParser().parseFromString(await answer.text(), "image/svg+xml");
    const svg = parsed.documentElement;
    if (svg.localName !== "svg") return null;
    svg.removeAttribute("width");
    svg.removeAttribute("height");
    return svg;
  } catch {
    return null;
  }
}
