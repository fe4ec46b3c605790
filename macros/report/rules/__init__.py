"""The shapes of an executable criterion (评价标准): four kinds, and conditions on any of them.

What a rule is worth is worked out in ``assessment/scoring``; here is only what a clerk may write.
``guide/criteria.md`` shows how printed criteria are written.
"""

from macros.report.rules.conditions import Condition, Criterion, Stated, Veto, When
from macros.report.rules.kinds import Judged, Part, Parts, Rule, Scale
from macros.report.rules.quantities import Choice, Limit, Met, Points, Range
from macros.report.rules.rows import Row
from macros.report.rules.tally import Entry, Point, Pointed, Tally

__all__ = [
    "Choice", "Condition", "Criterion", "Entry", "Judged", "Limit", "Met", "Part", "Parts", "Point", "Pointed", "Points",
    "Range", "Row", "Rule", "Scale", "Stated", "Tally", "Veto", "When",
]  # fmt: skip
