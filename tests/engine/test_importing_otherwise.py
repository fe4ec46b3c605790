"""What a report says in two ways, or its text otherwise than its tables, is an erratum to be filled in, one for each cause."""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import pytest

from macros.gate.marks import marks
from macros.importing.from_word import import_word
from macros.reading.load import load
from tests.engine.mistakes.corpus import reasons_not_to_publish
from tests.engine.word_writing import Writer

HEADS = ["项目名称", "预算数（万元）", "实际支出（万元）", "执行率（%）"]
SPENT = [["猫粮购置", "30.50", "28.64", "93.90"], ["猫窝修缮", "20.25", "18.12", "89.48"]]
WHOLE = [*SPENT, ["合计", "50.75", "46.76", "92.14"]]


def imported(
    tmp_path: Path,
    *lines: str,
    department: str = "童话县猫馆管理局",
    heads: Sequence[str] = HEADS,
    rows: Sequence[Sequence[str]] = WHOLE,
) -> Path:
    """Return the folder of a report with a table, of spending if nothing else is said, and these lines below it."""
    writer = Writer()
    writer.say("2031年度部门整体绩效评价报告", f"项目单位：{department}")
    writer.heading("一、资金情况")
    writer.say("表1 项目支出明细表")
    writer.table([heads, *rows])
    writer.say(*lines)
    import_word(writer.save(tmp_path / "report.docx"), tmp_path / "report")
    return tmp_path / "report"


def told(folder: Path) -> list[str]:
    """Return what has to be filled in or looked at of the errata."""
    return [
        one.words for one in marks(folder / "data", folder / "docs") if one.where.file == "data/errata.yml"
    ]


def other(name: str, printed: str) -> str:
    told = "；不是同一个数的，删去这一条，data/figures.yml 的"
    return f"，请写一句说明{told} {name} 删去 formula、issued，改写 value: {printed}"


NOT_MEANT = "；印错的写一句说明，不是的删去这一条"


@pytest.mark.parametrize(
    ("line", "lines"),
    [
        ("猫窝修缮实际支出18.12万元。", []),
        ("猫窝修缮实际支出18.12元。", ["“猫窝修缮实际支出”18.12以元计，表中同一个数以万元计，请核对"]),
        ("猫窝维护修缮支出18.12万元。", ["“猫窝维护修缮”在表中写作“猫窝修缮”，请核对是否同一个名称"]),
        ("修缮猫窝支出18.12万元。", []),
        ("1.猫窝支出18.12万元。", []),
        ("猫窝修缮执行率不低于98%。", []),
        ("计划修缮猫窝18.12万元。", []),
        ("猫粮的购置支出28.64万元。", []),
        ("猫粮购置预算支出30.00万元。", []),
        ("狗粮花费11.11万元，好评93.90%。", []),
        ("童话县猫馆管理周。", ["“童话县猫馆管理周”与名称“童话县猫馆管理局”只差一个字，请核对"]),
    ],
)  # fmt: skip
def test_a_text_that_says_otherwise_than_a_table(line: str, lines: list[str], tmp_path: Path) -> None:
    folder = imported(tmp_path, line)
    assert told(folder) == [words + NOT_MEANT for words in lines]
    assert [erratum.page for erratum in load(folder / "data").errata] == ["budget.md"] * len(lines)


@pytest.mark.parametrize(
    ("line", "counted"),
    [
        ("共实施项目3个，见表1。", "共实施项目3个"),
        ("共实施3个项目，见表1。", "共实施3个项目"),
        ("共3个项目，见表1。全部2个项目已完成。", "共3个项目"),
        ("项目3个，见表1。", "项目3个"),
        ("共实施项目2个，见表1。", ""),
        ("共实施项目3个。", ""),
        ("共实施项目3个。支出见表1。", ""),
        ("其中新增项目3个，见表1。", ""),
        ("其中完成项目1个，见表1。", ""),
        ("全部项目中，未完成项目1个，见表1。", ""),
        ("全县有项目30个，其中见表1。", ""),
    ],
)
def test_a_text_that_counts_other_rows_than_the_table_it_points_to(
    line: str, counted: str, tmp_path: Path
) -> None:
    words = f"文字说“{counted}”，表1列了2个，请核对{NOT_MEANT}"
    assert told(imported(tmp_path, line)) == [words] * bool(counted)


INTERVIEWED = [["序号", "访谈对象", "人数"], ["1", "猫馆长", "4"], ["2", "猫友", "17"], ["合计", "", "21"]]
PERSONS = [
    ["序号", "姓名", "意见"],
    *([str(n), name, "粮少"] for n, name in enumerate(("阿橘", "阿黑", "阿花"), 1)),
]


