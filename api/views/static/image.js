/* The whole picture as SVG and PNG: the same shapes and places of words; words are text, to be searched and edited. */
"use strict";
(() => {
  const { svg, el, graph, signs, lines, labels, download } = Casegraph;
  const round = (value) => Math.round(value * 10) / 10;
  const text = (content, attributes) => Object.assign(svg("text", attributes), { textContent: content });

  function frame() {
    const found = { x1: Infinity, y1: Infinity, x2: -Infinity, y2: -Infinity };
    for (const id of graph.drawn.nodes) {
      const { x, y } = Casegraph.draw.position(id);
      const { size, lines: name } = signs.known.get(id);
      const wide = Math.max(size, Math.max(...name.map((line) => line.length)) * 3.6) + 24;
      const high = size + name.length * 15 + 30;
      Object.assign(found, { x1: Math.min(found.x1, x - wide), y1: Math.min(found.y1, y - high) });
      Object.assign(found, { x2: Math.max(found.x2, x + wide), y2: Math.max(found.y2, y + high) });
    }
    return graph.drawn.nodes.size ? found : { x1: 0, y1: 0, x2: 400, y2: 300 };
  }

  function picture() {
    const area = frame();
    const { theme } = signs;
    const [width, height] = [area.x2 - area.x1, area.y2 - area.y1].map(Math.round);
    const box = { x: round(area.x1), y: round(area.y1), width, height };
    const root = svg("svg", {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: Object.values(box).join(" "),
      width,
      height,
      "font-family": "system-ui, 'Segoe UI', 'Noto Sans', 'DejaVu Sans', sans-serif",
      "stroke-linejoin": "round",
    });
    root.append(
      Object.assign(svg("title"), { textContent: Casegraph.page.title }),
      svg("rect", { ...box, fill: theme.ground }),
    );
    for (const one of graph.drawnRelations()) root.append(...lineOf(one));
    for (const node of graph.drawnNodes()) root.append(signOf(node));
    const placed = labels.place(1, area, area);
    for (const one of placed.marks) root.append(...markOf(one));
    for (const one of placed.readings) root.append(readingOf(one));
    for (const one of placed.names) root.append(nameOf(one));
    return new XMLSerializer().serializeToString(root);
  }

  function lineOf(one) {
    const { theme, known } = signs;
    const certainty = graph.certainty(one);
    const [from, to, mid] = [
      Casegraph.draw.position(one.source),
      Casegraph.draw.position(one.target),
      lines.middle(one.id),
    ];
    const bend = { x: 2 * mid.x - (from.x + to.x) / 2, y: 2 * mid.y - (from.y + to.y) / 2 };
    const angle = Math.atan2(to.y - bend.y, to.x - bend.x);
    const size = known.get(one.target).size + 2;
    const tip = { x: to.x - Math.cos(angle) * size, y: to.y - Math.sin(angle) * size };
    const wing = (turn) => `${round(tip.x - 8 * Math.cos(angle + turn))} ${round(tip.y - 8 * Math.sin(angle + turn))}`;
    const way = `M${from.x} ${from.y}Q${round(bend.x)} ${round(bend.y)} ${round(tip.x)} ${round(tip.y)}`;
    const stroke = { fill: "none", stroke: theme[certainty], "stroke-width": 1.3 };
    const dashes = lines.DASHES[one.certainty];
    return [
      svg("path", { d: way, ...stroke, "stroke-dasharray": dashes ? dashes.join(" ") : "none" }),
      svg("path", { d: `M${round(tip.x)} ${round(tip.y)}L${wing(0.4)}L${wing(-0.4)}Z`, fill: theme[certainty] }),
    ];
  }

  function markOf({ certainty, x, y }) {
    const colour = signs.theme[certainty];
    const bold = { "font-size": 10, "font-weight": 700, "text-anchor": "middle", fill: colour };
    return [
      svg("circle", { cx: round(x), cy: round(y), r: 6.5, fill: signs.theme.ground, stroke: colour }),
      text(lines.MARKS[certainty], { x: round(x), y: round(y + 3.6), ...bold }),
    ];
  }

  function signOf(node) {
    const { theme } = signs;
    const { x, y } = Casegraph.draw.position(node.id);
    const { size } = signs.known.get(node.id);
    const kind = graph.kindOf(node);
    const unnamed = (node.properties || {}).named === false;
    const [ground, colour] = [theme.ground, signs.colour(node)];
    const outline = unnamed
      ? { fill: ground, stroke: colour, "stroke-dasharray": "3 2" }
      : { fill: colour, stroke: ground };
    const inner = unnamed ? colour : theme.dark ? "#10151d" : "#ffffff";
    const group = svg("g", {
      transform: `translate(${round(x - size)} ${round(y - size)}) scale(${(size / 12).toFixed(3)})`,
    });
    group.append(Object.assign(svg("title"), { textContent: graph.name(node.id) }));
    group.append(svg("path", { d: kind.outline, ...outline, "stroke-width": 1.2 }));
    group.append(svg("path", { d: kind.sign, fill: inner, "fill-rule": "evenodd" }));
    return group;
  }

  const behind = (width) => ({ stroke: signs.theme.ground, "stroke-width": width, "paint-order": "stroke" });

  function readingOf(one) {
    const place = { x: round(one.x), y: round(one.y + one.font / 3), "font-size": one.font, "text-anchor": "middle" };
    return text(one.text, { ...place, fill: signs.theme.muted, ...behind(2.5) });
  }

  function nameOf({ words: said, align, at, y, font, leading, bold, small }) {
    const found = svg("text", {
      "text-anchor": { left: "start", center: "middle", right: "end" }[align],
      "font-size": font,
      "font-weight": bold ? 600 : 400,
      fill: small ? signs.theme.muted : signs.theme.ink,
      ...behind(3),
    });
    said.forEach((line, number) => {
      const place = { x: round(at), y: round(y + number * leading + font * 0.85) };
      found.append(Object.assign(svg("tspan", place), { textContent: line }));
    });
    return found;
  }

  function png(name) {
    const drawing = new Image();
    drawing.onload = () => {
      const scale = Math.min(2, 8000 / Math.max(drawing.width, drawing.height));
      const canvas = el("canvas", { width: drawing.width * scale, height: drawing.height * scale });
      canvas.getContext("2d").drawImage(drawing, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => download(name, "image/png", blob));
    };
    drawing.onerror = () =>
      Casegraph.act.notice("This browser could not draw the picture as PNG. Save it as SVG instead.");
    drawing.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(picture());
  }

  Casegraph.image = { svg: picture, png };
})();
