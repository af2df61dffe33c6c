/* The legend, which is the filters: kinds, certainties, relations, number of documents. */
"use strict";
(() => {
  const { el, byId, plural, graph, toggled, setState, adjust } = Casegraph;

  const count = (things, key) =>
    things.reduce((all, one) => all.set(key(one), (all.get(key(one)) || 0) + 1), new Map());
  const present = () => [...graph.nodes.values()].filter((node) => graph.present(node.id));
  const presentRelations = () =>
    [...graph.relations.values()].filter(
      (one) => graph.present(one.source) && graph.present(one.target) && graph.has(one),
    );

  function box(label, on, run, sign, number) {
    return el(
      "label",
      { className: "check" },
      el("input", { type: "checkbox", checked: on, onchange: run }),
      sign || "",
      el("span", {}, label),
      el("span", { className: "count" }, String(number)),
    );
  }

  function kinds() {
    const counts = count(present(), (node) => node.kind);
    return Object.entries(Casegraph.vocabulary.kinds)
      .filter(([kind]) => counts.has(kind))
      .map(([kind, { plural: many, title }]) =>
        box(
          counts.get(kind) === 1 ? title : many,
          !Casegraph.state.kindsOff.includes(kind),
          () => setState({ kindsOff: toggled(Casegraph.state.kindsOff, kind) }, `filter ${many}`),
          Casegraph.panel.sign({ kind }, 17),
          counts.get(kind),
        ),
      );
  }

  function loneSteps() {
    const count = [...graph.drawn.folded.values()].reduce((sum, one) => sum + one, 0),
      { fold } = Casegraph.state;
    if (!fold && !Casegraph.first().fold) return "";
    return box(
      "lone steps",
      !fold,
      () => setState({ fold: !fold }, "lone steps"),
      el("span", { className: "fold", "aria-hidden": "true" }, "+n"),
      fold ? `${count} folded` : "",
    );
  }

  function lineSign(certainty) {
    const dashes = { alleged: "7 4", denied: "2 4" }[certainty] || "none",
      mark = Casegraph.lines.MARKS[certainty];
    const image = Casegraph.svg(
      "svg",
      { viewBox: "0 0 34 14", width: 34, height: 14, class: `line ${certainty}`, "aria-hidden": "true" },
      Casegraph.svg("path", { d: "M1 7h32", "stroke-dasharray": dashes }),
    );
    if (mark)
      image.append(
        Casegraph.svg("circle", { cx: 17, cy: 7, r: 6 }),
        Object.assign(Casegraph.svg("text", { x: 17, y: 10.5 }), { textContent: mark }),
      );
    return image;
  }

  function certainties() {
    const counts = count(presentRelations(), graph.certainty);
    return ["stated", "alleged", "denied", "disputed"].map((one) =>
      box(
        one,
        !Casegraph.state.certaintyOff.includes(one),
        () => setState({ certaintyOff: toggled(Casegraph.state.certaintyOff, one) }, `filter ${one}`),
        lineSign(one),
        counts.get(one) || 0,
      ),
    );
  }

  function types() {
    const counts = count(presentRelations(), (one) => one.type);
    return Object.keys(Casegraph.vocabulary.relations)
      .filter((type) => counts.has(type))
      .map((type) =>
        box(
          Casegraph.vocabulary.relations[type].reads,
          !Casegraph.state.relationsOff.includes(type),
          () => setState({ relationsOff: toggled(Casegraph.state.relationsOff, type) }, "filter relations"),
          null,
          counts.get(type),
        ),
      );
  }

  function minDocuments() {
    const most = Math.max(1, ...presentRelations().map((one) => one.documents || 1));
    if (most < 2) return "";
    return el(
      "label",
      { className: "range" },
      el("span", {}, "In at least ", el("b", {}, plural(Casegraph.state.minDocuments, "document"))),
      el("input", {
        type: "range",
        min: 1,
        max: most,
        value: Casegraph.state.minDocuments,
        oninput: (event) => adjust({ minDocuments: +event.target.value }, "minimum of documents"),
      }),
    );
  }

  function refresh() {
    const at =
      document.activeElement && document.activeElement.closest("#filters")
        ? [...byId("filters").querySelectorAll("input, summary")].indexOf(document.activeElement)
        : -1;
    const opened = [...byId("filters").querySelectorAll("details")].map((one) => one.open);
    const off =
      Casegraph.state.kindsOff.length +
      Casegraph.state.relationsOff.length +
      Casegraph.state.certaintyOff.length +
      Casegraph.state.hidden.length;
    byId("filters").replaceChildren(
      el("fieldset", {}, el("legend", {}, "Kinds"), kinds(), loneSteps()),
      el("fieldset", {}, el("legend", {}, "How surely"), certainties(), minDocuments()),
      el(
        "details",
        { open: opened[0] },
        el("summary", {}, "Relations by type"),
        el("fieldset", { "aria-label": "Relations by type" }, types()),
      ),
      off
        ? el(
            "button",
            {
              type: "button",
              className: "wide",
              onclick: () =>
                setState({ kindsOff: [], relationsOff: [], certaintyOff: [], hidden: [], minDocuments: 1 }, "show all"),
            },
            Casegraph.state.hidden.length ? `Show all (${Casegraph.state.hidden.length} hidden)` : "Show all",
          )
        : "",
    );
    if (at >= 0) (byId("filters").querySelectorAll("input, summary")[at] || byId("filters")).focus();
    const { nodes, relations } = graph.shown;
    const of = nodes.size < present().length ? ` of ${present().length} and ${presentRelations().length}` : "";
    byId("figures").textContent = `${plural(nodes.size, "node")}, ${plural(relations.size, "relation")}${of}`;
  }

  Casegraph.filters = { refresh };
})();
