"""The list of files in a real browser: any name stays text and below the folder, and a part of one finds it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from turtlebay.pages import files_page

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_hostile_names_stay_text(page: Page, tmp_path: Path, hostile: str) -> None:
    file = tmp_path / "files.html"
    file.write_text("".join(files_page([("reports/", hostile, [f"reports/{hostile}", hostile])])), encoding="utf-8")
    page.goto(file.as_uri())
    assert page.locator("li").count() == 2
    assert page.evaluate("window.canary") is None
    away = "all => all.map((a) => a.href).filter((href) => !href.startsWith('file:'))"
    assert page.locator("a").evaluate_all(away) == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_files_are_found_by_keyboard(page: Page, tmp_path: Path) -> None:
    names = [f"kite-{n:03}" for n in range(60)]
    kinds = [("reports/", "to read", [f"reports/{name}.html" for name in names])]
    kinds.append(("texts/", "as it was read", [f"texts/{name}.txt" for name in names]))
    file = tmp_path / "files.html"
    file.write_text("".join(files_page(kinds)), encoding="utf-8")
    page.goto(file.as_uri() + "#texts")
    assert page.locator("#texts").evaluate("e => Math.abs(e.getBoundingClientRect().top) < window.innerHeight")
    page.locator("#words").focus()
    page.keyboard.type("KITE-017")
    assert page.locator("li:visible").all_inner_texts() == ["kite-017.html", "kite-017.txt"]
    assert page.locator("#state").inner_text() == "2 found"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "kite-017.html"
    page.locator("#words").fill("17.txt")
    assert page.locator("section:visible").count() == 1
    page.locator("#words").fill("")
    assert page.locator("li:visible").count() == 120
