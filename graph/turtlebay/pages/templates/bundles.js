/* A graph too large to be drawn at once: groups stand for their members until they are opened. No document object is needed here. */

const Bundles = (() => {
  const EDGES = 4000; // Lines at once; the weakest bundles go first.

  /**
   * Draw `ids` and `edges` with groups closed but for those in `opened`; `home` gives the group of an id. `kept` are
   * drawn in any case. Of opened groups the weightiest come first, up to `room` in all.
   */
  function collapse({ ids, edges, home, opened, kept, weight, room }) {
    const drawn = new Set([...kept].filter((id) => ids.has(id)).slice(0, room));
    const members = new Map();
    const waiting = [];
    for (const id of ids) {
      if (drawn.has(id)) continue;
      const group = home.get(id);
      if (opened.has(group)) waiting.push(id);
      else members.set(group, (members.get(group) || 0) + 1);
    }
    waiting.sort((a, b) => weight(b) - weight(a) || (a < b ? -1 : 1));
    for (const id of waiting.slice(0, Math.max(0, room - drawn.size - members.size))) drawn.add(id);

    const single = [];
    const bundles = new Map();
    const end = (id) => (drawn.has(id) ? id : members.has(home.get(id)) ? home.get(id) : null);
    for (const edge of edges) {
      if (!ids.has(edge.from) || !ids.has(edge.to)) continue;
      const from = end(edge.from), to = end(edge.to);
      if (from === null || to === null || (from === to && from !== edge.from)) continue;
      if (from === edge.from && to === edge.to) { single.push(edge); continue; }
      const [a, b] = from < to ? [from, to] : [to, from];
      const key = `bundle/${a}|${b}`;
      const bundle = bundles.get(key);
      if (bundle) bundle.count += 1;
      else bundles.set(key, { id: key, from: a, to: b, kind: "bundle", count: 1 });
    }
    const strongest = [...bundles.values()].sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
    const lines = [...single.slice(0, EDGES), ...strongest.slice(0, Math.max(0, EDGES - single.length))];
    return { ids: new Set([...drawn, ...members.keys()]), edges: lines, left: ids.size - drawn.size, members };
  }

  return { collapse };
})();
