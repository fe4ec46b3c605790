"""The criterion as printed against the rule: every number that it prints stands in the rule, and the other way round."""

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import product

from macros.assessment.receipts import Figures
from macros.assessment.spelling import printed_numbers
from macros.report.framework import Framework, Indicator
from macros.report.rules import Row, Rule, Tally
from macros.report.rules.quantities import ENDS, Choice
from macros.report.rules.walk import figures_named, limits, numbers, records, wordings
from macros.values.mistakes import Mistake
from macros.values.numbers import Day, Share, as_typed, parse_number
from macros.values.printing import DAY, PERCENT, limit

_LITERAL = (*ENDS, "target", "per", "score", "lose", "gain", "then", "keep", "lost")
"""The keys of a rule under which a number stands that a criterion prints as such."""
_USUAL = (Fraction(0), Fraction(1), Fraction(100))
_FIRST_STEPS = (*range(-9, 0), *range(1, 10))
_MONTH_AND_DAY = re.compile(r"(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_AND_SO_ON = "类推"
_LARGER = {"百分点": (100, True), "万": (10_000, False)}
"""How many times larger a limit may be than is printed before a word, and whether that is a share: 1个百分点, 1万人."""
_PARTLY = re.compile("部分|基本")
Numbers = set[tuple[Fraction, bool]]
"""Numbers, each whether as a share."""


def unstated(framework: Framework, figures: Figures) -> Iterator[Mistake]:
    """Yield each number that a criterion prints and its rule does not say, or says to be none of its own and does not print."""
    for item, rule in framework.ruled:
        missing = missing_numbers(item, rule, figures)
        if unsaid := [found for found, must in missing.items() if must and found not in item.not_in_rule]:
            listed = "、".join(f"“{found}”" for found in unsaid)
            entry = ", ".join(f'"{found}": 原因' for found in unsaid)
            remedy = f"请改正 rule；不参与计分的，写明 not_in_rule: {{{entry}}}"
            words = f"评价标准中的{listed}在 rule 中没有，{remedy}"
            yield Mistake(item.place / "standard", words, unsaid[0])
        for found in item.not_in_rule.keys() - dict(printed_numbers(item.standard)):
            yield Mistake(item.place / "not_in_rule", f"“{found}”不在评价标准中，请删去", found)


def unprinted(framework: Framework) -> Iterator[str]:
    """Yield a line for each criterion that does not print the limits or points of its rule."""
    for item, rule in framework.ruled:
        if odd := dict.fromkeys(map(as_typed, (*_unprinted(item, rule), *_other_days(item, rule)))):
            listed = "、".join(f"“{found}”" for found in odd)
            yield f"{item.place} rule：{listed}评价标准中没有，请核对"


def _unprinted(item: Indicator, rule: Rule) -> list[Fraction]:
    """Return the numbers of a rule that are not printed, nor what is left, nor the next one, nor equal shares."""
    words, full = f"{item.standard}\n{item.explanation}", item.marks
    printed = _printed(words)
    printed |= {
        (n * times, False) for n, share in printed for times, is_share in _larger(words) if share == is_share
    }
    if not printed or _AND_SO_ON in words:
        return []
    listed = (getattr(each, key, ()) for each in records(rule) for key in ("entries", "points", "parts"))
    equal = {whole / len(each) for each in listed if each for whole in (full, 1)}
    usual = {*_USUAL, full, *equal, *([Fraction(1, 2)] if "半" in words else [])}
    stated = (each for each in _literal(rule) if not isinstance(each, Day))
    return [each for each in stated if each not in usual and not printed & _meant(each, full)]


def _other_days(item: Indicator, rule: Rule) -> list[Day]:
    """Return the days of a rule that are none of those that its criterion prints, where it prints any."""
    printed = {f"{int(month)}月{int(day)}日" for month, day in _MONTH_AND_DAY.findall(item.standard)}
    days = [each for each in _literal(rule) if isinstance(each, Day)] if printed else []
    return [day for day in days if limit(day, DAY).partition("年")[2] not in printed]


def _meant(number: Fraction, full: Fraction) -> Numbers:
    """Return what may be printed of which a number of a rule is what is left, or the next one."""
    if isinstance(number, Share):
        return _ways(number, full) | _ways(Share(1 - number), full)
    return _ways(number, full) | _ways(full - number, full) | _own([number - 1, number + 1])


def _literal(rule: Rule, *keys: str) -> Iterator[Fraction]:
    """Yield the numbers under some keys, or else all that a criterion prints as such."""
    ruled = (record for record in records(rule) if not isinstance(record, Choice))
    stated = (getattr(record, key, None) for record in ruled for key in keys or _LITERAL)
    yield from (number for number in stated if isinstance(number, Fraction))


def _printed(words: str) -> Numbers:
    return _own(parse_number(found) for found, _ in printed_numbers(words))


def _larger(words: str) -> list[tuple[int, bool]]:
    return [told for word, told in _LARGER.items() if word in words]


def _own(numbers: Iterable[Fraction]) -> Numbers:
    return {(abs(number), isinstance(number, Share)) for number in numbers}


def _ways(number: Fraction, full: Fraction) -> Numbers:
    """Return as what a number of a rule may be printed: as it is, as a share or in points, without its sign."""
    if isinstance(number, Share):
        return _own([number, Fraction(number), number * full])
    return _own([number, Share(number / full)] if full else [number])


def missing_numbers(item: Indicator, rule: Rule, figures: Figures) -> dict[str, bool]:
    """Return the numbers that a criterion prints and its rule says neither as they are, nor in words, nor by a figure; each whether it must."""
    printed = sorted(printed_numbers(item.standard), key=lambda number: number[1])
    said = _said(item, rule, figures) if printed else set()
    left = {found: must for found, must in printed if not said & _own([parse_number(found)])}
    texts = _texts(rule, figures) if left else ()
    elsewhere = {parse_number(number) for text in texts for number, _ in printed_numbers(text)}
    return {found: must for found, must in left.items() if parse_number(found) not in elsewhere}


def _texts(rule: Rule, figures: Figures) -> Iterator[str]:
    """Yield the words in a rule, and titles and formulas of all figures that it rests on."""
    yield from wordings(rule)
    for name in {each for named in figures_named(rule) for each in (named, *figures.beneath(named))}:
        yield figures[name].title
        if formula := figures[name].formula:
            yield re.sub("[()]", ";", formula.plain)  # where 5) is no item of a list


def _said(item: Indicator, rule: Rule, figures: Figures) -> Numbers:
    """Return the numbers that a rule says, each whether as a share: as they are, of the weight, by a figure.

    While it says a share, or points, that are not printed, what is printed as it is stands for no second one of these. Beside a
    limit that is printed, the next whole number is where the next row begins: 前5名、6—10名.
    """
    full, printed = item.marks, _printed(item.standard)
    odd = {isinstance(each, Share) for each in _unprinted(item, rule)}
    onward = _onward(item, rule) if _AND_SO_ON in item.standard else ()
    stated = [*numbers(rule), *onward, *_follows(item, rule)]
    ways = ((way, _own([n])) for n in stated for way in _ways(n, full))
    said = {way for way, own in ways if way in own or way[1] not in odd or not own <= printed}
    said |= {(n + 1, False) for n in _literal(rule, "to") if (n, False) in printed}
    ends = [end for _, _, end in limits(rule) if type(end) is Fraction]
    said |= {(abs(end) / times, is_share) for end in ends for times, is_share in _larger(item.standard)}
    named = [figures[name] for name in figures_named(rule, "value", "times")]
    said |= {(abs(figure.value or Fraction(0)), figure.unit == PERCENT) for figure in named}
    counts = any(getattr(record, "times", None) for record in records(rule))
    said |= {(Fraction(1), False)} if counts else set()  # 每发现1例
    full_marks = {(full, False), *(() if True in odd else ((Fraction(1), True),))}
    return said | full_marks | {(Fraction(0), share) for share in (True, False)}


def _follows(item: Indicator, rule: Rule) -> Iterator[Fraction]:
    """Yield what is printed instead: what full marks are of a target, half of a point or to what share it is met, how wide a row is, how far and fast its line, how fast a tally goes."""
    full, half = item.marks, [Share(1, 2)] if _PARTLY.search(item.standard) else []
    for record in records(rule):
        if (target := getattr(record, "target", None)) and type(target) is Fraction:
            yield Share(full / target)  # 百分制评分，按10%折算
        for each in getattr(record, "priced", ()):
            if isinstance(each.price, Fraction) and each.met is not None:
                yield from (type(each.price)(each.price / 2), *half)
            if isinstance(each.met, Share):
                yield each.met
            if isinstance(each.price, Share) and isinstance(each.per, Share):
                yield Fraction(each.price / each.per)
        if isinstance(record, Row) and record.line and len(record.numbers) == 2:
            first, last = (end * full if isinstance(end, Share) else end for end in record.line)
            low, high = record.numbers
            rise, width = abs(last - first), type(low)(high - low)
            yield from (rise, width, rise / width / (full if isinstance(width, Share) else 1))


def _onward(item: Indicator, rule: Rule) -> Iterator[Fraction]:
    """Yield what the first steps of a rule come to, of which some are printed: 完成90%得9分，完成80%得8分，依次类推."""
    tallies = (record for record in records(rule) if isinstance(record, Tally))
    for entry in (entry for each in tallies for entry in each.priced if entry.per):
        for step, starts in ((entry.per, (0, *entry.numbers)), (entry.price, (0, item.marks))):
            if isinstance(step, Fraction):
                yield from (type(step)(start + n * step) for start, n in product(starts, _FIRST_STEPS))
