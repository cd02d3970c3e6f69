/* The panel: everything known of what is selected; with nothing selected, who is asked most. */

const Panel = (() => {
  const holder = document.getElementById("panel");
  const SCHEMES = [
    ["http://www.wikidata.org/entity/", "Wikidata"],
    ["http://metadata.un.org/thesaurus/", "UNBIS"],
    ["http://eurovoc.europa.eu/", "EuroVoc"],
  ];

  const { link, links, list, row, heading, copier } = Links;

  function tools(item) {
    const focus = el("button", {
      type: "button", class: "plain", "aria-pressed": Store.state.focus ? "true" : "false",
      text: "Neighbours only", on: { click: () => Store.change({ focus: !Store.state.focus }) },
    });
    const parts = [focus, copier(Address.link, "Copy link")];
    if (item.kind !== "relation" && item.kind !== "nobody") {
      const from = Store.state.from;
      const begin = () => { Store.change({ from: item.id }); Search.input.focus(); };
      parts.splice(1, 0, el("button", {
        type: "button", class: "plain", id: "path-from", "aria-pressed": from === item.id ? "true" : "false", text: "Path from here",
        on: { click: () => (from === item.id ? Store.change({ from: null }) : begin()) },
      }));
    }
    if (item.kind === "recommendation") parts.push(cite(item.fact));
    parts.push(el("button", { type: "button", class: "plain close", text: "×", "aria-label": "Close", on: { click: () => Main.close() } }));
    return el("p", { class: "tools" }, ...parts);
  }

  function cite(fact) {
    const source = Store.documents.get(fact.doc);
    const { base } = Store.facts;
    const file = (name, type, write) => el("button", {
      type: "button", class: "plain", text: name,
      on: { click: () => save(`${fact.doc}-${fact.key}.${type}`, type === "json" ? "application/json" : "text/plain;charset=utf-8", write(fact, source, base)) },
    });
    return el("details", { class: "cite" }, el("summary", { class: "plain", text: "Cite" }), el("p", { class: "tools" },
      copier(() => Citations.line(fact, source, base), "Copy citation"), file("BibTeX", "bib", Citations.bibtex), file("CSL-JSON", "json", Citations.csl)));
  }

  /** The way between two nodes, step by step. */
  function way() {
    const { from, selected } = Store.state;
    if (from === null) return null;
    const start = Store.items.get(from).label;
    const stop = el("button", { type: "button", class: "plain", text: "End path", on: { click: () => Store.change({ from: null }) } });
    const title = el("h3", {}, "Path from ", el("bdi", { text: start }));
    if (selected === from || selected === null) {
      return el("section", { class: "way" }, title, el("p", { class: "note", text: "Now select where it should lead: search, click, or choose from a list." }), stop);
    }
    const found = Store.path();
    if (!found) return el("section", { class: "way" }, title, el("p", { class: "note", text: "Nothing that passes the filters leads there." }), stop);
    const step = (edge, number) => {
      const forward = edge.from === found.ids[number];
      if (edge.kind === "relation") {
        const term = Store.term("predicate", Store.items.get(edge.id).fact.predicate);
        const { status } = Store.items.get(edge.id).fact;
        const words = `${forward ? term.label : term.inverse || term.label} (${status})`;
        return el("li", { class: "verb" }, el("button", {
          type: "button", class: "link", "aria-label": `${words}: evidence that ${Store.items.get(edge.id).label}`,
          on: { click: () => Store.change({ from: null, selected: edge.id }) },
        }, el("bdi", { text: words })));
      }
      const ROLES = { addressee: ["asks", "is asked to"], counterpart: ["together with", "is to be involved when asked to"], place: ["limited to", "is the place where to"] };
      return el("li", { class: "verb", text: ROLES[edge.kind][forward ? 0 : 1] });
    };
    const rows = found.ids.flatMap((id, number) => [el("li", {}, link(id)), number < found.edges.length ? step(found.edges[number], number) : null]);
    return el("section", { class: "way" }, title, el("ol", { class: "links" }, ...rows.filter(Boolean)),
      el("p", { class: "note", text: "The shortest way over what passes the filters; there may be others as short." }), stop);
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
    const pages = fact.page ? `page ${fact.page}, ` : "";
    const pointer = el("span", {}, `${pages}characters ${fact.start}–${fact.end}`, ...digest);
    const reader = source.page ? el("a", { href: `${source.page}#${source.hasText ? `at-${fact.start}` : fact.key || ""}`, text: "Read it in the report" }) : null;
    const date = [source.publisher, source.date].filter(Boolean).join(", ");
    return el("section", {}, el("h3", { text: "Evidence" }), quote(fact), el("dl", {},
      ...row("Section", fact.section),
      ...row("Place", pointer),
      ...row("", source.hasText || fact.key ? reader : null),
      ...row("Report", el("cite", {}, el("bdi", { text: source.title })), date ? el("bdi", { class: "soft", text: " " + date }) : null),
      ...row("Found by", fact.rule),
      ...row("Confidence", fact.confidence === null ? null : String(fact.confidence))));
  }

  function recommendation(item) {
    const fact = item.fact;
    const strength = Store.term("strength", fact.strength);
    const cue = fact.quote && fact.cue ? Array.from(fact.quote).slice(...fact.cue).join("") : null;
    return [
      heading(item, `Recommendation ${fact.key}`),
      el("dl", {},
        ...row("Asked to act", links(fact.addressees) || "No addressee named"),
        ...row("Together with", links(fact.counterparts)),
        ...row("Strength", el("span", {}, icon(strength), el("bdi", { text: strength.label })), cue ? el("span", {}, ": “", el("bdi", { text: cue }), "”") : null),
        ...row("Put forward by", Store.term("endorsement", fact.endorsement).label),
        ...row("Condition", fact.condition),
        ...row("Topics", fact.topics.map((t) => Store.term("topic", t).label).join(", ")),
        ...row("Limited to", links(fact.places)),
      ),
      echoes("Asks again for", fact.earlier || []),
      echoes("Asked again later", fact.later || []),
      evidence(fact),
      identifier(item.id),
    ];
  }

  function echoes(title, pairs) {
    if (!pairs.length) return null;
    return el("section", {}, el("h3", { text: `${title} (${pairs.length})` }), list(pairs, ([id, score]) => {
      const source = Store.documents.get(Store.items.get(id).fact.doc);
      const words = [source.title, source.date, `score ${score}`].filter(Boolean).join(", ");
      return [link(id), el("div", { class: "soft" }, el("bdi", { text: words }))];
    }));
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
    return el("section", {}, el("h3", { text: `${title} (${facts.length})` }), list(sorted, (fact) => {
      const strength = Store.term("strength", fact.strength).label.toLowerCase();
      return link(fact.id, el("bdi", { class: "soft", text: strength }));
    }));
  }

  function ties(id, status, title) {
    const facts = Store.facts.relations.filter((fact) => fact.status === status && (fact.subject === id || fact.object === id));
    if (!facts.length) return null;
    return el("section", {}, el("h3", { text: `${title} (${facts.length})` }), list(facts, (fact) => {
      const out = fact.subject === id;
      const term = Store.term("predicate", fact.predicate);
      const words = out ? term.label : term.inverse || term.label;
      const verb = el("button", {
        type: "button", class: "link verb", on: { click: () => Main.go(fact.id) },
        "aria-label": `${words}: evidence that ${Store.items.get(fact.id).label}`,
      }, words);
      return [verb, link(out ? fact.object : fact.subject)];
    }, "ties"));
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
    const make = { recommendation, relation, entity, nobody, group: Groups.describe };
    const content = item ? [tools(item), way(), ...make[item.kind](item)] : [way(), ...overview()];
    holder.replaceChildren(...content.filter(Boolean));
    document.body.classList.toggle("chosen", Boolean(item));
    holder.scrollTop = 0;
  }

  return { update, enter: () => holder.querySelector("h2").focus(), holder };
})();
