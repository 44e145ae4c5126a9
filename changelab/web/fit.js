/** Making text as large as fits. */

/** The least size of text in the room, in rem: 24 pixels on a screen of 1920 by 1080. */
export const LEAST = 1.5;
const STEP = 0.125;
/** A later setting must make the text so much larger to be worth it. */
const WORTH = 1.1;

/** True if the content is larger than its box. */
export function overflows(box) {
  return box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1;
}

/**
 * The setting with which the text can be largest, up to `most` rem; the earlier one of two that
 * are nearly as good. `fits(setting, size)` lays it out and looks; what was found stays laid out.
 * False if not even the least size fits, in any setting.
 */
export function largestOf(settings, fits, most) {
  const highest = Math.round(most / STEP);
  let best = null;
  let least = Math.round(LEAST / STEP);
  for (const setting of settings) {
    if (least > highest || !fits(setting, least * STEP)) continue;
    let low = least;
    let high = highest;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (fits(setting, middle * STEP)) low = middle;
      else high = middle - 1;
    }
    best = { setting, steps: low };
    least = Math.ceil(low * WORTH);
  }
  if (best) fits(best.setting, best.steps * STEP);
  return Boolean(best);
}

/** Set the largest text size up to `most` at which nothing in any box overflows; true if one was found. */
export function fitText(sized, boxes, most) {
  return largestOf([null], (_, size) => {
    sized.style.fontSize = `${size}rem`;
    return !boxes.some(overflows);
  }, most);
}

/** The most of `all` for which `fits(count)` holds, with at least `few`; it stays laid out. */
export function mostThatFit(all, fits, few = 1) {
  let low = few;
  let high = all;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  fits(low);
  return low;
}
