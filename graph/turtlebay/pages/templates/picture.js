/* The present view as a picture: drawn once as a list of shapes and words, written as SVG or painted at twice the size. */

const Picture = (() => {
  const SVG = "http://www.w3.org/2000/svg";
  const round = (number) => Math.round(number * 100) / 100;

  function shapes() {
    const { network, holder } = Canvas;
    const theme = Canvas.theme();
    const scale = network.getScale();
    const dom = (point) => network.canvasToDOM(point);
    const [width, height] = [holder.clientWidth, holder.clientHeight];
    const found = [];
    for (const edge of Canvas.scene().edges) {
      if (edge.kind === "bundle") {
        const [a, b] = [edge.from, edge.to].map((id) => dom(network.getPosition(id)));
        found.push({ ...Canvas.bundleStyle(edge), d: `M${round(a.x)} ${round(a.y)}L${round(b.x)} ${round(b.y)}` });
        continue;
      }
      const drawn = network.body.edges[edge.id];
      if (!drawn) continue;
      const from = dom(drawn.from), to = dom(drawn.to);
      const outside = (a, b, most) => (a < 0 && b < 0) || (a > most && b > most);
      if (outside(from.x, to.x, width) || outside(from.y, to.y, height)) continue;
      const via = drawn.options.smooth.enabled && drawn.edgeType.getViaNode ? drawn.edgeType.getViaNode() : null;
      const middle = via && Number.isFinite(via.x) ? dom(via) : null;
      const bend = middle ? `Q${round(middle.x)} ${round(middle.y)} ` : "L";
      const look = { stroke: drawn.options.color.color, alpha: drawn.options.color.opacity };
      found.push({
        ...look, d: `M${round(from.x)} ${round(from.y)}${bend}${round(to.x)} ${round(to.y)}`,
        width: drawn.options.width * scale, dash: (drawn.options.dashes || []).map((one) => one * scale),
      });
      if (drawn.options.arrows.to.enabled) found.push({ ...arrow(middle || from, to, Canvas.sizeOf(edge.to) * scale, scale), fill: look.stroke, alpha: look.alpha });
    }
    for (const id of Canvas.drawn()) {
      const point = dom(network.getPosition(id));
      const size = Canvas.sizeOf(id) * scale;
      if (point.x < -size || point.x > width + size || point.y < -size || point.y > height + size) continue;
      const style = Canvas.styleOf(id);
      const at = { d: style.path, x: round(point.x), y: round(point.y), size: round(size), alpha: style.alpha };
      const thin = Store.nodes.get(id).kind === "group" ? 1 : scale;
      if (style.halo) found.push({ ...at, stroke: style.halo, width: 9 * thin });
      found.push({ ...at, fill: style.fill, stroke: style.stroke, width: style.width * thin, dash: style.dash.map((one) => one * thin) });
      if (style.badge) found.push({ ...at, d: style.badge.path, y: round(point.y - size * 0.62), size: round(size * 0.17), fill: style.badge.colour || theme.paper, stroke: theme.ink, width: 1.2 });
    }
    return { width, height, found, words: Labels.placed(), theme };
  }

  function arrow(from, to, reach, scale) {
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const length = Math.hypot(dx, dy) || 1;
    const [ux, uy] = [dx / length, dy / length];
    const [x, y] = [to.x - ux * reach, to.y - uy * reach];
    const [long, wide] = [8 * scale, 3.5 * scale];
    const corner = (side) => `${round(x - ux * long - uy * wide * side)} ${round(y - uy * long + ux * wide * side)}`;
    return { d: `M${round(x)} ${round(y)}L${corner(1)}L${corner(-1)}Z` };
  }

  function node(tag, attributes, ...children) {
    const made = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) if (value !== null && value !== undefined) made.setAttribute(name, value);
    made.append(...children);
    return made;
  }

  /** Words of data enter as text nodes and leave through the serializer: nothing in them can become markup. */
  function svg() {
    const { width, height, found, words, theme } = shapes();
    const root = node("svg", { xmlns: SVG, viewBox: `0 0 ${width} ${height}`, width, height, role: "img" },
      node("title", {}, clean(document.title)), node("desc", {}, clean(document.getElementById("counter").textContent)),
      node("rect", { width, height, fill: theme.paper }));
    for (const one of found) {
      root.append(node("path", {
        d: one.d, fill: one.fill || "none", stroke: one.stroke, opacity: one.alpha === 1 ? null : one.alpha,
        // A shape is scaled from its box; its rim is not, so the width is the one that was meant.
        "stroke-width": one.width ? round(one.size ? one.width / one.size : one.width) : null,
        "stroke-dasharray": one.dash && one.dash.length ? one.dash.map((part) => round(one.size ? part / one.size : part)).join(" ") : null,
        "stroke-linejoin": "round",
        transform: one.size ? `translate(${one.x} ${one.y}) scale(${one.size})` : null,
      }));
    }
    for (const label of words) {
      if (label.loud) root.append(node("rect", { x: round(label.box[0] - 4), y: round(label.box[1] - 2), width: round(label.box[2] - label.box[0] + 8), height: round(label.box[3] - label.box[1] + 4), fill: theme.paper, opacity: 0.94 }));
      const text = node("text", {
        "text-anchor": "middle", "font-family": Labels.FONT, "font-size": label.size, "font-weight": label.weight,
        fill: theme.ink, stroke: theme.paper, "stroke-width": 3.5, "stroke-linejoin": "round", "paint-order": "stroke",
      });
      label.lines.forEach((line, number) => text.append(node("tspan", { x: round(label.x), y: round(label.top + number * (label.size + 3) + label.size * 0.86) }, clean(line))));
      root.append(text);
    }
    return new XMLSerializer().serializeToString(root) + "\n";
  }

  const clean = (text) => text.replace(/[\u0000-\u001f\u007f\ufffe\uffff]/g, " "); // XML has no place for these.

  function canvas(times = 2) {
    const { width, height, found, words, theme } = shapes();
    const sheet = document.createElement("canvas");
    [sheet.width, sheet.height] = [width * times, height * times];
    const ctx = sheet.getContext("2d");
    ctx.scale(times, times);
    ctx.fillStyle = theme.paper;
    ctx.fillRect(0, 0, width, height);
    ctx.lineJoin = "round";
    for (const one of found) {
      const size = one.size || 1;
      ctx.save();
      ctx.globalAlpha = one.alpha;
      if (one.size) { ctx.translate(one.x, one.y); ctx.scale(size, size); }
      const shape = new Path2D(one.d);
      if (one.fill) { ctx.fillStyle = one.fill; ctx.fill(shape); }
      if (one.stroke) {
        ctx.lineWidth = one.width / size;
        ctx.setLineDash((one.dash || []).map((part) => part / size));
        ctx.strokeStyle = one.stroke;
        ctx.stroke(shape);
      }
      ctx.restore();
    }
    ctx.textAlign = "center";
    ctx.textBaseline = "top";
    for (const label of words) {
      ctx.font = `${label.weight} ${label.size}px ${Labels.FONT}`;
      ctx.lineWidth = 3.5;
      ctx.strokeStyle = theme.paper;
      ctx.fillStyle = theme.ink;
      label.lines.forEach((line, number) => {
        ctx.strokeText(line, label.x, label.top + number * (label.size + 3));
        ctx.fillText(line, label.x, label.top + number * (label.size + 3));
      });
    }
    return sheet;
  }

  const png = () => new Promise((done) => { canvas().toBlob(done, "image/png"); });

  return { svg, png };
})();
