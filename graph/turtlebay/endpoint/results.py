"""Tables and truths in the four result formats of SPARQL 1.1, exactly as the recommendations have them.

JSON: https://www.w3.org/TR/sparql11-results-json/ · XML: https://www.w3.org/TR/rdf-sparql-XMLres/ ·
CSV and TSV: https://www.w3.org/TR/sparql11-results-csv-tsv/. RDF 1.2 triple terms follow the drafts of SPARQL 1.2.

`Answer.to_csv` guards spreadsheets and so departs from the recommendation; a program that asks an endpoint wants the
exact values, so CSV is written here once more.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from json.encoder import encode_basestring
from typing import Final
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox

from turtlebay.errors import UsageError
from turtlebay.rdf.answers import Term
from turtlebay.rdf.prefixes import XSD

__all__ = ["NOT_XML", "ROW_WRITERS", "truth"]

Row = Sequence[Term | None]
STRING: Final = XSD + "string"
NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold in any spelling (section 2.2)."""
QUOTED: Final = re.compile('[",\r\n]')
SPACE: Final = "http://www.w3.org/2005/sparql-results#"


def truth(value: bool, media: str) -> str:
    """Return the answer to an ASK. CSV and TSV have no form for it: the bare word, as common engines write."""
    word = str(value).lower()
    if media.endswith("json"):
        return f'{{"head":{{}},"boolean":{word}}}\n'
    if media.endswith("xml"):
        return f'<?xml version="1.0"?>\n<sparql xmlns="{SPACE}"><head/><boolean>{word}</boolean></sparql>\n'
    return f"{word}\r\n" if media == "text/csv" else f"{word}\n"


def iter_json(columns: Sequence[str], rows: Sequence[Row], link: str) -> Iterator[str]:
    """Yield JSON; `link` names a page about the answer (section 3.1.2), none if empty."""
    links = f',"link":[{encode_basestring(link)}]' if link else ""
    yield f'{{"head":{{"vars":[{",".join(map(encode_basestring, columns))}]{links}}},"results":{{"bindings":['
    names = [encode_basestring(column) for column in columns]
    lead = "\n"
    for row in rows:
        cells = [f"{name}:{_json(cell)}" for name, cell in zip(names, row, strict=True) if cell is not None]
        yield f"{lead}{{{','.join(cells)}}}"
        lead = ",\n"
    yield "\n]}}\n"


def iter_xml(columns: Sequence[str], rows: Sequence[Row], link: str) -> Iterator[str]:
    """Yield XML; `link` names a page about the answer (section 2.3.1), none if empty."""
    variables = "".join(f"<variable name={quoteattr(column)}/>" for column in columns)
    links = f"<link href={quoteattr(link)}/>" if link else ""
    yield f'<?xml version="1.0"?>\n<sparql xmlns="{SPACE}"><head>{variables}{links}</head><results>\n'
    names = [quoteattr(column) for column in columns]
    for row in rows:
        cells = [
            f"<binding name={name}>{_xml(cell)}</binding>"
            for name, cell in zip(names, row, strict=True)
            if cell is not None
        ]
        yield f"<result>{''.join(cells)}</result>\n"
    yield "</results></sparql>\n"


def iter_csv(columns: Sequence[str], rows: Sequence[Row], link: str) -> Iterator[str]:
    """Yield CSV with CRLF line ends (section 3); `link` has no place in it."""
    yield ",".join(columns) + "\r\n"
    for row in rows:
        # a row of one empty cell needs its quotes, or a reader takes it for no row
        yield (",".join(map(_csv, row)) or '""' * (len(row) == 1)) + "\r\n"


def iter_tsv(columns: Sequence[str], rows: Sequence[Row], link: str) -> Iterator[str]:
    """Yield TSV, whose terms are written as in Turtle (section 4); `link` has no place in it."""
    yield "\t".join(f"?{column}" for column in columns) + "\n"
    for row in rows:
        yield "\t".join("" if cell is None else str(cell).replace("\t", "\\t") for cell in row) + "\n"


ROW_WRITERS: Final[dict[str, Callable[[Sequence[str], Sequence[Row], str], Iterator[str]]]] = {
    "application/sparql-results+json": iter_json,
    "application/sparql-results+xml": iter_xml,
    "text/csv": iter_csv,
    "text/tab-separated-values": iter_tsv,
}


def _json(cell: Term) -> str:
    if isinstance(cell, ox.Literal):
        value = encode_basestring(cell.value)
        if cell.language:
            return f'{{"type":"literal","value":{value},"xml:lang":"{cell.language}"}}'
        datatype = cell.datatype.value
        typed = "" if datatype == STRING else f',"datatype":{encode_basestring(datatype)}'
        return f'{{"type":"literal","value":{value}{typed}}}'
    if isinstance(cell, ox.Triple):
        parts = (("subject", cell.subject), ("predicate", cell.predicate), ("object", cell.object))
        return '{"type":"triple","value":{' + ",".join(f'"{name}":{_json(part)}' for name, part in parts) + "}}"
    kind = "uri" if isinstance(cell, ox.NamedNode) else "bnode"
    return f'{{"type":"{kind}","value":{encode_basestring(cell.value)}}}'


def _xml(cell: Term) -> str:
    if isinstance(cell, ox.Triple):
        parts = (("subject", cell.subject), ("predicate", cell.predicate), ("object", cell.object))
        return "<triple>" + "".join(f"<{name}>{_xml(part)}</{name}>" for name, part in parts) + "</triple>"
    if NOT_XML.search(cell.value):
        raise UsageError(
            "a value holds a control character, and XML cannot",
            remedy="Take application/sparql-results+json, which can.",
        )
    # a bare CR would come back as LF (XML 1.0, section 2.11)
    value = escape(cell.value, {"\r": "&#13;"})
    if isinstance(cell, ox.Literal):
        if cell.language:
            return f'<literal xml:lang="{cell.language}">{value}</literal>'
        datatype = cell.datatype.value
        typed = "" if datatype == STRING else f" datatype={quoteattr(datatype)}"
        return f"<literal{typed}>{value}</literal>"
    return f"<uri>{value}</uri>" if isinstance(cell, ox.NamedNode) else f"<bnode>{value}</bnode>"


def _csv(cell: Term | None) -> str:
    if cell is None:
        return ""
    value = cell.value if isinstance(cell, ox.NamedNode | ox.Literal) else str(cell)
    return '"' + value.replace('"', '""') + '"' if QUOTED.search(value) else value
