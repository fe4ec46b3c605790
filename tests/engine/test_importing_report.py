"""A report as evaluators deliver it in Word comes out as it was stated, and what is doubtful is marked."""

import argparse
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from macros.assessment.assess import Assessment, assess
from macros.gate.marks import marks
from macros.hosts.unhosted import compared
from macros.importing.from_word import import_word
from macros.publication import prepare
from macros.reading.load import load
from macros.report import Report
from macros.report.issued import plain
from macros.values.printing import show
from scripts import new_report
from tests.engine.builders import LIBRARY
from tests.engine.mistakes.corpus import reasons_not_to_publish
from tests.engine.site_building import build
from tests.engine.word_writing import BARE, BOLD, STYLED, Writer, picture, write_report
from tests.sharing import made_once

MANNERS = [STYLED, BOLD, BARE]


@cache
def library() -> Assessment:
    return assess(load(LIBRARY / "data"))


@pytest.fixture(scope="module", params=MANNERS)
def imported(request: pytest.FixtureRequest) -> Path:
    return written_and_read(request.param)


def written_and_read(manner: str) -> Path:
    """Return the fictional library's report, written to Word in one manner and read again, once for all tests."""

    def make(folder: Path) -> None:
        folder.mkdir()
        writer = Writer(manner)
        write_report(writer, library())
        import_word(writer.save(folder / "report.docx"), folder / "report")

    return made_once(f"library-imported-{manner}", make) / "report"


def entries(report: Report) -> Iterator[tuple[str, str, Fraction | None]]:
    for dimension in report.framework.dimensions:
        for entry in (dimension, *dimension.groups, *(i for g in dimension.groups for i in g.indicators)):
            yield entry.id, plain(entry.name), entry.known_weight


def test_who_reports_on_whom_and_when(imported: Path) -> None:
    read, stated = load(imported / "data").identity, library().report.identity
    for name in (
        "title",
        "year",
        "department",
        "client",
        "evaluator",
        "period_from",
        "period_to",
        "evaluated",
        "signed",
    ):
        assert getattr(read, name) == getattr(stated, name), name


def test_every_entry_of_the_framework_with_its_weight(imported: Path) -> None:
    assert list(entries(load(imported / "data"))) == list(entries(library().report))


def test_every_score_is_the_issued_one(imported: Path) -> None:
    read, stated = assess(load(imported / "data")), library()
    for indicator in stated.report.framework.indicators:
        name = f"{indicator.id}.score"
        assert read.figures[name].printed == show(stated.figures[name].value, "分"), name


def test_every_criterion_word_for_word(imported: Path) -> None:
    stated = {i.id: i for i in library().report.framework.indicators}
    for indicator in load(imported / "data").framework.indicators:
        assert plain(indicator.explanation) == plain(stated[indicator.id].explanation)
        assert plain(indicator.standard) == plain(stated[indicator.id].standard)


def test_every_cell_of_every_table(imported: Path) -> None:
    read, stated = load(imported / "data"), library()
    for mine, theirs in zip(read.tables.values(), stated.report.tables.values(), strict=True):
        assert mine.spec.title == theirs.spec.title
        assert [c.title for c in mine.spec.columns] == [c.title for c in theirs.spec.columns]
        for row, other in zip(mine.rows, theirs.rows, strict=True):
            assert list(map(plain, row.texts.values())) == list(map(plain, other.texts.values()))
            cells = [str(stated.stated(f"{theirs.id}.{other.id}.{c}")) for c in other.numbers]
            assert list(map(str, row.numbers.values())) == cells


def test_every_answer_of_every_survey(imported: Path) -> None:
    read, stated = load(imported / "data").surveys, library().report.surveys
    for mine, theirs in zip(read.values(), stated.values(), strict=True):
        assert [q.text for q in mine.spec.questions] == [q.text for q in theirs.spec.questions]
        assert list(mine.counts.values()) == list(theirs.counts.values())


def test_every_finding(imported: Path) -> None:
    read, stated = load(imported / "data").findings, library().report.findings
    for kind in ("practices", "problems", "recommendations"):
        assert [f.title for f in getattr(read, kind)] == [f.title for f in getattr(stated, kind)]


