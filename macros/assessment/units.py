"""Units that do not mix: numbers added, compared or drawn that are not of one kind."""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

from macros.assessment.formulas import CHECKS, Definitions, Places
from macros.assessment.names import Definition
from macros.report import Report
from macros.values.formula import read_comparison
from macros.values.mistakes import Mistake, Where, listed
from macros.values.plausible import AMOUNTS, SIZES, miswritten
from macros.values.printing import PERCENT, POINTS, shortest

_TIMES = {POINTS: "100", "‰": "1000"}
"""By what a rate is multiplied that is not told in per cent."""
_OF_TEN = re.compile("(?:1/)?10{2,}")


def mixed(report: Report, definitions: Definitions) -> Iterator[Mistake]:
    """Yield each number that is not in the unit of those that it stands with; all names are known."""
    added = *_issued(definitions), *_unlike(_added(report, definitions), definitions)
    others = (
        *_charts(report, definitions),
        *_converted(definitions),
        *_rates(definitions),
        *_beside_rates(report, definitions),
    )
    yield from dict.fromkeys((*added, *others))


def _issued(definitions: Definitions) -> Iterator[Mistake]:
    for each in definitions.values():
        value = each.issued.value if each.issued else None
        if value is not None and (wrong := miswritten(value, each.unit)):
            yield Mistake(each.place, f"原报告的数{wrong}请改正", str(each.issued))


def _added(report: Report, definitions: Definitions) -> Places:
    """Yield the names that are added, subtracted or compared with each other."""
    for each in definitions.values():
        formula = each.parsed if each.formula and each.kind == "figure" else None
        if formula and each.name not in formula.names:  # which is told as going round
            whole = each.unit == PERCENT or (formula.added == formula.names and each.unit in AMOUNTS)
            itself = (each.name,) if formula.added and whole else ()
            divided = sum(formula.added_within[:2], ()) if each.unit == PERCENT else ()
            share = tuple(name for name in divided if definitions[name].unit != PERCENT)
            for added in (formula.added + itself, *formula.added_within, share):
                yield each.formula_place, added
    for check in report.checks:
        sides = read_comparison(check.formula)
        yield CHECKS / check.id, sides.left.added + sides.right.added


def _beside_rates(report: Report, definitions: Definitions) -> Iterator[Mistake]:
    """Yield the numbers that a rate is compared with though they are no shares of 1, as rates are in formulas."""
    for check in report.checks:
        sides = read_comparison(check.formula)
        for one, other in ((sides.left, sides.right), (sides.right, sides.left)):
            units, typed = {definitions[name].unit for name in other.added}, one.written(str)
            if units == {PERCENT} and re.fullmatch(r"[\d.]+", typed) and Fraction(typed) > 1:
                words = f"比率在公式里以 1 为 100%，“{typed}”是否为 {typed}%？请改正；确是几倍的，写成百分数，如 {shortest(100 * Fraction(typed))}%"
                yield Mistake(CHECKS / check.id, words, check.formula)


def _converted(definitions: Definitions) -> Iterator[Mistake]:
    """Yield the amounts that are multiplied by what makes of one unit of money another, and are not told in that."""
    sizes = {unit: Fraction(SIZES[unit]) for unit in AMOUNTS}
    for each in definitions.values():
        if not each.formula or each.kind != "figure" or each.unit not in sizes:
            continue
        factor, names = each.parsed.conversion
        units = {definitions[name].unit for name in names} & {*sizes}
        for unit in units if len(units) == 1 else ():
            right = sizes[unit] / sizes[each.unit]
            if factor != right and _OF_TEN.fullmatch(f"{factor}"):
                times = f"乘以{right}" if right >= 1 else f"除以{1 / right}"
                words = f"“{each.title}”以“{each.unit}”计，由以“{unit}”计的数换算应{times}，请改正公式或单位"
                yield Mistake(each.place, words)


def _rates(definitions: Definitions) -> Iterator[Mistake]:
    """Yield the rates that are multiplied by a hundred, which their print does, and those told otherwise that are not multiplied."""
    for each in (each for each in definitions.values() if each.formula and each.kind == "figure"):
        times, made_of = _TIMES.get(each.unit, ""), {definitions[name].unit for name in each.parsed.names}
        if each.unit == PERCENT and each.parsed.conversion[0] == 100:
            yield Mistake(each.formula_place, "单位是 %，印出时自会换算，公式不用乘以100，请删去")
        if times not in each.formula and each.unit not in made_of:
            words = f"“{each.title}”以“{each.unit}”计，由比率算出的，公式应乘以{times}，请改正公式或单位"
            yield Mistake(each.formula_place, words, each.formula)


def _charts(report: Report, definitions: Definitions) -> Iterator[Mistake]:
    for id_, chart in report.charts.items():
        drawn = [definitions[part.value] for part in chart.parts if part.value in definitions]
        is_told = chart.unit in map(_unit, drawn)
        others = [each for each in drawn if _is_other(_unit(each), chart.unit, is_told)]
        for other in others[:1]:
            place = Where("data/charts.yml") / id_ / ("unit" if len(others) == len(drawn) > 1 else "")
            words = f"“{other.name}”{told_in(_unit(other))}，图的单位却是“{chart.unit}”，请改正"
            yield Mistake(place, words, other.name)


def _is_other(unit: str, told: str, is_told: bool) -> bool:
    """Return whether a unit is not of the kind that is told; where something ``is_told`` so, counts of other things are."""
    return unit != told and bool(unit or _kind(told)) and (_kind(unit) != _kind(told) or not is_told)


def _unit(each: Definition) -> str:
    """Return the unit of something, or else that of all that its table counts."""
    whole = each.table.spec.unit if each.table else ""
    return each.unit or ("" if whole in AMOUNTS else whole)


def _unlike(together: Places, definitions: Definitions) -> Iterator[Mistake]:
    """Yield that two names are of two kinds: amounts of money, rates, or whatever else is counted or measured.

    One that is unlike others in several places is told once, where it is stated.
    """
    pairs: dict[Where, tuple[Definition, Definition]] = {}
    for place, names in together:
        known = [definitions[name] for name in names if definitions[name].unit]
        if other := next((each for each in known if _kind(each.unit) != _kind(known[0].unit)), None):
            pairs.setdefault(place, (known[0], other))
    common = set.intersection(*map(set, pairs.values())) if len(pairs) > 1 else set()
    if len(common) == 1:
        yield _odd_one(common.pop(), pairs)
        return
    for place, pair in pairs.items():
        said = [part for each in pair for part in (f"“{each.title}”（", each.place, f"）以“{each.unit}”计，")]
        yield Mistake(place, (*said, "不能相加减、相比较，请改正"))


def _odd_one(one: Definition, pairs: Mapping[Where, tuple[Definition, Definition]]) -> Mistake:
    others = {each.title: each.unit for pair in pairs.values() for each in pair if each != one}
    units = "、".join(f"“{title}”以“{unit}”计" for title, unit in others.items())
    words = f"“{one.title}”以“{one.unit}”计，而与它相加减、相比较的{units}（", *listed(pairs), "），请改正"
    return Mistake(one.place, words)


def told_in(unit: str) -> str:
    """Return in words in what unit something is told."""
    return f"以“{unit}”计" if unit else "没有单位"


def _kind(unit: str) -> str:
    return unit if unit == PERCENT or unit in AMOUNTS else ""
