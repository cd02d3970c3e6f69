/* The panel: everything known of what is selected; with nothing selected, who is asked most. */

const Panel = (() => {
  const holder = document.getElementById("panel");
  const SCHEMES = [
    ["http://www.wikidata.org/entity/", "Wikidata"],
    ["http://metadata.un.org/thesaurus/", "UNBIS"],
    ["http://eurovoc.europa.eu/", "EuroVoc"],
  ];

  function link(id, extra = null) {
    const item = Store.items.get(id);
    return el("button", { type: "button", class: "link", on: { click: () => Main.go(id) } },
      iconOf(item), el("bdi", { text: item.label }), extra);
  }

  function row(name, ...content) {
    const kept = content.filter((part) => part !== null && part !== undefined && part !== "");
    if (!kept.length) return [];
    return [el("dt", { text: name }), el("dd", {}, ...kept.map((part) => (typeof part === "string" ? el("bdi", { text: part }) : part)))];
  }

  function links(ids) {
    return ids.length ? el("ul", { class: "links" }, ...ids.map((id) => el("li", {}, link(id)))) : null;
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

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Pages opened from disk have no clipboard in some browsers; a selection that is copied has worked for ever.
      const area = el("textarea", { class: "away", "aria-hidden": "true" });
      area.value = text;
      document.body.append(area);
      area.select();
      const done = document.execCommand("copy");
      area.remove();
      return done;
    }
  }

  function tools(item) {
    const focus = el("button", {
      type: "button", class: "plain", "aria-pressed": Store.state.focus ? "true" : "false",
      text: "Neighbours only", on: { click: () => Store.change({ focus: !Store.state.focus }) },
    });
    const parts = [focus, copier(Address.link, "Copy link")];
    if (item.kind === "recommendation") parts.push(copier(() => item.fact.cite, "Copy citation"));
    parts.push(el("button", { type: "button", class: "plain close", text: "×", "aria-label": "Close", on: { click: () => Main.close() } }));
    return el("p", { class: "tools" }, ...parts);
  }

  function quote(fact) {
    if (!fact.quote) return null;
    const words = el("q", {});
    if (fact.cue) {
      const letters = Array.from(fact.quote); // Offsets count code points; a string of JavaScript counts halves of them.
      const part = (from, to) => letters.slice(from, to).join("");
      words.append(part(0, fact.cue[0]), el("mark", { text: part(...fact.cue) }), part(fact.cue[1]));
    } else words.append(fact.quote);
    const context = (text) => el("span", { class: "context", text });
    return el("blockquote", { dir: "auto" }, context(fact.before ? "…" + fact.before : ""), words, context(fact.after ? fact.after + "…" : ""));
  }

  function evidence(fact) {
    const source = Store.documents.get(fact.doc);
    const digest = source.sha256 ? [" of the text with SHA-256 ", el("code", { text: source.sha256 })] : [];
    const pointer = el("span", {}, `characters ${fact.start}–${fact.end}`, ...digest);
    const date = [source.publisher, source.date].filter(Boolean).join(", ");
    return el("section", {}, el("h3", { text: "Evidence" }), quote(fact), el("dl", {},
      ...row("Section", fact.section),
      ...row("Place", pointer),
      ...row("Report", el("cite", {}, el("bdi", { text: source.title })), date ? el("bdi", { class: "soft", text: " " + date }) : null),
      ...row("Found by", fact.rule),
      ...row("Confidence", fact.confidence === null ? null : String(fact.confidence))));
  }

  function recommendation(item) {
    const fact = item.fact;
    const strength = Store.term("strength", fact.strength);
    return [
      heading(item, `Recommendation ${fact.key}`),
      el("dl", {},
        ...row("Asked to act", links(fact.addressees) || "No addressee named"),
        ...row("Together with", links(fact.counterparts)),
        ...row("Strength", el("span", {}, icon(strength), el("bdi", { text: strength.label }))),
        ...row("Put forward by", Store.term("endorsement", fact.endorsement).label),
        ...row("Condition", fact.condition),
        ...row("Topics", fact.topics.map((t) => Store.term("topic", t).label).join(", ")),
        ...row("Limited to", links(fact.places)),
      ),
      evidence(fact),
      identifier(item.id),
    ];
  }

  function relation(item) {
    const fact = item.fact;
    return [
      heading(item, fact.status === "proposed" ? "Proposed tie" : "Stated tie"),
      el("dl", {}, ...row("From", links([fact.subject])), ...row("Kind", Store.term("predicate", fact.predicate).label),
        ...row("To", links([fact.object])),
        ...row("Status", fact.status === "proposed" ? "Proposed: the report recommends it and does not say that it exists"
          : Store.term("status", fact.status).label)),
      evidence(fact),
      identifier(item.id),
    ];
  }

  function asked(title, facts) {
    if (!facts.length) return null;
    const order = [...Store.terms.get("strength").keys()];
    const sorted = [...facts].sort((a, b) => order.indexOf(a.strength) - order.indexOf(b.strength));
    return el("section", {}, el("h3", { text: `${title} (${facts.length})` }), el("ul", { class: "links" }, ...sorted.map((fact) => {
      const strength = Store.term("strength", fact.strength).label.toLowerCase();
      return el("li", {}, link(fact.id, el("bdi", { class: "soft", text: strength })));
    })));
  }

  function ties(id, status, title) {
    const facts = Store.facts.relations.filter((fact) => fact.status === status && (fact.subject === id || fact.object === id));
    if (!facts.length) return null;
    return el("section", {}, el("h3", { text: `${title} (${facts.length})` }), el("ul", { class: "ties" }, ...facts.map((fact) => {
      const out = fact.subject === id;
      const term = Store.term("predicate", fact.predicate);
      const verb = el("button", {
        type: "button", class: "link verb", on: { click: () => Main.go(fact.id) },
        "aria-label": `${Store.items.get(fact.id).label}: evidence`,
      }, out ? term.label : term.inverse || term.label);
      return el("li", {}, verb, link(out ? fact.object : fact.subject));
    })));
  }

  function entity(item) {
    const fact = item.fact;
    const all = Store.facts.recommendations;
    const known = SCHEMES.map(([base, name]) => [name, fact.matches.filter((match) => match.startsWith(base))])
      .filter(([, found]) => found.length)
      .map(([name, found]) => found.map((iri) => el("a", { href: iri, rel: "noopener noreferrer", target: "_blank", text: `${name} ${iri.split("/").pop()}` })));
    const figures = [
      fact.addressed ? `asked ${times(fact.addressed)}` : null,
      fact.counterpart ? `involved ${times(fact.counterpart)}` : null,
      fact.mentions ? `named ${times(fact.mentions)}` : null,
    ].filter(Boolean).join(", ");
    return [
      heading(item, Store.term("type", fact.type).label),
      el("dl", {}, ...row("In figures", figures), ...row("Also", fact.names.join(" · ")),
        ...row("Same as", ...known.flat()),
        ...row("Named in", Store.documents.size > 1 ? fact.documents.map((d) => Store.documents.get(d).title).join(" · ") : null)),
      asked("Asked to", all.filter((one) => one.addressees.includes(item.id))),
      asked("Involved when others are asked to", all.filter((one) => one.counterparts.includes(item.id))),
      asked("Recommendations limited to it", all.filter((one) => one.places.includes(item.id))),
      ties(item.id, "stated", "Stated ties"),
      ties(item.id, "proposed", "Proposed ties"),
      identifier(item.id),
    ];
  }

  function times(number) {
    return number === 1 ? "once" : number === 2 ? "twice" : `${number} times`;
  }

  function identifier(id) {
    return el("p", { class: "iri" }, el("code", { text: Store.facts.base + id }));
  }

  function nobody(item) {
    return [heading(item, "Left open by the report"),
      el("p", { class: "note", text: "The report puts these forward without saying who should act." }),
      asked("To be done", Store.facts.recommendations.filter((one) => !one.addressees.length))];
  }

  function overview() {
    const facts = Store.facts;
    const actors = facts.entities.filter((one) => one.addressed).sort((a, b) => b.addressed - a.addressed || (a.id < b.id ? -1 : 1));
    const open = facts.recommendations.filter((one) => !one.addressees.length).length;
    const most = Math.max(1, open, ...actors.map((one) => one.addressed));
    const rows = actors.slice(0, 12).map((one) => [one.id, one.addressed]);
    if (open) rows.push(["nobody", open]);
    const bar = (number) => el("meter", { min: 0, max: most, value: number, "aria-hidden": "true" });
    return [
      el("header", {}, el("h2", { tabindex: "-1", text: "Who is asked most" })),
      el("ol", { class: "ranking" }, ...rows.map(([id, number]) => el("li", {}, link(id, el("span", { class: "count", text: String(number) })), bar(number)))),
      actors.length > 12 ? el("p", { class: "note", text: `and ${actors.length - 12} more actors` }) : null,
      el("p", { class: "note", text: "Select a shape or a line to see what the report says and where. In the graph, the arrow keys move to the next shape, Enter opens it, + and − zoom, Escape lets go." }),
    ];
  }

  function update(state) {
    const item = state.selected ? Store.items.get(state.selected) : null;
    const make = { recommendation, relation, entity, nobody };
    const content = item ? [tools(item), ...make[item.kind](item)] : overview();
    holder.replaceChildren(...content.filter(Boolean));
    document.body.classList.toggle("chosen", Boolean(item));
    holder.scrollTop = 0;
  }

  return { update, enter: () => holder.querySelector("h2").focus(), holder };
})();
