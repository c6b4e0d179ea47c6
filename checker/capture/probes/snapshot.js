// One walk over the frame's elements: what each is, where it stands, and the facts that rules read.
(() => {
  "use strict";
  const probes = globalThis.checkerProbes;
  const { attr, hasAttr, tagOf, textOf, childrenOf, squash, trim, selectorOf, boxOf, markupOf, LANDMARKS } = probes;

  // Elements that have no role of their own unless the attribute gives one: no need to ask axe.
  const GENERIC = new Set(["div", "span", "p", "b", "i", "em", "strong", "br", "sup", "sub", "small", "abbr",
    "script", "style", "link", "meta", "head", "title", "source", "track", "template", "path", "g", "use"]);
  const virtual = (el) => axe.utils.getNodeFromTree(el);

  /** @returns {string} ARIA role, explicit or implied, as axe-core computes it; empty when generic */
  const roleOf = (el) => {
    if (GENERIC.has(tagOf(el)) && !hasAttr(el, "role")) return "";
    const node = virtual(el);
    return (node && axe.commons.aria.getRole(node)) || "";
  };
  /** @returns {string} accessible name, as axe-core computes it */
  const nameOf = (el) => {
    const node = virtual(el);
    try {
      return node ? squash(axe.commons.text.accessibleTextVirtual(node)) : "";
    } catch { // axe-core 4.12 throws where a name holds a select without options
      return "";
    }
  };
  const labelOf = (el) =>
    (hasAttr(el, "aria-label") || hasAttr(el, "aria-labelledby") ? trim(nameOf(el), 120) : "");

  const subjectOf = (el) => {
    const shown = [...el.querySelectorAll("img, source, video, audio, iframe")].slice(0, 20);
    const address = (node) => attr(node, "src") || attr(node, "srcset") || attr(node, "href");
    const size = el.naturalWidth ? `${el.naturalWidth}x${el.naturalHeight}` : "";
    return [squash(textOf(el)), attr(el, "alt"), address(el), size, ...shown.map(address)].join(" ");
  };

  /** Walks the composed tree and keeps, for each place in it, the landmarks and the heading above. */
  class Snapshot {
    constructor(frame, offset, wanted) {
      Object.assign(this, { frame, offset, wanted, places: new Map(), elements: 0, passwords: 0,
        inFrames: {} });
      this.facts = { headings: [], links: [], images: [], controls: [], landmarks: [], media: [], frames: [],
        lists: [], tables: [] };
    }

    place(el, role, path, subject) {
      const name = nameOf(el) || squash(textOf(el));
      return {
        selector: selectorOf(el), frame: this.frame, html: markupOf(el), box: boxOf(el, this.offset),
        role: role || tagOf(el), name: trim(name, 150), path, subject: trim(squash(subject), 2000),
        within: probes.within(el),
      };
    }

    childrenOf(el) {
      if (el.shadowRoot) return el.shadowRoot.children;
      const assigned = tagOf(el) === "slot" ? el.assignedElements({ flatten: true }) : [];
      return assigned.length ? assigned : childrenOf(el);
    }

    /** @returns {string[]} the path for what follows `el`: a heading inside a plain wrapper heads that too */
    visit(el, path) {
      this.elements += 1;
      const role = roleOf(el);
      if (this.wanted.has(el)) this.places.set(el, this.place(el, role, path, subjectOf(el)));
      probes.readFacts(this, el, role, path);
      if (tagOf(el) === "iframe" || tagOf(el) === "frame") this.inFrames[selectorOf(el)] = probes.within(el);
      const above = path.filter((step) => !step.startsWith("heading "));
      if (role === "heading") {
        const headed = [...above, `heading ${trim(squash(textOf(el)), 80)}`];
        for (const child of this.childrenOf(el)) this.visit(child, headed);
        return headed;
      }
      const isLandmark = LANDMARKS.has(role);
      let inner = isLandmark ? [...above, [role, labelOf(el)].filter(Boolean).join(" ")] : path;
      for (const child of this.childrenOf(el)) inner = this.visit(child, inner);
      return isLandmark ? path : inner;
    }
  }

  const bare = (el) => (el ? { selector: selectorOf(el), html: markupOf(el), within: probes.within(el) } : null);

  /** What is true of the document as a whole. */
  const documentFacts = () => {
    const root = document.documentElement;
    const viewport = document.querySelector('meta[name="viewport" i]');
    return {
      type: "snapshot", title: trim(squash(document.title), 500), lang: attr(root, "lang"), url: location.href,
      root: bare(root), title_place: bare(document.querySelector("head > title")),
      viewport_meta: viewport ? attr(viewport, "content") : null,
      page_width: Math.round(Math.max(root.scrollWidth, innerWidth)),
      page_height: Math.round(Math.max(root.scrollHeight, innerHeight)), styles: probes.styleHash(),
    };
  };

  /**
   * Everything this frame gives, in one transfer. `places` are those of the elements axe named.
   * @param {{frame: string[], offset: {x: number, y: number}, elements: number[],
   *          include: string[], exclude: string[], within: string[], around: string[]}} request
   */
  const collect = ({ frame, offset, elements, include, exclude, within, around }) => {
    axe.setup(document);
    probes.askWithin(within, around);
    try {
      const wanted = new Set(elements.map((index) => probes.seen(index)));
      const snapshot = new Snapshot(frame, offset, wanted);
      snapshot.visit(document.documentElement, []);
      const placeOf = (el) => snapshot.places.get(el) ?? snapshot.place(el, roleOf(el), [], subjectOf(el));
      return {
        snapshot: { ...documentFacts(), ...snapshot.facts, elements: snapshot.elements,
          password_fields: snapshot.passwords },
        text: (probes.forgetLayout(), probes.pageText({ include, exclude }, frame, offset)),
        layout: frame.length ? [] : probes.layout(),
        places: Object.fromEntries(elements.map((index) => [index, placeOf(probes.seen(index))])),
        in_frames: snapshot.inFrames,
      };
    } finally {
      axe.teardown();
    }
  };

  Object.assign(probes, { roleOf, nameOf, labelOf, subjectOf, collect });
})();
