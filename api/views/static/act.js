/* What one may do to a node, and the line that says what was done. */
"use strict";
(() => {
  const { el, byId, plural, graph, setState } = Casegraph;

  let pathFrom = null;

  function hide(id) {
    setState({ hidden: [...Casegraph.state.hidden, id] }, `hide ${graph.name(id)}`);
    if (Casegraph.selected && Casegraph.selected.id === id) Casegraph.select(null);
    Casegraph.say(`${graph.name(id)} hidden.`);
  }
  function pin(id) {
    const pinned = { ...Casegraph.state.pinned };
    if (pinned[id]) delete pinned[id];
    else pinned[id] = [Casegraph.draw.position(id).x, Casegraph.draw.position(id).y].map(Math.round);
    setState({ pinned }, "pin");
  }
  const dim = () => setState({ dim: !Casegraph.state.dim }, "dim");
  function startPath(id) {
    pathFrom = id;
    byId("find").focus();
    notice(`Path from ${graph.name(id)}: choose the other end (click it, or find it above). Esc to leave.`);
  }
  async function path(from, to) {
    pathFrom = null;
    notice("");
    const way = graph.path(from, to);
    if (way) {
      const nodes = way.flatMap((one) => [one.source, one.target]);
      setState({ marked: [...new Set([...nodes, ...way.map((one) => one.id)])] }, "path");
      const stops = [from];
      for (const one of way) stops.push(graph.other(one, stops.at(-1)));
      notice(`${plural(way.length, "step")} in this picture: ${stops.map(graph.name).join(" → ")}`, clearMarks);
    } else if (Casegraph.explore) await Casegraph.explore.path(from, to);
    else notice(`No path between ${graph.name(from)} and ${graph.name(to)} in this picture.`);
  }
  const clearMarks = () => {
    if (Casegraph.state.marked.length) setState({ marked: [] }, "clear path");
    notice("");
  };

  function notice(text, onclose) {
    byId("notice").hidden = !text;
    byId("notice").replaceChildren(
      text,
      text && onclose ? el("button", { type: "button", "aria-label": "Clear", onclick: onclose }, "×") : "",
    );
    if (text) Casegraph.say(text);
  }

  function leavePath() {
    pathFrom = null;
    notice("");
  }

  Casegraph.act = {
    hide,
    pin,
    dim,
    startPath,
    path,
    leavePath,
    clearMarks,
    notice,
    get pathFrom() {
      return pathFrom;
    },
  };
})();
