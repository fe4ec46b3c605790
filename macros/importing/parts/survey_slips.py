"""Where the site prints a survey in another way than the report: an erratum says so of each place."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from macros.importing.draft import Record
from macros.importing.parts.entries import number
from macros.importing.parts.questions import NO_QUESTION
from macros.importing.parts.read_survey import ReadQuestion, ReadSurvey, is_same
from macros.importing.yaml_text import Marked
from macros.report.issued import plain
from macros.report.surveys import letters_of
from macros.values.printing import show

_CALLED = {"share": "占比", "satisfied": "满意率"}
_NEAR = Fraction(1, 10)
"""So much is a share put right that all of them may come to a hundred."""
_ALIKE = "本站照份数计算，统一印同样多的小数、百分号。"
Slip = tuple[str, str, object]
"""What the report prints, what the site does, empty where nothing; and why."""


def slips(surveys: Sequence[ReadSurvey], page: str) -> Iterator[Record]:
    """Yield one erratum for each option and each share that the site prints in another way than the report."""
    seen: set[tuple[str, str]] = set()
    for survey in surveys:
        is_one = survey.layout.get("form") in ("rows", "listed")
        told = [(n, slip) for n, one in enumerate(survey.questions, 1) for slip in _slips(one, survey, n)]
        for n, (issued, corrected, words) in [*told, *((0, slip) for slip in _rows(survey))]:
            if (issued, corrected) not in seen:
                seen.add((issued, corrected))
                yield {
                    "kind": "figure" if isinstance(words, Marked) else "wording",
                    "where": f"{survey.title}：{survey.questions[n - 1].text}" if n else survey.title,
                    "page": page if is_one else f"{page}#{survey.id}-q{n}",
                    "issued": issued, "corrected": corrected or None, "explanation": words,
                }  # fmt: skip


def last(survey: ReadSurvey) -> Iterator[tuple[str, str, str, list[str]]]:
    """Yield the rows below all questions that the site prints: as what, each as it was printed, its first words, and its cells on the site."""
    if survey.layout.get("form") != "rows" or len({tuple(one.options) for one in survey.questions}) > 1:
        return
    for key, cells in _together(survey).items():
        for line in survey.lines if cells else ():
            label, *said = line.rsplit(maxsplit=len(cells))
            same = [plain(one) == plain(cell) for one, cell in zip(said, cells, strict=False)]
            if NO_QUESTION.fullmatch(label) and len(same) == len(cells) <= 2 * sum(same):
                yield key, line, label, cells


def _together(survey: ReadSurvey) -> dict[str, list[str]]:
    """Return what a row of the sums of all questions holds, and one of their mean; nothing where the site prints none."""
    rates = (rate for rate in (survey.satisfaction,) if rate is not None)
    mean = [survey.printed("satisfied", rate, survey.decimals) for rate in rates]
    counts, total = [show(count, "") for count in survey.sums], [show(sum(survey.sums, Fraction(0)), "")]
    printed = {"count": counts, "total": total, "satisfied": mean}
    words: dict[str, str] = survey.layout["words"]  # type: ignore[assignment]
    apart = not survey.layout.get("line") and "share" not in words
    sums = [word for key in words for word in printed.get(key, [])] if apart else []
    return {"sums": sums, "mean": mean}


def _rows(survey: ReadSurvey) -> Iterator[Slip]:
    """Yield the rows below all questions that the site prints in another way, or not at all."""
    chosen = sum((one.chosen(survey.worth(one)) for one in survey.questions), Fraction(0))
    whole = sum(survey.sums, Fraction(0)) or 1
    pooled = survey.printed("satisfied", chosen / whole, survey.decimals)
    printed = {line: " ".join([label, *cells]) for _, line, label, cells in last(survey)}
    for line in survey.lines:
        corrected = printed.get(line, "")
        if plain(line) == plain(f"{corrected.rpartition(' ')[0]} {pooled}"):
            words: object = "本站印的满意率是各题满意率的平均。"
        elif corrected:
            told = f"各题相加是“{corrected}”（{survey.questions[-1].place}以下）"
            words = Marked("这一行与各题相加不同，本站印各题相加的数。", told)
        else:
            words = "本站没有印这一行。"
        if plain(line) != plain(corrected):
            yield line, corrected, words


def _slips(one: ReadQuestion, survey: ReadSurvey, number_: int) -> Iterator[Slip]:
    """Yield the options, shares and the rate of a question that the site prints in another way."""
    for issued, corrected in zip(one.printed, one.options, strict=False):
        if issued != corrected:
            yield issued, corrected, "两个选项的字母相同，本站顺次改写。"
    whole, rated = survey.valid, one.chosen(survey.worth(one)) / (one.total or 1)
    named = zip(one.shares, letters_of(one.options), one.numbers, strict=False)
    cells = [(typed, "share", f"{letter}_share", count / whole) for typed, letter, count in named if whole]
    for typed, key, name, value in [*cells, (one.rate, "satisfied", "satisfied", rated)]:
        printed = survey.printed(key, value, survey.decimals)
        if typed and plain(typed) != plain(printed):
            near = number(typed.rstrip("%％")) if key == "share" else None
            same = is_same(value, typed) or (near is not None and abs(near - value * 100) <= _NEAR)
            told = f"{_CALLED[key]}印的是“{typed}”，照份数计算为"
            words = f"{told}{{{survey.id}.q{number_}.{name}}}。本站印照份数计算的数。"
            yield typed, printed, _ALIKE if same else Marked(words, f"{told}{printed}（{one.place}）")
