/* Labels: always the same size on the screen, the most important first, never one over another. */

const Labels = (() => {
  const WIDTH = 24; // Letters to a line.
  const NEAR = 1.5; // From this scale on, recommendations have labels too.
  const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';
  const CONTROL = /[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]+/g; // Would turn the rest of a label around.
  const cut = new Map();
  let placed = []; // What was drawn last, for picture files.

  function lines(text, most, wide = WIDTH) {
    const key = `${most} ${wide} ${text}`;
    if (cut.has(key)) return [...cut.get(key)];
    const words = text.replace(CONTROL, " ").split(/\s+/).filter(Boolean);
    const found = [];
    let line = "";
    for (const word of words) {
      if (line && (line + " " + word).length > wide) { found.push(line); line = word; }
      else line = line ? line + " " + word : word;
    }
    if (line) found.push(line);
    const kept = found.slice(0, most).map((one) => (one.length > wide + 8 ? one.slice(0, wide + 7) + "…" : one));
    if (found.length > most) kept[most - 1] = kept[most - 1].replace(/…?$/, "…");
    cut.set(key, kept);
    return [...kept];
  }

  function rank(id, { near, hovered, members }) {
    if (id === hovered) return 4e9;
    if (id === Store.state.selected) return 3e9;
    const node = Store.nodes.get(id);
    const own = near && near.has(id) ? 1e9 : 0;
    if (node.kind === "group") return own + 1e8 + (members.get(id) || 0);
    return own + (node.kind === "recommendation" ? 0 : 1e6) + radius(id) * 100 + Store.edgesAt.get(id).length;
  }

  function wanted(id, scale, { near, hovered }) {
    if (id === hovered || id === Store.state.selected) return true;
    if (near && !near.has(id)) return false;
    return Store.nodes.get(id).kind !== "recommendation" || scale >= NEAR;
  }

  /** How far what belongs to a node reaches: itself, and around it its recommendations where they are drawn. */
  function radius(id) {
    const node = Store.nodes.get(id);
    return Store.state.view === "ties" ? node.size : node.below;
  }

  const over = (a, b) => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];

  function draw(ctx, view) {
    const { network, drawn, hovered, theme, members } = view;
    const scale = network.getScale();
    const ratio = ctx.canvas.width / ctx.canvas.clientWidth;
    const across = ctx.canvas.clientWidth, height = ctx.canvas.clientHeight;
    const order = [...drawn].filter((id) => wanted(id, scale, view)).map((id) => [rank(id, view), id]);
    order.sort((a, b) => b[0] - a[0] || (a[1] < b[1] ? -1 : 1));
    const taken = [];
    placed = [];
    const small = []; // Shapes that only the labels of less asked actors make way for.
    ctx.save();
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.textAlign = "center";
    ctx.textBaseline = "top";
    ctx.lineJoin = "round";
    // Shapes, and the recommendations around them, are not to be written over either.
    for (const [, id] of order) {
      if (["recommendation", "group"].includes(Store.nodes.get(id).kind)) continue;
      const reach = Math.max(radius(id) * scale * 0.75, 4);
      const point = network.canvasToDOM(network.getPosition(id));
      const box = [point.x - reach, point.y - reach, point.x + reach, point.y + reach];
      if (reach > 12) taken.push(box);
      else small.push(box);
    }
    for (const [, id] of order) {
      const item = Store.items.get(id);
      const node = Store.nodes.get(id);
      const loud = id === hovered || id === Store.state.selected;
      const group = node.kind === "group";
      const size = group ? 11 : node.kind === "recommendation" ? 12 : node.size > 30 ? 15 : node.size > 18 ? 13 : 12;
      // A group's name stands in its circle, with the number of those that it stands for.
      const width = group ? Math.max(9, Math.floor(radius(id) * scale * 0.26)) : WIDTH;
      const text = lines(item.label, id === hovered ? 6 : group ? 3 : 2, Math.min(WIDTH, width));
      if (group) text.push((members.get(id) || 0).toLocaleString("en"));
      const tall = text.length * (size + 3);
      const point = network.canvasToDOM(network.getPosition(id));
      const away = Math.max(radius(id) * scale, 5);
      if (point.x < -100 || point.x > across + 100 || point.y + away < -20 || point.y - away > height + 20) continue;
      const weight = (node.size > 18 && !group) || loud ? "600" : "400";
      ctx.font = `${weight} ${size}px ${FONT}`;
      const half = Math.max(...text.map((line) => ctx.measureText(line).width)) / 2 + 3;
      // Below, above, to the right, to the left: the first that is free; else no label at this scale.
      const spots = (group ? [[0, -tall / 2 + 4]] : [[0, away + 4], [0, -away - tall - 4], [away + half + 3, -tall / 2], [-away - half - 3, -tall / 2]])
        .map(([x, y]) => [point.x + x, point.y + y])
        .filter(([x]) => loud || (x - half > 0 && x + half < across));
      const boxAt = ([x, y]) => [x - half, y - 1, x + half, y + tall + 1];
      const others = node.size > 18 || node.kind === "nobody" ? taken : [...taken, ...small];
      const spot = spots.find((one) => !others.some((other) => over(boxAt(one), other))) || (loud ? spots[0] : null);
      if (!spot) continue;
      const x = loud ? Math.min(Math.max(spot[0], half + 4), Math.max(half + 4, across - half - 4)) : spot[0];
      const top = spot[1];
      const box = boxAt([x, top]);
      taken.push(box);
      placed.push({ lines: text, x, top, size, weight, box, loud });
      if (loud) {
        ctx.fillStyle = theme.paper;
        ctx.globalAlpha = 0.94;
        ctx.fillRect(box[0] - 4, box[1] - 2, box[2] - box[0] + 8, box[3] - box[1] + 4);
        ctx.globalAlpha = 1;
      }
      ctx.strokeStyle = theme.paper;
      ctx.lineWidth = 3.5;
      ctx.fillStyle = theme.ink;
      text.forEach((line, number) => {
        ctx.strokeText(line, x, top + number * (size + 3));
        ctx.fillText(line, x, top + number * (size + 3));
      });
    }
    ctx.restore();
  }

  return { draw, placed: () => placed, FONT };
})();
