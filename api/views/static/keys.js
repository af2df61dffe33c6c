/* Keys: in the picture from node to node and relation to relation, and everywhere on the page. */
"use strict";
(() => {
  const { byId, graph, act } = Casegraph;

  function towards(dx, dy) {
    const now = Casegraph.selected && Casegraph.selected.type === "node" ? Casegraph.selected.id : null;
    if (!now || !graph.shown.nodes.has(now)) {
      const first =
        (Casegraph.page.focus || []).find((id) => graph.shown.nodes.has(id)) ||
        graph
          .shownNodes()
          .sort((a, b) => b.degree - a.degree)
          .map((one) => one.id)[0];
      return first && Casegraph.find.choose(graph.nodes.get(first));
    }
    const here = Casegraph.draw.position(now);
    const best = (ids) =>
      ids
        .map((id) => {
          const there = Casegraph.draw.position(id),
            x = there.x - here.x,
            y = there.y - here.y,
            length = Math.hypot(x, y) || 1,
            cosine = (x * dx + y * dy) / length;
          return { id, cosine, cost: length * (1.6 - cosine) };
        })
        .filter((one) => one.id !== now && one.cosine > 0.35)
        .sort((a, b) => a.cost - b.cost)[0];
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
      ArrowLeft: () => towards(-1, 0),
      ArrowRight: () => towards(1, 0),
      ArrowUp: () => towards(0, -1),
      ArrowDown: () => towards(0, 1),
      Enter: () => Casegraph.selected && byId("panel").querySelector("h2").focus(),
      "+": () => Casegraph.draw.zoom(1.25),
      "=": () => Casegraph.draw.zoom(1.25),
      "-": () => Casegraph.draw.zoom(0.8),
      0: () => Casegraph.draw.fit(),
      "[": () => turnRelation(-1),
      "]": () => turnRelation(1),
      Backspace: () => turn.id && Casegraph.select("node", turn.id),
      h: () => now && act.hide(now),
      p: () => now && act.pin(now),
      d: act.dim,
      t: () => now && act.startPath(now),
      e: () => now && Casegraph.explore && Casegraph.explore.expand(now),
      c: () => now && Casegraph.explore && Casegraph.explore.collapse(now),
    };
    const run = keys[event.key];
    if (!run) return;
    event.preventDefault();
    run();
  }

  function pageKeys(event) {
    const typing =
      /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && !["checkbox", "range"].includes(event.target.type);
    if (event.key === "Escape" && !typing) {
      if (byId("help").open) return;
      if (!byId("export").hidden) return Casegraph.controls.menu(false);
      if (act.pathFrom) act.leavePath();
      else if (Casegraph.selected) Casegraph.select(null);
      else act.clearMarks();
    }
    if (typing) return;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z") {
      event.preventDefault();
      event.shiftKey ? Casegraph.redo() : Casegraph.undo();
    } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "y") {
      event.preventDefault();
      Casegraph.redo();
    } else if (event.key === "/") {
      event.preventDefault();
      byId("find").focus();
    } else if (event.key === "?") byId("help").showModal();
  }

  function setUp() {
    byId("canvas").addEventListener("keydown", canvasKeys);
    document.addEventListener("keydown", pageKeys);
  }

  Casegraph.keys = { setUp };
})();
