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
    [("#（1）猫粮完成率", "#（2）喂猫及时率"), ("#（1）猫粮完成率（60分）", "#（2）喂猫及时率（40分）")],
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
