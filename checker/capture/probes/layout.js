// How running text is laid out: lines, their length and height, and what else makes them easy or hard to follow.
(() => {
  "use strict";
  const probes = globalThis.checkerProbes;
  const { rectOf, tagOf } = probes;

  const SHORTEST = 100;
  const MOST = 300;
  const RUNNING = new Set(["paragraph", "listitem", "definition", "quote", "other", "caption"]);

  /** The units worth measuring, found by the walk over the text: measured again when the page has another width. */
  let kept = [];

  /** @param {{role: string, text: string, selector: string}} unit @param {Element} block */
  const keepForLayout = ({ role, text, selector }, block, nodes) => {
    if (kept.length < MOST && nodes && RUNNING.has(role) && text.length >= SHORTEST) {
      kept.push({ selector, block, nodes, characters: text.length });
    }
  };
  const forgetLayout = () => { kept = []; };

  const isSplit = ({ columnCount, columnWidth }) => columnCount !== "auto" || columnWidth !== "auto";
  /** How far apart pieces of one line may stand: in columns, the next one begins there. */
  const GAP = { split: 8, whole: 4000 };

  /** Lines as a reader sees them: pieces that overlap in height are one line. */
  const linesOf = ({ first, last }, split) => {
    const gap = split ? GAP.split : GAP.whole;
    const range = document.createRange();
    range.setStartBefore(first);
    range.setEndAfter(last);
    const rows = [];
    for (const { left, right, top, bottom } of range.getClientRects()) {
      if (right - left < 1 || bottom - top < 1) continue;
      const middle = (top + bottom) / 2;
      const row = rows.findLast((one) => middle > one.top && middle < one.bottom && left - one.right < gap);
      if (row) Object.assign(row, { left: Math.min(row.left, left), right: Math.max(row.right, right) });
      else rows.push({ left, right, top, bottom });
    }
    return rows;
  };

  const italicShare = (block, characters) => {
    let italic = 0;
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const style = node.parentElement && getComputedStyle(node.parentElement).fontStyle;
      if (style && style !== "normal") italic += node.data.trim().length;
    }
    return Math.min(1, italic / characters);
  };

  /** Distance to the running text that follows in the same element; -1 where none follows. */
  const gapAfter = (block) => {
    const next = block.nextElementSibling;
    if (!next || tagOf(next) !== tagOf(block) || tagOf(block) !== "p") return -1;
    return Math.max(0, rectOf(next).top - rectOf(block).bottom);
  };

  const measure = ({ selector, block, nodes, characters }) => {
    if (!block.isConnected || !nodes.first.isConnected || !nodes.last.isConnected) return null;
    const split = isSplit(getComputedStyle(block));
    const rows = linesOf(nodes, split);
    if (!rows.length) return null;
    const style = getComputedStyle(nodes.first.parentElement ?? block);
    const size = parseFloat(style.fontSize);
    const height = parseFloat(style.lineHeight) || size * 1.2;
    const widths = rows.map((row) => row.right - row.left);
    // The last line is seldom full: what it lacks is taken off.
    const full = Math.max(...widths);
    const shown = widths.reduce((sum, width) => sum + width, 0);
    return {
      selector, lines: rows.length, line_characters: Math.round((characters * full) / shown),
      font_size: Math.round(size * 10) / 10, line_height: Math.round(height * 10) / 10,
      align: style.textAlign === "justify" ? "justify" : "", italic: Math.round(italicShare(block, characters) * 100) / 100,
      columns: split ? new Set(rows.map((row) => Math.round(row.left / 20))).size : 1, gap: Math.round(gapAfter(block)),
    };
  };

  /** @returns {object[]} each kept unit that is shown, as it is laid out now */
  const layout = () => kept.map(measure).filter(Boolean);

  Object.assign(probes, { keepForLayout, forgetLayout, layout });
})();
