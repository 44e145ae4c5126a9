/** Making elements. Text goes in as text, never as markup. */

/** An element with attributes, listeners (`on: {click}`) and children (elements or text). */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") {
      for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** Put these children in the place of whatever is in the element. */
export function fill(element, ...children) {
  element.replaceChildren(...children.filter((child) => child !== null && child !== undefined));
}

/** The data the server put into the page. */
export function pageData(id) {
  return JSON.parse(document.getElementById(id).textContent);
}

/** "1 card", "2 cards". */
export function counted(count, one, many) {
  return `${count} ${count === 1 ? one : many}`;
}
