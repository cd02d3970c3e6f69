/* The facts of the page, indexed, and the state of what is shown. Everything else listens to it. */

const Store = (() => {
  const data = JSON.parse(document.getElementById("turtlebay-data").textContent);
  const facts = data.facts;

  const GROUPS = ["strength", "status", "type", "endorsement", "topic", "place", "predicate", "confidence", "document"];
  const VIEWS = ["asks", "ties", "all"];
  const ANYWHERE = "anywhere"; // The place of recommendations that are not limited to one.
  const DRAWN = facts.drawn; // More nodes than this at once make a browser without a graphics card stutter.

  const NEAR = 300; // So many neighbours of a selected node are drawn though their groups are closed.

  const items = new Map();
  const nodes = new Map(data.nodes.map((node) => [node.id, node]));
  const terms = new Map(GROUPS.map((group) => [group, new Map(facts.terms[group].map((t) => [t.id, t]))]));
  const documents = new Map(facts.documents.map((d) => [d.id, d]));

  for (const fact of facts.entities) items.set(fact.id, { id: fact.id, kind: "entity", label: fact.label, fact });
  for (const fact of facts.recommendations) {
    items.set(fact.id, { id: fact.id, kind: "recommendation", label: fact.action, fact });
  }
  for (const fact of facts.relations) items.set(fact.id, { id: fact.id, kind: "relation", label: "", fact });
  for (const fact of facts.groups) {
    nodes.set(fact.id, { id: fact.id, kind: "group", x: fact.x, y: fact.y, size: fact.size, below: fact.size });
    items.set(fact.id, { id: fact.id, kind: "group", label: fact.label, fact });
  }
  if (nodes.has("nobody")) items.set("nobody", { id: "nobody", kind: "nobody", label: "No addressee named", fact: null });
  for (const item of items.values()) if (item.kind === "relation") item.label = sentence(item.fact);

  const home = new Map(); // The group of each entity and recommendation, where there are groups.
  for (const group of facts.groups) {
    for (const id of [...group.entities, ...group.recommendations]) home.set(id, group.id);
    if (group.hub === "nobody") home.set("nobody", group.id);
  }

  const edges = data.edges;
  const edgesAt = new Map([...nodes.keys()].map((id) => [id, []]));
  for (const edge of edges) {
    edgesAt.get(edge.from).push(edge);
    if (edge.to !== edge.from) edgesAt.get(edge.to).push(edge);
  }

  const state = { view: "asks", selected: null, focus: false, from: null, table: null, opened: new Set(), hidden: emptyHidden() };
  if (!facts.recommendations.length) state.view = facts.relations.length ? "ties" : "all";
  const first = state.view;
  const listeners = [];

  function emptyHidden() {
    return new Map(GROUPS.map((group) => [group, new Set()]));
  }

  function term(group, id) {
    return terms.get(group).get(id) || { id, label: id };
  }

  function sentence(relation) {
    const verb = term("predicate", relation.predicate).label.toLowerCase();
    return `${items.get(relation.subject).label} ${verb} ${items.get(relation.object).label}`;
  }

  const shown = (group, id) => !state.hidden.get(group).has(id);

  function recommendationPasses(fact) {
    return shown("strength", fact.strength) && shown("endorsement", fact.endorsement) &&
      shown("document", fact.doc) && shown("confidence", fact.band) &&
      fact.topics.some((topic) => shown("topic", topic)) &&
      (fact.places.length ? fact.places.some((place) => shown("place", place)) : shown("place", ANYWHERE)) &&
      (!fact.addressees.length || fact.addressees.some(entityPasses));
  }

  function relationPasses(fact) {
    return shown("status", fact.status) && shown("predicate", fact.predicate) && shown("document", fact.doc) &&
      shown("confidence", fact.band) &&
      entityPasses(fact.subject) && entityPasses(fact.object);
  }

  function entityPasses(id) {
    const fact = items.get(id).fact;
    return shown("type", fact.type) && fact.documents.some((doc) => shown("document", doc));
  }

  function passes(item) {
    if (item.kind === "recommendation") return recommendationPasses(item.fact);
    if (item.kind === "relation") return relationPasses(item.fact);
    return item.kind === "nobody" || item.kind === "group" || entityPasses(item.id);
  }

  let known = null; // The path that was asked for last: drawing asks again and again.

  /** Edges that the view and the filters let through; `asks` keeps ties among the nodes that it shows anyway. */
  function openEdges() {
    return edges.filter((edge) => {
      if (edge.kind === "relation") return passes(items.get(edge.id));
      return state.view !== "ties" && passes(items.get(edge.from)) && passes(items.get(edge.to));
    });
  }

  /** What is drawn now: nodes, edges, how many nodes were left out, and for how many each group stands. */
  function scene() {
    const open = openEdges();
    let ids = new Set();
    for (const edge of open) {
      if (state.view === "asks" && edge.kind === "relation") continue;
      ids.add(edge.from).add(edge.to);
    }
    if (state.view === "all") for (const [id, node] of nodes) if (node.kind !== "group" && passes(items.get(id))) ids.add(id);
    if (state.view === "all" && !open.some((edge) => edge.to === "nobody")) ids.delete("nobody");
    const way = path();
    const centre = way ? way.ids : endsOf(state.selected).filter((id) => nodes.has(id) && nodes.get(id).kind !== "group");
    if (state.focus && centre.length) {
      ids = new Set(centre);
      for (const edge of open) {
        if (way ? way.edges.includes(edge) : centre.includes(edge.from) || centre.includes(edge.to)) ids.add(edge.from).add(edge.to);
      }
      // The other actors of a recommendation belong to the neighbourhood of the one that is asked.
      if (!way) for (const edge of open) if (edge.kind !== "relation" && ids.has(edge.from) && !centre.includes(edge.from)) ids.add(edge.to);
    }
    for (const id of centre) ids.add(id);
    if (facts.groups.length && !state.focus) {
      const near = new Set(centre);
      if (!way) for (const id of centre) for (const other of neighbours(id)) if (near.size < NEAR) near.add(other);
      return Bundles.collapse({ ids, edges: open, home, opened: state.opened, kept: near, weight, room: DRAWN });
    }
    let left = 0;
    if (ids.size > DRAWN) {
      const order = [...ids].sort((a, b) => weight(b) - weight(a) || (a < b ? -1 : 1));
      left = order.length - DRAWN;
      ids = new Set([...order.slice(0, DRAWN), ...centre]);
    }
    const kept = open.filter((edge) => ids.has(edge.from) && ids.has(edge.to));
    return { ids, edges: kept, left, members: new Map() };
  }

  /** The shortest path from where one was begun to what is selected, over what the filters let through; or null. */
  function path() {
    const [start] = endsOf(state.from), [goal] = endsOf(state.selected);
    if (!start || !goal || start === goal || !edgesAt.has(start) || !edgesAt.has(goal)) return null;
    const key = [start, goal, state.hidden];
    if (known && key.every((part, number) => part === known.key[number])) return known.found;
    const open = (edge) => (edge.kind === "relation" ? passes(items.get(edge.id)) : passes(items.get(edge.from)) && passes(items.get(edge.to)));
    const found = Paths.shortest(start, goal, (id) => edgesAt.get(id), open, (id) => id !== "nobody");
    known = { key, found: found && { ids: Paths.nodes(start, found), edges: found } };
    return known.found;
  }

  /** All that the filters let through, or, where only a neighbourhood or a path is shown, that alone. */
  function selection() {
    const { ids, edges: lines } = scene();
    const ties = new Set(lines.map((edge) => edge.id));
    const narrow = state.focus && state.selected !== null;
    const there = (fact) => passes(items.get(fact.id)) && (!narrow || ids.has(fact.id) || ties.has(fact.id));
    return {
      recommendations: facts.recommendations.filter(there),
      relations: facts.relations.filter(there),
      entities: facts.entities.filter(there),
    };
  }

  /** The most connected come first, and with an actor, right after it, what it is asked to do. */
  function weight(id) {
    if (nodes.get(id).kind !== "recommendation") return edgesAt.get(id).length;
    const asked = edgesAt.get(id).filter((edge) => edge.kind === "addressee");
    return Math.max(0, ...asked.map((edge) => edgesAt.get(edge.to).length)) - 0.5;
  }

  /** What files are written from. */
  function context() {
    return { base: facts.base, entities: new Map(facts.entities.map((one) => [one.id, one])), documents, terms };
  }

  /** The nodes that an item stands for on the canvas: itself, or both ends of a relation. */
  function endsOf(id) {
    const item = items.get(id);
    if (!item) return [];
    return item.kind === "relation" ? [...new Set([item.fact.subject, item.fact.object])] : [item.id];
  }

  function neighbours(id) {
    const near = new Set(endsOf(id));
    if (items.get(id)?.kind === "relation") return near;
    for (const edge of edgesAt.get(id) || []) near.add(edge.from).add(edge.to);
    return near;
  }

  function change(changes, source = "user") {
    const before = { ...state };
    Object.assign(state, changes);
    if (!VIEWS.includes(state.view)) state.view = first;
    if (state.selected !== null && !items.has(state.selected)) state.selected = null;
    if (state.selected === null) state.focus = false;
    if (state.from !== null && !edgesAt.has(endsOf(state.from)[0])) state.from = null;
    for (const listener of listeners) listener(state, before, source);
  }

  function setHidden(group, ids) {
    const hidden = new Map(state.hidden);
    hidden.set(group, new Set(ids));
    change({ hidden });
  }

  return {
    facts, items, nodes, edges, edgesAt, documents, terms, state, home, GROUPS, VIEWS, first,
    term, passes, scene, path, selection, endsOf, neighbours, change, setHidden, emptyHidden, context, large: facts.groups.length > 0,
    select: (id, extra = {}) => change({ selected: id, ...extra }),
    reset: () => change({ hidden: emptyHidden(), focus: false }),
    listen: (listener) => listeners.push(listener),
  };
})();

function iconOf(item) {
  if (item.kind === "entity") return icon(Store.term("type", item.fact.type));
  if (item.kind === "recommendation") return icon(Store.term("strength", item.fact.strength));
  return icon({}, true);
}
