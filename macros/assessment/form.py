"""The form of the data, which concerns clerks alone: revisions in order, criteria that tell scores apart, words quoted."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import pairwise

from macros.assessment.scoring import Basis
from macros.assessment.weighing import weighed
from macros.report import Report
from macros.report.framework import Indicator
from macros.report.identity import Identity
from macros.report.issued import plain
from macros.report.rules import Row, Rule, Scale, Tally
from macros.values.errors import short
from macros.values.mistakes import Mistake, Where
from macros.values.numbers import as_typed
from macros.values.printing import shortest


def disordered(identity: Identity) -> Iterator[Mistake]:
    """Yield each revision that is dated before the one it follows, or before the report."""
    dates = [each.date for each in identity.revisions]
    first = identity.published or identity.signed or date.min
    for number, (earlier, later) in enumerate(pairwise([first, *dates]), 1):
        if later < earlier:
            stated = Where("data/report.yml") / "revisions"
            before = ("（", stated / (number - 1), "）") if number > 1 else ()
            words = f"修订的日期{later}早于上一日期{earlier}", *before, "，请改正"
            yield Mistake(stated / number, words)


def indistinct(report: Report) -> Iterator[str]:
    """Yield a line for each criterion two of whose rows are worth the same, or whose best is not full marks.

    Where an erratum says so of the criterion as issued, nothing is told.
    """
    told = {erratum.page.partition("#")[2] for erratum in report.errata if erratum.kind == "rule"}
    for indicator, rule in report.framework.ruled:
        for each, weight in weighed(rule, indicator.marks) if indicator.id.lower() not in told else ():
            yield from _of_rule(each, weight, indicator)


def misquoted(report: Report, printed: str = "") -> Iterator[Mistake]:
    """Yield each quotation of a reading or an erratum that the issued text does not hold, where that is known.

    What pages have ``printed`` is asked for the words that the score of a reading rests on.
    """
    said, where = (printed, "网页上") if printed else (report.issued_words, "data/issued.txt 中")
    sides, errata = (("here",), ()) if printed else (("here", "there"), report.errata)
    readings = [(each.id, side, getattr(each, side).quote) for each in report.readings for side in sides]
    quotations = [
        *((Where("data/readings.yml") / id_ / side / "quote", quote) for id_, side, quote in readings),
        *((Where("data/errata.yml") / each.id / "issued", each.issued) for each in errata),
    ]
    for place, quoted in quotations if said else ():
        if plain(quoted) not in said:
            yield Mistake(place, f"{where}没有“{short(quoted)}”，请照抄原文")


def _of_rule(rule: Rule, weight: Fraction, item: Indicator) -> Iterator[str]:
    rows = rule.rows or () if isinstance(rule, Scale) else ()
    given = [worth for row in rows if (worth := _worth(row, weight)) is not None]
    if rows and len(given) == len(rows):
        found = "、".join(map(shortest, given))
        if len(set(given)) < len(given):
            yield f"{item.place}：有两档得分相同（{found}），请核对 rows；原文如此的，登记 kind: rule 的勘误"
        if max(given) != weight and rule.cap is None:
            yield f"{item.place}：最高一档（{found}）不是满分{shortest(weight)}，请核对 rows；原文如此的，写明 cap"
    if isinstance(rule, Scale):
        yield from (f"{item.place}：{words}，请核对 rows" for words in _ends_amiss(rule))
    most = _most(rule, weight) if isinstance(rule, Tally) and not rule.begins else weight
    if most < weight and rule.cap is None:
        yield f"{item.place}：各笔加起来最多得{shortest(most)}分，不到满分{shortest(weight)}分，请核对；原文如此的，写明 cap"


def _most(rule: Tally, weight: Fraction) -> Fraction:
    """Return the most that entries which gain once each can gain together; full marks where that is open."""
    gains = [entry.gain for entry in rule.priced if not entry.times and not entry.per]
    known = [Basis(weight).points(gain) for gain in gains if isinstance(gain, Fraction)]
    is_open = len(known) < len(rule.priced) or any(when.gain is not None for when in rule.when)
    return weight if is_open else sum(known, Fraction(0))


def _ends_amiss(rule: Scale) -> Iterator[str]:
    """Yield the ends that lie within two rows, and what lies below or above all of them."""
    rows = rule.rows or ()
    ranges = [*rows, *(when for when in rule.when if when.value == rule.value and when.stated_ends)]
    if rule.level or not rows or not all(each.numbers == each.limits for each in ranges):
        return
    for n, row in enumerate(rows):
        earlier = [each for each in rows[:n] if not each.also]
        twice = (end for end in row.numbers if any(_differ(each, row, end) for each in earlier))
        yield from (f"“{as_typed(end)}”在两档之内，照前一档计" for end in twice)
    ends = sorted(end for each in ranges for end in each.numbers)
    beyond = [] if not ends or ends[-1] in (1, len(rule.points or ())) else [(ends[-1] + 1, "高于", ends[-1])]
    below = [(Fraction(0), "低于", ends[0])] if ends and ends[0] > 0 else []
    for place, side, end in (*below, *beyond):
        if not any(each.admits(place) for each in ranges):
            yield f"没有写{side}{as_typed(end)}得几分"


def _differ(row: Row, other: Row, end: Fraction) -> bool:
    """Return whether both rows admit a number that is no end at which the lines of both give the same."""
    one, another = (dict(zip(each.numbers, each.line or (), strict=False)).get(end) for each in (row, other))
    return row.admits(end) and other.admits(end) and (one is None or one != another)


def _worth(row: Row, weight: Fraction) -> Fraction | None:
    """Return the fixed points of a row, ``None`` where they are not fixed, or need more than a place in the table."""
    if row.also:
        return None
    if isinstance(row.lose, Fraction):
        return weight - Basis(weight).points(row.lose)
    return Basis(weight).points(row.score) if isinstance(row.score, Fraction) else None
