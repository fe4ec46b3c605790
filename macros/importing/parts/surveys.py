"""Surveys as data: their scales, their questions and counts, and where the site prints them in another way."""

import re
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from macros.importing.draft import Record, Sheet
from macros.importing.parts.matching import Known
from macros.importing.parts.questions import SUM, ReadQuestion, ReadSurvey
from macros.importing.yaml_text import Marked, bare
from macros.report.issued import plain
from macros.report.surveys import letters_of
from macros.values.printing import PERCENT, limit, show

_HANDED = re.compile(
    r"发[放出][^。；]{0,30}?(\d+)份(?:[^。；]{0,40}有效|[^。；]{0,30}?(?:收回|回收))[^。；\d]{0,20}(\d+)份"
)


_POINTS = re.compile(r"[（(][^（）()]*\d分[^（）()]*[)）]")
"""Behind the heading of an indicator, below which a survey stands: its weight, its score."""
Scale = tuple[tuple[str, ...], tuple[tuple[str, Fraction], ...]]
"""Options, and how far they count as satisfied, by their letters."""


def record(
    surveys: Sequence[ReadSurvey], prose: str, quoting: Callable[[str, str], str]
) -> tuple[Record, dict[str, Sheet]]:
    """Return surveys.yml and its sheets; ``prose`` is the text that may say how many were handed out.

    ``quoting`` has a title quote its numbers.
    """
    scales: dict[Scale, str] = {}
    entries: Record = {}
    sheets: dict[str, Sheet] = {}
    pairs = {(Fraction(a), Fraction(b)) for a, b in _HANDED.findall(prose)}
    for survey in surveys:
        if len(surveys) == len(pairs) == 1:
            ((_, survey.stated),) = pairs
        for one in survey.questions:
            scales.setdefault(_scale_of(survey, one), f"选项{len(scales) + 1}")
        title = _POINTS.sub("", survey.title)
        entries[survey.id] = {
            "title": quoting(title, "原报告问卷"),
            "audience": re.sub(r"满意度|调查|问卷|结果|分析|统计表?|汇总表?|情况表?|[（()）]", "", title)
            or title,
            "handed_out": _handed(survey, pairs),
            "valid": int(survey.valid),
            "questions": [
                {"id": f"q{n}", "text": one.text, "scale": scales[_scale_of(survey, one)]}
                | ({"multiple": True} if one.multiple else {})
                for n, one in enumerate(survey.questions, 1)
            ],
            "printed": _layout(survey) or None,
        }
        sheets[f"surveys/{survey.id}"] = list(_sheet(survey))
    changed = {tuple(one.options): one.place for survey in surveys for one in survey.questions if one.printed}
    return {
        "scales": {
            name: _scale(options, worth, changed.get(options, ""))
            for (options, worth), name in scales.items()
        },
        "surveys": entries,
    }, sheets


def _layout(survey: ReadSurvey) -> Record:
    decimals = {"decimals": survey.decimals} if survey.decimals is not None else {}
    return survey.layout | decimals | ({"sums": sums} if (sums := _sums(survey)) else {})


def _sums(survey: ReadSurvey) -> str:
    """Take the row that sums up all questions from the lines that the site leaves out, where it prints the same."""
    layout, asked = survey.layout, survey.questions
    if layout.get("form") != "rows" or layout.get("line") or len({tuple(one.options) for one in asked}) > 1:
        return ""
    mean = survey.satisfaction
    printed = {
        "count": [show(count, "") for count in survey.sums],
        "total": [show(sum(survey.sums, Fraction(0)), "")],
        "satisfied": [] if mean is None else [show(mean, PERCENT)],
    }
    words: dict[str, str] = layout["words"]  # type: ignore[assignment]
    expected = [plain(word) for key in words for word in printed.get(key, [])]
    for line in survey.lines:
        label, *cells = line.split()
        if SUM.fullmatch(label) and [*map(plain, cells)] == expected:
            survey.lines.remove(line)
            return label
    return ""


def _scale_of(survey: ReadSurvey, one: ReadQuestion) -> Scale:
    return tuple(one.options), tuple(survey.worth(one).items())


def _scale(options: Sequence[str], worth: Sequence[tuple[str, Fraction]], changed: str) -> Record:
    words = f"选项的字母有重复，已顺次改写（{changed}）"
    is_whole = all(share == 1 for _, share in worth)
    counted = (
        {"satisfied": [letter for letter, _ in worth]}
        if is_whole
        else {"worth": [limit(share, PERCENT) for _, share in worth]}
    )
    return {"options": Marked([*options], words) if changed else [*options], **counted}


def _handed(survey: ReadSurvey, pairs: set[tuple[Fraction, Fraction]]) -> object:
    fitting = {handed for handed, valid in pairs if valid == survey.valid}
    if len(fitting) == 1:
        return int(fitting.pop())
    return Marked(int(survey.valid), f"没有读到发放份数，照有效份数填（{survey.questions[0].place}）")


def _sheet(survey: ReadSurvey) -> Iterator[list[str]]:
    letters = list(dict.fromkeys(letter for one in survey.questions for letter in letters_of(one.options)))
    yield ["question", *letters]
    for n, one in enumerate(survey.questions, 1):
        counts = dict(zip(letters_of(one.options), one.counts, strict=True))
        yield [f"q{n}", *(counts.get(letter, "") for letter in letters)]


def known(surveys: Sequence[ReadSurvey], stated: Record) -> Iterator[Known]:
    """Yield the values that surveys give a name: how many were asked, how many chose what, who is satisfied."""
    specs: dict[str, Record] = stated["surveys"]  # type: ignore[assignment]
    for survey in surveys:
        words, id_ = f"{survey.title}{specs[survey.id]['audience']}", survey.id
        handed = Fraction(str(bare(specs[id_]["handed_out"])))
        yield Known(f"{id_}.handed_out", handed, "份", f"{words}发放调查问卷")
        yield Known(f"{id_}.valid", survey.valid, "份", f"{words}收回有效问卷")
        for n, one in enumerate(survey.questions, 1):
            for letter, option, count in zip(letters_of(one.options), one.options, one.numbers, strict=True):
                if total := survey.of(one):
                    yield Known(f"{id_}.q{n}.{letter}_share", count / total, "%", words + one.text + option)
            if (rate := survey.rate(one)) is not None:
                yield Known(f"{id_}.q{n}.satisfied", rate, "%", f"{words}{one.text}满意度")
        if (mean := survey.satisfaction) is not None:
            yield Known(f"{id_}.satisfaction", mean, "%", f"{words}综合满意度")
