// What one element adds to the snapshot: a heading, a link, a picture, a control, …
(() => {
  "use strict";
  const probes = globalThis.checkerProbes;
  const { attr, hasAttr, tagOf, textOf, closest, squash, trim, LANDMARKS } = probes;

  const shown = (el) => el.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const address = (text) => trim(String(text ?? "").toWellFormed(), 2000);
  const textAround = (el, selector) => {
    const around = closest(el, selector);
    return around ? trim(squash(textOf(around)), 400) : "";
  };
  const described = (el) => {
    const ids = attr(el, "aria-describedby").split(/\s+/).filter(Boolean);
    const root = el.getRootNode();
    const texts = ids.map((id) => root.getElementById?.(id)).filter(Boolean).map((node) => squash(textOf(node)));
    return [...texts, squash(attr(el, "title"))].filter(Boolean).join(" ");
  };
  const fragmentFound = (el) => {
    const here = location.href.split("#")[0];
    const [page, fragment] = String(el.href).split("#");
    if (page !== here || fragment === undefined || fragment === "") return null;
    const id = (() => { try { return decodeURIComponent(fragment); } catch { return fragment; } })();
    return id.toLowerCase() === "top" || Boolean(document.getElementById(id) ?? document.getElementsByName(id)[0]);
  };

  const heading = (snapshot, el, role, path) => {
    const text = squash(textOf(el));
    const level = Number(attr(el, "aria-level")) || Number(/^h([1-6])$/.exec(tagOf(el))?.[1]) || 2;
    snapshot.facts.headings.push({ place: snapshot.place(el, role, path, text), level, text: trim(text, 300) });
  };

  const link = (snapshot, el, role, path) => {
    const text = squash(textOf(el));
    const hasLink = tagOf(el) === "a" || tagOf(el) === "area";
    const url = hasLink && hasAttr(el, "href") && typeof el.href === "string" ? address(el.href) : "";
    snapshot.facts.links.push({
      place: snapshot.place(el, role, path, `${text} ${url}`), text: trim(text, 300),
      href: hasLink ? address(attr(el, "href")) : "", url, target: attr(el, "target"), description: described(el),
      context: textAround(el, "p, li, td, th, dd, figcaption, blockquote"),
      fragment_found: url ? fragmentFound(el) : null,
      scripted: hasAttr(el, "onclick") || attr(el, "role") === "button" || !hasLink,
      image_only: !text && Boolean(el.querySelector("img, svg, [role=img]")), visible: shown(el),
    });
  };

  const image = (snapshot, el, role, path) => {
    const figure = closest(el, "figure");
    const caption = figure?.querySelector("figcaption");
    const inLink = closest(el, "a[href]");
    const around = inLink ?? probes.parentOf(el);
    const box = probes.rectOf(el);
    const src = address(el.currentSrc || attr(el, "src") || (tagOf(el) === "svg" ? "inline svg" : ""));
    const alt = hasAttr(el, "alt") ? attr(el, "alt").toWellFormed() : null;
    snapshot.facts.images.push({
      place: snapshot.place(el, role, path, `${alt ?? ""} ${src} ${el.naturalWidth ?? 0}x${el.naturalHeight ?? 0}`),
      alt, src, width: Math.round(box.width), height: Math.round(box.height),
      natural_width: el.naturalWidth || 0, natural_height: el.naturalHeight || 0,
      caption: caption ? trim(squash(textOf(caption)), 400) : "",
      nearby: around?.nodeType === 1 ? trim(squash(textOf(around)), 400) : "", in_link: Boolean(inLink),
      decorative: role === "" || role === "none" || role === "presentation" || alt === ""
        || Boolean(closest(el, "[aria-hidden=true]")),
      visible: shown(el),
    });
  };

  const control = (snapshot, el, role, path) => {
    const kind = tagOf(el) === "input" ? el.type : tagOf(el);
    if (kind === "hidden") return;
    if (kind === "password" && shown(el)) snapshot.passwords += 1;
    const group = closest(el, "fieldset, [role=group], [role=radiogroup]");
    const legend = group?.querySelector("legend");
    snapshot.facts.controls.push({
      place: snapshot.place(el, role, path, `${kind} ${probes.nameOf(el)}`), kind,
      labels: [...(el.labels ?? [])].map((label) => trim(squash(textOf(label)), 200)),
      placeholder: attr(el, "placeholder").toWellFormed(), autocomplete: attr(el, "autocomplete").toWellFormed(),
      required: hasAttr(el, "required") || attr(el, "aria-required") === "true",
      group: group ? trim(legend ? squash(textOf(legend)) : probes.labelOf(group), 200) : "",
      description: described(el), visible: shown(el),
    });
  };

  const player = /youtube|vimeo|player|video|brightcove|wistia|dailymotion|soundcloud/i;
  const media = (snapshot, el, role, path) => {
    const src = address(el.currentSrc || attr(el, "src") || attr(el.querySelector("source") ?? el, "src"));
    snapshot.facts.media.push({
      place: snapshot.place(el, role, path, src), kind: tagOf(el) === "iframe" ? "embed" : tagOf(el), src,
      autoplay: hasAttr(el, "autoplay"), muted: Boolean(el.muted) || hasAttr(el, "muted"),
      loop: hasAttr(el, "loop"), controls: hasAttr(el, "controls"),
      tracks: [...el.querySelectorAll("track")].map((t) => `${attr(t, "kind") || "subtitles"}:${attr(t, "srclang")}`),
      duration: Number.isFinite(el.duration) ? el.duration : 0,
    });
  };
  const frame = (snapshot, el, role, path) => {
    const src = address(attr(el, "src") || (hasAttr(el, "srcdoc") ? "about:srcdoc" : ""));
    snapshot.facts.frames.push({ place: snapshot.place(el, role, path, src), src, title: attr(el, "title").toWellFormed() });
    if (player.test(src)) media(snapshot, el, role, path);
  };

  /** @returns {number[]} what an `ol` counts that does not simply count 1, 2, 3 (HTML, "ordinal value") */
  const numbersOf = (el) => {
    const items = [...probes.childrenOf(el)].filter((node) => tagOf(node) === "li");
    const own = hasAttr(el, "start") || hasAttr(el, "reversed") || items.some((item) => hasAttr(item, "value"));
    if (tagOf(el) !== "ol" || !own) return [];
    const whole = (text) => (/^\s*[-+]?\d{1,9}(?!\d)/.test(text) ? parseInt(text, 10) : null);
    const down = hasAttr(el, "reversed");
    let next = whole(attr(el, "start")) ?? (down ? items.length : 1);
    return items.slice(0, 2000).map((item) => {
      const number = whole(attr(item, "value")) ?? next;
      next = number + (down ? -1 : 1);
      return number;
    });
  };
  const list = (snapshot, el, role, path) => {
    const items = [...probes.childrenOf(el)].filter((node) => ["li", "dt"].includes(tagOf(node))
      || attr(node, "role") === "listitem").length;
    snapshot.facts.lists.push({ place: snapshot.place(el, role, path, ""), kind: tagOf(el), items, numbers: numbersOf(el) });
  };
  const table = (snapshot, el, role, path) => {
    const rows = [...el.querySelectorAll("tr, [role=row]")];
    snapshot.facts.tables.push({
      place: snapshot.place(el, role, path, squash(textOf(el))), rows: rows.length,
      columns: Math.max(0, ...rows.map((row) => probes.childrenOf(row).length)),
      caption: trim(squash(textOf(el.querySelector("caption") ?? document.createTextNode(""))), 200),
      headers: el.querySelectorAll("th, [role=columnheader], [role=rowheader]").length,
      presentational: role === "none" || role === "presentation" || role === "",
    });
  };

  const CONTROLS = new Set(["button", "checkbox", "combobox", "listbox", "menuitem", "option", "radio", "searchbox",
    "slider", "spinbutton", "switch", "tab", "textbox"]);

  /** Add what `el` is to the facts. */
  const readFacts = (snapshot, el, role, path) => {
    const tag = tagOf(el);
    if (LANDMARKS.has(role)) {
      snapshot.facts.landmarks.push({ place: snapshot.place(el, role, path, ""), role, label: probes.labelOf(el) });
    }
    if (role === "heading") heading(snapshot, el, role, path);
    else if (role === "link" || (tag === "a" && hasAttr(el, "href"))) link(snapshot, el, role || "link", path);
    else if (tag === "img" || role === "img" || (tag === "input" && el.type === "image")) image(snapshot, el, role, path);
    else if (["input", "select", "textarea", "button"].includes(tag) || (CONTROLS.has(role) && tag !== "option")) {
      control(snapshot, el, role, path);
    } else if (tag === "audio" || tag === "video") media(snapshot, el, role, path);
    else if (tag === "iframe" || tag === "frame") frame(snapshot, el, role, path);
    else if (["ul", "ol", "dl"].includes(tag) || role === "list") list(snapshot, el, role, path);
    else if (tag === "table" || role === "table" || role === "grid") table(snapshot, el, role, path);
  };

  Object.assign(probes, { readFacts });
})();
