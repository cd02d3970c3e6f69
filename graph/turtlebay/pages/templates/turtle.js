/* A selection as Turtle: the same triples that graph.ttl has for it. No document object is needed here. */

const Turtle = (() => {
  const VOCABULARIES = {
    dc11: "http://purl.org/dc/elements/1.1/",
    dcterms: "http://purl.org/dc/terms/",
    oa: "http://www.w3.org/ns/oa#",
    prov: "http://www.w3.org/ns/prov#",
    rdfs: "http://www.w3.org/2000/01/rdf-schema#",
    skos: "http://www.w3.org/2004/02/skos/core#",
    xsd: "http://www.w3.org/2001/XMLSchema#",
  };
  const RUNS = { review: ["tb:Review", "reviewed annotation"], extraction: ["tb:ExtractionRun", "extraction by rules"] };
  const DATES = { 4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date" };
  const ESCAPES = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

  const hex = (sign) => "\\u" + sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
  const literal = (text) => `"${text.replace(/["\\\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]/g, (sign) => ESCAPES[sign] || hex(sign))}"`;
  // Ids are slugs; whatever else got into one must not end the IRI.
  const iri = (text) => `<${text.replace(/[\u0000-\u0020<>"{}|^`\\]/g, (sign) => encodeURIComponent(sign))}>`;
  const decimal = (number) => (Number.isInteger(number) ? `${number}.0` : String(number));

  /** `context`: base of all IRIs, entities and documents by id, terms by group. */
  function write({ recommendations, relations }, context) {
    const { base, entities, documents, terms } = context;
    const blocks = [];
    const done = new Set();
    const node = (id) => iri(base + id);
    const term = (name) => (/^[A-Za-z][A-Za-z0-9-]*$/.test(name) ? `tb:${name}` : iri(base.slice(0, -1) + "#" + name));
    const block = (subject, pairs) => {
      const kept = pairs.filter(Boolean).map(([verb, ...objects]) => `${verb} ${objects.join(" , ")}`);
      blocks.push(`${subject} ${kept.join(" ;\n    ")} .\n`);
    };
    const once = (key, make) => { if (!done.has(key)) { done.add(key); make(); } };
    const span = (fact, from = fact.start, to = fact.end) => `doc/${fact.doc}/text#char=${from},${to}`;

    function origin(fact) {
      return [
        ["tb:inDocument", node(`doc/${fact.doc}`)],
        ["tb:evidence", node(span(fact))],
        fact.rule && ["tb:rule", literal(fact.rule)],
        fact.confidence !== null && fact.confidence !== undefined && ["tb:confidence", decimal(fact.confidence)],
        fact.run && ["prov:wasGeneratedBy", node(`doc/${fact.doc}/run/${fact.run}`)],
      ];
    }

    function source(fact) {
      const info = documents.get(fact.doc);
      once("doc/" + fact.doc, () => {
        block(node(`doc/${fact.doc}`), [
          ["a", "tb:Document"],
          ["dcterms:title", literal(info.title) + "@en"],
          info.subtitle && ["dcterms:alternative", literal(info.subtitle) + "@en"],
          info.publisher && ["dc11:publisher", literal(info.publisher)],
          info.date && ["dcterms:issued", `${literal(info.date)}^^${DATES[info.date.length]}`],
          ["dcterms:identifier", literal(info.id)],
          ["dcterms:hasFormat", node(`doc/${fact.doc}/text`)],
        ]);
        block(node(`doc/${fact.doc}/text`), [
          ["a", "tb:Text"],
          info.sha256 && ["tb:sha256", literal(info.sha256)],
          info.characters && ["tb:characterCount", String(info.characters)],
        ]);
      });
      if (fact.run) once(`${fact.doc} ${fact.run}`, () => {
        const [kind, label] = RUNS[fact.run];
        block(node(`doc/${fact.doc}/run/${fact.run}`), [["a", kind], ["rdfs:label", literal(label) + "@en"]]);
      });
      once(span(fact), () => {
        const evidence = span(fact);
        const selectors = [node(evidence + "&position"), fact.quote && node(evidence + "&quote")].filter(Boolean);
        block(node(evidence), [
          ["a", "tb:Evidence"],
          fact.quote && ["tb:quote", literal(fact.quote)],
          ["oa:hasSource", node(`doc/${fact.doc}/text`)],
          fact.section && ["tb:section", literal(fact.section)],
          fact.page && ["tb:page", String(fact.page)],
          ["oa:hasSelector", ...selectors],
        ]);
        block(selectors[0], [["a", "oa:TextPositionSelector"], ["oa:start", String(fact.start)], ["oa:end", String(fact.end)]]);
        if (fact.quote) block(selectors[1], [["a", "oa:TextQuoteSelector"], ["oa:prefix", literal(fact.before)],
          ["oa:exact", literal(fact.quote)], ["oa:suffix", literal(fact.after)]]);
      });
    }

    function named(ids) {
      for (const id of ids) once(id, () => {
        const entity = entities.get(id);
        const kind = terms.get("type").get(entity.type);
        block(node(id), [["a", term(kind ? kind.class : entity.type)], ["skos:prefLabel", literal(entity.label) + "@en"]]);
      });
    }

    for (const fact of recommendations) {
      const list = (verb, ids) => ids.length && [verb, ...ids.map(node)];
      named([...fact.addressees, ...fact.counterparts, ...fact.places]);
      source(fact);
      block(node(fact.id), [
        ["a", "tb:Recommendation"],
        ["dcterms:identifier", literal(fact.key)],
        list("tb:addressee", fact.addressees),
        list("tb:counterpart", fact.counterparts),
        list("tb:limitedTo", fact.places),
        ["tb:action", literal(fact.action)],
        ["tb:strength", node(`strength/${fact.strength}`)],
        ["tb:endorsement", node(`endorsement/${fact.endorsement}`)],
        list("tb:topic", fact.topics.map((topic) => `topic/${topic}`)),
        fact.condition && ["tb:condition", literal(fact.condition)],
        fact.cue && ["tb:cue", node(span(fact, fact.start + fact.cue[0], fact.start + fact.cue[1]))],
        ...origin(fact),
      ]);
    }
    for (const fact of relations) {
      named([fact.subject, fact.object]);
      source(fact);
      // What a report merely proposes is never asserted: there it is the statement alone.
      if (fact.status === "stated") block(node(fact.subject), [[term(fact.predicate), node(fact.object)]]);
      block(node(fact.id.replace(/~\d+$/, "")), [
        ["a", "tb:RelationStatement"],
        ["tb:subject", node(fact.subject)],
        ["tb:predicate", term(fact.predicate)],
        ["tb:object", node(fact.object)],
        ["tb:status", node(`status/${fact.status}`)],
        ...origin(fact),
      ]);
    }
    const prefixes = Object.entries({ ...VOCABULARIES, tb: base.slice(0, -1) + "#" });
    return prefixes.map(([name, space]) => `@prefix ${name}: <${space}> .\n`).join("") + "\n" + blocks.join("\n");
  }

  return { write, literal, iri };
})();
