/* The date as of which the picture is drawn: a field and a slider. */
"use strict";
(() => {
  const { byId, plural, days, list, graph, setState, adjust } = Casegraph;

  let range = null;
  function dateRange() {
    const all = [];
    for (const node of graph.nodes.values())
      if (node.kind === "Event") all.push(...(days(list((node.properties || {}).date)[0]) || []));
    for (const one of graph.relations.values()) all.push(...(days(one.start) || []), ...(days(one.end) || []));
    all.sort();
    return all.length ? [all[0], all.at(-1)] : null;
  }
  const number = (day) => Math.floor(Date.parse(day + "T00:00:00Z") / 86_400_000);
  const day = (count) => new Date(count * 86_400_000).toISOString().slice(0, 10);

  function setUp() {
    range = dateRange();
    byId("when").hidden = !range;
    if (!range) return;
    const slider = byId("slider"),
      field = byId("as-of");
    [slider.min, slider.max] = [number(range[0]), number(range[1]) + 1];
    slider.addEventListener("input", () =>
      adjust({ asOf: +slider.value > number(range[1]) ? "" : day(+slider.value) }, "date"),
    );
    field.addEventListener("change", () => {
      const text = field.value.trim();
      const wrong = text && !days(text);
      field.setAttribute("aria-invalid", String(Boolean(wrong)));
      const forms = "Write 2014, 2014-05 or 2014-05-21; empty for all times.";
      if (wrong) return Casegraph.act.notice(`“${text}” is no date. ${forms}`);
      Casegraph.act.notice("");
      setState({ asOf: text }, "date");
    });
    byId("all-times").addEventListener("click", () => Casegraph.state.asOf && setState({ asOf: "" }, "all times"));
    for (const [id, at] of [
      ["first-day", 0],
      ["last-day", 1],
    ])
      byId(id).textContent = range[at].slice(0, 7);
  }

  function refresh() {
    if (!range) return;
    const { asOf } = Casegraph.state,
      slider = byId("slider");
    slider.value = asOf ? number(days(asOf)[1]) : slider.max;
    slider.setAttribute("aria-valuetext", asOf || "all times");
    if (document.activeElement !== byId("as-of")) byId("as-of").value = asOf;
    byId("all-times").disabled = !asOf;
    const undated = graph
      .shownRelations()
      .filter(
        (one) => !one.start && !one.end && !["Event", "Charge"].includes(graph.nodes.get(one.source).kind),
      ).length;
    byId("undated").textContent = asOf ? `${plural(undated, "relation")} without a date shown throughout` : "";
  }

  Casegraph.when = { setUp, refresh };
})();
