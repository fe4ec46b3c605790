"""The form of a self-evaluation, in Word or in Excel, becomes a report that says in each place what the form says."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from macros.assessment.assess import assess
from macros.gate.marks import marks
from macros.hosts.unhosted import compared
from macros.importing.from_word import import_word
from macros.importing.parts.form import form_of
from macros.importing.word import Grid, open_word
from macros.publication import prepare
from macros.reading.load import load
from macros.report import Report
from macros.tables.target_tables import target_layout
from tests.engine import forms
from tests.engine.mistakes.corpus import reasons_not_to_publish
from tests.engine.site_building import build
from tests.engine.word_writing import Writer, unprinted

Form = tuple[list[str], list[list[Any]], list[forms.Merge]]
PROJECT: Form = (["项目支出绩效自评表", "（2031年度）"], forms.PROJECT, forms.PROJECT_MERGES)
DEPARTMENT: Form = (["2034年度部门整体支出绩效自评表"], forms.DEPARTMENT, forms.DEPARTMENT_MERGES)
SPLIT: Form = (
    ["2033年度项目支出绩效自评表", "部门：云上县风局", "公开14表"],
    forms.SPLIT,
    forms.SPLIT_MERGES,
)
ORDERED: Form = (["附件：", "项目支出绩效自评表", "（2035年度）"], forms.ORDERED, forms.ORDERED_MERGES)
EVERY = {"project": PROJECT, "department": DEPARTMENT, "split": SPLIT, "ordered": ORDERED}
WRITERS = {"docx": forms.in_word, "xlsx": forms.in_excel}


@pytest.fixture(params=WRITERS)
def read(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[Form], Path]:
    """Return what writes a form to a file of one kind, imports it, and returns the folder of the report."""

    def imported(form: Form) -> Path:
        import_word(WRITERS[request.param](tmp_path / f"form.{request.param}", *form), tmp_path / "report")
        return tmp_path / "report"

    return imported


def rows(report: Report) -> list[tuple[str, str, str, str, str]]:
    return [
        (i.name, str(i.target), str(i.actual), str(i.weight), str(i.issued))
        for i in report.framework.indicators
    ]


def test_every_cell_of_a_project_stands_in_its_place(read: Callable[[Form], Path]) -> None:
    report = load(read(PROJECT) / "data")
    form = report.framework.self_evaluation
    assert form is not None
    assert (form.title, form.funds) == ("项目支出绩效自评表（2031年度）", "funds")
    assert [(f.name, f.value) for f in form.header] == [
        ("项目名称", "夜间故事会"), ("主管部门", "梦想局"), ("实施单位", "童话馆"),
    ]  # fmt: skip
    assert (report.identity.year, report.identity.department.name) == (2031, "童话馆")
    assert form.goals is not None
    assert form.goals.expected.startswith("全年讲{")
    assert rows(report) == [
        ("预算执行率", "None", "None", "10", "8.65"),
        ("故事会场数", "≥24场", "17场", "40", "28.33"),
        ("天黑前备好", "按时", "按时", "10", "10"),
        ("听众人次", "≥600人次", "653人次", "30", "30"),
        ("听众满意度", "≥90%", "92.50%", "10", "10"),
    ]
    assert report.framework.indicators[1].deviation.startswith("月亮请假{")


def test_the_money_is_a_table_and_its_score_is_worked_out_from_it(read: Callable[[Form], Path]) -> None:
    folder = read(PROJECT)
    assert (folder / "data/tables/funds.csv").read_text("utf-8").splitlines() == [
        "id,item,initial,adjusted,final,rate",
        "total,年度资金总额,100.00,100.00,86.50,86.50%",
        "当年财政拨款,其中：当年财政拨款,80.00,80.00,66.50,",
        "上年结转资金,上年结转资金,20.00,20.00,20.00,",
    ]
    assessment = assess(load(folder / "data"))
    assert assessment.report.framework.indicators[0].rule is not None
    assert assessment.total == pytest.approx(86.98)


def test_a_department_scored_twice(read: Callable[[Form], Path]) -> None:
    report = load(read(DEPARTMENT) / "data")
    assert report.identity.department.name == "云上县气象台"
    assert [(str(i.self_score), str(i.issued)) for i in report.framework.indicators] == [
        ("10", "9.5"), ("60", "60"), ("30", "29"),
    ]  # fmt: skip
    assert (str(report.framework.self_score), str(report.framework.issued)) == ("100", "98.5")


def test_a_target_in_three_columns_is_one_and_is_printed_in_three_again(read: Callable[[Form], Path]) -> None:
    report = load(read(SPLIT) / "data")
    assert rows(report)[1:] == [
        ("放飞人数", "≧735人次", "735", "60", "60"),
        ("放风筝的人满意度", "═95%", "90%", "30", "27"),
    ]
    head, *_ = [line for line in target_layout(assess(report)).body if line.id == "_d2g1i1"]
    assert [str(cell.content) for cell in head.cells[3:7]] == ["≧", "735", "人次", "735"]
    assert report.identity.department.name == "云上县风局"


def test_what_a_form_names_and_leaves_empty_and_what_stands_below_keep_their_places(
    read: Callable[[Form], Path],
) -> None:
    layout = target_layout(assess(load(read(SPLIT) / "data")))
    printed = ["|".join(str(cell.content) for cell in line.cells) for line in layout.body]
    assert printed[1:3] == ["指标2：|||||||", "质量指标||||||||"]
    assert printed[4:] == ["其他需要说明事项|无", "总分|100|96|优"]


def test_labels_in_the_cells_of_one_row_stay_in_one_row_of_the_site(read: Callable[[Form], Path]) -> None:
    last = ["填报人：猫头鹰", "", "", "审核人：云雀", "", "", "填报日期：2032年3月5日", "", ""]
    head, lines, merges = PROJECT
    folder = read((head, [*lines, last], [*merges, (14, 0, 14, 2), (14, 3, 14, 5), (14, 6, 14, 8)]))
    form = load(folder / "data").framework.self_evaluation
    assert form is not None
    assert [field.name for field in form.below][-1] == "填报人：猫头鹰 审核人：云雀 填报日期：2032年3月5日"
    assert unprinted(folder) == []
    assert not (folder / "data/errata.yml").exists()


def test_the_money_that_no_rule_scores_and_its_other_rows_keep_their_points(
    read: Callable[[Form], Path],
) -> None:
    folder = read(SPLIT)
    assert load(folder / "data").framework.self_evaluation.execution == "预算执行率"  # type: ignore[union-attr]
    assert (folder / "data/tables/funds.csv").read_text("utf-8").splitlines() == [
        "id,item,initial,adjusted,final,weight,rate,score",
        "total,年度资金总额,,3876.62,3800,,98.02,",
        "当年财政拨款,其中：当年财政拨款,,3876.62,3800,10,98.02,9",
    ]
    assert "照表中的执行率算得9.8分，原报告得9分，不一致" in (folder / "data/indicators.yml").read_text(
        "utf-8"
    )


def test_columns_of_another_order_and_name_are_kept(read: Callable[[Form], Path]) -> None:
    report = load(read(ORDERED) / "data")
    assert (report.identity.title, report.identity.year) == ("项目支出绩效自评表", 2035)
    assert rows(report)[0] == ("看到的星星", "100颗", "100颗", "60", "60")
    assert str(report.framework.issued) == "98"
    assert [field.title for field in target_layout(assess(report)).fields] == forms.ORDERED[3][1:]


@pytest.mark.parametrize("form", EVERY.values(), ids=EVERY)
def test_it_is_printed_as_it_stands_and_only_marks_keep_it_from_being_published(
    form: Form, read: Callable[[Form], Path]
) -> None:
    folder = read(form)
    assert unprinted(folder) == []
    assert reasons_not_to_publish(folder) == [str(mark) for mark in marks(folder / "data", folder / "docs")]


def test_it_is_built_at_once(read: Callable[[Form], Path], tmp_path: Path) -> None:
    built = build(read(PROJECT), tmp_path / "site")
    assert built.code == 0, built.output
    assert "月亮请假" in (built.site / "form/index.html").read_text("utf-8")


def test_a_row_of_the_template_that_is_left_empty_keeps_the_name_of_its_group_too(
    read: Callable[[Form], Path],
) -> None:
    other = [[*row] for row in forms.PROJECT]
    other[10] = ["", "", "生态效益指标", "指标1：", "", "", "", "", ""]
    folder = read((PROJECT[0], other, PROJECT[2]))
    form = load(folder / "data").framework.self_evaluation
    assert form is not None
    assert [(row.name, row.after) for row in form.blank] == [("生态效益指标 指标1：", "故事会场数")]
    found = compared(prepare(folder / "data", folder / "docs"))
    assert found is not None
    assert [s.words for page in found.pages for s in page.missing if not s.erratum] == []


def test_a_score_of_the_money_that_was_rounded_is_worked_out_as_it_was_printed(tmp_path: Path) -> None:
    other = [[*row] for row in forms.PROJECT]
    other[3][-1], other[-1][-2] = "9", "87.33"
    import_word(forms.in_excel(tmp_path / "form.xlsx", PROJECT[0], other, PROJECT[2]), tmp_path / "report")
    text = (tmp_path / "report/data/indicators.yml").read_text("utf-8")
    assert "# 待核：照表中的执行率算得8.65分，原报告得9分，是四舍五入的" in text
    assessment = assess(load(tmp_path / "report/data"))
    assert assessment.figures["_d1g1i1.score"].value == 9
    assert [check.id for check in assessment.checks if not check.passed] == []


def test_a_rate_that_does_not_give_the_score_of_the_money_says_so(tmp_path: Path) -> None:
    other = [[*row] for row in forms.PROJECT]
    other[3][-1], other[-1][-2] = "10", "88.33"
    import_word(forms.in_excel(tmp_path / "form.xlsx", PROJECT[0], other, PROJECT[2]), tmp_path / "report")
    text = (tmp_path / "report/data/indicators.yml").read_text("utf-8")
    assert "# 待核：照表中的执行率算得8.65分，原报告得10分，不一致；" in text


@pytest.mark.parametrize(
    ("column", "old", "new"),
    [
        (3, "年初预算数", "年初预算数"),
        (7, "执行率", "预算执行率"),
        (0, "项目资金（万元）", "预算执行情况（万元）"),
    ],
    ids=["as usual", "the rate of the budget", "the budget at the side"],
)
def test_only_what_is_a_sum_of_the_budget_is_one(column: int, old: str, new: str, tmp_path: Path) -> None:
    other = [[*row] for row in forms.PROJECT]
    assert other[2][column] == old
    other[2][column] = new
    import_word(forms.in_excel(tmp_path / "form.xlsx", PROJECT[0], other, PROJECT[2]), tmp_path / "report")
    money = load(tmp_path / "report/data").tables["funds"]
    assert [shape.id for shape in money.spec.columns] == ["item", "initial", "adjusted", "final", "rate"]


def test_goals_that_stand_in_several_rows_are_kept_row_by_row(read: Callable[[Form], Path]) -> None:
    other = [[*row] for row in forms.PROJECT]
    other[6:8] = [
        ["年度总体目标", "目标序号", "预期目标", "", "", "实际完成情况", "", "", ""],
        ["", "目标1", "全年讲24场故事。", "", "", "讲了17场。", "", "", ""],
        ["", "目标2", "借书。", "", "", "借了30本。", "", "", ""],
    ]
    merges = [merge for merge in forms.PROJECT_MERGES if merge[0] < 6]
    merges += [
        (6, 0, 8, 0),
        *((row, 2, row, 4) for row in (6, 7, 8)),
        *((row, 5, row, 8) for row in (6, 7, 8)),
    ]
    merges += [(9, 0, 13, 0), (10, 1, 11, 1), (14, 0, 14, 5)]
    folder = read((PROJECT[0], other, merges))
    form = load(folder / "data").framework.self_evaluation
    assert form is not None
    assert form.goals is not None
    assert [goal.name for goal in form.goals.each] == ["目标1", "目标2"]
    assert len((folder / "data/tables/funds.csv").read_text("utf-8").splitlines()) == 4
    assert unprinted(folder) == []


def test_money_that_is_no_number_is_left_out_and_told_of(read: Callable[[Form], Path]) -> None:
    other = [[*row] for row in forms.PROJECT]
    other[4][5] = "约66.50"
    folder = read((PROJECT[0], other, PROJECT[2]))
    (told,) = [line for line in reasons_not_to_publish(folder) if line.startswith("data/errata.yml")]
    assert "约66.50 —…”没有印在本站的原处" in told


def test_weights_are_printed_with_the_decimals_of_their_column(read: Callable[[Form], Path]) -> None:
    lines, table, merges = PROJECT
    head = next(row for row in table if "分值" in row and "三级指标" in row)
    at = head.index("分值")
    first = table.index(head) + 1
    typed = [[*row] for row in table]
    for row in typed[first:]:
        row[at] = f"{float(row[at]):.2f}" if str(row[at]).isdigit() else row[at]
    layout = target_layout(assess(load(read((lines, typed, merges)) / "data")))
    column = next(n for n, field in enumerate(layout.fields) if field.title == "分值")
    printed = [str(row[column]) for row in layout.rows if str(row[column])]
    assert printed == [row[at] for row in typed[first:] if row[at]]


def test_what_stands_below_the_goals_in_columns_of_its_own_is_of_the_head(tmp_path: Path) -> None:
    rows = [
        ["项目名称", "夜间故事会", "", ""],
        ["年度目标", "", "目标完成情况", ""],
        ["讲故事。", "", "讲了。", ""],
        ["实施过程", "春天起讲，秋天讲完。", "", ""],
        ["三级指标", "年度指标值", "实际完成值", "得分"],
        ["故事会场数", "≥24场", "17场", "40"],
    ]
    goals = [(1, 0, 1, 1), (1, 2, 1, 3), (2, 0, 2, 1), (2, 2, 2, 3), (3, 1, 3, 3)]
    writer = Writer()
    writer.table(rows, goals)
    blocks = open_word(writer.save(tmp_path / "form.docx")).blocks
    form = form_of(next(block for block in blocks if isinstance(block, Grid)))
    assert form is not None
    assert [goal["achieved"] for goal in form.goals] == ["讲了。"]
    assert form.header[1:] == [{"name": "实施过程", "value": "春天起讲，秋天讲完。"}]
