"""Make the two pictures of the README: `python benchmarks/pages_pictures.py -o DIR`.

The reviewed report is drawn as everybody gets it, without its text: the graph at first sight in the light theme, and
one recommendation selected in the dark one. Each is a PNG of 960 × 600.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Literal

CHECKOUT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(CHECKOUT / "graph"))

from playwright.sync_api import sync_playwright  # noqa: E402

from turtlebay.pages import graph_page  # noqa: E402
from turtlebay.pipeline import reviewed_graph  # noqa: E402

PICTURES: tuple[tuple[str, str, Literal["light", "dark"]], ...] = (
    ("graph-light.png", "", "light"),
    ("recommendation-dark.png", "#node=doc/istanbul-retreat-2010/rec/r12", "dark"),
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-o", "--out", type=Path, required=True, help="folder for the pictures")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        page_file = Path(folder) / "graph.html"
        page_file.write_text(graph_page(reviewed_graph().graph), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, fragment, scheme in PICTURES:
            page = browser.new_page(
                viewport={"width": 1280, "height": 800},
                device_scale_factor=0.75,
                color_scheme=scheme,
                reduced_motion="reduce",
            )
            page.goto(page_file.as_uri() + fragment)
            page.wait_for_selector("html[data-ready='1']", state="attached")
            page.wait_for_timeout(500)
            page.screenshot(path=options.out / name)
            sys.stdout.write(f"{name}: {(options.out / name).stat().st_size // 1000} kB\n")
            page.close()
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
