"""The page of all questions, made from the heads of their files.

python -m turtlebay.rdf.cookbook > docs/cookbook.md
"""

from __future__ import annotations

import sys
from collections.abc import Iterable

from turtlebay.rdf.questions import Question, iter_questions

__all__ = ["to_cookbook"]

HEAD = """# Cookbook

{number} questions that the graph answers, each as one SPARQL 1.1 query that runs in any store. The same file runs
on the command line, in the query page of `turtlebay serve`, and pasted into a store of your own
([how to load the graph there](stores.md)). This page is made from the heads of `ontology/queries/*.rq`.

```sh
turtlebay query --list                                     # all questions
turtlebay query recommendations-to                         # as it stands
turtlebay query recommendations-to --actor turkey          # for another actor
turtlebay query recommendations-to --actor turkey --actor chad --format json
turtlebay query search --words "mandate mission" --graph output
```

A parameter stands in the query as `VALUES ?name {{ … }}`; in a store of your own, write another term there. On the
command line a value is the end of a name (`turkey`), a name with its prefix (`act:turkey`), a whole IRI, or the text
or number itself. It may be given several times: what fits any of them is found.
"""


def to_cookbook(questions: Iterable[Question]) -> str:
    """Return the page as Markdown: a table of contents, then one section for each question."""
    found = list(questions)
    rows = [f"- [{q.title}](#{_anchor(q.title)}): `{q.alias or q.name}`" for q in found]
    return "\n".join([HEAD.format(number=len(found)), *rows, "", *map(_section, found)])


def _section(question: Question) -> str:
    lines = [f"## {question.title}", "", f"**{question.question}** {question.why}", ""]
    lines += ["```sh", f"turtlebay query {question.usage}", "```", ""]
    if question.parameters:
        lines += ["| parameter | default | what it is |", "|---|---|---|"]
        lines += [f"| `--{p.name}` | `{p.written}` | {p.description} |" for p in question.parameters]
        lines.append("")
    lines.append(f"Query: [`{question.name}.rq`](../ontology/queries/{question.name}.rq)")
    return "\n".join(lines) + "\n"


def _anchor(title: str) -> str:
    """Return the anchor that Markdown pages give a heading."""
    return "".join(c for c in title.lower().replace(" ", "-") if c.isalnum() or c == "-")


if __name__ == "__main__":
    sys.stdout.write(to_cookbook(iter_questions()))
