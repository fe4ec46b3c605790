"""The names of the grades' limits."""

from collections.abc import Iterator

from macros.assessment.names.definition import Definition
from macros.report.identity import Identity
from macros.values.mistakes import Where
from macros.values.printing import SCORE

TOTAL = "total.score"


def limits(identity: Identity) -> Iterator[Definition]:
    """Yield the limit of each grade of the total score, in points, as ``grade.良``; none of one that no name can hold."""
    for number, grade in enumerate(identity.grades, 1):
        if identity.graded_by == TOTAL and grade.limit is not None and grade.name.isidentifier():
            title = f"“{grade.name}”的{'最低' if grade.to is None else '最高'}总分"
            place = Where("data/report.yml", ("grades", number))
            source = identity.grades_source or "评价等级"
            yield Definition("grade", f"grade.{grade.name}", title, SCORE, place, grade.limit, source=source)
