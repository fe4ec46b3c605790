"""What spreadsheets make of a cell by themselves: error values, ids that become dates."""

import re

from macros.values.errors import short

_ERROR = re.compile(r"#(?:REF!|DIV/0!|N/A|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!)|^#{3,}$")
_DATE = re.compile(
    r"\d{1,2}月\d{1,2}日|\d{1,2}-[A-Z][a-z]{2}|[A-Z][a-z]{2}-\d{1,2}|\d{1,4}([/-])\d{1,2}(\1\d{1,4})?|\d(\.\d+)?E\+\d+"
)


def error_value(text: str) -> str:
    """Return in one line that a text holds an error value, empty where it does not."""
    found = _ERROR.search(text)
    return f"“{short(found[0])}”是表格软件的错误值，请在原表中改正后重新保存" if found else ""


def became_date(cell: str) -> str:
    """Return in one line that a cell looks like an id that was taken for a date or a number, empty where it does not."""
    if not _DATE.fullmatch(cell):
        return ""
    return f"“{cell}”像是编号被表格软件改成了日期或数字，请改回原来的编号，并把这一列设为“文本”格式"
