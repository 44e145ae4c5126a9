/** Making text as large as fits, and leaving out the oldest cards when even small does not. */

/** The least size of text in the room, in rem: 24 pixels on a screen of 1920 by 1080. */
export const LEAST = 1.5;
const STEP = 0.125;

/** True if the content is larger than its box. */
function overflows(box) {
  return box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1;
}

/** Set the largest text size up to `most` at which nothing in any box overflows; true if one was found. */
export function fitText(sized, boxes, most) {
  let low = Math.round(LEAST / STEP);
  let high = Math.round(most / STEP);
  const fits = (steps) => {
    sized.style.fontSize = `${steps * STEP}rem`;
    return !boxes.some(overflows);
  };
  if (!fits(low)) return false;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  fits(low);
  return true;
}

/**
 * Lists of cards, newest first, as large as fits.
 *
 * `lists` are {box, cards, more}: when even the least size is too large, the oldest cards of
 * the fullest list go, and `more` says how many.
 */
export function fitCards(sized, lists, most) {
  const boxes = lists.map((list) => list.box);
  for (const list of lists) list.more.hidden = true;
  while (!fitText(sized, boxes, most)) {
    let left = false;
    for (const list of lists) {
      // Half of what is too much at a time would leave gaps; one at a time is quick enough,
      // since the least size is tried first.
      const shown = list.cards.filter((card) => !card.hidden);
      while (overflows(list.box) && shown.length > 1) {
        shown.pop().hidden = true;
        const hidden = list.cards.filter((card) => card.hidden).length;
        list.more.hidden = false;
        list.more.textContent = `+ ${hidden} more`;
        left = true;
      }
    }
    if (!left) return;
  }
}
