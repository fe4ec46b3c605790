"""The workbook as a file: what a clerk does to it in a spreadsheet is understood, or refused by cell."""

import shutil
import subprocess
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from macros.values.errors import DataErrors
from macros.workbook.comparing import compare
from macros.workbook.exchange import Plan, edited, out, planned
from macros.workbook.naming import distinct
from macros.workbook.opening import open_workbook, pages_of
from macros.workbook.writing import workbook_bytes
from scripts.workbook import exchange
from tests.engine.builders import LIBRARY, SELF, TARGETS, copy_of_data, mistakes, replace_once
from tests.engine.workbook_editing import laid

Edit = Callable[[Workbook], object]


@cache
def workbook(report: Path) -> bytes:
    """Return the workbook of a report."""
    _, sheets = laid(report / "data")
    return workbook_bytes(sheets, "一份报告", date(2032, 3, 1))


def edit(change: Edit, report: Path = LIBRARY, file: Path | None = None) -> dict[str, str]:
    """Return the files that change, as text, once the workbook was edited, and saved if there is a file for it."""
    book = load_workbook(BytesIO(workbook(report)))
    change(book)
    if file:
        book.save(file)
    source, sheets = laid(report / "data")
    found = compare(sheets, open_workbook(file) if file else pages_of(book))
    if found.refused:
        raise DataErrors(found.refused)
    return {name: new.text for name, new in edited(source, found.changes).items()}


def find(book: Workbook, sheet: str, row: str, column: str) -> str:
    """Return the address of the cell in the row in which a text stands, under a title."""
    page = book[sheet]
    (head,) = [cell.column_letter for cell in page[1] if cell.value == column]
    (line,) = [cells[0].row for cells in page.iter_rows(min_row=2) if row in [cell.value for cell in cells]]
    return f"{head}{line}"


def put(sheet: str, row: str, column: str, value: object, number_format: str = "@") -> Edit:
    """Return the edit that types a value into a cell."""

    def change(book: Workbook) -> None:
        cell = book[sheet][find(book, sheet, row, column)]
        cell.number_format = number_format
        cell.value = value
        cell.number_format = number_format

    return change


def test_below_the_last_record_others_may_be_typed_whose_number_is_left_blank() -> None:
    page = load_workbook(BytesIO(workbook(LIBRARY)))["数据"]
    spare = [cells for cells in page.iter_rows(min_row=2) if not cells[0].value]
    assert {tuple(cell.protection.locked for cell in cells[:3]) for cells in spare} == {(True, False, False)}


@pytest.mark.parametrize("report", [LIBRARY, SELF, TARGETS], ids=lambda report: report.name)
def test_a_workbook_that_another_program_saved_changes_nothing(tmp_path: Path, report: Path) -> None:
    assert edit(lambda _: None, report, tmp_path / "data.xlsx") == {}


@pytest.mark.parametrize(
    ("change", "file", "old", "new"),
    [
        (put("数据", "planned_books", "原始数据", 1900, "General"), "figures.yml", "value: 1800", "value: 1900"),
        (put("数据", "planned_books", "原始数据", "１，９００"), "figures.yml", "value: 1800", 'value: "1,900"'),
        (put("数据", "planned_books", "原始数据", 1900.5, "#,##0.00"), "figures.yml", "value: 1800", "value: 1900.50"),
        (put("money 金币收支", "final", "故事经费（stories）", 0.25, "0.0%"), "tables/money.csv", "105", "25.0%"),
        (put("基本信息", "报告落款日期", "内容", datetime(2032, 3, 1), "yyyy-mm-dd"), "report.yml", "2032-02-29", "2032-03-01"),
        (put("评价要点", "不掉色", "是否符合", "TRUE"), "indicators.yml", "lose: 30%, met: false", "lose: 30%, met: true"),
        (put("评价要点", "不掉色", "是否符合", "=TRUE()"), "indicators.yml", "lose: 30%, met: false", "lose: 30%, met: true"),
        (put("问题对应", "都写上架只完成一部分", "指标编号", "V12｜新书比率"), "findings.yml", "{indicator: V11,", "{indicator: V12,"),
        (put("数据", "planned_books", "标题", "计划_x000B_上架"), "figures.yml", "title: 计划上架,", 'title: "计划\\n上架",'),
        (put("公开事项", "文号", "内容", 7, "000"), "report.yml", "云梦评〔2032〕7号", '"007"'),
        (put("勘误", "K1", "种类", "规则"), "errata.yml", "id: K1\n    kind: figure", "id: K1\n    kind: rule"),
    ],
)  # fmt: skip
def test_what_is_typed_or_pasted_is_understood(
    tmp_path: Path, change: Edit, file: str, old: str, new: str
) -> None:
    before = (LIBRARY / "data" / file).read_text("utf-8")
    assert before.count(old) == 1
    assert edit(change, file=tmp_path / "data.xlsx") == {file: before.replace(old, new)}


