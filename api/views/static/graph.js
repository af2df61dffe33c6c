/* The subgraph as the client holds it: nodes and relations by id, who is next to whom, and what the filters leave. */
"use strict";
(() => {
  const { list, words, days, fold } = Casegraph;
  const nodes = new Map(),
    relations = new Map(),
    around = new Map();
  let shown = { nodes: new Set(), relations: new Set() };
  let drawn = { nodes: new Set(), relations: new Set(), folded: new Map() };

  function add(subgraph) {
    const fresh = [];
    for (const node of subgraph.nodes) {
      if (!nodes.has(node.id)) {
        fresh.push(node.id);
        around.set(node.id, []);
        nodes.set(node.id, node);
      }
    }
    for (const relation of subgraph.relations) {
      if (relations.has(relation.id) || !nodes.has(relation.source) || !nodes.has(relation.target)) continue;
      relations.set(relation.id, relation);
      around.get(relation.source).push(relation);
      if (relation.source !== relation.target) around.get(relation.target).push(relation);
    }
    return fresh;
  }

  /** A step is called by what and when it was, a charge by its provision and where it stands. */
  function label(node) {
    const properties = node.properties || {};
    if (node.kind === "Event")
      return [words(list(properties.what)[0]), list(properties.date)[0]].filter(Boolean).join(" · ") || node.name;
    if (node.kind === "Charge") {
      const status = words(list(properties.status)[0]),
        provision = String(node.name).split(" · ")[0];
      return status ? `${provision} · ${status}` : provision;
    }
    return String(node.name || node.id);
  }

  /** The name by which lists speak of it: whole, not shortened. */
  const name = (id) =>
    nodes.has(id) ? (nodes.get(id).kind === "Event" ? eventName(nodes.get(id)) : nodes.get(id).name) : id;
  function eventName(node) {
    const what = words(list((node.properties || {}).what)[0]);
    return what && !fold(node.name).includes(fold(what)) ? `${what}: ${node.name}` : node.name;
  }

  const kindOf = (node) => Casegraph.vocabulary.kinds[node.kind] || Casegraph.vocabulary.kinds.Work;
  const reads = (relation) =>
    (Casegraph.vocabulary.relations[relation.type] || {}).reads || words(relation.type).toLowerCase();

  /** What the relation says beyond its type: title, what, as, of … */
  function details(relation) {
    const properties = { ...relation, ...(relation.properties || {}) };
    return ["title", "what", "as", "of", "relationship", "amount", "result"]
      .filter((key) => properties[key])
      .map((key) => {
        const said = list(properties[key]).map(words).join("; ");
        return key === "of" ? `concerning ${said}` : key === "as" ? `as ${said}` : said;
      })
      .join(" · ");
  }

  const other = (relation, id) => (relation.source === id ? relation.target : relation.source);

  /** Days from which and until which something is known to have been so; empty where not known. */
  function span(thing) {
    const from = days(thing.start || thing.date),
      to = days(thing.end || (thing.date ? thing.date : ""));
    return [from ? from[0] : "", to ? to[1] : ""];
  }

  function existsAsOf(node, day) {
    const properties = node.properties || {};
    if (node.kind === "Event") {
      const when = days(list(properties.date)[0]);
      return !when || when[0] <= day;
    }
    if (node.kind === "Charge") {
      const dated = list(properties.history)
        .map((one) => days(String(one).split(" ")[0]))
        .filter(Boolean);
      const undated = list(properties.history).some((one) => String(one).startsWith("?"));
      return !dated.length || undated || dated.some((when) => when[0] <= day);
    }
    return true;
  }

  function holdsAsOf(relation, day) {
    const [from, to] = span(relation);
    return (!from || from <= day) && (!to || to >= day || relation.start === relation.end);
  }

  /** What the state's filters leave to be drawn. */
  function refresh() {
    const state = Casegraph.state,
      off = {
        kinds: new Set(state.kindsOff),
        types: new Set(state.relationsOff),
        certainty: new Set(state.certaintyOff),
      };
    const hidden = new Set(state.hidden),
      day = state.asOf ? (days(state.asOf) || [null, ""])[1] : "";
    const present = new Set(Casegraph.base);
    for (const one of state.added) for (const id of one.nodes) present.add(id);
    const found = new Set();
    for (const [id, node] of nodes) {
      if (present.has(id) && !off.kinds.has(node.kind) && !hidden.has(id) && (!day || existsAsOf(node, day)))
        found.add(id);
    }
    const kept = new Set();
    for (const [id, relation] of relations) {
      if (!found.has(relation.source) || !found.has(relation.target) || off.types.has(relation.type)) continue;
      if (!has(relation)) continue;
      if (off.certainty.has(certainty(relation)) || (relation.documents || 1) < state.minDocuments) continue;
      if (!day || holdsAsOf(relation, day)) kept.add(id);
    }
    // Who had relations and has none left by a filter would stand there as if it were alone in the world.
    const filtered = day || off.types.size || off.certainty.size || off.kinds.size || state.minDocuments > 1;
    if (filtered) {
      const focus = new Set(Casegraph.page.focus || []);
      for (const id of found) {
        const had = around.get(id);
        if (had.length && !focus.has(id) && !had.some((relation) => kept.has(relation.id))) found.delete(id);
      }
    }
    shown = { nodes: found, relations: kept };
    foldSteps();
  }

  /** Steps of one node only are counted on it, not drawn; but not what is selected, marked, moved or was asked for. */
  function foldSteps() {
    const { state, selected } = Casegraph,
      held = new Set([
        ...state.marked,
        ...Object.keys(state.pinned),
        selected && selected.id,
        ...(Casegraph.page.focus || []),
      ]);
    drawn = { nodes: new Set(shown.nodes), relations: new Set(shown.relations), folded: new Map() };
    if (!state.fold) return;
    for (const id of shown.nodes) {
      const next = nodes.get(id).kind === "Event" && Casegraph.base.has(id) && !held.has(id) ? neighbours(id) : [];
      const mine = around.get(id).filter((one) => shown.relations.has(one.id));
      if (next.length !== 1 || mine.some((one) => held.has(one.id))) continue;
      drawn.nodes.delete(id);
      for (const one of mine) drawn.relations.delete(one.id);
      drawn.folded.set(next[0], (drawn.folded.get(next[0]) || 0) + 1);
    }
  }

  const certainty = (relation) => (relation.disputed ? "disputed" : relation.certainty || "stated");
  const neighbours = (id) => [
    ...new Set((around.get(id) || []).filter((one) => shown.relations.has(one.id)).map((one) => other(one, id))),
  ];

  /** Relations of the whole database that are not in the picture. */
  function missing(node) {
    const here = new Set(
      (around.get(node.id) || []).filter((one) => present(other(one, node.id)) && has(one)).map((one) => one.id),
    ).size;
    return Math.max(0, (node.degree || 0) - here);
  }

  /** Whether a relation is of the picture: as the page brought it, of a node that was added, or of a path. */
  function has(relation) {
    const { added, marked } = Casegraph.state;
    return (
      Casegraph.baseRelations.has(relation.id) ||
      marked.includes(relation.id) ||
      added.some(({ nodes: ids }) => ids.includes(relation.source) || ids.includes(relation.target))
    );
  }

  function present(id) {
    return Casegraph.base.has(id) || Casegraph.state.added.some((one) => one.nodes.includes(id));
  }

  /** A shortest way between two nodes through what is drawn, as relations; null where there is none. */
  function path(from, to) {
    const came = new Map([[from, null]]),
      queue = [from];
    for (const here of queue) {
      if (here === to) break;
      for (const relation of around.get(here)) {
        const next = other(relation, here);
        if (shown.relations.has(relation.id) && !came.has(next)) {
          came.set(next, relation);
          queue.push(next);
        }
      }
    }
    if (!came.has(to)) return null;
    const way = [];
    for (let here = to; came.get(here); here = other(came.get(here), here)) way.unshift(came.get(here));
    return way;
  }

  Casegraph.graph = {
    nodes,
    relations,
    around,
    add,
    label,
    name,
    kindOf,
    reads,
    details,
    other,
    span,
    refresh,
    certainty,
    neighbours,
    missing,
    present,
    has,
    path,
    get shown() {
      return shown;
    }, // what the filters leave: also in tables, lists and files
    get drawn() {
      return drawn;
    }, // of these, what is in the picture
    foldSteps,
    drawnNodes: () => [...drawn.nodes].map((id) => nodes.get(id)),
    drawnRelations: () => [...drawn.relations].map((id) => relations.get(id)),
    shownNodes: () => [...shown.nodes].map((id) => nodes.get(id)),
    shownRelations: () => [...shown.relations].map((id) => relations.get(id)),
  };
})();
