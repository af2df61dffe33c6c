/* Toolbar, tabs and menu, and what is said of a selection. */
"use strict";
(() => {
  const { byId, words, plural, graph } = Casegraph;

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

  function menu(open) {
    byId("export").hidden = !open;
    byId("open-export").setAttribute("aria-expanded", String(open));
    if (open) byId("export").querySelector("button, a").focus();
    else byId("open-export").focus();
  }

  function setUp() {
    for (const name of TABS()) byId(`tab-${name}`).addEventListener("click", () => show(name));
    byId("tabs").addEventListener("keydown", (event) => {
      const order = TABS(),
        at = order.findIndex((name) => !byId(name).hidden),
        by = { ArrowRight: 1, ArrowLeft: order.length - 1 }[event.key];
      if (!by) return;
      show(order[(at + by) % order.length]);
      byId(`tab-${order[(at + by) % order.length]}`).focus();
    });
    const clicks = {
      undo: Casegraph.undo,
      redo: Casegraph.redo,
      "zoom-in": () => Casegraph.draw.zoom(1.25),
      "zoom-out": () => Casegraph.draw.zoom(0.8),
      fit: () => Casegraph.draw.fit(),
      "open-help": () => byId("help").showModal(),
      "open-export": () => menu(byId("export").hidden),
      "toggle-rail": () => document.body.classList.toggle("no-rail"),
      "to-table": () => {
        show("table");
        byId("tab-table").focus();
      },
    };
    for (const [id, run] of Object.entries(clicks))
      byId(id).addEventListener("click", (event) => {
        event.preventDefault();
        run();
      });
    document.addEventListener("click", (event) => {
      if (!byId("export").hidden && !event.target.closest("#export, #open-export")) menu(false);
    });
    Casegraph.find.setUp();
    Casegraph.keys.setUp();
    Casegraph.when.setUp();
  }

  function refresh() {
    Casegraph.filters.refresh();
    Casegraph.when.refresh();
    byId("undo").disabled = !Casegraph.history.past.length;
    byId("redo").disabled = !Casegraph.history.future.length;
    byId("empty").hidden = graph.shown.nodes.size > 0;
  }

  function announce() {
    const now = Casegraph.selected;
    if (!now) return;
    if (now.type === "node") {
      const { pathFrom } = Casegraph.act;
      if (pathFrom && now.id !== pathFrom) return Casegraph.act.path(pathFrom, now.id);
      const node = graph.nodes.get(now.id);
      const near = plural(graph.neighbours(now.id).length, "neighbour");
      Casegraph.say(`${graph.name(now.id)}, ${graph.kindOf(node).title}, ${near}. Enter for details.`);
    } else {
      const one = graph.relations.get(now.id);
      const sentence = `${graph.name(one.source)} ${graph.reads(one)} ${graph.name(one.target)}`;
      Casegraph.say(`${sentence}, ${words(graph.certainty(one))}. Enter for the evidence.`);
    }
  }

  Casegraph.controls = { setUp, refresh, announce, show, menu };
})();
