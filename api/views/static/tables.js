/* The same content as tables and as a timeline, for whoever does not read pictures. */
"use strict";
(() => {
  const { el, byId, list, words, plural, period, graph, days } = Casegraph;
  const MOST = 300;
  let most = { nodes: MOST, relations: MOST };

  const head = (...names) =>
    el(
      "thead",
      {},
      el(
        "tr",
        {},
        names.map((name) => el("th", { scope: "col" }, name)),
      ),
    );

  function nodeRow(node) {
    const p = node.properties || {};
    return el(
      "tr",
      {},
      el("th", { scope: "row" }, Casegraph.panel.sign(node, 15), " ", Casegraph.evidence.nodeLink(node.id)),
      el("td", {}, graph.kindOf(node).title),
      el("td", {}, list(p.role).join(", ")),
      el("td", {}, list(p.description).join("; ") || words(p.status || p.category || "")),
      el(
        "td",
        { className: "number" },
        String(graph.around.get(node.id).filter((one) => graph.shown.relations.has(one.id)).length),
      ),
      el("td", {}, Casegraph.evidence.shortNames(list(p.documents))),
    );
  }

  function relationRow(relation) {
    const certainty = graph.certainty(relation);
    return el(
      "tr",
      {},
      el("td", {}, Casegraph.evidence.nodeLink(relation.source)),
      el(
        "th",
        { scope: "row" },
        el(
          "button",
          { type: "button", className: "go", onclick: () => Casegraph.panel.open("relation", relation.id) },
          graph.reads(relation),
        ),
        el("span", { className: "muted" }, graph.details(relation) ? ` · ${graph.details(relation)}` : ""),
      ),
      el("td", {}, Casegraph.evidence.nodeLink(relation.target)),
      el("td", {}, period(relation.start, relation.end)),
      el("td", {}, el("span", { className: `tag ${certainty}` }, certainty)),
      el(
        "td",
        {},
        el(
          "ul",
          { className: "plain" },
          list(relation.evidence).map((claim) =>
            el(
              "li",
              {},
              `${words(claim.certainty)} by `,
              Casegraph.evidence.who(claim),
              ": ",
              el(
                "q",
                {},
                (claim.passage || {}).quote ||
                  [(claim.passage || {}).first, (claim.passage || {}).last].filter(Boolean).join(" … "),
              ),
              " ",
              el("span", { className: "muted" }, Casegraph.evidence.shortNames([claim.document])),
            ),
          ),
        ),
      ),
    );
  }

  function table(caption, header, rows, row, which) {
    const rest = rows.length - most[which];
    return [
      el(
        "div",
        { className: "scroll", tabIndex: 0, role: "region", "aria-label": caption },
        el("table", {}, el("caption", {}, caption), header, el("tbody", {}, rows.slice(0, most[which]).map(row))),
      ),
      rest > 0 &&
        el(
          "button",
          {
            type: "button",
            className: "wide",
            onclick: () => {
              most[which] += 1000;
              refresh();
            },
          },
          `Show more (${rest.toLocaleString("en")} left)`,
        ),
    ];
  }

  function refreshTable() {
    const order = Object.keys(Casegraph.vocabulary.kinds);
    const nodes = graph
      .shownNodes()
      .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || String(a.name).localeCompare(b.name));
    const relations = graph.shownRelations().sort((a, b) => graph.name(a.source).localeCompare(graph.name(b.source)));
    byId("table").replaceChildren(
      ...[
        table(
          `Actors, cases and steps (${nodes.length})`,
          head("Name", "Kind", "Roles", "Who or what", "Relations", "Documents"),
          nodes,
          nodeRow,
          "nodes",
        ),
        table(
          `Relations with their evidence (${relations.length})`,
          head("From", "Relation", "To", "When", "Certainty", "Evidence"),
          relations,
          relationRow,
          "relations",
        ),
      ]
        .flat()
        .filter(Boolean),
    );
  }

  /** Steps and statuses in view, oldest first; what is undated stands at the end. */
  function moments() {
    const found = [];
    for (const node of graph.shownNodes()) {
      const p = node.properties || {};
      if (node.kind === "Event")
        found.push({ when: list(p.date)[0] || "", node, what: graph.name(node.id), certainty: null });
      if (node.kind === "Charge")
        for (const one of list(p.history)) {
          const [when, ...status] = String(one).split(" ");
          found.push({ when: when === "?" ? "" : when, node, what: `${node.name}: ${words(status.join(" "))}` });
        }
    }
    return found.sort((a, b) => (days(a.when) || ["9999"])[0].localeCompare((days(b.when) || ["9999"])[0]));
  }

  function refreshTimeline() {
    const all = moments(),
      dated = all.filter((one) => one.when),
      years = new Map();
    for (const one of all)
      years.set(one.when.slice(0, 4) || "Undated", [...(years.get(one.when.slice(0, 4) || "Undated") || []), one]);
    byId("timeline").replaceChildren(
      el(
        "h2",
        {},
        `Steps in view: ${plural(dated.length, "dated step")}`,
        all.length > dated.length ? `, ${all.length - dated.length} undated` : "",
      ),
      ...[...years].map(([year, steps]) =>
        el(
          "section",
          {},
          el("h3", {}, year),
          el(
            "ol",
            { className: "steps" },
            steps.map(({ when, node, what }) =>
              el(
                "li",
                {},
                el("time", {}, when || "—"),
                Casegraph.panel.sign(node, 15),
                el(
                  "span",
                  {},
                  el(
                    "button",
                    { type: "button", className: "go", onclick: () => Casegraph.panel.open("node", node.id) },
                    what,
                  ),
                  concerned(node),
                ),
              ),
            ),
          ),
        ),
      ),
      all.length
        ? ""
        : el(
            "p",
            { className: "empty" },
            "No step and no charge is in this picture. ",
            "Show the kinds “events” and “charges” in the legend, or widen the view.",
          ),
    );
  }

  function concerned(node) {
    const others = graph
      .neighbours(node.id)
      .filter((id) => !["Charge", "Event", "Provision"].includes(graph.nodes.get(id).kind));
    return others.length
      ? el(
          "span",
          { className: "muted" },
          " · " + others.slice(0, 5).map(graph.name).join(", ") + (others.length > 5 ? " …" : ""),
        )
      : "";
  }

  function refresh() {
    if (!byId("table").hidden) refreshTable();
    if (!byId("timeline").hidden) refreshTimeline();
  }

  Casegraph.tables = { refresh };
})();
