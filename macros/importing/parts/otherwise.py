"""What a text says otherwise than a table: what a number is of, in what unit, how many rows there are."""

import re
from collections.abc import Iterable, Mapping

from macros.assessment.resembling import Slip
from macros.importing.parts.entries import alike
from macros.importing.parts.matching import Known, prints
from macros.importing.parts.siblings import bare
from macros.importing.parts.typed import Typed
from macros.values.plausible import AMOUNTS, COUNTED

_ALL, _SOME = re.compile("共|全部|合计"), re.compile("其中|新增|完成|已|未")
_NEAR = 3
"""So many rows a table may have more or less than the text says; others list something else."""


def otherwise(found: Known | None, number: Typed, known: Iterable[Known]) -> list[Slip]:
    """Return how the words of a number are not those of the cell that prints it: its row, or its unit."""
    if found is None and number.unit in AMOUNTS:
        others = (one for one in known if one.value and one.unit in {*AMOUNTS} - {number.unit})
        same = (one for one in others if one.row and one.row in number.said and prints(one, number.digits))
        told = f"“{number.said}”{number.digits}以{number.unit}计，表中同一个数以{{}}计，请核对"
        return [Slip("figure", number.sentence, told.format(one.unit)) for one in same][:1]
    if found is None or not found.titles or found.row in number.clause:
        return []
    title = next((title for title in found.titles if number.said.endswith(title)), "")
    said = bare(number.said.removesuffix(title))
    is_same = {*said} ^ {*found.row} <= {"的"} or any(one.row == said for one in known)
    if is_same or not alike(said, found.row):
        return []
    told = f"“{said}”在表中写作“{found.row}”，请核对是否同一个名称"
    return [Slip("name", number.sentence, told)]


def counted(number: Typed, listed: Mapping[str, tuple[str, int]]) -> list[Slip]:
    """Return that a text counts other rows than the table that it points to lists."""
    if number.unit not in COUNTED or not number.digits.isdigit():
        return []
    for table, (noun, rows) in listed.items():
        behind = noun if number.behind.startswith(number.unit + noun) else ""
        is_near = 0 < abs(int(number.digits) - rows) <= _NEAR
        is_counted = (behind or number.said.endswith(noun)) and _is_whole(number.said.removesuffix(noun))
        if is_near and is_counted and re.search(rf"表\s*{table}(?![\d-])", number.sentence):
            told = f"文字说“{number.said}{number.digits}{number.unit}{behind}”，表{table}列了{rows}{number.unit}，请核对"
            return [Slip("figure", number.sentence, told)]
    return []


def _is_whole(said: str) -> bool:
    """Return whether words before a number say that it counts all there is, or say nothing."""
    return not _SOME.search(said) and bool(not said or _ALL.search(said))
