"""The criterion as printed against the rule: every number that it prints stands in the rule."""

import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction

from macros.assessment.receipts import Figures
from macros.report.framework import Framework, Indicator
from macros.report.rules import Rule
from macros.report.rules.walk import figures_named, limits, numbers, records
from macros.values.mistakes import Mistake
from macros.values.numbers import Share, parse_number
from macros.values.printing import PERCENT

_CIRCLED = re.compile("[①-⓿❶-➓㈠-㈩]")
_NO_LIMIT = re.compile(
    r"(?:^|[；;。\s（(])\d{1,2}[.、．)）](?!\d)"  # 1. 2、 (3)
    r"|[（(]1(?=\s*[-—–]\s*\d+(?:\.\d+)?%[）)])"  # (1-60%)
    r"|\d{4}年|\d{1,2}月\d{1,2}日|[〔\[(（]\d{4}[〕\])）]\d+号|[×xX*]\s*100%"
)
_POINTS = re.compile(r"(?<=\d)\s*个?百分点")
_IN_WORDS = re.compile("(?<=[扣得加减计])[一两二三四五六七八九](?=分(?!半))")
_DIGITS = str.maketrans("一两二三四五六七八九", "1223456789")
_OF_A_RANGE = re.compile(r"(\d+(?:\.\d+)?)(?=\s*[-—–~～至到]\s*\d+(?:\.\d+)?%)")
_PRINTED = re.compile(
    r"(?<![A-Za-z_\d.])\d+/[1-9]\d*|(?<![A-Za-z_\d.])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?"
)


def unstated(framework: Framework, figures: Figures) -> Iterator[Mistake]:
    """Yield each number that a criterion prints and its rule does not say, or says needlessly."""
    for item, rule in framework.ruled:
        missing = _missing(item, rule, figures)
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


def _printed(standard: str) -> list[str]:
    """Return the numbers of a criterion as printed, numbers of lists, dates and documents left out."""
    plain = unicodedata.normalize("NFKC", _CIRCLED.sub(" ", standard))
    plain = _IN_WORDS.sub(lambda found: found[0].translate(_DIGITS), plain)
    plain = _OF_A_RANGE.sub(r"\1%", _POINTS.sub("%", _NO_LIMIT.sub(" ", plain)))
    return list(dict.fromkeys(_PRINTED.findall(plain)))


def _missing(item: Indicator, rule: Rule, figures: Figures) -> list[str]:
    """Return the numbers that a criterion prints and its rule says neither as they are, nor in words, nor by a figure."""
    values = {printed: parse_number(printed) for printed in _printed(item.standard)}
    said = _said(item, rule, figures) if values else set()
    looked_at = [*figures_named(rule)]
    texts = (
        *(getattr(record, "text", "") for record in records(rule)),
        *(figures[name].title for name in looked_at),
    )
    words = {number for text in texts for number in _printed(text)} if values else set()
    left = [
        printed
        for printed, value in values.items()
        if (value, isinstance(value, Share)) not in said and printed not in words
    ]
    formulas = (text for name in looked_at for text in _formulas(name, figures)) if left else ()
    by_figures = {parse_number(number) for text in formulas for number in _printed(text)}
    return [printed for printed in left if values[printed] not in by_figures]


def _said(item: Indicator, rule: Rule, figures: Figures) -> set[tuple[Fraction, bool]]:
    """Return the numbers that a rule says, each whether as a share: as they are, of the weight, by a figure."""
    said = {(abs(n), isinstance(n, Share)) for n in numbers(rule)}
    said |= {(worth, False) for n, share in said if share for worth in (n * item.marks, n)}
    # points that are printed themselves say no share besides, where a limit is printed nowhere
    printed = {*map(parse_number, _printed(item.standard))}
    known = printed if any(end not in printed | {0, 1} for *_, end in limits(rule)) else set[Fraction]()
    said |= {(n / item.marks, True) for n, share in said if not share and item.marks and n not in known}
    named = [figures[name] for name in figures_named(rule, "value", "times")]
    said |= {(abs(figure.value or Fraction(0)), figure.unit == PERCENT) for figure in named}
    counts = any(getattr(record, "times", None) for record in records(rule))
    said |= {(Fraction(1), False)} if counts else set()  # 每发现1例
    full = {(worth, share) for worth in (Fraction(0), item.marks) for share in (True, False)}
    return said | full


def _formulas(name: str, figures: Figures) -> Iterator[str]:
    """Yield the formula by which a figure is worked out, and those of the figures that it is made of."""
    if formula := figures[name].formula:
        yield formula.plain
        yield from (text for each in formula.names for text in _formulas(each, figures))
