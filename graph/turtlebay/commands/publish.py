"""`turtlebay publish`: a graph into a store, by the SPARQL 1.1 Graph Store HTTP Protocol."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from turtlebay.commands.options import AllowHttp, Netrc
from turtlebay.commands.terminal import plural, say, table

__all__ = ["publish"]


def publish(
    url: Annotated[
        str,
        typer.Argument(
            help="Graph store: URL?default for its default graph, URL?graph=IRI for one graph, "
            "URL alone for one graph a report."
        ),
    ],
    graph: Annotated[Path, typer.Argument(metavar="[GRAPH]", help="Graph file or output folder.")] = Path("output"),
    add: Annotated[bool, typer.Option("--add", help="Join what is there instead of replacing it.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only read, and say what would be written.")] = False,
    query: Annotated[
        str | None,
        typer.Option("--query", metavar="URL", help="SPARQL endpoint of the same store, to count there too."),
    ] = None,
    netrc: Netrc = None,
    timeout: Annotated[
        float, typer.Option("--timeout", metavar="SECONDS", min=0.1, help="For each try of a request.")
    ] = 300,
    retries: Annotated[
        int, typer.Option("--retries", min=0, max=10, help="After a broken connection, 429 or 5xx.")
    ] = 4,
    allow_http: AllowHttp = False,
) -> None:
    """Send a graph to a store and prove by reading that it arrived; exit 1 if something is missing there.

    A name and a password come from TURTLEBAY_USER and TURTLEBAY_PASSWORD, a token from TURTLEBAY_TOKEN.
    """
    from urllib.parse import urlsplit

    from turtlebay import publishing

    target = publishing.read_target(url)
    payloads = publishing.plan(graph, target)
    host = urlsplit(target.endpoint).hostname or ""
    credentials = publishing.read_credentials(host, netrc_file=netrc)
    client = publishing.Client(credentials, timeout=timeout, retries=retries, allow_http=allow_http, say=say)
    count_at = publishing.require_same_host(query, target) if query else None
    outcomes = publishing.publish(payloads, target, client, add=add, dry_run=dry_run, query=count_at, say=say)
    rows = [
        [o.graph or "default graph", o.action, f"{o.sent:,}", "not readable" if o.found is None else f"{o.found:,}"]
        for o in outcomes
    ]
    table(["graph", "what was done", "triples here", "triples there"], rows)
    changed = sum(o.action != "unchanged" for o in outcomes)
    if not changed:
        say("the store holds the same already: nothing was sent")
    elif dry_run:
        say(f"{plural(changed, 'graph')} would be written; nothing was sent")
    unproved = [o for o in outcomes if o.action == "written" and not o.proved]
    for o in unproved:
        name = o.graph or "the default graph"
        difference = (
            "cannot be read back; give --query" if o.found is None else f"differs in {plural(o.missing, 'triple')}"
        )
        say(f"{name} {difference}")
    raise typer.Exit(1 if unproved else 0)
