// Mask what the user wants kept out of evidence and pictures, before anything is measured; unmask it after.
(() => {
  "use strict";
  const probes = globalThis.checkerProbes;
  const mask = (text) => text.replace(/\S/gu, "█");
  const WORDS = ["alt", "title", "placeholder", "value", "aria-label", "aria-description", "aria-valuetext", "content"];
  const ADDRESSES = ["href", "src", "srcset", "poster", "action", "data"];

  /** How to undo each mask, in the order in which they were put on. @type {Array<() => void>} */
  let undo = [];

  const maskAttribute = (el, name, masked) => {
    const before = probes.attr(el, name);
    el.setAttribute(name, masked);
    undo.push(() => { if (probes.attr(el, name) === masked) el.setAttribute(name, before); });
  };

  const maskValue = (el) => {
    const before = el.value;
    const masked = mask(before);
    el.value = masked;
    undo.push(() => { if (el.value === masked) el.value = before; });
  };

  const maskStyle = (el) => {
    const before = probes.hasAttr(el, "style") ? probes.attr(el, "style") : null;
    el.style.setProperty("background-image", "none", "important");
    undo.push(() => (before === null ? el.removeAttribute("style") : el.setAttribute("style", before)));
  };

  const maskText = (node) => {
    const before = node.data;
    const masked = mask(before);
    node.data = masked;
    undo.push(() => { if (node.data === masked) node.data = before; });
  };

  const maskElement = (el) => {
    for (const name of WORDS) if (probes.hasAttr(el, name)) maskAttribute(el, name, mask(probes.attr(el, name)));
    for (const name of ADDRESSES) if (probes.hasAttr(el, name)) maskAttribute(el, name, "about:blank#redacted");
    for (const { name } of [...el.attributes]) if (name.startsWith("data-")) maskAttribute(el, name, "█");
    if ("value" in el && typeof el.value === "string" && el.value) maskValue(el);
    if (getComputedStyle(el).backgroundImage !== "none") maskStyle(el);
    for (const node of probes.childNodesOf(el)) {
      if (node.nodeType === 3 && /[^\s█]/u.test(node.data)) maskText(node);
    }
  };

  /** The document and every open shadow root in it. */
  const roots = (root, found = [root]) => {
    for (const el of root.querySelectorAll("*")) {
      if (el.shadowRoot) { found.push(el.shadowRoot); roots(el.shadowRoot, found); }
    }
    return found;
  };

  /** @param {string[]} selectors @returns {number} how many elements were masked */
  const redact = (selectors) => {
    const tops = roots(document).flatMap((root) => [...root.querySelectorAll(selectors.join(","))]);
    const within = (el) => roots(el.shadowRoot ?? el).flatMap((root) => [...root.querySelectorAll("*")]);
    const all = new Set(tops.flatMap((top) => [top, ...top.querySelectorAll("*"), ...within(top)]));
    for (const el of all) maskElement(el);
    return all.size;
  };

  /** Take every mask off that is still as it was put on. */
  const unredact = () => {
    for (const step of undo.reverse()) step();
    undo = [];
  };

  Object.assign(probes, { redact, unredact });
})();
