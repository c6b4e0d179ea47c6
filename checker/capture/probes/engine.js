// axe-core, run by halves so that frames can be put together: `partial` in each frame, `finish` in the main one.
(() => {
  "use strict";
  const probes = globalThis.checkerProbes;

  // Elements that axe has a result for. axe would spell out selectors, ancestry and XPath of every one
  // of them, the passed ones too; we hand it a number and look up only the few that did not pass.
  let seen = [];
  axe.utils.nodeSerializer.update({
    toSpec(dqElement) {
      seen.push(dqElement.element);
      return {
        selector: [String(seen.length - 1)], xpath: [""], source: "",
        // Some rules compare elements by it (heading-order, frame-tested): computed when they ask.
        get ancestry() { return dqElement.ancestry; },
        nodeIndexes: dqElement.nodeIndexes, fromFrame: false,
      };
    },
    mergeSpecs(node, frame) {
      return {
        ...node,
        selector: [...frame.selector, ...node.selector],
        ancestry: [...frame.ancestry, ...node.ancestry],
        nodeIndexes: [...frame.nodeIndexes, ...node.nodeIndexes],
        fromFrame: true,
      };
    },
  });

  let own = null;
  let inner = [];
  /**
   * Run axe in this frame and keep its half. The frames in it come back in axe's own order, with the
   * numbers under which axe will name them.
   * @param {object | null} context what axe's parent frame asked to look at; null in the main frame
   * @param {object} options axe's own
   * @param {number | null} limit milliseconds that the rules may take; null for no limit
   * @returns {Promise<{frames: {context: object, numbers: number[]}[]}>}
   */
  const partial = async (context, options, limit) => {
    seen = [];
    const frames = axe.utils.getFrameContexts(context ?? document, options);
    inner = frames.map((frame) => axe.utils.shadowSelect(frame.frameSelector));
    probes.startBudget(limit);
    own = await axe.runPartial(context ?? document, options);
    own.left = probes.leftOut();
    const numbers = own.frames.map((frame) => Number(frame.selector[0]));
    return {
      frames: frames.map((frame, index) => ({
        context: frame.frameContext,
        numbers: numbers.filter((number) => seen[number] === inner[index]),
      })),
    };
  };
  const half = () => own;
  const frameElement = (index) => inner[index];

  const messagesOf = (node) => {
    const checks = [...node.any, ...node.all, ...node.none];
    return [...new Set(checks.map((check) => check.message).filter(Boolean))].map((m) => probes.trim(m, 500));
  };
  const slim = (rule, outcome) => rule[outcome].map((node) => ({
    rule: rule.id,
    outcome: outcome === "violations" ? "violation" : "incomplete",
    impact: node.impact ?? rule.impact ?? "moderate",
    target: node.node.selector.map(Number),
    messages: messagesOf(node),
  }));

  /** Put the frames' halves together. Counts every element; keeps only those that did not pass. */
  const finish = async (halves, options) => {
    const all = [own, ...halves];
    const left = probes.settleBudget(all.filter(Boolean));
    const raw = await axe.finishRun(all, { ...options, reporter: "raw" });
    const broken = raw.find((rule) => rule.error);
    if (broken) throw new Error(`axe-core's rule ${broken.id} broke: ${broken.error.message ?? broken.error}`);
    const rules = raw.map((rule) => ({
      id: rule.id, tags: rule.tags, help: rule.help, help_url: rule.helpUrl,
      violations: rule.violations.length, incomplete: rule.incomplete.length, passes: rule.passes.length,
      untested: left.get(rule.id) ?? 0,
    }));
    const nodes = raw.flatMap((rule) => [...slim(rule, "violations"), ...slim(rule, "incomplete")]);
    return { version: axe.version, rules, nodes };
  };

  Object.assign(probes, { partial, half, frameElement, finish, seen: (index) => seen[index] });
})();
