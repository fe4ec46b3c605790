"""What axe finds against WCAG 2.0, 2.1 and 2.2, levels A and AA, on a page as it stands in the window."""

from importlib.resources import files

from playwright.sync_api import Page

from tests.reading.windows import DESK, PHONE, Windows, resize

OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
_COLOURS = ["color-contrast", "link-in-text-block"]
_SOURCE = "axe_playwright_python"
_LAID_OUT = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { content-visibility: visible !important }");
  document.adoptedStyleSheets.push(sheet);
}"""
"""What is laid out only when a reader comes near would move while axe looks, and lie over other things."""
_RUN = """([levels, colours, whole, dark]) => {
  const alike = new Map(), ways = new Map([[document, ""]]), again = [];
  for (const one of document.querySelectorAll("*")) {
    const names = [one.localName, one.className, one.getAttribute("style"), ...one.getAttributeNames()];
    const way = `${ways.get(one.parentNode)}>${names}`;
    ways.set(one, way);
    alike.set(way, (alike.get(way) ?? 0) + 1);
    if (alike.get(way) > 4) again.push(one);
  }
  const hidden = new CSSStyleSheet();
  const blind = { runOnly: levels, rules: Object.fromEntries(colours.map((rule) => [rule, { enabled: false }])) };
  const look = async () => {
    const all = whole ? await axe.run(document, blind) : { violations: [] };
    again.forEach((one) => one.setAttribute("data-again", ""));
    hidden.replaceSync("[data-again] { display: none !important }");
    document.adoptedStyleSheets.push(hidden);
    const { violations } = await axe.run(document, { runOnly: dark ? colours : levels });
    document.adoptedStyleSheets.pop();
    return [...all.violations, ...violations];
  };
  window.found = look();
}"""
"""The same elements in the same elements have the same colours and sizes: four of each way are looked at, for stripes."""


def install(page: Page) -> None:
    """Give an opened page its axe; it comes from outside the page, so the page's policy holds all the while."""
    page.evaluate(_LAID_OUT)
    page.evaluate(files(_SOURCE).joinpath("axe.min.js").read_text("utf-8"))


def start(page: Page, *, whole: bool = False, dark: bool = False) -> None:
    """Let axe begin in a page; several pages take less time together than one after another.

    It looks at a few of what is alike; at the ``whole`` too but for its colours, which on a long page takes long.
    A ``dark`` page differs from the light one in its colours alone.
    """
    page.evaluate(_RUN, [LEVELS, _COLOURS, whole, dark])


def violations(page: Page) -> list[str]:
    """Return one line for each element that axe, once begun, finds in violation of a rule."""
    found = page.evaluate("() => window.found")
    return [
        f"{rule['id']}: {node['html'][:200]} ({node['failureSummary']})"
        for rule in found
        for node in rule["nodes"]
    ]


def in_four_views(windows: Windows, address: str) -> list[str]:
    """Return what is wrong with a page on a phone and on a desk, light and dark."""
    found: list[str] = []
    for page, complaints in windows.values():
        complaints.clear()
        page.goto(address)
        install(page)
    for width in (PHONE, DESK):
        for scheme, (page, _) in windows.items():
            resize(page, width)
            found += [f"{scheme} {width}: scrolls sideways"] * bool(page.evaluate(OVERFLOW))
            start(page, whole=(width, scheme) == (PHONE, "light"), dark=scheme == "dark")
        for scheme, (page, _) in windows.items():
            found += [f"{scheme} {width}: {line}" for line in violations(page)]
    return found + [f"{scheme}: {line}" for scheme, (_, told) in windows.items() for line in told]
