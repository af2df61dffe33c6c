/* Evidence in words: a claim with who says so, how surely, where and in which passage; documents by their names. */
"use strict";
(() => {
  const { el, safeLink, graph } = Casegraph;
  const SURELY = { stated: "Stated", alleged: "Alleged", denied: "Denied" };

  const goTo = (type, id, ...inside) =>
    el("button", { type: "button", className: "go", onclick: () => Casegraph.panel.open(type, id) }, ...inside);

  const nodeLink = (id) => (graph.nodes.has(id) ? goTo("node", id, graph.name(id)) : el("span", {}, id));

  function documentName(id) {
    const known = (Casegraph.page.documents || {})[id];
    return known && known.title ? known.title : id;
  }

  /** Publisher and year, where both are known: what one calls a report in passing. */
  function shortName(id) {
    const known = (Casegraph.page.documents || {})[id] || {};
    return known.publisher && known.published
      ? el("abbr", { title: known.title }, `${known.publisher} ${String(known.published).slice(0, 4)}`)
      : documentName(id);
  }
  const shortNames = (ids) => [...ids].flatMap((id, index) => [index ? ", " : "", shortName(id)]);

  function who(claim) {
    const by = claim.attributed_to,
      id = by && typeof by === "object" ? by.id : by;
    if (!by) return claim.certainty === "denied" ? "denied by the document itself" : "the document itself";
    return graph.nodes.has(id) ? nodeLink(id) : (by && by.name) || String(id);
  }

  /** One claim: what it is worth, and where it stands. */
  function claimOf(claim, about) {
    const passage = claim.passage || {},
      link = claim.link && safeLink(claim.link),
      document = (Casegraph.page.documents || {})[claim.document] || {};
    const certainty = claim.certainty || "stated";
    const words_ = passage.quote
      ? el("blockquote", {}, passage.quote)
      : passage.first || passage.last
        ? el(
            "blockquote",
            {},
            passage.first || "",
            el("span", { className: "gap", title: "the words between are not carried" }, passage.last ? " … " : ""),
            passage.last || "",
          )
        : null;
    return el(
      "li",
      { className: `claim is-${certainty}` },
      about && el("p", { className: "about" }, about),
      el(
        "p",
        { className: "says" },
        el("span", { className: `tag ${certainty}` }, SURELY[certainty] || certainty),
        " by ",
        who(claim),
      ),
      words_,
      words_ &&
        !passage.quote &&
        el(
          "p",
          { className: "hint" },
          `First and last words only. The whole passage shows once the report lies at texts/${claim.document}.txt.`,
        ),
      claim.note && el("p", { className: "note" }, el("b", {}, "Our note: "), claim.note),
      el(
        "p",
        { className: "source" },
        el("cite", {}, documentName(claim.document)),
        document.published ? ` · ${document.published}` : "",
        link && [
          el("br"),
          el(
            "a",
            { href: link, target: "_blank", rel: "noopener noreferrer" },
            "Open at the publisher’s page",
            el("span", { "aria-hidden": "true" }, " ↗"),
          ),
        ],
      ),
    );
  }

  Casegraph.evidence = { nodeLink, documentName, shortNames, who, claimOf };
})();
