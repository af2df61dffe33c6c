/* Served pages only: more of the graph from the service of the same origin. */
"use strict";
(() => {
  const { el, byId, plural, words, graph, setState } = Casegraph;
  const MOST_SEEDS = 100; // as the question `subgraph` takes
  let waiting = 0;

  /** JSON of the service; what goes wrong becomes one sentence that says what to do. */
  async function ask(path, parameters = {}) {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(parameters))
      for (const one of Casegraph.list(value)) query.append(name, one);
    const address = `${Casegraph.page.api}${path}${[...query].length ? `?${query}` : ""}`;
    busy(1);
    try {
      const answer = await fetch(address, { headers: { Accept: "application/json" } }).catch(() => {
        throw new Error("The service does not answer. Is it still running? Start it again, then repeat this.");
      });
      const body = await answer.json().catch(() => ({}));
      if (!answer.ok) throw new Error(problem(answer, body));
      return body;
    } finally {
      busy(-1);
    }
  }

  function problem(answer, body) {
    const wrong = Casegraph.list(body.errors)
      .map((one) => one.detail)
      .filter(Boolean)
      .join("; ");
    if (answer.status === 503) {
      const wait = answer.headers.get("Retry-After") || "a few";
      return `${body.detail || "The database is not there now."} Try again in ${wait} seconds.`;
    }
    return [body.detail || body.title || `The service answered ${answer.status}.`, wrong].filter(Boolean).join(" ");
  }

  function busy(by) {
    waiting += by;
    document.documentElement.classList.toggle("busy", waiting > 0);
    byId("canvas").setAttribute("aria-busy", String(waiting > 0));
  }

  const tell = (error) => Casegraph.act.notice(error.message, () => Casegraph.act.notice(""));
  const guarded =
    (run) =>
    async (...given) => {
      try {
        return await run(...given);
      } catch (error) {
        tell(error);
        return null;
      }
    };

  /* ---- find anywhere */
  const open = (ids, depth = 1) =>
    location.assign(`/view?${new URLSearchParams([...ids.map((id) => ["actors", id]), ["depth", depth]])}`);
  let later = null;
  function find(text, show) {
    clearTimeout(later);
    later = setTimeout(
      guarded(async () => {
        const { results } = await ask("/entities", { q: text, limit: 10 });
        show(
          results.map((one) => ({
            node: {
              id: one.id,
              kind: one.kind,
              name: one.name,
              properties: { role: one.role, description: one.description },
            },
            outside: true,
            why: one.why,
            run: () => open([one.id]),
            add: () => add([one.id], one.id, `add ${one.name}`),
          })),
        );
      }),
      130,
    );
  }

  /* ---- more of the graph */
  function chunks(ids) {
    const found = [];
    for (let at = 0; at < ids.length; at += MOST_SEEDS) found.push(ids.slice(at, at + MOST_SEEDS));
    return found;
  }

  /** Everything among these and what is drawn: the new ones together with the best connected of the others. */
  async function among(ids) {
    const others = graph
      .shownNodes()
      .sort((a, b) => (b.degree || 0) - (a.degree || 0))
      .map((one) => one.id)
      .filter((id) => !ids.includes(id));
    const answers = await Promise.all(
      chunks(ids.slice(0, 300)).map((some) =>
        ask("/subgraph", { seeds: [...some, ...others].slice(0, MOST_SEEDS), depth: 0 }),
      ),
    );
    return { nodes: answers.flatMap((one) => one.nodes), relations: answers.flatMap((one) => one.relations) };
  }

  /** Draws nodes by their ids, near `via` and with its relations, as one step that can be undone. */
  const add = guarded(async (ids, via, what, marked) => {
    await draw(await among(ids), via);
    const nodes = ids.filter((id) => graph.nodes.has(id) && !graph.present(id));
    const fresh = nodes.length;
    if (!marked && ids.includes(via) && undrawn(via).length) nodes.push(via);
    const one = { via: via || "", nodes, at: nodes.map(Casegraph.draw.place) };
    const patch = nodes.length ? { added: [...Casegraph.state.added, one] } : {};
    if (nodes.length || marked) setState({ ...patch, ...(marked ? { marked } : {}) }, what);
    Casegraph.say(nodes.length ? `${plural(fresh, "node")} added.` : "Nothing new to draw.");
    if (fresh === 1 && !marked) Casegraph.select("node", nodes[0]);
  });

  /** Relations of a node to others in the picture that are not drawn: the view left out their type. */
  const undrawn = (id) =>
    (graph.around.get(id) || []).filter((one) => graph.present(graph.other(one, id)) && !graph.has(one));

  async function draw(subgraph, via, spots = new Map()) {
    const fresh = graph.add(subgraph);
    const others = fresh.filter((id) => !spots.has(id));
    Casegraph.draw.addNew(fresh, new Map([...place(others, via), ...spots]));
    if (fresh.length) describe(fresh);
  }

  /** The claims of names and other properties, which the panel shows; the picture does not wait for them. */
  const describe = guarded(async (fresh) => {
    const { rows } = await ask("/questions/properties_of", { entities: fresh.slice(0, 100) });
    for (const row of rows)
      for (const claim of row.evidence)
        (Casegraph.page.claims[row.entity] ||= []).push({ predicate: row.predicate, value: row.value, ...claim });
    Casegraph.panel.refresh();
  });

  /** Free places around a node, nearest first; what is there already does not move. */
  function place(fresh, via) {
    const places = new Map(),
      taken = [...graph.shown.nodes].map(Casegraph.draw.position),
      at = via && graph.shown.nodes.has(via) ? Casegraph.draw.position(via) : middleOf(taken);
    const away = Math.atan2(at.y - middleOf(taken).y, at.x - middleOf(taken).x) || 0;
    const free = ({ x, y }) => taken.every((one) => Math.abs(one.x - x) > 104 || Math.abs(one.y - y) > 62);
    for (const id of fresh) {
      let found = null;
      for (let ring = 1; !found && ring < 60; ring++)
        for (let turn = 0; !found && turn < 8 + 4 * ring; turn++) {
          const angle = away + (turn % 2 ? 1 : -1) * Math.ceil(turn / 2) * ((2 * Math.PI) / (8 + 4 * ring)),
            spot = { x: at.x + Math.cos(angle) * 118 * ring, y: at.y + Math.sin(angle) * 84 * ring };
          if (free(spot)) found = spot;
        }
      places.set(id, found || at);
      taken.push(found || at);
    }
    return places;
  }

  function middleOf(points) {
    const sum = points.reduce((all, one) => ({ x: all.x + one.x, y: all.y + one.y }), { x: 0, y: 0 });
    return points.length ? { x: sum.x / points.length, y: sum.y / points.length } : { x: 0, y: 0 };
  }

  /* ---- expand: first how many of each, then these */
  const expand = guarded(async (id) => {
    Casegraph.select("node", id);
    const { counts } = await ask(`/entities/${encodeURIComponent(id)}/relations`, { limit: 1 });
    const box = byId("more");
    if (!box || !Casegraph.selected || Casegraph.selected.id !== id) return;
    const total = counts.reduce((sum, one) => sum + one.count, 0),
      groups = new Map();
    for (const one of counts) {
      const key = `${one.type} ${one.direction}`;
      groups.set(key, {
        ...one,
        count: (groups.get(key) || { count: 0 }).count + one.count,
        kinds: { ...(groups.get(key) || {}).kinds, [one.kind]: one.count },
      });
    }
    const rows = [...groups.values()].map((one) => {
      const kinds = Object.entries(one.kinds).map(([kind, number]) => `${number} ${words(kind)}`);
      return row(
        reading(one),
        one.count,
        drawnOf(id, one),
        () => more(id, [one.type], one.direction),
        kinds.join(", "),
      );
    });
    const drawn = [...groups.values()].reduce((sum, one) => sum + drawnOf(id, one), 0);
    const all = total <= 200 && groups.size > 1 && row("all of these", total, drawn, () => more(id, null, null));
    box.replaceChildren(
      el("h3", {}, `Expand: ${plural(total, "relation")} in the data`),
      el("ul", { className: "relations" }, rows, all),
    );
    box.querySelector("button:enabled")?.focus();
    const left = total > drawn ? "Choose which to draw." : "All of them are drawn.";
    Casegraph.say(`${plural(total, "relation")} of ${plural(groups.size, "sort")}. ${left}`);
  });

  /** How many of a sort are in the picture. */
  const drawnOf = (id, { type, direction }) =>
    graph.around.get(id).filter((one) => {
      const out = one.source === id ? "out" : "in";
      return one.type === type && out === direction && graph.present(graph.other(one, id)) && graph.has(one);
    }).length;

  function row(label, count, drawn, run, title) {
    const number = drawn >= count ? `${count} drawn` : drawn ? `${count - drawn} more of ${count}` : `${count} more`;
    const attributes = { type: "button", className: "row", title, disabled: drawn >= count, onclick: run };
    return el("li", {}, el("button", attributes, el("span", {}, label), el("span", { className: "count" }, number)));
  }

  function reading(one) {
    const verb = (Casegraph.vocabulary.relations[one.type] || {}).reads || words(one.type).toLowerCase();
    return one.direction === "out" ? `${verb} …` : `… ${verb} this`;
  }

  const more = guarded(async (id, types, direction) => {
    const found = new Set();
    let cursor = null;
    do {
      const page = await ask(`/entities/${encodeURIComponent(id)}/relations`, { limit: 200, types, direction, cursor });
      for (const one of page.results) found.add(one.other.id);
      cursor = page.next_cursor;
    } while (cursor && found.size < 300);
    const fresh = [...found].filter((one) => !graph.present(one));
    await add([...fresh, id], id, `expand ${graph.name(id)}`);
    if (fresh.length) Casegraph.draw.fit();
  });

  function collapse(id) {
    const mine = new Set([id]);
    let before = 0;
    while (before !== mine.size) {
      // what was expanded from what goes too
      before = mine.size;
      for (const one of Casegraph.state.added) if (mine.has(one.via)) one.nodes.forEach((node) => mine.add(node));
    }
    const added = Casegraph.state.added.filter((one) => !mine.has(one.via));
    if (added.length === Casegraph.state.added.length) return Casegraph.say("Nothing was expanded from here.");
    setState({ added }, `collapse ${graph.name(id)}`);
    return null;
  }

  const path = guarded(async (from, to) => {
    const { rows, note } = await ask("/paths", { from, to, paths: 1 });
    const notice = (text) => Casegraph.act.notice(text, Casegraph.act.clearMarks);
    if (!rows.length) return notice(note || "There is no path between these two.");
    const nodes = rows[0].nodes.map((one) => one.id),
      relations = rows[0].steps.flatMap((step) => step.relations.map((one) => one.id));
    await add(nodes, from, "path", [...nodes, ...relations]);
    Casegraph.draw.fit();
    return notice(`${plural(rows[0].hops, "step")}: ${rows[0].nodes.map((one) => one.name).join(" → ")}`);
  });

  /** What the address says was added is fetched again. */
  const setUp = guarded(async (added) => {
    Casegraph.ask.setUp();
    const wanted = new Set(added.flatMap((one) => one.nodes));
    const { marked } = Casegraph.state;
    if (marked.some((id) => !graph.nodes.has(id) && !graph.relations.has(id))) marked.forEach((id) => wanted.add(id));
    const ids = [...wanted].filter((id) => added.some((one) => one.nodes.includes(id)) || graph.nodes.has(id));
    if (!ids.length) return;
    const spots = added.flatMap(({ nodes, at = [] }) => nodes.map((id, number) => [id, at[number]]));
    await draw(await among(ids), ids[0], new Map(spots.filter(([, at]) => at).map(([id, [x, y]]) => [id, { x, y }])));
    Casegraph.changed("state");
    Casegraph.draw.fit(false);
  });

  Casegraph.explore = { ask, find, add, expand, collapse, path, open, setUp, tell, guarded };
})();
