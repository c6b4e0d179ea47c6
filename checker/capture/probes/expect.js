// Is what the user expects there? A selector names an element; everything else is text that must be visible.
(() => {
  "use strict";
  const probes = globalThis.checkerProbes;
  const squash = (text) => probes.squash(text).toLowerCase();

  const isSelector = (what) => /[#.[:>*]/.test(what.replace(/[.:]\s|[.:]$/g, ""))
    || (/^[a-z][a-z0-9-]*$/.test(what) && !(document.createElement(what) instanceof HTMLUnknownElement)
      && !what.includes("-"));
  const selected = (what) => {
    try { return document.querySelector(what) !== null; } catch { return null; }
  };
  const said = (what) => squash(document.body?.innerText ?? "").includes(squash(what));

  /** @param {string[]} expected @returns {boolean} whether each of them is there */
  const allThere = (expected) => expected.every((what) => (isSelector(what) ? selected(what) : null) ?? said(what));

  Object.assign(probes, { allThere });
})();
