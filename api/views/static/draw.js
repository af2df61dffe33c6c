/* The canvas: vis-network draws lines and answers the mouse; nodes, words and marks are drawn here. */
"use strict";
(() => {
  const { byId, graph } = Casegraph;
  const paths = new Map();
  const path2d = (text) => paths.get(text) || paths.set(text, new Path2D(text)).get(text);
  const SMALL = new Set(["Event", "Charge", "Provision", "Law", "Work", "Place"]);
  const MARKS = { alleged: "?", denied: "×", disputed: "≠" };
  let network, nodeSet, edgeSet, theme, hovered = null;
  let styled = new Map(); // how each line looks now, so that only what changes is given to vis-network
  const drawnAs = new Map(); // id → {lines, size}

  function readTheme() {
    const style = getComputedStyle(document.documentElement);
    const get = (name) => style.getPropertyValue(name).trim();
    theme = {
      dark: matchMedia("(prefers-color-scheme: dark)").matches,
      ground: get("--canvas"), ink: get("--ink"), muted: get("--muted"), line: get("--line-stated"), accent: get("--accent"),
      alleged: get("--alleged"), denied: get("--denied"), disputed: get("--disputed"), font: get("--font"),
    };
  }

  const colour = (node) => graph.kindOf(node)[theme.dark ? "dark" : "light"];

  function wrap(text) {
    const lines = [""];
    for (const word of String(text).split(/\s+/)) {
      const last = lines.length - 1;
      if (!lines[last] || (lines[last] + " " + word).length <= 18) lines[last] = (lines[last] + " " + word).trim();
      else lines.push(word);
    }
    if (lines.length > 3) lines.splice(2, lines.length, lines[2].slice(0, 16) + " …");
    return lines.map((line) => (line.length > 24 ? line.slice(0, 23) + "…" : line));
  }

  function sizeOf(node) {
    const base = graph.kindOf(node).radius;
    return SMALL.has(node.kind) ? base : base + Math.min(9, 1.6 * Math.sqrt(Math.max(0, (node.degree || 0) - 1)));
  }

  const lively = () => {
    const now = Casegraph.selected;
    if (!now) return null;
    if (now.type === "node") return new Set([now.id, ...graph.neighbours(now.id)]);
    const relation = graph.relations.get(now.id);
    return relation ? new Set([relation.source, relation.target]) : null;
  };
  let live = null; // nodes that stay bright while the rest is dimmed

  /** Half a node's width: from far away it grows, so that hubs and kinds can still be told. */
  const bodyOf = (id) => drawnAs.get(id).size * Math.min(1.9, Math.max(1, 0.5 / (network ? network.getScale() : 1)));

  /** vis-network calls this with its own shape as `this`. */
  function drawNode({ ctx, id, x, y, state }) {
    const node = graph.nodes.get(id), size = bodyOf(id), kind = graph.kindOf(node), shape = this;
    shape.distanceToBorder = () => size + 2;
    const on = Casegraph.selected && Casegraph.selected.type === "node" && Casegraph.selected.id === id;
    return {
      nodeDimensions: { width: size * 2, height: size * 2 },
      drawNode() {
        const faint = Casegraph.state.dim && live && !live.has(id);
        ctx.globalAlpha = faint ? 0.16 : 1;
        if (on || state.hover || Casegraph.state.marked.includes(id)) {
          ctx.beginPath();
          ctx.arc(x, y, size + 5, 0, 2 * Math.PI);
          ctx.fillStyle = theme.accent;
          ctx.globalAlpha *= on ? 0.38 : 0.22;
          ctx.fill();
          ctx.globalAlpha = faint ? 0.16 : 1;
        }
        ctx.translate(x - size, y - size);
        ctx.scale(size / 12, size / 12);
        const outline = path2d(kind.outline), unnamed = (node.properties || {}).named === false;
        ctx.lineWidth = 1.6 * 12 / size;
        if (unnamed) {
          ctx.fillStyle = theme.ground;
          ctx.fill(outline);
          ctx.strokeStyle = colour(node);
          ctx.setLineDash([3 * 12 / size, 2 * 12 / size]);
          ctx.stroke(outline);
          ctx.setLineDash([]);
        } else {
          ctx.fillStyle = colour(node);
          ctx.strokeStyle = theme.ground;
          ctx.stroke(outline);
          ctx.fill(outline);
        }
        ctx.fillStyle = unnamed ? colour(node) : theme.dark ? "#10151d" : "#ffffff";
        ctx.fill(path2d(kind.sign), "evenodd");
        if ((Casegraph.page.focus || []).includes(id)) ring(ctx, outline, size);
        if (graph.drawn.folded.has(id)) badge(ctx, graph.drawn.folded.get(id), size);
      },
    };
  }

  function ring(ctx, outline, size) {
    ctx.translate(12, 12);
    ctx.scale(1 + 3.4 / size, 1 + 3.4 / size);
    ctx.translate(-12, -12);
    ctx.lineWidth = 1.5 * 12 / size;
    ctx.strokeStyle = theme.accent;
    ctx.stroke(outline);
  }

  /** How many lone steps are folded into a node. */
  function badge(ctx, count, size) {
    const unit = (12 / size) * Math.max(1, 0.85 / network.getScale()), text = `+${count}`; // can be read at any zoom
    ctx.setTransform(ctx.getTransform().translate(23, 1).scale(unit, unit));
    ctx.font = `600 9.5px ${theme.font}`;
    const width = ctx.measureText(text).width + 7;
    ctx.beginPath();
    ctx.roundRect(-width / 2, -7, width, 14, 7);
    ctx.fillStyle = theme.ground;
    ctx.fill();
    ctx.lineWidth = 1;
    ctx.strokeStyle = ctx.fillStyle = theme.muted;
    ctx.stroke();
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillText(text, 0, 0.5);
  }

  function edgeLook(relation) {
    const certainty = graph.certainty(relation), now = Casegraph.selected;
    const on = now && ((now.type === "relation" && now.id === relation.id) || (now.type === "node" && (relation.source === now.id || relation.target === now.id)));
    const marked = Casegraph.state.marked.includes(relation.id);
    const faint = Casegraph.state.dim && live && !on;
    const base = { stated: theme.line, alleged: theme.alleged, denied: theme.denied, disputed: theme.disputed }[certainty];
    const chosen = marked || (on && (certainty === "stated" || now.type === "relation")) ? theme.accent : base;
    return { color: { color: chosen, hover: theme.accent, highlight: chosen, opacity: faint ? 0.1 : 1, inherit: false } };
  }

  /* ---- words: drawn at a size one can read at any zoom, each only where it lies on no other */
  const widths = new Map();
  function widthOf(ctx, text, bold) {
    const key = (bold ? "b" : "n") + text;
    if (!widths.has(key)) {
      ctx.font = `${bold ? 600 : 400} 100px ${theme.font}`;
      widths.set(key, ctx.measureText(text).width / 100);
    }
    return widths.get(key);
  }

  class Taken {
    constructor(cell) { this.cell = cell; this.cells = new Map(); }
    *keys([x1, y1, x2, y2]) {
      for (let i = Math.floor(x1 / this.cell); i <= Math.floor(x2 / this.cell); i++)
        for (let j = Math.floor(y1 / this.cell); j <= Math.floor(y2 / this.cell); j++) yield i * 100_003 + j;
    }
    free(box, own) {
      return this.cost(box, own) === 0;
    }
    /** What a box would cover: words never, a small node rather than a large one. */
    cost(box, own) {
      let found = 0;
      for (const key of this.keys(box))
        for (const one of this.cells.get(key) || [])
          if (one[4] !== own && one[0] < box[2] && one[2] > box[0] && one[1] < box[3] && one[3] > box[1]) found += one[5] ?? Infinity;
      return found;
    }
    take(box) {
      for (const key of this.keys(box)) this.cells.has(key) ? this.cells.get(key).push(box) : this.cells.set(key, [box]);
    }
  }

  function rank(id) {
    const now = Casegraph.selected, node = graph.nodes.get(id);
    if (id === hovered) return 1e9;
    if (now && now.id === id) return 1e8;
    if (live && live.has(id)) return 1e7 + (node.degree || 0);
    return ((Casegraph.page.focus || []).includes(id) ? 1e6 : 0) + (SMALL.has(node.kind) ? 0 : 1e3) + Math.max(node.degree || 0, graph.around.get(id).length);
  }

  const labels = []; // what was drawn last, in canvas coordinates, for tests and for the SVG
  function drawWords(ctx) {
    const scale = network.getScale(), positions = network.body.nodes;
    const low = network.DOMtoCanvas({ x: 0, y: 0 }), high = network.DOMtoCanvas({ x: byId("canvas").clientWidth, y: byId("canvas").clientHeight });
    const visible = [...graph.drawn.nodes].filter((id) => {
      const { x, y } = positions[id];
      return x > low.x - 60 && x < high.x + 60 && y > low.y - 60 && y < high.y + 60;
    });
    const taken = new Taken(90 / scale);
    for (const id of visible) {
      const { x, y } = positions[id], size = bodyOf(id);
      taken.take([x - size, y - size, x + size, y + size, id, SMALL.has(graph.nodes.get(id).kind) ? 1 : 8]);
    }
    if (scale > 0.3) drawMarks(ctx, scale, taken);
    visible.sort((a, b) => rank(b) - rank(a));
    labels.length = 0;
    for (const id of visible) drawLabel(ctx, id, positions[id], scale, taken);
    if (scale > 0.55) drawReadings(ctx, scale, taken);
    ctx.globalAlpha = 1;
  }

  function drawLabel(ctx, id, { x, y }, scale, taken) {
    const node = graph.nodes.get(id), { lines } = drawnAs.get(id), size = bodyOf(id), small = SMALL.has(node.kind);
    const now = Casegraph.selected, focus = (Casegraph.page.focus || []).includes(id), bold = focus || (now && now.id === id) || node.kind === "Case";
    const screen = Math.max(small ? 10 : 11, Math.min(17, (small ? 10.5 : 12.5) * scale)), font = screen / scale, leading = font * 1.17;
    const width = Math.max(...lines.map((line) => widthOf(ctx, line, bold))) * font, height = lines.length * leading, gap = 3 / Math.sqrt(scale);
    const must = id === hovered || (now && now.id === id), weight = must ? 1e9 : focus ? 9 : small ? 0.5 : 4, right = x + size + gap + 1, left = x - size - gap - 1 - width;
    const places = [
      ["middle", x - width / 2, y + size + gap], ["middle", x - width / 2, y - size - gap - height], ["start", right, y - height / 2], ["end", left, y - height / 2],
      ["start", right - size * 0.4, y + size * 0.5], ["end", left + size * 0.4, y + size * 0.5], ["start", right - size * 0.4, y - height - size * 0.4], ["end", left + size * 0.4, y - height - size * 0.4],
      ["middle", x - width / 2 - size, y + size + gap], ["middle", x - width / 2 + size, y + size + gap], ["middle", x - width / 2 - size, y - size - gap - height], ["middle", x - width / 2 + size, y - size - gap - height],
    ];
    let best = null, least = Infinity;
    for (const place of places) {
      const cost = taken.cost([place[1], place[2], place[1] + width, place[2] + height], id);
      if (cost < least) [best, least] = [place, cost];
      if (!cost) break;
    }
    if (must) best = best || places[0];
    else if (!best || least > (scale > 0.45 ? weight : labels.length < 12 ? 17 : labels.length < 25 ? weight : 0)) return; // from far away: hubs by name, then shapes
    const [align, from, top] = best, at = align === "start" ? from : align === "end" ? from + width : from + width / 2;
    taken.take([from - 1, top - 1, from + width + 1, top + height + 1, id + "/label"]);
    labels.push({ id, x: from, y: top, width, height, font, leading, lines, bold, small, align });
    ctx.globalAlpha = Casegraph.state.dim && live && !live.has(id) ? 0.25 : 1;
    ctx.font = `${bold ? 600 : 400} ${font}px ${theme.font}`;
    ctx.textBaseline = "top";
    ctx.textAlign = { start: "left", end: "right", middle: "center" }[align];
    ctx.lineJoin = "round";
    ctx.lineWidth = 3.2 / scale;
    ctx.strokeStyle = theme.ground;
    ctx.fillStyle = small && !must ? theme.muted : theme.ink;
    lines.forEach((line, number) => ctx.strokeText(line, at, top + number * leading));
    lines.forEach((line, number) => ctx.fillText(line, at, top + number * leading));
  }

  /** Where on its line a relation's sign stands. */
  function middle(id) {
    const edge = network.body.edges[id];
    return edge && edge.connected && edge.edgeType && edge.edgeType.fromPoint ? edge.edgeType.getPoint(0.5) : null;
  }

  function drawMarks(ctx, scale, taken) {
    for (const relation of graph.drawnRelations()) {
      const mark = MARKS[graph.certainty(relation)], at = mark && middle(relation.id);
      if (!at) continue;
      const radius = Math.max(6.2, 5.4 / scale);
      ctx.globalAlpha = Casegraph.state.dim && live && !(live.has(relation.source) && live.has(relation.target)) ? 0.15 : 1;
      ctx.beginPath();
      ctx.arc(at.x, at.y, radius, 0, 2 * Math.PI);
      ctx.fillStyle = theme.ground;
      ctx.fill();
      ctx.lineWidth = 1.2 / Math.sqrt(scale);
      ctx.strokeStyle = ctx.fillStyle = theme[graph.certainty(relation)];
      ctx.stroke();
      ctx.font = `700 ${radius * 1.5}px ${theme.font}`;
      ctx.textAlign = "center";
      ctx.textBaseline = "middle";
      ctx.fillText(mark, at.x, at.y + radius * 0.08);
      taken.take([at.x - radius, at.y - radius, at.x + radius, at.y + radius, relation.id, 1]);
    }
  }

  /** How relations read, where there is room: those of what is selected first, all of them in a small picture. */
  function drawReadings(ctx, scale, taken) {
    const now = Casegraph.selected, font = Math.max(9.5, Math.min(12, 10 * scale)) / scale;
    const on = (one) => now && (now.id === one.id || now.id === one.source || now.id === one.target);
    const all = graph.drawn.relations.size <= 60 || scale > 1.15;
    const wanted = graph.drawnRelations().filter((one) => on(one) || one.id === hovered || all).sort((a, b) => (on(b) ? 1 : 0) - (on(a) ? 1 : 0));
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    for (const relation of wanted) {
      const at = middle(relation.id);
      if (!at) continue;
      const text = graph.reads(relation), width = widthOf(ctx, text, false) * font, y = at.y + (MARKS[graph.certainty(relation)] ? 6 + font : 0);
      const box = [at.x - width / 2 - 1, y - font * 0.6, at.x + width / 2 + 1, y + font * 0.6, relation.id];
      if (!taken.free(box, relation.id)) continue;
      taken.take(box);
      ctx.globalAlpha = Casegraph.state.dim && live && !on(relation) ? 0.2 : on(relation) ? 1 : 0.85;
      ctx.font = `${font}px ${theme.font}`;
      ctx.lineWidth = 3 / scale;
      ctx.strokeStyle = theme.ground;
      ctx.strokeText(text, at.x, y);
      ctx.fillStyle = on(relation) ? theme.accent : theme.muted;
      ctx.fillText(text, at.x, y);
    }
  }

  /* ---- life */
  function nodeOf(node, look) {
    drawnAs.set(node.id, { lines: look.label ? look.label.split("\n") : wrap(graph.label(node)), size: look.size || sizeOf(node) });
    return { id: node.id, x: look.x, y: look.y, shape: "custom", size: look.size || sizeOf(node), ctxRenderer: drawNode, label: undefined };
  }

  function edgeOf(relation, look) {
    const { color } = edgeLook(relation);
    styled.set(relation.id, color.color + color.opacity);
    const dashes = { alleged: [7, 5], denied: [2, 4] }[relation.certainty] || false;
    return {
      id: relation.id, from: relation.source, to: relation.target, arrows: "to", dashes, smooth: look.smooth ?? false,
      width: look.width ?? Math.min(4, 1.1 + 0.6 * ((relation.documents || 1) - 1)), color,
    };
  }

  function start(picture) {
    readTheme();
    const looks = new Map(picture.nodes.map((node) => [node.id, node])), lines = new Map(picture.edges.map((edge) => [edge.id, edge]));
    nodeSet = new vis.DataSet([...graph.nodes.values()].map((node) => nodeOf(node, looks.get(node.id) || {})));
    edgeSet = new vis.DataSet([...graph.relations.values()].map((one) => edgeOf(one, lines.get(one.id) || {})));
    network = new vis.Network(byId("canvas"), { nodes: nodeSet, edges: edgeSet }, {
      ...picture.options, edges: { ...picture.options.edges, hoverWidth: 0.8, font: { size: 0 } },
      interaction: { ...picture.options.interaction, hideEdgesOnDrag: graph.relations.size > 2500, hideEdgesOnZoom: graph.relations.size > 2500 },
    });
    network.on("afterDrawing", drawWords);
    network.on("hoverNode", ({ node }) => { hovered = node; network.redraw(); });
    network.on("hoverEdge", ({ edge }) => { hovered = edge; network.redraw(); });
    network.on("blurNode", () => { hovered = null; network.redraw(); });
    network.on("blurEdge", () => { hovered = null; network.redraw(); });
    network.on("click", (event) => {
      const id = event.nodes[0] ?? null, edge = event.edges[0] ?? null, both = event.event.srcEvent && event.event.srcEvent.shiftKey;
      if (id !== null && both && Casegraph.selected && Casegraph.selected.type === "node") Casegraph.controls.path(Casegraph.selected.id, id);
      else if (id !== null) Casegraph.select("node", id);
      else if (edge !== null) Casegraph.select("relation", edge);
      else Casegraph.select(null);
    });
    network.on("doubleClick", ({ nodes }) => nodes[0] !== undefined && Casegraph.explore && Casegraph.explore.expand(nodes[0]));
    network.on("dragEnd", ({ nodes }) => {
      if (!nodes.length) return;
      const pinned = { ...Casegraph.state.pinned };
      for (const [id, at] of Object.entries(network.getPositions(nodes))) pinned[id] = [Math.round(at.x), Math.round(at.y)];
      Casegraph.setState({ pinned }, "move");
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { readTheme(); restyle(); });
    new ResizeObserver(() => network.redraw()).observe(byId("canvas"));
    apply();
    fit(false);
  }

  const home = new Map(); // where a node stood before it was moved
  function apply() {
    live = lively();
    const { pinned } = Casegraph.state, { nodes, relations } = graph.drawn;
    const changes = [];
    for (const { id, hidden, x, y } of nodeSet.get({ fields: ["id", "hidden", "x", "y"] })) {
      const change = {};
      if (Boolean(hidden) === nodes.has(id)) change.hidden = !nodes.has(id);
      const at = pinned[id];
      if (at && !home.has(id)) home.set(id, [x, y]);
      const want = at || home.get(id);
      if (want) Object.assign(change, { x: want[0], y: want[1] });
      if (!at) home.delete(id);
      if (Object.keys(change).length) changes.push({ id, ...change });
    }
    if (changes.length) nodeSet.update(changes);
    const lines = edgeSet.get({ fields: ["id", "hidden"] }).filter(({ id, hidden }) => Boolean(hidden) === relations.has(id));
    if (lines.length) edgeSet.update(lines.map(({ id }) => ({ id, hidden: !relations.has(id) })));
    restyle();
  }

  function restyle() {
    live = lively();
    const changes = [], now = new Map();
    for (const relation of graph.relations.values()) {
      const look = edgeLook(relation), key = look.color.color + look.color.opacity;
      now.set(relation.id, key);
      if (styled.get(relation.id) !== key) changes.push({ id: relation.id, ...look });
    }
    styled = now;
    if (changes.length) edgeSet.update(changes);
    network.redraw();
  }

  function addNew(fresh, places) {
    nodeSet.add(fresh.map((id) => nodeOf(graph.nodes.get(id), places.get(id) || { x: 0, y: 0 })));
    const known = new Set(edgeSet.getIds()), pairs = new Map();
    for (const one of graph.relations.values()) if (known.has(one.id)) {
      const pair = [one.source, one.target].sort().join("\n");
      pairs.set(pair, (pairs.get(pair) || 0) + 1);
    }
    edgeSet.add([...graph.relations.values()].filter((one) => !known.has(one.id)).map((one) => {
      const pair = [one.source, one.target].sort().join("\n"), number = pairs.get(pair) || 0, turn = Math.ceil(number / 2) * 0.17 * (number % 2 ? 1 : -1);
      pairs.set(pair, number + 1);
      const bend = one.source < one.target ? turn : -turn;
      return edgeOf(one, { smooth: number ? { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) } : false });
    }));
  }

  /** Places and looks as they are now, in the form in which the page brought them. */
  function looks() {
    const at = network.body.nodes; // getPositions leaves out what is hidden
    return {
      nodes: nodeSet.getIds().map((id) => ({ id, x: Math.round(at[id].x * 10) / 10, y: Math.round(at[id].y * 10) / 10, size: drawnAs.get(id).size, label: drawnAs.get(id).lines.join("\n") })),
      edges: edgeSet.get({ fields: ["id", "smooth", "width"] }),
    };
  }

  const shownIds = () => [...graph.drawn.nodes];
  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
  function fit(animated = true) {
    if (!graph.drawn.nodes.size) return;
    network.fit({ nodes: shownIds(), maxZoomLevel: 1.25, animation: animated && !calm() ? { duration: 250 } : false });
    const box = byId("canvas").getBoundingClientRect();
    if (box.width) network.moveTo({ scale: network.getScale() * 0.94 });
  }

  /** Brings nodes into view, by no more than is needed, when they are not or lie under the panel. */
  function reveal(...ids) {
    const box = byId("canvas"), right = box.clientWidth - (byId("panel").hidden ? 0 : byId("panel").offsetWidth) - 60, bottom = box.clientHeight - 60;
    const points = ids.map((id) => network.canvasToDOM(network.getPosition(id)));
    const over = (values, low, high) => {
      const least = Math.min(...values), most = Math.max(...values);
      return least < low ? least - low : most > high ? Math.min(most - high, least - low) : 0;
    };
    const dx = over(points.map((one) => one.x), 60, right), dy = over(points.map((one) => one.y), 50, bottom);
    if (!dx && !dy) return;
    const at = network.getViewPosition(), scale = network.getScale();
    network.moveTo({ position: { x: at.x + dx / scale, y: at.y + dy / scale }, animation: calm() ? false : { duration: 250 } });
  }

  function zoom(factor) {
    network.moveTo({ scale: Math.max(0.05, Math.min(4, network.getScale() * factor)) });
  }

  Casegraph.draw = {
    start, apply, restyle, looks, addNew, fit, reveal, zoom, colour, drawnAs, labels, middle, MARKS,
    position: (id) => network.getPosition(id),
    get network() { return network; },
    get theme() { return theme; },
  };
})();
