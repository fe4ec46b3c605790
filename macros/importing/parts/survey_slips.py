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


def _rows(survey: ReadSurvey) -> Iterator[Slip]:
    """Yield the rows below all questions that the site prints in another way, or not at all."""
    chosen = sum((one.chosen(survey.worth(one)) for one in survey.questions), Fraction(0))
    pooled = show(chosen / (sum(survey.sums, Fraction(0)) or 1), PERCENT, survey.decimals)
    for line, corrected in survey.lines.items():
        told = f"各题相加是“{corrected}”（{survey.questions[-1].place}以下）"
        words: object = (
            Marked("这一行与各题相加不同，本站印各题相加的数。", told) if corrected else "本站没有印这一行。"
        )
        if plain(line) == plain(f"{corrected.rpartition(' ')[0]} {pooled}"):
            words = "本站印的满意率是各题满意率的平均。"
        if plain(line) != plain(corrected):
            yield line, corrected, words


def _slips(one: ReadQuestion, survey: ReadSurvey, number_: int) -> Iterator[Slip]:
    """Yield the options, shares and the rate of a question that the site prints in another way."""
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
    rate = one.rate.replace("％", "%")
    printed = show(one.chosen(survey.worth(one)) / one.total, PERCENT, places_in(rate)) if one.total else rate
    if rate and rate != printed:
        told = f"满意率印的是“{one.rate}”，照份数计算为"
        words = f"{told}{{{survey.id}.q{number_}.satisfied}}。本站印照份数计算的数。"
        yield rate, printed, Marked(words, f"{told}{printed}（{one.place}）")