def test_not_a_sentence_is_lost(imported: Path) -> None:
    found = compared(prepare(imported / "data", imported / "docs"))
    assert found is not None
    assert sum(page.sentences for page in found.pages) > 100
    assert [m.words for page in found.pages for m in page.missing if m.erratum is None] == []


def test_nothing_but_marks_keeps_it_from_being_published(imported: Path) -> None:
    listed = [str(mark) for mark in marks(imported / "data", imported / "docs")]
    assert reasons_not_to_publish(imported) == listed
    assert 0 < len(listed) <= 2 * len(list((imported / "docs").rglob("*.md")))


def test_it_is_built_at_once(tmp_path: Path) -> None:
    built = build(written_and_read(STYLED), tmp_path / "site")
    assert built.code == 0, built.output
    assert "草稿，不得发布" in (built.site / "index.html").read_text("utf-8")


def test_a_second_row_of_titles_that_nothing_merges_is_taken_for_one_and_marked() -> None:
    imported = written_and_read(BARE)
    listed = [mark.words for mark in marks(imported / "data", imported / "docs")]
    assert "第二行也当作表头（Word 表1）" in listed


def test_what_does_not_agree_is_entered_as_read_and_marked_with_its_place(tmp_path: Path) -> None:
    writer = Writer()
    writer.say("2031年度童话馆绩效评价报告", "项目单位：童话馆")
    writer.heading("一、指标")
    head = ["一级指标", "二级指标", "三级指标", "分值", "指标解释", "评价标准", "得分", "得分率"]
    rows = [
        ["A甲（20分）", "A1乙（20分）", "A11丙", 12, "甲", "乙", 6, "60.00%"],
        ["", "", "A12丁", 7, "甲", "乙", 8, "100.00%"],
    ]
    writer.table([head, *rows], [(1, 0, 2, 0), (1, 1, 2, 1)])
    import_word(writer.save(tmp_path / "report.docx"), tmp_path / "report")
    indicators = (tmp_path / "report/data/indicators.yml").read_text("utf-8")
    assert "weight: 12  # 待核：得分率与得分、分值不符（Word 表1第2行）" in indicators
    assert "weight: 7\n" in indicators
    assert "issued: 7  # 待填：印的得分是8，高于分值，现在照满分（Word 表1第3行" in indicators
    assert "weight: 20  # 待核：所含各项权重之和是19（Word 表1第2行第2格）" in indicators


def test_the_command_says_in_one_line_why_a_file_is_not_read_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "report.docx").write_bytes(b"PK")
    given = argparse.Namespace(folder=tmp_path / "new", file=tmp_path / "report.docx", refresh=False)
    assert new_report.begin(given) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert not (tmp_path / "new").exists()


def test_a_picture_is_not_passed_over_in_silence(tmp_path: Path) -> None:
    writer = Writer()
    writer.say("2031年度童话馆绩效评价报告")
    writer.heading("一、部门概况")
    writer.say("童话馆在云上。")
    picture(writer)
    import_word(writer.save(tmp_path / "report.docx"), tmp_path / "report")
    listed = [mark.words for mark in marks(tmp_path / "report/data", tmp_path / "report/docs")]
    assert "这里有一张图，没有读入（Word 第4段），放法见 guide/new-report.md" in listed


