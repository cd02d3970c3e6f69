/* The drawing: vis-network with our shapes and colours, positions as computed when the page was built. */

const Canvas = (() => {
  const holder = document.getElementById("graph");
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const CIRCLE = "M1 0A1 1 0 1 1 -1 0A1 1 0 1 1 1 0Z";
  const paths = new Map();
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  let theme = readTheme();
  let near = null; // Nodes in full; all others are pale. Null: all in full.
  let hovered = null;
  let drawn = new Set();
  let scene = { ids: new Set(), edges: [], left: 0, members: new Map() };

  function readTheme() {
    const style = getComputedStyle(document.documentElement);
    const get = (name) => style.getPropertyValue(name).trim();
    return { ink: get("--ink"), paper: get("--paper"), tie: get("--tie"), faint: get("--faint"), accent: get("--accent"), wash: get("--wash") };
  }

  function path(d) {
    if (!paths.has(d)) paths.set(d, new Path2D(d));
    return paths.get(d);
  }

  function lookOf(item) {
    if (item.kind === "entity") return Store.term("type", item.fact.type);
    if (item.kind === "recommendation") return Store.term("strength", item.fact.strength);
    return { path: CIRCLE, colour: null };
  }

  /** How a node looks now; lengths in pixels. The canvas and the picture files draw by it. */
  function styleOf(id) {
    const item = Store.items.get(id);
    const look = lookOf(item);
    const backed = item.kind === "recommendation" && ["consensus", "many"].includes(item.fact.endorsement);
    const open = item.kind === "nobody" || (item.kind === "recommendation" && item.fact.endorsement === "disputed");
    return {
      path: look.path,
      fill: item.kind === "group" ? theme.wash : look.colour || theme.paper,
      stroke: item.kind === "group" ? theme.tie : theme.ink,
      width: backed ? 3 : 1.2,
      dash: open ? [3, 2] : [],
      alpha: near && !near.has(id) ? 0.2 : 1,
      // A group shows what kind of actor it has gathered around.
      badge: item.kind === "group" && item.fact.hub ? lookOf(Store.items.get(item.fact.hub)) : null,
      halo: id === Store.state.selected || id === hovered || id === Store.state.from ? theme.accent : null,
    };
  }

  function paint(ctx, id, x, y, size) {
    const style = styleOf(id);
    const shape = path(style.path);
    // Territories are large: their rims keep their width on the screen.
    const unit = Store.nodes.get(id).kind === "group" ? size * network.getScale() : size;
    ctx.save();
    ctx.globalAlpha = style.alpha;
    ctx.translate(x, y);
    ctx.scale(size, size);
    if (style.halo) {
      ctx.lineWidth = 9 / unit;
      ctx.lineJoin = "round";
      ctx.strokeStyle = style.halo;
      ctx.stroke(shape);
    }
    ctx.fillStyle = style.fill;
    ctx.fill(shape);
    ctx.lineWidth = style.width / unit;
    ctx.setLineDash(style.dash.map((length) => length / unit));
    ctx.strokeStyle = style.stroke;
    ctx.stroke(shape);
    if (style.badge) {
      ctx.translate(0, -0.62);
      ctx.scale(0.17, 0.17);
      ctx.fillStyle = style.badge.colour || theme.paper;
      ctx.fill(path(style.badge.path));
      ctx.lineWidth = 1.2 / (unit * 0.17);
      ctx.setLineDash([]);
      ctx.strokeStyle = theme.ink;
      ctx.stroke(path(style.badge.path));
    }
    ctx.restore();
  }

  /** The radius of a node as it is drawn: however small the graph, an actor stays large enough to be seen and hit. */
  function sizeOf(id) {
    const node = Store.nodes.get(id);
    if (node.kind === "group") return node.size;
    return Math.max(node.size, (node.kind === "recommendation" ? 2.5 : 5) / network.getScale());
  }

  function renderer({ ctx, id, x, y }) {
    const size = sizeOf(id);
    return { drawNode: () => paint(ctx, id, x, y, size), nodeDimensions: { width: 2 * size, height: 2 * size } };
  }

  function placeOf(id) {
    const node = Store.nodes.get(id);
    const tied = Store.state.view === "ties" && node.ties;
    return { x: tied ? node.ties[0] : node.x, y: tied ? node.ties[1] : node.y };
  }

  const visNode = (id) => ({ id, ...placeOf(id), shape: "custom", ctxRenderer: renderer });

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

  /** Many ties between groups as one line, as wide on the screen at any scale. */
  function bundleStyle(edge) {
    const heavy = Math.min(1, edge.count / 40);
    return { stroke: theme.faint, width: 0.8 + 2.2 * heavy, alpha: (0.14 + 0.5 * heavy) * (near ? 0.3 : 1) };
  }

  /** With something selected only its own edges stay in full, not those among its neighbours. */
  function touches(edge) {
    const way = Store.path();
    if (way) return way.edges.includes(edge);
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
    const way = Store.path();
    near = way ? new Set(way.ids) : Store.state.selected && !Store.state.focus ? Store.neighbours(Store.state.selected) : null;
    if (Store.items.get(Store.state.selected)?.kind === "group") near = null;
    const gone = [...drawn].filter((id) => !scene.ids.has(id));
    // vis draws in between: what is on its way out must not be asked for then.
    drawn = new Set([...drawn].filter((id) => scene.ids.has(id)));
    edges.clear();
    nodes.remove(gone);
    nodes.update([...scene.ids].map(visNode));
    edges.add(scene.edges.filter((edge) => edge.kind !== "bundle").map(visEdge));
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
    network.moveTo({ scale: Math.min(5, Math.max(0.01, network.getScale() * factor)), animation: false });
  }

  network.on("click", (event) => {
    const id = event.nodes[0] || event.edges[0];
    const edge = scene.edges.find((one) => one.id === id);
    // A line between a recommendation and an actor stands for the recommendation.
    if (id === undefined || edge?.kind === "bundle") Store.select(null);
    else Store.select(edge && edge.kind !== "relation" ? edge.from : id);
  });
  network.on("doubleClick", ({ nodes: [id] }) => { if (Store.items.get(id)?.kind === "group") Groups.toggle(id); });
  network.on("beforeDrawing", (ctx) => {
    const bundles = scene.edges.filter((edge) => edge.kind === "bundle");
    for (const edge of bundles) {
      // vis draws in the middle of an update, too.
      if (!drawn.has(edge.from) || !drawn.has(edge.to)) continue;
      const style = bundleStyle(edge);
      const from = network.getPosition(edge.from), to = network.getPosition(edge.to);
      ctx.beginPath();
      ctx.moveTo(from.x, from.y);
      ctx.lineTo(to.x, to.y);
      ctx.globalAlpha = style.alpha;
      ctx.lineWidth = style.width / network.getScale();
      ctx.strokeStyle = style.stroke;
      ctx.stroke();
    }
    ctx.globalAlpha = 1;
    // The territory of an opened group stays in sight.
    for (const id of Store.state.focus ? [] : Store.state.opened) {
      const { x, y, size } = Store.nodes.get(id);
      ctx.beginPath();
      ctx.arc(x, y, size, 0, 2 * Math.PI);
      ctx.lineWidth = 1.2 / network.getScale();
      ctx.strokeStyle = theme.faint;
      ctx.stroke();
    }
  });
  network.on("hoverNode", ({ node }) => { hovered = node; holder.classList.add("pointing"); });
  network.on("blurNode", () => { hovered = null; holder.classList.remove("pointing"); });
  network.on("afterDrawing", (ctx) => Labels.draw(ctx, { network, drawn, near, hovered, theme, members: scene.members }));
  dark.addEventListener("change", () => { theme = readTheme(); update(false); });

  return {
    network, holder, update, show, step, zoom, styleOf, sizeOf, bundleStyle,
    theme: () => theme,
    drawn: () => drawn,
    left: () => scene.left,
    scene: () => scene,
  };
})();
