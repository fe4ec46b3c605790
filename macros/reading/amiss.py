"""What is wrong with a sheet: its header, the length of its rows, its ids, cells that a spreadsheet spoilt."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from macros.values.errors import short
from macros.values.mistakes import Mistake, Repeated, Where
from macros.values.spoilt import became_date, spoilt
from macros.values.suggest import nearest

ID = re.compile(r"[^\W\d]\w*")
_NOTE = re.compile(r"\W*[^\W\d]{0,2}(?:注释?|说明|来源|单位|[填制]表人?|审核人?|日期)\d*[:：.、\s]")
_MOST_COLUMNS = 2
"""Columns amiss that are told one by one."""
Cells = dict[str, str]
"""The cells of a row by column."""
Rows = Sequence[tuple[int, Sequence[str]]]
"""Rows, each with its line."""


def unlike_header(found: Sequence[str], known: set[str], required: Sequence[str], below: Rows) -> str:
    """Return what stands where the names of the columns should, empty where they do."""
    if undivided := _undivided(found):
        return undivided
    if {name.lower() for name in known} & {name.lower() for name in found}:
        return ""
    if further := next((line for line, row in below if known.issuperset(filter(None, row))), 0):
        return f"不是表头，表头在第{further}行，请删去它上面的各行"
    return f"不是表头，应为 {','.join(required)}，请改正；没有表头的，在最上面补上一行"


def _undivided(cells: Sequence[str], wanted: int = 0) -> str:
    """Return why a row is but one cell, empty where it is not, or for no such reason; where known, so many are ``wanted``."""
    signs = (sign for sign in ";\t，；、|," if len(cells) == 1 and sign in cells[0])
    sign = next((sign for sign in signs if not wanted or cells[0].count(sign) == wanted - 1), "")
    if sign == ",":
        return "整行在一对引号里，成了一格，请删去行首和行尾的引号"
    return sign and f"各格要用英文逗号隔开，现在是“{sign}”，请改正，或另存为 CSV UTF-8"


def wrong_columns(
    top: Where, found: Sequence[str], required: Sequence[str], optional: Sequence[str], stated: Where
) -> Iterator[Mistake]:
    """Yield the columns of the header at ``top`` that are unknown, missing or there twice; what they may be is ``stated`` elsewhere."""
    known, repeated = (*required, *optional), [name for name, n in Counter(found).items() if n > 1 and name]
    unknown, missing = _meant(found, required, known, repeated)
    if len(unknown) + len(missing) > _MOST_COLUMNS:
        strange = f"没有{'、'.join(f'“{short(column)}”' for column in unknown)}这些列，" if unknown else ""
        lacking = f"缺少{'、'.join(f'“{column}”' for column in missing)}列，" if missing else ""
        yield Mistake(top, f"{strange}{lacking}表头应为 {','.join(known)}，请改正", absent=bool(missing))
        return
    for column in repeated:
        guess = f"其中一个是否为“{unknown.pop(column)}”？请改正表头" if column in unknown else ""
        yield Repeated(top, guess or "请删去或改名其中一个", what=f"“{short(column)}”列")
    for column, meant in unknown.items():
        place = ("（", stated / meant, "）") if stated.file and meant in required[1:] else ()
        maybe = (f"是否为“{meant}”", *place, "？") if meant else ()
        lead = f"没有“{short(column)}”这一列" if column else f"第{found.index('') + 1}格是空的，下面却有内容"
        remedy = "请改正表头" if maybe or missing else "请改正表头；不要这一列的，连同下面各格删去"
        yield Mistake(top, (f"{lead}，", *maybe, remedy), column, absent=True)
    yield from (Mistake(top, f"缺少“{column}”列，请补上", column, absent=True) for column in missing)


def _meant(
    found: Sequence[str], required: Sequence[str], known: Sequence[str], repeated: Sequence[str]
) -> tuple[dict[str, str], list[str]]:
    """Return the unknown columns, each with the one that it may be, and those that are missing beside them."""
    free = [column for column in known if column not in found]
    lower, odd = {column.lower(): column for column in free}, [each for each in found if each not in known]
    unknown = {column: lower.get(column.lower(), "") or nearest(column, free) for column in odd}
    missing = [column for column in required if column in free and column not in unknown.values()]
    strangers = [*repeated, *(column for column, near in unknown.items() if not near)]
    if len(strangers) == len(missing) == 1:  # one column has the other's name
        unknown[strangers[0]] = missing.pop()
    return unknown, missing


def ragged(top: Where, header: Sequence[str], rows: Rows, *, told: bool) -> Iterator[Mistake]:
    """Yield the rows that are not as long as the header; where all are alike, it is the header that is amiss."""
    expected, widths = len(header), {len(row) for _, row in rows}
    if len(rows) > 1 and len(widths) == 1 and expected not in widths:
        if not told:
            found = widths.pop()
            remedy = f"请在表头{'补上缺的' if found > expected else '删去多的'}名称"
            yield Mistake(top, f"表头有{expected}格，下面各行都有{found}格，{remedy}")
        return
    for line, row in rows:
        if undivided := _undivided(row, expected):
            yield Mistake(top.at(line), undivided)
        elif len(row) != expected:
            less = "删去多余的逗号；字里本来有的，这一格两头加英文双引号"
            remedy = "补齐，各格之间用英文逗号" if len(row) < expected else less
            yield Mistake(top.at(line), f"有{len(row)}个单元格，应与表头一样有{expected}个，请{remedy}")


def is_note(row: Sequence[str]) -> bool:
    """Return whether a row is no data: a single cell that begins as a note below a table does."""
    said = [cell for cell in row if cell]
    return len(said) == 1 and bool(_NOTE.match(said[0]))


def wrong_ids(file: Where, lines: Mapping[int, Cells], column: str) -> Iterator[Mistake]:
    """Yield the ids of rows that are none, or there twice."""
    seen: dict[str, int] = {}
    for line, cells in lines.items():
        found, place = cells[column], file.at(line) / f"{column} 列"
        if not found:
            header = "；是第二行表头的，删去这一行" if line == min(lines) else ""
            yield Mistake(place, f"没有填编号，请补上{header}")
        elif not ID.fullmatch(found):
            generic = f"“{short(found)}”只能用字母、数字和下划线，且不以数字开头，请改正"
            yield Mistake(place, spoilt(found)[1] or became_date(found) or generic)
        elif found in seen:
            twice = f"编号“{short(found)}”"
            yield Repeated(place, "请改成不同的编号", what=twice, earlier=seen[found])
        seen.setdefault(found, line)


def spoilt_cells(line: Where, cells: Cells, id_: str) -> Iterator[Mistake]:
    """Yield the cells that hold an error value, those of one in one line, and leave them blank; of the id all is told."""
    found: dict[str, list[str]] = {}
    for column, cell in cells.items():
        if column != id_ and (wrong := spoilt(cell)[1]):
            cells[column] = ""
            found.setdefault(wrong, []).append(column)
    if not any(spoilt(cells[id_])):
        yield from (Mistake(line / f"{'、'.join(columns)} 列", wrong) for wrong, columns in found.items())
