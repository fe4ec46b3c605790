"""The chapter about the indicators shows each of them once, where the report speaks of it, under the report's own heading."""

from pathlib import Path

import pytest

from macros.gate.marks import marks
from macros.importing.from_word import import_word
from macros.reading.load import load
from tests.engine.mistakes.corpus import reasons_not_to_publish
from tests.engine.word_writing import Writer

ROWS = [["产出", "数量", "猫粮完成率", "60", "55"], ["产出", "数量", "喂猫及时率", "40", "40"]]


def imported(tmp_path: Path, *lines: str) -> Path:
    """Return the folder of a report with two indicators; ``#`` begins a heading of the fourth level."""
    writer = Writer()
    writer.say("2031年度猫馆部门整体绩效评价报告", "项目单位：猫馆")
    writer.heading("一、绩效评价指标分析")
    writer.heading("（一）产出", 2)
    writer.heading("1.数量", 3)
    for line in lines:
        writer.heading(line[1:], 4) if line.startswith("#") else writer.say(line)
    writer.heading("附件1 指标评分表")
    writer.table([["一级指标", "二级指标", "三级指标", "分值", "得分"], *ROWS, ["合计", "", "", "100", "95"]])
    import_word(writer.save(tmp_path / "report.docx"), tmp_path / "report")
    return tmp_path / "report"


def body(folder: Path) -> list[str]:
    """Return the blocks of the page of the only dimension, from its first section on."""
    page = (folder / "docs/indicators/d1.md").read_text("utf-8")
    return page.split("{: #_d1g1 }\n\n")[1].split("\n\n")[:-1]


@pytest.mark.parametrize(
    "headings",
    [
        ("#（1）猫粮完成率", "#（2）喂猫及时率"),
        ("#（1）猫粮完成率（60分）", "#（2）喂猫及时率（40分）"),
        ("◆ 猫粮完成率", "◆ 喂猫及时率（40分）"),
        ("猫粮完成率", "喂猫及时率"),
    ],
)
def test_an_indicator_stands_below_the_heading_that_names_it(
    headings: tuple[str, str], tmp_path: Path
) -> None:
    folder = imported(tmp_path, headings[0], "分值60分，得55分。", headings[1], "分值40分，得40分。")
    blocks = body(folder)
    assert [block for block in blocks if "{: #_d1g1" in block] == [blocks[0], blocks[3]]
    assert [block for block in blocks if "indicator(" in block] == [
        '{{ indicator("_d1g1i1", headed=false) }}',
        '{{ indicator("_d1g1i2", headed=false) }}',
    ]
    assert blocks[2] == '分值{{ fig("_d1g1i1.weight") }}分，得{{ fig("_d1g1i1.score") }}分。'
    assert [line for line in reasons_not_to_publish(folder) if "：待" not in line] == []


def test_an_indicator_stands_above_the_paragraph_that_begins_with_its_name(tmp_path: Path) -> None:
    folder = imported(tmp_path, "1.猫粮完成率，分值60分。得55分。", "2.喂猫及时率，分值40分。得40分。")
    first, said, second, said_of_second = body(folder)
    assert (first, second) == ('{{ indicator("_d1g1i1") }}', '{{ indicator("_d1g1i2") }}')
    assert said.startswith("1\\.猫粮完成率，分值")
    assert said_of_second.startswith("2\\.喂猫及时率，分值")


def test_a_score_that_its_section_prints_otherwise_is_one_erratum(tmp_path: Path) -> None:
    folder = imported(
        tmp_path, "#（1）猫粮完成率", "分值60分，得50分。", "#（2）喂猫及时率", "分值40分，得40分。"
    )
    (erratum,) = load(folder / "data").errata
    assert (erratum.issued, erratum.checks) == ("分值60分，得50分", ("issued.得分",))


STANDARD = "猫粮充足得60分；猫粮略有不足得57分；猫粮短缺得55分；无猫粮不得分。"


@pytest.mark.parametrize(
    ("standard", "told"),
    [
        (STANDARD, "算得55分，与得分表相同，与原报告一（一）1.的57分不同；等次照得分倒推，请对照扣分原因"),
        (
            "猫粮完成率100%得满分；每低1个百分点扣1分，扣完为止。",
            "算得57分，与原报告一（一）1.相同，与得分表的55分不同",
        ),
    ],
)
def test_a_score_that_text_and_annex_print_otherwise_is_one_erratum_and_the_rule_says_which_it_gives(
    standard: str, told: str, tmp_path: Path
) -> None:
    folder = scored(
        tmp_path, standard, f"（1）猫粮完成率。评价标准：{standard}猫粮完成率97.00%。该指标得57分。"
    )
    errata = [(one.issued, one.where, one.page) for one in load(folder / "data").errata if one.checks]
    assert errata == [("该指标得57分", "原报告一（一）1.", "indicators/d1.md")]
    assert "印的是57，别处的“猫粮完成率得分”是55，两处不同" in (folder / "data/errata.yml").read_text("utf-8")
    assert f"待核：照评价标准拟的规则，{told}" in (folder / "data/indicators.yml").read_text("utf-8")


