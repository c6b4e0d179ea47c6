// A hash of how the document is styled: the same later means that its look has not been changed.
(() => {
  "use strict";
  const probes = globalThis.checkerProbes;
  const get = (key) => Object.getOwnPropertyDescriptor(Document.prototype, key).get;
  const sheetsOf = get("styleSheets");
  const adoptedOf = get("adoptedStyleSheets");
  const allOf = Document.prototype.querySelectorAll;

  /** FNV-1a over UTF-16 code units, in two lanes that begin apart. */
  class Hash {
    constructor() {
      this.lanes = [0x811c9dc5, 0x050c5d1f];
    }

    feed(text) {
      for (let at = 0; at < text.length; at += 1) {
        const unit = text.charCodeAt(at);
        this.lanes[0] = Math.imul(this.lanes[0] ^ unit, 0x01000193);
        this.lanes[1] = Math.imul(this.lanes[1] ^ unit, 0x01000197);
      }
    }

    toString() {
      return this.lanes.map((lane) => (lane >>> 0).toString(16).padStart(8, "0")).join("");
    }
  }

  /** @param {CSSStyleSheet} sheet one of another site cannot be read: there its address stands for it */
  const read = (sheet, hash) => {
    let rules = [];
    try {
      rules = sheet.cssRules;
    } catch {
      hash.feed(sheet.href ?? "");
    }
    for (const rule of rules) {
      hash.feed(rule.cssText);
      if (rule.styleSheet) read(rule.styleSheet, hash);
    }
  };

  /** @returns {string} 16 hexadecimal digits for all style sheets, classes and style attributes, in order */
  const styleHash = () => {
    const hash = new Hash();
    for (const sheet of [...sheetsOf.call(document), ...adoptedOf.call(document)]) read(sheet, hash);
    for (const el of allOf.call(document, "[style], [class]")) {
      hash.feed(`${probes.attr(el, "class")};${probes.attr(el, "style")}`);
    }
    return hash.toString();
  };

  Object.assign(probes, { styleHash });
})();
