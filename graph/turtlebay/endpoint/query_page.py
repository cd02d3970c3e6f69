"""The page to write queries on: Yasgui, with the shipped questions at hand. It loads nothing from anywhere else."""

from __future__ import annotations

import json
from typing import Final

from markupsafe import Markup

from turtlebay.endpoint.resource import load_templates
from turtlebay.rdf import PREFIXES, iter_questions

__all__ = ["PAGE_POLICY", "query_page"]

PAGE_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def query_page() -> str:
    """Return the page as HTML."""
    questions = [
        {
            "name": question.name,
            "title": question.title,
            "question": question.question,
            "why": question.why,
            "sparql": question.sparql,
            "parameters": [
                {"name": parameter.name, "default": parameter.written, "description": parameter.description}
                for parameter in question.parameters
            ],
        }
        for question in iter_questions()
    ]
    data = json.dumps({"questions": questions, "prefixes": PREFIXES}, ensure_ascii=True)
    # inside a script element only these three could end it or change how it is read
    safe = data.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return load_templates().get_template("query.html").render(questions=questions, data=Markup(safe))  # noqa: S704
