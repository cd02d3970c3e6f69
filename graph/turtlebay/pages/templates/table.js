/* The same data as tables, for screen readers and for people who would rather read; filters hold here too. */

const Table = (() => {
  const holder = document.getElementById("tables");
  const label = (id) => Store.items.get(id).label;
  const labels = (ids) => ids.map(label).join("; ");
  const strengths = [...Store.terms.get("strength").keys()];

  const COLUMNS = {
    recommendations: [
      ["Who", (f) => labels(f.addressees) || "–"],
      ["Is asked to", (f) => f.action],
      ["With", (f) => labels(f.counterparts)],
      ["Strength", (f) => Store.term("strength", f.strength).label, (f) => strengths.length - strengths.indexOf(f.strength)],
      ["Put forward by", (f) => Store.term("endorsement", f.endorsement).label],
      ["Topics", (f) => f.topics.map((t) => Store.term("topic", t).label).join("; ")],
      ["Condition", (f) => f.condition || ""],
      ["Section", (f) => f.section || ""],
      ["Characters", (f) => `${f.start}–${f.end}`, (f) => f.start],
      ["Report", (f) => (Store.facts.documents.length > 1 ? Store.documents.get(f.doc).title : "")],
    ],
    actors: [
      ["Name", (f) => f.label],
      ["Type", (f) => Store.term("type", f.type).label],
      ["Asked", (f) => String(f.addressed), (f) => f.addressed],
      ["Involved", (f) => String(f.counterpart), (f) => f.counterpart],
      ["Ties", (f) => String(tiesOf(f.id)), (f) => tiesOf(f.id)],
      ["Also", (f) => f.names.join("; ")],
    ],
    relations: [
      ["From", (f) => label(f.subject)],
      ["Kind", (f) => Store.term("predicate", f.predicate).label],
      ["To", (f) => label(f.object)],
      ["Status", (f) => Store.term("status", f.status).label],
      ["Section", (f) => f.section || ""],
      ["Characters", (f) => `${f.start}–${f.end}`, (f) => f.start],
    ],
  };
  const NAMES = { recommendations: "Recommendations", actors: "Actors and context", relations: "Ties" };
  const FACTS = { recommendations: "recommendations", actors: "entities", relations: "relations" };
  const MOST = 200; // Rows at a time: ten thousand at once would freeze the page.
  const sorted = { recommendations: null, actors: [2, -1], relations: null };

  function tiesOf(id) {
    return (Store.edgesAt.get(id) || []).filter((edge) => edge.kind === "relation").length;
  }

  function rows(kind) {
    const facts = Store.facts[FACTS[kind]].filter((fact) => Store.passes(Store.items.get(fact.id)));
    if (!sorted[kind]) return facts;
    const [column, way] = sorted[kind];
    const [, text, value] = COLUMNS[kind][column];
    const key = value || text;
    const compare = (a, b) => (typeof a === "number" ? a - b : a.localeCompare(b));
    return facts.map((fact, number) => [key(fact), number, fact])
      .sort((a, b) => way * compare(a[0], b[0]) || a[1] - b[1]).map((entry) => entry[2]);
  }

  function head(kind) {
    return el("tr", {}, ...COLUMNS[kind].map(([name], column) => {
      const [by, way] = sorted[kind] || [];
      const order = by === column ? (way > 0 ? "ascending" : "descending") : null;
      const sort = () => {
        sorted[kind] = [column, by === column ? -way : 1];
        update(Store.state);
        holder.querySelectorAll("th button")[column].focus();
      };
      return el("th", { scope: "col", "aria-sort": order }, el("button", { type: "button", text: name, on: { click: sort } }));
    }));
  }

  function body(kind, facts) {
    return facts.map((fact) => el("tr", { "aria-selected": fact.id === Store.state.selected ? "true" : null },
      ...COLUMNS[kind].map(([name, text], column) => {
        const main = column === (kind === "recommendations" ? 1 : 0);
        const words = text(fact);
        if (!main) return el("td", { "data-name": name }, el("bdi", { text: words }));
        const open = el("button", { type: "button", class: "link", on: { click: () => Main.go(fact.id) } },
          iconOf(Store.items.get(fact.id)), el("bdi", { text: words }));
        return el("td", { "data-name": name }, open);
      })));
  }

  function update(state) {
    const kind = state.table;
    document.body.classList.toggle("reading", Boolean(kind));
    holder.hidden = !kind;
    if (!kind) { holder.replaceChildren(); return; }
    const facts = rows(kind);
    const tabs = Object.keys(COLUMNS).map((name) => el("button", {
      type: "button", class: "tab", "aria-pressed": name === kind ? "true" : "false",
      text: NAMES[name], on: { click: () => Store.change({ table: name }) },
    }));
    const total = Store.facts[FACTS[kind]].length;
    const caption = facts.length === total ? `${NAMES[kind]}: ${total}` : `${NAMES[kind]}: ${facts.length} of ${total}`;
    const table = el("table", {}, el("caption", { text: caption }), el("thead", {}, head(kind)), el("tbody", {}, ...body(kind, facts.slice(0, MOST))));
    const more = facts.length > MOST ? el("button", { type: "button", class: "plain", on: { click: () => grow() } }) : null;
    const count = () => { if (more) more.textContent = `Show ${Math.min(MOST, facts.length - table.tBodies[0].rows.length)} more rows`; };
    const grow = () => {
      const from = table.tBodies[0].rows.length;
      table.tBodies[0].append(...body(kind, facts.slice(from, from + MOST)));
      more.hidden = table.tBodies[0].rows.length >= facts.length;
      count();
      table.tBodies[0].rows[from].querySelector("button").focus();
    };
    count();
    holder.replaceChildren(el("p", { class: "tabs" }, ...tabs), el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": NAMES[kind] }, table, more));
  }

  return { update };
})();
