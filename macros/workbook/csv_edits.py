"""Changes made in a CSV text at their places: quotes, blank lines and line breaks that are not changed stay."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from macros.workbook.changes import Add, Change, Edited, Piece, Put, spliced

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


def csv_edited(text: str, changes: Iterable[Change]) -> Edited:
    """Return a CSV text with the changes made; a place is the number of a row, from 0, and the name of a column."""
    header, *rows = csv_rows(text)
    return spliced(text, (_piece(text, header, rows, change) for change in changes))


def _piece(text: str, header: CsvRow, rows: Sequence[CsvRow], change: Change) -> Piece:
    """Return what a change replaces, by what."""
    match change:
        case Put((int(number), str(column)), value, cell):
            span = rows[number].spans[header.cells.index(column)]
            return Piece(*span, _written(str(value or ""), text[slice(*span)]), (cell,))
        case Add(value=dict(record)):
            above = header if change.after is None else rows[change.after]
            line = _line(header.cells, record, text[above.start : above.end])
            return Piece(above.end, above.end, line, (change.cell,))
    gone = rows[int(change.place[0])]
    return Piece(gone.start, gone.end, "", (change.cell,))


def _line(columns: Sequence[str], record: dict[str, str], above: str) -> str:
    line = ",".join(_written(record.get(column, "")) for column in columns)
    return f"{line}\n" if above.endswith(("\r", "\n")) else f"\n{line}"


def _read(cell: str) -> str:
    return (cell[1:-1].replace('""', '"') if cell.startswith('"') else cell).strip()


def _written(cell: str, old: str = "") -> str:
    if old.startswith('"') or re.search(r'[",\r\n]', cell):
        return '"' + cell.replace('"', '""') + '"'
    return cell
