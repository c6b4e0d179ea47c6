// Which of some selectors match an element or something around it, open shadow roots and frames included.
(() => {
  "use strict";
  const probes = globalThis.checkerProbes;
  const { parentOf } = probes;
  const matches = (el, selector) => Element.prototype.matches.call(el, selector);

  /** @type {string[][]} each selector as its steps into shadow roots, beside the selector itself */
  let asked = [];
  /** @type {string[]} those that match the frame that this document stands in, or something around it */
  let outside = [];
  /** @type {WeakMap<Element, string[]>} */
  let known = new WeakMap();

  /** @param {string[]} selectors @param {string[]} around what is so for everything in this frame */
  const askWithin = (selectors, around) => {
    asked = selectors.map((selector) => [selector, ...selector.split(" >>> ")]);
    outside = around;
    known = new WeakMap();
  };

  const named = (el, steps) => {
    if (!matches(el, steps.at(-1))) return false;
    if (steps.length === 1) return true;
    const root = el.getRootNode();
    return root instanceof ShadowRoot && named(root.host, steps.slice(0, -1));
  };
  const around = (el) => {
    const parent = parentOf(el);
    const next = parent instanceof ShadowRoot ? parent.host : parent;
    return next?.nodeType === 1 ? next : null;
  };

  /** @param {Element} el @returns {string[]} in the order in which they were asked about */
  const within = (el) => {
    if (!asked.length) return [];
    const open = [];
    let node = el;
    while (node && !known.has(node)) {
      open.push(node);
      node = around(node);
    }
    let found = node ? known.get(node) : outside;
    while (open.length) {
      const inner = open.pop();
      const more = asked.filter(([selector, ...steps]) => !found.includes(selector) && named(inner, steps));
      if (more.length) {
        const all = new Set([...found, ...more.map(([selector]) => selector)]);
        found = asked.map(([selector]) => selector).filter((selector) => all.has(selector));
      }
      known.set(inner, found);
    }
    return found;
  };

  Object.assign(probes, { askWithin, within });
})();
