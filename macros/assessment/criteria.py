"""The criterion as printed against the rule: every number that it prints, what makes up its weight."""

import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction

from macros.assessment.receipts import Figures
from macros.assessment.scoring.measures import points
from macros.report.framework import FRAMEWORK, Framework, Indicator
from macros.report.rules import Parts, Rule, Scale, Tally
from macros.report.rules.walk import figures_named, limits, numbers, records, wordings
from macros.values.mistakes import Mistake
from macros.values.numbers import Share, as_typed, parse_number
from macros.values.printing import PERCENT, limit, shortest

_CIRCLED = re.compile("[①-⓿❶-➓㈠-㈩]")
_NO_LIMIT = re.compile(
    r"(?:^|[；;。\s（(])\d{1,2}[.、．)）](?!\d)"  # 1. 2、 (3)
    r"|[（(]1(?=\s*[-—–]\s*\d+(?:\.\d+)?%[）)])"  # (1-60%)
    r"|\d{4}年|\d{1,2}月\d{1,2}日|[〔\[(（]\d{4}[〕\])）]\d+号|[×xX*]\s*100%"
)
_POINTS = re.compile(r"(?<=\d)\s*个?百分点")
_OF_A_RANGE = re.compile(r"(\d+(?:\.\d+)?)(?=\s*[-—–~～至到]\s*\d+(?:\.\d+)?%)")
_PRINTED = re.compile(
    r"(?<![A-Za-z_\d.])\d+/[1-9]\d*|(?<![A-Za-z_\d.])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?"
)


def unstated(framework: Framework, figures: Figures) -> Iterator[Mistake]:
    """Yield each number that a criterion prints and its rule does not say, or says needlessly."""
    for item, rule in framework.ruled:
        missing = [found for found in _printed(item.standard) if not _says(item, rule, found, figures)]
        if unsaid := [found for found in missing if found not in item.not_in_rule]:
            listed = "、".join(f"“{found}”" for found in unsaid)
            entry = ", ".join(f'"{found}": 原因' for found in unsaid)
            remedy = f"请改正 rule；不参与计分的，写明 not_in_rule: {{{entry}}}"
            words = f"评价标准中的{listed}在 rule 中没有，{remedy}"
            yield Mistake(item.place / "standard", words, unsaid[0])
        for found in item.not_in_rule:
            if found not in missing:
                words = f"“{found}”不在评价标准中，或已在 rule 中，请删去"
                yield Mistake(item.place / "not_in_rule", words, found)


def unbalanced(framework: Framework) -> Iterator[Mistake]:
    """Yield each rule whose points or parts do not make up its weight, or of which one is more than full marks, unless a bound says so."""
    for item, whole in framework.ruled:
        wrong = [*_made_up(item, whole)] or _overfull(item, whole)
        yield from (Mistake(item.place / "rule", words, found) for found, words in wrong)


def _made_up(item: Indicator, whole: Rule) -> Iterator[tuple[str, str]]:
    for rule, weight in weighed(whole, item.marks or Fraction(1)):
        made_up = sum(_shares(rule, weight), Fraction(0))
        missed = made_up != 1 if isinstance(rule, Parts) or _gains(rule) else made_up < 1
        if _shares(rule, weight) and missed and rule.cap is None and rule.floor is None:
            weights = [part.weight for part in rule.parts] if isinstance(rule, Parts) else []
            points = [shortest(each) for each in weights if not isinstance(each, Share)]
            as_shares = sum(each if isinstance(each, Share) else each / 100 for each in weights)
            if len(points) < len(weights) and as_shares == 1:
                yield points[0], f"“{points[0]}”是分，其他部分却是百分数，是否为 {points[0]}%？请改正"
                continue
            yield (
                "",
                f"各要点或各部分合计为权重分的{limit(made_up, PERCENT)}，应为100%；"
                "原文如此的，用 cap（最多得几分）或 floor（最低得几分）写明",
            )


def _overfull(item: Indicator, whole: Rule) -> Iterator[tuple[str, str]]:
    for rule, weight in weighed(whole, item.marks):
        for price, is_gain in _prices(rule) if weight else ():
            found, most = as_typed(price), shortest(weight)
            if price < 0:
                yield found, f"“{found}”不能小于0，请改正"
            elif price > (1 if isinstance(price, Share) else weight) and rule.cap is None:
                remedy = "；原文如此的，用 cap 写明最多得几分" if is_gain else ""
                yield found, f"“{found}”超过满分{most}分，请改正{remedy}"