@pytest.mark.parametrize(
    ("value", "number_format"),
    [(1800, "General"), (1800, "#,##0.00"), ("1800 ", "@"), ("\u3000１８００", "@"), (1800, "0.00E+00")],
)
def test_a_number_typed_otherwise_is_no_change(value: object, number_format: str) -> None:
    assert edit(put("数据", "planned_books", "原始数据", value, number_format)) == {}


def test_how_far_options_count_as_satisfied_is_a_share_on_each_line(tmp_path: Path) -> None:
    file = copy_of_data(tmp_path) / "surveys.yml"
    replace_once(
        file, "B.还行, C.不喜欢]\n    satisfied: [A, B]", "B.还行, C.不喜欢]\n    worth: [100%, 60%, 0%]"
    )
    change = put("选项", "liking", "各选项算几成满意", "100%\n50%\n0%")
    assert edit(change, tmp_path) == {"surveys.yml": file.read_text("utf-8").replace("60%, 0%", "50%, 0%")}


def test_a_number_of_a_row_may_be_a_number_with_decimals() -> None:
    assert edit(put("数据", "planned_books", "序号", 1, "0.00")) == {}


@pytest.mark.parametrize("number_format", ["0.00E+00", "##0.0E+0", "[$-804]0.0"])
def test_a_number_is_read_by_the_digits_that_its_format_shows(number_format: str) -> None:
    (text,) = edit(put("数据", "planned_books", "原始数据", 1800.5, number_format)).values()
    assert "value: 1800.5" in text


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        (put("数据", "planned_books", "原始数据", "=3+4"), "“数据”E2 原始数据：是公式“=3+4”，请改填文字或数（可以复制后选择性粘贴为数值）"),
        (put("数据", "planned_books", "原始数据", "#N/A"), "“数据”E2 原始数据：是错误值“#N/A”，请改填文字或数（可以复制后选择性粘贴为数值）"),
        (put("数据", "planned_books", "代号", "books"), "“数据”B2 代号：这一格不能改，现为“books”，应为“planned_books”，请改回"),
        (put("勘误", "K1", "种类", "其他"), "“勘误”C2 种类：“其他”应为figure 数字、rule 规则、unexplained 缺少说明、name 名称、wording 文字之一，请从下拉列表中选"),
        (put("数据", "planned_books", "原始数据", 12.345, "0.0"), "“数据”E2 原始数据：存的是12.345，显示为12.3，请把要用的那个数重新填一遍"),
        (put("数据", "planned_books", "原始数据", 180000, "0!.0,"), "“数据”E2 原始数据：存的是180000，按万或千显示，请把要用的那个数重新填一遍"),
        (put("数据", "planned_books", "标题", datetime(2026, 2, 1), "yyyy-mm-dd"), "“数据”C2 标题：是日期 2026-02-01，应为文字，请先把这一格的格式设为文本，再填一遍"),
        (put("数据", "planned_books", "算得", "9"), "“数据”M2 算得：这一格不能改，现为“9”，应为“”，请改回"),
        (put("数据", "planned_books", "序号", "2"), "“数据”A3：序号2与第2行重复，新的一行请把序号留空"),
        (put("数据", "planned_books", "序号", "99"), "“数据”A2：没有序号为“99”的行，请改回原来的，新的一行把序号留空"),
        (lambda book: book["数据"].merge_cells("C2:D3"), "“数据”C2:D3：合并了单元格，请取消合并，各格分别填写"),
        (lambda book: setattr(book["数据"], "title", "数字"), "“数字”：原来叫“数据”，请改回"),
        (lambda book: book["数据"].__setitem__("C1", "题目"), "“数据”C1：栏名“题目”应为“标题”，请改回"),
        (lambda book: book["表格"].delete_rows(3), "“表格”：少了序号2“hall”，这张表不能删行，请补上，或重新导出"),
        (lambda book: book.remove(book["图"]), "“图”：没有这张表，请不要删去，可以重新导出"),
    ],
)  # fmt: skip
def test_what_cannot_be_understood_is_refused_by_its_cell(change: Edit, refusal: str) -> None:
    assert refusal in mistakes(edit, change)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        (lambda book: setattr(book["图"], "title", "画"), "“画”：原来叫“图”，请改回"),
        (lambda book: book.copy_worksheet(book["图"]), "“图 Copy”：没有用到这张表，请删去"),
        (lambda book: book["图"].insert_rows(1), "“图”第1行：应为栏名（序号、级别……），请删去另加的行，或重新导出"),
        (lambda book: book["图"].__setitem__("K9", "问财务"), "“图”K9：“问财务”不在原有的各栏里，请删去这一栏"),
        (lambda book: book["图"].delete_cols(4), "“图”第1行：没有“标题”这一栏，请补上，或重新导出"),
    ],
)  # fmt: skip
def test_what_was_done_to_a_whole_sheet_is_told_in_one_line(change: Edit, refusal: str) -> None:
    assert mistakes(edit, change) == [refusal]


