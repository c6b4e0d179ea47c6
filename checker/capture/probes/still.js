// Hold animations without an end at one moment, so that two looks at a page see the same.
(() => {
  "use strict";
  const probes = globalThis.checkerProbes;

  /** @type {{animation: Animation, playbackRate: number, currentTime: CSSNumberish | null}[]} */
  let held = [];

  const endless = (animation) => animation.playState === "running"
    && animation.timeline instanceof DocumentTimeline
    && animation.effect?.getComputedTiming().endTime === Infinity;
  const unseen = (el) => {
    const style = el && getComputedStyle(el);
    return style && (style.opacity === "0" || style.visibility !== "visible");
  };

  /** Hold each at its beginning; in its middle where it begins with nothing to see. */
  const holdStill = () => {
    for (const animation of document.getAnimations().filter(endless)) {
      const { playbackRate, currentTime } = animation;
      const { delay, duration } = animation.effect.getComputedTiming();
      held.push({ animation, playbackRate, currentTime });
      animation.playbackRate = 0; // a pause would outlive us: the page's style could not end it any more
      animation.currentTime = delay;
      if (unseen(animation.effect.target)) animation.currentTime = delay + duration / 2;
    }
  };

  /** Let them go on from where they were. */
  const goOn = () => {
    for (const { animation, playbackRate, currentTime } of held) {
      if (animation.playState === "idle") continue; // taken away meanwhile
      animation.currentTime = currentTime;
      animation.playbackRate = playbackRate;
    }
    held = [];
  };

  Object.assign(probes, { holdStill, goOn });
})();
