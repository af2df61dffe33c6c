/* The canvas: vis-network keeps the nodes' places, moves the picture and answers the mouse; we draw what it shows. */
"use strict";
(() => {
  const { byId, graph, signs, lines, labels } = Casegraph;
  const NEAR = 7; // pixels of the screen within which a line is meant
  const [SIDE, EDGE] = [78, 46]; // pixels left free around what is fitted in
  const STILL = 120; // milliseconds without a movement after which it is over
  let network;
  let nodeSet;
  let hovered = null;
  let live = null; // nodes that stay bright while the rest is dimmed
  let marked = new Set();
  let moved = 0;
  const home = new Map(); // where a node stood before it was moved

  const nodeOf = (node, look) => {
    signs.learn(node, look);
    const [x, y] = Casegraph.state.pinned[node.id] || [look.x, look.y];
    if (Casegraph.state.pinned[node.id]) home.set(node.id, [look.x, look.y]);
    const { size } = signs.known.get(node.id);
    return {
      id: node.id,
      x,
      y,
      size,
      shape: "custom",
      ctxRenderer: signs.renderer,
      hidden: !graph.drawn.nodes.has(node.id),
    };
  };

  function start(picture) {
    signs.readTheme();
    const looks = new Map(picture.nodes.map((node) => [node.id, node]));
    nodeSet = new vis.DataSet([...graph.nodes.values()].map((node) => nodeOf(node, looks.get(node.id) || {})));
    network = new vis.Network(byId("canvas"), { nodes: nodeSet, edges: [] }, picture.options);
    network.on("beforeDrawing", (ctx) => lines.draw(ctx, network.getScale(), view()));
    network.on("afterDrawing", drawAbove);
    listen();
    lines.arrange();
    apply();
    fit(false);
  }

  /** What of the canvas is on the screen. */
  function view() {
    const low = network.DOMtoCanvas({ x: 0, y: 0 });
    const high = network.DOMtoCanvas({ x: byId("canvas").clientWidth, y: byId("canvas").clientHeight });
    return { x1: low.x, y1: low.y, x2: high.x, y2: high.y };
  }

  function drawAbove(ctx) {
    const scale = network.getScale();
    labels.draw(ctx, scale, view(), performance.now() - moved < STILL);
  }

  /* ---- the mouse */
  function listen() {
    network.on("hoverNode", ({ node }) => hover(node));
    network.on("blurNode", () => hover(null));
    network.on("click", clicked);
    network.on(
      "doubleClick",
      ({ nodes: [id] }) => id !== undefined && Casegraph.explore && Casegraph.explore.expand(id),
    );
    network.on("dragging", ({ nodes }) => (nodes.length ? labels.forget() : moving()));
    network.on("zoom", moving);
    network.on("dragEnd", dropped);
    byId("canvas").addEventListener("mousemove", pointed);
    byId("canvas").addEventListener("mouseleave", () => hover(null));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      signs.readTheme();
      restyle();
    });
    new ResizeObserver(() => network.redraw()).observe(byId("canvas"));
  }

  function hover(id) {
    if (id === hovered) return;
    hovered = id;
    network.redraw();
  }

  let looking = false;
  function pointed(event) {
    if (looking || event.buttons) return;
    looking = true;
    requestAnimationFrame(() => {
      looking = false;
      if (graph.drawn.nodes.has(hovered)) return;
      const box = byId("canvas").getBoundingClientRect();
      const point = network.DOMtoCanvas({ x: event.clientX - box.left, y: event.clientY - box.top });
      const line = lines.at(point, NEAR / network.getScale());
      byId("canvas").classList.toggle("on-line", Boolean(line));
      hover(line);
    });
  }

  function clicked({ nodes: [id], pointer, event }) {
    const now = Casegraph.selected;
    const both = event.srcEvent && event.srcEvent.shiftKey && now && now.type === "node";
    if (id !== undefined && both) return Casegraph.act.path(now.id, id);
    if (id !== undefined) return Casegraph.select("node", id);
    const line = lines.at(pointer.canvas, NEAR / network.getScale());
    return line ? Casegraph.select("relation", line) : Casegraph.select(null);
  }

  function dropped({ nodes }) {
    if (!nodes.length) return;
    const pinned = { ...Casegraph.state.pinned };
    for (const [id, at] of Object.entries(network.getPositions(nodes)))
      pinned[id] = [Math.round(at.x), Math.round(at.y)];
    Casegraph.setState({ pinned }, "move");
  }

  let later = null;
  function moving() {
    moved = performance.now();
    clearTimeout(later);
    later = setTimeout(() => network.redraw(), STILL + 10);
  }

  /* ---- after a change of state or selection */
  function lively() {
    const now = Casegraph.selected;
    if (!now) return null;
    if (now.type === "node") return new Set([now.id, ...graph.neighbours(now.id)]);
    const relation = graph.relations.get(now.id);
    return relation ? new Set([relation.source, relation.target]) : null;
  }

  function apply() {
    const { pinned } = Casegraph.state;
    const { nodes } = graph.drawn;
    const changes = [];
    for (const { id, hidden, x, y } of nodeSet.get({ fields: ["id", "hidden", "x", "y"] })) {
      const change = {};
      if (Boolean(hidden) === nodes.has(id)) change.hidden = !nodes.has(id);
      const at = pinned[id];
      if (at && !home.has(id)) home.set(id, [x, y]);
      const want = at || home.get(id);
      if (want && (want[0] !== x || want[1] !== y)) Object.assign(change, { x: want[0], y: want[1] });
      if (!at) home.delete(id);
      if (Object.keys(change).length) changes.push({ id, ...change });
    }
    restyle(); // first: an update draws at once
    if (!changes.length) return;
    nodeSet.update(changes);
    labels.forget();
    network.redraw();
  }

  function restyle() {
    live = lively();
    marked = new Set(Casegraph.state.marked);
    lines.restyle(network.body.nodes);
    labels.forget();
    network.redraw();
  }

  function addNew(fresh, places) {
    nodeSet.add(fresh.map((id) => nodeOf(graph.nodes.get(id), places.get(id) || { x: 0, y: 0 })));
    lines.arrange();
  }

  /** Where a node stands when nobody has moved it, hidden or not. */
  function place(id) {
    const { x, y } = network.body.nodes[id];
    return (home.get(id) || [x, y]).map((value) => Math.round(value * 10) / 10);
  }

  /** Places and looks as they are now, in the form in which the page brought them. */
  function looks() {
    return [...signs.known].map(([id, { size, lines: text }]) => {
      const [x, y] = place(id);
      return { id, x, y, size, label: text.join("\n") };
    });
  }

  /* ---- what of it is on the screen */
  const least = (values) => values.reduce((one, other) => Math.min(one, other));
  const most = (values) => values.reduce((one, other) => Math.max(one, other));
  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
  /** All nodes on the screen, with room at the sides for their names, which do not shrink as the picture does. */
  function fit(animated = true) {
    const box = byId("canvas");
    const points = [...graph.drawn.nodes].map((id) => network.body.nodes[id]);
    if (!points.length || !box.clientWidth) return;
    const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
    const [x1, x2, y1, y2] = [least(xs), most(xs), least(ys), most(ys)];
    const scale = Math.min(
      1.25,
      (box.clientWidth - 2 * SIDE) / Math.max(1, x2 - x1),
      (box.clientHeight - 2 * EDGE) / Math.max(1, y2 - y1),
    );
    const position = { x: (x1 + x2) / 2, y: (y1 + y2) / 2 + 8 / scale }; // names stand below more often than above
    network.moveTo({ position, scale, animation: animated && !calm() ? { duration: 250 } : false });
  }

  /** Brings nodes into view, by no more than is needed, when they are not or lie under the panel. */
  function reveal(...ids) {
    const box = byId("canvas");
    const right = box.clientWidth - (byId("panel").hidden ? 0 : byId("panel").offsetWidth) - 60;
    const points = ids.map((id) => network.canvasToDOM(network.getPosition(id)));
    const over = (values, low, high) => {
      const [first, last] = [least(values), most(values)];
      return first < low ? first - low : last > high ? Math.min(last - high, first - low) : 0;
    };
    const dx = over(
      points.map((one) => one.x),
      60,
      right,
    );
    const dy = over(
      points.map((one) => one.y),
      50,
      box.clientHeight - 60,
    );
    if (!dx && !dy) return;
    const at = network.getViewPosition();
    const scale = network.getScale();
    const position = { x: at.x + dx / scale, y: at.y + dy / scale };
    network.moveTo({ position, animation: calm() ? false : { duration: 250 } });
  }

  function zoom(factor) {
    network.moveTo({ scale: Math.max(0.05, Math.min(4, network.getScale() * factor)) });
  }

  Casegraph.draw = {
    start,
    apply,
    restyle,
    looks,
    place,
    addNew,
    fit,
    reveal,
    zoom,
    position: (id) => network.getPosition(id),
    bodies: () => network.body.nodes,
    faint: (id) => Casegraph.state.dim && live && !live.has(id),
    get live() {
      return live;
    },
    get marked() {
      return marked;
    },
    get hovered() {
      return hovered;
    },
    get network() {
      return network;
    },
    get scale() {
      return network ? network.getScale() : 1;
    },
  };
})();
