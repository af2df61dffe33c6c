/* The address of a picture: its state, written into the page's hash and read from it. */
"use strict";
(() => {
  const { first } = Casegraph;

  /** Only what differs from a fresh picture. */
  function permalink() {
    const fresh = first(),
      state = Casegraph.state,
      parts = new URLSearchParams();
    for (const [key, value] of Object.entries(state)) {
      if (JSON.stringify(value) !== JSON.stringify(fresh[key]))
        parts.set(key, typeof value === "string" ? value : JSON.stringify(value));
    }
    if (Casegraph.selected) parts.set(Casegraph.selected.type, Casegraph.selected.id);
    return parts.toString();
  }

  function write() {
    const hash = permalink();
    if (location.protocol === "about:") return; // a frame without an address, as in a notebook
    history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
  }

  /** An address is somebody else's word: what does not fit the state's form is left out. */
  function read() {
    const parts = new URLSearchParams(location.hash.slice(1)),
      state = first();
    const pair = (at) => Array.isArray(at) && at.length === 2 && at.every(Number.isFinite);
    const spots = (value) => value === undefined || (Array.isArray(value) && value.every(pair));
    const texts = (value) => Array.isArray(value) && value.every((one) => typeof one === "string");
    const fits = {
      asOf: (value) => value === "" || Casegraph.days(value) !== null,
      kindsOff: texts,
      relationsOff: texts,
      certaintyOff: texts,
      hidden: texts,
      marked: texts,
      minDocuments: (value) => Number.isInteger(value) && value > 0,
      dim: (value) => typeof value === "boolean",
      fold: (value) => typeof value === "boolean",
      pinned: (value) =>
        value &&
        typeof value === "object" &&
        Object.values(value).every((at) => Array.isArray(at) && at.length === 2 && at.every(Number.isFinite)),
      added: (value) =>
        Array.isArray(value) &&
        value.every((one) => one && typeof one.via === "string" && texts(one.nodes) && spots(one.at)),
    };
    for (const [key, good] of Object.entries(fits)) {
      if (!parts.has(key)) continue;
      let value = parts.get(key);
      try {
        if (key !== "asOf") value = JSON.parse(value);
      } catch {
        continue;
      }
      if (good(value)) state[key] = value;
    }
    const selected = ["node", "relation"].map((type) => [type, parts.get(type)]).find(([, id]) => id);
    return { state, selected: selected ? { type: selected[0], id: selected[1] } : null };
  }

  Casegraph.address = { permalink, write, read };
})();
