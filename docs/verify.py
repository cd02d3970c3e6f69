"""Prove a turtlebay graph against its texts with rdflib alone: python docs/verify.py graph.ttl report.txt ...

Give the text that turtlebay read: the file itself for a report in plain text or Markdown (UTF-8), the one in `texts/`
beside the graph for HTML, PDF or DOCX. The digest in the graph is over its characters in UTF-8, without a byte order
mark and with every line end as a line feed; offsets count Unicode code points from 0, the end not included.
"""
# ruff: noqa: T201

import hashlib
import sys
from pathlib import Path

from rdflib import RDF, Graph, Namespace
from rdflib.namespace import DCTERMS

TB = Namespace("https://w3id.org/turtlebay#")
OA = Namespace("http://www.w3.org/ns/oa#")
KINDS = (TB.Recommendation, TB.RelationStatement)

if len(sys.argv) < 3:
    sys.exit(__doc__)
graph = Graph().parse(sys.argv[1])
failures: list[str] = []
texts = {}  # the node of each text in the graph, with the characters of the file that has its digest
for name in sys.argv[2:]:
    words = Path(name).read_bytes().decode("utf-8", "replace").removeprefix("\ufeff")
    words = words.replace("\r\n", "\n").replace("\r", "\n")
    digest = hashlib.sha256(words.encode("utf-8")).hexdigest()
    found = [node for node, _, value in graph.triples((None, TB.sha256, None)) if str(value) == digest]
    texts.update(dict.fromkeys(found, words))
    if not found:
        failures.append(f"{name}: no text of the graph has its digest, {digest}")

spans = quotes = statements = 0
for evidence, text in sorted(pair for pair in graph.subject_objects(OA.hasSource) if pair[1] in texts):
    words, selectors = texts[text], list(graph.objects(evidence, OA.hasSelector))
    offsets = [str(value) for s in selectors for name in (OA.start, OA.end) for value in graph.objects(s, name)]
    start, end = map(int, offsets) if len(offsets) == 2 and all(map(str.isdecimal, offsets)) else (0, 0)
    if not start < end <= len(words):
        failures.append(f"{evidence}: has no offsets inside the text, which has {len(words)} characters")
    elif not evidence.endswith(f"#char={start},{end}"):
        failures.append(f"{evidence}: its name has other offsets than {start},{end}")
    quoted = [*graph.objects(evidence, TB.quote), *(quote for s in selectors for quote in graph.objects(s, OA.exact))]
    for quote in sorted({str(quote) for quote in quoted} - {words[start:end]}):
        failures.append(f"{evidence}: quotes {quote!r}, but the text has {words[start:end]!r}")
    spans, quotes = spans + 1, quotes + bool(quoted)

for statement in sorted(node for kind in KINDS for node in graph.subjects(RDF.type, kind)):
    text = graph.value(graph.value(statement, TB.inDocument), DCTERMS.hasFormat)
    sources = {graph.value(evidence, OA.hasSource) for evidence in graph.objects(statement, TB.evidence)}
    if text is None or (text in texts and sources != {text}):
        failures.append(f"{statement}: has no evidence in the text of its document, or some in another text")
    statements += text in texts

print(*failures, sep="\n", end="\n" if failures else "")
known = len(set(graph.subjects(TB.sha256)))
proved = f"{len(texts)} of {known} texts, {spans} spans, {quotes} quotes, {statements} statements"
print(f"{len(failures)} failures; looked at {proved}")
sys.exit(1 if failures or not texts else 0)
