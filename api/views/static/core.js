/* What everything else stands on: elements built without markup, words, dates, and one state with its history. */
"use strict";
const Casegraph = {};

(() => {
  /** An element; text is always text. `props` sets properties, `on*` listeners, `aria-*`, `data-*`, `role` ones. */
  function el(tag, props = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(props)) {
      if (value === undefined || value === null || value === false) continue;
      if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
      else if (name.includes("-") || name in { role: 1, for: 1, colspan: 1, scope: 1, list: 1 })
        made.setAttribute(name, value === true ? "" : value);
      else made[name] = value;
    }
    made.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false));
    return made;
  }

  function svg(tag, attributes = {}, ...children) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  }

  const byId = (id) => document.getElementById(id);
  const list = (value) =>
    Array.isArray(value) ? value : value === undefined || value === null || value === "" ? [] : [value];
  const words = (text) => String(text ?? "").replaceAll("_", " ");
  const counted = new Intl.NumberFormat("en");
  const plural = (count, one, many) => `${counted.format(count)} ${count === 1 ? one : many || one + "s"}`;
  const fold = (text) =>
    String(text ?? "")
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase();

  /** First and last day of a partial date (`2015`, `2015-12`, `2015-12-18`, two joined by `..`), or null. */
  function days(text) {
    const [from, to = from] = String(text ?? "").split("..");
    const parts = (one) => /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(one.trim());
    const one = parts(from),
      two = parts(to);
    if (!one || !two) return null;
    const last = two[3] || String(new Date(Date.UTC(+two[1], +(two[2] || 12), 0)).getUTCDate()).padStart(2, "0");
    return [`${one[1]}-${one[2] || "01"}-${one[3] || "01"}`, `${two[1]}-${two[2] || "12"}-${last}`];
  }

  /** `from 2015-12 to 2016`, `2015` or nothing. */
  function period(start, end) {
    if (start && end) return start === end ? String(start) : `${start} – ${end}`;
    return start ? `from ${start}` : end ? `until ${end}` : "";
  }

  /** Only addresses of the web may be followed. */
  function safeLink(address) {
    try {
      return ["http:", "https:"].includes(new URL(address).protocol) ? address : null;
    } catch {
      return null;
    }
  }

  function say(text) {
    byId("say").textContent = text;
  }

  function download(name, type, content) {
    const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
    el("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
    say(`${name} saved.`);
  }

  /* The state of a picture: small, plain, so that it can be undone, and written into the address. */
  const first = () => ({
    asOf: "",
    kindsOff: [],
    relationsOff: [],
    certaintyOff: [],
    minDocuments: 1,
    hidden: [],
    pinned: {},
    added: [],
    dim: false,
    marked: [],
    ...Casegraph.page.state,
  });
  const history = { past: [], future: [] };
  const listeners = [];
  Casegraph.state = null; // set at the start
  Casegraph.selected = null; // {type: "node" | "relation", id}; not undone

  function changed(why) {
    for (const listener of listeners) listener(why);
  }

  function setState(patch, what) {
    history.past.push([JSON.stringify(Casegraph.state), what || ""]);
    if (history.past.length > 200) history.past.shift();
    history.future = [];
    Object.assign(Casegraph.state, patch);
    changed("state");
  }

  /** Like setState, but joined with the step before when that was of the same name (a slider being dragged). */
  function adjust(patch, what) {
    const last = history.past.at(-1);
    if (!last || last[1] !== what || history.future.length) return setState(patch, what);
    Object.assign(Casegraph.state, patch);
    changed("state");
  }

  function step(from, to, verb) {
    const found = from.pop();
    if (!found) return say(`Nothing to ${verb}.`);
    to.push([JSON.stringify(Casegraph.state), found[1]]);
    Casegraph.state = JSON.parse(found[0]);
    changed("state");
    say(`${verb === "undo" ? "Undone" : "Done again"}: ${found[1] || "last step"}.`);
  }

  function select(type, id) {
    const now = Casegraph.selected;
    if (type === (now && now.type) && id === (now && now.id)) return;
    Casegraph.selected = type ? { type, id } : null;
    changed("selected");
  }

  Object.assign(Casegraph, {
    el,
    svg,
    byId,
    list,
    words,
    plural,
    fold,
    days,
    period,
    safeLink,
    say,
    download,
    first,
    history,
    setState,
    adjust,
    select,
    changed,
    undo: () => step(history.past, history.future, "undo"),
    redo: () => step(history.future, history.past, "redo"),
    onChange: (listener) => listeners.push(listener),
    toggled: (values, value) => (values.includes(value) ? values.filter((one) => one !== value) : [...values, value]),
  });
})();
