/* What a node looks like: its colour, outline and sign, drawn where vis-network puts it. */
"use strict";
(() => {
  const { graph } = Casegraph;
  const SMALL = new Set(["Event", "Charge", "Provision", "Law", "Work", "Place"]);
  const paths = new Map();
  const path2d = (text) => paths.get(text) || paths.set(text, new Path2D(text)).get(text);
  const known = new Map(); // by id: {node, lines, size, small, focus, rank}
  let theme;

  function readTheme() {
    const style = getComputedStyle(document.documentElement);
    const get = (name) => style.getPropertyValue(name).trim();
    theme = {
      dark: matchMedia("(prefers-color-scheme: dark)").matches,
      ground: get("--canvas"),
      ink: get("--ink"),
      muted: get("--muted"),
      stated: get("--line-stated"),
      accent: get("--accent"),
      alleged: get("--alleged"),
      denied: get("--denied"),
      disputed: get("--disputed"),
      font: get("--font"),
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

  /** Takes note of a node and of the look that the page brought for it. */
  function learn(node, look) {
    const small = SMALL.has(node.kind);
    const focus = (Casegraph.page.focus || []).includes(node.id);
    known.set(node.id, {
      node,
      small,
      focus,
      lines: look.label ? look.label.split("\n") : wrap(graph.label(node)),
      size: look.size || sizeOf(node),
      rank: (focus ? 1e6 : 0) + (small ? 0 : 1e3) + Math.max(node.degree || 0, graph.around.get(node.id).length),
    });
  }

  /** Half a node's width: from far away it grows, so that hubs and kinds can still be told. */
  const bodyOf = (id, scale = Casegraph.draw.scale) => known.get(id).size * Math.min(1.9, Math.max(1, 0.5 / scale));

  /** vis-network calls this with its own shape as `this`. */
  function renderer({ ctx, id, x, y, state }) {
    const size = bodyOf(id);
    this.distanceToBorder = () => size + 2;
    return {
      nodeDimensions: { width: size * 2, height: size * 2 },
      drawNode: () => draw(ctx, id, x, y, size, state.hover),
    };
  }

  function draw(ctx, id, x, y, size, hover) {
    const { node, focus } = known.get(id);
    const now = Casegraph.selected;
    const on = now && now.type === "node" && now.id === id;
    const alpha = Casegraph.draw.faint(id) ? 0.16 : 1;
    if (on || hover || Casegraph.draw.marked.has(id)) {
      ctx.beginPath();
      ctx.arc(x, y, size + 5, 0, 2 * Math.PI);
      ctx.fillStyle = theme.accent;
      ctx.globalAlpha = alpha * (on ? 0.38 : 0.22);
      ctx.fill();
    }
    ctx.globalAlpha = alpha;
    ctx.translate(x - size, y - size);
    ctx.scale(size / 12, size / 12);
    body(ctx, node, size);
    if (focus) ring(ctx, path2d(graph.kindOf(node).outline), size);
    const folded = graph.drawn.folded.get(id);
    if (folded) badge(ctx, folded, size);
  }

  function body(ctx, node, size) {
    const kind = graph.kindOf(node);
    const outline = path2d(kind.outline);
    const unit = 12 / size;
    const unnamed = (node.properties || {}).named === false;
    ctx.fillStyle = unnamed ? theme.ground : colour(node);
    if (size * Casegraph.draw.scale < 4) return ctx.fill(outline); // too small for a sign
    ctx.strokeStyle = unnamed ? colour(node) : theme.ground;
    ctx.lineWidth = 1.6 * unit;
    if (unnamed) ctx.setLineDash([3 * unit, 2 * unit]);
    if (!unnamed) ctx.stroke(outline);
    ctx.fill(outline);
    if (unnamed) ctx.stroke(outline);
    ctx.setLineDash([]);
    ctx.fillStyle = unnamed ? colour(node) : theme.dark ? "#10151d" : "#ffffff";
    ctx.fill(path2d(kind.sign), "evenodd");
  }

  function ring(ctx, outline, size) {
    ctx.translate(12, 12);
    ctx.scale(1 + 3.4 / size, 1 + 3.4 / size);
    ctx.translate(-12, -12);
    ctx.lineWidth = (1.5 * 12) / size;
    ctx.strokeStyle = theme.accent;
    ctx.stroke(outline);
  }

  /** How many lone steps are folded into a node. */
  function badge(ctx, count, size) {
    const unit = (12 / size) * Math.max(1, 0.85 / Casegraph.draw.scale); // can be read at any zoom
    const text = `+${count}`;
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

  Casegraph.signs = {
    known,
    learn,
    readTheme,
    colour,
    bodyOf,
    renderer,
    get theme() {
      return theme;
    },
  };
})();
