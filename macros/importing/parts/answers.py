"""A survey that stands in one table: a row for each question, or for each option of a question."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from operator import itemgetter

from macros.importing.draft import Record
from macros.importing.parts.entries import number
from macros.importing.parts.questions import NO_QUESTION, QUESTION, SUM, WHOLE, asked_of, kind_of, unlike
from macros.importing.parts.read_survey import ReadQuestion, ReadSurvey
from macros.importing.word import Grid

_OPTION = re.compile(
    r"(?:[A-Za-z][.．、\s]*)?(?:(?:很|非常|比较|较|基本|不太|不|很不|非常不)?满意|一般|不了解|不清楚|说不清|无所谓|未作答)"
)
_LETTERED = re.compile(r"[A-H](?![A-Za-z])")
_RATE = re.compile(r"(?:总体)?满意[率度].*")
_VALID = re.compile(r"有\s*效\s*(?:问卷|份数|样本|人数|票数?)(?:[份总]?数)?")
_NUMBER = re.compile("序号|编号|题号")
_BOTH = re.compile(r"(\d+)([^\d.]{1,4})(\d+(?:\.\d+)?[%％])(\D{0,2})")


def asks(grid: Grid) -> int | None:
    """Return the row that names the options of a survey, or its column of options; None where no row does."""
    for row in range(min(grid.height - 1, 3)):
        words = grid.line(row)
        if len(_options(words)) > 1 or words.count("选项") == 1:  # and not a title above several options
            return row
    return None


def _options(titles: Sequence[str]) -> list[int]:
    """Return the columns whose titles are options: words of such, or A, B and so on before whatever words."""
    lettered = [n for n, title in enumerate(titles) if _LETTERED.match(title)]
    if [titles[n][0] for n in lettered[:2]] == ["A", "B"]:
        return lettered
    return [n for n, title in enumerate(titles) if _OPTION.fullmatch(title)]


def answers(grid: Grid) -> tuple[list[ReadQuestion], Record, list[str]]:
    """Return the questions of a survey with their counts, how they are printed, and the lines that the site leaves out.

    There are none where a table does not hold just that, or where most of them are answered by different numbers of
    people, who are groups then; how is not said where the site cannot print it so.
    """
    head = asks(grid)
    if head is None:
        return [], {}, []
    titles = grid.line(head)
    rows = range(head + 1, grid.height)
    labels = {0, titles.index("选项") if "选项" in titles else 0}
    body = [row for row in rows if not any(NO_QUESTION.fullmatch(grid.line(row)[c]) for c in labels)]
    below = [kind_of(word) for word in grid.line(body[0])] if body else []
    is_paired = {below[column] for column in _options(titles) if below} == {"count", "share"}
    body = body[is_paired:]
    is_listed, below = "选项" in titles, below if is_paired else []
    found = list(_listed(grid, titles, body) if is_listed else _across(grid, titles, body, below))
    line = _apart(found)
    if not found or not all(map(_is_whole, found)) or not _are_of_one(found) or not _are_explained(found):
        return [], {}, []
    form = "listed" if is_listed else "rows"
    words = _words(titles, form)
    over = {row: title for row in range(head) if not is_listed and (title := _over(grid, row, titles))}
    words = dict(zip(["option"], over.values(), strict=False)) | words if words else {}
    layout: Record = {"form": form, "words": words, "line": line or None, "numbers": _numbers(grid, body[0])}
    beside = [row for row in (*rows, *range(head)) if row not in (*body, *over)]
    if not words or is_paired or (beside and is_listed):
        layout, beside = {}, [*range(grid.height)]
    return list(map(unlike, found)), layout, [grid.said(row) for row in sorted(beside)]


def _numbers(grid: Grid, row: int) -> str:
    """Return how the first question is numbered, in its words or in a column of its own; empty where with 1 or not."""
    words = grid.line(row)
    asked = next(filter(None, (QUESTION.fullmatch(word) for word in words if number(word) is None)), None)
    if asked:
        return asked_of(asked)[1]
    return f"{words[0]}." if re.fullmatch("[2-9]|[1-9][0-9]", words[0]) else ""


def _over(grid: Grid, row: int, titles: Sequence[str]) -> str:
    """Return what a row says above all options; empty where it says something else, too."""
    said = [*zip(grid.line(row), titles, strict=True)]
    above = {word for word, title in said if word != title}
    is_all = [word != title for word, title in said] == [n in _options(titles) for n in range(len(said))]
    return above.pop() if is_all and len(above) == 1 else ""


def _apart(found: Sequence[ReadQuestion]) -> str:
    """Set apart the counts and shares that stand in one cell, and return how; empty where they do not stand so."""
    cells = [[_BOTH.fullmatch(count) for count in one.counts] for one in found]
    worded = {f"〔份数〕{cell[2]}〔占比〕{cell[4]}" if cell else "" for line in cells for cell in line}
    if len(worded) == 1 and "" not in worded:
        for one, line in zip(found, cells, strict=True):
            one.counts, one.shares = ([cell[n] for cell in line if cell] for n in (1, 3))
    return worded.pop() if len(worded) == 1 else ""


def _is_whole(one: ReadQuestion) -> bool:
    """Return whether a question has its words, and options with whole counts."""
    options = len(one.options) > 1 and all(one.options)
    is_worded = bool(one.text) and number(one.text) is None
    return is_worded and options and all(WHOLE.fullmatch(count) for count in one.counts)


def _are_of_one(found: Sequence[ReadQuestion]) -> bool:
    """Return whether as many people answered half of the questions or more, those with several answers left out."""
    totals = Counter(one.total for one in found if not one.multiple)
    return 2 * max(totals.values(), default=0) >= totals.total()


def _are_explained(found: Sequence[ReadQuestion]) -> bool:
    """Return whether half of the rates printed or more follow from the counts in some way that is known here."""
    survey, rated = ReadSurvey("", "", [*found]), [one for one in found if number(one.rate) is not None]
    return 2 * sum(one.prints(survey.worth(one)) for one in rated) >= len(rated)


def _words(titles: Sequence[str], form: str) -> dict[str, str]:
    """Return what stands in the columns, by their titles; none where one of them holds something else."""
    found: dict[str, str] = {}
    options = _options(titles) if form == "rows" else [titles.index("选项")]
    for n, title in enumerate(titles):
        is_count = form == "rows" and n in options
        key = "question" if n == options[0] - 1 else "count" if is_count else _column(title, form)
        if not key or (key in found and not (key == "count" and form == "rows")):
            return {}
        found.setdefault(key, title)
    return found


def _column(title: str, form: str) -> str:
    if title == "选项":
        return "option"
    is_total = SUM.fullmatch(title) or _VALID.fullmatch(title)
    other = "total" if is_total else "satisfied" if _RATE.fullmatch(title) else ""
    return "number" if _NUMBER.fullmatch(title) else kind_of(title) if form == "listed" else other


def _across(
    grid: Grid, titles: Sequence[str], body: Sequence[int], below: Sequence[str]
) -> Iterator[ReadQuestion]:
    """Yield a question for each row; the words stand before the first option, ``below`` which says what it holds."""
    shares = [column for column in _options(titles) if below and below[column] == "share"]
    places = [column for column in _options(titles) if column not in shares]
    rates = [column for column, title in enumerate(titles) if _RATE.fullmatch(title)]
    for row in body if places[0] else ():
        words = grid.line(row)
        text, rate = _asked(words[places[0] - 1]), words[rates[0]] if rates else ""
        counts, printed = [words[c] for c in places], [words[c] for c in shares]
        yield ReadQuestion(text, [titles[c] for c in places], counts, printed, grid.where(row), rate=rate)


def _listed(grid: Grid, titles: Sequence[str], body: Sequence[int]) -> Iterator[ReadQuestion]:
    """Yield a question for the rows that name it, each of them one of its options."""
    option, kinds = titles.index("选项"), [*map(kind_of, titles)]
    share, counts = (kinds.index(kind) if kind in kinds else None for kind in ("share", "count"))
    if counts is None or not option:
        return
    said = [_asked(grid.line(row)[option - 1]) for row in body]
    named: Iterator[str] = accumulate(said, lambda above, own: own or above)
    for text, rows in groupby(zip(named, body, strict=True), itemgetter(0)):
        own = [row for _, row in rows]
        options, numbers, shares = (
            [grid.line(row)[n] for row in own if n is not None] for n in (option, counts, share)
        )
        yield ReadQuestion(text, options, numbers, shares, grid.where(own[0]))


def _asked(words: str) -> str:
    """Return the words of a question without its number, which the site prints itself."""
    found = QUESTION.fullmatch(words)
    return asked_of(found)[0] if found else words
