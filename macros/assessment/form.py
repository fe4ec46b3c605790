"""The form of the data, which concerns clerks alone: revisions in order, criteria that tell scores apart, words quoted."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import pairwise

from macros.assessment.receipts import Figures
from macros.assessment.scoring import Basis
from macros.assessment.weighing import weighed
from macros.report import Report
from macros.report.identity import Identity
from macros.report.issued import plain
from macros.report.rules import Row, Scale
from macros.values.errors import short
from macros.values.mistakes import Mistake, Where
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


def indistinct(report: Report, figures: Figures) -> Iterator[str]:
    """Yield a line for each criterion of which two rows side by side are worth the same or meet, or the best is not full marks.

    Where an erratum says so of the criterion as issued, nothing is told.
    """
    told = {erratum.page.partition("#")[2] for erratum in report.errata if erratum.kind == "rule"}
    for indicator, rule in report.framework.ruled:
        for each, weight in weighed(rule, indicator.marks) if indicator.id.lower() not in told else ():
            found = _of_rows(each, weight, figures) if isinstance(each, Scale) else ()
            yield from (f"{indicator.place}：{words}" for words in found)


def misquoted(report: Report) -> Iterator[Mistake]:
    """Yield each quotation of a reading or an erratum that the issued text, where that is known, does not hold."""
    sides, errata = ("here", "there"), Where("data/errata.yml")
    readings = [(each.id, side, getattr(each, side).quote) for each in report.readings for side in sides]
    quotations = [
        *((Where("data/readings.yml") / id_ / side / "quote", quote) for id_, side, quote in readings),
        *((errata / each.id / "issued", each.issued) for each in report.errata),
    ]
    for place, quoted in quotations if report.issued_text else ():
        if plain(quoted) not in report.issued_words:
            yield Mistake(place, f"data/issued.txt 中没有“{short(quoted)}”，请照抄原文")


def _of_rows(rule: Scale, weight: Fraction, figures: Figures) -> Iterator[str]:
    given = [worth for row in rule.rows if (worth := _worth(row, weight)) is not None]
    if rule.rows and len(given) == len(rule.rows):
        found = "、".join(map(shortest, given))
        if any(one == next_ for one, next_ in pairwise(given)):
            yield f"有两档得分相同（{found}），请核对 rows；原文如此的，登记 kind: rule 的勘误"
        if max(given) != weight and rule.cap is None and not rule.when:
            yield f"最高一档（{found}）不是满分{shortest(weight)}，请核对 rows；原文如此的，写明 cap"
    value = figures.known(rule.value) if rule.value and not rule.target else None
    meeting = [row for row in rule.rows if value in row.numbers == row.limits and not row.also]
    both = [row for row in meeting if value is not None and row.admits(value)]
    if len(both) > 1 and not all(row.line for row in both):
        yield f"“{figures[str(rule.value)].title}”在两档的界线上，照前一档计，请核对 rows"


def _worth(row: Row, weight: Fraction) -> Fraction | None:
    """Return the fixed points of a row, ``None`` where they are not fixed, or need more than a place in the table."""
    if row.also or row.target is not None:
        return None
    if isinstance(row.lose, Fraction):
        return weight - Basis(weight).points(row.lose)
    return Basis(weight).points(row.score) if isinstance(row.score, Fraction) else None
