/* Finding by name: in the picture at once, in the data as the service answers. */
"use strict";
(() => {
  const { el, byId, list, fold, graph } = Casegraph;

  let options = [],
    active = -1;
  function matches(text) {
    const wanted = fold(text).split(/\s+/).filter(Boolean);
    const score = (node) => {
      const names = [
        node.name,
        ...list((node.properties || {}).names),
        ...list((node.properties || {}).native_name),
      ].map(fold);
      const whole = fold([...names, ...list((node.properties || {}).description), graph.label(node)].join(" "));
      if (!wanted.every((word) => whole.includes(word))) return -1;
      return (
        (names.some((one) => one.startsWith(wanted[0])) ? 100 : 0) +
        (["Event", "Charge"].includes(node.kind) ? 0 : 50) +
        (node.degree || 0) / 100
      );
    };
    const best = (scored, least) =>
      scored
        .filter(([points]) => points >= least)
        .sort((a, b) => b[0] - a[0])
        .slice(0, 12)
        .map(([, node]) => node);
    const found = best(
      graph.shownNodes().map((node) => [score(node), node]),
      0,
    );
    return found.length || text.length < 4
      ? found
      : best(
          graph
            .shownNodes()
            .map((node) => [
              Math.max(...[node.name, ...list((node.properties || {}).names)].map((name) => alike(text, name))),
              node,
            ]),
          0.5,
        );
  }

  /** How alike two spellings are, 0 to 1, by the pairs of letters they share: Kazkomertsbank is Kazkommertsbank. */
  function alike(one, other) {
    const pairs = (text) => {
      const letters = fold(text)
        .replace(/[^\p{L}\p{N}]/gu, "")
        .replace(/(.)\1/gu, "$1");
      return new Set([...letters].slice(1).map((letter, at) => [...letters][at] + letter));
    };
    const first = pairs(one),
      second = pairs(other);
    return (2 * [...first].filter((pair) => second.has(pair)).length) / (first.size + second.size || 1);
  }

  function choose(node) {
    closeFind();
    byId("find").value = "";
    const { pathFrom } = Casegraph.act;
    if (pathFrom && node.id !== pathFrom) return Casegraph.act.path(pathFrom, node.id);
    Casegraph.controls.show("picture");
    Casegraph.select("node", node.id);
    Casegraph.draw.reveal(node.id);
    byId("canvas").focus();
  }
  const closeFind = () => {
    byId("found").hidden = true;
    byId("find").setAttribute("aria-expanded", "false");
    byId("find").removeAttribute("aria-activedescendant");
    active = -1;
  };

  function typed() {
    const text = byId("find").value;
    if (!text.trim()) return closeFind();
    options = matches(text);
    active = options.length ? 0 : -1;
    drawFound(options.length ? options.map((node) => ({ node, run: () => choose(node) })) : [], text);
    if (Casegraph.explore)
      Casegraph.explore.find(text, (more) => byId("find").value === text && drawFound(joined(more), text));
  }

  /** What is here first; then what the service means by these words, drawn already or not; and why it was found. */
  function joined(more) {
    const here = new Set(options.map((node) => node.id));
    const whys = new Map(more.map(({ node, why }) => [node.id, why]));
    const drawn = (node) => ({ node, why: whys.get(node.id), run: () => choose(node) });
    const others = more.filter(({ node }) => !here.has(node.id));
    return [
      ...options.map(drawn),
      ...others.map((one) => (graph.shown.nodes.has(one.node.id) ? drawn(graph.nodes.get(one.node.id)) : one)),
    ];
  }

  let rows = [];
  function drawFound(found, text) {
    rows = found;
    const none = el("li", { className: "none" }, `Nothing here is called “${text}”.`);
    byId("found").replaceChildren(...(found.length ? found.map((one, index) => rowOf(one, index, text)) : [none]));
    byId("found").hidden = false;
    byId("find").setAttribute("aria-expanded", "true");
    if (active < 0 && found.length) active = 0;
    markFound();
  }
  function rowOf({ node, run, outside, add, why }, index, text) {
    const { role, description } = node.properties || {};
    const about = [
      graph.kindOf(node).title,
      list(role).join(", "),
      list(description)[0],
      outside && "not in this picture",
    ];
    const otherName = why && !fold(node.name).includes(fold(text.trim())); // one asks why it was found
    const now = (act) => (event) => {
      event.preventDefault();
      event.stopPropagation();
      act();
    };
    const words = el(
      "span",
      {},
      el("b", {}, graph.label(node)),
      el(
        "span",
        { className: "muted" },
        about.filter(Boolean).map((one) => ` · ${one}`),
      ),
      otherName && el("span", { className: "why" }, why),
    );
    const title = "Add to this picture (Shift Enter)";
    const adding = () => {
      closeFind();
      add();
    };
    return el(
      "li",
      { role: "option", id: `found-${index}`, "aria-selected": String(index === active), onmousedown: now(run) },
      Casegraph.panel.sign(node, 16),
      words,
      add && el("span", { className: "add", title, onmousedown: now(adding) }, "Add"),
    );
  }

  function markFound() {
    [...byId("found").children].forEach((one, index) => one.setAttribute("aria-selected", String(index === active)));
    if (rows.length) byId("find").setAttribute("aria-activedescendant", `found-${active}`);
    const at = byId("found").children[active];
    if (at) at.scrollIntoView({ block: "nearest" });
  }

  function findKeys(event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (rows.length) active = (active + (event.key === "ArrowDown" ? 1 : rows.length - 1)) % rows.length;
      markFound();
      event.preventDefault();
    } else if (event.key === "Enter" && rows[active]) {
      const row = rows[active];
      if (event.shiftKey && row.add) {
        closeFind();
        row.add();
      } else row.run();
      event.preventDefault();
    } else if (event.key === "Escape") {
      byId("find").value = "";
      closeFind();
      if (Casegraph.act.pathFrom) Casegraph.act.leavePath();
      byId("canvas").focus();
      event.stopPropagation();
    }
  }

  function setUp() {
    byId("find").addEventListener("input", typed);
    byId("find").addEventListener("keydown", findKeys);
    const left = () => document.activeElement !== byId("find") && closeFind(); // unless one came back at once
    byId("find").addEventListener("blur", () => setTimeout(left, 120));
  }

  Casegraph.find = { setUp, choose };
})();
