"""The page of the ontology in a real browser: it fits every screen and asks for nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

CHECKOUT = Path(__file__).resolve().parents[2]


def test_ontology_page_fits_and_loads_nothing(page: Page) -> None:
    page.goto((CHECKOUT / "docs" / "ontology.html").as_uri() + "#Recommendation")
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    assert page.evaluate("getComputedStyle(document.querySelector('main')).maxWidth") != "none"
    assert page.locator("#Recommendation").is_visible()
