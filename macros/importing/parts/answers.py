"""A survey that stands in one table: a row for each question, or for each option of a question."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby
from operator import itemgetter

from macros.importing.draft import Record
from macros.importing.parts.entries import number
from macros.importing.parts.questions import NO_QUESTION, QUESTION, WHOLE, asked_of, kind_of, unlike
from macros.importing.parts.read_survey import ReadQuestion, ReadSurvey
from macros.importing.parts.shares_beside import shares_beside
from macros.importing.word import Grid

_OPTION = re.compile(
    r"(?:[A-Za-z][.．、\s]*)?(?:(?:很|非常|比较|较|基本|不太|不|很不|非常不)?满意|一般|不了解|不清楚|说不清|无所谓|未作答)"
)
_LETTERED = re.compile(r"[A-H](?![A-Za-z])")
_RATE = re.compile(r"(?:总体)?满意[率度].*")
_NUMBER = re.compile(r"(?:序|编|题)\s*号")
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

    There are none where a table does not hold just that, where the site cannot print it so, or where most of them are
    answered by different numbers of people, who are groups then.
    """
    head = asks(grid)
    if head is None:
        return [], {}, []
    whole, (grid, shares, called) = grid, shares_beside(grid, head, _options(grid.line(head)))
    titles = grid.line(head)
    labels = [n for n, title in enumerate(titles) if not n or title == "选项"]
    below = range(head + 1, grid.height)
    body = [row for row in below if not any(NO_QUESTION.fullmatch(grid.line(row)[n]) for n in labels)]
    found = list((_listed if "选项" in titles else _across)(grid, titles, body))
    for one, row in zip(found, body if shares else (), strict=False):
        one.shares = shares[row]
    line = _apart(found)
    words, left = _printed(grid, head, body, found) if _are_a_survey(found) else ({}, [])
    if not words:
        return [], {}, []
    both = {"count": dict(zip(("count", "share"), called, strict=True))} if called else {}
    words = {own: word for key in words for own, word in both.get(key, {key: words[key]}).items()}
    layout: Record = {"form": "listed" if "选项" in titles else "rows", "words": words}
    layout |= {"line": line or None, "numbers": _numbers(grid, body[0])}
    moved = whole.height - grid.height
    return list(map(unlike, found)), layout, [whole.said(row + moved * (row > head)) for row in left]


def _printed(
    grid: Grid, head: int, body: Sequence[int], found: list[ReadQuestion]
) -> tuple[dict[str, str], list[int]]:
    """Return the words of a table by what they say, and the rows that the site leaves out; no words where it cannot print it so."""
    titles = grid.line(head)
    option = titles.index("选项") if "选项" in titles else None
    over = _over(grid, head - 1, titles) if head and option is None else ""
    rows = (*range(head - bool(over)), *range(head + 1, grid.height))
    beside = [row for row in rows if row not in body]
    sums = [] if option is None else [grid.line(row)[option] for row in beside]
    words = _words(titles, _held(grid, titles, body, found))
    if not words or min(beside, default=head) < head or sums not in ([], sums[:1] * len(found)):
        return {}, []
    words |= dict.fromkeys(["total"] * bool(sums), *sums[:1])
    return ({"option": over} if over else {}) | words, beside if option is None else []


def _numbers(grid: Grid, row: int) -> str:
    """Return how the first question is numbered, in its words or in a column of its own; empty where with 1 or not."""
    words = grid.line(row)
    for asked in filter(None, (QUESTION.fullmatch(word) for word in words if number(word) is None)):
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


def _are_a_survey(found: Sequence[ReadQuestion]) -> bool:
    """Return whether questions are whole, as many people answered half of those with one answer or more, and half of the rates or more follow."""
    totals = Counter(one.total for one in found if not one.multiple)
    survey, rated = ReadSurvey("", "", [*found]), [one for one in found if number(one.rate) is not None]
    return (
        bool(found) and all(map(_is_whole, found))
        and 2 * max(totals.values(), default=0) >= totals.total()
        and 2 * sum(one.prints(survey.worth(one)) for one in rated) >= len(rated)
    )  # fmt: skip


def _words(titles: Sequence[str], kinds: Iterable[str]) -> dict[str, str]:
    """Return what stands in the columns, by their titles; none where one of them holds something else, or two the same."""
    runs = [(kind, [*run]) for kind, run in groupby(zip(kinds, titles, strict=True), itemgetter(0))]
    found = {kind: run[0][1] for kind, run in runs if kind and (kind == "count" or len(run) == 1)}
    return found if len(found) == len(runs) else {}


def _held(grid: Grid, titles: Sequence[str], body: Sequence[int], found: list[ReadQuestion]) -> Iterator[str]:
    """Yield what the columns hold, empty what is something else; where each option has one, a total is what its cells say."""
    listed, survey = "选项" in titles, ReadSurvey("", "", found)
    options = [titles.index("选项")] if listed else _options(titles)
    for n, title in enumerate(titles):
        if n in options or n == options[0] - 1:
            yield ("option" if listed else "count") if n in options else "question"
        elif _NUMBER.fullmatch(title) or listed:
            yield "number" if _NUMBER.fullmatch(title) else kind_of(title)
        else:
            sums = [number(grid.line(row)[n]) == survey.of(one) for row, one in zip(body, found, strict=True)]
            yield "satisfied" if _RATE.fullmatch(title) else "total" * (2 * sum(sums) >= len(sums))


def _across(grid: Grid, titles: Sequence[str], body: Sequence[int]) -> Iterator[ReadQuestion]:
    """Yield a question for each row; the words stand before the first option."""
    places = _options(titles)
    rates = [column for column, title in enumerate(titles) if _RATE.fullmatch(title)]
    for row in body if places[0] else ():
        words = grid.line(row)
        text, rate = _asked(words[places[0] - 1]), words[rates[0]] if rates else ""
        counts = [words[c] for c in places]
        yield ReadQuestion(text, [titles[c] for c in places], counts, [], grid.where(row), rate=rate)


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
