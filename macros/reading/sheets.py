"""CSV files whose first column is an id: the columns that are there, the ids that can be named."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from macros.reading.amiss import (
    ID,
    Amiss,
    Cells,
    is_note,
    ragged,
    spoilt_cells,
    unlike_header,
    wrong_columns,
    wrong_ids,
)
from macros.reading.files import read_text, refused
from macros.values.errors import short
from macros.values.mistakes import NOWHERE, Mistake, Where
from macros.values.recalling import Recall, anew, recalled

_MOST_CELLS = 50_000


@dataclass(frozen=True)
class Sheet:
    """The rows of a CSV file by the line on which each begins, and what is wrong; an amiss cell is blank."""

    rows: dict[int, Cells]
    wrong: tuple[Mistake, ...]


def read_sheet(
    path: Path,
    file: str,
    required: Sequence[str],
    optional: Sequence[str] = (),
    stated: Where = NOWHERE,
    recall: Recall = anew,
) -> Sheet:
    """Return a CSV file as texts; the first required column holds ids, which formulas can name.

    What its columns are is ``stated`` elsewhere. Raises DataErrors for a file that holds no rows at all; all
    else that is wrong is told in the sheet.
    """
    rows, wrong = recalled(recall, _read, read_text(path, file), file, [*required], [*optional])
    return Sheet(dict(rows), tuple(Amiss(*one).mistake(file, stated) for one in wrong))


def _read(
    text: str, file: str, required: Sequence[str], optional: Sequence[str]
) -> tuple[list[tuple[int, Cells]], list[Amiss]]:
    """Return the rows with their lines, and what is wrong."""
    import pandas as pd  # which takes as long as all else that is read, and is spared where nothing changed

    known = tuple(dict.fromkeys((*required, *optional)))
    (top, header), *rows = _under_header(text, file, known, required)
    wrong = [*wrong_columns(top, header, required, optional)]
    if again := next((number for number, row in rows if row == header), 0):
        wrong.append(Amiss(again, "表头又出现了一次，请删去这一行；它下面的各行重复了的，一并删去"))
        rows = [one for one in rows if one[0] < again] or [one for one in rows if one[1] != header]
    notes = [one for one in rows if is_note(one[1])]
    for number, row in notes:
        words = f"“{short(''.join(row))}”不是一行数据，请删去；要印出的注和来源写在 data/tables.yml 或页面上"
        wrong.append(Amiss(number, words))
    rows = [one for one in rows if one not in notes]
    if not rows:
        wrong.append(Amiss(0, "只有表头，没有一行数据，请补上"))
    wrong += ragged(top, header, rows, told=bool(wrong))
    lines = {number: _cells(header, row, known) for number, row in rows}
    if required[0] in header:
        whole = {number: lines[number] for number, row in rows if len(row) == len(header)}
        wrong += wrong_ids(whole, required[0])
    wrong += [one for number, cells in lines.items() for one in spoilt_cells(number, cells, required[0])]
    lines = {number: cells for number, cells in lines.items() if ID.fullmatch(cells[known[0]])}
    frame = pd.DataFrame(list(lines.values()), list(lines), known, dtype=str)
    return cast(list[tuple[int, Cells]], [*frame.to_dict("index").items()]), wrong


def _under_header(
    text: str, file: str, known: Sequence[str], required: Sequence[str]
) -> list[tuple[int, list[str]]]:
    """Return the rows of a file that begins with a header, which comes first. Raises DataErrors for any other."""
    (top, header), *rows = _rows(text, file) or [(1, [])]
    if not header:
        raise refused(file, "是空文件，第一行应为表头")
    if unlike := unlike_header(header, {*known}, required, rows):
        raise refused(file, unlike, top)
    if len(rows) * len(header) > _MOST_CELLS:
        raise refused(file, f"超过{_MOST_CELLS}个单元格，请检查是否放错了文件")
    return [(top, header), *rows]


def _rows(text: str, file: str) -> list[tuple[int, list[str]]]:
    """Return the rows that are not blank, each with its first line and its cells stripped.

    Columns at the right that are blank throughout, header and all, are what spreadsheets leave behind: they are left out.
    """
    reader = csv.reader(io.StringIO(text, newline=None), strict=True)
    rows, line = [], 1
    try:
        for cells in reader:
            row = [cell.strip() for cell in cells]
            if any(row):
                rows.append((line, row))
            line = reader.line_num + 1
    except csv.Error:
        raise refused(file, "引号没有成对，或有一格太长，请检查这一行的英文双引号", line) from None
    width = max((number for _, row in rows for number, cell in enumerate(row, 1) if cell), default=0)
    return [(line, row[:width]) for line, row in rows]


def _cells(header: Sequence[str], row: Sequence[str], known: Sequence[str]) -> Cells:
    """Return the cells of a row by column; of a row with too few or too many, its id alone."""
    found = dict(zip(header, row, strict=False))
    kept = known if len(row) == len(header) else known[:1]
    return dict.fromkeys(known, "") | {column: found.get(column, "") for column in kept}
