// Where words stand in a text. Positions are code points, the first is 0, half-open, as the record
// counts them: JavaScript counts an emoji as two, so every position passes through here.

// How many code points stand before a place that is counted in JavaScript's units. A place inside
// one sign is moved to before it, or with `after` to behind it.
function pointsBefore(text, units, after = false) {
  const inside = units > 0 && units < text.length && text.codePointAt(units - 1) > 0xffff;
  return Array.from(text.slice(0, inside ? units + (after ? 1 : -1) : units)).length;
}

// The passage of a text between two positions.
function passageOf(text, start, end) {
  return Array.from(text).slice(start, end).join("");
}

// The same passage without blanks at its ends; null if nothing is left.
function trimmed(text, start, end) {
  const points = Array.from(text);
  while (start < end && !points[start].trim()) start += 1;
  while (end > start && !points[end - 1].trim()) end -= 1;
  return start < end ? { start, end } : null;
}

// Where each word of a text begins and ends.
function wordsOf(text) {
  return [...text.matchAll(/\S+/gu)].map((found) => {
    const start = pointsBefore(text, found.index);
    return { start, end: start + Array.from(found[0]).length };
  });
}

// What is selected with the mouse, as a range of the page; null if nothing is.
function selectedRange(root) {
  const selection = root.getSelection?.() ?? document.getSelection();
  if (!selection) return null;
  const range = document.createRange();
  const ours = selection.rangeCount && root.contains(selection.getRangeAt(0).startContainer);
  // Where a shadow tree hides what is selected inside it, the browser says so when asked for it.
  const there = ours ? selection.getRangeAt(0) : selection.getComposedRanges?.({ shadowRoots: [root] })[0];
  if (!there || !root.contains(there.startContainer) || !root.contains(there.endContainer)) return null;
  range.setStart(there.startContainer, there.startOffset);
  range.setEnd(there.endContainer, there.endOffset);
  return range.collapsed ? null : range;
}

// What is selected of a text that stands in `node`; what reaches beyond it is left out.
function selectedIn(node, text, root) {
  const range = selectedRange(root);
  if (!range || !range.intersectsNode(node)) return null;
  const all = document.createRange();
  all.selectNodeContents(node);
  if (range.compareBoundaryPoints(Range.START_TO_START, all) < 0) range.setStart(all.startContainer, all.startOffset);
  if (range.compareBoundaryPoints(Range.END_TO_END, all) > 0) range.setEnd(all.endContainer, all.endOffset);
  all.setEnd(range.startContainer, range.startOffset);
  const before = all.toString().length;
  const length = range.toString().length;
  return length ? trimmed(text, pointsBefore(text, before), pointsBefore(text, before + length, true)) : null;
}

// A text in pieces, cut wherever a mark begins or ends: each piece with the marks that lie on it.
function piecesOf(text, marks) {
  const points = Array.from(text);
  const cuts = new Set([0, points.length]);
  for (const { start, end } of marks) { cuts.add(start); cuts.add(end); }
  const places = [...cuts].filter((place) => place >= 0 && place <= points.length).sort((a, b) => a - b);
  return places.slice(0, -1).map((start, nth) => ({
    text: points.slice(start, places[nth + 1]).join(""),
    marks: marks.filter((mark) => mark.start <= start && mark.end >= places[nth + 1]),
  }));
}
