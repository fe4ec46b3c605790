"""A survey that stands in one table: a row for each question, or for each option of a question."""

import re
from collections.abc import Iterator, Sequence

from macros.importing.parts.questions import COUNTS, QUESTION, WHOLE, ReadQuestion
from macros.importing.word import Grid

_OPTION = re.compile(
    r"(?:[A-Za-z][.．、\s]*)?(?:(?:很|非常|比较|较|基本|不太|不|很不|非常不)?满意|一般|不了解|不清楚|说不清|无所谓|未作答)"
)
_SUM = re.compile(r"(?:合|总|小)\s*计|平\s*均|综\s*合")
_SHARE = re.compile(r"占比.*|比例.*|百分比.*")
_RATE = re.compile(r"(?:总体)?满意[率度].*")


def asks(grid: Grid) -> int | None:
    """Return the row that names the options of a survey, or its column of options; None where no row does."""
    for row in range(min(grid.height - 1, 3)):
        words = grid.line(row)
        if sum(bool(_OPTION.fullmatch(word)) for word in words) > 1 or "选项" in words:
            return row
    return None


def answers(grid: Grid) -> list[ReadQuestion]:
    """Return the questions of a survey with their counts, none where a table does not hold just that."""
    head = asks(grid)
    if head is None:
        return []
    titles = grid.line(head)
    body = [row for row in range(head + 1, grid.height) if not _SUM.match(grid.line(row)[0])]
    found = list(_listed(grid, titles, body) if "选项" in titles else _across(grid, titles, body))
    is_whole = all(one.text and all(WHOLE.fullmatch(count) for count in one.counts) for one in found)
    return (
        [_lettered(one) for one in found] if is_whole and all(len(one.options) > 1 for one in found) else []
    )


def _across(grid: Grid, titles: Sequence[str], body: Sequence[int]) -> Iterator[ReadQuestion]:
    """Yield a question for each row; the words stand before the first option."""
    places = [column for column, title in enumerate(titles) if _OPTION.fullmatch(title)]
    rates = [column for column, title in enumerate(titles) if _RATE.fullmatch(title)]
    for row in body if places[0] else ():
        words = grid.line(row)
        counts = [words[column] for column in places]
        asked = ReadQuestion(
            _asked(words[places[0] - 1]), [titles[c] for c in places], counts, [], grid.where(row)
        )
        asked.rate = words[rates[0]] if rates else ""
        yield asked


def _listed(grid: Grid, titles: Sequence[str], body: Sequence[int]) -> Iterator[ReadQuestion]:
    """Yield a question for the rows that name it, each of them one of its options."""
    option, share = titles.index("选项"), next((c for c, t in enumerate(titles) if _SHARE.fullmatch(t)), None)
    counts = next((c for c, title in enumerate(titles) if COUNTS.fullmatch(title)), None)
    if counts is None or not option:
        return
    asked: ReadQuestion | None = None
    for row in body:
        words = grid.line(row)
        text = _asked(words[option - 1])
        if asked is None or (text and text != asked.text):
            if asked:
                yield asked
            asked = ReadQuestion(text, [], [], [], grid.where(row))
        asked.options.append(words[option])
        asked.counts.append(words[counts])
        asked.shares += [words[share]] if share is not None else []
    if asked:
        yield asked


def _asked(words: str) -> str:
    """Return the words of a question without its number, which the site prints itself."""
    found = QUESTION.fullmatch(words)
    return found[2].strip() if found else words


def _lettered(asked: ReadQuestion) -> ReadQuestion:
    """Return a question whose options begin with a letter each; those that had none keep their words."""
    if len({option[0] for option in asked.options}) < len(asked.options):
        asked.options = [f"{chr(65 + n)}.{option}" for n, option in enumerate(asked.options)]
    return asked