def test_an_empty_sheet_and_a_computed_cell_typed_in_other_digits_change_nothing() -> None:
    rate = put("spending 烛火与月光支出", "rate", "烛火支出·蜡烛（candles）", "９０．００％")
    assert edit(rate) == edit(lambda book: book.create_sheet("Sheet1")) == {}


def test_a_cell_that_names_something_offers_what_there_is_with_its_name() -> None:
    book = load_workbook(BytesIO(workbook(LIBRARY)))
    offered = {
        sheet.title: {
            str(cells) for cells in sheet.data_validations.dataValidation if "列表" in cells.formula1
        }
        for sheet in book
    }
    lists = {
        column[0].value: [cell.value for cell in column[1:] if cell.value] for column in book["列表"].columns
    }
    assert {title for title, found in offered.items() if found} == {
        "基本信息",
        "公开事项",
        "指标附注",
        "问卷",
        "问题对应",
        "口径",
        "图",
    }
    assert lists["问题"] == ["books｜书不够新也不够好", "nights｜夜里不够周到", "stories｜故事会不够多"]
    assert lists["表"][:2] == ["shelves｜各厅藏书", "money｜金币收支"]
    assert lists["问题对应·所属"][3:] == ["more｜多买书多讲故事", "lamp｜添一盏灯"]


def test_options_too_long_for_a_rule_of_a_cell_stand_on_the_sheet_of_lists() -> None:
    book = load_workbook(BytesIO(workbook(LIBRARY)))
    rules = {rule.formula1 for sheet in book for rule in sheet.data_validations.dataValidation}
    assert max(map(len, rules)) <= 257  # with its quotes
    assert "公开事项·栏中是什么" in [cell.value for cell in book["列表"][1]]


def test_sheets_whose_titles_begin_alike_are_told_apart() -> None:
    titles = ["烛火与月光支出决算表（一）甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未", "short", "SHORT"]
    assert distinct([titles[0] + "申", titles[0] + "酉", *titles[1:]], 31) == [
        titles[0][:31], titles[0][:27] + "（2）", "short", "SHORT（2）"
    ]  # fmt: skip


