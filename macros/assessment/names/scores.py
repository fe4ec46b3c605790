"""The names of the framework: scores, weights, who bears the weight of what does not apply, and how many there are."""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from functools import partial

from macros.assessment.names.definition import Definition
from macros.report.framework import FRAMEWORK, Framework, Indicator, Whole
from macros.values.printing import PERCENT, SCORE
from macros.values.quantity import Quantity

NO_RULE = "得分照印原报告；本站没有计分算式，不能复算"
UNSCORED = "原报告没有给它得分，不计入总分"
_SYSTEM = "评价指标体系"
EXTREMES = {"best": ("max", "高者"), "worst": ("min", "低者")}
_LEVELS = ("subgroup", "group", "dimension", "total")
_score = partial(Definition, "score", unit=SCORE)


def framework_names(framework: Framework) -> Iterator[Definition]:
    """Yield scores, weights, deductions, score rates (shares of 1) at every level, where there are any; and sizes."""
    wholes: list[tuple[Whole, str]] = [(framework, _SYSTEM), *((each, each.name) for each in framework.below)]
    for whole, title in wholes:
        yield from _whole(whole) if framework.is_scored else ()
        within = Counter(each.level for each in whole.below) | Counter(indicator=len(whole.indicators))
        for level, size in within.items():
            words, value = f"{title}的{framework.levels[level]}数", Fraction(size)
            yield Definition("size", f"{whole.id}.{level}s", words, "个", FRAMEWORK, value, source=_SYSTEM)
    yield from _parts(framework) if framework.is_scored else ()


def _parts(framework: Framework) -> Iterator[Definition]:
    """Yield what scores each indicator and adjustment, and what of the total is none of theirs."""
    for indicator in framework.indicators:
        yield _scored(indicator)
        yield from _weighed(indicator, f"{indicator.id}.weight")
        if indicator.shared:
            name, title = f"{indicator.id}.counted", f"{indicator.label}计入的权重分"
            rule, marks = indicator.rule, indicator.marks
            yield Definition("weight", name, title, SCORE, indicator.place, rule=rule, marks=marks)
    if framework.rule is not None or _bears(framework, _LEVELS):
        yield _beyond(framework)
    for item in framework.adjustments:
        yield _scored(item)
        name, title, formula = f"{item.id}.deduction", f"{item.label}减去的分", f"0 - {item.id}.score"
        yield _score(name, title, place=item.place, formula=formula)


def _whole(whole: Whole) -> Iterator[Definition]:
    """Yield the score of a whole, its members' together or what a rule makes of that, and its weight."""
    define = partial(_score, place=whole.place)
    name, title, formula = f"{whole.id}.score", f"{whole.label}得分", _score_formula(whole)
    if whole.rule is None:
        yield define(name, title, formula=formula, issued=whole.issued)
    else:
        yield _added(whole, formula)
        marks = whole.known_weight or Fraction(0)
        yield define(name, title, rule=whole.rule, marks=marks, issued=whole.issued)
    yield from _weighed(whole, _applying(whole))


def _added(whole: Whole, formula: str) -> Definition:
    """Return what a rule makes the score of a whole of: its members' scores together, or the best or the worst of them."""
    take = EXTREMES.get(getattr(whole, "take", None) or "")
    define = partial(_score, f"{whole.id}.added", place=whole.place)
    if take is None:
        return define(f"{whole.label}各项得分之和", formula=formula)
    rates = ", ".join(f"{member.id}.score_rate" for member in whole.members)
    return define(f"{whole.label}各项得分率的{take[1]}", unit=PERCENT, formula=f"{take[0]}({rates})")


def _beyond(framework: Framework) -> Definition:
    """Return what of the total does not follow from adding up what each indicator loses or gains."""
    lost = [f"{item.id}.deduction" for item in framework.changing if item.known_weight is not None]
    formula, title = f"total.score - total.weight + sum({', '.join(lost)})", "总得分不由各项得分相加的部分"
    return _score("total.beyond", title, place=FRAMEWORK, formula=formula)


def _scored(indicator: Indicator) -> Definition:
    """Return what scores an indicator: its rule; without one, what the issued report printed stands."""
    define = partial(_score, f"{indicator.id}.score", f"{indicator.label}得分", place=indicator.place)
    if not indicator.is_scored:
        return define(typed=indicator.issued or Quantity(None, words=""), source="原报告", note=UNSCORED)
    if indicator.rule is None and indicator.issued is not None:
        return define(value=indicator.issued.value, source="原报告", note=NO_RULE)
    place = indicator.place / "rule"
    return define(rule=indicator.rule, written=place, marks=indicator.marks, issued=indicator.issued)


def _weighed(item: Whole | Indicator, base: str) -> Iterator[Definition]:
    """Yield the weight, what is lost of it, and the share of it earned; ``base`` counts what applies.

    Nothing is yielded of what has no weight.
    """
    if item.known_weight is None:
        return
    name, title, define = item.id, item.label, partial(_score, place=item.place)
    yield _weight(item)
    yield define(f"{name}.deduction", f"{title}扣分", formula=f"{base} - {name}.score")
    yield define(f"{name}.score_rate", f"{title}得分率", unit=PERCENT, formula=f"{name}.score / {base}")


def _weight(item: Whole | Indicator) -> Definition:
    """Return the weight as printed; where the report prints none, that of the members together."""
    define = partial(Definition, "weight", f"{item.id}.weight", f"{item.label}权重分", SCORE, item.place)
    if item.weight is None and not isinstance(item, Indicator):
        return define(formula=" + ".join(f"{member.id}.weight" for member in item.members))
    return define(item.weight, source=_SYSTEM)


def _score_formula(whole: Whole) -> str:
    """Return the score of a whole: the sum of its members, scaled up to its weight where some do not apply.

    Where there are none, the adjustments start from its weight.
    """
    scores = [f"{member.id}.score" for member in whole.members] or [f"{whole.id}.weight"]
    if not _bears(whole, _LEVELS) and all(item.is_scored for item in whole.indicators):
        formula = " + ".join(scores)
    elif not _bears(whole, (whole.level,)):
        formula = f"sum({', '.join(scores)})"
    else:
        levels = _LEVELS[_LEVELS.index(whole.level) :]
        applies = " + ".join(_counting(member, levels) for member in whole.members)
        formula = f"sum({', '.join(scores)}) * {_applying(whole)} / ({applies})"
    adjustments = whole.adjustments if isinstance(whole, Framework) else ()
    return " + ".join([formula, *(f"{item.id}.score" for item in adjustments if item.is_scored)])


def _applying(whole: Whole) -> str:
    """Return the weight that a whole has: without what others bear of it."""
    return _counting(whole, _LEVELS[_LEVELS.index(whole.level) + 1 :])


def _counting(item: Whole | Indicator, levels: tuple[str, ...]) -> str:
    """Return the weight of an item without what is borne at these levels."""
    if not _bears(item, levels):
        return f"{item.id}.weight"
    if isinstance(item, Indicator):
        return f"{item.id}.counted"
    return f"({' + '.join(_counting(member, levels) for member in item.members)})"


def _bears(item: Whole | Indicator, levels: tuple[str, ...]) -> bool:
    """Return whether something in it, where it does not apply, is borne at one of these levels."""
    if isinstance(item, Indicator):
        return item.shared in levels
    return any(_bears(member, levels) for member in item.members)
