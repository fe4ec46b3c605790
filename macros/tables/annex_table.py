"""附件1: every indicator with its criterion and its score, in the columns that the report prints."""

from collections.abc import Iterator, Mapping

from macros.assessment.assess import Assessment
from macros.report.framework import Adjustment, Dimension, Framework, Group, Indicator
from macros.tables.layout import Cell, Field, Layout, Line, titles
from macros.tables.merging import tall
from macros.tables.score_columns import score_field, score_titles
from macros.tables.score_tables import SOURCE, TOTAL, named
from macros.tables.words import spoken
from macros.values.printing import SCORE, show

_AS_ISSUED = "没有计分规则的指标，得分照印原报告，不能复算。"
_WORDS = {"explanation": "指标解释", "standard": "评价标准", "reason": "扣分原因"}
_LEVELS = {"dimension": "一级指标", "group": "二级指标", "indicator": "三级指标"}
_WEIGHTS = {"dimension": "dimension_weight", "group": "group_weight"}


def scores_layout(assessment: Assessment) -> Layout:
    """Return 附件1; its scores are printed with the decimals they were issued with."""
    framework, columns = assessment.report.framework, _columns(assessment)
    fields = [_field(assessment, key, title) for key, title in columns.items() if title]
    rows = [line for dimension in framework.dimensions for line in _lines(assessment, dimension, columns)]
    for item in framework.adjustments:
        rows.append(Line(tuple(_adjustment(assessment, item, columns)), item.id))
    body = (*rows, Line(tuple(_total(assessment, columns)), "total", "total"))
    notes = () if all(item.rule for item in framework.scored) else (_AS_ISSUED,)
    title = framework.titles.scoretable
    return Layout("scores", title, tuple(fields), titles(fields), body, source=SOURCE, notes=notes)


def _columns(assessment: Assessment) -> Mapping[str, str]:
    """Return the titles of the columns by what stands in them: as the report states them, else for all there is."""
    framework = assessment.report.framework
    stated = {str(key): title for key, title in framework.titles.columns.items()}
    words = {key: word for key, word in _WORDS.items() if any(getattr(i, key) for i in framework.scored)}
    reason = {key: words.pop(key) for key in ("reason",) if key in words}
    scores = score_titles(assessment, "分值")
    weight = {"weight": scores.pop("weight")}
    return stated or {**_LEVELS, **weight, **words, **scores, **reason}


def _field(assessment: Assessment, key: str, title: str) -> Field:
    if key in _LEVELS or key in _WORDS:
        return Field(title)
    return score_field(assessment, key.rpartition("_")[2] if key in _WEIGHTS.values() else key, title)


def _lines(assessment: Assessment, dimension: Dimension, columns: Mapping[str, str]) -> Iterator[Line]:
    for group in dimension.groups:
        for indicator in group.indicators:
            above: dict[str, Dimension | Group] = {}
            above |= {"dimension": dimension} if indicator is dimension.indicators[0] else {}
            above |= {"group": group} if indicator is group.indicators[0] else {}
            cells = (_cell(assessment, key, indicator, above, columns) for key in columns if columns[key])
            yield Line(tuple(cell for cell in cells if cell), indicator.id)


def _cell(
    assessment: Assessment,
    key: str,
    indicator: Indicator,
    above: Mapping[str, Dimension | Group],
    columns: Mapping[str, str],
) -> Cell | None:
    """Return what stands in a column in the row of an indicator, ``None`` where the cell of a row above reaches."""
    for level, weight in _WEIGHTS.items():
        if key == level:
            return _whole(above[level], weight not in columns) if level in above else None
        if key == weight:
            whole = above.get(level)
            return Cell(assessment.stated(f"{whole.id}.weight"), rows=_height(whole)) if whole else None
    if key == "indicator":
        return named(indicator, "scoretable")
    return _words(assessment, key, indicator) if key in _WORDS else _number(assessment, key, indicator)


def _height(item: Dimension | Group) -> int:
    return len(item.indicators)


def _whole(item: Dimension | Group, weighed: bool) -> Cell:
    has_weight = weighed and item.weight is not None
    return tall(item.label, _height(item), f"({show(item.weight, SCORE)}{SCORE})" if has_weight else "")


def _words(assessment: Assessment, key: str, item: Indicator) -> Cell:
    text = str(getattr(item, key))
    return (
        Cell(spoken(assessment, text), look="words", quoting=text)
        if key == "reason"
        else Cell(text, look="words")
    )


def _number(assessment: Assessment, key: str, item: Indicator | Framework) -> Cell:
    """Return a number; blank where there is none, as an adjustment has no weight."""
    name = f"{item.id}.{key}"
    if name not in assessment.figures:
        return Cell()
    decimals = item.issued.decimals if key == "score" and item.issued else None
    return Cell(assessment.stated(name, decimals))


def _leading(columns: Mapping[str, str]) -> int:
    """Return how many columns stand before the first number of an indicator."""
    shown = [key for key, title in columns.items() if title]
    return next((n for n, key in enumerate(shown) if not _is_of_levels(key)), len(shown))


def _is_of_levels(key: str) -> bool:
    return key in _LEVELS or key in _WEIGHTS.values()


def _adjustment(assessment: Assessment, item: Adjustment, columns: Mapping[str, str]) -> Iterator[Cell]:
    yield Cell(item.name, columns=_leading(columns), scope="row", target=f"indicator {item.id}")
    for key in [key for key, title in columns.items() if title and not _is_of_levels(key)]:
        yield _words(assessment, key, item) if key in _WORDS else _number(assessment, key, item)


def _total(assessment: Assessment, columns: Mapping[str, str]) -> Iterator[Cell]:
    yield Cell(TOTAL, columns=_leading(columns), scope="row")
    for key in [key for key, title in columns.items() if title and not _is_of_levels(key)]:
        yield Cell() if key in _WORDS else _number(assessment, key, assessment.report.framework)
