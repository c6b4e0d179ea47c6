// Mask what the user wants kept out of evidence and pictures, before anything is measured.
(() => {
  "use strict";
  const probes = globalThis.checkerProbes;
  const mask = (text) => text.replace(/\S/gu, "█");
  const WORDS = ["alt", "title", "placeholder", "value", "aria-label", "aria-description", "content"];
  const ADDRESSES = ["href", "src", "srcset", "poster", "action", "data"];

  const maskElement = (el) => {
    for (const name of WORDS) if (probes.hasAttr(el, name)) el.setAttribute(name, mask(probes.attr(el, name)));
    for (const name of ADDRESSES) if (probes.hasAttr(el, name)) el.setAttribute(name, "about:blank#redacted");
    for (const { name } of [...el.attributes]) if (name.startsWith("data-")) el.setAttribute(name, "█");
    if ("value" in el && typeof el.value === "string" && el.value) el.value = mask(el.value);
    for (const node of probes.childNodesOf(el)) {
      if (node.nodeType === 3 && /[^\s█]/u.test(node.data)) node.data = mask(node.data);
    }
  };

  /** @param {string[]} selectors @returns {number} how many elements were masked */
  const redact = (selectors) => {
    let count = 0;
    for (const top of document.querySelectorAll(selectors.join(","))) {
      for (const el of [top, ...top.querySelectorAll("*")]) { maskElement(el); count += 1; }
    }
    return count;
  };

  Object.assign(probes, { redact });
})();
