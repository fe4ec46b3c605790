"""One cause, one line: what rests on an unknown name is told once for each, and all in one line where they are many."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from macros.gate.given import CHARTS, DATA, PROBLEMS, Given

_NOTHING = re.compile(r"(?P<place>[^：]+)：没有(?:名为|编号为)“(?P<name>[^”]+)”的(?P<thing>[^，]+)，")
_TABLE = re.compile(r"data/tables\.yml (?:第\d+行 )?(\w+)")
_APART = {CHARTS, PROBLEMS, "页面", "选项组", "评价等级", "评价要点"}
"""Things that do not share the names of the data."""
_ALIKE = re.compile(
    r"(?P<at>[^：]+)：(?P<missing>没有页面显示[^，]+|所回答的核对“[^”]+”不存在)，"
    r"|(?P<typed>[^：]+)：“(?P<code>[^”]+)”不是报告里的编号，"
    r"|(?P<blank>(?P<file>data/tables/\w+\.csv) [^：]+)：是空的，"
    r"|(?P<round>data/tables\.yml (?:第\d+行 )?\S+ computed) 第\d+项：循环引用："
)
"""What else is told in one line: one thing that is missing, the blank cells of a table, a cycle in each cell of one."""
_GUESS = re.compile("，是否为“[^”]+”？")
_ANSWERED = re.compile(r"核对“(?:issued|finding|name|weight)\.([^”]+)”")
_MANY, _SOME = 10, 3
"""More names than a clerk misspells, in all and of one table: a file is another report's, a column is amiss."""
_SHOWN = 8
"""Places of one name that are told."""


@dataclass
class _Cause:
    """Something amiss: the first line that tells of it, every place of it; an unknown name by its set and its stem."""

    line: str
    kind: str = ""
    stem: str = ""
    places: list[str] = field(default_factory=list)


def gathered(messages: Iterable[str], given: Mapping[str, Given]) -> list[str]:
    """Return the messages in order, those of one cause as one; ``given`` are the names that there are."""
    causes: dict[tuple[str, str], _Cause] = {}
    for message in dict.fromkeys(messages):
        found = _cause(message, given)
        known = causes.setdefault((found.kind, found.stem), found)
        known.places += [place for place in found.places if place not in known.places]
    _join(causes)
    unknown = [cause for cause in causes.values() if cause.kind]
    if len(unknown) > _MANY:
        return [_many(unknown, given), *(_told(cause, given) for cause in causes.values() if not cause.kind)]
    of_tables = Counter(cause.stem.rpartition(".")[0] for cause in unknown if cause.kind == DATA)
    amiss = {table: times for table, times in of_tables.items() if table and times > _SOME}
    told = [
        _told(each, given)
        for each in causes.values()
        if not each.kind or each.stem.rpartition(".")[0] not in amiss
    ]
    return [*(_of_table(table, unknown) for table in amiss), *told]


def _join(causes: dict[tuple[str, str], _Cause]) -> None:
    """Make one of the unknown names of the data that stand at one and the same place alone."""
    found: dict[str, _Cause] = {}
    for key, cause in [*causes.items()]:
        place = cause.places[0] if cause.kind == DATA and len(cause.places) == 1 else ""
        if place and (other := found.setdefault(place, cause)) is not cause:
            del causes[key]
            named, rest = other.line.split("”的", 1)
            other.line = f"{named}”、“{cause.stem}”的{_GUESS.sub('，', rest)}"


def _cause(message: str, given: Mapping[str, Given]) -> _Cause:
    """Return what is amiss by the message, with its one place if it may have others."""
    if nothing := _NOTHING.match(message):
        place, name, thing = nothing.groups()
        kind = thing if thing in _APART else DATA
        if thing in ("行", "列", "行或列") and (table := _TABLE.match(place)):
            name = f"{table[1]}.{name}"
        return _Cause(message, kind, given[kind].stem(name) if kind in given else name, [place])
    if alike := _ALIKE.match(message):
        name = alike["code"] or (found[1] if (found := _ANSWERED.search(alike["missing"] or "")) else "")
        stem = given[DATA].stem(name) if DATA in given and name else ""
        if stem and stem not in given[DATA].places:
            return _Cause(message, DATA, stem, [alike["at"] or alike["typed"]])
        if alike["code"]:
            return _Cause(message, "", message)
        what = alike["missing"] or alike["file"] or alike["round"]
        kind = "页面" if alike["missing"] else ""
        return _Cause(message, kind, what, [place for place in (alike["at"], alike["blank"]) if place])
    return _Cause(message, "", message)


def _told(cause: _Cause, given: Mapping[str, Given]) -> str:
    """Return the line of a cause with its other places, and the new name if an unknown one was given one."""
    first, *others = cause.places or [""]
    names = given.get(cause.kind)
    new = names.renamed(cause.stem, often=bool(others)) if names else ""
    if names is None or not new:
        return f"{first}（还有 {_listed(others)}）{cause.line.removeprefix(first)}" if others else cause.line
    old, short = (name.rpartition(".")[2] for name in (cause.stem, new))
    if not others:
        thing = _GUESS.sub("，", cause.line).partition("，")[0]
        return f"{thing}，是否为“{short}”（{names.places[new]}）？请改成同一个"
    uses = _listed([first, *others])
    return f"{names.places[new]}：“{short}”没有别处用到，而 {uses} 用的是没有登记的“{old}”，是否改了名称？请改成同一个"


def _listed(places: list[str]) -> str:
    more = f"等{len(places)}处" if len(places) > _SHOWN else ""
    return "、".join(places[:_SHOWN]) + more


def _of_table(table: str, unknown: Iterable[_Cause]) -> str:
    causes = [cause for cause in unknown if cause.stem.rpartition(".")[0] == table]
    names = "、".join(f"“{cause.stem.rpartition('.')[2]}”" for cause in causes)
    return f"data/tables/{table}.csv：第一列和表头中没有{names}，{causes[0].places[0]} 等处要用到，请改正"


def _many(unknown: list[_Cause], given: Mapping[str, Given]) -> str:
    what, _, _ = unknown[0].line.partition("，")
    figures = (
        any(place.startswith("data/figures.yml") for place in given[DATA].places.values()) if given else True
    )
    why = (
        "可能有文件缺少、放错，或是另一份报告的" if figures else "data/figures.yml 里没有数据，可能缺少、放错"
    )
    return f"有{len(unknown)}个名称对不上，如 {what}；{why}，请先检查 data/ 下的文件"
