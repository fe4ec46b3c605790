"""What axe finds against WCAG 2.0, 2.1 and 2.2, levels A and AA, on a page as it stands in the window."""

from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

from tests.reading.windows import DESK, PHONE, Scheme

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
_SOURCE = "axe_playwright_python"
_RUN = "([context, options]) => { window.found = axe.run(context, options) }"


_LAID_OUT = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { content-visibility: visible !important }");
  document.adoptedStyleSheets.push(sheet);
}"""
"""What is laid out only when a reader comes near would move while axe looks, and lie over other things."""


def install(page: Page) -> None:
    """Give an opened page its axe; it comes from outside the page, so the page's policy holds all the while."""
    page.evaluate(_LAID_OUT)
    page.evaluate(files(_SOURCE).joinpath("axe.min.js").read_text("utf-8"))


def start(page: Page, width: int, scheme: Scheme, *, repeats: bool = False) -> None:
    """Let axe begin in a page; several pages take less time together than one after another.

    Colours of the text do not depend on the width, nor sizes on the scheme: so the text is looked at
    in two of the four views, what frames it in all; a page that ``repeats`` others is not looked at again
    for its colours.
    """
    options: dict[str, Any] = {"runOnly": LEVELS, "resultTypes": ["violations"]}
    if repeats:
        options["rules"] = {"color-contrast": {"enabled": False}}
    everything = (width, scheme) in ((PHONE, "light"), (DESK, "dark"))
    context = {} if everything else {"exclude": [["article"]]}
    page.evaluate(_RUN, [{"include": [["html"]], **context}, options])


def violations(page: Page) -> list[str]:
    """Return one line for each element that axe, once begun, finds in violation of a rule."""
    found = page.evaluate("() => window.found")
    return [
        f"{rule['id']}: {node['html'][:200]} ({node['failureSummary']})"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]