def test_the_form_of_a_self_assessment_with_what_it_scores_above_its_indicators(tmp_path: Path) -> None:
    writer = Writer()
    writer.say("2031年度项目支出绩效自评表")
    writer.table(
        [
            ["项目名称", "夜间故事会", "", "", "实施单位", "童话馆", "", ""],
            ["项目资金（万元）", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
            ["", "年度资金总额", "100", "100", "86.5", "10", "86.50%", "8.65"],
            [
                "一级指标",
                "二级指标",
                "三级指标",
                "年度指标值",
                "实际完成值",
                "分值",
                "得分",
                "偏差原因分析及改进措施",
            ],
            ["产出指标", "数量指标", "故事会场数", "≥24场", "17场", "50", "35.4", "月亮请假7天"],
            ["效益指标", "社会效益指标", "听众人次", "≥600人次", "653人次", "40", "40", ""],
            ["总分", "", "", "", "", "100", "84.05", ""],
        ],
        [(0, 1, 0, 3), (0, 5, 0, 7), (6, 0, 6, 4)],
    )
    import_word(writer.save(tmp_path / "report.docx"), tmp_path / "report")
    read = load(tmp_path / "report/data")
    assert read.identity.department.name == "童话馆"
    assert [(d.name, int(d.known_weight or 0)) for d in read.framework.dimensions] == [
        ("预算执行率", 10),
        ("产出指标", 50),
        ("效益指标", 40),
    ]
    assert assess(read).figures["total.score"].value == Fraction("84.05")
    assert [r for r in reasons_not_to_publish(tmp_path / "report") if "：待" not in r] == []


def odd(writer: Writer) -> None:
    """Write a report with whatever a page or a file of the data might take for something else."""
    writer.say("2031年度童话馆绩效评价报告", "项目单位：童话馆")
    writer.heading("一、部门概况")
    writer.heading("1.1 馆舍", 2)
    writer.say(
        "馆舍1,234.50平方米，比上年增长130.5%，减少-5%，<b>粗</b>，*星*，_线_，[注](http://a.b)，{{ x }}，{y}，1*2*3。",
        "- 横线开头", "+ 加号开头", "> 大于号", "3.从三数起", "（7）从七数起", "7×24小时，2.3.1节，H2O，1:2。",
    )  # fmt: skip
    writer.table([["项目", "增长率"], ["甲", "130%"], ["乙", "-5%"]])
    writer.table([["{a}", "<i>"], ["=1+1", '"引"'], ["1,5", "true"]])
    head = ["一级指标", "二级指标", "三级指标", "分值", "评价标准", "得分"]
    writer.table(
        [
            head,
            ["产出", "数量", "完成3项", 40, "每少一项扣2分", 40],
            ["<script>效益", "*满意*", "满意度", 60, "", 60],
        ]
    )
    writer.say("1.你满意吗?")
    writer.table([["项目", "1.满意", "2.不满意"], ["份数", "3", "4"]])


def test_whatever_stands_in_a_report_is_printed_and_nothing_is_taken_for_something_else(
    tmp_path: Path,
) -> None:
    writer = Writer()
    odd(writer)
    import_word(writer.save(tmp_path / "report.docx"), tmp_path / "report")
    listed = [str(mark) for mark in marks(tmp_path / "report/data", tmp_path / "report/docs")]
    assert reasons_not_to_publish(tmp_path / "report") == listed
    found = compared(prepare(tmp_path / "report/data", tmp_path / "report/docs"))
    assert found is not None
    assert [m.words for page in found.pages for m in page.missing] == []


def test_indicators_without_numbers_get_none_that_a_reader_sees(tmp_path: Path) -> None:
    writer = Writer()
    odd(writer)
    import_word(writer.save(tmp_path / "report.docx"), tmp_path / "report")
    framework = load(tmp_path / "report/data").framework
    assert [indicator.label for indicator in framework.indicators] == ["完成3项", "满意度"]


def test_a_number_that_must_not_be_public_is_told_once_all_the_work_is_done(tmp_path: Path) -> None:
    writer = Writer()
    writer.say("2031年度童话馆绩效评价报告", "项目单位：童话馆", "联系电话：0373-7654321")
    writer.heading("一、综合评价")
    writer.say("见附件。")
    lines = import_word(writer.save(tmp_path / "report.docx"), tmp_path / "report")
    assert [line.partition("：")[0] for line in lines] == [
        "data/issued.txt 第3行（还有 docs/preface.md 第10行）"
    ]
    assert "联系电话：0373-7654321" in (tmp_path / "report/docs/preface.md").read_text("utf-8")
    for_all = "\npublic_numbers:\n  - {number: 0373-7654321, place: data/issued.txt, reason: 单位办公电话}\n"
    with (tmp_path / "report/data/report.yml").open("a", encoding="utf-8") as file:
        file.write(for_all)
    assert [line for line in reasons_not_to_publish(tmp_path / "report") if "待" not in line] == []
