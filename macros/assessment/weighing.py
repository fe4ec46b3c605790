"""What makes up a weight: the points and parts of a rule, the members of a whole that apply."""

from collections.abc import Iterator
from fractions import Fraction

from macros.assessment.receipts import Figures
from macros.assessment.scoring import Basis
from macros.report.framework import FRAMEWORK, Framework, Indicator
from macros.report.rules import Parts, Rule, Scale, Tally
from macros.report.rules.quantities import Limit, Points
from macros.values.mistakes import Mistake
from macros.values.numbers import Share, as_typed
from macros.values.printing import PERCENT, limit, shortest


def unbalanced(framework: Framework) -> Iterator[Mistake]:
    """Yield each rule whose points or parts do not make up its weight, or of which one is more than full marks, unless a bound says so."""
    for item, whole in framework.ruled:
        wrong = [*_made_up(item, whole)] or _overfull(item, whole)
        yield from (Mistake(item.place / "rule", words, found) for found, words in wrong)


def _made_up(item: Indicator, whole: Rule) -> Iterator[tuple[str, str]]:
    for rule, weight in weighed(whole, item.marks or Fraction(1)):
        stated = _making_up(rule) if weight else []
        made_up = sum((Basis(weight).points(each) for each in stated), Fraction(0)) / (weight or 1)
        shared = any(gain and isinstance(price, Share) for price, gain in _prices(rule))
        missed = made_up != 1 if shared or isinstance(rule, Parts) else made_up < 1
        if stated and missed and rule.cap is None and rule.floor is None:
            listed = "、".join(map(as_typed, stated))
            words = f"各要点或各部分（{listed}）合计为权重分的{limit(made_up, PERCENT)}，应为100%"
            yield "", f"{words}；原文如此的，用 cap（最多得几分）或 floor（最低得几分）写明"


def _overfull(item: Indicator, whole: Rule) -> Iterator[tuple[str, str]]:
    for rule, weight in weighed(whole, item.marks):
        for price, is_gain in _prices(rule) if weight else ():
            found, full = as_typed(price), Fraction(1) if isinstance(price, Share) else weight
            bound = rule.cap if is_gain else rule.floor
            remedy = "cap 写明最多得几分" if is_gain else "floor 写明最低得几分"
            if price < 0 and rule.floor is None:
                yield found, f"“{found}”不能小于0，请改正"
            elif price > full and not _reached(price, bound, is_gain, weight):
                yield found, f"“{found}”超过满分{shortest(weight)}分，请改正；原文如此的，用 {remedy}"


def _reached(price: Fraction, bound: Limit | None, is_gain: bool, weight: Fraction) -> bool:
    """Return whether a stated bound leaves room for a price above full marks; for what is given any does."""
    if is_gain or not isinstance(bound, Fraction):
        return bound is not None
    return Basis(weight).points(price) <= weight - Basis(weight).points(bound)


def _prices(rule: Rule) -> list[tuple[Fraction, bool]]:
    """Return the points, or shares of the weight, that its rows or entries are worth, each with whether it is given.

    What is taken in points may be more than the weight, which is then lost; beside shares it is a slip.
    """
    if isinstance(rule, Scale):
        return [(row.score, True) for row in rule.rows if isinstance(row.score, Fraction)]
    if not isinstance(rule, Tally):
        return []
    counts = () if rule.begins else rule.priced
    given = [(each.gain, True) for each in counts if isinstance(each.gain, Fraction)]
    taken = [(each.lose, False) for each in rule.priced if isinstance(each.lose, Fraction)]
    shared = any(isinstance(price, Share) for price, _ in taken)
    return [*given, *((price, is_gain) for price, is_gain in taken if shared or price < 0)]


def weighed(rule: Rule, weight: Fraction) -> Iterator[tuple[Rule, Fraction]]:
    """Yield a rule and the rules of its parts, each with its weight in points."""
    yield rule, weight
    for part in rule.parts if isinstance(rule, Parts) else ():
        known = part.weight if isinstance(part.weight, Fraction) else Fraction(0)
        yield from weighed(part.rule, Basis(weight).points(known))


def _making_up(rule: Rule) -> list[Fraction]:
    """Return what together is the whole: the prices of points that are met or not, the weights of parts that are summed."""
    stated: list[Points | None] = []
    if isinstance(rule, Parts) and rule.take == "sum":
        stated = [part.weight for part in rule.parts]
    if isinstance(rule, Tally) and not rule.begins and all(entry.met is not None for entry in rule.priced):
        # what is lost in points may be more, or less
        stated = [each.price for each in rule.priced if each.gain is not None or isinstance(each.lose, Share)]
        stated = stated if len(stated) == len(rule.priced) else []
    known = [each for each in stated if isinstance(each, Fraction) and each >= 0]
    return known if len(known) == len(stated) else []


def unborne(framework: Framework, figures: Figures) -> Iterator[Mistake]:
    """Yield each whole none of whose parts applies, though they should bear the weight of each other."""
    for whole in framework.below:
        shared = any(item.shared == whole.level for item in whole.indicators)
        if shared and figures.value(f"{whole.id}.score") is None:
            yield Mistake(whole.place, "所含指标都不适用，权重无处分担，请改 shared")
    if framework.weight is not None and figures.value("total.score") is None:
        yield Mistake(FRAMEWORK, "全部指标都不适用，没有总分，请改正")


def unbounded(framework: Framework, figures: Figures) -> Iterator[Mistake]:
    """Yield that the total lies above full marks or below nought though the report does not say that it may."""
    full, total = framework.weight, figures.known("total.score")
    if full is None or total is None:
        return
    said = f"总分{shortest(total)}分，"
    if total > full and framework.cap is None:
        words = f"超过满分{shortest(full)}分；满分为止的，在最外层写 cap: {as_typed(full)}，可以超过的写 cap: none"
        yield Mistake(FRAMEWORK, said + words)
    if total < 0 and framework.floor is None:
        yield Mistake(FRAMEWORK, f"{said}低于0分；扣完为止的，在最外层写 floor: 0，可以为负的写 floor: none")
