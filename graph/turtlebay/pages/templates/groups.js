/* The panel of a group of a large graph, and opening and closing it. */

const Groups = (() => {
  const { link, list, row, heading } = Links;

  function toggle(id) {
    const opened = new Set(Store.state.opened);
    if (opened.has(id)) opened.delete(id);
    else opened.add(id);
    Store.change({ opened, selected: id, focus: false });
    const inside = [...Canvas.drawn()].filter((one) => one === id || Store.home.get(one) === id);
    Canvas.show(opened.has(id) ? inside : [...Canvas.drawn()]);
    Main.announce(opened.has(id) ? `Opened: ${Store.items.get(id).label}, ${inside.length} drawn` : `Closed: ${Store.items.get(id).label}`);
  }

  function describe(item) {
    const { fact } = item;
    const open = Store.state.opened.has(item.id);
    const drawn = [...Canvas.drawn()].filter((id) => Store.home.get(id) === item.id).length;
    const size = fact.entities.length + fact.recommendations.length;
    const weight = (id) => Store.items.get(id).fact.addressed * 1000 + Store.edgesAt.get(id).length;
    const members = [...fact.entities].sort((a, b) => weight(b) - weight(a) || (a < b ? -1 : 1));
    const times = (id) => {
      const { addressed } = Store.items.get(id).fact;
      return addressed ? el("span", { class: "count", text: `asked ${addressed}` }) : null;
    };
    return [
      heading(item, "Group"),
      el("p", { class: "tools" }, el("button", { type: "button", class: "plain", id: "open-group", text: open ? "Close this group" : "Open this group", on: { click: () => toggle(item.id) } })),
      el("dl", {}, ...row("Holds", `${fact.entities.length} actors and context, ${fact.recommendations.length} recommendations`),
        ...row("Drawn", open ? `${drawn} of ${size}, the most connected first; search finds the rest` : null)),
      members.length ? el("section", {}, el("h3", { text: "Actors and context" }), list(members, (id) => link(id, times(id)))) : null,
      fact.recommendations.length && !members.length ? el("section", {}, el("h3", { text: "Recommendations" }), list(fact.recommendations, (id) => link(id))) : null,
    ];
  }

  return { toggle, describe };
})();
