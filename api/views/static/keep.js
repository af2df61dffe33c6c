/* What can be taken away: the address of this picture, image, tables, graph, and the view as a file. */
"use strict";
(() => {
  const { byId, list, graph, download, first } = Casegraph;
  const fileName = (end) => `${(Casegraph.page.name || "view").replace(/[^a-z0-9-]+/gi, "-").toLowerCase()}${end}`;

  /* ---- the address: only what differs from a fresh picture */
  function permalink() {
    const fresh = first(), state = Casegraph.state, parts = new URLSearchParams();
    for (const [key, value] of Object.entries(state)) {
      if (JSON.stringify(value) !== JSON.stringify(fresh[key])) parts.set(key, typeof value === "string" ? value : JSON.stringify(value));
    }
    if (Casegraph.selected) parts.set(Casegraph.selected.type, Casegraph.selected.id);
    return parts.toString();
  }

  function writeAddress() {
    const hash = permalink();
    if (location.protocol === "about:") return; // a frame without an address, as in a notebook
    history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
  }

  /** An address is somebody else's word: what does not fit the state's form is left out. */
  function readAddress() {
    const parts = new URLSearchParams(location.hash.slice(1)), state = { ...first(), ...(location.hash ? {} : Casegraph.page.state) };
    const texts = (value) => Array.isArray(value) && value.every((one) => typeof one === "string");
    const fits = {
      asOf: (value) => value === "" || Casegraph.days(value) !== null, kindsOff: texts, relationsOff: texts, certaintyOff: texts, hidden: texts, marked: texts,
      minDocuments: (value) => Number.isInteger(value) && value > 0, dim: (value) => typeof value === "boolean", fold: (value) => typeof value === "boolean",
      pinned: (value) => value && typeof value === "object" && Object.values(value).every((at) => Array.isArray(at) && at.length === 2 && at.every(Number.isFinite)),
      added: (value) => Array.isArray(value) && value.every((one) => one && typeof one.via === "string" && texts(one.nodes)),
    };
    for (const [key, good] of Object.entries(fits)) {
      if (!parts.has(key)) continue;
      let value = parts.get(key);
      try {
        if (key !== "asOf") value = JSON.parse(value);
      } catch {
        continue;
      }
      if (good(value)) state[key] = value;
    }
    const selected = ["node", "relation"].map((type) => [type, parts.get(type)]).find(([, id]) => id);
    return { state, selected: selected ? { type: selected[0], id: selected[1] } : null };
  }

  /* ---- tables */
  function cell(value) {
    let text = String(value ?? "");
    if (/^[=+\-@\t\r]/.test(text)) text = "'" + text;
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }
  const csv = (rows) => "\ufeff" + rows.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";

  function relationsCsv() {
    const rows = [["source", "source_name", "relation", "target", "target_name", "details", "start", "end", "certainty", "document", "attributed_to", "first", "last", "quote", "link", "claim"]];
    for (const one of graph.shownRelations()) for (const claim of list(one.evidence).length ? one.evidence : [{}]) {
      const by = claim.attributed_to, passage = claim.passage || {};
      rows.push([one.source, graph.name(one.source), one.type, one.target, graph.name(one.target), graph.details(one), one.start, one.end, claim.certainty || one.certainty, claim.document, by && (by.name || by.id || by), passage.first, passage.last, passage.quote, claim.link, claim.claim]);
    }
    return csv(rows);
  }

  function nodesCsv() {
    return csv([["id", "kind", "name", "roles", "description", "names", "documents"], ...graph.shownNodes().map((node) => {
      const p = node.properties || {};
      return [node.id, node.kind, node.name, ...[p.role, p.description, p.names, p.documents].map((value) => list(value).join("; "))];
    })]);
  }

  const subgraph = () => JSON.stringify({ ...Casegraph.page.head, nodes: graph.shownNodes(), relations: graph.shownRelations() }, null, 1);

  /* ---- images */
  function frame() {
    let [x1, y1, x2, y2] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const id of graph.drawn.nodes) {
      const { x, y } = Casegraph.draw.position(id), { size, lines } = Casegraph.draw.drawnAs.get(id), wide = Math.max(size, Math.max(...lines.map((line) => line.length)) * 3.6);
      [x1, y1, x2, y2] = [Math.min(x1, x - wide), Math.min(y1, y - size), Math.max(x2, x + wide), Math.max(y2, y + size + 6 + lines.length * 15)];
    }
    return [x1 - 24, y1 - 24, x2 - x1 + 48, y2 - y1 + 48];
  }

  /** The whole picture as SVG, drawn from the same shapes; words are text, so that they can be searched and edited. */
  function image() {
    const { svg, draw } = Casegraph, [x, y, width, height] = frame(), theme = draw.theme;
    const root = svg("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: [x, y, width, height].map((n) => n.toFixed(1)).join(" "), width: Math.round(width), height: Math.round(height), "font-family": "system-ui, 'Segoe UI', 'Noto Sans', 'DejaVu Sans', sans-serif" });
    root.append(Object.assign(svg("title"), { textContent: Casegraph.page.title }), svg("rect", { x, y, width, height, fill: theme.ground }));
    for (const one of graph.drawnRelations()) root.append(...lineOf(one));
    for (const node of graph.drawnNodes()) root.append(...signOf(node));
    return new XMLSerializer().serializeToString(root);
  }

  function lineOf(one) {
    const { svg, draw } = Casegraph, theme = draw.theme, from = draw.position(one.source), to = draw.position(one.target), mid = draw.middle(one.id) || { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
    const certainty = graph.certainty(one), colour = certainty === "stated" ? theme.line : theme[certainty], bend = { x: 2 * mid.x - (from.x + to.x) / 2, y: 2 * mid.y - (from.y + to.y) / 2 };
    const angle = Math.atan2(to.y - bend.y, to.x - bend.x), size = draw.drawnAs.get(one.target).size + 2, tip = { x: to.x - Math.cos(angle) * size, y: to.y - Math.sin(angle) * size };
    const wing = (turn) => `${(tip.x - 8 * Math.cos(angle + turn)).toFixed(1)} ${(tip.y - 8 * Math.sin(angle + turn)).toFixed(1)}`;
    const dashes = { alleged: "7 5", denied: "2 4" }[one.certainty] || "none", mark = draw.MARKS[certainty];
    const found = [svg("path", { d: `M${from.x} ${from.y}Q${bend.x.toFixed(1)} ${bend.y.toFixed(1)} ${tip.x.toFixed(1)} ${tip.y.toFixed(1)}`, fill: "none", stroke: colour, "stroke-width": 1.3, "stroke-dasharray": dashes }), svg("path", { d: `M${tip.x.toFixed(1)} ${tip.y.toFixed(1)}L${wing(0.4)}L${wing(-0.4)}Z`, fill: colour })];
    if (mark) found.push(svg("circle", { cx: mid.x.toFixed(1), cy: mid.y.toFixed(1), r: 6.5, fill: theme.ground, stroke: colour }));
    found.push(Object.assign(svg("text", { x: mid.x.toFixed(1), y: (mid.y + (mark ? 17 : 3)).toFixed(1), "font-size": 9, "text-anchor": "middle", fill: theme.muted, stroke: theme.ground, "stroke-width": 2.5, "paint-order": "stroke" }), { textContent: graph.reads(one) }));
    if (mark) found.push(Object.assign(svg("text", { x: mid.x.toFixed(1), y: (mid.y + 3.6).toFixed(1), "font-size": 10, "font-weight": 700, "text-anchor": "middle", fill: colour }), { textContent: mark }));
    return found;
  }

  function signOf(node) {
    const { svg, draw } = Casegraph, theme = draw.theme, { x, y } = draw.position(node.id), { size, lines } = draw.drawnAs.get(node.id), kind = graph.kindOf(node), unnamed = (node.properties || {}).named === false;
    const group = svg("g", { transform: `translate(${(x - size).toFixed(1)} ${(y - size).toFixed(1)}) scale(${(size / 12).toFixed(3)})` },
      svg("path", { d: kind.outline, fill: unnamed ? theme.ground : draw.colour(node), stroke: unnamed ? draw.colour(node) : theme.ground, "stroke-width": 1.2, "stroke-dasharray": unnamed ? "3 2" : "none" }),
      svg("path", { d: kind.sign, fill: unnamed ? draw.colour(node) : theme.dark ? "#10151d" : "#ffffff", "fill-rule": "evenodd" }));
    const text = svg("text", { "text-anchor": "middle", "font-size": 12, fill: theme.ink, stroke: theme.ground, "stroke-width": 3, "paint-order": "stroke" });
    lines.forEach((line, number) => text.append(Object.assign(svg("tspan", { x: x.toFixed(1), y: (y + size + 14 + number * 14).toFixed(1) }), { textContent: line })));
    return [group, text];
  }

  function savePng() {
    const address = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(image()), picture = new Image();
    picture.onload = () => {
      const scale = Math.min(2, 8000 / Math.max(picture.width, picture.height)), canvas = Casegraph.el("canvas", { width: picture.width * scale, height: picture.height * scale });
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => download(fileName(".png"), "image/png", blob));
    };
    picture.onerror = () => Casegraph.controls.notice("This browser could not draw the picture as PNG. Save it as SVG instead.");
    picture.src = address;
  }

  /** The view as a file of the workspace; JSON strings are YAML strings too. */
  function viewFile() {
    const q = JSON.stringify, ids = Casegraph.page.actors && Casegraph.page.actors.length ? Casegraph.page.actors : Casegraph.page.focus && Casegraph.page.focus.length ? Casegraph.page.focus : graph.shownNodes().slice(0, 12).map((one) => one.id);
    const added = Casegraph.state.added.filter((one) => one.via).map((one) => one.via), actors = [...new Set([...ids, ...added])];
    const lines = [`title: ${q(Casegraph.page.title)}`, Casegraph.page.note ? `note: ${q(Casegraph.page.note)}` : null, "actors:", ...actors.map((id) => `- ${q(id)}`), `depth: ${Casegraph.page.depth || 1}`];
    const { kindsOff, relationsOff, asOf } = Casegraph.state, shown = (all, off) => `[${all.filter((one) => !off.includes(one)).join(", ")}]`;
    if (kindsOff.length) lines.push(`kinds: ${shown(Object.keys(Casegraph.vocabulary.kinds), kindsOff)}`);
    if (relationsOff.length) lines.push(`relations: ${shown(Object.keys(Casegraph.vocabulary.relations), relationsOff)}`);
    if (asOf) lines.push(`as_of: ${q(asOf)}`);
    return lines.filter((line) => line !== null).join("\n") + "\n";
  }

  /** The page as one file that holds what was explored: added nodes, places, filters. The service gives the page, we the data. */
  async function saveOffline(event) {
    event.preventDefault();
    await Casegraph.explore.guarded(async () => {
      const answer = await fetch(event.target.href).catch(() => null);
      if (!answer || !answer.ok) throw new Error("The service did not give the file. Is it still running? Try again.");
      const opening = '<' + 'script type="application/json" id="data">'; // never whole in a script that stands in a page
      const [head, rest] = (await answer.text()).split(opening), tail = rest.slice(rest.indexOf("<\/script>"));
      const data = JSON.parse(byId("data").textContent), here = (one) => graph.present(one);
      data.page = { ...Casegraph.page, api: "", state: { ...Casegraph.state, added: [] } };
      data.picture = { ...data.picture, ...Casegraph.draw.looks() };
      data.subgraph = { nodes: [...graph.nodes.values()].filter((one) => here(one.id)), relations: [...graph.relations.values()].filter((one) => here(one.source) && here(one.target)) };
      const text = JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (sign) => "\\u" + sign.charCodeAt(0).toString(16).padStart(4, "0"));
      download(fileName(".html"), "text/html", head + opening + text + tail);
    })();
  }

  async function share() {
    writeAddress();
    try {
      await navigator.clipboard.writeText(location.href);
      Casegraph.controls.notice("The address of exactly this picture is in the clipboard.");
    } catch {
      Casegraph.controls.notice("Copy the address from the browser’s address line: it is that of exactly this picture.");
    }
  }

  /** Gephi Lite opens a graph by its address; the link asks nobody until it is followed. */
  function gephiLite() {
    const gexf = byId("export").querySelector('a[href*="format=gexf"]');
    if (gexf) gexf.after(Casegraph.el("a", { href: `https://gephi.org/gephi-lite/?file=${encodeURIComponent(gexf.href)}`, target: "_blank", rel: "noopener noreferrer" }, "Open in Gephi Lite ↗"));
  }

  function setUp() {
    gephiLite();
    byId("export").querySelector('a[href*="offline=true"]')?.addEventListener("click", saveOffline);
    const clicks = {
      share, "save-png": savePng, "save-svg": () => download(fileName(".svg"), "image/svg+xml", image()), "save-json": () => download(fileName(".json"), "application/json", subgraph()),
      "save-nodes": () => download(fileName("-nodes.csv"), "text/csv", nodesCsv()), "save-relations": () => download(fileName("-relations.csv"), "text/csv", relationsCsv()),
      "save-view": () => download(fileName(".yaml"), "text/yaml", viewFile()),
    };
    for (const [id, run] of Object.entries(clicks)) byId(id).addEventListener("click", () => { Casegraph.controls.menu(false); run(); });
  }

  Casegraph.keep = { setUp, writeAddress, readAddress, image, relationsCsv, nodesCsv, viewFile, subgraph };
})();
