"""Windows of the browser as readers have them: phone or desk, light or dark, with or without script."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from playwright.sync_api import Browser, ConsoleMessage, Page, Request

Scheme = Literal["light", "dark"]
Windows = dict[Scheme, tuple[Page, list[str]]]
PHONE, DESK = 390, 1280
HEIGHT = 900


def open_page(
    browser: Browser,
    url: str,
    width: int = DESK,
    scheme: Scheme = "light",
    *,
    touch: bool = False,
    script: bool = True,
) -> Page:
    """Return a page opened in a window of its own, without motion, so that nothing is caught on its way."""
    context = browser.new_context(
        viewport={"width": width, "height": HEIGHT},
        color_scheme=scheme,
        reduced_motion="reduce",
        has_touch=touch,
        java_script_enabled=script,
    )
    page = context.new_page()
    page.goto(url)
    return page


def resize(page: Page, width: int) -> None:
    """Give the window another width."""
    page.set_viewport_size({"width": width, "height": HEIGHT})


def complaints_of(page: Page, home: str) -> list[str]:
    """Return a list that fills with what the page prints, breaks or asks of another host."""
    complaints: list[str] = []

    def printed(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            complaints.append(f"console {message.type}: {message.text}")

    def requested(request: Request) -> None:
        if not request.url.startswith((home, "data:", "blob:")):
            complaints.append(f"request to another host: {request.url}")

    page.on("console", printed)
    page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
    page.on("request", requested)
    return complaints


@contextmanager
def in_both_schemes(browser: Browser, home: str) -> Iterator[Windows]:
    """Yield a light and a dark window, each with what its pages have complained about."""
    schemes: tuple[Scheme, ...] = ("light", "dark")
    pages = {scheme: open_page(browser, "about:blank", scheme=scheme) for scheme in schemes}
    yield {scheme: (page, complaints_of(page, home)) for scheme, page in pages.items()}
    for page in pages.values():
        page.context.close()
