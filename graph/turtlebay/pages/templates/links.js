/* Links to nodes, rows of a description and long lists: the parts that the panel is made of. */

const Links = (() => {
  const MOST = 60; // Of a longer list, so many at a time.

  function link(id, extra = null) {
    const item = Store.items.get(id);
    return el("button", { type: "button", class: "link", on: { click: () => Main.go(id) } },
      iconOf(item), el("bdi", { text: item.label }), extra);
  }

  /** A list that grows on demand: thousands of rows at once would freeze the page. */
  function list(entries, make, kind = "links") {
    const rows = el("ul", { class: kind });
    const more = el("button", { type: "button", class: "plain", on: { click: () => grow() } });
    const grow = () => {
      const from = rows.children.length;
      rows.append(...entries.slice(from, from + MOST).map((entry) => el("li", {}, ...[make(entry)].flat())));
      const left = entries.length - rows.children.length;
      more.hidden = left <= 0;
      more.textContent = `Show ${Math.min(MOST, left)} more of ${left}`;
      if (from) rows.children[from].querySelector("button")?.focus();
    };
    grow();
    return entries.length > MOST ? el("div", {}, rows, more) : rows;
  }

  const links = (ids) => (ids.length ? list(ids, (id) => link(id)) : null);

  function row(name, ...content) {
    const kept = content.filter((part) => part !== null && part !== undefined && part !== "");
    if (!kept.length) return [];
    return [el("dt", { text: name }), el("dd", {}, ...kept.map((part) => (typeof part === "string" ? el("bdi", { text: part }) : part)))];
  }

  function heading(item, kind) {
    return el("header", {}, el("p", { class: "kind" }, iconOf(item), el("bdi", { text: kind })),
      el("h2", { tabindex: "-1" }, el("bdi", { text: item.label })));
  }

  function copier(text, name) {
    const button = el("button", { type: "button", class: "plain", text: name });
    button.addEventListener("click", async () => {
      Main.announce((await copy(text())) ? "Copied" : "The browser does not let this page copy");
    });
    return button;
  }

  return { link, links, list, row, heading, copier };
})();
