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
        selector: [String(seen.length - 1)],
        ancestry: [""], xpath: [""], source: "",
        nodeIndexes: dqElement.nodeIndexes, fromFrame: false,
      };
    },
    mergeSpecs(node, frame) {
      return {
        ...node,
        selector: [...frame.selector, ...node.selector],
        nodeIndexes: [...frame.nodeIndexes, ...node.nodeIndexes],
        fromFrame: true,
      };
    },
  });

  /**
   * Run axe in this frame.
   * @returns {Promise<{partial: object, frames: {selector: any, context: object, index: number}[]}>}
   */
  const partial = async (context, options) => {
    seen = [];
    const frames = axe.utils.getFrameContexts(context ?? document, options);
    const result = await axe.runPartial(context ?? document, options);
    return { partial: result, frames: frames.map((f) => ({ selector: f.frameSelector, context: f.frameContext })) };
  };

  const messagesOf = (node) => {
    const checks = [...node.any, ...node.all, ...node.none];
    return [...new Set(checks.map((check) => check.message).filter(Boolean))].map((m) => probes.trim(m, 500));
  };
  const relatedOf = (node) => [...node.any, ...node.all, ...node.none]
    .flatMap((check) => check.relatedNodes ?? [])
    .filter((related) => related.target?.length === 1)
    .slice(0, 5)
    .map((related) => Number(related.target[0]));

  const slim = (rule, outcome) => rule[outcome].map((node) => ({
    rule: rule.id,
    outcome: outcome === "violations" ? "violation" : "incomplete",
    impact: node.impact ?? rule.impact ?? "moderate",
    target: node.target.map(Number),
    messages: messagesOf(node),
    related: relatedOf(node),
  }));

  /** Put the frames' halves together. Counts every element; keeps only those that did not pass. */
  const finish = async (partials, options) => {
    const raw = await axe.finishRun(partials, { ...options, reporter: "raw" });
    const rules = raw.map((rule) => ({
      id: rule.id, tags: rule.tags, help: rule.help, help_url: rule.helpUrl,
      violations: rule.violations.length, incomplete: rule.incomplete.length, passes: rule.passes.length,
    }));
    const nodes = raw.flatMap((rule) => [...slim(rule, "violations"), ...slim(rule, "incomplete")]);
    return { version: axe.version, rules, nodes };
  };

  Object.assign(probes, { partial, finish, seen: (index) => seen[index] });
})();
