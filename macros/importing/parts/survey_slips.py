"""Where the site prints a survey in another way than the report: an erratum says so of each place."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from macros.importing.draft import Record
from macros.importing.parts.entries import number
from macros.importing.parts.matching import places_in
from macros.importing.parts.read_survey import ReadQuestion, ReadSurvey
from macros.importing.yaml_text import Marked
from macros.report.issued import plain
from macros.values.printing import PERCENT, show

Slip = tuple[str, str, object]
"""What the report prints, what the site does, empty where nothing; and why."""


def slips(surveys: Sequence[ReadSurvey], page: str) -> Iterator[Record]:
    """Yield one erratum for each option and each share that the site prints in another way than the report."""
    seen: set[tuple[str, str]] = set()
    for survey in surveys:
        for n, one in enumerate(survey.questions, 1):
            for issued, corrected, words in filter(None, [*_slips(one, survey), _rated(one, survey, n)]):
                if (issued, corrected) not in seen:
                    seen.add((issued, corrected))
                    told = issued, corrected, words
                    yield _erratum(f"{survey.title}：{one.text}", _place(survey, page, n), told)
        for told in _rows(survey):
            yield _erratum(survey.title, _place(survey, page, 1), told)


def _erratum(where: str, page: str, told: Slip) -> Record:
    issued, corrected, words = told
    kind = "figure" if isinstance(words, Marked) else "wording"
    return {
        "kind": kind, "where": where, "page": page, "issued": issued, "corrected": corrected or None, "explanation": words,
    }  # fmt: skip


def _place(survey: ReadSurvey, page: str, number: int) -> str:
    """Return where a question is printed: below its own table, else on the page."""
    alone = survey.layout.get("form") not in ("rows", "listed")
    return f"{page}#{survey.id}-q{number}" if alone else page


def _rows(survey: ReadSurvey) -> Iterator[Slip]:
    """Yield the rows below all questions that the site prints in another way, or not at all."""
    for line, corrected in survey.lines.items():
        words = "这一行与各题相加不同，本站印各题相加的数。"
        told = Marked(words, f"各题相加是“{corrected}”（{survey.questions[-1].place}以下）")
        yield line, corrected, told if corrected else "本站一题印一行，没有印这一行。"


def _rated(one: ReadQuestion, survey: ReadSurvey, number: int) -> Slip | None:
    """Return how many the report says are satisfied, and how many are by its counts, where that is another rate."""
    typed = one.rate.replace("％", "%")
    if not typed or not one.total:
        return None
    printed = show(one.chosen(survey.worth(one)) / one.total, PERCENT, places_in(typed))
    told = f"满意率印的是“{one.rate}”，照份数计算为"
    words = f"{told}{{{survey.id}.q{number}.satisfied}}。本站印照份数计算的数。"
    return None if typed == printed else (typed, printed, Marked(words, f"{told}{printed}（{one.place}）"))


def _slips(one: ReadQuestion, survey: ReadSurvey) -> Iterator[Slip]:
    for issued, corrected in zip(one.printed, one.options, strict=False):
        if issued != corrected:
            yield issued, corrected, "两个选项的字母相同，本站顺次改写。"
    for typed, count in zip(one.shares, one.numbers, strict=False):
        share = count / survey.valid if survey.valid else None
        printed = show(share, PERCENT, survey.decimals)
        if typed and plain(typed) != plain(printed):
            words = "本站照份数计算，统一印同样多的小数。"
            near = number(typed)
            same = near is not None and share is not None and abs(near - share) <= Fraction(1, 1000)
            yield typed, printed, words if same else Marked(words, f"印的是“{typed}”（{one.place}）")
