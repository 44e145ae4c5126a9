/** What a phone keeps. A browser that keeps nothing still works until the page is closed. */

const PREFIX = "changelab.";
const memory = new Map();

/** What is kept under that name, or null. */
export function kept(name) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name)) ?? memory.get(name) ?? null;
  } catch {
    return memory.get(name) ?? null;
  }
}

/** Keep a value; null forgets it. */
export function keep(name, value) {
  try {
    if (value === null) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, JSON.stringify(value));
    memory.delete(name);
  } catch {
    if (value === null) memory.delete(name);
    else memory.set(name, value);
  }
}

/** The names that begin so. */
export function keptNames(beginning) {
  const names = new Set([...memory.keys()]);
  try {
    for (let place = 0; place < localStorage.length; place += 1) {
      const key = localStorage.key(place);
      if (key.startsWith(PREFIX)) names.add(key.slice(PREFIX.length));
    }
  } catch {
    // Only what is in memory, then.
  }
  return [...names].filter((name) => name.startsWith(beginning)).sort();
}
