// A frame that may not run scripts (`sandbox` without `allow-scripts`) never fires a timer, not even in our
// world, and axe-core would wait for ever. Messages do arrive there: short timers go by message instead.
(() => {
  "use strict";
  const longTimer = globalThis.setTimeout.bind(globalThis);
  const clearLong = globalThis.clearTimeout.bind(globalThis);
  const SHORT = 4;
  const waiting = new Map();
  let last = 0;

  const channel = new MessageChannel();
  channel.port1.onmessage = ({ data }) => {
    const work = waiting.get(data);
    waiting.delete(data);
    work?.();
  };

  globalThis.setTimeout = (work, delay = 0, ...given) => {
    if (delay > SHORT || typeof work !== "function") return longTimer(work, delay, ...given);
    last -= 1; // the browser's own ids are positive
    waiting.set(last, () => work(...given));
    channel.port2.postMessage(last);
    return last;
  };
  globalThis.clearTimeout = (id) => (id < 0 ? waiting.delete(id) : clearLong(id));
})();
