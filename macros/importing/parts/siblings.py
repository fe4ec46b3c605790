"""What a number must be by its words and the others of its sentence, whatever it prints; and what a text says otherwise than a table."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from macros.assessment.resembling import Slip
from macros.importing.parts.entries import alike
from macros.importing.parts.matching import Known, is_one_stage, places_in, prints
from macros.importing.parts.typed import Typed
from macros.values.numbers import parse_number
from macros.values.plausible import AMOUNTS, COUNTED
from macros.values.printing import PERCENT, show
from macros.values.unlike import changed_about

_ENOUGH = 2
"""So many others of the sentence tell what a count is."""
_COUNTS = {"dimensions", "groups", "subgroups", "indicators"}
_SAID = re.compile("(?:[仅只为是有共约计]|达到?)+$")
_PLAIN = r"(?:其中|全年|全部|本?年度|\d{4}年度?|经|本次|[该本]|部门|单位|项目|整体|总体|综合|总|最终|预算|资金|支出|收入|实际|评价|绩效|类|方面|部分|指标|群众|公众|社会|服务对象|受益对象|[的：:])*"
"""Words before the title of a column, or behind the name of a row, that name no other row."""
_WHOLE = re.compile("综合|绩效评价|总|群众|公众|对象")
_BOUND = ("以上", "以下", "以内", "左右", "之间")
_LIMIT = ("不低于", "不少于", "不小于", "不高于", "不超过", "不大于", "≥", "≤")
_NEXT = re.compile(r"\d[^\d，,。；;、]*[，,。；;、]?$")
"""A number, and no other clause behind it."""
_AMONG, _OF = r"{}[^\d，。；]{{0,4}}[，,]?[仅只]?占[^\d，。；]{{0,12}}", r"{}[^\d，。；]{{0,6}}的"
"""Stand between a part and its whole, and between that and the share; of one unit."""
_ALL, _SOME = re.compile("共|全部|合计"), re.compile("其中|新增|完成|已|未")
"""Say before a number that it counts all there is, or a part of it."""
_NEAR = 3
"""So many rows a table may have more or less than the text says; others list something else."""


def called(known: Iterable[Known], number: Typed, last: Known | None) -> Known | None:
    """Return the only value that the words before a number call by its column, and by its row, or in the row quoted last.

    In that row, what prints one of its values need not be called so. What prints two digits of the only such value changed
    about may be called by its row in other words, a rate by its column alone.
    """
    if number.behind.startswith(_BOUND) or number.said.endswith(_LIMIT):
        return None
    same = [one for one in known if one.unit == number.unit]
    cells = [(one, said) for one in same for said in _said(one, number)]
    named = [one for one, said in cells if _names(one.row, said)]
    is_next = _NEXT.search(number.before.rstrip().removesuffix(number.said))
    row = [one for one in same if is_next and last and last.line and one.line == last.line]
    beside = [one for one, said in cells if one in row and bare(said) in one.row]
    near = [one for one in same if one.row and alike(bare(number.said), one.row)]
    near += [one for one, _ in cells if one.unit == PERCENT and one not in near]
    places, digits = places_in(number.digits), number.digits.replace(",", "")
    shown = ((one, show(one.value, one.unit, places).replace(",", "")) for one in near)
    slips = [one for one, printed in shown if changed_about(printed, digits)]
    found = named or beside or [one for one in row if prints(one, number.digits)] or slips
    return found[0] if len(found) == 1 else None


def _said(one: Known, number: Typed) -> Iterator[str]:
    """Yield what stands before the title of a value, where the words before a number end in that."""
    words = _SAID.sub("", number.said)
    is_meant = is_one_stage(words.replace(one.row, ""), one.titles[0] if one.titles else "")
    if title := next((title for title in one.titles if is_meant and words.endswith(title)), ""):
        yield words.removesuffix(title)
    elif len(words) > 1 and any(title.endswith(words) for title in one.titles):
        yield ""


def _names(row: str, said: str) -> bool:
    """Return whether words name a row, or the whole, which has no name."""
    return row in (said, bare(said)) if row else not bare(said) and bool(_WHOLE.search(said))


def bare(said: str) -> str:
    """Return words without those before and behind them that name no row."""
    return re.sub(f"^{_PLAIN}|{_PLAIN}$", "", said)


def is_counted(names: Sequence[str], candidate: str) -> bool:
    """Return whether two others of the sentence count what one whole has, of which a candidate is such a count too."""
    whole, _, count = candidate.rpartition(".")
    return count in _COUNTS and sum(names.count(f"{whole}.{one}") for one in _COUNTS) >= _ENOUGH


def quotient(before: Sequence[Typed], number: Typed) -> Known | None:
    """Return the share that a text says of the two numbers right before it: 完成9户，占计划10户的90%."""
    if len(before) != 2 or number.unit != PERCENT:
        return None
    (part, whole), text = before, number.text
    leads = re.fullmatch(_AMONG.format(part.unit), text[part.last : whole.first])
    whole_value = parse_number(whole.digits.replace(",", ""))
    if not (leads and whole_value and re.fullmatch(_OF.format(part.unit), text[whole.last : number.first])):
        return None
    share = parse_number(part.digits.replace(",", "")) / whole_value
    return Known(f"{part.name}占比", share, PERCENT, "", formula=f"{part.name} / {whole.name}")


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
    said = re.sub(r"^\d+\W|\W", "", bare(number.said.removesuffix(title)))
    is_same = said in found.row or {*said} ^ {*found.row} <= {"的"} or any(one.row == said for one in known)
    one, other = (
        [*dict.fromkeys(c for c in words if c in {*said} & {*found.row})] for words in (said, found.row)
    )
    if is_same or one != other or not alike(said, found.row):
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
        said = number.said.removesuffix(noun)
        is_all = not _SOME.search(said) and (not said or _ALL.search(said))
        is_counted = is_all and (behind or number.said.endswith(noun))
        if is_near and is_counted and re.search(rf"表\s*{table}(?![\d-])", number.sentence):
            told = f"文字说“{number.said}{number.digits}{number.unit}{behind}”，表{table}列了{rows}{number.unit}，请核对"
            return [Slip("figure", number.sentence, told)]
    return []


def summed_up(number: Typed, summed: Mapping[str, tuple[str, int]]) -> Iterator[Slip]:
    """Yield that a text says another number of what a table adds up: how many were interviewed."""
    if not number.digits.isdigit():
        return
    for about, (unit, total) in summed.items():
        is_meant = re.search(rf"{re.escape(about)}[\u4e00-\u9fff]{{,4}}$", number.said) and not _SOME.search(
            number.said
        )
        if is_meant and number.unit.startswith(unit) and 0 < 2 * abs(int(number.digits) - total) < total:
            said = f"{number.said}{number.text[number.first : number.last]}{number.unit}"
            yield Slip("figure", said, f"文字说“{said}”，表中{about}合计{total}{unit}，请核对")
