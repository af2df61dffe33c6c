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
    Casegraph.baseRelations = new Set(data.subgraph.relations.map((relation) => relation.id));
    graph.add(data.subgraph);
    if (!data.page.api) Casegraph.explore = null;
    const { state, selected } = Casegraph.address.read();
    Casegraph.state = state;
    if (selected && (selected.type === "node" ? graph.nodes : graph.relations).has(selected.id))
      Casegraph.selected = selected;
    graph.refresh();
    Casegraph.controls.setUp();
    Casegraph.keep.setUp();
    Casegraph.draw.start(data.picture);
    Casegraph.onChange((why) => {
      if (why === "state") {
        graph.refresh();
        const now = Casegraph.selected;
        if (now && !(now.type === "node" ? graph.shown.nodes : graph.shown.relations).has(now.id))
          Casegraph.selected = null;
        Casegraph.draw.apply();
        Casegraph.controls.refresh();
        Casegraph.tables.refresh();
      } else {
        graph.foldSteps();
        Casegraph.draw.apply();
        Casegraph.controls.announce();
      }
      Casegraph.panel.refresh();
      Casegraph.address.write();
    });
    Casegraph.controls.refresh();
    Casegraph.panel.refresh();
    if (Casegraph.explore) Casegraph.explore.setUp(state.added);
    document.documentElement.dataset.ready = "true";
  }

  start();
})();
