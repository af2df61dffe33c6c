/* Words: names of nodes and readings of relations, at a size one can read at any zoom, and none on another. */
"use strict";
(() => {
  const { graph, signs, lines } = Casegraph;
  const CROWD = 150; // nodes from which a name may cover no other node, unless it is a hub's
  const CUT = 0.2; // that the screen's edge would cut a name is worse than another place, and better than none
  const MANY = 800; // nodes from which words wait until a movement is over
  let placed = null; // in canvas coordinates, for an area and a zoom: they stay while one moves about in it

  const widths = new Map();
  const pens = [400, 600].map(() => document.createElement("canvas").getContext("2d")); // a font is slow to set
  /** How wide a text is in letters of one pixel. */
  function widthOf(text, bold) {
    const key = (bold ? "b" : "n") + text;
    const found = widths.get(key);
    if (found !== undefined) return found;
    const pen = pens[Number(bold)];
    if (!pen.ready) pen.font = `${bold ? 600 : 400} 100px ${signs.theme.font}`;
    pen.ready = true;
    const width = pen.measureText(text).width / 100;
    widths.set(key, width);
    return width;
  }

  /** Boxes that are taken, in a grid over an area. */
  class Taken {
    constructor({ x1, y1, x2, y2 }, cell) {
      Object.assign(this, {
        x1,
        y1,
        cell,
        columns: Math.ceil((x2 - x1) / cell) + 1,
        rows: Math.ceil((y2 - y1) / cell) + 1,
      });
      this.cells = new Array(this.columns * this.rows);
    }
    span([x1, y1, x2, y2]) {
      const at = (value, least, most) => Math.max(0, Math.min(most - 1, Math.floor((value - least) / this.cell)));
      return [
        at(x1, this.x1, this.columns),
        at(y1, this.y1, this.rows),
        at(x2, this.x1, this.columns),
        at(y2, this.y1, this.rows),
      ];
    }
    /** What a box would cover: words never, a small node rather than a large one. */
    cost(box, own, most = Infinity) {
      const [i1, j1, i2, j2] = this.span(box);
      let found = 0;
      for (let i = i1; i <= i2; i++) {
        for (let j = j1; j <= j2; j++) {
          const cell = this.cells[j * this.columns + i];
          if (!cell) continue;
          for (const one of cell) {
            const meets = one[0] < box[2] && one[2] > box[0] && one[1] < box[3] && one[3] > box[1];
            if (meets && one[4] !== own && (found += one[5]) > most) return Infinity;
          }
        }
      }
      return found;
    }
    take(box) {
      const [i1, j1, i2, j2] = this.span(box);
      for (let i = i1; i <= i2; i++) {
        for (let j = j1; j <= j2; j++) (this.cells[j * this.columns + i] ||= []).push(box);
      }
    }
  }

  function rank(id) {
    const now = Casegraph.selected;
    const { live } = Casegraph.draw;
    return (now && now.id === id ? 1e8 : live && live.has(id) ? 1e7 : 0) + signs.known.get(id).rank;
  }

  /** Where each word of an area stands, the most important first. */
  function place(scale, view, area) {
    const found = { scale, view, area, marks: [], names: [], readings: [] };
    const bodies = Casegraph.draw.bodies();
    const taken = new Taken(area, 90 / scale);
    const visible = [];
    for (const id of graph.drawn.nodes) {
      const { x, y } = bodies[id];
      if (x < area.x1 - 60 || x > area.x2 + 60 || y < area.y1 - 60 || y > area.y2 + 60) continue;
      const size = signs.bodyOf(id, scale);
      taken.take([x - size, y - size, x + size, y + size, id, signs.known.get(id).small ? 1 : 8]);
      visible.push({ id, x, y, size, rank: rank(id) });
    }
    if (scale > 0.3) placeMarks(found, taken);
    found.crowd = visible.length > CROWD;
    visible.sort((a, b) => b.rank - a.rank);
    for (const one of visible) placeName(one, found, taken);
    if (scale > 0.55) placeReadings(found, taken);
    return found;
  }

  /** Signs of what is not simply stated; where lines crowd, each that would lie on another is left to the dashes. */
  function placeMarks({ scale, marks }, taken) {
    for (const mark of lines.marks(scale)) {
      if (taken.cost(mark.box, mark.one.id)) continue;
      taken.take(mark.box);
      marks.push(mark);
    }
  }

  /** A name as it would be drawn: how large, and whether it must be. */
  function nameOf(id, scale) {
    const { node, lines: words, small, focus } = signs.known.get(id);
    const now = Casegraph.selected;
    const must = Boolean(now && now.id === id);
    const bold = focus || must || node.kind === "Case";
    const font = Math.max(small ? 10 : 11, Math.min(17, (small ? 10.5 : 12.5) * scale)) / scale;
    const width = Math.max(...words.map((line) => widthOf(line, bold))) * font;
    return {
      id,
      words,
      small,
      focus,
      bold,
      must,
      font,
      width,
      leading: font * 1.17,
      height: words.length * font * 1.17,
    };
  }

  /** Below, above, beside, and aslant: align, left and top of each place a name may stand. */
  function placesFor({ width, height }, x, y, size, scale) {
    const gap = 3 / Math.sqrt(scale);
    const [right, left] = [x + size + gap + 1, x - size - gap - 1 - width];
    const [under, over, middle] = [y + size + gap, y - size - gap - height, x - width / 2];
    return [
      ["center", middle, under],
      ["center", middle, over],
      ["left", right, y - height / 2],
      ["right", left, y - height / 2],
      ["left", right - size * 0.4, y + size * 0.5],
      ["right", left + size * 0.4, y + size * 0.5],
      ["left", right - size * 0.4, y - height - size * 0.4],
      ["right", left + size * 0.4, y - height - size * 0.4],
      ["center", middle - size, under],
      ["center", middle + size, under],
      ["center", middle - size, over],
      ["center", middle + size, over],
    ];
  }

  function placeName({ id, x, y, size }, { scale, names, crowd, view }, taken) {
    const name = nameOf(id, scale);
    const weight = name.must ? 1e9 : name.focus ? 9 : name.small ? 0.5 : 4;
    // in a crowd: hubs by name, then shapes
    const most = name.must ? 1e12 : !crowd ? weight : names.length < 12 ? 17 : names.length < 25 ? weight : 0;
    const places = placesFor(name, x, y, size, scale);
    let best = name.must ? places[0] : null;
    let least = most;
    for (const one of places) {
      const [left, top] = [one[1], one[2]];
      const inside = left > view.x1 && top > view.y1 && left + name.width < view.x2 && top + name.height < view.y2;
      const cost = taken.cost([left, top, left + name.width, top + name.height], id, least) + (inside ? 0 : CUT);
      if (cost <= least && (cost < least || !best)) [best, least] = [one, cost];
      if (!cost) break;
    }
    if (!best) return;
    const [align, left, top] = best;
    taken.take([left - 1, top - 1, left + name.width + 1, top + name.height + 1, `${id}/label`, Infinity]);
    names.push({ ...name, align, x: left, y: top, at: left + name.width * { left: 0, center: 0.5, right: 1 }[align] });
  }

  /** How relations read, where there is room: those of what is selected first, all of them in a small picture. */
  function placeReadings({ scale, area, readings }, taken) {
    const now = Casegraph.selected;
    const font = Math.max(9.5, Math.min(12, 10 * scale)) / scale;
    const on = (one) => Boolean(now && (now.id === one.id || now.id === one.source || now.id === one.target));
    const all = graph.drawn.relations.size <= 60 || scale > 1.15;
    const wanted = graph
      .drawnRelations()
      .filter((one) => all || on(one))
      .sort((a, b) => on(b) - on(a));
    for (const one of wanted) {
      const parts = lines.MARKS[graph.certainty(one)] ? [0.5] : [0.5, 0.38, 0.62, 0.28, 0.72];
      const tried = parts.map((part) => readingOf(one, font, part));
      const reading = tried.find(({ x, y, box }) => within(area, x, y) && !taken.cost(box, one.id, 0));
      if (!reading) continue;
      taken.take(reading.box);
      readings.push({ ...reading, on: on(one) });
    }
  }

  const within = ({ x1, y1, x2, y2 }, x, y) => x > x1 && x < x2 && y > y1 && y < y2;

  function readingOf(one, font, part = 0.5) {
    const { x, y: middle } = lines.middle(one.id, part);
    const text = graph.reads(one);
    const width = widthOf(text, false) * font;
    const y = middle + (lines.MARKS[graph.certainty(one)] ? 6 + font : 0);
    const box = [x - width / 2 - 1, y - font * 0.6, x + width / 2 + 1, y + font * 0.6, one.id, Infinity];
    return { one, text, x, y, font, width, box };
  }

  const covers = ({ area }, view) =>
    area.x1 <= view.x1 && area.x2 >= view.x2 && area.y1 <= view.y1 && area.y2 >= view.y2;

  /** The view, and around it as much again. */
  function around({ x1, y1, x2, y2 }) {
    const [wide, high] = [(x2 - x1) / 2, (y2 - y1) / 2];
    return { x1: x1 - wide, y1: y1 - high, x2: x2 + wide, y2: y2 + high };
  }

  function draw(ctx, scale, view, moving) {
    const waits = moving && graph.drawn.nodes.size > MANY;
    if (!placed || ((placed.scale !== scale || !covers(placed, view)) && !waits))
      placed = place(scale, view, around(view));
    for (const mark of placed.marks) lines.drawMark(ctx, mark, scale);
    ctx.lineJoin = "round";
    for (const one of placed.names) {
      const seen = one.x < view.x2 && one.x + one.width > view.x1 && one.y < view.y2 && one.y + one.height > view.y1;
      if (seen) drawName(ctx, one, scale, Casegraph.draw.faint(one.id) ? 0.25 : 1);
    }
    const { dim } = Casegraph.state;
    for (const one of placed.readings)
      drawReading(ctx, one, scale, one.on ? 1 : dim && Casegraph.draw.live ? 0.2 : 0.85);
    drawHovered(ctx, scale);
    ctx.globalAlpha = 1;
  }

  function drawName(ctx, { words, bold, small, must, font, leading, align, at, y }, scale, alpha) {
    ctx.globalAlpha = alpha;
    ctx.font = `${bold ? 600 : 400} ${font}px ${signs.theme.font}`;
    ctx.textBaseline = "top";
    ctx.textAlign = align;
    ctx.lineWidth = 3.2 / scale;
    ctx.strokeStyle = signs.theme.ground;
    ctx.fillStyle = small && !must ? signs.theme.muted : signs.theme.ink;
    words.forEach((line, number) => ctx.strokeText(line, at, y + number * leading));
    words.forEach((line, number) => ctx.fillText(line, at, y + number * leading));
  }

  function drawReading(ctx, { text, x, y, font, on }, scale, alpha) {
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.globalAlpha = alpha;
    ctx.font = `${font}px ${signs.theme.font}`;
    ctx.lineWidth = 3 / scale;
    ctx.strokeStyle = signs.theme.ground;
    ctx.strokeText(text, x, y);
    ctx.fillStyle = on ? signs.theme.accent : signs.theme.muted;
    ctx.fillText(text, x, y);
  }

  /** What the mouse points to is named over everything else. */
  function drawHovered(ctx, scale) {
    const { hovered } = Casegraph.draw;
    if (graph.drawn.nodes.has(hovered)) {
      if (placed.names.some((one) => one.id === hovered)) return;
      const name = nameOf(hovered, scale);
      const { x, y } = Casegraph.draw.position(hovered);
      const top = y + signs.bodyOf(hovered, scale) + 3 / scale;
      plate(ctx, x, top + name.height / 2, name.width, name.height, scale);
      drawName(ctx, { ...name, must: true, align: "center", at: x, y: top }, scale, 1);
    } else if (graph.drawn.relations.has(hovered)) {
      if (placed.readings.some(({ one }) => one.id === hovered)) return;
      const reading = readingOf(graph.relations.get(hovered), 11 / scale);
      plate(ctx, reading.x, reading.y, reading.width, reading.font, scale);
      drawReading(ctx, { ...reading, on: true }, scale, 1);
    }
  }

  function plate(ctx, x, y, width, height, scale) {
    ctx.globalAlpha = 0.92;
    ctx.fillStyle = signs.theme.ground;
    ctx.beginPath();
    ctx.roundRect(
      x - width / 2 - 4 / scale,
      y - height / 2 - 2 / scale,
      width + 8 / scale,
      height + 4 / scale,
      4 / scale,
    );
    ctx.fill();
  }

  Casegraph.labels = {
    draw,
    place,
    forget: () => {
      placed = null;
    },
    get placed() {
      return placed;
    },
  };
})();
