// How long axe-core's rules may take. Elements that there was no time for are left out and counted, rule by rule.
(() => {
  "use strict";
  const probes = globalThis.checkerProbes;
  const { checks, rules } = axe._audit;
  const prototype = Object.getPrototypeOf(rules[0]);
  const { run, runChecks, gatherAndMatchNodes } = prototype;

  // The slowest by far, and the only one whose time grows with the text: it comes last and takes what is left.
  const isSlow = (rule) => rule.id.startsWith("color-contrast");
  rules.sort((one, other) => isSlow(one) - isSlow(other));

  let ends = Infinity;
  /** @type {Map<string, {ends: number, node: object | null, late: boolean, left: number}>} by rule */
  let runs = new Map();
  /** @param {number | null} limit milliseconds for all rules together, from now; null for no limit */
  const startBudget = (limit) => {
    ends = performance.now() + (limit ?? Infinity);
    runs = new Map();
  };

  prototype.run = function timedRun(...given) {
    const now = performance.now();
    const left = ends - now;
    runs.set(this.id, { ends: isSlow(this) ? ends : now + left / 2, node: null, late: false, left: 0 });
    return run.apply(this, given);
  };
  // Choosing the elements may take half of a rule's time: those it did not come to are left out as well.
  prototype.gatherAndMatchNodes = function timedMatches(...given) {
    const timed = runs.get(this.id);
    if (!Object.hasOwn(this, "matches") || !Number.isFinite(timed.ends)) return gatherAndMatchNodes.apply(this, given);
    const { matches } = this;
    const until = (performance.now() + timed.ends) / 2;
    this.matches = (...element) => {
      if (performance.now() <= until) return matches.apply(this, element);
      timed.left += 1;
      return false;
    };
    try {
      return gatherAndMatchNodes.apply(this, given);
    } finally {
      this.matches = matches;
    }
  };
  // axe asks three times for each element (any, all, none), one after the other: all three get one answer.
  // An element without any result is left out of the rule's.
  prototype.runChecks = function timedChecks(type, node, options, context, resolve, reject) {
    const timed = runs.get(this.id);
    if (timed.node !== node) {
      timed.node = node;
      timed.late = performance.now() > timed.ends;
      if (timed.late) timed.left += 1;
    }
    if (timed.late) resolve({ type, results: [] });
    else runChecks.call(this, type, node, options, context, resolve, reject);
  };

  /** @returns {Record<string, number>} how many elements each rule had no time for */
  const leftOut = () => Object.fromEntries(
    [...runs].filter(([, timed]) => timed.left).map(([id, timed]) => [id, timed.left]));

  /** Does this rule weigh its elements against each other, so that some of them alone say nothing? */
  const comparing = (id) => {
    const rule = rules.find((one) => one.id === id);
    return [...rule.any, ...rule.all, ...rule.none].some((check) => checks[check.id ?? check]?.after);
  };

  /**
   * Add up what was left out in all frames. A rule that compares elements has no answer then: its results go.
   * @param {{results: {id: string, nodes: object[]}[], left: Record<string, number>}[]} halves
   * @returns {Map<string, number>} untested elements by rule
   */
  const settleBudget = (halves) => {
    const left = new Map();
    const add = (id, count) => left.set(id, (left.get(id) ?? 0) + count);
    for (const half of halves) for (const [id, count] of Object.entries(half.left)) add(id, count);
    for (const half of halves) {
      for (const result of half.results.filter(({ id }) => left.has(id) && comparing(id))) {
        add(result.id, result.nodes.length);
        result.nodes = [];
      }
    }
    return left;
  };

  Object.assign(probes, { startBudget, leftOut, settleBudget });
})();