def row(sheet: str, cells: Mapping[str, str | datetime], after: str = "") -> Edit:
    """Return the edit that writes a new row, in the first spare one or inserted below the row in which a text stands."""

    def change(book: Workbook) -> None:
        page = book[sheet]
        heads = {str(cell.value): number for number, cell in enumerate(page[1], 1)}
        line = next(n for n in range(2, page.max_row + 2) if not any(cell.value for cell in page[n]))
        if after:
            line = int("".join(filter(str.isdigit, find(book, sheet, after, "序号")))) + 1
            page.insert_rows(line)
        for title, typed in cells.items():
            page.cell(line, heads[title]).value = typed

    return change


def emptied(sheet: str, named: str) -> Edit:
    """Return the edit that empties the cells of a row that may be typed in."""

    def change(book: Workbook) -> None:
        line = int("".join(filter(str.isdigit, find(book, sheet, named, "序号"))))
        for cell in book[sheet][line]:
            if not cell.protection.locked:
                cell.value = None

    return change


def moved(book: Workbook) -> None:
    """Move the second row of the figures to the end."""
    page = book["数据"]
    cells = [cell.value for cell in page[2]]
    page.delete_rows(2)
    page.append(cells)


LAMP = "  - {id: lamp, title: 添一盏灯, text: 建议在门口添一盏灯。, answers: [nights]}\n"


@pytest.mark.parametrize(
    ("change", "file", "old", "new"),
    [
        (row("数据", {"代号": "cups", "标题": "热可可", "单位": "杯", "原始数据": "7", "出处": "账本"}, "planned_books"),
         "figures.yml", "1800, source: 年度计划}\n", "1800, source: 年度计划}\n  cups: {title: 热可可, unit: 杯, value: 7, source: 账本}\n"),
        (row("公开事项", {"级别": "评价等级", "等级": "极差", "达到此等级的最低总分": "-1"}, "差"),
         "report.yml", "  - {name: 差, at_least: 0}\n", "  - {name: 差, at_least: 0}\n  - {name: 极差, at_least: -1}\n"),
        (row("公开事项", {"级别": "评价依据", "内容": "猫的意见。"}),
         "report.yml", "  - 月亮的口头嘱托。\n", "  - 月亮的口头嘱托。\n  - 猫的意见。\n"),
        (row("公开事项", {"级别": "公开号码", "号码": "110", "所在的文件": "docs/about.md", "为什么可以公开": "匪警"}),
         "report.yml", "《云上县打分办法》\nref",
         "《云上县打分办法》\npublic_numbers:\n  - {number: 110, place: docs/about.md, reason: 匪警}\nref"),
        (row("问题对应", {"级别": "回应问题", "所属": "lamp", "问题编号": "books"}),
         "findings.yml", LAMP, LAMP.replace("[nights]", "[nights, {problem: books}]")),
        (row("money 金币收支", {"行的编号": "next", "项目（item）": "明年"}, "plan"),
         "tables/money.csv", "plan,预算数,100,200,300\n", "plan,预算数,100,200,300\nnext,明年,,,\n"),
        (emptied("做法问题建议", "lamp"), "findings.yml", LAMP, ""),
        (row("问卷", {"级别": "题目", "编号": "q1", "题目": "吵吗？", "所用的一组选项": "often"}, "tea"),
         "surveys.yml", "热可可吗?\", scale: liking}\n", "热可可吗?\", scale: liking}\n      - {id: q1, text: 吵吗？, scale: often}\n"),
        (emptied("数据", "planned_books"), "figures.yml",
         "  planned_books: {title: 计划上架, unit: 册, value: 1800, source: 年度计划}\n", ""),
    ],
)  # fmt: skip
def test_a_row_more_or_less_is_a_record_more_or_less(change: Edit, file: str, old: str, new: str) -> None:
    before = (LIBRARY / "data" / file).read_text("utf-8")
    assert before.count(old) == 1
    assert edit(change) == {file: before.replace(old, new)}


