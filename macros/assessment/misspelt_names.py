"""Names that the issued text has once with a character wrong."""

import re
from collections import Counter
from collections.abc import Iterator

from macros.report import Report
from macros.report.issued import plain
from macros.values.unlike import differing, have_changed_places

_NUMERAL = re.compile(r"[\d一二三四五六七八九十]")
"""Is another thing's, not a slip for a character of its name."""
_WORDS = re.compile("[\u4e00-\u9fff]")
_LETTERS, _CELL = 5, 8
"""Shorter names, and names in tables, are alike by chance."""
_FIRM = re.compile("[\u4e00-\u9fff]{6}(?:有限(?:责任)?公司|事务所|合作社)")
"""A firm, by the end of its name: where that begins, no sign tells."""
_SWAPPED, _WRONG = "有两个字前后颠倒", "只差一个字"


def misspelt_names(report: Report, text: str) -> Iterator[tuple[str, str, str]]:
    """Yield the names of data/report.yml, long ones that a table has, and firms, each with what the text has less often and differs in one character, or two that have changed places, and how."""
    identity = report.identity
    bodies = [body.name for body in (identity.department, identity.client, identity.evaluator) if body]
    rows = (row for table in report.tables.values() for row in table.rows)
    cells = {plain(words) for row in rows for words in row.texts.values()}
    firms = {name for name, times in Counter(_FIRM.findall(text)).items() if times > 1}
    sure = {name for name in map(plain, bodies) if len(name) >= _LETTERS}
    worded = {name for name in cells if len(name) >= _CELL and len(_WORDS.findall(name)) >= _LETTERS}
    others = (worded | firms) - sure
    for name in (*sorted(sure), *sorted(others)):
        for typed in dict.fromkeys(_nearly(name, text)):
            both = [name, typed]
            one, other = both if name in sure else sorted(both, key=text.count, reverse=True)
            if typed not in cells and (name in sure or text.count(one) > 1):
                yield one, other, _SWAPPED if have_changed_places(differing(one, other)) else _WRONG


def _nearly(name: str, text: str) -> Iterator[str]:
    """Yield what a text has that is a name but for one character, or two that have changed places; half of it is as it should be."""
    half = len(name) // 2
    for part, at in ((name[:half], 0), (name[half:], half)):
        for found in re.finditer(re.escape(part), text):
            start = max(found.start() - at, 0)
            typed, behind = text[start : start + len(name)], text[start + len(name) :][:1]
            wrong = differing(typed, name)
            is_slip = have_changed_places(wrong) or (len(wrong) == 1 and not _NUMERAL.match(wrong[0][1]))
            goes_on = typed[-1:] != name[-1] and _WORDS.match(behind)
            is_shorter = typed[:1] != name[0] and start and _WORDS.match(text, start - 1)
            if len(typed) == len(name) and is_slip and not goes_on and not is_shorter:
                yield typed
