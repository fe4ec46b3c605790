"""The grades as a report's own sentence sets their limits: ``90分（含）以上为优，80分（含）至90分为良``."""

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import pairwise, permutations

from macros.importing.blank import graded
from macros.importing.draft import Record
from macros.importing.parts.entries import stated
from macros.importing.parts.matching import Known
from macros.importing.word import Grid, Paragraph
from macros.values.printing import SCORE

_NAME = r"[“\"]?(?P<name>优秀?|良好?|中等?|一般|合格|较差|差|不合格)[”\"]?"
_FORMS = (
    re.compile(rf"(?P<limits>.*\d.*?)[，的]?(?:评定)?为{_NAME}(?:等?级|等次)?"),
    re.compile(rf"(?:.*[：:为])?{_NAME}(?:等?级|等次)?[（(：:](?P<limits>[^：:]*\d.*)"),
)
_LONGER = ("优秀", "良好", "中等", "较差")
_SENTENCE = re.compile(r"[^。\n]+")
_BETWEEN = re.compile(r"[，,；;、](?![^（(]*[）)])|(?<=[级档次])[：:]")
_OPEN_BELOW = re.compile(r"\d分?[（(]不含[^）)]*[）)]?(?:以上|及以上|[-—–~～至到])|[＞>]\s*\d|大于\d|高于\d")
_BELOW = re.compile(r"以下|低于|不足|小于|[＜<]")


def grades_of(texts: Iterable[str]) -> Record:
    """Return the grades as the report sets them, else those that are usual, to be checked."""
    lines = [*texts]
    found, sentence = grades(lines)
    if not found:
        said = given(_LONGER).search("\n".join(lines))
        return graded("等级的分数线，原报告另有规定的请改正", said[2] if said else "")
    return {"grades": found, "grades_source": f"等级分数线照原报告：“{sentence}”"}


def grades(texts: Iterable[str]) -> tuple[list[Record], str]:
    """Return the grades, best first, and the sentence that sets their limits; none where no sentence does so wholly."""
    for sentence in (found for text in texts for found in _SENTENCE.findall(text)):
        levels = [level for piece in _BETWEEN.split(sentence) if (level := _level(piece.strip()))]
        if len(levels) > 2 and _join(levels):
            return [{"name": name, "at_least": stated(low)} for name, low, _ in levels], sentence.strip()
    return [], ""


def told_in(grids: Iterable[Grid]) -> Iterator[Paragraph]:
    """Yield tables of two lines, of grades and their limits, as sentences: ``优（90≤得分≤100），良（80≤得分＜90）``."""
    for grid in grids:
        laid = grid if grid.height == 2 else grid.turned()
        for names, limits in permutations([laid.line(0), laid.line(1)]) if laid.height == 2 else ():
            words = (f"{name}（{limit}）" for name, limit in zip(names, limits, strict=True))
            yield Paragraph(grid.place, "，".join(words))


def limits_of(head: Record, texts: Iterable[Paragraph]) -> tuple[str, list[Known]]:
    """Return the sentence that sets the limits of the grades that a report has, and the names of these."""
    found, sentence = grades(text.text for text in texts)
    if head.get("grades") != found:
        return "", []
    named = [(str(grade["name"]), Fraction(str(grade["at_least"]))) for grade in found]
    return sentence, [Known(f"grade.{name}", limit, SCORE, "") for name, limit in named if limit]


def given(names: Iterable[str]) -> re.Pattern[str]:
    """Return what finds, in its second group, one of the grades where a sentence gives it: ``评价等级为“良”``."""
    longest_first = "|".join(sorted(map(re.escape, names), key=len, reverse=True)) or r"(?!)"
    return re.compile(
        rf"((?:等级|等次|级别|结果|评定)[为是：:]\s*[“\"]?)({longest_first})(?=[”\"。，；,;）)]|等?级|等次)"
    )


def _level(piece: str) -> tuple[str, Fraction, Fraction] | None:
    """Return the name of a grade and between which scores it stands, None where a piece sets no limits that can be read."""
    found = next((match for form in _FORMS if (match := form.fullmatch(piece))), None)
    if found is None or _OPEN_BELOW.search(found["limits"]):
        return None
    numbers = sorted({Fraction(number) for number in re.findall(r"\d+(?:\.\d+)?", found["limits"])})
    if len(numbers) == 1:
        numbers = [Fraction(0), *numbers] if _BELOW.search(found["limits"]) else [*numbers, Fraction(100)]
    return (found["name"], numbers[0], numbers[1]) if len(numbers) == 2 else None


def _join(levels: list[tuple[str, Fraction, Fraction]]) -> bool:
    """Return whether grades follow one another without a gap, from the best down to nothing."""
    joined = all(0 <= above[1] - below[2] <= 1 and above[1] > below[1] for above, below in pairwise(levels))
    return joined and levels[0][2] >= 100 and levels[-1][1] == 0
