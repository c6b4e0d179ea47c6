// When is a page at rest? Each condition has its own limit and says whether it was reached.
(() => {
  "use strict";
  const probes = globalThis.checkerProbes;
  const now = () => performance.now();
  const later = (ms) => new Promise((done) => setTimeout(done, ms));

  const step = async (name, limit, work) => {
    const start = now();
    const reached = await Promise.race([work.then(() => true, () => true), later(limit).then(() => false)]);
    return { name, reached, waited: Math.round(now() - start) };
  };

  // The observers watch the document and every open shadow root that is there when watching starts.
  const shadowRoots = (root, found = []) => {
    for (const el of root.querySelectorAll("*")) {
      if (el.shadowRoot) { found.push(el.shadowRoot); shadowRoots(el.shadowRoot, found); }
    }
    return found;
  };

  /** Resolve when nothing in the DOM changed for `quiet` milliseconds. */
  const domQuiet = (quiet, stop) => new Promise((done) => {
    let timer = setTimeout(finish, quiet);
    const observer = new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(finish, quiet); });
    function finish() { observer.disconnect(); done(); }
    stop.push(() => observer.disconnect());
    const what = { subtree: true, childList: true, characterData: true, attributes: true };
    observer.observe(document, what);
    for (const root of shadowRoots(document)) observer.observe(root, what);
  });

  const finite = (animation) => {
    const timing = animation.effect?.getComputedTiming();
    return animation.playState === "running" && animation.timeline instanceof DocumentTimeline
      && Number.isFinite(timing?.endTime);
  };
  const animationsDone = async () => {
    for (let left = document.getAnimations().filter(finite); left.length;
      left = document.getAnimations().filter(finite)) {
      await Promise.allSettled(left.map((animation) => animation.finished));
    }
  };

  // A lazy picture is not asked for until it comes near: before the scroll it must not be waited for.
  const pending = (lazy) => [...document.images].filter((img) => !img.complete
    && probes.rectOf(img).width > 0 && (lazy || img.loading !== "lazy"));
  const imagesDone = (lazy) => Promise.all(pending(lazy).map((img) => new Promise((done) => {
    img.addEventListener("load", done, { once: true });
    img.addEventListener("error", done, { once: true });
    if (img.complete) done();
  })));

  /** @returns {boolean} whether there is more of the page than the viewport shows */
  const taller = () => (document.scrollingElement ?? document.documentElement).scrollHeight > innerHeight + 1;

  /** Scroll through the page once so that lazy pictures and sections come in; then go back. */
  const scrollThrough = async (limit, maxHeight) => {
    const start = now();
    const root = document.scrollingElement ?? document.documentElement;
    const from = root.scrollTop;
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    let y = 0;
    for (; y < root.scrollHeight && y < maxHeight && now() - start < limit; y += innerHeight) {
      root.scrollTo({ top: y, behavior: "instant" });
      await Promise.race([frame(), later(100)]);
    }
    const reached = y >= root.scrollHeight;
    root.scrollTo({ top: from, behavior: "instant" });
    await Promise.race([frame(), later(100)]);
    return { name: "scrolled through", reached, waited: Math.round(now() - start),
      detail: reached ? "" : `stopped after ${Math.round(y)} CSS pixels` };
  };

  /**
   * Wait until fonts, animations, pictures and the DOM are at rest.
   * @param {{quiet: number, limit: number, lazy: boolean}} limits milliseconds; whether lazy pictures count
   */
  const settle = async ({ quiet, limit, lazy }) => {
    const stop = [];
    const steps = await Promise.all([
      step("fonts", limit, document.fonts.ready),
      step("animations", limit, animationsDone()),
      step("pictures", limit, imagesDone(lazy)),
      step("DOM quiet", limit, domQuiet(quiet, stop)),
    ]);
    for (const end of stop) end();
    return steps;
  };

  Object.assign(probes, { settle, taller, scrollThrough });
})();
