"""What a number must be by the words and the others of its sentence, whatever it prints: a cell, or a count of one whole."""

import re
from collections.abc import Iterable, Sequence

from macros.assessment.resembling import changed_about
from macros.importing.parts.matching import Known, places_in
from macros.importing.parts.typed import Typed
from macros.values.printing import PERCENT, show

_ENOUGH = 2
"""So many others of the sentence tell what a count is."""
_COUNTS = {"dimensions", "groups", "subgroups", "indicators"}
_SAID = re.compile("(?:[为是有共约计]|达到?)+$")
_PLAIN = "(?:其中|全年|全部|年度|本年度?|部门|单位|项目|整体|总体|综合|总|预算|资金|支出|收入|实际|[的：:])*"
"""Words before the title of a column that name no other row."""
_BOUND = ("以上", "以下", "以内", "左右", "之间")


def cell_called(known: Iterable[Known], number: Typed, last: str) -> Known | None:
    """Return the only cell that the words before a number call by its column, and by its row, or in the row quoted last.

    A rate may be called by its column alone, if it prints two digits of the only such cell changed about.
    """
    if number.behind.startswith(_BOUND):
        return None
    cells = [(one, said) for one in known if (said := _before_title(one, number)) is not None]
    named = [one for one, said in cells if _names_row(one.name, said)]
    beside = [one for one, said in cells if _of(one.name) == _of(last) and _bare(said) in _of(last)]
    slips = [
        one for one, _ in cells if one.unit == PERCENT and changed_about(_printed(one, number), number.digits)
    ]
    found = named or beside or slips
    return found[0] if len(found) == 1 else None


def _before_title(cell: Known, number: Typed) -> str | None:
    """Return what stands before the title of a cell's column where the words before a number end in it, else None."""
    words, title = _SAID.sub("", number.said), re.sub(r"_\d+$", "", _column(cell.name))
    if cell.unit != number.unit or cell.name.count(".") != 2:  # table, row, column
        return None
    if words.endswith(title):
        return words.removesuffix(title)
    return "" if len(words) > 1 and title.endswith(words) else None


def _names_row(name: str, said: str) -> bool:
    return _of(name).partition(".")[2] in (said, _bare(said))


def _bare(said: str) -> str:
    """Return words without those before and behind them that name no row."""
    return re.sub(f"^{_PLAIN}|{_PLAIN}$", "", said)


def _printed(cell: Known, number: Typed) -> str:
    return show(cell.value, PERCENT, places_in(number.digits))


def is_counted(names: Sequence[str], candidate: str) -> bool:
    """Return whether two others of the sentence count what one whole has, of which a candidate is such a count too."""
    others = [name for name in names if _of(name) == _of(candidate) and _column(name) in _COUNTS]
    return _column(candidate) in _COUNTS and len(others) >= _ENOUGH


def _of(name: str) -> str:
    return name.rpartition(".")[0]


def _column(name: str) -> str:
    return name.rpartition(".")[2]
