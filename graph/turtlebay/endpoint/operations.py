"""The routes of the endpoint: the query operation, the shipped questions, and what the service says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from turtlebay import __version__
from turtlebay.endpoint.description import dataset_triples, service_triples
from turtlebay.endpoint.exchange import Exchange, accept, base_address, require_offer, sent
from turtlebay.endpoint.framing import digest, note
from turtlebay.endpoint.jobs import Job
from turtlebay.endpoint.negotiation import HTML, RDF, RESULTS, Offer, choose
from turtlebay.endpoint.problems import ProblemError
from turtlebay.endpoint.protocol import read_parameters, to_job
from turtlebay.endpoint.triples import serialize
from turtlebay.errors import TurtlebayError
from turtlebay.rdf import Question, find_question, iter_questions

__all__ = ["Operations"]

QUERY_TEXT: Final = Offer("application/sparql-query", (), ".rq", "; charset=utf-8")
QUESTION_OFFERS: Final = (*RESULTS, *RDF, QUERY_TEXT)


@dataclass
class Operations:
    """What can be asked."""

    exchange: Exchange

    async def query(self, request: Request) -> Response:
        """Answer the query operation (SPARQL 1.1 Protocol, 2.1), or describe the service where nothing is asked."""
        if request.method != "POST" and not request.scope["query_string"]:
            return await self.service(request)
        parameters = await read_parameters(request, self.exchange.limits)
        job = to_job(parameters, self.exchange.graphs, accept(request), _more(request))
        note(request.scope, query=digest(job.text))
        return sent(request, await self.exchange.do(request, job))

    async def question(self, request: Request) -> Response:
        """Ask a shipped question, with the parameters in the address; an ending such as `.csv` names the format.

        As `application/sparql-query` comes the query with its parameters bound, not the answer.
        """
        name = request.path_params["name"]
        offer = next((offer for offer in QUESTION_OFFERS if name.endswith(offer.ending)), None)
        parameters = await read_parameters(request, self.exchange.limits)
        values: dict[str, list[str]] = {}
        for key, value in parameters.pairs:
            values.setdefault(key, []).append(value)
        try:
            question = find_question(name.removesuffix(offer.ending) if offer else name)
        except TurtlebayError as error:
            raise ProblemError(404, str(error)) from error
        try:
            sparql = question.bind(values)
        except TurtlebayError as error:
            raise ProblemError(400, str(error)) from error
        if (offer or choose(accept(request), QUESTION_OFFERS)) is QUERY_TEXT:
            return Response(sparql, headers={"Content-Type": QUERY_TEXT.content_type, "Vary": "Accept"})
        media = offer.media if offer else ""
        note(request.scope, query=digest(sparql))
        job = Job("query", sparql, accept=accept(request), media=media, more=_more(request))
        return sent(request, await self.exchange.do(request, job))

    async def questions(self, request: Request) -> Response:
        """List the shipped questions with their parameters."""
        return JSONResponse([_summary(question) for question in iter_questions()])

    async def service(self, request: Request) -> Response:
        """Describe the service (SPARQL 1.1 Service Description, section 2); a browser gets the query page."""
        offer = require_offer(request, (*RDF, HTML))
        if offer is HTML:
            return RedirectResponse("/", 303, headers={"Vary": "Accept"})
        return await self._described(request, offer)

    async def void(self, request: Request) -> Response:
        """Describe the dataset at the address that VoID registers (RFC 8615; VoID, section 7.2)."""
        return await self._described(request, require_offer(request, RDF))

    async def health(self, request: Request) -> Response:
        """Say whether questions can be answered."""
        crew = self.exchange.crew
        state = {"status": "ok" if crew.alive else "gone", "waiting": crew.waiting, "version": __version__}
        return JSONResponse(state, 200 if crew.alive else 503)

    async def _described(self, request: Request, offer: Offer) -> Response:
        figures = await self.exchange.figures(request)
        base = base_address(request)
        triples = [*service_triples(base, figures, self.exchange.graphs), *dataset_triples(base, figures)]
        body = serialize(triples, offer.media)
        return Response(body, headers={"Content-Type": offer.content_type, "Vary": "Accept"})


def _more(request: Request) -> str:
    return f"{base_address(request)}/#limits"


def _summary(question: Question) -> dict[str, object]:
    return {
        "name": question.name,
        "alias": question.alias,
        "title": question.title,
        "question": question.question,
        "why": question.why,
        "parameters": [
            {"name": parameter.name, "default": parameter.written, "description": parameter.description}
            for parameter in question.parameters
        ],
        "sparql": question.sparql,
    }
