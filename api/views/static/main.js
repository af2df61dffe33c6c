/* Start: the data of the page, the state of the address, and who is told when something changes. */
"use strict";
(() => {
  const { byId, graph } = Casegraph;
  const read = (id) => JSON.parse(byId(id).textContent);

  function start() {
    const data = read("data");
    Casegraph.vocabulary = data.vocabulary;
    Casegraph.page = data.page;
    Casegraph.base = new Set(data.subgraph.nodes.map((node) => node.id));
    graph.add(data.subgraph);
    Casegraph.folds = data.subgraph.nodes.length > 60 && !data.subgraph.nodes.every((node) => node.kind === "Event");
    if (!data.page.api) Casegraph.explore = null;
    const { state, selected } = Casegraph.keep.readAddress();
    if (!location.hash && data.page.as_of && !data.page.state) state.asOf = data.page.as_of;
    Casegraph.state = state;
    if (selected && (selected.type === "node" ? graph.nodes : graph.relations).has(selected.id)) Casegraph.selected = selected;
    graph.refresh();
    Casegraph.controls.setUp();
    Casegraph.keep.setUp();
    Casegraph.draw.start(data.picture);
    Casegraph.onChange((why) => {
      if (why === "state") {
        graph.refresh();
        const now = Casegraph.selected;
        if (now && !(now.type === "node" ? graph.shown.nodes : graph.shown.relations).has(now.id)) Casegraph.selected = null;
        Casegraph.draw.apply();
        Casegraph.controls.refresh();
        Casegraph.tables.refresh();
      } else {
        graph.foldSteps();
        Casegraph.draw.apply();
        Casegraph.controls.announce();
      }
      Casegraph.panel.refresh();
      Casegraph.keep.writeAddress();
    });
    Casegraph.controls.refresh();
    Casegraph.panel.refresh();
    if (Casegraph.explore) Casegraph.explore.setUp(state.added);
    document.documentElement.dataset.ready = "true";
  }

  start();
})();