def test_the_menu_names_a_chapter_without_the_brackets_that_hold_its_points(tmp_path: Path) -> None:
    writer = Writer()
    writer.say("2031年度猫馆部门整体绩效评价报告", "项目单位：猫馆")
    writer.heading("一、绩效评价指标分析")
    writer.heading("（一）产出指标（权重100分，得95分）（节录）", 2)
    writer.heading("附件1 指标评分表")
    writer.table([["一级指标", "二级指标", "三级指标", "分值", "得分"], *ROWS, ["合计", "", "", "100", "95"]])
    import_word(writer.save(tmp_path / "report.docx"), tmp_path / "report")
    settings = (tmp_path / "report/mkdocs.yml").read_text("utf-8").replace('"', "")
    assert "- （一）产出指标（节录）: indicators/d1.md" in settings


def test_a_number_in_a_criterion_is_never_a_score(tmp_path: Path) -> None:
    folder = scored(tmp_path, STANDARD, f"（1）猫粮完成率。评价标准：{STANDARD}该指标得55分。")
    assert body(folder)[1] == (
        '（1）猫粮完成率。评价标准：猫粮充足得{{ fig("猫粮充足") }}分；猫粮略有不足得{{ fig("猫粮略有不足") }}分；'
        '猫粮短缺得{{ fig("猫粮短缺") }}分；无猫粮不得分。该指标得{{ fig("_d1g1i1.score") }}分。'
    )


def scored(tmp_path: Path, standard: str, said: str) -> Path:
    """Return the folder of a report that says something of the first indicator, and the sum as if it scored 57 points."""
    writer = Writer()
    writer.say("2031年度猫馆部门整体绩效评价报告", "项目单位：猫馆", "经评价，总得分97分。")
    writer.heading("一、绩效评价指标分析")
    writer.heading("（一）产出", 2)
    writer.heading("1.数量", 3)
    writer.say(said)
    writer.heading("附件1 指标评分表")
    head = ["一级指标", "二级指标", "三级指标", "分值", "评价标准", "得分"]
    rows = [[*row[:4], words, row[4]] for row, words in zip(ROWS, [standard, "及时得40分。"], strict=True)]
    writer.table([head, *rows, ["合计", "", "", "100", "", "97"]])
    import_word(writer.save(tmp_path / "report.docx"), tmp_path / "report")
    return tmp_path / "report"


def test_a_heading_that_calls_the_only_indicator_left_otherwise_is_its_other_name(tmp_path: Path) -> None:
    folder = imported(tmp_path, "#（1）猫粮完成情况", "得55分。", "#（2）喂猫及时率", "得40分。")
    report = load(folder / "data")
    variants = [(one.where, one.name) for item in report.framework.indicators for one in item.variants]
    assert variants == [("指标分析的标题", "猫粮完成情况")]
    assert body(folder)[:2] == [
        "### （1）猫粮完成情况 {: #_d1g1i1 }",
        '{{ indicator("_d1g1i1", headed=false) }}',
    ]
    words = [mark.words for mark in marks(folder / "data", folder / "docs")]
    assert "标题与得分表里的名称不同，看作同一项指标，不是的请改正" in words
    (erratum,) = report.errata
    assert (erratum.kind, erratum.issued) == ("name", "（1）猫粮完成情况")


def test_numbers_before_the_names_in_a_table_and_in_headings_are_none_of_the_names(tmp_path: Path) -> None:
    writer = Writer()
    writer.say("2031年度猫馆部门整体绩效评价报告", "项目单位：猫馆")
    writer.heading("一、绩效评价指标分析")
    for dimension, number in (("产出", "1"), ("效益", "2")):
        writer.heading(f"（{'一二'[int(number) - 1]}）{dimension}情况", 2)
        writer.say(f"{number}.1.1 {dimension}率（50分）", "完成率100.00%，得50分。")
    writer.heading("附件1 指标评分表")
    head = ["一级指标", "二级指标", "三级指标", "分值", "得分"]
    rows = [
        [f"{n}{name}（50分）", f"{n}.1数量", f"{n}.1.1{name}率", "50", "50"]
        for n, name in ((1, "产出"), (2, "效益"))
    ]
    writer.table([head, *rows])
    import_word(writer.save(tmp_path / "report.docx"), tmp_path / "report")
    framework = load(tmp_path / "report/data").framework
    assert [one.name for one in framework.dimensions] == ["产出", "效益"]
    assert [one.name for one in framework.indicators] == ["产出率", "效益率"]
    page = (tmp_path / "report/docs/indicators/d2.md").read_text("utf-8")
    assert "2\\.1.1 效益率" in page
    assert '{{ indicator("_d2g1i1", headed=false) }}' in page
