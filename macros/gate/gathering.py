"""One cause, one line: what rests on an unknown name is told once for each, and all in one line where they are many."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from macros.gate.given import CHARTS, DATA, PROBLEMS, Given
from macros.values.mistakes import Mistake, Unknown, Where, listed

_PAGE, _CHECK = "页面", "核对"
_APART = {CHARTS, PROBLEMS, _PAGE, "选项组", "评价等级", "评价要点"}
"""Things that do not share the names of the data."""
_OF_FIGURES = ("issued", "finding", "name", "weight")
"""Kinds of checks that bear the names of the data."""
_MANY, _SOME = 10, 3
"""More names than a clerk misspells, in all and of one table: a file is another report's, a column is amiss."""
_RENAMED = (
    "改了编号、增删了指标或表格的，运行 python3 scripts/new_report.py 文件夹 --refresh，照数据重做这些页面"
)
_SHOWN = 8
"""Places of one name that are told."""
Key = tuple[str, str]
"""The set of an unknown name, and its stem; else no set, and the cause."""


@dataclass
class _Cause:
    """Something amiss: the first that tells of it, and every place of it."""

    first: Mistake
    kind: str
    stem: str
    places: list[Where] = field(default_factory=list)

    @property
    def table(self) -> str:
        """Return what the unknown name is within, empty where it is within nothing."""
        return self.stem.rpartition(".")[0]


def gathered(mistakes: Iterable[Mistake], given: Mapping[str, Given]) -> list[Mistake]:
    """Return the mistakes in order, those of one cause as one; ``given`` are the names that there are."""
    causes: dict[object, _Cause] = {}
    for mistake in dict.fromkeys(mistakes):
        key = _key(mistake, given)
        known = causes.setdefault(key or mistake, _Cause(mistake, *(key or ("", ""))))
        alike = isinstance(mistake, Unknown) or mistake.words == known.first.words
        known.places += [mistake.where] if alike and mistake.where not in known.places else []
    _join(causes)
    unknown = [cause for cause in causes.values() if cause.kind]
    if len(unknown) > _MANY:
        return [_many(unknown, given), *(_told(cause, given) for cause in causes.values() if not cause.kind)]
    of_tables = Counter(cause.table for cause in unknown if cause.kind == DATA)
    amiss = {table for table, times in of_tables.items() if table and times > _SOME}
    told = [_told(each, given) for each in causes.values() if not each.kind or each.table not in amiss]
    return [*(_of_table(table, unknown) for table in amiss), *told]


def _join(causes: dict[object, _Cause]) -> None:
    """Make one of the unknown names of the data that stand at one and the same place alone."""
    found: dict[Where, _Cause] = {}
    for key, cause in [*causes.items()]:
        if cause.kind != DATA or len(cause.places) > 1:
            continue
        told, own = found.setdefault(cause.places[0], cause), cause.first
        if told is not cause and isinstance(told.first, Unknown):
            del causes[key]
            name = own.found if isinstance(own, Unknown) and own.thing == _CHECK else cause.stem
            told.first = replace(told.first, names=(*told.first.names, name), guess="，")


def _key(mistake: Mistake, given: Mapping[str, Given]) -> Key | None:
    """Return what is amiss by the mistake, if it may be told with others."""
    if not isinstance(mistake, Unknown):
        return ("", mistake.cause) if mistake.cause else None
    name, thing, data = mistake.found, mistake.thing, given.get(DATA)
    if thing == _CHECK:
        kind, _, name = name.partition(".")
        name = name if kind in _OF_FIGURES else ""
    elif thing in ("行", "列", "行或列") and mistake.where.file == "data/tables.yml":
        name = f"{mistake.where.steps[0]}.{name}"
    if thing in (_CHECK, "编号"):
        stem = data.stem(name) if data and name else ""
        if data and stem and stem not in data.places:
            return DATA, stem
        return None if thing == "编号" else (_PAGE, mistake.what)
    kind = "" if thing == _PAGE and name else thing if thing in _APART else DATA
    return kind, given[kind].stem(name) if kind in given else name or mistake.what


def _told(cause: _Cause, given: Mapping[str, Given]) -> Mistake:
    """Return a cause with its other places, and the new name if an unknown one was given one."""
    told, others = cause.first, cause.places[1:]
    names = given.get(cause.kind)
    new = names.renamed(cause.stem, often=bool(others)) if names else ""
    if names is None or not new or not isinstance(told, Unknown):
        return replace(told, also=_listed(others, told.where.file)) if others else told
    old, short = (name.rpartition(".")[2] for name in (cause.stem, new))
    if not others:
        guess = f"，是否为“{short}”（", names.places[new], "）？"
        return replace(told, guess=guess, words="请改成同一个")
    words = f"用的是没有登记的“{old}”，是否改了名称？请改成同一个；删去了的，这些地方也删去"
    return Mistake(names.places[new], (f"“{short}”没有别处用到，而 ", *_listed(cause.places), f" {words}"))


def _listed(places: list[Where], after: str = "") -> tuple[str | Where, ...]:
    return *listed(places[:_SHOWN], after), *((f"等{len(places)}处",) if len(places) > _SHOWN else ())


def _of_table(table: str, unknown: Iterable[_Cause]) -> Mistake:
    causes = [cause for cause in unknown if cause.table == table]
    names = "、".join(f"“{cause.stem.rpartition('.')[2]}”" for cause in causes)
    words = f"第一列和表头中没有{names}，", causes[0].places[0], " 等处要用到，请改正"
    return Mistake(Where(f"data/tables/{table}.csv"), words)


def _many(unknown: list[_Cause], given: Mapping[str, Given]) -> Mistake:
    first = unknown[0].first
    assert isinstance(first, Unknown)  # as all of them
    files = {where.file for where in given[DATA].places.values()} if given else {"data/figures.yml"}
    no_figures = "" if "data/figures.yml" in files else "data/figures.yml 里没有数据，可能缺少、放错"
    why = no_figures or "可能有文件缺少、放错，或是另一份报告的"
    remedy = f"{why}，请先检查 data/ 下的文件"
    if all(where.file.startswith("docs/") for cause in unknown for where in cause.places):
        remedy = f"{_RENAMED}；没有改过的，{remedy}"
    start = f"有{len(unknown)}个名称对不上，如 "
    return Mistake(Where(), (start, first.where, f"：{first.what}；{remedy}"))
