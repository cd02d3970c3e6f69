"""One address for every IRI of ours, and the files of the pages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final
from urllib.parse import unquote

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from turtlebay import iri
from turtlebay.endpoint.crew import Delivery
from turtlebay.endpoint.exchange import Exchange, accept, require_offer, sent
from turtlebay.endpoint.jobs import Job
from turtlebay.endpoint.negotiation import HTML, RDF, Offer
from turtlebay.endpoint.problems import ProblemError
from turtlebay.endpoint.query_page import PAGE_POLICY, query_page
from turtlebay.pages.assets import style

__all__ = ["Addresses"]

STATIC: Final = {
    "yasgui.min.js": "text/javascript",
    "yasgui.min.css": "text/css",
    "yasgui.LICENSE.txt": "text/plain",
    "query.js": "text/javascript",
    "endpoint.css": "text/css",
    "common.css": "text/css",
}
ENDINGS: Final = {offer.ending: offer for offer in (HTML, *RDF)}
DOCUMENT_POLICY: Final = (
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


@dataclass
class Addresses:
    """What can be looked at."""

    exchange: Exchange

    async def page(self, request: Request) -> Response:
        """Return the page to write queries on."""
        return Response(_query_page(), media_type="text/html", headers={"Content-Security-Policy": PAGE_POLICY})

    async def static(self, request: Request) -> Response:
        """Return a file of the pages."""
        name = request.path_params["name"]
        if name not in STATIC:
            raise ProblemError(404, f"There is no file '{name}' here.")
        return Response(_static(name), media_type=STATIC[name], headers={"Cache-Control": "max-age=3600"})

    async def resource(self, request: Request) -> Response:
        """Tell all about an IRI of ours.

        The ontology is a document and answers itself. Anything else is a thing in the world: its address sends on to
        the address of its description (303), which has an ending for each format.
        """
        path = request.scope.get("raw_path", b"").decode("ascii", "replace")
        path = "/" + path.removeprefix("/turtlebay").lstrip("/") if _is_ours(path) else path
        stem, offer = _ending(path)
        name = iri.BASE + (stem if stem != "/" else "")
        if offer is None:
            require_offer(request, (*RDF, HTML))
        delivery = await self._known(request, name, offer.media if offer else "")
        if offer is None and stem != "/" and delivery.outcome.status == 200:
            delivery.body.close()
            chosen = delivery.outcome.content_type.partition(";")[0]
            ending = next(ending for ending, offer in ENDINGS.items() if offer.media == chosen)
            return RedirectResponse(f"/turtlebay{stem}{ending}", 303, headers={"Vary": "Accept"})
        headers = {"Link": f'<{name}>; rel="describes"'}
        if delivery.outcome.content_type.startswith(HTML.media):
            headers["Content-Security-Policy"] = DOCUMENT_POLICY
        return sent(request, delivery, headers)

    async def _known(self, request: Request, name: str, media: str) -> Delivery:
        """Look an IRI up as it was asked for, then with its percent escapes undone, as a browser may have made them."""
        spellings = [spelling for spelling in dict.fromkeys((name, unquote(name))) if _is_iri(spelling)]
        for spelling in spellings:
            delivery = await self.exchange.do(request, Job("resource", spelling, accept=accept(request), media=media))
            if delivery.outcome.status != 404 or spelling == spellings[-1]:
                return delivery
            delivery.body.close()
        raise ProblemError(404, "Nothing is known under this address.")


def _is_ours(path: str) -> bool:
    return path == "/turtlebay" or path.startswith("/turtlebay/")


def _ending(path: str) -> tuple[str, Offer | None]:
    """Split the ending of a format off a path; the ontology as a file is `/.ttl` and `/ontology.ttl`."""
    for ending, offer in ENDINGS.items():
        if path.endswith(ending):
            stem = path.removesuffix(ending)
            return (stem if stem not in ("", "/", "/ontology") else "/"), offer
    return path, None


def _is_iri(name: str) -> bool:
    try:
        ox.NamedNode(name)
    except ValueError:
        return False
    return True


@cache
def _static(name: str) -> bytes:
    if name == "common.css":
        return str(style("common.css")).encode()
    return files("turtlebay.endpoint").joinpath("static", name).read_bytes()


@cache
def _query_page() -> str:
    return query_page()