def test_a_new_record_takes_new_records_within_it_along() -> None:
    def change(book: Workbook) -> None:
        for level, name in (("一级指标", "月光"), ("二级指标", "亮度"), ("三级指标", "够不够亮")):
            row("指标", {"级别": level, "名称": name, "原报告印出的得分": "1"})(book)

    before = (LIBRARY / "data" / "indicators.yml").read_text("utf-8")
    assert edit(change) == {
        "indicators.yml": f"{before}  - name: 月光\n    issued: 1\n    groups:\n      - name: 亮度\n        issued: 1\n"
        "        indicators:\n          - {name: 够不够亮, issued: 1}\n"
    }


def test_rows_are_known_by_their_number_wherever_they_stand() -> None:
    assert edit(moved) == {}


def test_that_rows_in_another_order_are_left_as_they_are_is_told() -> None:
    _, sheets = laid(LIBRARY / "data")
    book = load_workbook(BytesIO(workbook(LIBRARY)))
    assert compare(sheets, pages_of(book)).left == []
    moved(book)
    assert compare(sheets, pages_of(book)).left == [
        "“数据”：各行换了先后，没有照改：行按序号认；要换先后，请改 data/ 里的文件"
    ]


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        (row("数据", {"标题": "热可可"}), "新的一行要写代号（字母、数字和下划线），别处用它引用"),
        (put("指标", "V11", "序号", None), "“V11”已有一行，序号请填回3；真要加一行的，换一个编号"),
        (row("指标", {"名称": "新指标"}), "新的一行要写明级别，现为“”，应为一级指标、二级指标、三级指标、加减分项之一，请从下拉列表中选"),
        (row("shelves 各厅藏书", {"行的编号": datetime(2031, 3, 1)}), "行的编号：是日期 2031-03-01，应为文字，请先把这一格的格式设为文本，再填一遍"),
        (row("评价要点", {"文字": "新要点"}), "这张表不能加行，请删去这一行；要加，请改 data/ 里的文件"),
        (row("问题对应", {"级别": "回应问题", "所属": "lamb", "问题编号": "books"}), "所属“lamb”没有这一项，是否为“lamp”？请从下拉列表中选"),
        (row("指标", {"级别": "一级指标", "名称": "新", "评价标准": "好"}), "“一级指标”没有“评价标准”这一项，请清空这一格"),
        (emptied("指标", "V"), "“V11”所属的那一行已删去，请把这一行也删去"),
    ],
)  # fmt: skip
def test_a_row_that_fits_nowhere_is_refused(change: Edit, refusal: str) -> None:
    found = mistakes(edit, change)
    assert [line.partition("：")[2] for line in found if line.endswith(refusal)] == [refusal]


def test_everything_is_written_or_nothing_and_the_encoding_of_each_file_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = Path(shutil.copytree(LIBRARY, tmp_path / "library"))
    figures, money = copy / "data" / "figures.yml", copy / "data" / "tables" / "money.csv"
    figures.write_bytes(b"\xef\xbb\xbf" + figures.read_bytes().replace(b"\n", b"\r\n"))
    money.write_bytes(money.read_bytes().decode().encode("gb18030"))
    file, before = (
        tmp_path / "data.xlsx",
        {path: path.read_bytes() for path in copy.rglob("*") if path.is_file()},
    )

    def taken(*edits: Edit) -> str:
        file.unlink(missing_ok=True)
        assert exchange("out", file, copy, look=False) == 0
        assert exchange("out", file, copy, look=False) == 1  # it stands there already
        book = load_workbook(file)
        for change in edits:
            change(book)
        book.save(file)
        capsys.readouterr()
        refused = exchange("in", file, copy, look=False)
        return capsys.readouterr().out if refused else ""

    title = put("数据", "planned_books", "标题", "计划上架的书")
    spoilt = put("money 金币收支", "final", "人员经费（people）", "三百")
    assert taken(title, spoilt) == (
        "改动 2 处：\n"
        "“数据”C2 标题：“计划上架” → “计划上架的书”\n"
        "“money 金币收支”E3 人员经费（people）：“186” → “三百”\n"
        "有 1 处不行，什么也没有写入：\n"
        "  1. “money 金币收支”E3 人员经费（people）：data/tables/money.csv 第3行 people 列：“三百”不是数字，应为 1021.36、1,021.36、95.24% 或 - （表示无）这样的写法\n"
    )
    assert {path: path.read_bytes() for path in before} == before
    assert taken(title, put("money 金币收支", "final", "项目（item）", "决算")) == ""
    changed = {path: path.read_bytes() for path in before if path.read_bytes() != before[path]}
    assert changed == {
        figures: before[figures].replace("计划上架,".encode(), "计划上架的书,".encode()),
        money: before[money].replace("决算数".encode("gb18030"), "决算".encode("gb18030")),
    }


