"""The report before it is issued, changed in one place; and what a change does to the pages."""

import csv
import re
import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from macros.publication import prepare
from macros.reading.load import load
from tests.engine.builders import replace_once
from tests.engine.page_reading import Element, plain
from tests.engine.page_rendering import rendered
from tests.engine.site_building import PROJECT

_FOLDER = TemporaryDirectory(prefix="unissued-report-")
_INLINE = {"a", "b", "data", "small", "span"}
Pages = dict[str, Element]
Printed = dict[str, set[str]]
Change = tuple[str, str, str]
"""A file of the data, the text that stands there once, and what to write instead."""


PURCHASE = (
    "- text: 按照规定对所需服务或设备进行政府采购\n                  points: 1\n                  met: "
)
FOUND = {
    "B12": ("findings.yml", 'explains: ["B32", "B61"]', 'explains: ["B32", "B61", "B12"]'),
    "B51": ("findings.yml", 'explains: ["B32", "B61"]', 'explains: ["B32", "B61", "B51"]'),
    "C21": ("findings.yml", 'explains: ["C12", "C13"]', 'explains: ["C12", "C13", "C21"]'),
    "D31": ("findings.yml", 'explains: ["C12", "C13"]', 'explains: ["C12", "C13", "D31"]'),
}
"""The problem that explains a new deduction, without which it would not be published."""

CELL = ("tables/income.csv", "322.31,278.64,278.64", "322.31,278.64,280.64")
MET = ("indicators.yml", f"{PURCHASE}false", f"{PURCHASE}true")
COUNTS = ("surveys/public.csv", "q1,57,18,3", "q1,54,18,6")
COUNTS_OF_A_FACT = ("surveys/public.csv", "q4,66,10,2", "q4,71,6,1")
FIGURE = ("figures.yml", "value: 65%", "value: 80%")
BAND = ("indicators.yml", "{at_least: 90%, points: 6}", "{at_least: 92%, points: 6}")
SLOPE = ("tables/expenditure.csv", "161.75,18.35,,155.86,,-,\nfinal", "161.75,18.35,,195.86,,-,\nfinal")
OVERSPENT = ("tables/expenditure.csv", "161.75,18.35,,155.86,,-,\nrate", "161.75,18.35,,156.00,,-,\nrate")
STAFF = ("figures.yml", "年末实有行政人数, unit: 人, value: 7", "年末实有行政人数, unit: 人, value: 9")
JUDGED = ("indicators.yml", "score: 2.5", "score: 3")
OFFLINE = ("figures.yml", "value: 2168", "value: 1000")
HANDED_OUT = ("surveys.yml", "    handed_out: 78", "    handed_out: 80")


def unissued_copy(folder: Path) -> Path:
    """Copy the data without what the issued report printed, so that nothing holds a change back.

    Gone are ``issued``, the typed values of computed cells, the checks of data/checks.yml, and
    from the errata the checks that they answered.
    """
    data = Path(shutil.copytree(PROJECT / "data", folder / "data"))
    for name in ("indicators", "figures"):
        _rewrite(data / f"{name}.yml", r"^ *issued: .*\n|, issued: [^,}]+")
    _rewrite(data / "errata.yml", r"^    checks: \[(?:issued|custom)\..*\n")
    (data / "checks.yml").write_text("checks: []\n", "utf-8")
    for table in load(PROJECT / "data").tables.values():
        computed = {
            (row.id, column.id)
            for row in table.rows
            for column in table.spec.columns
            if column.is_numeric and any(rule.covers(row.id, column.id) for rule in table.spec.computed)
        }
        _blank(data / "tables" / f"{table.id}.csv", computed)
    return data


@cache
def pages_after(*changes: Change) -> Pages:
    """Return the pages of the unissued report with some changes to its data."""
    with TemporaryDirectory() as folder:
        data = Path(shutil.copytree(_unissued(), Path(folder) / "data"))
        make(data, *changes)
        return rendered(prepare(data, PROJECT / "docs"))


def make(data: Path, *changes: Change) -> None:
    """Write some changes into the data of a folder."""
    for file, old, new in changes:
        replace_once(data / file, old, new)


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


@cache
def _unissued() -> Path:
    return unissued_copy(Path(_FOLDER.name))


def _rewrite(path: Path, pattern: str) -> None:
    path.write_text(re.sub(pattern, "", path.read_text("utf-8"), flags=re.MULTILINE), "utf-8")


def _blank(path: Path, cells: set[tuple[str, str]]) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        for row in rows:
            writer.writerow(
                {column: "" if (row["id"], column) in cells else cell for column, cell in row.items()}
            )
