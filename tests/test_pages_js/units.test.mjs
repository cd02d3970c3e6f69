// The scripts of the pages that need no document, each tried alone: node --test tests/test_pages_js/units.test.mjs
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { runInNewContext } from "node:vm";

const folder = new URL("../../graph/turtlebay/pages/templates/", import.meta.url);
const load = (file, name) => runInNewContext(`${readFileSync(new URL(file, folder), "utf8")}\n${name}`, { TextEncoder });
const plain = (value) => JSON.parse(JSON.stringify(value)); // Arrays of another realm have another prototype.

const Citations = load("citations.js", "Citations");
const Csv = load("csv.js", "Csv");
const Turtle = load("turtle.js", "Turtle");
const Paths = load("paths.js", "Paths");
const Bundles = load("bundles.js", "Bundles");

const base = "https://example.org/";
const source = { id: "minutes", title: "Minutes {of} 50% & more", subtitle: null, publisher: "A_B", date: "1999-03-01", sha256: "ab", characters: 9 };
const fact = {
  id: "doc/minutes/rec/r1", key: "r1", doc: "minutes", action: "mend the pier", strength: "must", endorsement: "one", addressees: ["a"],
  counterparts: [], places: [], topics: ["t"], condition: null, rule: "C-1", run: "extraction", confidence: 1, section: "End", start: 3, end: 9,
};
const context = {
  base, documents: new Map([["minutes", source]]), entities: new Map([["a", { id: "a", label: "=A", type: "Organ" }]]),
  terms: new Map([["type", new Map([["Organ", { class: "Organ" }]])]]),
};

test("a citation names publisher, date, title, place and address", () => {
  assert.equal(Citations.line(fact, source, base),
    "A_B (1999-03-01): Minutes {of} 50% & more. Recommendation r1: mend the pier, section “End”, characters 3–9 of the text with SHA-256 ab. https://example.org/doc/minutes/rec/r1");
  const bare = { ...source, publisher: null, date: null, sha256: null };
  assert.equal(Citations.line({ ...fact, section: null, page: 4 }, bare, base),
    "Minutes {of} 50% & more. Recommendation r1: mend the pier, page 4, characters 3–9. https://example.org/doc/minutes/rec/r1");
});

test("BibTeX escapes what TeX would run", () => {
  const entry = Citations.bibtex(fact, { ...source, title: "a\\b^c~d#{$}_%&\u202ee\nf" }, base);
  assert.match(entry, /title = \{a\\textbackslash\{\}b\\textasciicircum\{\}c\\textasciitilde\{\}d\\#\\\{\\\$\\\}\\_\\%\\& e f\},\n/);
  assert.match(entry, /month = mar,\n/);
  assert.ok(!Citations.bibtex(fact, { ...source, date: null }, base).includes("year"));
});

test("CSL-JSON holds the date in parts, as far as it is known", () => {
  const dates = ["1999", "1999-03", "1999-03-01"].map((date) => JSON.parse(Citations.csl(fact, { ...source, date }, base))[0].issued);
  assert.deepEqual(dates, [[1999], [1999, 3], [1999, 3, 1]].map((parts) => ({ "date-parts": [parts] })));
});

test("a cell is quoted where it must be, and never run by a spreadsheet", () => {
  const cells = [["a,b", '"a,b"'], ['a"b', '"a""b"'], ["a\nb", '"a\nb"'], ["=1", "'=1"], ["＝1", "'＝1"], ["-", "'-"], [null, ""], [0, "0"], [-1, "-1"]];
  for (const [value, written] of cells) assert.equal(Csv.cell(value), written);
  assert.match(Csv.recommendations([fact], context), /\nr1,https:\/\/example\.org\/doc\/minutes\/rec\/r1,mend the pier,must,one,'=A,/);
});

test("Turtle escapes strings and IRIs", () => {
  assert.equal(Turtle.literal('a"\\\n\u202e\u0000'), '"a\\"\\\\\\n\\u202E\\u0000"');
  assert.equal(Turtle.iri("https://x.org/a b>c\\"), "<https://x.org/a%20b%3Ec%5C>");
  const text = Turtle.write({ recommendations: [fact], relations: [] }, context);
  assert.match(text, /<https:\/\/example\.org\/doc\/minutes\/rec\/r1> a tb:Recommendation ;/);
  assert.match(text, /tb:confidence 1\.0 ;/);
  assert.match(text, /dcterms:issued "1999-03-01"\^\^xsd:date ;/);
});

test("a proposed tie is never asserted", () => {
  const tie = { ...fact, id: "doc/minutes/stmt/x~2", subject: "a", predicate: "supports", object: "a" };
  const asserted = /<https:\/\/example\.org\/a> tb:supports <https:\/\/example\.org\/a> \./;
  assert.match(Turtle.write({ recommendations: [], relations: [{ ...tie, status: "stated" }] }, context), asserted);
  const proposed = Turtle.write({ recommendations: [], relations: [{ ...tie, status: "proposed" }] }, context);
  assert.doesNotMatch(proposed, asserted);
  assert.match(proposed, /stmt\/x> a tb:RelationStatement/);
});

test("the shortest path, past what is closed", () => {
  const edges = [["a", "b"], ["b", "c"], ["c", "d"], ["a", "hub"], ["hub", "d"]].map(([from, to]) => ({ from, to }));
  const at = (id) => edges.filter((edge) => edge.from === id || edge.to === id);
  const nodes = (...rules) => {
    const path = Paths.shortest("d", "a", at, ...rules);
    return path && plain(Paths.nodes("d", path));
  };
  assert.deepEqual(nodes(), ["d", "hub", "a"]);
  assert.deepEqual(nodes(() => true, (id) => id !== "hub"), ["d", "c", "b", "a"]);
  assert.equal(nodes((edge) => edge.from !== "a"), null);
  assert.deepEqual(plain(Paths.shortest("a", "a", at)), []);
});

test("closed groups stand for their members, opened ones show the weightiest", () => {
  const ids = new Set(["a", "b", "c", "d"]);
  const home = new Map([["a", "g1"], ["b", "g1"], ["c", "g2"], ["d", "g2"]]);
  const edges = [["a", "b"], ["a", "c"], ["b", "d"], ["c", "d"], ["a", "gone"]].map(([from, to]) => ({ id: from + to, from, to }));
  const view = (more) => Bundles.collapse({ ids, edges, home, opened: new Set(), kept: new Set(), weight: (id) => (id === "a" ? 2 : 1), room: 99, ...more });
  const closed = view({});
  assert.deepEqual([...closed.ids], ["g1", "g2"]);
  assert.deepEqual(plain(closed.edges), [{ id: "bundle/g1|g2", from: "g1", to: "g2", kind: "bundle", count: 2 }]);
  assert.equal(closed.left, 4);
  const opened = view({ opened: new Set(["g1"]) });
  assert.deepEqual([...opened.ids].sort(), ["a", "b", "g2"]);
  assert.deepEqual(plain(opened.edges.map((edge) => edge.id).sort()), ["ab", "bundle/a|g2", "bundle/b|g2"]);
  const tight = view({ opened: new Set(["g1"]), room: 2 });
  assert.deepEqual([...tight.ids].sort(), ["a", "g2"]);
  assert.equal(tight.left, 3);
  assert.ok(view({ kept: new Set(["d"]) }).ids.has("d"));
});
