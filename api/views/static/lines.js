/* Lines: where each relation runs and how it looks; all are drawn together, so that thousands cost little. */
"use strict";
(() => {
  const { graph, signs } = Casegraph;
  const DASHES = { alleged: [7, 5], denied: [2, 4] };
  const MARKS = { alleged: "?", denied: "×", disputed: "≠" };
  const ASIDE = 13; // pixels between the middles of two relations of the same pair
  const AT_ONCE = 100; // lines of one stroke: longer paths are slower, for each part is checked against the others
  let asides = new Map(); // by relation: how far its middle lies beside the straight line
  let groups = []; // of lines that look the same: {look, lines}
  let byId = new Map();

  /** Several relations of the same two nodes lie side by side; a single one is straight. */
  function arrange() {
    const pairs = new Map();
    for (const one of graph.relations.values()) {
      const key = one.source < one.target ? `${one.source}\n${one.target}` : `${one.target}\n${one.source}`;
      if (pairs.has(key)) pairs.get(key).push(one);
      else pairs.set(key, [one]);
    }
    asides = new Map();
    for (const group of pairs.values()) {
      if (group.length < 2) continue;
      group.sort((a, b) => (a.id < b.id ? -1 : 1));
      group.forEach((one, number) => {
        const aside = ASIDE * (number - (group.length - 1) / 2);
        asides.set(one.id, one.source === group[0].source ? aside : -aside);
      });
    }
  }

  function lookOf(one) {
    const now = Casegraph.selected;
    const certainty = graph.certainty(one);
    const itself = now && now.type === "relation" && now.id === one.id;
    const on = itself || (now && now.type === "node" && (one.source === now.id || one.target === now.id));
    const chosen = Casegraph.draw.marked.has(one.id) || itself || (on && certainty === "stated");
    const faint = Casegraph.state.dim && Casegraph.draw.live && !on;
    return {
      colour: chosen ? signs.theme.accent : signs.theme[certainty],
      width: Math.min(4, 1.1 + 0.6 * ((one.documents || 1) - 1)) + (itself ? 1 : 0),
      dash: DASHES[one.certainty] || [],
      alpha: faint ? 0.1 : 1,
      above: on || chosen,
    };
  }

  /** After whatever changes what is drawn or how: sorts the lines by look. */
  function restyle(bodies) {
    const found = new Map();
    byId = new Map();
    for (const one of graph.drawnRelations()) {
      const look = lookOf(one);
      const key = `${look.above ? 1 : 0} ${look.colour} ${look.width} ${look.dash} ${look.alpha}`;
      const certainty = graph.certainty(one);
      const line = { one, from: bodies[one.source], to: bodies[one.target], aside: asides.get(one.id) || 0, certainty };
      if (!found.has(key)) found.set(key, { key, look, lines: [] });
      found.get(key).lines.push(line);
      byId.set(one.id, line);
    }
    groups = [...found.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  /** The point towards which a line is bent; of a relation to itself, the middle of its loop. */
  function bend({ from, to, aside }) {
    if (from === to) return { x: from.x + 22, y: from.y - 22 };
    const x = (from.x + to.x) / 2;
    const y = (from.y + to.y) / 2;
    if (!aside) return { x, y };
    const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
    const by = (2 * Math.sign(aside) * Math.min(Math.abs(aside), length / 4)) / length;
    return { x: x - (to.y - from.y) * by, y: y + (to.x - from.x) * by };
  }

  /** A point of a relation's line: its middle, where its sign stands, or another part of the way. */
  function middle(id, part = 0.5) {
    const line = byId.get(id);
    return line ? on(line.from, bend(line), line.to, part) : null;
  }

  const outside = ({ from, to }, view) =>
    Math.max(from.x, to.x) < view.x1 ||
    Math.min(from.x, to.x) > view.x2 ||
    Math.max(from.y, to.y) < view.y1 ||
    Math.min(from.y, to.y) > view.y2;

  function draw(ctx, scale, view) {
    for (const { look, lines } of groups) {
      ctx.strokeStyle = ctx.fillStyle = look.colour;
      ctx.globalAlpha = look.alpha;
      ctx.lineWidth = Math.max(look.width, 0.6 / scale);
      ctx.setLineDash(look.dash);
      const seen = lines.filter((line) => !outside(line, view));
      for (let at = 0; at < seen.length; at += AT_ONCE) {
        ctx.beginPath();
        for (let n = at; n < Math.min(at + AT_ONCE, seen.length); n++) trace(ctx, seen[n]);
        ctx.stroke();
      }
      ctx.setLineDash([]);
      if (scale > 0.22) tips(ctx, seen, look, scale);
    }
    ctx.globalAlpha = 1;
  }

  function trace(ctx, line) {
    const { from, to, aside } = line;
    if (from === to) {
      ctx.moveTo(from.x + 15, from.y);
      ctx.arc(from.x + 15, from.y - 15, 15, Math.PI / 2, Math.PI, true);
      return;
    }
    ctx.moveTo(from.x, from.y);
    if (!aside) return ctx.lineTo(to.x, to.y);
    const via = bend(line);
    ctx.quadraticCurveTo(via.x, via.y, to.x, to.y);
  }

  /** Arrows, which touch the node that is pointed to. */
  function tips(ctx, lines, look, scale) {
    const length = 7.5 + 1.5 * look.width;
    ctx.beginPath();
    for (const line of lines) {
      const { from, to, one } = line;
      if (from === to) continue;
      const start = line.aside ? bend(line) : from;
      const far = Math.hypot(to.x - start.x, to.y - start.y) || 1;
      const [dx, dy] = [(to.x - start.x) / far, (to.y - start.y) / far];
      const away = Math.min(signs.bodyOf(one.target, scale) + 2, far / 2);
      const [x, y] = [to.x - dx * away, to.y - dy * away];
      const [bx, by] = [x - dx * length, y - dy * length];
      ctx.moveTo(x, y);
      ctx.lineTo(bx - dy * length * 0.4, by + dx * length * 0.4);
      ctx.lineTo(bx + dy * length * 0.4, by - dx * length * 0.4);
    }
    ctx.fill();
  }

  /** The signs of what is not simply stated, and the boxes that they take. */
  const marks = (scale) => {
    const radius = Math.max(6.2, 5.4 / scale);
    return groups
      .flatMap(({ lines }) => lines)
      .filter(({ certainty }) => MARKS[certainty])
      .map(({ one, certainty }) => {
        const { x, y } = middle(one.id);
        return { one, certainty, x, y, radius, box: [x - radius, y - radius, x + radius, y + radius, one.id, 1] };
      });
  };

  function drawMark(ctx, { one, certainty, x, y, radius }, scale) {
    ctx.globalAlpha = Casegraph.draw.faint(one.source) || Casegraph.draw.faint(one.target) ? 0.15 : 1;
    ctx.beginPath();
    ctx.arc(x, y, radius, 0, 2 * Math.PI);
    ctx.fillStyle = signs.theme.ground;
    ctx.fill();
    ctx.lineWidth = 1.2 / Math.sqrt(scale);
    ctx.strokeStyle = ctx.fillStyle = signs.theme[certainty];
    ctx.stroke();
    ctx.font = `700 ${radius * 1.5}px ${signs.theme.font}`;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillText(MARKS[certainty], x, y + radius * 0.08);
  }

  /** The relation whose line passes nearest, within some pixels of the canvas. */
  function at(point, within) {
    let found = null;
    let least = within;
    for (const { lines } of groups) {
      for (const line of lines) {
        const { from, to, aside } = line;
        if (outside(line, { x1: point.x - 40, x2: point.x + 40, y1: point.y - 40, y2: point.y + 40 })) continue;
        const via = bend(line);
        const far =
          aside || from === to
            ? Math.min(
                ...[0, 1, 2, 3, 4, 5].map((n) => away(point, on(from, via, to, n / 6), on(from, via, to, (n + 1) / 6))),
              )
            : away(point, from, to);
        if (far < least) [found, least] = [line.one.id, far];
      }
    }
    return found;
  }

  const on = (from, via, to, t) => ({
    x: (1 - t) * (1 - t) * from.x + 2 * t * (1 - t) * via.x + t * t * to.x,
    y: (1 - t) * (1 - t) * from.y + 2 * t * (1 - t) * via.y + t * t * to.y,
  });

  /** How far a point lies from a straight line between two others. */
  function away(point, from, to) {
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const part = Math.max(
      0,
      Math.min(1, ((point.x - from.x) * dx + (point.y - from.y) * dy) / (dx * dx + dy * dy || 1)),
    );
    return Math.hypot(point.x - from.x - part * dx, point.y - from.y - part * dy);
  }

  Casegraph.lines = {
    MARKS,
    DASHES,
    arrange,
    restyle,
    draw,
    drawMark,
    marks,
    middle,
    at,
    look: (id) => lookOf(graph.relations.get(id)),
  };
})();
