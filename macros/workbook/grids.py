"""The data laid out in sheets: what is stated once, records level under level, files of rows."""

from collections.abc import Iterator
from dataclasses import replace

from macros.assessment.assess import Assessment
from macros.reading.load import FILES
from macros.workbook.changes import Place
from macros.workbook.columns import KEY, Column, columns_of
from macros.workbook.grid import BELONGS, LEVEL, Grid, Row
from macros.workbook.naming import Labels, called_at, distinct, labels, tree_of, walk
from macros.workbook.plain_grids import LONGEST_TITLE, csv_grid, list_grid
from macros.workbook.points import FACTS, TOLD, facts, follow, in_words, points, told, where
from macros.workbook.sheets import FORM, POINTS, SHEETS, Level, SheetPlan
from macros.workbook.source import Source, Spot


def grids(source: Source, assessment: Assessment) -> list[Grid]:
    """Return every sheet of the data, those of CSV files after those of YAML."""
    lists = labels(source)
    stated = [form(source, lists), *(records(source, assessment, plan, lists) for plan in SHEETS)]
    csv = [csv_grid(source, assessment, name) for name in source.texts if name.endswith(".csv")]
    found = [*stated, *csv, list_grid(lists, stated)]
    titles = distinct((grid.title for grid in found), LONGEST_TITLE)
    return [replace(grid, title=title) for grid, title in zip(found, titles, strict=True)]


def form(source: Source, lists: Labels) -> Grid:
    """Return what is stated once, each thing in a row."""
    rows = []
    for file in ("report", "indicators"):
        for column in columns_of(FILES[file]):
            if column.kind != "list":
                shown = _shown(tree_of(source, file).root, column, lists)
                texts = {"项目": column.title, "内容": shown, "填法": column.note}
                rows.append(Row((file,), texts, {"内容": column}))
    notes = {"项目": "", "内容": "在这一栏里改", "填法": ""}
    return Grid(FORM, "报告名称、年度、单位、日期、总分", notes, tuple(rows))


def records(source: Source, assessment: Assessment, plan: SheetPlan, lists: Labels) -> Grid:
    """Return a sheet of records, level under level in the order of the data."""
    rows: list[tuple[int, int, Row]] = []
    levels = tuple(level for level in plan.levels if _has_shape(source, level))
    outside = {level.parent: called_at(source, level.parent) for level in levels if _is_outside(level, plan)}
    for level in levels:
        file, *steps = level.steps
        parents = {place: called for called, place in outside.get(level.parent, {}).items()}
        for place, spot in walk(tree_of(source, file).root, steps, (file,)):
            belongs = {BELONGS: parents[place[: level.parent.count("/") + 1]]} if parents else {}
            for row, at in _rows(place, spot, level, plan, assessment, lists):
                texts = {LEVEL: level.name} | belongs | row.texts | told(assessment, plan, row.place)
                rows.append((list(FILES).index(file), at.first, replace(row, texts=texts)))
    ordered = tuple(row for *_, row in sorted(rows, key=lambda each: each[:2]))
    return Grid(plan.title, plan.about, _notes(plan), ordered, levels, outside)


def _has_shape(source: Source, level: Level) -> bool:
    """Return whether the framework of the report has the part that a level is of, if it is of one."""
    steps = level.shape.split("/")[1:]
    return not steps or any(walk(tree_of(source, "indicators").root, steps, ()))


def _is_outside(level: Level, plan: SheetPlan) -> bool:
    """Return whether what its records are part of stands on another sheet."""
    return KEY in level.parent and level.parent not in {other.pattern for other in plan.levels}


def _rows(
    place: Place, spot: Spot, level: Level, plan: SheetPlan, assessment: Assessment, lists: Labels
) -> Iterator[tuple[Row, Spot]]:
    if plan.title == POINTS:
        for inner, at, model in points(spot, follow(assessment.report.framework, place[1:]), place):
            open_ = facts(at, model)
            texts = {title: _shown(at, column, lists) for title, column in open_.items()}
            told_ = {"在规则中的位置": where(inner)} | in_words(at, model, assessment)
            yield Row(inner, texts | told_, open_, level), at
        return
    texts = {column.title: _shown(spot, column, lists) for column in level.columns}
    alone = next((c for c in level.columns if c.required), None) if spot.text is not None else None
    if alone and alone.key not in ((), (KEY,)):
        texts[alone.title] = lists.get(alone.list, {}).get(str(spot.text), str(spot.text))
    if level.keyed:
        texts[level.columns[0].title] = str(place[-1])
    named = {column.title for column in level.columns if column.names_record and texts[column.title]}
    open_ = {column.title: column for column in level.columns if column.title not in named}
    yield Row(place, texts, open_, level, alone.key[0] if alone and alone.key else ""), spot


def _notes(plan: SheetPlan) -> dict[str, str]:
    several = {LEVEL: "新的一行从下拉列表中选"} if len(plan.levels) > 1 else {}
    belongs = {BELONGS: "它是哪一项的"} if any(_is_outside(level, plan) for level in plan.levels) else {}
    facts = dict.fromkeys(FACTS.values(), "") if plan.title == POINTS else {}
    columns = {c.title: c.note for level in plan.levels if not facts for c in reversed(level.columns)}
    in_order = dict.fromkeys(c.title for level in plan.levels if not facts for c in level.columns)
    noted = {title: columns[title] for title in in_order}
    return several | belongs | facts | noted | TOLD.get(plan.title, {})


def _shown(spot: Spot | None, column: Column, lists: Labels) -> str:
    _, spot = next(walk(spot, column.key, ()), ((), None))
    if spot is None:
        return ""
    text = "\n".join(item.text or "" for _, item in spot.items) if spot.items else spot.text or ""
    return lists[column.list].get(text, text) if column.list else column.shown(text)
