"""What a cell that a clerk typed means in its column, and whether it means what stood there."""

from posixpath import commonprefix

from macros.values.errors import LONGEST, on_one_line
from macros.values.numbers import parse_number
from macros.workbook.columns import Column
from macros.workbook.opening import Typed, plain_digits

_BEFORE = 10


class Refusal(ValueError):  # noqa: N818 - it says what a cell is, not what went wrong in the program
    """A cell that cannot be taken over: what was found, what was expected, what to do, in Chinese."""


def is_same(cell: Typed, old: str, column: Column | None) -> bool:
    """Return whether a cell means what stood there: a number typed otherwise, a date as text, an option by one of its words."""
    if cell.amiss:
        return False
    if cell.text == old.strip():
        return True
    number = cell.value if column else _number(plain_digits(cell.text))
    if number is not None and _number(old) == number:
        return True
    try:
        return column is not None and column.typed(_plain(cell.text, column)) == column.typed(old)
    except ValueError:
        return False


def meant(cell: Typed, old: str, column: Column | None) -> object:
    """Return the value of the data that a cell means. Raises Refusal, in Chinese, where it means none."""
    if cell.amiss:
        raise Refusal(cell.amiss)
    if column is None:
        back = f"应为“{on_one_line(old)}”，请改回" + (f"，先{_AS_TEXT}" if cell.is_day else "")
        raise Refusal(f"这一格不能改，现为“{on_one_line(cell.text)}”，{back}")
    if cell.is_day and column.kind != "day":
        wanted = "数" if column.kind == "number" else "文字"
        raise Refusal(f"是日期 {cell.text}，应为{wanted}，请先{_AS_TEXT}，再填一遍")
    try:
        return column.typed(_plain(cell.text, column))
    except ValueError as error:
        raise Refusal(f"“{on_one_line(cell.text)}”{error}") from None


_AS_TEXT = "把这一格的格式设为文本"


def differing(old: str, new: str) -> tuple[str, str]:
    """Return the beginnings of two texts on one line, but where both are the same for long: from a little before they part."""
    flat = [" ".join(text.split()) for text in (old, new)]
    same = len(commonprefix(flat))
    start = same - _BEFORE if same > _BEFORE and max(map(len, flat)) > LONGEST else 0
    before, now = (on_one_line(f"{'…' if start else ''}{text[start:]}") for text in flat)
    return before, now


def _plain(text: str, column: Column) -> str:
    return plain_digits(text) if column.kind in ("number", "day") else text


def _number(text: str) -> object:
    try:
        return parse_number(text)
    except ValueError:
        return None
