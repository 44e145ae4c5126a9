// An element with its properties, data- and aria- attributes, and children; text is only ever text.
function make(tag, properties = {}, ...children) {
  const { data, aria, ...own } = properties;
  const node = Object.assign(document.createElement(tag), own);
  for (const [name, value] of Object.entries(data ?? {})) node.dataset[name] = value;
  for (const [name, value] of Object.entries(aria ?? {})) node.setAttribute(`aria-${name}`, value);
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}
