/* What can be taken away: tables, graph, the view as a file, and the page itself. */
"use strict";
(() => {
  const { byId, list, graph, download } = Casegraph;
  const fileName = (end) => `${(Casegraph.page.name || "view").replace(/[^a-z0-9-]+/gi, "-").toLowerCase()}${end}`;

  function cell(value) {
    let text = String(value ?? "");
    if (/^[=+\-@\t\r]/.test(text)) text = "'" + text;
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }
  const csv = (rows) => "\ufeff" + rows.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";

  function relationsCsv() {
    const rows = [
      [
        "source",
        "source_name",
        "relation",
        "target",
        "target_name",
        "details",
        "start",
        "end",
        "certainty",
        "document",
        "attributed_to",
        "first",
        "last",
        "quote",
        "link",
        "claim",
      ],
    ];
    for (const one of graph.shownRelations())
      for (const claim of list(one.evidence).length ? one.evidence : [{}]) {
        const by = claim.attributed_to,
          passage = claim.passage || {};
        rows.push([
          one.source,
          graph.name(one.source),
          one.type,
          one.target,
          graph.name(one.target),
          graph.details(one),
          one.start,
          one.end,
          claim.certainty || one.certainty,
          claim.document,
          by && (by.name || by.id || by),
          passage.first,
          passage.last,
          passage.quote,
          claim.link,
          claim.claim,
        ]);
      }
    return csv(rows);
  }

  function nodesCsv() {
    return csv([
      ["id", "kind", "name", "roles", "description", "names", "documents"],
      ...graph.shownNodes().map((node) => {
        const p = node.properties || {};
        return [
          node.id,
          node.kind,
          node.name,
          ...[p.role, p.description, p.names, p.documents].map((value) => list(value).join("; ")),
        ];
      }),
    ]);
  }

  const subgraph = () =>
    JSON.stringify({ ...Casegraph.page.head, nodes: graph.shownNodes(), relations: graph.shownRelations() }, null, 1);

  /** The view as a file of the workspace; JSON strings are YAML strings too. */
  function viewFile() {
    const q = JSON.stringify,
      ids =
        Casegraph.page.actors && Casegraph.page.actors.length
          ? Casegraph.page.actors
          : Casegraph.page.focus && Casegraph.page.focus.length
            ? Casegraph.page.focus
            : graph
                .shownNodes()
                .slice(0, 12)
                .map((one) => one.id);
    const added = Casegraph.state.added.filter((one) => one.via).map((one) => one.via),
      actors = [...new Set([...ids, ...added])];
    const lines = [
      `title: ${q(Casegraph.page.title)}`,
      Casegraph.page.note ? `note: ${q(Casegraph.page.note)}` : null,
      "actors:",
      ...actors.map((id) => `- ${q(id)}`),
      `depth: ${Casegraph.page.depth || 1}`,
    ];
    const { kindsOff, relationsOff, asOf } = Casegraph.state,
      shown = (all, off) => `[${all.filter((one) => !off.includes(one)).join(", ")}]`;
    if (kindsOff.length) lines.push(`kinds: ${shown(Object.keys(Casegraph.vocabulary.kinds), kindsOff)}`);
    if (relationsOff.length)
      lines.push(`relations: ${shown(Object.keys(Casegraph.vocabulary.relations), relationsOff)}`);
    if (asOf) lines.push(`as_of: ${q(asOf)}`);
    return lines.filter((line) => line !== null).join("\n") + "\n";
  }

  /** The page as one file that holds what was explored. The service gives the page, we the data. */
  async function saveOffline(event) {
    event.preventDefault();
    await Casegraph.explore.guarded(async () => {
      const answer = await fetch(event.target.href).catch(() => null);
      if (!answer || !answer.ok) throw new Error("The service did not give the file. Is it still running? Try again.");
      const opening = "<" + 'script type="application/json" id="data">'; // never whole in a page's script
      const [head, rest] = (await answer.text()).split(opening),
        tail = rest.slice(rest.indexOf("<\/script>"));
      const data = JSON.parse(byId("data").textContent),
        here = (one) => graph.present(one);
      data.page = { ...Casegraph.page, api: "", state: { ...Casegraph.state, added: [] } };
      data.picture = { ...data.picture, nodes: Casegraph.draw.looks() };
      data.subgraph = {
        nodes: [...graph.nodes.values()].filter((one) => here(one.id)),
        relations: [...graph.relations.values()].filter(
          (one) => here(one.source) && here(one.target) && graph.has(one),
        ),
      };
      const text = JSON.stringify(data).replace(
        /[<>&\u2028\u2029]/g,
        (sign) => "\\u" + sign.charCodeAt(0).toString(16).padStart(4, "0"),
      );
      download(fileName(".html"), "text/html", head + opening + text + tail);
    })();
  }

  async function share() {
    Casegraph.address.write();
    try {
      await navigator.clipboard.writeText(location.href);
      Casegraph.act.notice("The address of exactly this picture is in the clipboard.");
    } catch {
      Casegraph.act.notice("Copy the address from the browser’s address line: it is that of exactly this picture.");
    }
  }

  /** Gephi Lite opens a graph by its address; the link asks nobody until it is followed. */
  function gephiLite() {
    const gexf = byId("export").querySelector('a[href*="format=gexf"]');
    if (gexf)
      gexf.after(
        Casegraph.el(
          "a",
          {
            href: `https://gephi.org/gephi-lite/?file=${encodeURIComponent(gexf.href)}`,
            target: "_blank",
            rel: "noopener noreferrer",
          },
          "Open in Gephi Lite ↗",
        ),
      );
  }

  function setUp() {
    gephiLite();
    byId("export").querySelector('a[href*="offline=true"]')?.addEventListener("click", saveOffline);
    const clicks = {
      share,
      "save-png": () => Casegraph.image.png(fileName(".png")),
      "save-svg": () => download(fileName(".svg"), "image/svg+xml", Casegraph.image.svg()),
      "save-json": () => download(fileName(".json"), "application/json", subgraph()),
      "save-nodes": () => download(fileName("-nodes.csv"), "text/csv", nodesCsv()),
      "save-relations": () => download(fileName("-relations.csv"), "text/csv", relationsCsv()),
      "save-view": () => download(fileName(".yaml"), "text/yaml", viewFile()),
    };
    for (const [id, run] of Object.entries(clicks))
      byId(id).addEventListener("click", () => {
        Casegraph.controls.menu(false);
        run();
      });
  }

  Casegraph.keep = { setUp, relationsCsv, nodesCsv, viewFile, subgraph };
})();
