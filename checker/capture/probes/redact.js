// Mask what the user wants kept out of evidence and pictures, before anything is measured.
(() => {
  "use strict";
  const probes = globalThis.checkerProbes;
  const mask = (text) => text.replace(/\S/gu, "█");
  const WORDS = ["alt", "title", "placeholder", "value", "aria-label", "aria-description", "aria-valuetext", "content"];
  const ADDRESSES = ["href", "src", "srcset", "poster", "action", "data"];

  const maskElement = (el) => {
    for (const name of WORDS) if (probes.hasAttr(el, name)) el.setAttribute(name, mask(probes.attr(el, name)));
    for (const name of ADDRESSES) if (probes.hasAttr(el, name)) el.setAttribute(name, "about:blank#redacted");
    for (const { name } of [...el.attributes]) if (name.startsWith("data-")) el.setAttribute(name, "█");
    if ("value" in el && typeof el.value === "string" && el.value) el.value = mask(el.value);
    if (getComputedStyle(el).backgroundImage !== "none") {
      el.style.setProperty("background-image", "none", "important");
    }
    for (const node of probes.childNodesOf(el)) {
      if (node.nodeType === 3 && /[^\s█]/u.test(node.data)) node.data = mask(node.data);
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

  Object.assign(probes, { redact });
})();
