"""What of a page is the report: the main part, without what is hidden or leads elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

__all__ = ["is_hidden", "remove_boilerplate"]

NEVER: Final = (
    "script,style,noscript,template,svg,canvas,iframe,object,embed,audio,video,map,button,select,option,textarea,input,"
    "dialog,menu,nav,head"
)
ROLES: Final = re.compile(
    r"navigation|banner|contentinfo|search|(?:alert)?dialog|menu(?:bar)?|toolbar|tablist|tooltip|status|alert"
)
NAMED: Final = re.compile(
    r"(?:cookies?|consent|gdpr|ccpa|onetrust|cookiebot|newsletter|subscri(?:be|ption)|signup|sign-up|breadcrumbs?|sharing"
    r"|share|social|sidebar|side-bar|related|promo|adverts?|advertisement|ads|popup|pop-up|modal|overlay|skip|skip-?links?"
    r"|menu|nav|navbar|navigation|topbar|masthead|pagination|pager|login|search|toolbar|site-?header|site-?footer|footer"
    r"|page-?footer|global-?(?:header|footer)|widget|comments?|disqus|tags|toc-?toggle|mw-editsection|noprint|print-?only"
    r"|sr-only|screen-reader(?:-text)?|visually-?hidden|you-may-also|read-?more|see-also|cards?)"
)
WORD: Final = re.compile(r"[a-z]+(?:-[a-z]+)*")
CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
NOTES: Final = re.compile(r"foot-?notes?|end-?notes?|references|doc-endnotes", re.IGNORECASE)
LARGEST: Final = 0.35
"""The part of the text of a page; what holds more is the report, whatever its name says."""
LINKED: Final = 0.75
FEWEST_LINKS: Final = 4
LONGEST_LINK: Final = 90
MAIN: Final = ("main", "[role=main]", "article", "[itemprop=articleBody]", "#content", "#main", "#main-content")
MAIN_SHARE: Final = 0.5
HIDING: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def remove_boilerplate(tree: LexborHTMLParser) -> LexborNode | None:
    """Take away what is no part of the report and return the element that holds the rest."""
    body = tree.body
    if body is None:
        return None
    for node in body.css(NEVER):
        node.decompose()
    whole = max(1, _length(body))
    for node in body.css("[hidden],[aria-hidden=true],[style],[aria-modal=true]"):
        if is_hidden(node):
            node.decompose()
    for node in body.css("[role],[class],[id],header,footer,aside"):
        if node.tag not in ("body", "html", "main", "article") and _is_around(node, whole):
            node.decompose()
    for node in body.css("ul,ol,div,section,table,p"):
        if node.parent is not None and _leads_elsewhere(node, whole):
            node.decompose()
    return _main_part(body)


def is_hidden(node: LexborNode) -> bool:
    """Say whether a browser would not show an element."""
    attributes = node.attributes
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or attributes.get("aria-modal") == "true"
        or bool(HIDING.search(attributes.get("style") or ""))
    )


def _length(node: LexborNode) -> int:
    """Return how much text an element has that leads nowhere else."""
    linked = sum(len(link.text(deep=True)) for link in node.css("a[href]"))
    return max(0, len(node.text(deep=True)) - linked)


def _is_around(node: LexborNode, whole: int) -> bool:
    attributes = node.attributes
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    if NOTES.search(names) or NOTES.search(attributes.get("role") or ""):
        return False
    inside = _inside_article(node)
    around = (
        bool(ROLES.fullmatch(attributes.get("role") or ""))
        or (node.tag in ("header", "footer") and not inside)
        or (node.tag == "footer" and inside)
        or (node.tag == "aside" and not inside)
        or any(_is_named(token) for token in names.split())
    )
    if not around:
        return False
    # A heading of the first level is the title of the report, in whatever bar it stands.
    if node.tag in ("header", "div", "section") and node.css_first("h1") is not None:
        return False
    return _length(node) < LARGEST * whole


def _is_named(token: str) -> bool:
    bare = CAMEL.sub("-", token).lower().replace("_", "-")
    if NAMED.fullmatch(bare):
        return True
    parts = [part for part in re.split(r"-+", bare) if part.isalpha()]
    return (
        bool(parts)
        and len(parts) <= 4
        and any(
            NAMED.fullmatch(part) and part not in ("skip", "search", "tags", "cards", "card", "print") for part in parts
        )
        and not any(
            part in ("has", "with", "no", "without", "content", "main", "body", "article", "page") for part in parts
        )
    )


def _inside_article(node: LexborNode) -> bool:
    parent = node.parent
    for _ in range(40):
        if parent is None:
            return False
        if parent.tag in ("article", "main"):
            return True
        parent = parent.parent
    return False


def _leads_elsewhere(node: LexborNode, whole: int) -> bool:
    """Say whether an element is a list of links without sentences of its own."""
    links = node.css("a[href]")
    if len(links) < FEWEST_LINKS:
        return False
    if _length(node) > LARGEST * whole:
        return False
    words = [" ".join(link.text(deep=True).split()) for link in links]
    linked = sum(map(len, words))
    text = " ".join(node.text(deep=True).split())
    stops = len(re.findall(r"[a-z]{3}\.(?:\s|$)", text))
    return linked >= LINKED * len(text) and stops * 3 < len(links) and linked / len(links) <= LONGEST_LINK


def _main_part(body: LexborNode) -> LexborNode:
    whole = max(1, _length(body))
    for selector in MAIN:
        found = body.css(selector)
        if found:
            best = max(found, key=_length)
            if _length(best) >= MAIN_SHARE * whole:
                return best
    return body