@pytest.mark.parametrize(
    ("rows", "line", "said"),
    [
        (INTERVIEWED, "开展座谈访谈23人次。", "开展座谈访谈23人次"),
        (INTERVIEWED, "访谈相关人员23人。", "访谈相关人员23人"),
        (INTERVIEWED, "访谈21人。", ""),
        (INTERVIEWED, "访谈23次。", ""),
        (INTERVIEWED, "其中访谈猫友17人。", ""),
        (INTERVIEWED, "访谈80人。", ""),
        (INTERVIEWED, "访谈猫馆长一次，问了23人。", ""),
        (PERSONS, "共访谈4人。", "共访谈4人"),
        (PERSONS, "访谈3人次。", ""),
    ],
)  # fmt: skip
def test_a_text_that_counts_other_people_than_the_table_about_them(
    rows: Sequence[Sequence[str]], line: str, said: str, tmp_path: Path
) -> None:
    writer = Writer()
    writer.say("2031年度部门整体绩效评价报告", "项目单位：童话县猫馆管理局")
    writer.heading("一、评价过程")
    writer.say(line)
    writer.heading("附件1 访谈情况汇总表")
    writer.table(rows)
    import_word(writer.save(tmp_path / "report.docx"), tmp_path / "report")
    whole = "21人" if rows is INTERVIEWED else "3人"
    words = f"文字说“{said}”，表中访谈合计{whole}，请核对{NOT_MEANT}"
    assert told(tmp_path / "report") == [words] * bool(said)


@pytest.mark.parametrize("title", ["附件1 名单", "附件1 访谈(座谈情况表"])
def test_a_list_whose_title_says_nothing_or_has_signs_is_held_against_no_number(
    title: str, tmp_path: Path
) -> None:
    writer = Writer()
    writer.say("2031年度部门整体绩效评价报告", "项目单位：童话县猫馆管理局")
    writer.heading("一、评价过程")
    writer.say("猫馆有职工4人。")
    writer.heading(title)
    writer.table(PERSONS)
    import_word(writer.save(tmp_path / "report.docx"), tmp_path / "report")
    assert told(tmp_path / "report") == []


def test_a_number_that_its_words_call_by_the_row_and_half_the_title_of_its_column(tmp_path: Path) -> None:
    folder = imported(tmp_path, "猫粮购置预算35.50万元，比上年多。")
    assert told(folder) == [
        "原报告一印的是35.50，别处的“表1 猫粮购置·预算数（万元）”是30.50，两处不同"
        + other("猫粮购置预算", "35.50")
    ]


def test_an_amount_spent_is_held_against_one_spent(tmp_path: Path) -> None:
    assert told(imported(tmp_path, "猫粮购置支出30.00万元。")) == [
        "原报告一印的是30.00，别处的“表1 猫粮购置·实际支出（万元）”是28.64，两处不同"
        + other("猫粮购置支出", "30.00")
    ]


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("全年添置猫窝1,381个。", "1381"),
        ("全年添置猫窝1,383个。", ""),
        ("全年添置猫窝1,381只。", ""),
        ("全年维修路灯1,381个。", ""),
    ],
)
def test_a_number_of_a_row_with_two_digits_changed_about_is_told_whatever_the_order_of_its_words(
    line: str, printed: str, tmp_path: Path
) -> None:
    rows = [["猫窝添置", "个", "1,250", "1,318"], ["猫粮采购", "袋", "320", "296"]]
    folder = imported(tmp_path, line, heads=["内容", "单位", "计划数", "完成数"], rows=rows)
    words = f"原报告一印的是{printed}，别处的“表1 猫窝添置·个·完成数”是1318，两处不同"
    assert told(folder) == [words + other("全年添置猫窝", printed)] * bool(printed)


def test_one_slip_that_stands_twice_is_one_line(tmp_path: Path) -> None:
    folder = imported(tmp_path, "猫窝维护修缮支出18.12万元。", "可见猫窝维护修缮支出18.12万元。")
    assert len(told(folder)) == 1


def test_a_rate_without_a_sign_is_worked_out_and_quoted_with_one(tmp_path: Path) -> None:
    folder = imported(tmp_path, "猫粮购置执行率93.90%，猫窝修缮执行率89.84%。")
    report = load(folder / "data")
    assert [(rule.column, rule.formula) for rule in report.tables["表1"].spec.computed] == [
        ("执行率", "实际支出 / 预算数 * 100"),
        ("", "猫粮购置 + 猫窝修缮"),
    ]
    figures = {name: (figure.formula, str(figure.issued)) for name, figure in report.figures.items()}
    assert figures == {
        "猫粮购置执行率": ("表1.猫粮购置.执行率 / 100", "None"),
        "猫窝修缮执行率": ("表1.猫窝修缮.执行率 / 100", "89.84%"),
    }
    assert told(folder) == [
        "原报告一印的是89.84%，别处的“表1 猫窝修缮·执行率（%）”是89.48%，两处不同"
        + other("猫窝修缮执行率", "89.84%")
    ]


