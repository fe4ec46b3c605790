"""Where the site prints a survey in another way than the report: an erratum says so of each place."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from macros.importing.draft import Record
from macros.importing.parts.entries import number
from macros.importing.parts.matching import places_in
from macros.importing.parts.questions import WHOLE
from macros.importing.parts.read_survey import ReadQuestion, ReadSurvey
from macros.importing.yaml_text import Marked
from macros.report.issued import plain
from macros.values.printing import PERCENT, show


def slips(surveys: Sequence[ReadSurvey], page: str) -> Iterator[Record]:
    """Yield one erratum for each option and each share that the site prints in another way than the report."""
    seen: set[tuple[str, str]] = set()
    for survey in surveys:
        yield from _rows(survey, _place(survey, page, 1))
        for n, one in enumerate(survey.questions, 1):
            rated = [_rated(one, survey, n)] if survey.layout or not survey.lines else []
            for issued, corrected, words in [*_slips(one, survey), *filter(None, rated)]:
                if (issued, corrected) not in seen:
                    seen.add((issued, corrected))
                    yield {
                        "kind": "figure" if isinstance(words, Marked) else "wording",
                        "where": f"{survey.title}：{one.text}", "page": _place(survey, page, n),
                        "issued": issued, "corrected": corrected, "explanation": words,
                    }  # fmt: skip


def _place(survey: ReadSurvey, page: str, number: int) -> str:
    """Return where a question is printed: below its own table, else on the page."""
    alone = survey.layout.get("form") not in ("rows", "listed")
    return f"{page}#{survey.id}-q{number}" if alone else page


def _rows(survey: ReadSurvey, page: str) -> Iterator[Record]:
    """Yield one erratum for each row that the site leaves out of a table, or prints question by question."""
    rated = {one.text: _rated(one, survey, n) for n, one in enumerate(survey.questions, 1)}
    wrong = {text: told[2] for text, told in rated.items() if told}
    for line in survey.lines:
        words = "本站一题印一行，没有印这一行。" if survey.layout else "本站逐题列出这张表，占比照份数计算。"
        asked = next((one.text for one in survey.questions if one.text in line), "")
        summed = "" if asked else _summed(survey, line)
        found = wrong.get(asked) or (Marked(words, summed) if summed else None)
        yield {
            "kind": "figure" if found else "wording", "where": survey.title, "page": page, "issued": line,
            "explanation": found or words,
        }  # fmt: skip


def _summed(survey: ReadSurvey, line: str) -> str:
    """Return what is wrong with a row that sums up the counts of each option, empty where nothing is."""
    sums, printed = survey.sums, [number(word) for word in line.split() if WHOLE.fullmatch(word)]
    runs = [printed[n : n + len(sums)] for n in range(len(printed) - len(sums) + 1)]
    return "" if not runs or sums in runs else f"这一行的份数，各题相加是{'、'.join(map(str, sums))}"


def _rated(one: ReadQuestion, survey: ReadSurvey, number: int) -> tuple[str, str, Marked] | None:
    """Return how many the report says are satisfied, and how many are by its counts, where that is another rate."""
    typed = one.rate.replace("％", "%")
    if not typed or not one.total:
        return None
    printed = show(one.chosen(survey.worth(one)) / one.total, PERCENT, places_in(typed))
    told = f"满意率印的是“{one.rate}”，照份数计算为"
    words = f"{told}{{{survey.id}.q{number}.satisfied}}。本站印照份数计算的数。"
    return None if typed == printed else (typed, printed, Marked(words, f"{told}{printed}（{one.place}）"))


def _slips(one: ReadQuestion, survey: ReadSurvey) -> Iterator[tuple[str, str, object]]:
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
