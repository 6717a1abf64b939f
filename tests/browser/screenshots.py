"""Photograph every kind of page at 320 and 1280 px, light and dark, and print it.

Usage: python -m tests.browser.screenshots FOLDER   (the site must be built: make site)
"""

import functools
import shutil
import sys
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.conftest import KINDS, SCHEMES, WIDTHS

PUBLIC = Path(__file__).parent.parent.parent / "public"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def main() -> None:
    """Write the pictures and PDFs into the folder that the command names."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    handler = functools.partial(_Quiet, directory=str(PUBLIC))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for width in WIDTHS:
            for scheme in SCHEMES:
                size = {"width": width, "height": 900}
                page = browser.new_page(viewport=size, color_scheme=scheme)
                for kind, address in KINDS.items():
                    name = kind.replace(" ", "-")
                    page.goto(base + address)
                    page.screenshot(path=folder / f"{name}-{width}-{scheme}.png", full_page=True)
                    if width == WIDTHS[-1] and scheme == "light":
                        page.pdf(path=folder / f"{name}.pdf", prefer_css_page_size=True)
                page.close()
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main()
