"""What a number must be by the words and the others of its sentence, whatever it prints: a cell, a score, or a count of one whole."""

import re
from collections.abc import Iterable, Iterator, Sequence

from macros.assessment.resembling import changed_about
from macros.importing.parts.entries import alike
from macros.importing.parts.matching import Known, is_one_stage, places_in, prints
from macros.importing.parts.typed import Typed
from macros.values.printing import PERCENT, show

_ENOUGH = 2
"""So many others of the sentence tell what a count is."""
_COUNTS = {"dimensions", "groups", "subgroups", "indicators"}
_SAID = re.compile("(?:[仅只为是有共约计]|达到?)+$")
_PLAIN = r"(?:其中|全年|全部|本?年度|\d{4}年|经|本次|[该本]|部门|单位|项目|整体|总体|综合|总|最终|预算|资金|支出|收入|实际|评价|绩效|类|方面|部分|指标|群众|公众|社会|服务对象|受益对象|[的：:])*"
"""Words before the title of a column, or behind the name of a row, that name no other row."""
_WHOLE = re.compile("综合|绩效评价|总|群众|公众|对象")
_BOUND = ("以上", "以下", "以内", "左右", "之间")
_NEXT = re.compile(r"\d[^\d，,。；;、]*[，,。；;、]?$")
"""A number, and no other clause behind it."""


def called(known: Iterable[Known], number: Typed, last: Known | None) -> Known | None:
    """Return the only value that the words before a number call by its column, and by its row, or in the row quoted last.

    In that row, what prints one of its values need not be called so. What prints two digits of the only such value changed
    about may be called by its row in other words, a rate by its column alone.
    """
    if number.behind.startswith(_BOUND):
        return None
    same = [one for one in known if one.unit == number.unit]
    cells = [(one, said) for one in same for said in _said(one, number)]
    named = [one for one, said in cells if _names(one.row, said)]
    is_next = _NEXT.search(number.before.rstrip().removesuffix(number.said))
    row = [one for one in same if is_next and last and last.line and one.line == last.line]
    beside = [one for one, said in cells if one in row and bare(said) in one.row]
    near = [one for one in same if one.row and alike(bare(number.said), one.row)]
    near += [one for one, _ in cells if one.unit == PERCENT and one not in near]
    slips = [one for one in near if changed_about(_printed(one, number), number.digits.replace(",", ""))]
    found = named or beside or [one for one in row if prints(one, number.digits)] or slips
    return found[0] if len(found) == 1 else None


def _said(one: Known, number: Typed) -> Iterator[str]:
    """Yield what stands before the title of a value, where the words before a number end in that."""
    words = _SAID.sub("", number.said)
    is_meant = is_one_stage(words.replace(one.row, ""), one.titles[0] if one.titles else "")
    if title := next((title for title in one.titles if is_meant and words.endswith(title)), ""):
        yield words.removesuffix(title)
    elif len(words) > 1 and any(title.endswith(words) for title in one.titles):
        yield ""


def _names(row: str, said: str) -> bool:
    """Return whether words name a row, or the whole, which has no name."""
    return row in (said, bare(said)) if row else not bare(said) and bool(_WHOLE.search(said))


def bare(said: str) -> str:
    """Return words without those before and behind them that name no row."""
    return re.sub(f"^{_PLAIN}|{_PLAIN}$", "", said)


def _printed(cell: Known, number: Typed) -> str:
    return show(cell.value, cell.unit, places_in(number.digits)).replace(",", "")


def is_counted(names: Sequence[str], candidate: str) -> bool:
    """Return whether two others of the sentence count what one whole has, of which a candidate is such a count too."""
    whole, _, count = candidate.rpartition(".")
    counts = {f"{whole}.{one}" for one in _COUNTS}
    return count in _COUNTS and sum(name in counts for name in names) >= _ENOUGH
