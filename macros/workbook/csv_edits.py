"""Changes made in a CSV text at their places: quotes, blank lines and line breaks that are not changed stay."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from macros.workbook.changes import Add, Change, Drop, Put, spliced

_CELL = re.compile(r'("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n|\r|\n|\Z)')


@dataclass(frozen=True)
class CsvRow:
    """A row that is not blank: where it begins, where the next line begins, and its cells from where to where."""

    start: int
    end: int
    spans: tuple[tuple[int, int], ...]
    cells: tuple[str, ...]


def csv_rows(text: str) -> list[CsvRow]:
    """Return the rows of a CSV text, its header first, as the reader of the data reads them."""
    rows, spans, start = [], [], 0
    for found in _CELL.finditer(text):
        spans.append(found.span(1))
        if found[2] != ",":
            cells = tuple(_read(text[slice(*span)]) for span in spans)
            rows += [CsvRow(start, found.end(), tuple(spans), cells)] if any(cells) else []
            spans, start = [], found.end()
    return rows


def csv_edited(text: str, changes: Iterable[Change]) -> str:
    """Return a CSV text with the changes made; a place is the number of a row, from 0, and the name of a column."""
    header, *rows = csv_rows(text)
    pieces = []
    for change in changes:
        match change:
            case Put((int(number), str(column)), value):
                span = rows[number].spans[header.cells.index(column)]
                pieces.append((*span, _written(str(value or ""), text[slice(*span)])))
            case Drop((int(number),)):
                pieces.append((rows[number].start, rows[number].end, ""))
            case Add(value=dict(record)):
                above = header if change.after is None else rows[change.after]
                line = _line(header.cells, record, text[above.start : above.end])
                pieces.append((above.end, above.end, line))
    return spliced(text, pieces)


def _line(columns: Sequence[str], record: dict[str, str], above: str) -> str:
    line = ",".join(_written(record.get(column, "")) for column in columns)
    return f"{line}\n" if above.endswith(("\r", "\n")) else f"\n{line}"


def _read(cell: str) -> str:
    bare = cell[1:-1].replace('""', '"') if cell.startswith('"') else cell
    return bare.strip()


def _written(cell: str, old: str = "") -> str:
    if old.startswith('"') or re.search(r'[",\r\n]', cell):
        return '"' + cell.replace('"', '""') + '"'
    return cell
