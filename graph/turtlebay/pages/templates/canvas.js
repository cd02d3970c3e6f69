/* The drawing: vis-network with our shapes and colours, positions as computed when the page was built. */

const Canvas = (() => {
  const holder = document.getElementById("graph");
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const paths = new Map();
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  let theme = readTheme();
  let near = null; // Nodes in full; all others are pale. Null: all in full.
  let hovered = null;
  let drawn = new Set();
  let scene = { ids: new Set(), edges: [], left: 0 };

  function readTheme() {
    const style = getComputedStyle(document.documentElement);
    const get = (name) => style.getPropertyValue(name).trim();
    return { ink: get("--ink"), paper: get("--paper"), tie: get("--tie"), faint: get("--faint"), accent: get("--accent") };
  }

  function path(d) {
    if (!paths.has(d)) paths.set(d, new Path2D(d));
    return paths.get(d);
  }

  function lookOf(item) {
    if (item.kind === "entity") return Store.term("type", item.fact.type);
    if (item.kind === "recommendation") return Store.term("strength", item.fact.strength);
    return { path: "M1 0A1 1 0 1 1 -1 0A1 1 0 1 1 1 0Z", colour: null };
  }

  function paint(ctx, id, x, y, size) {
    const item = Store.items.get(id);
    const look = lookOf(item);
    const chosen = id === Store.state.selected;
    ctx.save();
    ctx.globalAlpha = near && !near.has(id) ? 0.2 : 1;
    ctx.translate(x, y);
    ctx.scale(size, size);
    const shape = path(look.path);
    if (chosen || id === hovered) {
      ctx.lineWidth = 9 / size;
      ctx.lineJoin = "round";
      ctx.strokeStyle = theme.accent;
      ctx.stroke(shape);
    }
    ctx.fillStyle = look.colour || theme.paper;
    ctx.fill(shape);
    const backed = item.kind === "recommendation" && ["consensus", "many"].includes(item.fact.endorsement);
    const open = item.kind === "nobody" || (item.kind === "recommendation" && item.fact.endorsement === "disputed");
    ctx.lineWidth = (backed ? 3 : 1.2) / size;
    if (open) ctx.setLineDash([3 / size, 2 / size]);
    ctx.strokeStyle = theme.ink;
    ctx.stroke(shape);
    ctx.restore();
  }

  function renderer({ ctx, id, x, y }) {
    const node = Store.nodes.get(id);
    // However small the graph is drawn, an actor stays large enough to be seen and hit.
    const least = node.kind === "recommendation" ? 2.5 : 5;
    const size = Math.max(node.size, least / network.getScale());
    return { drawNode: () => paint(ctx, id, x, y, size), nodeDimensions: { width: 2 * size, height: 2 * size } };
  }

  function visNode(id) {
    const node = Store.nodes.get(id);
    const tied = Store.state.view === "ties" && node.ties;
    return { id, x: tied ? node.ties[0] : node.x, y: tied ? node.ties[1] : node.y, shape: "custom", ctxRenderer: renderer };
  }

  function visEdge(edge) {
    const pale = near && !(near.has(edge.from) && near.has(edge.to) && touches(edge));
    const base = { id: edge.id, from: edge.from, to: edge.to, hoverWidth: 0, selectionWidth: 0 };
    const colour = (value, opacity) => ({ color: value, hover: value, highlight: value, opacity: pale ? 0.05 : opacity });
    if (edge.kind === "relation") {
      const fact = Store.items.get(edge.id).fact;
      const chosen = edge.id === Store.state.selected;
      const quiet = Store.state.view === "asks" && !near;
      return {
        ...base,
        width: chosen ? 5 : quiet ? 1.4 : 2.2,
        dashes: fact.status === "proposed" ? [11, 9] : false,
        color: colour(chosen ? theme.accent : theme.tie, quiet ? 0.45 : 0.85),
        arrows: quiet || Store.term("predicate", fact.predicate).symmetric ? "" : { to: { enabled: true, scaleFactor: 0.5 } },
        smooth: { enabled: true, type: edge.side, roundness: edge.bow },
      };
    }
    const asks = edge.kind === "addressee";
    return {
      ...base,
      width: near && !pale ? 2 : asks ? 1.5 : 1,
      dashes: false,
      color: colour(near && !pale ? theme.ink : theme.faint, asks ? 0.85 : near ? 0.9 : 0.5),
      arrows: "",
      smooth: false,
    };
  }

  /** With something selected only its own edges stay in full, not those among its neighbours. */
  function touches(edge) {
    const selected = Store.state.selected;
    return edge.id === selected || edge.from === selected || edge.to === selected;
  }

  const network = new vis.Network(holder, { nodes, edges }, {
    autoResize: true,
    physics: { enabled: false },
    layout: { improvedLayout: false },
    interaction: { hover: true, hideEdgesOnDrag: data_size() > 1500, hideEdgesOnZoom: data_size() > 1500, selectConnectedEdges: false, keyboard: false, zoomSpeed: 0.6 },
    nodes: { borderWidth: 0 },
  });

  function data_size() {
    return Store.edges.length;
  }

  function update(fit) {
    scene = Store.scene();
    near = Store.state.selected && !Store.state.focus ? Store.neighbours(Store.state.selected) : null;
    const gone = [...drawn].filter((id) => !scene.ids.has(id));
    // vis draws in between: what is on its way out must not be asked for then.
    drawn = new Set([...drawn].filter((id) => scene.ids.has(id)));
    edges.clear();
    nodes.remove(gone);
    nodes.update([...scene.ids].map(visNode));
    edges.add(scene.edges.map(visEdge));
    drawn = scene.ids;
    if (fit) show([...drawn]);
  }

  function show(ids, zoomed = false) {
    if (!ids.length || !holder.clientWidth) return; // Behind the table there is nothing to fit.
    const animation = calm.matches ? false : { duration: 250, easingFunction: "easeInOutQuad" };
    if (zoomed) network.focus(ids[0], { scale: Math.max(network.getScale(), 0.9), animation });
    else network.moveTo({ ...frame(ids), animation });
  }

  /** The middle and the scale at which nodes and their labels fit; labels keep their size, so they are a margin. */
  function frame(ids) {
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const id of ids) {
      const { x, y } = network.getPosition(id);
      const { size } = Store.nodes.get(id);
      left = Math.min(left, x - size);
      right = Math.max(right, x + size);
      top = Math.min(top, y - size);
      bottom = Math.max(bottom, y + size);
    }
    const side = Math.min(75, holder.clientWidth / 7);
    const scale = Math.min((holder.clientWidth - 2 * side) / (right - left), (holder.clientHeight - 86) / (bottom - top), 1.4);
    return { position: { x: (left + right) / 2, y: (top + bottom) / 2 + 24 / scale }, scale };
  }

  /** The nearest drawn node in a direction, for the arrow keys: near in angle first, then in distance. */
  function step(from, dx, dy) {
    const start = network.getPosition(from);
    let best = null;
    let least = Infinity;
    for (const id of drawn) {
      if (id === from) continue;
      const place = network.getPosition(id);
      const x = place.x - start.x, y = place.y - start.y;
      const along = x * dx + y * dy;
      const aside = Math.abs(x * dy - y * dx);
      if (along <= 0 || aside > along * 1.2) continue;
      const cost = along + 2 * aside;
      if (cost < least) { least = cost; best = id; }
    }
    return best;
  }

  function zoom(factor) {
    network.moveTo({ scale: Math.min(5, Math.max(0.05, network.getScale() * factor)), animation: false });
  }

  network.on("click", (event) => {
    const id = event.nodes[0] || event.edges[0];
    const edge = Store.edges.find((one) => one.id === id);
    // A line between a recommendation and an actor stands for the recommendation.
    if (id === undefined) Store.select(null);
    else Store.select(edge && edge.kind !== "relation" ? edge.from : id);
  });
  network.on("hoverNode", ({ node }) => { hovered = node; holder.classList.add("pointing"); });
  network.on("blurNode", () => { hovered = null; holder.classList.remove("pointing"); });
  network.on("afterDrawing", (ctx) => Labels.draw(ctx, { network, drawn, near, hovered, theme }));
  dark.addEventListener("change", () => { theme = readTheme(); update(false); });

  return {
    network, holder, update, show, step, zoom,
    drawn: () => drawn,
    left: () => scene.left,
    scene: () => scene,
  };
})();
