"""The CSV files laid out in sheets, row by row, and the lists that cells are filled from."""

import re
from collections.abc import Container, Mapping, Sequence
from itertools import zip_longest

from macros.assessment.assess import Assessment
from macros.report.surveys import AnswerScale, Survey
from macros.report.tables import Table
from macros.workbook.columns import Column
from macros.workbook.csv_edits import CsvRow
from macros.workbook.grid import BELONGS, Grid, Lines, Row
from macros.workbook.naming import Labels
from macros.workbook.sheets import LIST
from macros.workbook.source import Source

_LONGEST_ID = 12
_COMPUTED = "灰色的格由公式算出，不用填；可以填的，填的是原报告印出的数，用来核对"
_LONGEST_LIST = 255
"""Within a cell's own rule, as Excel has it."""
_ASKED = ("题目的文字", "选项的文字")
"""What stands beside the counts of a question, to be looked at."""
LONGEST_TITLE = 31
"""Of a sheet, as Excel has it."""


def csv_grid(source: Source, assessment: Assessment, name: str) -> Grid:
    """Return the sheet of one CSV file: of a table, or of the counts of a survey."""
    folder, _, id_ = name.removesuffix(".csv").partition("/")
    header, *lines = source.texts[name].rows
    if folder == "tables":
        table = assessment.report.tables[id_]
        words = {column.id for column in table.spec.columns if not column.is_numeric}
        columns = _columns(header.cells, _titles(table), words, _COMPUTED)
        shown = [_computed(table, line.cells[0], assessment) for line in lines]
        return _grid(name, id_, table.spec.title, columns, lines, shown, {})
    survey = assessment.report.surveys[id_]
    columns = _columns(header.cells, {"question": "题目编号"}, set(), "")
    asked = _asked(survey)
    shown = [asked.get(line.cells[0], {}) for line in lines]
    notes = dict.fromkeys(_ASKED, "只供查看；要改，请改“问卷”“选项”两张表")
    return _grid(name, id_, f"{survey.spec.title}：各选项的份数", columns, lines, shown, notes)


def _columns(
    header: Sequence[str], titles: Mapping[str, str], words: Container[str], note: str
) -> tuple[Column, ...]:
    """Return the columns of a file, the first of which says what a row is; those of ``words`` hold words."""
    known = ((n, key, titles.get(key, key), key in words or not n) for n, key in enumerate(header))
    kinds = {True: "text", False: "number"}
    return tuple(Column((key,), title, note, kinds[said], (), not n) for n, key, title, said in known)


def _grid(
    name: str, id_: str, about: str, columns: tuple[Column, ...], lines: Sequence[CsvRow],
    shown: Sequence[Mapping[str, str]], notes: dict[str, str],
) -> Grid:  # fmt: skip
    """Return a sheet; what is ``shown`` of each row stands in cells that are blank in the file, or in those of ``notes``."""
    file, rows = Lines(name, columns), []
    for number, (line, also) in enumerate(zip(lines, shown, strict=True)):
        stated = dict(zip((column.title for column in columns), line.cells, strict=True))
        texts = stated | {title: text for title, text in also.items() if not stated.get(title)}
        open_ = {c.title: c for c in columns[1:] if stated[c.title] or c.title not in also}
        rows.append(Row((name, number), texts, open_, file))
    first, *others = columns
    title = re.sub(r"[\[\]:*?/\\]", " ", f"{id_[:_LONGEST_ID]} {about}")
    notes = {first.title: first.note, **notes, **{column.title: column.note for column in others}}
    return Grid(title, about, notes, tuple(rows), (file,))


def _asked(survey: Survey) -> dict[str, dict[str, str]]:
    """Return the words of each question and of its options, by its id."""
    said = {each.id: (each.text, _options(survey.scales[each.scale])) for each in survey.spec.questions}
    return {id_: dict(zip(_ASKED, words, strict=True)) for id_, words in said.items()}


def _options(scale: AnswerScale) -> str:
    """Return the options of a question, each with its letter."""
    known = zip(scale.letters, scale.options, strict=True)
    return "\n".join(words if words.startswith(letter) else f"{letter}：{words}" for letter, words in known)


def list_grid(lists: Labels, grids: Sequence[Grid]) -> Grid:
    """Return the sheet of the lists, and of what new rows of each sheet can be part of, and long lists of options."""
    columns = {name: list(called.values()) for name, called in lists.items()}
    for grid in grids:
        into = [called for places in grid.parents.values() for called in places] if grid.new else []
        offered = {column.title: list(column.options) for column in grid.new.values()} | {BELONGS: into}
        for title, each in offered.items():
            if each and (title == BELONGS or len(",".join(each)) > _LONGEST_LIST):
                columns[f"{grid.title}·{title}"] = each
    rows = (dict(zip(columns, cells, strict=True)) for cells in zip_longest(*columns.values(), fillvalue=""))
    found = tuple(Row((LIST, number), texts) for number, texts in enumerate(rows))
    return Grid(LIST, "下拉列表里的各项，只供查看", dict.fromkeys(columns, ""), found)


def _titles(table: Table) -> dict[str, str]:
    """Return the titles of a table's columns, each with its id, which tells equal titles apart."""
    return {"id": "行的编号"} | {id_: f"{title}（{id_}）" for id_, title in table.spec.titles.items()}


def _computed(table: Table, row: str, assessment: Assessment) -> dict[str, str]:
    """Return the cells of a row that formulas work out, as they are printed, by the titles of their columns."""
    columns = [c.id for c in table.spec.columns if c.is_numeric and table.spec.computes(row, c.id)]
    titles = _titles(table)
    return {titles[column]: assessment.figures[f"{table.id}.{row}.{column}"].printed for column in columns}
