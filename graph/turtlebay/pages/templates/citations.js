/* One recommendation as a reference: a line of text, BibTeX, CSL-JSON. No document object is needed here. */

const Citations = (() => {
  const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
  const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/g; // Would end a line or turn it around.
  const TEX = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };

  const clean = (text) => text.replace(UNSEEN, " ").trim();
  const tex = (text) => clean(text).replace(/[\\~^{}$&#_%]/g, (sign) => TEX[sign] || "\\" + sign);

  function where(fact) {
    const section = fact.section ? `section “${clean(fact.section)}”, ` : "";
    const page = fact.page ? `page ${fact.page}, ` : "";
    return `${section}${page}characters ${fact.start}–${fact.end}`;
  }

  const digest = (source) => (source.sha256 ? ` of the text with SHA-256 ${source.sha256}` : "");

  /** Who published what, where in it, and the IRI. */
  function line(fact, source, base) {
    const date = source.date ? ` (${source.date})` : "";
    const title = clean(source.title);
    const head = source.publisher ? `${clean(source.publisher)}${date}: ${title}.` : `${title}${date}.`;
    return `${head} Recommendation ${fact.key}: ${clean(fact.action)}, ${where(fact)}${digest(source)}. ${base}${fact.id}`;
  }

  function bibtex(fact, source, base) {
    const [year, month] = (source.date || "").split("-");
    const fields = [
      ["title", `{${tex(source.title)}}`],
      source.subtitle && ["subtitle", `{${tex(source.subtitle)}}`],
      source.publisher && ["author", `{{${tex(source.publisher)}}}`],
      source.publisher && ["institution", `{${tex(source.publisher)}}`],
      year && ["year", `{${year}}`],
      month && ["month", MONTHS[Number(month) - 1]],
      ["note", `{Recommendation ${tex(fact.key)}: ${tex(fact.action)}, ${tex(where(fact))}${tex(digest(source)).replace(/^of/, " of")}}`],
      ["url", `{${base}${fact.id}}`],
    ].filter(Boolean);
    return `@techreport{${source.id}-${fact.key},\n${fields.map(([name, value]) => `  ${name} = ${value}`).join(",\n")}\n}\n`;
  }

  function csl(fact, source, base) {
    const entry = { id: `${source.id}-${fact.key}`, type: "report", title: clean(source.title) };
    if (source.publisher) {
      entry.author = [{ literal: clean(source.publisher) }];
      entry.publisher = clean(source.publisher);
    }
    if (source.date) entry.issued = { "date-parts": [source.date.split("-").map(Number)] };
    if (fact.section) entry.section = clean(fact.section);
    if (fact.page) entry.page = String(fact.page);
    entry.note = `Recommendation ${fact.key}: ${clean(fact.action)}, characters ${fact.start}–${fact.end}${digest(source)}`;
    entry.URL = base + fact.id;
    return JSON.stringify([entry], null, 2) + "\n";
  }

  return { line, bibtex, csl, where };
})();
