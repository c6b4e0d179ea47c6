// Shared by all probes. Runs in an isolated world: the page's scripts cannot reach what stands here,
// and what the page did to its own globals does not count here. Only the DOM is shared, so elements
// may carry names that shadow DOM properties (`<form><input name="parentNode">`): tree steps go
// through the prototype's own getters.
(() => {
  "use strict";
  const getter = (proto, key) => {
    const get = Object.getOwnPropertyDescriptor(proto, key).get;
    return (node) => get.call(node);
  };
  const parentOf = getter(Node.prototype, "parentNode");
  const childNodesOf = getter(Node.prototype, "childNodes");
  const childrenOf = getter(Element.prototype, "children");
  const tagOf = getter(Element.prototype, "localName");
  const idOf = getter(Element.prototype, "id");
  const textOf = getter(Node.prototype, "textContent");
  const attr = (el, name) => Element.prototype.getAttribute.call(el, name) ?? "";
  const hasAttr = (el, name) => Element.prototype.hasAttribute.call(el, name);
  const rectOf = (el) => Element.prototype.getBoundingClientRect.call(el);
  const closest = (el, selector) => Element.prototype.closest.call(el, selector);

  /** @param {string} text @returns {string} white space collapsed, ends trimmed, no lone surrogates */
  const squash = (text) =>
    text.replace(/[\u00ad\u200b\u2060\ufeff]/g, "").replace(/\s+/g, " ").trim().toWellFormed();
  /** @param {string} text @param {number} limit */
  const trim = (text, limit) => (text.length > limit ? text.slice(0, limit - 1).toWellFormed() + "…" : text);

  const LANDMARKS = new Set([
    "banner", "complementary", "contentinfo", "form", "main", "navigation", "region", "search",
  ]);

  const ordinals = new WeakMap();
  /** Position of an element among its siblings of the same tag, counted once for each parent. */
  const ordinal = (el) => {
    const parent = parentOf(el);
    if (!parent) return 1;
    let known = ordinals.get(parent);
    if (!known || !known.has(el)) {
      known = new Map();
      const counts = new Map();
      for (const node of childNodesOf(parent)) {
        if (node.nodeType !== 1) continue;
        const tag = tagOf(node);
        counts.set(tag, (counts.get(tag) ?? 0) + 1);
        known.set(node, [counts.get(tag), counts]);
      }
      ordinals.set(parent, known);
    }
    const [index, counts] = known.get(el) ?? [1, new Map()];
    return { index, alone: (counts.get(tagOf(el)) ?? 1) === 1 };
  };

  // Worth asking whether the page has just one of them: then the path can begin there.
  const SCARCE = new Set(["main", "h1", "header", "footer", "nav", "aside", "article", "form", "table", "dialog"]);
  const unique = (root, selector) => root.querySelectorAll(selector).length === 1;

  const partsTo = (el, root) => {
    const parts = [];
    for (let node = el; node && node.nodeType === 1; node = parentOf(node)) {
      const id = idOf(node);
      if (id && /^[\w-]+$/.test(id) && unique(root, "#" + CSS.escape(id))) {
        parts.unshift("#" + CSS.escape(id));
        return parts;
      }
      const tag = CSS.escape(tagOf(node));
      if (tag === "body" || tag === "html") {
        parts.unshift(tag);
        return parts;
      }
      if (SCARCE.has(tag) && unique(root, tag)) {
        parts.unshift(tag);
        return parts;
      }
      const { index, alone } = ordinal(node);
      parts.unshift(alone ? tag : `${tag}:nth-of-type(${index})`);
    }
    return parts;
  };

  const selectors = new WeakMap();
  /**
   * A CSS selector that names exactly this element: from the nearest unique id, else from the root.
   * ` >>> ` steps into an open shadow root.
   * @param {Element} el @returns {string}
   */
  const selectorOf = (el) => {
    let known = selectors.get(el);
    if (known === undefined) {
      const root = el.getRootNode();
      const own = partsTo(el, root).join(" > ");
      known = root instanceof ShadowRoot ? `${selectorOf(root.host)} >>> ${own}` : own;
      selectors.set(el, known);
    }
    return known;
  };

  /** @param {Element} el @param {{x: number, y: number}} offset @returns rectangle on the page, or null */
  const boxOf = (el, offset) => {
    const { x, y, width, height } = rectOf(el);
    if (!width && !height) return null;
    const round = (n) => Math.round(n * 10) / 10;
    return {
      x: round(x + scrollX + offset.x),
      y: round(y + scrollY + offset.y),
      width: round(width),
      height: round(height),
    };
  };

  /** The element's own start tag and a little of what follows, trimmed to 300 characters. */
  const markupOf = (el) => {
    const own = Element.prototype.cloneNode.call(el, false).outerHTML;
    const text = squash(textOf(el));
    const close = own.lastIndexOf("</");
    const whole = close < 0 || !text ? own : own.slice(0, close) + trim(text, 80) + own.slice(close);
    return trim(squash(whole), 300);
  };

  globalThis.checkerProbes = {
    parentOf, childNodesOf, childrenOf, tagOf, idOf, textOf, attr, hasAttr, rectOf, closest,
    squash, trim, selectorOf, boxOf, markupOf, LANDMARKS,
  };
})();
