/* Search by label, alias, acronym or action: a combobox with suggestions (ARIA 1.2 pattern, list autocomplete). */

const Search = (() => {
  const input = document.getElementById("search");
  const list = document.getElementById("suggestions");
  const MOST = 12;
  let found = [];
  let active = -1;

  const plain = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();

  const index = [];
  for (const item of Store.items.values()) {
    if (item.kind === "relation" || item.kind === "group") continue;
    const names = item.kind === "entity" ? [item.label, ...item.fact.names] : [item.label];
    if (item.kind === "recommendation") names.push(item.fact.key, ...item.fact.topics.map((t) => Store.term("topic", t).label));
    const weight = (Store.edgesAt.get(item.id) || []).length + (item.kind === "recommendation" ? 0 : 1000);
    for (const name of names) index.push({ item, name, key: plain(name), weight });
  }

  /** How well a name answers; 0: not at all. */
  function score(key, wanted) {
    if (key === wanted) return 4;
    if (key.startsWith(wanted)) return 3;
    if (key.includes(" " + wanted)) return 2;
    return key.includes(wanted) || wanted.split(" ").every((word) => key.includes(word)) ? 1 : 0;
  }

  function find(text) {
    const wanted = plain(text.trim());
    if (!wanted) return [];
    const best = new Map();
    for (const entry of index) {
      const points = score(entry.key, wanted);
      const old = best.get(entry.item.id);
      if (points && (!old || points > old.points)) best.set(entry.item.id, { ...entry, points });
    }
    return [...best.values()].sort((a, b) => b.points - a.points || b.weight - a.weight || (a.key < b.key ? -1 : 1));
  }

  function render() {
    const all = find(input.value);
    found = all.slice(0, MOST);
    active = found.length ? 0 : -1;
    list.replaceChildren(...found.map((entry, number) => {
      const kind = entry.item.kind === "entity" ? Store.term("type", entry.item.fact.type).label
        : entry.item.kind === "recommendation" ? `Recommendation ${entry.item.fact.key}` : "";
      const hint = entry.name === entry.item.label ? kind : `${entry.name} · ${kind}`;
      return el("li", {
        id: `suggestion-${number}`, role: "option", "aria-selected": number === active ? "true" : "false",
        on: { mousedown: (event) => { event.preventDefault(); choose(number); } },
      }, iconOf(entry.item), el("bdi", { class: "name", text: entry.item.label }), el("bdi", { class: "hint", text: hint }));
    }));
    if (!found.length && input.value.trim()) list.append(el("li", { class: "none", text: "Nothing has this name" }));
    if (all.length > MOST) list.append(el("li", { class: "none", text: `${all.length - MOST} more; type on` }));
    open(Boolean(input.value.trim()));
  }

  function open(yes) {
    list.hidden = !yes;
    input.setAttribute("aria-expanded", yes ? "true" : "false");
    mark();
  }

  function mark() {
    [...list.querySelectorAll("[role=option]")].forEach((option, number) => {
      option.setAttribute("aria-selected", number === active ? "true" : "false");
      if (number === active && !list.hidden) option.scrollIntoView({ block: "nearest" });
    });
    if (active >= 0 && !list.hidden) input.setAttribute("aria-activedescendant", `suggestion-${active}`);
    else input.removeAttribute("aria-activedescendant");
  }

  function choose(number) {
    const entry = found[number];
    if (!entry) return;
    input.value = entry.item.label;
    open(false);
    Main.go(entry.item.id);
  }

  input.addEventListener("input", render);
  input.addEventListener("focus", () => input.select());
  input.addEventListener("blur", () => open(false));
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) render();
      else if (found.length) {
        active = (active + (event.key === "ArrowDown" ? 1 : found.length - 1)) % found.length;
        mark();
      }
    } else if (event.key === "Enter" && !list.hidden) {
      event.preventDefault();
      choose(active);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      if (list.hidden) input.value = "";
      open(false);
    }
  });

  return { find, input };
})();
