"""CSV files whose first column is an id: the columns that are there, the ids that can be named."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from macros.reading.files import read_text
from macros.reading.yaml_files import TWICE
from macros.values.errors import DataErrors, short
from macros.values.recalling import Recall, anew, recalled
from macros.values.spoilt import became_date, spoilt
from macros.values.suggest import nearest

_ID = re.compile(r"[^\W\d]\w*")
_MOST_CELLS = 50_000
_MOST_COLUMNS = 2
"""Columns amiss that are told one by one."""


Cells = dict[str, str]
"""The cells of a row by column."""


@dataclass(frozen=True)
class Sheet:
    """The rows of a CSV file by the line on which each begins, and what is wrong; an amiss cell is blank."""

    rows: dict[int, Cells]
    wrong: tuple[str, ...]


def read_sheet(
    path: Path, label: str, required: Sequence[str], optional: Sequence[str] = (), recall: Recall = anew
) -> Sheet:
    """Return a CSV file as texts; the first required column holds ids, which formulas can name.

    Raises DataErrors for a file that holds no rows at all; all else that is wrong is told in the sheet.
    """
    rows, wrong = recalled(recall, _read, read_text(path, label), label, [*required], [*optional])
    return Sheet(dict(rows), tuple(wrong))


def _read(
    text: str, label: str, required: Sequence[str], optional: Sequence[str]
) -> tuple[list[tuple[int, Cells]], list[str]]:
    """Return the rows with their lines, and what is wrong."""
    import pandas as pd  # which takes as long as all else that is read, and is spared where nothing changed

    (top, header), *rows = _rows(text, label) or [(1, [])]
    if not header:
        raise DataErrors([f"{label}：是空文件，第一行应为表头"])
    if unlike := _no_header(header, {*required, *optional}, required):
        raise DataErrors([f"{label} 第{top}行：{unlike}"])
    if len(rows) * len(header) > _MOST_CELLS:
        raise DataErrors([f"{label}：超过{_MOST_CELLS}个单元格，请检查是否放错了文件"])
    wrong = [*_wrong_columns(f"{label} 第{top}行", header, required, optional)]
    if again := next((number for number, row in rows if row == header), 0):
        wrong.append(f"{label} 第{again}行：表头又出现了一次，从这一行起是重复的，请删去")
        rows = [(number, row) for number, row in rows if number < again]
    if not rows:
        wrong.append(f"{label}：只有表头，没有一行数据，请补上")
    wrong += _ragged(label, top, header, rows, told=bool(wrong))
    known = tuple(dict.fromkeys((*required, *optional)))
    lines = {number: _cells(header, row, known) for number, row in rows}
    if required[0] in header:
        whole = {number: lines[number] for number, row in rows if len(row) == len(header)}
        wrong += _wrong_ids(label, whole, required[0])
    wrong += [
        line
        for number, cells in lines.items()
        for line in _spoilt(f"{label} 第{number}行", cells, required[0])
    ]
    lines = {number: cells for number, cells in lines.items() if _ID.fullmatch(cells[known[0]])}
    frame = pd.DataFrame(list(lines.values()), list(lines), known, dtype=str)
    return cast(list[tuple[int, Cells]], [*frame.to_dict("index").items()]), wrong


def _rows(text: str, name: str) -> list[tuple[int, list[str]]]:
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
    except csv.Error as error:
        wrong = "有一格太长" if "field larger" in str(error) else "引号没有成对"
        raise DataErrors([f"{name} 第{line}行：{wrong}，请检查这一行的英文双引号"]) from None
    width = max((number for _, row in rows for number, cell in enumerate(row, 1) if cell), default=0)
    return [(line, row[:width]) for line, row in rows]


def _wrong_columns(
    place: str, found: Sequence[str], required: Sequence[str], optional: Sequence[str]
) -> Iterator[str]:
    times = Counter(found)
    free = [column for column in (*required, *optional) if column not in found]
    repeated = [column for column in times if times[column] > 1 and column]
    lower = {column.lower(): column for column in free}
    unknown = {
        column: lower.get(column.lower(), "") or nearest(column, free)
        for column in times
        if column not in (*required, *optional)
    }
    missing = [column for column in required if column in free and column not in unknown.values()]
    strangers = [*repeated, *(column for column, near in unknown.items() if not near)]
    if len(strangers) == len(missing) == 1:  # one column has the other's name
        unknown[strangers[0]] = missing.pop()
    if len(unknown) + len(missing) > _MOST_COLUMNS:
        strange = f"没有{'、'.join(f'“{short(column)}”' for column in unknown)}这些列，" if unknown else ""
        lacking = f"缺少{'、'.join(f'“{column}”' for column in missing)}列，" if missing else ""
        yield f"{place}：{strange}{lacking}表头应为 {','.join((*required, *optional))}，请改正"
        return
    for column in repeated:
        meant = (
            f"其中一个是否为“{unknown.pop(column)}”？请改正表头"
            if column in unknown
            else "请删去或改名其中一个"
        )
        yield f"{place}：“{short(column)}”列{TWICE}，{meant}"
    for column, meant in unknown.items():
        folder, _, sheet = place.removeprefix("data/").partition(".csv")[0].partition("/")
        where = f"（data/tables.yml {sheet} {meant}）" if folder == "tables" and meant != required[0] else ""
        guess = f"是否为“{meant}”{where}？" if meant else ""
        yield f"{place}：没有“{short(column)}”这一列，{guess}请改正表头"
    yield from (f"{place}：缺少“{column}”列，请补上" for column in missing)


def _no_header(found: Sequence[str], known: set[str], required: Sequence[str]) -> str:
    """Return what stands where the names of the columns should, empty where they do."""
    if sign := _separator(found):
        return f"各格要用英文逗号隔开，现在是“{sign}”，请另存为 CSV UTF-8"
    if {name.lower() for name in known} & {name.lower() for name in found}:
        return ""
    return f"不是表头，应为 {','.join(required)}，请在最上面补上一行"


def _separator(cells: Sequence[str]) -> str:
    return next((sign for sign in ";\t，|" if len(cells) == 1 and sign in cells[0]), "")


def _ragged(
    label: str, top: int, header: Sequence[str], rows: Sequence[tuple[int, Sequence[str]]], *, told: bool
) -> Iterator[str]:
    """Yield the rows that are not as long as the header; where all are alike, it is the header that is amiss."""
    expected, widths = len(header), {len(row) for _, row in rows}
    if len(rows) > 1 and len(widths) == 1 and expected not in widths:
        if not told:
            found = widths.pop()
            yield f"{label} 第{top}行：表头有{expected}格，下面各行都有{found}格，请在表头{'补上缺的' if found > expected else '删去多的'}名称"
        return
    for line, row in rows:
        if sign := _separator(row):
            yield f"{label} 第{line}行：各格要用英文逗号隔开，现在是“{sign}”，请改正"
        elif len(row) != expected:
            remedy = "补齐" if len(row) < expected else "删去多余的"
            yield f"{label} 第{line}行：有{len(row)}个单元格，应与表头一样有{expected}个，请{remedy}"


def _cells(header: Sequence[str], row: Sequence[str], known: Sequence[str]) -> Cells:
    """Return the cells of a row by column; of a row with too few or too many, its id alone."""
    found = dict(zip(header, row, strict=False))
    kept = known if len(row) == len(header) else known[:1]
    return dict.fromkeys(known, "") | {column: found.get(column, "") for column in kept}


def _spoilt(place: str, cells: Cells, id_: str) -> Iterator[str]:
    """Yield the cells that hold an error value, those of one in one line, and leave them blank; of the id all is told."""
    found: dict[str, list[str]] = {}
    for column, cell in cells.items():
        if column != id_ and (wrong := spoilt(cell)):
            cells[column] = ""
            found.setdefault(wrong, []).append(column)
    if not spoilt(cells[id_]):
        yield from (f"{place} {'、'.join(columns)} 列：{wrong}" for wrong, columns in found.items())


def _wrong_ids(label: str, lines: dict[int, Cells], column: str) -> Iterator[str]:
    seen: dict[str, int] = {}
    for line, cells in lines.items():
        found, place = cells[column], f"{label} 第{line}行 {column} 列"
        if not found:
            yield f"{place}：没有填编号，请补上"
        elif not _ID.fullmatch(found) and not _separator([found]):
            generic = f"“{short(found)}”只能用字母、数字和下划线，且不以数字开头，请改正"
            yield f"{place}：{spoilt(found) or became_date(found) or generic}"
        elif found in seen:
            yield f"{place}：编号“{short(found)}”{TWICE}（第{seen[found]}行已有），请改成不同的编号"
        seen.setdefault(found, line)