def _prices(rule: Rule) -> list[tuple[Fraction, bool]]:
    """Return the points, or shares of the weight, that its rows or entries are worth, each with whether it is given.

    What is taken in points may be more than the weight, which is then lost; beside shares it is a slip.
    """
    if isinstance(rule, Scale):
        return [(row.score, True) for row in (rule.rows or ()) if isinstance(row.score, Fraction)]
    if not isinstance(rule, Tally):
        return []
    given = [
        (each.gain, True) for each in rule.entries if isinstance(each.gain, Fraction) and not rule.begins
    ]
    taken = [(each.lose, False) for each in rule.entries if isinstance(each.lose, Fraction)]
    shared = any(isinstance(price, Share) for price, _ in taken)
    return [*given, *((price, is_gain) for price, is_gain in taken if shared or price < 0)]


def weighed(rule: Rule, weight: Fraction) -> Iterator[tuple[Rule, Fraction]]:
    """Yield a rule and the rules of its parts, each with its weight in points."""
    yield rule, weight
    for part in rule.parts if isinstance(rule, Parts) else ():
        yield from weighed(part.rule, points(part.weight, weight))


def _gains(rule: Rule) -> bool:
    return isinstance(rule, Tally) and any(entry.gain is not None for entry in rule.entries)


def _shares(rule: Rule, weight: Fraction) -> list[Fraction]:
    """Return the shares that together are the whole: of points that are met or not, of parts that are summed."""
    if isinstance(rule, Parts) and rule.take == "sum" and weight:
        return [points(part.weight, weight) / weight for part in rule.parts]
    if isinstance(rule, Tally) and not rule.begins and all(entry.met is not None for entry in rule.entries):
        prices = [entry.lose if entry.gain is None else entry.gain for entry in rule.entries]
        shares: list[Fraction] = [price for price in prices if isinstance(price, Share) and price >= 0]
        return shares if len(shares) == len(prices) else []
    return []


def unborne(framework: Framework, figures: Figures) -> Iterator[Mistake]:
    """Yield each whole none of whose parts applies, though they should bear the weight of each other."""
    for whole in framework.below:
        shared = any(item.shared == whole.level for item in whole.indicators)
        if shared and figures.value(f"{whole.id}.score") is None:
            yield Mistake(whole.place, "所含指标都不适用，权重无处分担，请改 shared")
    if framework.weight is not None and figures.value("total.score") is None:
        yield Mistake(FRAMEWORK, "全部指标都不适用，没有总分，请改正")


def _printed(standard: str) -> list[str]:
    """Return the numbers of a criterion as printed, numbers of lists, dates and documents left out."""
    plain = unicodedata.normalize("NFKC", _CIRCLED.sub(" ", standard))
    plain = _OF_A_RANGE.sub(r"\1%", _POINTS.sub("%", _NO_LIMIT.sub(" ", plain)))
    return list(dict.fromkeys(_PRINTED.findall(plain)))


def _says(item: Indicator, rule: Rule, printed: str, figures: Figures) -> bool:
    """Return whether a rule says a number: as it is, as a share of the weight, in words, or by a figure."""
    value = parse_number(printed)
    if value in (0, item.marks):
        return True
    said = {(abs(n), isinstance(n, Share)) for n in numbers(rule)}
    said |= {(worth, False) for n, share in said if share for worth in (n * item.marks, n)}
    said |= {(n / item.marks, True) for n, share in said if not share and item.marks}
    named = [end for *_, end in limits(rule) if isinstance(end, str)]
    said |= {(abs(figures.value(name) or Fraction(0)), figures[name].unit == PERCENT) for name in named}
    counts = any(getattr(record, "times", None) for record in records(rule))
    said |= {(Fraction(1), False)} if counts else set()  # 每发现1例
    looked_at = [*figures_named(rule)]
    words = (*wordings(rule), *(figures[name].title for name in looked_at))
    if (value, isinstance(value, Share)) in said or any(printed in _printed(text) for text in words):
        return True
    formulas = (text for name in looked_at for text in _formulas(name, figures))
    return any(parse_number(number) == value for text in formulas for number in _printed(text))


def _formulas(name: str, figures: Figures) -> Iterator[str]:
    """Yield the formula by which a figure is worked out, and those of the figures that it is made of."""
    if formula := figures[name].formula:
        yield formula.plain
        yield from (text for each in formula.names for text in _formulas(each, figures))
