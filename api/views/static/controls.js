/* Legend, filters, date, search, toolbar and keys. */
"use strict";
(() => {
  const { el, byId, words, plural, fold, days, list, graph, toggled, setState, adjust } = Casegraph;
  let pathFrom = null;

  /* ---- what one may do to a node */
  function hide(id) {
    setState({ hidden: [...Casegraph.state.hidden, id] }, `hide ${graph.name(id)}`);
    if (Casegraph.selected && Casegraph.selected.id === id) Casegraph.select(null);
    Casegraph.say(`${graph.name(id)} hidden.`);
  }
  function pin(id) {
    const pinned = { ...Casegraph.state.pinned };
    if (pinned[id]) delete pinned[id];
    else pinned[id] = [Casegraph.draw.position(id).x, Casegraph.draw.position(id).y].map(Math.round);
    setState({ pinned }, "pin");
  }
  const dim = () => setState({ dim: !Casegraph.state.dim }, "dim");
  function startPath(id) {
    pathFrom = id;
    byId("find").focus();
    notice(`Path from ${graph.name(id)}: choose the other end (click it, or find it above). Esc to leave.`);
  }
  async function path(from, to) {
    pathFrom = null;
    notice("");
    const way = graph.path(from, to);
    if (way) {
      const nodes = way.flatMap((one) => [one.source, one.target]);
      setState({ marked: [...new Set([...nodes, ...way.map((one) => one.id)])], dim: Casegraph.state.dim }, "path");
      notice(`${plural(way.length, "step")} in this picture: ${[from, ...way.reduce((all, one) => [...all, graph.other(one, all.at(-1) || from)], [])].map(graph.name).join(" → ")}`, clearMarks);
    } else if (Casegraph.explore) await Casegraph.explore.path(from, to);
    else notice(`No path between ${graph.name(from)} and ${graph.name(to)} in this picture.`);
  }
  const clearMarks = () => { if (Casegraph.state.marked.length) setState({ marked: [] }, "clear path"); notice(""); };

  function notice(text, onclose) {
    byId("notice").hidden = !text;
    byId("notice").replaceChildren(text, text && onclose ? el("button", { type: "button", "aria-label": "Clear", onclick: onclose }, "×") : "");
    if (text) Casegraph.say(text);
  }

  /* ---- legend and filters */
  const count = (things, key) => things.reduce((all, one) => all.set(key(one), (all.get(key(one)) || 0) + 1), new Map());
  const present = () => [...graph.nodes.values()].filter((node) => graph.present(node.id));
  const presentRelations = () => [...graph.relations.values()].filter((one) => graph.present(one.source) && graph.present(one.target));

  function box(label, on, run, sign, number) {
    return el("label", { className: "check" }, el("input", { type: "checkbox", checked: on, onchange: run }), sign || "", el("span", {}, label), el("span", { className: "count" }, String(number)));
  }

  function kinds() {
    const counts = count(present(), (node) => node.kind);
    return Object.entries(Casegraph.vocabulary.kinds).filter(([kind]) => counts.has(kind)).map(([kind, { plural: many, title }]) =>
      box(counts.get(kind) === 1 ? title : many, !Casegraph.state.kindsOff.includes(kind), () => setState({ kindsOff: toggled(Casegraph.state.kindsOff, kind) }, `filter ${many}`), Casegraph.panel.sign({ kind }, 17), counts.get(kind)));
  }

  function loneSteps() {
    const count = [...graph.drawn.folded.values()].reduce((sum, one) => sum + one, 0), { fold } = Casegraph.state;
    if (!fold && !Casegraph.folds) return "";
    return box("lone steps", !fold, () => setState({ fold: !fold }, "lone steps"), el("span", { className: "fold", "aria-hidden": "true" }, "+n"), fold ? `${count} folded` : "");
  }

  function lineSign(certainty) {
    const dashes = { alleged: "7 4", denied: "2 4" }[certainty] || "none", mark = Casegraph.draw.MARKS[certainty];
    const image = Casegraph.svg("svg", { viewBox: "0 0 34 14", width: 34, height: 14, class: `line ${certainty}`, "aria-hidden": "true" }, Casegraph.svg("path", { d: "M1 7h32", "stroke-dasharray": dashes }));
    if (mark) image.append(Casegraph.svg("circle", { cx: 17, cy: 7, r: 6 }), Object.assign(Casegraph.svg("text", { x: 17, y: 10.5 }), { textContent: mark }));
    return image;
  }

  function certainties() {
    const counts = count(presentRelations(), graph.certainty);
    return ["stated", "alleged", "denied", "disputed"].map((one) =>
      box(one, !Casegraph.state.certaintyOff.includes(one), () => setState({ certaintyOff: toggled(Casegraph.state.certaintyOff, one) }, `filter ${one}`), lineSign(one), counts.get(one) || 0));
  }

  function types() {
    const counts = count(presentRelations(), (one) => one.type);
    return Object.keys(Casegraph.vocabulary.relations).filter((type) => counts.has(type)).map((type) =>
      box(Casegraph.vocabulary.relations[type].reads, !Casegraph.state.relationsOff.includes(type), () => setState({ relationsOff: toggled(Casegraph.state.relationsOff, type) }, "filter relations"), null, counts.get(type)));
  }

  function minDocuments() {
    const most = Math.max(1, ...presentRelations().map((one) => one.documents || 1));
    if (most < 2) return "";
    return el("label", { className: "range" }, el("span", {}, "In at least ", el("b", {}, plural(Casegraph.state.minDocuments, "document"))),
      el("input", { type: "range", min: 1, max: most, value: Casegraph.state.minDocuments, oninput: (event) => adjust({ minDocuments: +event.target.value }, "minimum of documents") }));
  }

  function refreshRail() {
    const at = document.activeElement && document.activeElement.closest("#filters") ? [...byId("filters").querySelectorAll("input, summary")].indexOf(document.activeElement) : -1;
    const opened = [...byId("filters").querySelectorAll("details")].map((one) => one.open);
    const off = Casegraph.state.kindsOff.length + Casegraph.state.relationsOff.length + Casegraph.state.certaintyOff.length + Casegraph.state.hidden.length;
    byId("filters").replaceChildren(
      el("fieldset", {}, el("legend", {}, "Kinds"), kinds(), loneSteps()),
      el("fieldset", {}, el("legend", {}, "How surely"), certainties(), minDocuments()),
      el("details", { open: opened[0] }, el("summary", {}, "Relations by type"), el("fieldset", { "aria-label": "Relations by type" }, types())),
      off ? el("button", { type: "button", className: "wide", onclick: () => setState({ kindsOff: [], relationsOff: [], certaintyOff: [], hidden: [], minDocuments: 1 }, "show all") },
        Casegraph.state.hidden.length ? `Show all (${Casegraph.state.hidden.length} hidden)` : "Show all") : "");
    if (at >= 0) (byId("filters").querySelectorAll("input, summary")[at] || byId("filters")).focus();
    const { nodes, relations } = graph.shown;
    byId("figures").textContent = `${plural(nodes.size, "node")}, ${plural(relations.size, "relation")}${nodes.size < present().length ? ` of ${present().length} and ${presentRelations().length}` : ""}`;
  }

  /* ---- the date */
  let range = null;
  function dateRange() {
    const all = [];
    for (const node of graph.nodes.values()) if (node.kind === "Event") all.push(...(days(list((node.properties || {}).date)[0]) || []));
    for (const one of graph.relations.values()) all.push(...(days(one.start) || []), ...(days(one.end) || []));
    all.sort();
    return all.length ? [all[0], all.at(-1)] : null;
  }
  const number = (day) => Math.floor(Date.parse(day + "T00:00:00Z") / 86_400_000);
  const day = (count) => new Date(count * 86_400_000).toISOString().slice(0, 10);

  function setUpDate() {
    range = dateRange();
    byId("when").hidden = !range;
    if (!range) return;
    const slider = byId("slider"), field = byId("as-of");
    [slider.min, slider.max] = [number(range[0]), number(range[1]) + 1];
    slider.addEventListener("input", () => adjust({ asOf: +slider.value > number(range[1]) ? "" : day(+slider.value) }, "date"));
    field.addEventListener("change", () => {
      const text = field.value.trim();
      const wrong = text && !days(text);
      field.setAttribute("aria-invalid", String(Boolean(wrong)));
      if (wrong) return notice(`“${text}” is no date. Write 2014, 2014-05 or 2014-05-21; empty for all times.`);
      notice("");
      setState({ asOf: text }, "date");
    });
    byId("all-times").addEventListener("click", () => Casegraph.state.asOf && setState({ asOf: "" }, "all times"));
    for (const [id, at] of [["first-day", 0], ["last-day", 1]]) byId(id).textContent = range[at].slice(0, 7);
  }

  function refreshDate() {
    if (!range) return;
    const { asOf } = Casegraph.state, slider = byId("slider");
    slider.value = asOf ? number(days(asOf)[1]) : slider.max;
    slider.setAttribute("aria-valuetext", asOf || "all times");
    if (document.activeElement !== byId("as-of")) byId("as-of").value = asOf;
    byId("all-times").disabled = !asOf;
    const undated = graph.shownRelations().filter((one) => !one.start && !one.end && !["Event", "Charge"].includes(graph.nodes.get(one.source).kind)).length;
    byId("undated").textContent = asOf ? `${plural(undated, "relation")} without a date shown throughout` : "";
  }

  /* ---- find in the picture */
  let options = [], active = -1;
  function matches(text) {
    const wanted = fold(text).split(/\s+/).filter(Boolean);
    const score = (node) => {
      const names = [node.name, ...list((node.properties || {}).names), ...list((node.properties || {}).native_name)].map(fold);
      const whole = fold([...names, ...list((node.properties || {}).description), graph.label(node)].join(" "));
      if (!wanted.every((word) => whole.includes(word))) return -1;
      return (names.some((one) => one.startsWith(wanted[0])) ? 100 : 0) + (["Event", "Charge"].includes(node.kind) ? 0 : 50) + (node.degree || 0) / 100;
    };
    const best = (scored, least) => scored.filter(([points]) => points >= least).sort((a, b) => b[0] - a[0]).slice(0, 12).map(([, node]) => node);
    const found = best(graph.shownNodes().map((node) => [score(node), node]), 0);
    return found.length || text.length < 4 ? found : best(graph.shownNodes().map((node) => [Math.max(...[node.name, ...list((node.properties || {}).names)].map((name) => alike(text, name))), node]), 0.5);
  }

  /** How alike two spellings are, 0 to 1, by the pairs of letters they share: Kazkomertsbank is Kazkommertsbank. */
  function alike(one, other) {
    const pairs = (text) => { const letters = fold(text).replace(/[^\p{L}\p{N}]/gu, "").replace(/(.)\1/gu, "$1"); return new Set([...letters].slice(1).map((letter, at) => [...letters][at] + letter)); };
    const first = pairs(one), second = pairs(other);
    return (2 * [...first].filter((pair) => second.has(pair)).length) / (first.size + second.size || 1);
  }

  function choose(node) {
    closeFind();
    byId("find").value = "";
    if (pathFrom && node.id !== pathFrom) return path(pathFrom, node.id);
    show("picture");
    Casegraph.select("node", node.id);
    Casegraph.draw.reveal(node.id);
    byId("canvas").focus();
  }
  const closeFind = () => { byId("found").hidden = true; byId("find").setAttribute("aria-expanded", "false"); byId("find").removeAttribute("aria-activedescendant"); active = -1; };

  function find() {
    const text = byId("find").value;
    if (!text.trim()) return closeFind();
    options = matches(text);
    active = options.length ? 0 : -1;
    drawFound(options.length ? options.map((node) => ({ node, run: () => choose(node) })) : [], text);
    if (Casegraph.explore) Casegraph.explore.find(text, (more) => byId("find").value === text && drawFound(joined(more), text));
  }

  /** What is here first; then what the service means by these words, drawn already or not. */
  function joined(more) {
    const here = new Set(options.map((node) => node.id));
    const found = more.filter(({ node }) => !here.has(node.id)).map((one) => (graph.shown.nodes.has(one.node.id) ? { node: graph.nodes.get(one.node.id), run: () => choose(graph.nodes.get(one.node.id)) } : one));
    return [...options.map((node) => ({ node, run: () => choose(node) })), ...found];
  }

  let rows = [];
  function drawFound(found, text) {
    rows = found;
    byId("found").replaceChildren(...found.map(({ node, run, outside, add }, index) => el("li", { role: "option", id: `found-${index}`, "aria-selected": String(index === active), onmousedown: (event) => { event.preventDefault(); run(); } },
      Casegraph.panel.sign(node, 16), el("span", {}, el("b", {}, graph.label(node)), el("span", { className: "muted" }, [graph.kindOf(node).title, list((node.properties || {}).role).join(", "), list((node.properties || {}).description)[0], outside ? "not in this picture" : ""].filter(Boolean).map((one) => ` · ${one}`).join(""))),
      add && el("span", { className: "add", title: "Add to this picture (Shift Enter)", onmousedown: (event) => { event.preventDefault(); event.stopPropagation(); closeFind(); add(); } }, "Add"))),
    ...(found.length ? [] : [el("li", { className: "none" }, `Nothing here is called “${text}”.`)]));
    byId("found").hidden = false;
    byId("find").setAttribute("aria-expanded", "true");
    if (active < 0 && found.length) active = 0;
    markFound();
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
      if (event.shiftKey && row.add) { closeFind(); row.add(); }
      else row.run();
      event.preventDefault();
    } else if (event.key === "Escape") {
      byId("find").value = "";
      closeFind();
      if (pathFrom) { pathFrom = null; notice(""); }
      byId("canvas").focus();
      event.stopPropagation();
    }
  }

  /* ---- picture, table, timeline, and the questions of a served page */
  const TABS = () => ["picture", "table", "timeline", "ask"].filter(byId);
  function show(which) {
    for (const name of TABS()) {
      byId(name).hidden = name !== which;
      byId(`tab-${name}`).setAttribute("aria-selected", String(name === which));
      byId(`tab-${name}`).tabIndex = name === which ? 0 : -1;
    }
    document.body.dataset.showing = which;
    Casegraph.tables.refresh();
    if (which === "picture") Casegraph.draw.network.redraw();
  }

  /* ---- keys on the canvas */
  function towards(dx, dy) {
    const now = Casegraph.selected && Casegraph.selected.type === "node" ? Casegraph.selected.id : null;
    if (!now || !graph.shown.nodes.has(now)) {
      const first = (Casegraph.page.focus || []).find((id) => graph.shown.nodes.has(id)) || graph.shownNodes().sort((a, b) => b.degree - a.degree).map((one) => one.id)[0];
      return first && choose(graph.nodes.get(first));
    }
    const here = Casegraph.draw.position(now);
    const best = (ids) => ids.map((id) => {
      const there = Casegraph.draw.position(id), x = there.x - here.x, y = there.y - here.y, length = Math.hypot(x, y) || 1, cosine = (x * dx + y * dy) / length;
      return { id, cosine, cost: length * (1.6 - cosine) };
    }).filter((one) => one.id !== now && one.cosine > 0.35).sort((a, b) => a.cost - b.cost)[0];
    const found = best(graph.neighbours(now)) || best([...graph.drawn.nodes]);
    if (!found) return Casegraph.say("Nothing further in this direction.");
    Casegraph.select("node", found.id);
    Casegraph.draw.reveal(found.id);
  }

  /** `[` and `]`: from relation to relation of the node one is at. */
  let turn = { id: null, at: -1 };
  function turnRelation(by) {
    const now = Casegraph.selected;
    if (!now) return;
    const id = now.type === "node" ? now.id : turn.id;
    if (!id) return;
    const all = graph.around.get(id).filter((one) => graph.shown.relations.has(one.id));
    if (!all.length) return;
    turn = { id, at: now.type === "node" ? (by > 0 ? 0 : all.length - 1) : (turn.at + by + all.length) % all.length };
    Casegraph.select("relation", all[turn.at].id);
  }

  function canvasKeys(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const now = Casegraph.selected && Casegraph.selected.type === "node" ? Casegraph.selected.id : null;
    const keys = {
      ArrowLeft: () => towards(-1, 0), ArrowRight: () => towards(1, 0), ArrowUp: () => towards(0, -1), ArrowDown: () => towards(0, 1),
      Enter: () => Casegraph.selected && byId("panel").querySelector("h2").focus(), "+": () => Casegraph.draw.zoom(1.25), "=": () => Casegraph.draw.zoom(1.25), "-": () => Casegraph.draw.zoom(0.8),
      0: () => Casegraph.draw.fit(), "[": () => turnRelation(-1), "]": () => turnRelation(1),
      Backspace: () => turn.id && Casegraph.select("node", turn.id),
      h: () => now && hide(now), p: () => now && pin(now), d: dim, t: () => now && startPath(now),
      e: () => now && Casegraph.explore && Casegraph.explore.expand(now), c: () => now && Casegraph.explore && Casegraph.explore.collapse(now),
    };
    const run = keys[event.key];
    if (!run) return;
    event.preventDefault();
    run();
  }

  function pageKeys(event) {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && event.target.type !== "checkbox";
    if (event.key === "Escape" && !typing) {
      if (byId("help").open) return;
      if (!byId("export").hidden) return menu(false);
      if (pathFrom) { pathFrom = null; notice(""); }
      else if (Casegraph.selected) Casegraph.select(null);
      else clearMarks();
    }
    if (typing) return;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z") { event.preventDefault(); event.shiftKey ? Casegraph.redo() : Casegraph.undo(); }
    else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "y") { event.preventDefault(); Casegraph.redo(); }
    else if (event.key === "/") { event.preventDefault(); byId("find").focus(); }
    else if (event.key === "?") byId("help").showModal();
  }

  function menu(open) {
    byId("export").hidden = !open;
    byId("open-export").setAttribute("aria-expanded", String(open));
    if (open) byId("export").querySelector("button, a").focus();
    else byId("open-export").focus();
  }

  function setUp() {
    byId("find").addEventListener("input", find);
    byId("find").addEventListener("keydown", findKeys);
    byId("find").addEventListener("blur", () => setTimeout(closeFind, 120));
    byId("canvas").addEventListener("keydown", canvasKeys);
    document.addEventListener("keydown", pageKeys);
    for (const name of TABS()) byId(`tab-${name}`).addEventListener("click", () => show(name));
    byId("tabs").addEventListener("keydown", (event) => {
      const order = TABS(), at = order.findIndex((name) => !byId(name).hidden), by = { ArrowRight: 1, ArrowLeft: order.length - 1 }[event.key];
      if (!by) return;
      show(order[(at + by) % order.length]);
      byId(`tab-${order[(at + by) % order.length]}`).focus();
    });
    const clicks = { undo: Casegraph.undo, redo: Casegraph.redo, "zoom-in": () => Casegraph.draw.zoom(1.25), "zoom-out": () => Casegraph.draw.zoom(0.8), fit: () => Casegraph.draw.fit(),
      "open-help": () => byId("help").showModal(), "open-export": () => menu(byId("export").hidden), "toggle-rail": () => document.body.classList.toggle("no-rail"), "to-table": () => { show("table"); byId("tab-table").focus(); } };
    for (const [id, run] of Object.entries(clicks)) byId(id).addEventListener("click", (event) => { event.preventDefault(); run(); });
    document.addEventListener("click", (event) => { if (!byId("export").hidden && !event.target.closest("#export, #open-export")) menu(false); });
    setUpDate();
  }

  function refresh() {
    refreshRail();
    refreshDate();
    byId("undo").disabled = !Casegraph.history.past.length;
    byId("redo").disabled = !Casegraph.history.future.length;
    byId("empty").hidden = graph.shown.nodes.size > 0;
  }

  function announce() {
    const now = Casegraph.selected;
    if (!now) return;
    if (now.type === "node") {
      if (pathFrom && now.id !== pathFrom) return path(pathFrom, now.id);
      const node = graph.nodes.get(now.id);
      Casegraph.say(`${graph.name(now.id)}, ${graph.kindOf(node).title}, ${plural(graph.neighbours(now.id).length, "neighbour")}. Enter for details.`);
    } else {
      const one = graph.relations.get(now.id);
      Casegraph.say(`${graph.name(one.source)} ${graph.reads(one)} ${graph.name(one.target)}, ${words(graph.certainty(one))}. Enter for the evidence.`);
    }
  }

  Casegraph.controls = { setUp, refresh, announce, hide, pin, dim, path, startPath, notice, show, menu, clearMarks };
})();
