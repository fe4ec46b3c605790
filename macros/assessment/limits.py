"""Limits and points that are not in the unit of what they limit, or by which they are given."""

from collections.abc import Iterator
from fractions import Fraction

from macros.assessment.formulas import Definitions
from macros.assessment.names import Definition
from macros.assessment.units import told_in
from macros.report import Report
from macros.report.framework import FRAMEWORK
from macros.report.laws import meant
from macros.report.record import Strict
from macros.report.rules.quantities import Named
from macros.report.rules.walk import limits, records
from macros.values.mistakes import Mistake, Where, Words
from macros.values.numbers import Day, Share, as_typed
from macros.values.printing import DAY, PERCENT, SCORE, shortest

_WORTH = ("chosen", "keep", "lost", "cap", "floor", "up_to", "score", "lose", "gain", "then", "weight")
"""The keys of a rule under which a figure is worth points, or a share of them."""
_NEVER = {"times": (PERCENT, DAY), "target": (DAY,)}
"""The units of figures that cannot be counted, or be what others are a share of."""


def wrong_units(report: Report, definitions: Definitions) -> Iterator[Mistake]:
    """Yield each limit of a rule or of a grade that is not in the unit of the figure it limits."""
    framework, identity = report.framework, report.identity
    for least in identity.limits_of(identity.graded_by):
        if wrong := _wrong_unit(definitions[identity.graded_by], least, definitions):
            yield Mistake(Where("data/report.yml") / "grades", wrong, as_typed(least))
    scores = (each for each in definitions.values() if each.kind == "score")
    stated = [(each.place, each.formula_place, each.rule) for each in scores if each.rule]
    vetoes = [(None, FRAMEWORK / "vetoes" / n, veto) for n, veto in enumerate(framework.vetoes, 1)]
    for item, place, rule in (*stated, *vetoes):
        amiss = dict[str, list[Mistake]]()
        for name, key, end in limits(rule):
            measured = definitions.get(name)
            if measured is None or (key == "per" and measured.unit == DAY and not isinstance(end, Share)):
                continue
            if wrong := _wrong_unit(measured, end, definitions):
                of_item = isinstance(end, str) and item == definitions[end].place
                found = "" if isinstance(end, str) else f"{key}: {as_typed(end)}"
                told = Mistake(item / "target" if item and of_item else place, wrong, found)
                amiss.setdefault(name, []).append(told)
        for name, wrongs in amiss.items():
            told_so = f"“{definitions[name].title}”{told_in(definitions[name].unit)}"
            words = f"{told_so}，而它的各条界线不是，请改正 value 或各条界线"
            # of several limits it is itself more likely the wrong one
            yield from [Mistake(place, words, f"value: {name}")] if len(wrongs) > 1 else wrongs
        yield from (Mistake(place, wrong) for wrong in _wrong_use(rule, definitions))


def _wrong_use(rule: Strict, definitions: Definitions) -> Iterator[str]:
    """Yield what is wrong with figures that a rule counts, holds others against, or by which it gives points."""
    for part, key in ((part, key) for part in records(rule) for key in (*_WORTH, *_NEVER)):
        units = {PERCENT: "百分数"} if key in ("keep", "lost") else {SCORE: SCORE, PERCENT: "百分数"}
        each = definitions.get(name) if isinstance(name := getattr(part, key, ""), Named) else None
        if each and key in _WORTH and each.unit not in units:
            yield f"{meant(part, key)}的“{each.title}”以“{each.unit}”计，应为{'或'.join(units.values())}，请改正"
        if each and each.unit in _NEVER.get(key, ()):
            yield f"{meant(part, key)}的“{each.title}”{told_in(each.unit)}，请改用次数、天数等数据；几天写公式 完成日期 - 要求日期"


def _wrong_unit(measured: Definition, end: Fraction | str, definitions: Definitions) -> Words:
    unit, title = measured.unit, measured.title
    if isinstance(end, str):
        other = definitions.get(end)
        if other is None or other.unit == unit:
            return ""
        tail = f"）{told_in(other.unit)}，不能比较，请改正"
        return f"“{title}”{told_in(unit)}，“{other.title}”（", other.place, tail
    found = as_typed(end)
    if (unit == DAY) != isinstance(end, Day):
        wrong = "不是日期" if unit == DAY else "是日期"
        return f"界线“{found}”{wrong}，而“{title}”{told_in(unit)}，请改正；日期写作 2025-10-31，几天写 完成日期 - 要求日期"
    if unit == PERCENT and end and not isinstance(end, Share):
        return f"界线“{found}”不是百分数，而“{title}”是，是否为 {shortest(end)}%？请改正"
    if unit != PERCENT and isinstance(end, Share):
        return f"界线“{found}”是百分数，而“{title}”以“{unit}”计，是否为 {found.rstrip('%')}？请改正"
    return ""
