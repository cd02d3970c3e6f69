/* The shortest path between two nodes of the graph. No document object is needed here. */

const Paths = (() => {
  /**
   * Return the edges from `start` to `goal` in order, or null where no way leads there. `edgesOf` gives the edges of a
   * node, `open` says whether one may be used, `through` whether a node may lie in between.
   */
  function shortest(start, goal, edgesOf, open = () => true, through = () => true) {
    if (start === goal) return [];
    const came = new Map([[start, null]]);
    let edge = [start];
    while (edge.length && !came.has(goal)) {
      const next = [];
      for (const id of edge) {
        for (const one of edgesOf(id)) {
          const other = one.from === id ? one.to : one.from;
          if (came.has(other) || !open(one) || (other !== goal && !through(other))) continue;
          came.set(other, one);
          next.push(other);
        }
      }
      edge = next;
    }
    if (!came.has(goal)) return null;
    const path = [];
    for (let id = goal; id !== start;) {
      const one = came.get(id);
      path.unshift(one);
      id = one.from === id ? one.to : one.from;
    }
    return path;
  }

  /** The nodes of a path in order. */
  function nodes(start, path) {
    const ids = [start];
    for (const one of path) ids.push(one.from === ids.at(-1) ? one.to : one.from);
    return ids;
  }

  return { shortest, nodes };
})();
