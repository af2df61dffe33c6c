/* Served pages only: the catalogue's questions as forms, and their answers as tables with evidence. */
"use strict";
(() => {
  const { el, byId, list, words, plural } = Casegraph;
  let questions = [];

  async function setUp() {
    const found = await Casegraph.explore.guarded(async () => (await Casegraph.explore.ask("/questions")).questions)();
    questions = (found || []).filter((one) => one.folder !== "service");
    byId("questions").replaceChildren(
      ...questions.map((one) =>
        el(
          "li",
          {},
          el("button", { type: "button", className: "go", title: one.about, onclick: () => open(one) }, one.title),
        ),
      ),
    );
    byId("ask").replaceChildren(
      el(
        "p",
        { className: "empty" },
        found
          ? "Choose a question at the left."
          : "The questions could not be fetched. Reload the page once the service answers.",
      ),
    );
  }

  function open(question) {
    Casegraph.controls.show("ask");
    const fields = Object.entries(question.parameters.properties).map(([name, schema]) =>
      field(name, schema, (question.parameters.required || []).includes(name)),
    );
    const answer = el("div", { id: "answer", "aria-live": "polite" });
    const form = el(
      "form",
      {
        className: "form",
        onsubmit: (event) => {
          event.preventDefault();
          run(question, form, answer);
        },
      },
      el("h2", { tabIndex: -1 }, question.title),
      el("p", { className: "muted" }, question.about),
      el("div", { className: "fields" }, fields),
      el("button", { type: "submit", className: "main" }, "Ask"),
    );
    byId("ask").replaceChildren(form, answer);
    form.querySelector("h2").focus();
  }

  /** One parameter, as its JSON Schema says. */
  function field(name, schema, required) {
    const many = schema.type === "array",
      inner = many ? schema.items || {} : schema,
      id = `field-${name}`,
      hint = schema.description || "";
    const common = { id, name, required, title: hint };
    let input;
    if (inner.enum)
      input = el(
        "select",
        { ...common, multiple: many, size: many ? Math.min(5, inner.enum.length) : 1 },
        many || required ? [] : el("option", { value: "" }, "any"),
        inner.enum.map((one) => el("option", { value: one, selected: schema.default === one }, words(one))),
      );
    else if (inner.type === "boolean")
      input = el("input", { ...common, type: "checkbox", checked: schema.default === true, required: false });
    else if (inner.type === "integer")
      input = el("input", {
        ...common,
        type: "number",
        min: inner.minimum,
        max: inner.maximum,
        value: schema.default ?? "",
      });
    else input = el("input", { ...common, type: "text", placeholder: many ? "one or more, separated by ;" : "" });
    return el(
      "p",
      { className: "field" },
      el("label", { for: id }, words(name), required ? " (needed)" : ""),
      input,
      el("span", { className: "hint" }, hint),
    );
  }

  function values(question, form) {
    const given = {};
    for (const [name, schema] of Object.entries(question.parameters.properties)) {
      const input = form.elements.namedItem(name);
      if (!input) continue;
      if (input.type === "checkbox") {
        if (input.checked !== Boolean(schema.default)) given[name] = String(input.checked);
      } else if (input.multiple) given[name] = [...input.selectedOptions].map((one) => one.value);
      else if (input.value.trim())
        given[name] =
          schema.type === "array"
            ? input.value
                .split(";")
                .map((one) => one.trim())
                .filter(Boolean)
            : input.value.trim();
    }
    return given;
  }

  async function run(question, form, answer) {
    answer.replaceChildren(el("p", { className: "empty" }, "Asking …"));
    const given = values(question, form);
    try {
      const body = await Casegraph.explore.ask(`/questions/${question.name}`, given);
      answer.replaceChildren(
        ...(question.returns === "subgraph" ? subgraph(question, given, body) : rows(question, given, body)).filter(
          Boolean,
        ),
      );
    } catch (error) {
      answer.replaceChildren(el("p", { className: "empty", role: "alert" }, error.message));
    }
  }

  function picture(question, given, count) {
    const query = new URLSearchParams([["question", question.name]]);
    for (const [name, value] of Object.entries(given)) for (const one of list(value)) query.append(name, one);
    return count ? el("p", {}, el("a", { className: "button", href: `/view?${query}` }, "Draw this answer")) : "";
  }

  const remarks = (body) =>
    [
      ...Object.entries(body.resolved || {}).map(([word, id]) => `“${word}” was taken for ${id}.`),
      body.note,
      body.complete === false ? "The load of the data is not complete." : "",
    ]
      .filter(Boolean)
      .map((text) => el("p", { className: "hint" }, text));

  function subgraph(question, given, body) {
    return [
      el("p", {}, `${plural(body.nodes.length, "node")}, ${plural(body.relations.length, "relation")}.`),
      picture(question, given, body.nodes.length),
      ...remarks(body),
    ];
  }

  function rows(question, given, body) {
    const cut = body.truncated ? " (cut: there are more; ask for less)" : "",
      total = (body.total || {}).value ?? body.rows.length;
    return [
      el("p", {}, `${plural(total, body.unit ? body.unit.replace(/s$/, "") : "row", body.unit || "rows")}${cut}.`),
      picture(question, given, body.rows.length),
      ...remarks(body),
      body.rows.length
        ? table(question, body)
        : el(
            "p",
            { className: "empty" },
            "Nothing is known that answers this. Ask with fewer parameters, or another spelling.",
          ),
    ];
  }

  /** A row, and under it what says so; columns that hold nothing are left out. */
  function table(question, body) {
    const evidence = body.columns.filter((one) => one.type === "evidence").map((one) => one.name);
    const columns = body.columns.filter(
      (one) => one.type !== "evidence" && body.rows.some((row) => list(row[one.name]).length || row[one.name] === 0),
    );
    const claims = (row) => evidence.flatMap((name) => list(row[name]));
    const pair = (row) => [
      el(
        "tr",
        {},
        columns.map((one) => el("td", {}, cell(row[one.name]))),
      ),
      claims(row).length
        ? el("tr", { className: "says" }, el("td", { colspan: columns.length }, evidenceOf(claims(row))))
        : null,
    ];
    return el(
      "div",
      { className: "scroll", tabIndex: 0, role: "region", "aria-label": question.title },
      el(
        "table",
        {},
        el("caption", {}, question.title),
        el(
          "thead",
          {},
          el(
            "tr",
            {},
            columns.map((one) => el("th", { scope: "col", title: one.about }, words(one.name))),
          ),
        ),
        el("tbody", {}, body.rows.slice(0, 500).map(pair)),
      ),
    );
  }

  function cell(value) {
    if (value === null || value === undefined) return "";
    if (Array.isArray(value)) return value.flatMap((one, index) => [index ? "; " : "", cell(one)]);
    if (typeof value === "object" && value.id && value.name) return entity(value);
    if (typeof value === "object")
      return Object.entries(value).map(([name, one]) => el("span", {}, `${words(name)}: `, cell(one), " "));
    return typeof value === "boolean" ? (value ? "yes" : "no") : words(value);
  }

  const entity = (one) => el("a", { href: `/view?${new URLSearchParams({ actors: one.id })}` }, one.name);

  function evidenceOf(claims) {
    return claims.length
      ? el(
          "details",
          {},
          el("summary", {}, `${plural(claims.length, "claim")} behind this`),
          el(
            "ul",
            { className: "claims" },
            claims.map((claim) => Casegraph.evidence.claimOf(claim)),
          ),
        )
      : "";
  }

  Casegraph.ask = {
    setUp,
    open,
    get questions() {
      return questions;
    },
  };
})();
