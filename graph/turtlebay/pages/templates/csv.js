/* Tables as CSV (RFC 4180), with the columns of the files in tables/. No document object is needed here. */

const Csv = (() => {
  // What makes a spreadsheet run a cell (OWASP, CSV injection); Excel reads the wide forms alike.
  const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

  function cell(value) {
    if (value === null || value === undefined) return "";
    const text = typeof value === "string" && FORMULA.test(value) ? "'" + value : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }

  const write = (head, rows) => [head, ...rows].map((row) => row.map(cell).join(",") + "\n").join("");

  const EVIDENCE = ["document", "section", "page", "start", "end", "quote", "text_sha256", "rule", "confidence"];
  const plain = (id) => id.replace(/~\d+$/, ""); // The mark of a second statement of the same at one place.

  function evidence(fact, { documents }) {
    return [fact.doc, fact.section, fact.page, fact.start, fact.end, fact.quote, documents.get(fact.doc).sha256, fact.rule, fact.confidence];
  }

  /** `context`: base of all IRIs, entities by id, documents by id. */
  function recommendations(facts, context) {
    const both = (ids) => [ids.map((id) => context.entities.get(id).label).join("; "), ids.map((id) => context.base + id).join("; ")];
    const head = ["id", "iri", "action", "strength", "endorsement", "addressees", "addressee_iris", "counterparts",
      "counterpart_iris", "topics", "places", "place_iris", "condition", ...EVIDENCE];
    return write(head, facts.map((fact) => [fact.key, context.base + fact.id, fact.action, fact.strength, fact.endorsement,
      ...both(fact.addressees), ...both(fact.counterparts), fact.topics.join("; "), ...both(fact.places), fact.condition,
      ...evidence(fact, context)]));
  }

  function relations(facts, context) {
    const end = (id) => {
      const entity = context.entities.get(id);
      return [entity.label, context.base + id, entity.type];
    };
    const head = ["iri", "predicate", "status", "subject", "subject_iri", "subject_type", "object", "object_iri", "object_type", ...EVIDENCE];
    return write(head, facts.map((fact) => [context.base + plain(fact.id), fact.predicate, fact.status, ...end(fact.subject),
      ...end(fact.object), ...evidence(fact, context)]));
  }

  function actors(facts, context) {
    const head = ["iri", "label", "type", "times_addressed", "times_counterpart", "mentions", "documents"];
    return write(head, facts.map((fact) => [context.base + fact.id, fact.label, fact.type, fact.addressed, fact.counterpart,
      fact.mentions, fact.documents.join("; ")]));
  }

  return { cell, recommendations, relations, actors };
})();
