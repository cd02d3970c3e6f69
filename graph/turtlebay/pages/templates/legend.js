/* The legend: what shapes, colours and lines mean, and at the same time the filters. */

const Legend = (() => {
  const holder = document.getElementById("legend");
  const MANY = 12; // Longer lists are folded.
  const LONG = 40; // And still longer ones searched.
  const TITLES = {
    strength: "Recommendations", endorsement: "Put forward by", topic: "Topics",
    type: "Actors and context", status: "Ties", predicate: "Kinds of tie", place: "Limited to", confidence: "Confidence", document: "Reports",
  };
  const NOTES = {
    strength: "Size and colour show how strongly the report puts it.",
    endorsement: "A thick rim: consensus or many. A broken rim: disputed.",
    type: "The larger, the more often asked.",
  };
  const boxes = new Map();

  function counts() {
    const found = new Map(Store.GROUPS.map((group) => [group, new Map()]));
    const add = (group, id) => found.get(group).set(id, (found.get(group).get(id) || 0) + 1);
    for (const fact of [...Store.facts.recommendations, ...Store.facts.relations]) add("confidence", fact.band);
    for (const fact of Store.facts.recommendations) {
      (fact.places.length ? fact.places : ["anywhere"]).forEach((place) => add("place", place));
      add("strength", fact.strength);
      add("endorsement", fact.endorsement);
      add("document", fact.doc);
      fact.topics.forEach((topic) => add("topic", topic));
    }
    for (const fact of Store.facts.relations) { add("status", fact.status); add("predicate", fact.predicate); }
    for (const fact of Store.facts.entities) add("type", fact.type);
    return found;
  }

  function sign(group, term) {
    if (group === "strength" || group === "type") return icon(term);
    if (group === "status") return el("span", { class: `line ${term.id === "proposed" ? "line-proposed" : ""}` });
    return null;
  }

  function entry(group, term, count) {
    const box = el("input", { type: "checkbox", on: { change: () => toggle(group, term.id, box.checked) } });
    boxes.set(`${group} ${term.id}`, box);
    const only = el("button", {
      type: "button", class: "only", text: "only", "aria-label": `Only ${term.label}`,
      on: { click: () => one(group, term.id) },
    });
    const name = el("bdi", { text: term.label });
    const number = el("span", { class: "count", text: String(count) });
    return el("li", {}, el("label", {}, box, sign(group, term), name, number), only);
  }

  /** A long list comes a part at a time, with a field that finds the others. */
  function entries(group, terms, found) {
    const make = (term) => entry(group, term, found.get(term.id) || 0);
    if (terms.length <= LONG) return el("ul", {}, ...terms.map(make));
    const rows = el("ul", {});
    const fill = (text) => {
      const fitting = terms.filter((term) => term.label.toLowerCase().includes(text.toLowerCase()));
      rows.replaceChildren(...fitting.slice(0, LONG).map(make));
      if (fitting.length > LONG) rows.append(el("li", { class: "note", text: `${fitting.length - LONG} more; type to find one` }));
      update();
    };
    const find = el("input", { type: "search", class: "sift", "aria-label": `Find in ${TITLES[group]}`, placeholder: "Find", on: { input: () => fill(find.value) } });
    queueMicrotask(() => fill(""));
    return el("div", {}, find, rows);
  }

  function toggle(group, id, checked) {
    const hidden = new Set(Store.state.hidden.get(group));
    if (checked) hidden.delete(id);
    else hidden.add(id);
    Store.setHidden(group, hidden);
  }

  /** Show one alone; once more, and all are back. */
  function one(group, id) {
    const others = [...Store.terms.get(group).keys()].filter((other) => other !== id);
    const hidden = Store.state.hidden.get(group);
    const already = others.length === hidden.size && !hidden.has(id);
    Store.setHidden(group, already ? [] : others);
  }

  function build() {
    const found = counts();
    for (const group of Store.GROUPS) {
      const terms = [...Store.terms.get(group).values()];
      if (!terms.length || (["document", "confidence"].includes(group) && terms.length < 2)) continue;
      const list = entries(group, terms, found.get(group));
      const open = terms.length <= MANY || group === "type";
      const note = NOTES[group] ? el("p", { class: "note", text: NOTES[group] }) : null;
      const folded = ["topic", "predicate", "endorsement", "place", "confidence", "document"].includes(group) || !open;
      holder.append(el("details", { open: !folded, class: "filter" }, el("summary", { text: TITLES[group] }), note, list));
    }
    const reset = el("button", { type: "button", class: "plain", id: "reset", text: "Show all again", on: { click: Store.reset } });
    holder.append(reset);
  }

  function update() {
    let any = false;
    for (const group of Store.GROUPS) {
      for (const id of Store.terms.get(group).keys()) {
        const off = Store.state.hidden.get(group).has(id);
        const box = boxes.get(`${group} ${id}`);
        if (box) box.checked = !off;
        any = any || off;
      }
    }
    document.getElementById("reset").hidden = !any;
  }

  build();
  return { update };
})();
