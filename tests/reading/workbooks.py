"""Cells of Excel files read back as they are seen."""

import re
from typing import Any


def as_seen(cell: Any) -> str:
    """Return a cell the way Excel shows it, for the formats that occur."""
    if cell.data_type != "n" or cell.value is None:
        return str(cell.value or "")
    positive, *others = cell.number_format.split(";")
    if others and cell.value == 0:
        return str(others[-1].strip('"'))
    if positive == "General":
        return f"{cell.value:.15g}"
    match = re.fullmatch(r'(?:"([^"]*)")?(#,##)?0(?:\.(0+))?(%?)(?:"([^"]*)")?', positive)
    assert match, positive
    before, commas, decimals, percent, after = (part or "" for part in match.groups())
    return f"{before}{cell.value:{',' * bool(commas)}.{len(decimals)}{percent or 'f'}}{after}"
