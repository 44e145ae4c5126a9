/** Fetching a picture: named by what it shows, so one that was shown before is here already. */

const known = new Map();
const REMEMBERED = 12;

/** Which version of a picture it is in that period; one that is the same for all has one for any. */
export function versionOf(versions, period) {
  const always = versions?.always;
  return always ? { period: "present", version: always } : { period, version: versions?.[period] };
}

/** The picture as an element to put into the page; null if it is not to be had just now. */
export async function pictureOf({ version, ...asked }) {
  const name = JSON.stringify([asked.name, asked.period, version]);
  if (!known.has(name)) {
    const drawn = await drawnPicture({ ...asked, version });
    if (!drawn) return null;
    known.set(name, drawn);
    if (known.size > REMEMBERED) known.delete(known.keys().next().value);
  }
  return document.importNode(known.get(name), true);
}

/** The same, asked of the server; without a version the newest there is. */
export async function drawnPicture({ workshop, key, name, period, version }) {
  const where = `/live/${encodeURIComponent(workshop)}/pictures/${encodeURIComponent(name)}.svg`;
  const asked = new URLSearchParams(version ? { period, v: version } : { period });
  try {
    const answer = await fetch(`${where}?${asked}`, { headers: { Authorization: `Bearer ${key}` } });
    if (!answer.ok) return null;
    const parsed = new DOMParser().parseFromString(await answer.text(), "image/svg+xml");
    const svg = parsed.documentElement;
    if (svg.localName !== "svg") return null;
    svg.removeAttribute("width");
    svg.removeAttribute("height");
    return document.importNode(svg, true);
  } catch {
    return null;
  }
}
