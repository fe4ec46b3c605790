"""A workbook as a clerk saved it: every cell as the text it means, or what keeps it from meaning one."""

import re
import unicodedata
import warnings
import zipfile
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter

from macros.values.errors import DataErrors

_MOST_BYTES = 100_000_000
_LOGICAL = {"=TRUE()": True, "=FALSE()": False}
"""As LibreOffice writes them."""
_FORMAT = re.compile(r"(?!.*E[+-])(?:\[[^\]]*\]|[^\[])*?0(?:\.(0+))?(%?)")
"""A format that shows decimals: neither of powers of ten, nor by the digits within its brackets."""
_PADDED = re.compile(r"0{2,}")
"""A format that puts noughts before a number."""
_ESCAPED = re.compile(r"_x(000[9ABDabd])_")
"""A blank or a line break as Excel writes one that XML cannot hold."""
_SCALED = re.compile(r"[!\\]\.|[0#?],+(?![0#?])")
"""A format that shows a number divided by thousands, or with a point put in."""


@dataclass(frozen=True)
class Typed:
    """A cell: its text; ``amiss`` says why it means none; ``value`` is the number it holds, ``is_day`` a date."""

    text: str = ""
    amiss: str = ""
    value: Fraction | None = None
    is_day: bool = False

    @property
    def is_blank(self) -> bool:
        """Return whether nothing stands in it."""
        return not (self.text or self.amiss)


@dataclass(frozen=True)
class Page:
    """A sheet: its cells row by row from the first, and the ranges that are merged."""

    title: str
    rows: tuple[tuple[Typed, ...], ...]
    merged: tuple[str, ...] = field(default=())

    @property
    def head(self) -> list[str]:
        """Return the texts of its first row."""
        return [cell.text for cell in self.rows[0]] if self.rows else []

    def place(self, row: int, column: int) -> str:
        """Return what a clerk calls a cell, both counted from 0: ``“数据”D12``."""
        return f"“{self.title}”{get_column_letter(column + 1)}{row + 1}"


def open_workbook(path: Path) -> dict[str, Page]:
    """Return the sheets of a workbook by title, hidden ones too. Raises DataErrors, one line, if it cannot be read."""
    if not path.is_file():
        raise DataErrors([f"{path}：没有这个文件，请检查文件名"])
    try:
        with zipfile.ZipFile(path) as package:
            if sum(part.file_size for part in package.infolist()) > _MOST_BYTES:
                raise DataErrors([f"{path.name}：太大，不是导出的工作簿，请重新导出"])
        with warnings.catch_warnings(action="ignore"):  # openpyxl tells what it leaves out when it writes
            return pages_of(load_workbook(path))
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, OSError, SyntaxError):
        words = "（也许是旧格式，或加了密码），请在 Excel、WPS 里另存为没有密码的 .xlsx"
        raise DataErrors([f"{path.name}：不是完好的 .xlsx 工作簿{words}"]) from None


def pages_of(workbook: Workbook) -> dict[str, Page]:
    """Return the sheets of an open workbook by title."""
    return {sheet.title.strip(): _page(sheet) for sheet in workbook.worksheets}


def _page(sheet: Any) -> Page:
    rows = tuple(tuple(map(_typed, row)) for row in sheet.iter_rows())
    return Page(sheet.title.strip(), rows, tuple(str(each) for each in sheet.merged_cells.ranges))


def _typed(cell: Any) -> Typed:
    value, kind = _LOGICAL.get(str(cell.value), cell.value), cell.data_type
    if kind in ("f", "e") and not isinstance(value, bool):
        what = f"{'公式' if kind == 'f' else '错误值'}“{getattr(value, 'text', value)}”"
        return Typed(amiss=f"是{what}，请改填文字或数（可以复制后选择性粘贴为数值）")
    match value:
        case None:
            return Typed()
        case bool():
            return Typed("是" if value else "否")
        case datetime() | date():
            return Typed(f"{value:%Y-%m-%d}", is_day=True)
        case int() | float():
            return _number(value, str(cell.number_format))
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(value))
    text = text.replace("\r\n", "\n").replace("\v", "\n").strip()
    amiss = "" if kind in ("s", "inlineStr") else f"是“{value}”，不是文字或数，请重新填写"
    return Typed(amiss=amiss) if amiss else Typed(text)


def _number(value: float, number_format: str) -> Typed:
    """Return a number as its format shows it, or what it holds beyond what is shown."""
    exact = Fraction(Decimal(f"{value:.15g}"))
    plain = f"{Decimal(f'{value:.15g}'):f}"
    shown = _FORMAT.match(number_format.partition(";")[0])
    if _SCALED.search(number_format):
        return Typed(amiss=f"存的是{plain}，按万或千显示，请把要用的那个数重新填一遍")
    if not shown or _PADDED.fullmatch(number_format):
        return Typed(plain if not shown else plain.zfill(len(number_format)), value=exact)
    scaled = exact * 100 if shown[2] else exact
    text = f"{Decimal(scaled.numerator) / Decimal(scaled.denominator):.{len(shown[1] or '')}f}{shown[2]}"
    if Fraction(text.rstrip("%")) != scaled:
        return Typed(amiss=f"存的是{plain}，显示为{text}，请把要用的那个数重新填一遍")
    return Typed(text, value=exact)


def plain_digits(text: str) -> str:
    """Return a number with its full-width digits and signs as plain ones."""
    return unicodedata.normalize("NFKC", text)
