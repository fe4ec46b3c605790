"""A workbook in memory, edited as a clerk edits it, and what becomes of the data."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from macros.assessment.assess import assess
from macros.reading.load import load
from macros.reading.yaml_files import parse_yaml
from macros.workbook.changes import Place
from macros.workbook.comparing import Found, compare
from macros.workbook.csv_edits import csv_rows
from macros.workbook.exchange import edited
from macros.workbook.grid import Grid, fingerprint
from macros.workbook.grids import grids
from macros.workbook.opening import Page, Typed
from macros.workbook.sheets import FINGERPRINT, NUMBER
from macros.workbook.source import Source

_ALONE = {"('explains',)": ("indicator",), "('answers',)": ("problem",)}
"""What a text alone in one of these lists means."""
Cell = tuple[str, int, str]
"""The title of a sheet, the number of a row from 1, the title of a column."""


@cache
def laid(data: Path) -> tuple[Source, list[Grid]]:
    """Return the files of a folder of data, and the sheets that they are laid out in."""
    source = Source.of(data)
    return source, grids(source, assess(load(data)))


def book(data: Path, edits: Mapping[Cell, str]) -> dict[str, Page]:
    """Return the workbook as it comes back with some cells typed anew."""
    _, sheets = laid(data)
    guide = Page("说明", ((Typed(FINGERPRINT), Typed(fingerprint(sheets))),))
    edited_sheets = {title for title, _, _ in edits}
    pages = {
        grid.title: _unedited(data, n) for n, grid in enumerate(sheets) if grid.title not in edited_sheets
    }
    own = {grid.title: Page(grid.title, _rows(grid, edits)) for grid in sheets if grid.title in edited_sheets}
    return {"说明": guide} | pages | own


@cache
def _unedited(data: Path, number: int) -> Page:
    grid = laid(data)[1][number]
    return Page(grid.title, _rows(grid, {}))


def _rows(grid: Grid, edits: Mapping[Cell, str]) -> tuple[tuple[Typed, ...], ...]:
    head = tuple(map(Typed, [NUMBER, *grid.notes]))
    new = max([number for title, number, _ in edits if title == grid.title], default=0) - len(grid.rows)
    texts = [*(row.texts for row in grid.rows), *[{}] * new]
    lines = [
        {NUMBER: str(number) if number <= len(grid.rows) else ""}
        | {title: edits.get((grid.title, number, title), row.get(title, "")) for title in grid.notes}
        for number, row in enumerate(texts, 1)
    ]
    return (head, *(tuple(Typed(text.strip(" \t\n\r\u00a0")) for text in line.values()) for line in lines))


def returned(data: Path, edits: Mapping[Cell, str]) -> Found:
    """Return what the workbook with some cells typed anew changes."""
    _, sheets = laid(data)
    return compare(sheets, book(data, edits))


def files_after(data: Path, edits: Mapping[Cell, str]) -> dict[str, str]:
    """Return the files that change, as text."""
    found = returned(data, edits)
    assert found.refused == []
    written = edited(laid(data)[0], found.changes)
    return {name: new.text for name, new in written.items()}


def leaves(name: str, text: str) -> dict[Place, str]:
    """Return every value of a file by its place."""
    if name.endswith(".csv"):
        return {(n, m): cell for n, row in enumerate(csv_rows(text)) for m, cell in enumerate(row.cells)}
    return dict(_leaves(parse_yaml(text, name).content, ()))


def _leaves(content: object, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(content, dict | list):
        for step, item in content.items() if isinstance(content, dict) else enumerate(content):
            yield from _leaves(item, (*place, step))
    elif content is not None:
        yield (*place, *_ALONE.get(str(place[-2:-1]), ())), str(content)


def not_shown(data: Path) -> list[Place]:
    """Return the places of the data's YAML that stand on no sheet, but for the shapes of rules."""
    source, sheets = laid(data)
    rows = [row for grid in sheets for row in grid.rows]
    open_ = {(*row.place, *column.key): column.kind for row in rows for column in row.open.values()}
    shown = open_.keys() | {(*row.place, "id") for row in rows}
    return [
        (file, *place)
        for file, text in source.texts.items()
        for place in (leaves(file, text.text) if file.endswith(".yml") else {})
        if (whole := (file.removesuffix(".yml"), *place)) not in shown
        and open_.get(whole[:-1]) != "list"
        and not {"rule", "when"} & set(place)
    ]
