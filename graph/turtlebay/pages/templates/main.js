/* What ties the parts together: views, keys, and what happens on a change. */

const Main = (() => {
  const live = document.getElementById("live");
  const counter = document.getElementById("counter");
  const empty = document.getElementById("empty");
  const views = [...document.querySelectorAll("[data-view]")];
  const graph = Canvas.holder;
  const narrow = window.matchMedia("(max-width: 820px)");

  function announce(text) {
    live.textContent = "";
    setTimeout(() => { live.textContent = text; }, 30);
  }

  /** Select something from a list: bring it into view, whatever the present view and filters hide. */
  function go(id) {
    const ends = Store.endsOf(id);
    const scene = Store.scene();
    const there = ends.every((end) => scene.ids.has(end));
    const kind = Store.items.get(id).kind;
    const view = there ? Store.state.view : kind === "relation" ? "ties" : kind === "entity" ? "all" : "asks";
    // Of a large graph, only the neighbourhood: all the rest is in groups.
    Store.select(id, { view, focus: Store.state.focus || (Store.large && !there && kind !== "group") });
    if (!Store.state.table) Canvas.show([...Store.neighbours(id)].filter((near) => Canvas.drawn().has(near)));
    Panel.enter();
    if (narrow.matches) Panel.holder.scrollIntoView({ block: "start" });
  }

  function close() {
    Store.select(null);
    (Store.state.table ? document.getElementById("as-table") : graph).focus();
  }

  function count(state) {
    const { ids } = Canvas.scene();
    const kinds = { entity: 0, recommendation: 0, group: 0 };
    for (const id of ids) kinds[Store.nodes.get(id).kind] = (kinds[Store.nodes.get(id).kind] || 0) + 1;
    const ties = Canvas.scene().edges.filter((edge) => edge.kind === "relation").length;
    const groups = kinds.group ? [`${kinds.group} groups, which open by a double click`] : [];
    const parts = [...groups, `${kinds.recommendation} of ${Store.facts.recommendations.length} recommendations`,
      `${kinds.entity} of ${Store.facts.entities.length} actors and context`, `${ties} of ${Store.facts.relations.length} ties`];
    if (Canvas.left()) {
      parts.push(`${Canvas.left().toLocaleString("en")} not drawn one by one; search finds them all`);
    }
    counter.textContent = parts.join(" · ");
    empty.hidden = ids.size > 0;
    graph.setAttribute("aria-label", `Graph: ${parts.join(", ")}. Arrow keys move, Enter opens, or use the table.`);
    for (const button of views) button.setAttribute("aria-pressed", !state.table && button.dataset.view === state.view ? "true" : "false");
    document.getElementById("as-table").setAttribute("aria-pressed", state.table ? "true" : "false");
  }

  Store.listen((state, before) => {
    const other = state.view !== before.view || state.focus !== before.focus || state.hidden !== before.hidden;
    const panel = ["selected", "focus", "from", "opened", "hidden"].some((part) => state[part] !== before[part]);
    Table.update(state);
    Canvas.update(other && !state.table);
    if (before.table && !state.table) {
      Canvas.network.redraw();
      Canvas.show([...Canvas.drawn()]);
    }
    if (panel) Panel.update(state);
    Legend.update();
    count(state);
    if (state.selected && state.selected !== before.selected) announce(`Selected: ${Store.items.get(state.selected).label}`);
  });

  for (const button of views) button.addEventListener("click", () => Store.change({ view: button.dataset.view, table: null }));
  document.getElementById("as-table").addEventListener("click", () => {
    Store.change({ table: Store.state.table ? null : Store.facts.recommendations.length ? "recommendations" : "relations" });
  });
  document.getElementById("back-to-all").addEventListener("click", Store.reset);
  document.getElementById("zoom-in").addEventListener("click", () => Canvas.zoom(1.4));
  document.getElementById("zoom-out").addEventListener("click", () => Canvas.zoom(1 / 1.4));
  document.getElementById("zoom-fit").addEventListener("click", () => Canvas.show([...Canvas.drawn()]));
  if (narrow.matches) document.getElementById("legend-box").open = false;

  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  graph.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (ARROWS[event.key]) {
      event.preventDefault();
      const here = Store.endsOf(Store.state.selected).find((id) => Canvas.drawn().has(id));
      const next = here ? Canvas.step(here, ...ARROWS[event.key]) : middle();
      if (next) { Store.select(next); Canvas.show([next], true); }
    } else if (event.key === "Enter" && Store.state.selected) { event.preventDefault(); Panel.enter(); }
    else if (event.key === "o" && Store.items.get(Store.state.selected)?.kind === "group") Groups.toggle(Store.state.selected);
    else if (event.key === "+" || event.key === "=") Canvas.zoom(1.25);
    else if (event.key === "-") Canvas.zoom(0.8);
    else if (event.key === "0") Canvas.show([...Canvas.drawn()]);
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input, textarea, select");
    if (event.key === "Escape" && Store.state.from) Store.change({ from: null });
    else if (event.key === "Escape" && Store.state.selected) close();
    else if (event.key === "/" && !typing) { event.preventDefault(); Search.input.focus(); }
  });

  function middle() {
    const ids = [...Canvas.drawn()].filter((id) => Store.nodes.get(id).kind !== "recommendation");
    return ids.sort((a, b) => Store.nodes.get(b).size - Store.nodes.get(a).size)[0] || [...Canvas.drawn()][0];
  }

  function start() {
    Panel.update(Store.state);
    Store.change(Address.read(), "address");
    const near = Store.state.selected ? [...Store.neighbours(Store.state.selected)] : [];
    Canvas.show(near.length ? near.filter((id) => Canvas.drawn().has(id)) : [...Canvas.drawn()]);
    window.addEventListener("resize", () => Canvas.network.redraw());
    document.documentElement.dataset.ready = "1";
  }

  queueMicrotask(start);
  return { go, close, announce };
})();
