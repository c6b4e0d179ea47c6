// All text of the frame in reading order, in the pieces that the page itself sets apart.
(() => {
  "use strict";
  const probes = globalThis.checkerProbes;
  const { attr, hasAttr, tagOf, idOf, trim, selectorOf, boxOf } = probes;

  const ROLES = {
    h1: "heading", h2: "heading", h3: "heading", h4: "heading", h5: "heading", h6: "heading",
    li: "listitem", td: "cell", th: "headercell", dt: "term", dd: "definition", blockquote: "quote",
    figcaption: "caption", caption: "caption", button: "button", summary: "button", label: "label",
    legend: "label", p: "paragraph", option: "label",
  };
  const ARIA = {
    heading: "heading", listitem: "listitem", cell: "cell", gridcell: "cell", columnheader: "headercell",
    rowheader: "headercell", term: "term", definition: "definition", blockquote: "quote", caption: "caption",
    button: "button", tab: "button", menuitem: "link", paragraph: "paragraph",
  };
  const REGION_TAGS = new Set(["main", "article", "section", "nav", "header", "footer", "aside", "form",
    "search", "dialog", "details", "figure", "fieldset", "address", "ul", "ol", "dl", "table", "iframe"]);
  const SILENT = new Set(["script", "style", "noscript", "template", "head", "title", "meta", "link",
    "object", "embed", "svg", "math", "canvas", "video", "audio", "picture", "select", "datalist", "textarea"]);
  const MARKS = { sup: "sup", sub: "sub", a: "link", abbr: "abbr", b: "strong", strong: "strong",
    code: "code", q: "quote" };

  const isInline = (display) => display === "contents" || display.startsWith("inline") || display.startsWith("ruby");
  const codePoints = (text) => (/[\ud800-\udfff]/.test(text) ? [...text].length : text.length);
  const CLEAN = /[\u00ad\u200b\u2060\ufeff]/g;

  /** Collects the characters of one unit, white space collapsed as a browser shows it. */
  class Buffer {
    constructor() { this.reset(); }
    reset() { this.text = ""; this.length = 0; this.marks = []; this.open = []; this.first = null; this.nodes = null; }
    add(data, element, node) {
      let piece = data.replace(CLEAN, "").replace(/\s+/g, " ").toWellFormed();
      if (!this.text || this.text.endsWith(" ")) piece = piece.replace(/^ /, "");
      if (!piece) return;
      this.first ??= element;
      this.nodes = { first: this.nodes?.first ?? node, last: node };
      this.text += piece;
      this.length += codePoints(piece);
    }
    enter(kind, value) {
      const mark = { kind, value, start: this.length, end: this.length };
      this.open.push(mark);
    }
    leave() {
      const mark = this.open.pop();
      if (mark && this.length > mark.start) this.marks.push({ ...mark, end: this.length });
    }
    /** Hand the unit over; marks that are still open go on in the next one. */
    take() {
      const text = this.text.trimEnd();
      const length = codePoints(text);
      const marks = [...this.marks, ...this.open.map((mark) => ({ ...mark, end: this.length }))]
        .map((mark) => ({ ...mark, end: Math.min(mark.end, length) }))
        .filter((mark) => mark.end > mark.start)
        .sort((a, b) => a.start - b.start || b.end - a.end);
      const { first, nodes, open } = this;
      this.reset();
      this.open = open.map((mark) => ({ ...mark, start: 0, end: 0 }));
      return { text, marks, first, nodes };
    }
  }

  const roleOf = (el) => ARIA[attr(el, "role").trim().split(/\s+/)[0]] ?? ROLES[tagOf(el)] ?? "";
  // A paragraph inside a list item, a cell or a quote is that item's text.
  const innerRole = (outer, own) => (!own || (own === "paragraph" && outer && outer !== "other") ? outer : own);
  const levelOf = (el) => Number(attr(el, "aria-level")) || Number(/^h([1-6])$/.exec(tagOf(el))?.[1]) || 2;

  const linkValue = (el) => trim(hasAttr(el, "href") ? String(el.href) : "", 500).toWellFormed();
  const markOf = (el, style, lang, outerLang) => {
    const tag = tagOf(el);
    if (tag === "a") return ["link", linkValue(el)];
    if (tag === "abbr") return ["abbr", trim(attr(el, "title"), 200)];
    if (MARKS[tag]) return [MARKS[tag], ""];
    if (style.verticalAlign === "super" || style.verticalAlign === "sub") {
      return [style.verticalAlign === "super" ? "sup" : "sub", ""];
    }
    return lang !== outerLang ? ["lang", lang] : null;
  };

  /** Walks the composed tree (slots and open shadow roots as shown) and hands out units and regions. */
  class Walk {
    constructor(options, frame, offset) {
      Object.assign(this, { options, frame, offset });
      this.units = [];
      this.regions = [];
      this.buffer = new Buffer();
      this.panels = probes.openedByControls(document);
    }

    region(context) {
      if (context.regionIndex !== undefined) return context.regionIndex;
      const parent = context.outer ? this.region(context.outer) : -1;
      if (!context.marksRegion) return (context.regionIndex = parent);
      const { el } = context;
      const index = this.regions.push({
        parent: -1, tag: tagOf(el), role: probes.roleOf(el), label: probes.labelOf(el),
        id: trim(idOf(el), 80).toWellFormed(), classes: trim(attr(el, "class"), 160).toWellFormed(),
        selector: selectorOf(el), hidden: context.hiddenHere === "visibility: hidden" && !context.disclosed ? "" : context.hiddenHere,
        disclosed_by: context.disclosed,
        fixed: context.fixed, user: context.user, frame: this.frame,
      }) - 1;
      this.regions[index].parent = parent;
      return (context.regionIndex = index);
    }

    flush(context) {
      const { text, marks, first, nodes } = this.buffer.take();
      if (!text) return;
      const { block } = context;
      const whole = marks.find((mark) => mark.kind === "link" && mark.start === 0 && mark.end === codePoints(text));
      const role = context.role || (whole ? "link" : "other");
      const style = getComputedStyle(first ?? block);
      this.units.push({
        role, text, marks, region: this.region(context), selector: selectorOf(block),
        level: role === "heading" ? context.level : 0, lang: context.lang, box: boxOf(block, this.offset),
        hidden: context.hidden, font_size: Math.round(parseFloat(style.fontSize) * 10) / 10,
        font_weight: Number(style.fontWeight) || 400, uppercase: style.textTransform === "uppercase",
        list_like: context.listLike, within: probes.within(block),
      });
      if (!context.hidden) probes.keepForLayout(this.units.at(-1), block, nodes);
    }

    user(el, outer) {
      const { include, exclude } = this.options;
      if (exclude.length && el.matches(exclude.join(","))) return "exclude";
      if (include.length && el.matches(include.join(","))) return "include";
      return outer;
    }

    context(el, outer, style) {
      let hiddenHere = probes.hiddenBy(el, style);
      const disclosed = probes.disclosedBy(el, this.panels)
        || (hiddenHere === "display: none" && !outer.hidden ? probes.headedBy(el) : "");
      if (!hiddenHere && style.visibility !== "visible" && style.visibility !== outer.visibility) {
        hiddenHere = "visibility: hidden";
      }
      if (!hiddenHere && disclosed === "details") hiddenHere = "closed details";
      const opened = Boolean(disclosed && hiddenHere);
      const ownRole = roleOf(el);
      const tag = tagOf(el);
      const user = this.user(el, "");
      const inline = isInline(style.display) && ownRole !== "button" && ownRole !== "heading";
      const fixed = style.position === "fixed" || style.position === "sticky";
      const invisible = style.visibility !== "visible" && !opened && style.visibility !== outer.baseline;
      // The one kind of hiding that what is inside can take back.
      const inherited = outer.hidden === "visibility: hidden" && !invisible ? "" : outer.hidden;
      return {
        el, outer, inline, user, fixed, hiddenHere,
        disclosed: opened ? disclosed : "",
        hidden: inherited || (opened ? "" : hiddenHere) || (invisible ? "visibility: hidden" : ""),
        visibility: style.visibility,
        baseline: opened ? style.visibility : outer.baseline,
        role: innerRole(outer.role, ownRole),
        level: ownRole === "heading" ? levelOf(el) : outer.level,
        lang: hasAttr(el, "lang") ? trim(attr(el, "lang"), 40) : outer.lang,
        listLike: outer.listLike || ["ul", "ol", "dl", "table"].includes(tag),
        block: inline ? outer.block : el,
        marksRegion: REGION_TAGS.has(tag) || hasAttr(el, "role") || Boolean(user) || Boolean(hiddenHere) || fixed
          || (!inline && Boolean(idOf(el) || attr(el, "class") || attr(el, "aria-label"))),
      };
    }

    children(el) {
      if (el.shadowRoot) return probes.childNodesOf(el.shadowRoot);
      if (tagOf(el) === "slot") {
        const assigned = el.assignedNodes({ flatten: true });
        if (assigned.length) return assigned;
      }
      return probes.childNodesOf(el);
    }

    element(el, outer) {
      const tag = tagOf(el);
      if (tag === "br" || tag === "hr") return this.flush(outer);
      if (SILENT.has(tag)) return undefined;
      const style = getComputedStyle(el);
      const context = this.context(el, outer, style);
      if (context.hidden && context.hidden !== outer.hidden) return this.aside(el, context, style);
      const shownAgain = context.hidden !== outer.hidden;
      const apart = !context.inline || shownAgain || context.disclosed !== "" || context.user !== "";
      if (apart) { this.flush(outer); context.block = el; }
      const mark = apart && tag !== "a" ? null : markOf(el, style, context.lang, outer.lang);
      return this.into(el, context, style, mark, apart);
    }

    into(el, context, style, mark, apart = true) {
      if (mark) this.buffer.enter(...mark);
      for (const child of this.children(el)) this.node(child, context, style);
      if (apart) this.flush(context);
      if (mark) this.buffer.leave();
    }

    /** What is hidden takes no room: its words go into units of their own and do not part the line around. */
    aside(el, context, style) {
      const around = this.buffer;
      this.buffer = new Buffer();
      context.block = el;
      this.into(el, context, style, markOf(el, style, context.lang, context.lang));
      this.buffer = around;
    }

    node(node, context, style) {
      if (node.nodeType === 1) this.element(node, context);
      else if (node.nodeType === 3) this.text(node, context, style);
    }

    text(node, context, style) {
      if (!style.whiteSpaceCollapse?.startsWith("preserve") || !node.data.includes("\n")) {
        this.buffer.add(node.data, context.el, node);
        return;
      }
      node.data.split("\n").forEach((line, index) => {
        if (index) this.flush(context);
        this.buffer.add(line, context.el, node);
      });
    }

    run() {
      const root = document.body ?? document.documentElement;
      const start = { el: root, hidden: "", visibility: "visible", baseline: "visible", role: "", level: 0,
        lang: trim(attr(document.documentElement, "lang"), 40), listLike: false, block: root, user: "" };
      this.element(root, start);
      this.flush({ ...start, role: "" });
      return { type: "text", regions: this.regions, units: this.units };
    }
  }

  /**
   * @param {{include: string[], exclude: string[]}} options
   * @param {string[]} frame selectors of the frames around this one
   * @param {{x: number, y: number}} offset of this frame on the page
   */
  const pageText = (options, frame, offset) => new Walk(options, frame, offset).run();

  Object.assign(probes, { pageText });
})();
