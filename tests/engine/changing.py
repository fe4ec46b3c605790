"""The report of the library before it was issued, changed in one place; and what a change does to the pages."""

import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from macros.publication import prepare
from macros.reading.load import load
from tests.engine.builders import LIBRARY, Documents, documents, make, write_documents
from tests.engine.page_rendering import rendered
from tests.reading.pages import Element, plain

_INLINE = {"a", "b", "data", "small", "span"}
Pages = dict[str, Element]
Printed = dict[str, set[str]]
Change = tuple[str, object]
"""A place of the data and what stands there instead; in a CSV file, what stands there once and what instead."""


def indicator(dimension: int, group: int, number: int) -> str:
    """Return the place of an indicator, counted from 0."""
    return f"indicators/dimensions/{dimension}/groups/{group}/indicators/{number}"


CELL = ("tables/spending.csv", ("决算数,1.35", "决算数,1.45"))
MET = (f"{indicator(0, 1, 0)}/rule/entries/1/met", "true")
COUNTS = ("surveys/readers.csv", ("cat,30,6,4", "cat,28,6,6"))
FIGURE = ("figures/figures/waiting_minutes/value", "14")
BAND = (f"{indicator(0, 0, 1)}/rule/rows/1/from", "18%")
BAND_WORDS = (f"{indicator(0, 0, 1)}/standard", "不低于四分之一得满分，不低于18%得3.5分，不低于5%得1分。")
JUDGED = (f"{indicator(2, 1, 0)}/rule/score", "9")
HANDED_OUT = ("surveys/surveys/readers/handed_out", "48")
OPEN_NIGHTS = ("figures/figures/open_nights/value", "219")
COINS = ("tables/money.csv", ("决算数,105", "决算数,85"))
COMPLAINTS = ("figures/figures/complaints/value", "9")
LATE = ("figures/figures/waiting_minutes/value", "20")
FOUND = ("findings/problems/2/explains/3", "Z12")
"""The problem that explains a new deduction of Z12."""


@cache
def unissued() -> Documents:
    """Return the data without what the issued report printed, so that nothing holds a change back.

    Gone are ``issued``, the typed values of computed cells, the checks of data/checks.yml, and
    from the errata the checks that they answered.
    """
    found = documents(LIBRARY / "data")
    for name in ("indicators", "figures"):
        _forget(found[name], "issued")
    for erratum in found["errata"]["errata"]:
        erratum["checks"] = [
            id_ for id_ in erratum.get("checks", []) if not id_.startswith(("issued.", "custom."))
        ]
    found["checks"] = {}
    for table in load(LIBRARY / "data").tables.values():
        path, words = f"tables/{table.id}.csv", [column.id for column in table.spec.columns]
        computed = {
            (row.id, name)
            for row in table.rows
            for name in row.numbers
            if any(rule.covers(row.id, name) for rule in table.spec.computed)
        }
        found[path] = _blanked(found[path], ["id", *words], computed)
    return found


@cache
def pages_after(*changes: Change) -> Pages:
    """Return the pages of the unissued report with some changes to its data."""
    with TemporaryDirectory() as folder:
        data = write_documents(Path(folder), make(unissued(), dict(changes)))
        return rendered(prepare(data, LIBRARY / "docs"))


def figures_printed(pages: Pages) -> Printed:
    """Return by the anchor of its receipt how each linked figure is printed, wherever it is."""
    found: Printed = {}
    for page in pages.values():
        for link in page.all("a", "figure"):
            found.setdefault(link.attributes["href"].partition("#")[2], set()).add(link.text())
    return found


def differences(before: Printed, after: Printed) -> dict[str, str]:
    """Return what is printed differently: anchor → ``7.5 7.50 → 9``."""
    return {
        anchor: " → ".join(" ".join(sorted(side.get(anchor, set()))) for side in (before, after))
        for anchor in sorted(before | after)
        if before.get(anchor) != after.get(anchor)
    }


def words(pages: Pages) -> dict[str, str]:
    """Return the words of each page, ``|`` between its cells and paragraphs."""
    return {path: re.sub(r"\|+", "|", plain(_set_apart(page))) for path, page in pages.items()}


def _set_apart(element: Element) -> str:
    inner = "".join(child if isinstance(child, str) else _set_apart(child) for child in element.children)
    return inner if element.tag in _INLINE else f"|{inner}|"


def _forget(content: Any, key: str) -> None:
    if isinstance(content, dict):
        content.pop(key, None)
    for item in content.values() if isinstance(content, dict) else content:
        if isinstance(item, dict | list):
            _forget(item, key)


def _blanked(text: str, columns: list[str], cells: set[tuple[str, str]]) -> str:
    """Return a sheet without commas in its words, some cells blank."""
    head, *rows = (line.split(",") for line in text.splitlines())
    assert head == columns
    kept = [
        ["" if (row[0], column) in cells else cell for column, cell in zip(columns, row, strict=True)]
        for row in rows
    ]
    return "".join(",".join(row) + "\n" for row in [head, *kept])
