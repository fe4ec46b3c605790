"""CSV files whose first column is an id: the columns that are there, the ids that can be named."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pandas as pd

from macros.reading.files import read_csv
from macros.values.errors import DataErrors
from macros.values.suggest import did_you_mean

_ID = re.compile(r"[^\W\d]\w*")


def read_sheet(path: Path, label: str, required: Sequence[str], optional: Sequence[str] = ()) -> pd.DataFrame:
    """Return a CSV file as texts, its index the line numbers; the first required column holds ids.

    Raises DataErrors for columns unknown or missing, for ids that formulas could not name, and
    for ids that stand twice.
    """
    frame = read_csv(path, label)
    columns = list(frame.columns)
    if wrong := [*_wrong_columns(label, columns, required, optional)] or [
        *_wrong_ids(label, frame, required[0])
    ]:
        raise DataErrors(wrong)
    return frame


def _wrong_columns(
    label: str, found: Sequence[str], required: Sequence[str], optional: Sequence[str]
) -> Iterator[str]:
    known = [*required, *optional]
    for column in found:
        if column not in known:
            yield f"{label} 第1行：没有“{column}”这一列{did_you_mean(column, known)}请改正表头"
    for column in required:
        if column not in found:
            yield f"{label} 第1行：缺少“{column}”列，请补上"


def _wrong_ids(label: str, frame: pd.DataFrame, column: str) -> Iterator[str]:
    seen: set[str] = set()
    for line, found in frame[column].items():
        place = f"{label} 第{line}行 {column} 列"
        if not _ID.fullmatch(found):
            yield f"{place}：“{found}”只能用字母、数字和下划线，且不以数字开头，请改正"
        elif found in seen:
            yield f"{place}：编号“{found}”重复出现，请改成不同的编号"
        seen.add(found)
