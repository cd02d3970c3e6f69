/* The facts of the page, indexed, and the state of what is shown. Everything else listens to it. */

const Store = (() => {
  const data = JSON.parse(document.getElementById("turtlebay-data").textContent);
  const facts = data.facts;

  const GROUPS = ["strength", "status", "type", "endorsement", "topic", "predicate", "document"];
  const VIEWS = ["asks", "ties", "all"];
  const DRAWN = 2000; // More nodes than this at once freeze a browser without a GPU.

  const items = new Map();
  const nodes = new Map(data.nodes.map((node) => [node.id, node]));
  const terms = new Map(GROUPS.map((group) => [group, new Map(facts.terms[group].map((t) => [t.id, t]))]));
  const documents = new Map(facts.documents.map((d) => [d.id, d]));

  for (const fact of facts.entities) items.set(fact.id, { id: fact.id, kind: "entity", label: fact.label, fact });
  for (const fact of facts.recommendations) {
    items.set(fact.id, { id: fact.id, kind: "recommendation", label: fact.action, fact });
  }
  for (const fact of facts.relations) items.set(fact.id, { id: fact.id, kind: "relation", label: "", fact });
  if (nodes.has("nobody")) items.set("nobody", { id: "nobody", kind: "nobody", label: "No addressee named", fact: null });
  for (const item of items.values()) if (item.kind === "relation") item.label = sentence(item.fact);

  const edges = data.edges;
  const edgesAt = new Map([...nodes.keys()].map((id) => [id, []]));
  for (const edge of edges) {
    edgesAt.get(edge.from).push(edge);
    if (edge.to !== edge.from) edgesAt.get(edge.to).push(edge);
  }

  const state = { view: "asks", selected: null, focus: false, table: null, hidden: emptyHidden() };
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
      shown("document", fact.doc) && fact.topics.some((topic) => shown("topic", topic)) &&
      (!fact.addressees.length || fact.addressees.some(entityPasses));
  }

  function relationPasses(fact) {
    return shown("status", fact.status) && shown("predicate", fact.predicate) && shown("document", fact.doc) &&
      entityPasses(fact.subject) && entityPasses(fact.object);
  }

  function entityPasses(id) {
    const fact = items.get(id).fact;
    return shown("type", fact.type) && fact.documents.some((doc) => shown("document", doc));
  }

  function passes(item) {
    if (item.kind === "recommendation") return recommendationPasses(item.fact);
    if (item.kind === "relation") return relationPasses(item.fact);
    return item.kind === "nobody" || entityPasses(item.id);
  }

  /** Edges that the view and the filters let through; `asks` keeps ties among the nodes that it shows anyway. */
  function openEdges() {
    return edges.filter((edge) => {
      if (edge.kind === "relation") return passes(items.get(edge.id));
      return state.view !== "ties" && passes(items.get(edge.from)) && passes(items.get(edge.to));
    });
  }

  /** What is drawn now: nodes, edges, and how many nodes were left out for their number. */
  function scene() {
    const open = openEdges();
    let ids = new Set();
    for (const edge of open) {
      if (state.view === "asks" && edge.kind === "relation") continue;
      ids.add(edge.from).add(edge.to);
    }
    if (state.view === "all") for (const id of nodes.keys()) if (passes(items.get(id))) ids.add(id);
    if (state.view === "all" && !open.some((edge) => edge.to === "nobody")) ids.delete("nobody");
    const centre = endsOf(state.selected).filter((id) => nodes.has(id));
    if (state.focus && centre.length) {
      ids = new Set(centre);
      for (const edge of open) if (centre.includes(edge.from) || centre.includes(edge.to)) ids.add(edge.from).add(edge.to);
      // The other actors of a recommendation belong to the neighbourhood of the one that is asked.
      for (const edge of open) if (edge.kind !== "relation" && ids.has(edge.from) && !centre.includes(edge.from)) ids.add(edge.to);
    }
    for (const id of centre) ids.add(id);
    let left = 0;
    if (ids.size > DRAWN) {
      const order = [...ids].sort((a, b) => weight(b) - weight(a) || (a < b ? -1 : 1));
      left = order.length - DRAWN;
      ids = new Set([...order.slice(0, DRAWN), ...centre]);
    }
    const kept = open.filter((edge) => ids.has(edge.from) && ids.has(edge.to));
    return { ids, edges: kept, left };
  }

  /** The most connected come first, and with an actor, right after it, what it is asked to do. */
  function weight(id) {
    if (nodes.get(id).kind !== "recommendation") return edgesAt.get(id).length;
    const asked = edgesAt.get(id).filter((edge) => edge.kind === "addressee");
    return Math.max(0, ...asked.map((edge) => edgesAt.get(edge.to).length)) - 0.5;
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
    for (const listener of listeners) listener(state, before, source);
  }

  function setHidden(group, ids) {
    const hidden = new Map(state.hidden);
    hidden.set(group, new Set(ids));
    change({ hidden });
  }

  return {
    facts, items, nodes, edges, edgesAt, documents, terms, state, GROUPS, VIEWS, first,
    term, passes, scene, endsOf, neighbours, change, setHidden, emptyHidden,
    select: (id, extra = {}) => change({ selected: id, ...extra }),
    reset: () => change({ hidden: emptyHidden(), focus: false }),
    listen: (listener) => listeners.push(listener),
  };
})();

/** Make an element. Text only ever enters the document as text. */
function el(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (name === "on") for (const [event, handler] of Object.entries(value)) element.addEventListener(event, handler);
    else if (name === "text") element.textContent = value;
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** The shape of a type or a strength as a small picture beside its name. */
function icon(look, hollow = false) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "-1.25 -1.25 2.5 2.5");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", look.path || "M1 0A1 1 0 1 1 -1 0A1 1 0 1 1 1 0Z");
  path.setAttribute("fill", hollow ? "none" : look.colour || "#8A8F98");
  path.setAttribute("class", "icon-line");
  svg.append(path);
  return svg;
}

function iconOf(item) {
  if (item.kind === "entity") return icon(Store.term("type", item.fact.type));
  if (item.kind === "recommendation") return icon(Store.term("strength", item.fact.strength));
  return icon({}, true);
}
