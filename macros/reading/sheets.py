"""CSV files whose first column is an id: the columns that are there, the ids that can be named."""

import csv
import io
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from pathlib import Path

from macros.reading import amiss
from macros.reading.amiss import Cells, Rows
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
    top, header, rows = _under_header(read_text(path, file), file, required, optional)
    here, known = Where(file), tuple(dict.fromkeys((*required, *optional)))
    rows, strange = _without_strange(here, header, rows)
    wrong = [*amiss.wrong_columns(here.at(top), header, required, optional, stated), *strange]
    wrong += amiss.ragged(here.at(top), header, rows, told=bool(wrong))
    lines = {number: _cells(header, row, known) for number, row in rows}
    if required[0] in header:
        whole = {number: lines[number] for number, row in rows if len(row) == len(header)}
        wrong += amiss.wrong_ids(here, whole, required[0])
    for number, cells in lines.items():
        wrong += amiss.spoilt_cells(here.at(number), cells, required[0])
    sound = [(number, cells) for number, cells in lines.items() if amiss.ID.fullmatch(cells[known[0]])]
    return Sheet(dict(recalled(recall, _framed, sound, known)), tuple(wrong))


def _framed(lines: list[tuple[int, Cells]], known: tuple[str, ...]) -> list[tuple[Hashable, object]]:
    """Return rows as a data frame holds them."""
    import pandas as pd  # which takes as long as all else that is read, and is spared where nothing changed

    frame = pd.DataFrame([cells for _, cells in lines], [number for number, _ in lines], known, dtype=str)
    return [*frame.to_dict("index").items()]


def _without_strange(here: Where, header: Sequence[str], rows: Rows) -> tuple[Rows, list[Mistake]]:
    """Return the rows without what is no row of data, the header again and notes, and what is said of those."""
    wrong = []
    if again := next((number for number, row in rows if row == header), 0):
        words = "表头又出现了一次，请删去这一行；它下面的各行重复了的，一并删去"
        wrong.append(Mistake(here.at(again), words))
        rows = [one for one in rows if one[0] < again] or [one for one in rows if one[1] != header]
    for number, row in (one for one in rows if amiss.is_note(one[1])):
        words = f"“{short(''.join(row))}”不是一行数据，请删去；要印出的注和来源写在 data/tables.yml 或页面上"
        wrong.append(Mistake(here.at(number), words))
    rows = [one for one in rows if not amiss.is_note(one[1])]
    return rows, wrong if rows else [*wrong, Mistake(here, "只有表头，没有一行数据，请补上")]


def _under_header(
    text: str, file: str, required: Sequence[str], optional: Sequence[str]
) -> tuple[int, Sequence[str], Rows]:
    """Return the line of a file's header, the header, and the rows below it. Raises DataErrors for a file without one."""
    (top, header), *rows = _rows(text, file) or [(1, [])]
    if not header:
        raise refused(file, "是空文件，第一行应为表头")
    if unlike := amiss.unlike_header(header, {*required, *optional}, required, rows):
        raise refused(file, unlike, top)
    if len(rows) * len(header) > _MOST_CELLS:
        raise refused(file, f"超过{_MOST_CELLS}个单元格，请检查是否放错了文件")
    return top, header, rows


def _rows(text: str, file: str) -> Rows:
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
