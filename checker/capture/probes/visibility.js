// Can a reader see this element? One answer an element, with the reason in plain words.
(() => {
  "use strict";
  const probes = globalThis.checkerProbes;
  const { attr, hasAttr, tagOf, rectOf } = probes;

  const clipped = (style, box) =>
    /^rect\(\s*(0|1)(px)?,?\s*(0|1)(px)?,?\s*(0|1)(px)?,?\s*(0|1)(px)?\s*\)$/.test(style.clip)
    || /inset\((50|100)%/.test(style.clipPath)
    || (box.width <= 1 && box.height <= 1 && style.overflow !== "visible" && style.position === "absolute");

  const offPage = (box) => box.width > 0
    && (box.right + scrollX <= 0 || box.bottom + scrollY <= 0);

  /**
   * Why this element hides itself and what is in it; empty when it does not.
   * `visibility` is left to the caller, because a child may show itself again.
   * @param {Element} el @param {CSSStyleDeclaration} style @returns {string}
   */
  const hiddenBy = (el, style) => {
    if (style.display === "none") return "display: none";
    if (style.contentVisibility === "hidden") return "content-visibility: hidden";
    if (Number(style.opacity) === 0) return "opacity: 0";
    if (attr(el, "aria-hidden") === "true") return "aria-hidden";
    if (style.display === "contents") return "";
    if (style.position !== "static" || style.overflow !== "visible") {
      const box = rectOf(el);
      if (clipped(style, box)) return "clipped away";
      if (offPage(box)) return "off the page";
    }
    return "";
  };

  /** Ids of elements that some control opens, with the kind of control. */
  const openedByControls = (root) => {
    const panels = new Map();
    for (const control of root.querySelectorAll("[aria-controls]")) {
      const isTab = attr(control, "role") === "tab";
      if (!isTab && !hasAttr(control, "aria-expanded") && tagOf(control) !== "button") continue;
      for (const id of attr(control, "aria-controls").split(/\s+/)) panels.set(id, isTab ? "tab" : "button");
    }
    return panels;
  };

  /**
   * The control that opens this closed element, so that its text is still the reader's.
   * @returns {"details" | "tab" | "button" | ""}
   */
  const disclosedBy = (el, panels) => {
    const parent = probes.parentOf(el);
    if (parent?.nodeType === 1 && tagOf(parent) === "details" && !hasAttr(parent, "open")
      && !(tagOf(el) === "summary" && parent.querySelector(":scope > summary") === el)) return "details";
    if (attr(el, "role") === "tabpanel") return "tab";
    return panels.get(probes.idOf(el)) ?? "";
  };

  const HEADS = "h1, h2, h3, h4, h5, h6, [role=heading], [aria-expanded=false]";
  const NOT_SHOWN = new Set(["style", "script", "template", "link", "meta"]);

  /**
   * Whether a heading that takes clicks stands right above this hidden element: an accordion that says
   * nothing of itself in its markup.
   */
  const headedBy = (el) => {
    let above = el.previousElementSibling;
    while (above && NOT_SHOWN.has(tagOf(above))) above = above.previousElementSibling;
    if (!above || attr(el, "role") === "dialog") return "";
    const head = above.matches(HEADS) ? above : above.querySelector(HEADS);
    const takesClicks = head && getComputedStyle(head).cursor === "pointer" && rectOf(head).height > 0;
    return takesClicks ? "button" : "";
  };

  Object.assign(probes, { headedBy, hiddenBy, openedByControls, disclosedBy });
})();
