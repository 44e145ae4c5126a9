/** A message of the stream, put into the state that a screen holds. */

/** The place of a card in the record: 17 of e17. */
function placeInRecord(id) {
  return Number(id.slice(1));
}

/** Put rows where they belong: in the place of an older one of the same id, else in order. */
function putRows(rows, fresh) {
  const kept = rows.slice();
  for (const row of fresh) {
    const place = kept.findIndex((one) => one.id === row.id);
    if (place >= 0) {
      kept[place] = row;
      continue;
    }
    let at = kept.length;
    while (at > 0 && placeInRecord(kept[at - 1].id) > placeInRecord(row.id)) at -= 1;
    kept.splice(at, 0, row);
  }
  return kept;
}

/**
 * The newer state. `put` and `drop` are what everybody sees: one's own cards are not touched
 * by them, since oneself may see more; `own` and `gone` are about those. Anything else takes
 * the place of what was there.
 */
export function merged(state, message) {
  const { put = {}, drop = [], own = {}, gone = [], sent = {}, ...parts } = message;
  const next = { ...state, ...parts };
  const mine = { ...state.own };
  for (const [table, rows] of Object.entries(own)) {
    next[table] = putRows(next[table], rows);
    for (const row of rows) mine[row.id] = row.standing;
  }
  for (const [table, rows] of Object.entries(put)) {
    next[table] = putRows(next[table], rows.filter((row) => !(row.id in mine)));
  }
  for (const id of gone) delete mine[id];
  const leaving = new Set([...drop.filter((id) => !(id in mine)), ...gone]);
  if (leaving.size) {
    for (const [name, rows] of Object.entries(next)) {
      if (Array.isArray(rows) && rows.some((row) => leaving.has(row.id))) {
        next[name] = rows.filter((row) => !leaving.has(row.id));
      }
    }
  }
  next.own = mine;
  next.sent = { ...state.sent, ...sent };
  return next;
}
