"""The limits of the grades that a report's own sentence sets are read; where none sets them wholly, they stay to be checked."""

import re
from pathlib import Path

import pytest

from macros.gate.marks import marks
from macros.importing.from_word import import_word
from macros.importing.parts.grades import grades, grades_of, told_in
from macros.importing.word import Cell, Grid
from macros.importing.yaml_text import bare
from macros.reading.load import load
from tests.engine.mistakes.corpus import reasons_not_to_publish
from tests.engine.word_writing import Writer

SENTENCES = [
    "评价结果分为四个等级：{a}分（含）以上为优，{b}分（含）至{a}分为良，{c}分（含）至{b}分为中，{c}分以下为差",
    "{a}分以上为优，{b}（含）-{a}分为良，{c}（含）-{b}分为中，{c}分以下为差",
    "等级一般划分为四档：{a}（含）-100分为优、{b}（含）-{a}分为良、{c}（含）-{b}分为中、{c}分以下为差",
    "评价等级分为优（{a}分及以上）、良（{b}（含）—{a}分）、中（{c}-{b}分，含{c}分）、差（{c}分以下）",
    "等级有四：优（{a}分及以上）、良（{b}分及以上、{a}分以下）、中（{c}分及以上、{b}分以下）、差（{c}分以下）",
    "优：{a}≤得分≤100；良：{b}≤得分＜{a}；中：{c}≤得分＜{b}；差：得分＜{c}",
    "得分{a}分以上（含{a}分）的为“优”；{b}分至{a}分的为“良”；{c}分至{b}分的为“中”；{c}分以下（不含{c}分）的为“差”",
]


@pytest.mark.parametrize("limits", [(90, 80, 60), (95, 85, 70)])
@pytest.mark.parametrize("sentence", SENTENCES)
def test_limits_are_read_from_the_sentence_that_sets_them(
    sentence: str, limits: tuple[int, int, int]
) -> None:
    a, b, c = limits
    said = sentence.format(a=a, b=b, c=c)
    found, source = grades(["前言。", f"没有关系。{said}。后面。"])
    assert [(grade["name"], grade["at_least"]) for grade in found] == [
        ("优", a),
        ("良", b),
        ("中", c),
        ("差", 0),
    ]
    assert source == said


@pytest.mark.parametrize("is_turned", [False, True])
def test_limits_are_read_from_a_table_of_two_lines(is_turned: bool) -> None:
    names = ["等级", "优", "良", "差"], ["得分区间", "90≤得分≤100", "75≤得分＜90", "得分＜75"]
    cells = (Cell(n, m, 1, 1, (words,)) for n, line in enumerate(names) for m, words in enumerate(line))
    grid = Grid("表1", tuple(cells))
    found, _ = grades(line.text for line in told_in([grid.turned() if is_turned else grid]))
    assert [(grade["name"], grade["at_least"]) for grade in found] == [("优", 90), ("良", 75), ("差", 0)]


@pytest.mark.parametrize(
    "said",
    [
        "90分以上为优，80分至85分为良，60分至80分为中，60分以下为差",  # a gap
        "90分（不含）以上为优，80分至90分为良，60分至80分为中，60分以下为差",  # 90 itself is not the best
        "90分以上为优，80分至90分为良，60分至80分为中",  # nothing for the rest
        "经评价，得分86.72分，评价等级为“良”",
    ],
)
def test_a_sentence_that_does_not_set_them_wholly_sets_none(said: str) -> None:
    assert grades([said]) == ([], "")


@pytest.mark.parametrize("grade", ["优", "良"])
def test_a_grade_that_does_not_follow_from_the_total_is_told_with_the_one_that_does(
    tmp_path: Path, grade: str
) -> None:
    writer = Writer()
    writer.say("2031年度童话馆绩效评价报告", "项目单位：童话馆")
    writer.heading("一、评价结论")
    writer.say(f"{SENTENCES[0].format(a=95, b=85, c=70)}。综合得分86分，评价等级为“{grade}”。")
    head = ["一级指标", "二级指标", "三级指标", "分值", "评价标准", "得分", "扣分原因"]
    writer.table([head, ["产出", "数量", "故事会", 100, "每停一次扣2分", 86, "停了七次"]])
    import_word(writer.save(tmp_path / "report.docx"), tmp_path / "report")
    told = [mark.words for mark in marks(tmp_path / "report/data", tmp_path / "report/docs")]
    text = (tmp_path / "report/docs/conclusion.md").read_text("utf-8")
    assert re.findall(r"grade\.\w", text) == [
        "grade.优",
        "grade.良",
        "grade.优",
        "grade.中",
        "grade.良",
        "grade.中",
    ]
    assert load(tmp_path / "report/data").figures == {}
    differs = ["原报告印的等级是“优”，照总分和分数线是“良”，正文印后者，请写一句说明"]
    assert [words for words in told if "等级是" in words] == (differs if grade == "优" else [])


@pytest.mark.parametrize(
    ("said", "limit", "is_marked"), [(SENTENCES[0], 95, False), ("等级见办法", 90, True)]
)
def test_the_sentence_is_named_as_the_source(tmp_path: Path, said: str, limit: int, is_marked: bool) -> None:
    writer = Writer()
    writer.say("2031年度童话馆绩效评价报告", "项目单位：童话馆")
    writer.heading("一、评价结论")
    said = said.format(a=95, b=85, c=70)
    writer.say(f"{said}。评价等级为“优”。")
    import_word(writer.save(tmp_path / "report.docx"), tmp_path / "report")
    identity = load(tmp_path / "report/data").identity
    assert identity.grades[0].at_least == limit
    assert (said in identity.grades_source) is not is_marked
    told = [mark.words for mark in marks(tmp_path / "report/data", tmp_path / "report/docs")]
    assert any("分数线" in words for words in told) is is_marked
    assert [line for line in reasons_not_to_publish(tmp_path / "report") if "：待" not in line] == []


@pytest.mark.parametrize(("said", "name"), [("评价等级为优秀。", "优秀"), ("评价等级为“优”。", "优")])
def test_usual_limits_have_the_name_that_the_report_gives_a_grade(said: str, name: str) -> None:
    usual = bare(grades_of(["前言。", said])["grades"])
    assert usual == [
        {"name": name, "at_least": 90},
        {"name": "良", "at_least": 80},
        {"name": "中", "at_least": 60},
        {"name": "差", "at_least": 0},
    ]
