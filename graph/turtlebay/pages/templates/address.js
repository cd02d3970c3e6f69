/* The view in the address: a link restores it, and the browser's own buttons go back and forward. */

const Address = (() => {
  let own = null;

  function write(state) {
    const fields = [];
    const add = (name, value) => fields.push(`${name}=${encodeURIComponent(value).replaceAll("%2F", "/")}`);
    if (state.view !== Store.first) add("view", state.view);
    if (state.selected) add("node", state.selected);
    if (state.focus) add("focus", "1");
    if (state.from) add("from", state.from);
    if (state.opened.size) add("open", [...state.opened].map((id) => id.slice(6)).sort((a, b) => a - b).join("."));
    if (state.table) add("table", state.table);
    for (const group of Store.GROUPS) {
      for (const id of [...state.hidden.get(group)].sort()) add(`no-${group}`, id);
    }
    return "#" + fields.join("&");
  }

  function read() {
    const fields = new URLSearchParams(location.hash.slice(1));
    const hidden = Store.emptyHidden();
    for (const group of Store.GROUPS) {
      for (const id of fields.getAll(`no-${group}`)) if (Store.terms.get(group).has(id)) hidden.get(group).add(id);
    }
    const table = fields.get("table");
    return {
      view: fields.get("view") || Store.first,
      selected: fields.get("node"),
      focus: fields.get("focus") === "1",
      from: Store.items.has(fields.get("from")) ? fields.get("from") : null,
      opened: new Set((fields.get("open") || "").split(".").map((number) => `group/${number}`).filter((id) => Store.items.has(id))),
      table: ["recommendations", "actors", "relations"].includes(table) ? table : null,
      hidden,
    };
  }

  Store.listen((state, before, source) => {
    if (source === "address") return;
    const next = write(state);
    if (next === (location.hash || "#")) return;
    own = next;
    // Selecting and switching are steps to go back to; ticking filters is not.
    const step = state.selected !== before.selected || state.view !== before.view || state.table !== before.table ||
      state.opened !== before.opened;
    if (step) location.hash = next;
    else location.replace(next);
  });

  window.addEventListener("hashchange", () => {
    // Quick steps queue several of these events; what the address says by now may be what is shown.
    const now = location.hash || "#";
    if (now === own || now === write(Store.state)) return;
    own = null;
    Store.change(read(), "address");
  });

  return { read, link: () => location.href };
})();