def test_what_has_no_page_yet_is_written_and_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy, file = Path(shutil.copytree(TARGETS, tmp_path / "targets")), tmp_path / "data.xlsx"
    out(copy / "data", file)
    book = load_workbook(file)
    row("做法问题建议", {"级别": "问题", "标题": "云多", "内容": "云多的夜里没有倒影。"})(book)
    book.save(file)
    assert exchange("in", file, copy, look=False) == 0
    assert "云多的夜里没有倒影。" in (copy / "data" / "findings.yml").read_text("utf-8")
    assert capsys.readouterr().out.endswith(
        "还要做：\ndocs：没有页面显示存在的问题，请加上 {{ problems() }}\n"
    )


def test_a_workbook_of_other_data_is_refused_whole(tmp_path: Path) -> None:
    data = copy_of_data(tmp_path)
    out(data, tmp_path / "data.xlsx")
    replace_once(data / "figures.yml", "value: 1800", "value: 1900")
    assert mistakes(planned, data, tmp_path / "data.xlsx") == [
        "“说明”：数据指纹与 data/ 不符，导出以后 data/ 改过，或程序更新过，或这一格改过，请重新导出，把改过的格复制过去（选择性粘贴为数值）"
    ]


def test_the_issued_text_may_be_corrected_between_out_and_in(tmp_path: Path) -> None:
    data = copy_of_data(tmp_path)
    (data / "readings.yml").unlink()  # they quote what is left out of the issued text here
    (data / "issued.txt").write_text("一、藏书\n书有一千本。\n", "utf-8")
    out(data, tmp_path / "data.xlsx")
    (data / "issued.txt").write_text("一、藏书\n书有两千本。\n", "utf-8")
    plan = planned(data, tmp_path / "data.xlsx")
    assert (plan.told, plan.left) == ((), ())


def test_the_counts_of_a_survey_stand_beside_the_words_of_its_questions_and_options() -> None:
    _, sheets = laid(LIBRARY / "data")
    (counts,) = [grid for grid in sheets if grid.title.startswith("owls ")]
    assert list(counts.notes)[:3] == ["题目编号", "题目的文字", "选项的文字"]
    first = counts.rows[0]
    assert (first.texts["题目的文字"], first.texts["选项的文字"].split("\n")[0]) == (
        "你夜里常来吗?",
        "A.夜夜",
    )
    assert {"题目的文字", "选项的文字"}.isdisjoint(first.open)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", bytes.fromhex("D0CF11E0A1B11AE1"), b"a,b\n1,2\n"])
def test_a_file_that_is_no_workbook_is_told_in_one_line(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.xlsx").write_bytes(content)
    assert mistakes(open_workbook, tmp_path / "a.xlsx") == [
        "a.xlsx：不是完好的 .xlsx 工作簿（也许是旧格式，或加了密码），请在 Excel、WPS 里另存为没有密码的 .xlsx"
    ]


def test_libreoffice_saves_it_and_nothing_changes(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("本机没有 LibreOffice，这项测试未做")
    file = tmp_path / "data.xlsx"
    file.write_bytes(workbook(LIBRARY))
    settings = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    saved = [
        "--headless",
        "--norestore",
        "--convert-to",
        "xlsx",
        "--outdir",
        str(tmp_path / "saved"),
        str(file),
    ]
    subprocess.run([office, settings, *saved], check=True, capture_output=True, timeout=120)
    assert planned(LIBRARY / "data", tmp_path / "saved" / "data.xlsx") == Plan((), {})
