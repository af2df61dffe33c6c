/* The panel: who somebody is, and for each relation who says so, how surely, where, in which words. */
"use strict";
(() => {
  const { el, svg, byId, list, words, plural, period, graph, evidence } = Casegraph;
  const { nodeLink, documentName, shortNames, claimOf } = evidence;

  function sign(node, size = 18) {
    const kind = graph.kindOf(node),
      unnamed = (node.properties || {}).named === false;
    return svg(
      "svg",
      {
        viewBox: "-1 -1 26 26",
        width: size,
        height: size,
        class: `sign kind-${node.kind}${unnamed ? " unnamed" : ""}`,
        "aria-hidden": "true",
      },
      svg("path", { d: kind.outline, class: "outline" }),
      svg("path", { d: kind.sign, class: "inner", "fill-rule": "evenodd" }),
    );
  }

  function open(type, id) {
    Casegraph.select(type, id);
    if (type === "node") Casegraph.draw.reveal(id);
    else Casegraph.draw.reveal(graph.relations.get(id).source, graph.relations.get(id).target);
    const heading = byId("panel").querySelector("h2");
    if (heading) heading.focus();
  }

  const fact = (term, ...values) =>
    values.flat().filter(Boolean).length ? [el("dt", {}, term), el("dd", {}, ...values)] : [];

  function spellings(node) {
    const claims = ((Casegraph.page.claims || {})[node.id] || []).filter((claim) =>
      ["name", "native_name"].includes(claim.predicate),
    );
    const where = new Map();
    for (const name of list((node.properties || {}).names)) where.set(name, new Set());
    for (const claim of claims) where.set(claim.value, (where.get(claim.value) || new Set()).add(claim.document));
    if (where.size < 2 && !claims.length) return null;
    return el(
      "ul",
      { className: "plain" },
      [...where].map(([name, documents]) =>
        el("li", {}, name, documents.size ? el("span", { className: "muted" }, " · ", shortNames(documents)) : ""),
      ),
    );
  }

  function facts(node) {
    const p = node.properties || {};
    const status = list(p.history).map((one) => el("li", {}, words(one)));
    return el(
      "dl",
      { className: "facts" },
      fact("Roles", list(p.role).map(words).join(", ")),
      fact("Description", list(p.description).join("; ")),
      fact("In its own script", list(p.native_name).join("; ")),
      p.named === false &&
        fact("Name", p.why === "name_lost" ? "lost in our copy of the report" : "not given by the document"),
      fact("How many", p.count),
      fact("What", words(p.what)),
      fact("Date", period(p.date, p.end)),
      fact("Penalty", list(p.penalty).map(words).join("; ")),
      fact("Status", words(p.status), p.status_date ? ` (${p.status_date})` : ""),
      status.length > 1 && fact("History", el("ul", { className: "plain" }, status)),
      fact("Plea", list(p.plea).join(", ")),
      fact("Offence", list(p.offence).join("; ")),
      fact("Damage", list(p.damage).join("; ")),
      fact("Category", words(p.category)),
      fact("Outcome", list(p.outcome).join("; ")),
      fact("Medium", list(p.medium).join(", ")),
      fact("Title", p.title),
      fact("Website", list(p.website).join(", ")),
      fact("Spellings", spellings(node)),
      fact(
        "Documents",
        list(p.documents).length
          ? el(
              "ul",
              { className: "plain" },
              list(p.documents).map((id) => el("li", {}, documentName(id))),
            )
          : "",
      ),
      list(p.disputed).length
        ? fact("Disputed", el("span", { className: "tag disputed" }, "≠ " + list(p.disputed).map(words).join(", ")))
        : [],
    );
  }

  function relationLine(relation, id) {
    const out = relation.source === id,
      certainty = graph.certainty(relation),
      when = period(relation.start, relation.end);
    return el(
      "li",
      {},
      el(
        "button",
        { type: "button", className: `row is-${certainty}`, onclick: () => open("relation", relation.id) },
        sign(graph.nodes.get(graph.other(relation, id)), 15),
        el(
          "span",
          {},
          out ? `${graph.reads(relation)} ` : "",
          el("b", {}, graph.name(graph.other(relation, id))),
          out ? "" : ` ${graph.reads(relation)} this`,
          el(
            "span",
            { className: "muted" },
            [graph.details(relation), when]
              .filter(Boolean)
              .map((one) => " · " + one)
              .join(""),
          ),
        ),
        certainty !== "stated" &&
          el("span", { className: `tag ${certainty}` }, `${Casegraph.lines.MARKS[certainty]} ${certainty}`),
      ),
    );
  }

  /** Relations in the words' order of the vocabulary, those filtered away counted. */
  function relationsOf(node) {
    const all = graph.around.get(node.id).filter((one) => graph.present(graph.other(one, node.id)) && graph.has(one));
    const drawn = all.filter((one) => graph.shown.relations.has(one.id)),
      away = all.length - drawn.length,
      missing = graph.missing(node);
    const order = Object.keys(Casegraph.vocabulary.relations);
    drawn.sort(
      (a, b) => order.indexOf(a.type) - order.indexOf(b.type) || String(a.start || "").localeCompare(b.start || ""),
    );
    return [
      el("h3", {}, plural(drawn.length, "relation") + " in the picture"),
      el(
        "ul",
        { className: "relations" },
        drawn.map((one) => relationLine(one, node.id)),
      ),
      away > 0 && el("p", { className: "hint" }, `${plural(away, "more relation")} hidden by filters.`),
      missing > 0 &&
        !Casegraph.explore &&
        el("p", { className: "hint" }, `${plural(missing, "more relation")} in the data, not in this view.`),
    ];
  }

  function nodeActions(node) {
    const pinned = Casegraph.state.pinned[node.id],
      action = (text, key, run, title) =>
        el("button", { type: "button", title: `${title} (${key})`, onclick: run }, text);
    return el(
      "div",
      { className: "actions" },
      Casegraph.explore && action("Expand", "E", () => Casegraph.explore.expand(node.id), "Draw what else is related"),
      Casegraph.explore &&
        Casegraph.state.added.some((one) => one.via === node.id) &&
        action("Collapse", "C", () => Casegraph.explore.collapse(node.id), "Take away what was expanded from here"),
      action("Hide", "H", () => Casegraph.act.hide(node.id), "Take it out of the picture"),
      action(
        pinned ? "Unpin" : "Pin",
        "P",
        () => Casegraph.act.pin(node.id),
        pinned ? "Back to where it stood" : "Keep it where it stands",
      ),
      action(
        Casegraph.state.dim ? "Undim" : "Dim others",
        "D",
        () => Casegraph.act.dim(),
        "Only its neighbours stay bright",
      ),
      action("Path to …", "T", () => Casegraph.act.startPath(node.id), "Then choose the other end"),
    );
  }

  function nodePanel(node) {
    const kind = graph.kindOf(node),
      claims = ((Casegraph.page.claims || {})[node.id] || []).filter(
        (claim) => !["name", "native_name"].includes(claim.predicate),
      );
    return [
      el("p", { className: "kicker" }, sign(node, 20), ` ${kind.title}`),
      el("h2", { tabIndex: -1 }, node.kind === "Event" ? graph.name(node.id) : node.name),
      nodeActions(node),
      el("div", { id: "more" }),
      facts(node),
      relationsOf(node),
      claims.length > 0 &&
        el(
          "details",
          {},
          el("summary", {}, plural(claims.length, "claim") + " behind these facts"),
          el(
            "ul",
            { className: "claims" },
            claims.map((claim) => claimOf(claim, `${words(claim.predicate)}: ${words(claim.value)}`)),
          ),
        ),
    ];
  }

  function relationPanel(relation) {
    const certainty = graph.certainty(relation),
      evidence = list(relation.evidence),
      when = period(relation.start, relation.end),
      more = graph.details(relation);
    return [
      el("p", { className: "kicker" }, "Relation · who says so?"),
      el(
        "h2",
        { tabIndex: -1, className: "sentence" },
        nodeLink(relation.source),
        ` ${graph.reads(relation)} `,
        nodeLink(relation.target),
      ),
      el(
        "p",
        { className: "sum" },
        el("span", { className: `tag ${certainty}` }, `${Casegraph.lines.MARKS[certainty] || ""} ${certainty}`.trim()),
        ` ${plural(relation.documents || 1, "document")} · ${plural(evidence.length, "claim")}`,
        when && ` · ${when}`,
        more && ` · ${more}`,
      ),
      certainty === "disputed" &&
        el("p", { className: "hint" }, "The documents do not agree, or one denies what another says: read each claim."),
      el(
        "ul",
        { className: "claims" },
        evidence.map((claim) => claimOf(claim)),
      ),
    ];
  }

  function refresh() {
    const now = Casegraph.selected,
      panel = byId("panel"),
      had = panel.contains(document.activeElement);
    const thing = now && (now.type === "node" ? graph.nodes.get(now.id) : graph.relations.get(now.id));
    const hide = () => {
      panel.hidden = true;
      panel.replaceChildren();
      document.body.classList.remove("with-panel");
      if (had) byId("canvas").focus();
    };
    if (!thing) return hide();
    const scrolled = panel.dataset.of === now.id ? panel.scrollTop : 0;
    panel.dataset.of = now.id;
    panel.hidden = false;
    document.body.classList.add("with-panel");
    panel.replaceChildren(
      el(
        "button",
        {
          type: "button",
          className: "close",
          "aria-label": "Close details",
          title: "Close (Esc)",
          onclick: () => Casegraph.select(null),
        },
        "×",
      ),
      ...(now.type === "node" ? nodePanel(thing) : relationPanel(thing)).flat(3).filter(Boolean),
    );
    panel.scrollTop = scrolled;
    if (had) panel.querySelector("h2").focus({ preventScroll: true });
  }

  Casegraph.panel = { refresh, open, sign };
})();
