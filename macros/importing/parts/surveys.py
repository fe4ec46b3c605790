"""Surveys as data: their scales, their questions and counts, and where the site prints them in another way."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction

from macros.importing.draft import Record, Sheet
from macros.importing.parts.matching import Known
from macros.importing.parts.read_survey import ReadQuestion, ReadSurvey
from macros.importing.parts.survey_slips import last
from macros.importing.yaml_text import Marked, bare
from macros.report.surveys import letters_of
from macros.values.printing import PERCENT, limit

_HANDED = re.compile(
    r"发[放出][^。；]{0,30}?(?:\d+份[，、]?(?:共|合|总)计?)?(\d+)份(?:[^。]{0,40}有效|[^。；]{0,30}?(?:收回|回收))[^。；\d]{0,20}(\d+)份"
)
_POINTS = re.compile(r"[（(][^（）()]*\d分[^（）()]*[)）]")
"""Behind the heading of an indicator, below which a survey stands: its weight, its score."""
_ABOUT = re.compile(
    r"满意度(?:各?题)?|评价|调查|问卷[一二三四五六七八九十]?|结果|分析|统计|汇总|情况|一?览?表|第[一二三四五六七八九十]+部分|[（()）\s%]"
)
_NO_ONE = re.compile(r"\d|情况|问题|工作|质量|满意度")
_ASKED = re.compile(
    r"(?:面?向|针对|(?<!针)对)([^，。；：]{2,40}?)(?:开展|进行|发放)[^。；，]{0,8}(?:问卷|调查)|调查对象[为是：:]([^，。；：]{2,60})"
)
Scale = tuple[tuple[str, ...], tuple[tuple[str, Fraction], ...]]
"""Options, and how far they count as satisfied, by their letters."""
Handed = set[tuple[Fraction, Fraction]]
"""How many were handed out, and how many valid ones came back, as a text says."""
Quoting = Callable[[str, str], str]
"""Has a text quote its numbers; where it stands is said, too."""


def record(surveys: Sequence[ReadSurvey], prose: str, quoting: Quoting) -> tuple[Record, dict[str, Sheet]]:
    """Return surveys.yml and its sheets; ``prose`` is the text that may say how many were handed out."""
    handed = {(Fraction(a), Fraction(b)) for a, b in _HANDED.findall(prose)}
    if len(surveys) == len(handed) == 1:
        ((_, surveys[0].stated),) = handed
    asked = [(survey, one) for survey in surveys for one in survey.questions]
    different = dict.fromkeys(_scale_of(*each) for each in asked)
    scales = {scale: f"选项{n}" for n, scale in enumerate(different, 1)}
    changed = {tuple(one.options): one.place for _, one in asked if one.printed}
    guessed = {_scale_of(survey, one): one.place for survey, one in reversed(asked) if survey.is_guessed(one)}
    told = {n: _scale(one, changed.get(one[0], ""), guessed.get(one, "")) for one, n in scales.items()}
    entries = {survey.id: _entry(survey, scales, handed, prose, quoting) for survey in surveys}
    sheets: dict[str, Sheet] = {f"surveys/{survey.id}": list(_sheet(survey)) for survey in surveys}
    return {"scales": told, "surveys": entries}, sheets


def _entry(
    survey: ReadSurvey, scales: Mapping[Scale, str], handed: Handed, prose: str, quoting: Quoting
) -> Record:
    title, decimals = _POINTS.sub("", survey.title), survey.decimals
    about = _ABOUT.sub("", title)
    layout = survey.layout | ({} if decimals is None else {"decimals": decimals})
    layout |= {key: label for key, _, label, _ in last(survey)}
    quoted, said = quoting(title, "原报告问卷"), survey.caption
    own = said.replace(title, quoted) if title in said else quoting(said, "原报告问卷")
    layout |= {"caption": own} if own not in ("", quoted) else {}
    return {
        "title": quoted,
        "audience": (about if not re.search(r"\d", about) else "") or _asked(prose),
        "handed_out": _handed(survey, handed),
        "valid": int(survey.valid),
        "questions": [
            {"id": f"q{n}", "text": one.text, "scale": scales[_scale_of(survey, one)]}
            | {"multiple": one.multiple or None}
            for n, one in enumerate(survey.questions, 1)
        ],
        "printed": layout or None,
    }


def _asked(prose: str) -> str | None:
    """Return whom the text says that it asked, None where it does not say, or of several."""
    asked = {one[1] or one[2] for one in _ASKED.finditer(prose)}
    found = {who for who in asked if not _NO_ONE.search(who)}
    return found.pop() if len(found) == 1 else None


def _scale_of(survey: ReadSurvey, one: ReadQuestion) -> Scale:
    return tuple(one.options), tuple(survey.worth(one).items())


def _scale(scale: Scale, changed: str, guessed: str) -> Record:
    options, worth = [*scale[0]], dict(scale[1])
    words = f"选项的字母有重复，已顺次改写（{changed}）"
    told: Record = {"options": Marked(options, words) if changed else options}
    if set(worth.values()) <= {1}:
        return told | {"satisfied": [*worth]}
    shares = [limit(share, PERCENT) for share in worth.values()]
    words = f"各选项按多少计，是照满意率推算的（{guessed}）"
    return told | {"worth": Marked(shares, words) if guessed else shares}


def _handed(survey: ReadSurvey, handed: Handed) -> object:
    fitting = {out for out, valid in handed if valid == survey.valid}
    if len(fitting) == 1:
        return int(fitting.pop())
    return Marked(int(survey.valid), f"没有读到发放份数，照有效份数填（{survey.questions[0].place}）")


def _sheet(survey: ReadSurvey) -> Iterator[list[str]]:
    letters = list(dict.fromkeys(letter for one in survey.questions for letter in letters_of(one.options)))
    yield ["question", *letters]
    for n, one in enumerate(survey.questions, 1):
        counts = dict(zip(letters_of(one.options), one.counts, strict=True))
        yield [f"q{n}", *(counts.get(letter, "") for letter in letters)]


_SATISFACTION = ("满意度", "满意率")
"""What the whole of a survey comes to is called."""


def known(surveys: Sequence[ReadSurvey], stated: Record) -> Iterator[Known]:
    """Yield the values that surveys give a name: how many were asked, how many chose what, who is satisfied."""
    specs: dict[str, Record] = stated["surveys"]  # type: ignore[assignment]
    for survey in surveys:
        words, id_ = f"{survey.title}{specs[survey.id]['audience'] or ''}", survey.id
        handed = Fraction(str(bare(specs[id_]["handed_out"])))
        yield Known(f"{id_}.handed_out", handed, "份", f"{words}发放调查问卷、发放问卷份")
        yield Known(f"{id_}.valid", survey.valid, "份", f"{words}收回有效问卷份")
        for n, one in enumerate(survey.questions, 1):
            for letter, option, count in zip(letters_of(one.options), one.options, one.numbers, strict=True):
                if total := survey.of(one):
                    yield Known(f"{id_}.q{n}.{letter}_share", count / total, "%", words + one.text + option)
            if (rate := survey.rate(one)) is not None:
                yield Known(f"{id_}.q{n}.satisfied", rate, "%", f"{words}{one.text}满意度")
        if (mean := survey.satisfaction) is not None:
            yield Known(f"{id_}.satisfaction", mean, "%", f"{words}平均综合满意度", titles=_SATISFACTION)