def test_a_number_that_names_another_row_is_a_figure_of_its_own_though_a_cell_prints_it(
    tmp_path: Path,
) -> None:
    folder = imported(tmp_path, "猫粮预算30.50万元。", "狗粮项目支出明细预算数30.50万元。")
    page = (folder / "docs/budget.md").read_text("utf-8")
    assert '猫粮预算{{ fig("表1.猫粮购置.预算数") }}万元。' in page
    assert '狗粮项目支出明细预算数{{ fig("狗粮项目支出明细预算数") }}万元。' in page


def test_nought_in_another_unit_is_no_slip(tmp_path: Path) -> None:
    heads = ["项目名称", "预算数（万元）", "结转（万元）"]
    rows = [["猫粮购置", "30.50", "0.00"], ["猫窝修缮", "20.25", "1.10"]]
    assert told(imported(tmp_path, "猫粮购置结转0元。", heads=heads, rows=rows)) == []


def test_an_amount_planned_is_not_held_against_one_spent(tmp_path: Path) -> None:
    heads = ["项目名称", "计划数（万元）", "实际数（万元）"]
    rows = [["猫粮购置", "30.50", "28.64"], ["猫窝修缮", "20.25", "18.12"]]
    assert told(imported(tmp_path, "猫粮购置预算数35.00万元。", heads=heads, rows=rows)) == []


def test_a_rate_printed_as_a_fraction_is_no_rate_in_points(tmp_path: Path) -> None:
    heads = ["项目名称", "预算数（万元）", "实际支出（万元）", "执行率"]
    rows = [["猫粮购置", "30.50", "28.64", "0.94"], ["猫窝修缮", "20.25", "18.12", "0.89"]]
    folder = imported(tmp_path, "猫粮购置执行率94%。", heads=heads, rows=rows)
    assert [column.unit for column in load(folder / "data").tables["表1"].spec.columns] == [
        "",
        "万元",
        "万元",
        "",
    ]
    assert told(folder) == []


def test_a_rate_has_the_unit_behind_its_title(tmp_path: Path) -> None:
    heads = ["镇名", "出生率（‰）", "增长率（倍）", "达标率"]
    rows = [["猫镇", "8.20", "1.50", "93.90"], ["狗镇", "7.10", "2.50", "89.48"]]
    folder = imported(tmp_path, heads=heads, rows=rows)
    units = [column.unit for column in load(folder / "data").tables["表1"].spec.columns]
    assert units == ["", "‰", "倍", "个百分点"]


def test_a_column_of_bodies_states_no_units_and_names_the_rows(tmp_path: Path) -> None:
    rows = [["县猫馆", "30.50", "28.64"], ["县狗馆", "20.25", "18.12"]]
    folder = imported(
        tmp_path, "共有单位3个，见表1。", heads=["单位", "预算数（万元）", "决算数（万元）"], rows=rows
    )
    table = load(folder / "data").tables["表1"]
    assert (table.spec.units, [row.id for row in table.rows]) == ({}, ["县猫馆", "县狗馆"])
    assert told(folder) == ["文字说“共有单位3个”，表1列了2个，请核对" + NOT_MEANT]


def test_a_slip_quotes_what_a_page_prints(tmp_path: Path) -> None:
    folder = imported(tmp_path, "共实施项目3个，见*注 & 表1。")
    assert [(one.issued, one.page) for one in load(folder / "data").errata] == [
        ("共实施项目3个，见*注 & 表1", "budget.md")
    ]


def test_a_share_in_a_sentence_that_quotes_no_row_is_none_of_any_row(tmp_path: Path) -> None:
    page = (imported(tmp_path, "狗粮花费11.11万元，好评93.90%。") / "docs/budget.md").read_text("utf-8")
    assert '好评{{ fig("好评") }}。' in page


def test_what_texts_say_of_a_table_that_became_one_of_texts_are_figures_of_their_own(tmp_path: Path) -> None:
    heads = ["项目名称", "实际支出（万元）", "占比"]
    rows = [["猫粮购置", "28.64", "61%"], ["猫窝修缮", "18.12", "2"], ["合计", "46.76", "4"]]
    folder = imported(tmp_path, "猫粮购置实际支出28.64万元。", heads=heads, rows=rows)
    report = load(folder / "data")
    assert {column.type for column in report.tables["表1"].spec.columns} == {"text"}
    assert "待核：各格照文字印，没有核对：占比 列" in (folder / "data/tables.yml").read_text("utf-8")
    assert Fraction("28.64") in [figure.value for figure in report.figures.values()]
    assert [line for line in reasons_not_to_publish(folder) if "：待" not in line] == []


def test_rates_among_dashes_are_rates(tmp_path: Path) -> None:
    heads = ["项目名称", "实际支出（万元）", "执行率"]
    rows = [["县里", "—", "—"], ["省里", "—", "—"], ["猫粮购置", "28.64", "93.90%"]]
    folder = imported(tmp_path, heads=heads, rows=rows)
    columns = load(folder / "data").tables["表1"].spec.columns
    assert [column.type for column in columns] == ["text", "amount", "share"]
