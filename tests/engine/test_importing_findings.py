"""Practices, problems and recommendations of a Word file become findings, whatever chapter holds them."""

import re
from pathlib import Path

import pytest

from macros.gate.marks import marks, suggested
from macros.importing.from_word import import_word
from macros.importing.parts.entries import Entry
from macros.importing.parts.linking import explained
from macros.importing.yaml_text import Marked
from macros.publication import prepare
from macros.reading.load import load
from macros.report.findings import Findings
from macros.values.printing import ordinal
from tests.engine.word_writing import BARE, STYLED, Writer, unprinted

LOST = "月亮请假的夜里故事会停讲，没有补讲的安排"


def of(tmp_path: Path, title: str, *sections: str, manner: str = STYLED) -> Path:
    """Return the folder of a report with one chapter: ``#`` begins a heading of the second level, ``##`` one of the third."""
    writer = Writer(manner)
    writer.say("2031年度童话馆绩效评价报告", "项目单位：童话馆")
    writer.heading("一、综合评价")
    head = ["一级指标", "二级指标", "三级指标", "分值", "评价标准", "得分", "扣分原因"]
    writer.table([head, ["产出", "数量", "故事会", 100, "每停一次扣2分", 98, LOST]])
    writer.heading(title)
    for line in sections:
        level = len(line) - len(line.lstrip("#"))
        writer.heading(line.lstrip("#"), level + 1) if level else writer.say(line)
    import_word(writer.save(tmp_path / "report.docx"), tmp_path / "report")
    return tmp_path / "report"


def findings(folder: Path) -> Findings:
    return load(folder / "data").findings


BOTH = (
    "#（一）主要经验做法", "1. 星光下开讲。听众带着灯来，不用电。", "2. 书借给路过的风。风会还，而且准时。",
    "#（二）存在的问题及原因分析", "##1. 停讲没有补", f"{LOST}。原因是没有人问月亮。", "##2. 灯太少", "灯借出去了。",
)  # fmt: skip


@pytest.mark.parametrize("title", ["二、主要经验做法、存在的问题及原因分析", "二、主要经验做法及存在的问题"])
@pytest.mark.parametrize("manner", [STYLED, BARE])
def test_one_chapter_of_practices_and_problems_gives_both(tmp_path: Path, title: str, manner: str) -> None:
    folder = of(tmp_path, title, *BOTH, manner=manner)
    practices = [(practice.title, practice.text) for practice in findings(folder).practices]
    assert practices == [
        ("星光下开讲。", "听众带着灯来，不用电。"),
        ("书借给路过的风。", "风会还，而且准时。"),
    ]
    assert [problem.title for problem in findings(folder).problems] == ["停讲没有补", "灯太少"]
    assert len(findings(folder).problems[0].indicators) == 1
    assert unprinted(folder) == []
    assert not [mark for mark in marks(folder / "data", folder / "docs") if "没有分成" in mark.words]


@pytest.mark.parametrize("first", ["（一）", "（1）", "1.", "1、"])
def test_problems_keep_the_numbers_that_they_were_printed_with(tmp_path: Path, first: str) -> None:
    second = first.replace("一", "二").replace("1", "2")
    folder = of(
        tmp_path, "二、存在的问题", f"##{first}停讲没有补", f"{LOST}。", f"##{second}灯太少", "灯没了。"
    )
    assert [problem.title for problem in findings(folder).problems] == ["停讲没有补", "灯太少"]
    (page,) = [
        text for path in (folder / "docs").glob("*.md") if "problems(" in (text := path.read_text("utf-8"))
    ]
    assert ("problems()" if first == "（一）" else f'problems(first="{first}")') in page
    assert unprinted(folder) == []


@pytest.mark.parametrize("first", ["{}是{}", "第{}，{}"])
def test_problems_told_as_a_first_and_a_second_keep_these_words(tmp_path: Path, first: str) -> None:
    folder = of(
        tmp_path,
        "二、存在的问题",
        first.format("一", f"停讲没有补。{LOST}。"),
        first.format("二", "灯太少。灯没了。"),
    )
    assert [problem.title for problem in findings(folder).problems] == ["停讲没有补。", "灯太少。"]
    assert unprinted(folder) == []


def test_paragraphs_numbered_within_their_chapter_are_told_apart(tmp_path: Path) -> None:
    folder = of(tmp_path, "二、存在的问题", f"2.1 停讲没有补。{LOST}。", "2.2 灯太少。灯没了。")
    assert [problem.title for problem in findings(folder).problems] == ["停讲没有补。", "灯太少。"]
    assert unprinted(folder) == []


def test_a_numbered_sentence_alone_in_its_paragraph_is_the_title_of_what_follows(tmp_path: Path) -> None:
    folder = of(tmp_path, "二、存在的问题", "1.停讲没有补。", f"{LOST}。", "又及。", "2.灯太少。", "灯没了。")
    assert [(problem.title, problem.text.strip()) for problem in findings(folder).problems] == [
        ("停讲没有补。", f"{LOST}。\n\n又及。"),
        ("灯太少。", "灯没了。"),
    ]
    assert unprinted(folder) == []


def test_what_else_is_to_be_explained_is_no_chapter_of_problems(tmp_path: Path) -> None:
    folder = of(tmp_path, "二、其他需要说明的问题", "资料由童话馆提供。")
    assert (folder / "docs/part-2.md").is_file()
    assert not [mark for mark in marks(folder / "data", folder / "docs") if "没有分成" in mark.words]


@pytest.mark.parametrize(
    "words", [("停讲没有补。", "灯太少。"), ("#（一）停讲没有补", "没有补。", "#（三）灯太少", "灯没了。")]
)
def test_a_chapter_that_is_not_told_apart_is_printed_and_marked(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    folder = of(tmp_path, "二、存在的主要问题", *words)
    assert findings(folder).problems == ()
    assert unprinted(folder) == []
    assert [mark for mark in marks(folder / "data", folder / "docs") if "没有分成一条一条" in mark.words]


def test_a_problem_whose_deduction_is_not_seen_has_all_that_lost_points_beside_it_to_choose_from(
    tmp_path: Path,
) -> None:
    folder = of(tmp_path, "二、存在的问题", "#（一）停讲没有补", f"{LOST}。", "#（二）灯太少", "灯没了。")
    explaining = [len(problem.indicators) for problem in findings(folder).problems]
    text = (folder / "data/findings.yml").read_text("utf-8")
    assert explaining == [1, 0]
    assert text.count("# 可补：没有看出这个问题解释哪几项扣分") == 1
    assert re.findall(r'# +- "?(\S+?)"?  # (.+)', text) == [("_d1g1i1", "故事会")]
    said, _ = suggested(folder / "data")
    assert said.endswith("不补也可以发布：这些扣分，网站会写明“在报告所列的问题中没有找到对应的”")
    (folder / "data/findings.yml").write_text(
        re.sub(r"^( +)# (?=explains|  -)", r"\1", text, flags=re.MULTILINE), "utf-8"
    )
    assert [len(problem.indicators) for problem in findings(folder).problems] == [1, 1]


@pytest.mark.parametrize(
    ("title", "kind"),
    [("二、有关建议", "recommendations"), ("二、存在的问题", "problems"), ("二、经验做法", "practices")],
)
def test_one_enumeration_may_mix_stops_commas_blanks_and_full_width_digits(
    tmp_path: Path, title: str, kind: str
) -> None:
    told = (
        "1.请月亮补讲。补在月底。",
        "2、把灯要回来。灯在风那里。",
        "３.谢谢听众。听众有灯。",
        "4. 修好窗。窗在东边。",
        "5．早点开讲。天黑以前。",
    )
    folder = of(tmp_path, title, *told)
    found = getattr(findings(folder), kind)
    assert [one.title for one in found] == [
        "请月亮补讲。",
        "把灯要回来。",
        "谢谢听众。",
        "修好窗。",
        "早点开讲。",
    ]
    assert [one.text for one in found] == [
        "补在月底。",
        "灯在风那里。",
        "听众有灯。",
        "窗在东边。",
        "天黑以前。",
    ]
    (page,) = [
        text
        for path in (folder / "docs").glob("*.md")
        if f"{{{{ {kind}(" in (text := path.read_text("utf-8"))
    ]
    assert f'{{{{ {kind}(first="1.") }}}}' in page
    assert unprinted(folder) == []
    assert not (folder / "data/errata.yml").exists()


def test_numbers_in_titles_are_quoted_as_those_of_texts_are(tmp_path: Path) -> None:
    folder = of(
        tmp_path, "二、存在的问题", "#（一）有3盏灯不亮", "灯借出去了。", "#（二）停讲没有补", f"{LOST}。"
    )
    printed = prepare(folder / "data", folder / "docs").assessment.report.findings.problems
    assert (printed[0].title, findings(folder).problems[0].title.count("{")) == ("有3盏灯不亮", 1)


@pytest.mark.parametrize("lead", ["", "听众反映："])
def test_findings_that_run_on_in_one_paragraph_are_told_apart_behind_what_leads_up_to_them(
    tmp_path: Path, lead: str
) -> None:
    folder = of(
        tmp_path, "二、存在的问题", f"{lead}一是停讲没有补。{LOST}。二是灯太少；三是月亮请假，风没有请假。"
    )
    assert [(problem.title, problem.text) for problem in findings(folder).problems] == [
        ("停讲没有补。", f"{LOST}。"),
        ("", "二是灯太少；"),
        ("", "三是月亮请假，风没有请假。"),
    ]
    assert unprinted(folder) == []


def test_what_leads_up_to_headed_findings_stands_before_them(tmp_path: Path) -> None:
    folder = of(
        tmp_path, "二、存在的问题", "听众反映如下。", "#（一）停讲没有补", LOST, "#（二）灯太少", "灯没了。"
    )
    assert [problem.title for problem in findings(folder).problems] == ["停讲没有补", "灯太少"]
    assert "听众反映如下。\n\n{{ problems() }}" in (folder / "docs/problems.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("lines", "title", "text"),
    [
        (("#（一）停讲没有补", LOST, "#（二）灯太少", "灯没了。"), "灯太少", "灯没了。"),
        (("1.停讲没有补。月亮请假。", "2.灯太少。灯没了。"), "灯太少。", "灯没了。"),
    ],
    ids=["headed", "numbered"],
)
def test_what_is_said_of_the_whole_report_below_its_findings_is_part_of_none(
    lines: tuple[str, ...], title: str, text: str, tmp_path: Path
) -> None:
    closing = "其他需说明的事项：本报告只给月亮看。"
    folder = of(tmp_path, "二、存在的问题", *lines, closing)
    assert [(one.title, one.text) for one in findings(folder).problems][1:] == [(title, text)]
    assert f") }}}}\n\n{closing}" in (folder / "docs/problems.md").read_text("utf-8")
    assert unprinted(folder) == []


def test_a_problem_and_its_recommendation_are_told_by_the_things_they_speak_of(tmp_path: Path) -> None:
    lines = ("#（一）灯太少", "有12盏灯没有点亮。", "#（二）补灯", "给12盏灯添油。")
    writer = Writer()
    writer.say("2031年度童话馆绩效评价报告", "项目单位：童话馆")
    writer.heading("一、综合评价")
    head = ["一级指标", "二级指标", "三级指标", "分值", "评价标准", "得分", "扣分原因"]
    writer.table(
        [
            head,
            ["产出", "数量", "故事会", 60, "每停一次扣2分", 58, "停讲"],
            ["", "", "点灯", 40, "灯亮着", 38, "12盏灯未点亮"],
        ]
    )
    for title, (heading, text) in zip(
        ("二、存在的问题", "三、有关建议"), (lines[:2], lines[2:]), strict=True
    ):
        writer.heading(title)
        writer.heading(heading[1:].replace("二", "一"), 2)
        writer.say(text)
    import_word(writer.save(tmp_path / "report.docx"), tmp_path / "report")
    read = load(tmp_path / "report/data")
    marked = [
        mark.words
        for mark in marks(tmp_path / "report/data", tmp_path / "report/docs")
        if mark.where.file == "data/findings.yml"
    ]
    assert marked == [
        "1个问题说明哪几项扣分，原报告没有写明，照两处都写的字列出（写在各项旁边），请逐项对照",
        "1条建议回应哪个问题，原报告没有写明，照文字相近列出（写在旁边），请逐条对照",
    ]
    text = (tmp_path / "report/data/findings.yml").read_text("utf-8")
    assert '      - "_d1g1i2"  # 点灯（都写“12盏灯”）\n' in text
    assert "      - problem-1  # 回应“灯太少”，依文字相近\n" in text
    names = {indicator.id: indicator.name for indicator in read.framework.indicators}
    assert [names[id_] for id_ in read.findings.problems[0].indicators] == ["点灯"]
    assert read.findings.recommendations[0].answers[0].problem == "problem-1"


@pytest.mark.parametrize(
    ("titles", "count"), [(("给灯添油", "给书补页"), 0), (("给书补页", "给灯添油"), 2), (("给灯添油",), 1)]
)
def test_recommendations_that_answer_as_many_problems_in_their_order_need_no_look(
    titles: tuple[str, ...], count: int, tmp_path: Path
) -> None:
    lines = [
        line for title in titles for line in (f"#（{ordinal(titles.index(title) + 1)}）{title}", "照办。")
    ]
    writer_lines = ("#（一）给灯的添油不够", "灯暗。", "#（二）给书的补页不够", "书破。")
    folder = of(tmp_path, "二、存在的问题", *writer_lines, "#三、有关建议", *lines)
    listed = [mark.words for mark in marks(folder / "data", folder / "docs") if "回应" in mark.words]
    assert [words.partition("回应")[0] for words in listed] == ([f"{count}条建议"] if count else [])
    assert len([one for one in findings(folder).recommendations if one.answers]) == len(titles)


@pytest.mark.parametrize(
    ("titles", "answers", "told"),
    [
        (("给灯添油", "给书补页", "照常开讲"), ["problem-1", "problem-2", "problem-3"], []),
        (
            ("给书补页", "给灯添油", "照常开讲"),
            ["problem-2", "problem-1", ""],
            ["没有看出针对这个问题的建议；报告里有的，写进那条建议的 answers，删去这一条勘误"],
        ),
    ],
    ids=["in order", "in another"],
)
def test_a_recommendation_unlike_all_problems_answers_its_own_where_the_others_do_else_nothing_is_said_of_the_report(
    titles: tuple[str, ...], answers: list[str], told: list[str], tmp_path: Path
) -> None:
    problems = (
        "#（一）给灯的添油不够",
        "灯暗。",
        "#（二）给书的补页不够",
        "书破。",
        "#（三）月亮请假",
        "天黑。",
    )
    lines = [line for n, title in enumerate(titles, 1) for line in (f"#（{ordinal(n)}）{title}", "办。")]
    folder = of(tmp_path, "二、存在的问题", *problems, "#三、有关建议", *lines)
    answered = [one.answers for one in findings(folder).recommendations]
    assert [one[0].problem if one else "" for one in answered] == answers
    marked = marks(folder / "data", folder / "docs")
    assert [mark.words for mark in marked if mark.where.file == "data/errata.yml"] == told
    assert [erratum.explanation for erratum in load(folder / "data").errata] == ["（待填）"] * len(told)


@pytest.mark.parametrize(
    ("title", "tied"),
    [
        ("没有补讲的安排，缺人", 1),
        ("没有补讲", 1),
        ("补讲不够", 0),
        ("故事会太少", 0),
        ("有的夜里停了故事会", 0),
    ],
)
def test_a_problem_explains_the_deduction_that_four_characters_name_as_no_other_does(
    title: str, tied: int, tmp_path: Path
) -> None:
    folder = of(tmp_path, "二、存在的问题", f"#（一）{title}", "馆员不够。", "#（二）灯太少", "灯借出去了。")
    assert len(findings(folder).problems[0].indicators) == tied


def test_a_problem_explains_no_deduction_by_a_stock_phrase_or_by_the_name_of_another(tmp_path: Path) -> None:
    writer = Writer()
    writer.say("2031年度童话馆绩效评价报告", "项目单位：童话馆")
    writer.heading("一、综合评价")
    head = ["一级指标", "二级指标", "三级指标", "分值", "评价标准", "得分", "扣分原因"]
    rows = [
        ["产出", "数量", "故事会讲完数", 40, "每停一次扣2分", 38, "主要原因是月亮请假"],
        ["", "", "煤油灯点亮数", 30, "灯亮着", 28, "只亮了一半"],
        ["", "", "目标合理性", 30, "目标合理", 28, "煤油灯点亮及添油项目追加后没有改目标"],
    ]
    writer.table([head, *rows])
    writer.heading("二、存在的问题")
    writer.heading("（一）灯太少", 2)
    writer.say("煤油灯点亮及添油项目太慢，煤油灯点亮数不足。主要原因是没有人问。")
    import_word(writer.save(tmp_path / "report.docx"), tmp_path / "report")
    text = (tmp_path / "report/data/findings.yml").read_text("utf-8")
    assert re.findall("  (# .*（都写.*)", text) == ["# 煤油灯点亮数（都写“煤油灯点亮数”）"]


def test_numbered_paragraphs_are_findings_whatever_is_numbered_within_them(tmp_path: Path) -> None:
    lines = ("1.灯太少。表现：一是借了出去；二是没有人还。", "2.月亮请假。表现：一是不来；二是不说。")
    problems = findings(of(tmp_path, "二、存在的问题", *lines)).problems
    assert [problem.title for problem in problems] == ["灯太少。", "月亮请假。"]


def test_a_title_of_its_own_line_and_what_is_told_below_it_are_a_problem(tmp_path: Path) -> None:
    lines = ("1、灯太少。", "一是借了出去；二是没有人还。", "2、月亮请假。", "月亮不来。", "（1）也不说。")
    folder = of(tmp_path, "二、存在的问题", *lines)
    assert [(problem.title, problem.text) for problem in findings(folder).problems] == [
        ("灯太少。", "一是借了出去；二是没有人还。"),
        ("月亮请假。", "月亮不来。\n\n（1）也不说。"),
    ]
    assert 'problems(first="1、")' in (folder / "docs/problems.md").read_text("utf-8")
    assert unprinted(folder) == []


@pytest.mark.parametrize(("year", "is_aside"), [("2031", False), ("2038", True)])
def test_numbers_that_only_begin_alike_do_not_link_a_problem_to_a_deduction(
    year: str, is_aside: bool
) -> None:
    found = explained("灯太少", "盏由2031减了。", [(Entry("A1", "唱歌", ""), f"歌盏由{year}没有了。")])
    assert isinstance(found, Marked) is is_aside


def test_problems_one_of_whose_numbers_is_missing_are_not_told_apart(tmp_path: Path) -> None:
    lines = ("1、灯太少。", "借了出去。", "2、月亮请假。", "月亮不来。", "4、风大。", "风没有请假。")
    folder = of(tmp_path, "二、存在的问题", *lines)
    assert findings(folder).problems == ()
    (told,) = [mark.words for mark in marks(folder / "data", folder / "docs") if "分成" in mark.words]
    assert told.endswith("写法见 guide/new-report.md 的“没有分条的”")


def test_a_number_of_a_problem_that_differs_from_a_table_is_an_erratum_of_the_page_of_problems(
    tmp_path: Path,
) -> None:
    folder = of(
        tmp_path, "二、存在的问题", "#（一）停讲没有补", "故事会得分仅89分。", "#（二）灯太少", "灯没了。"
    )
    (erratum,) = load(folder / "data").errata
    assert (erratum.issued, erratum.page) == ("故事会得分仅89分", "problems.md")


def test_what_is_numbered_on_from_a_heading_in_the_text_below_it_is_told_apart(tmp_path: Path) -> None:
    lines = (
        "#（一）多点灯",
        "1. 借来的灯先还。",
        "2. 没还的不借。",
        "（二）问月亮。每年问一次。",
        "（三）看风向。风大不讲。",
    )
    folder = of(tmp_path, "二、有关建议", *lines)
    assert [(one.title, one.text) for one in findings(folder).recommendations] == [
        ("多点灯", "1. 借来的灯先还。\n\n2. 没还的不借。"),
        ("问月亮。", "每年问一次。"),
        ("看风向。", "风大不讲。"),
    ]
    assert unprinted(folder) == []


def test_what_is_numbered_anew_below_a_heading_is_part_of_it(tmp_path: Path) -> None:
    lines = ("#（一）多点灯", "（1）借来的灯先还。", "（2）没还的不借。", "#（二）问月亮", "每年问一次。")
    found = findings(of(tmp_path, "二、有关建议", *lines)).recommendations
    assert [one.title for one in found] == ["多点灯", "问月亮"]


def test_a_problem_without_a_recommendation_is_quoted_as_printed_whatever_follows_its_title(
    tmp_path: Path,
) -> None:
    problems = ("#（一）存在的问题", "1. 灯光太暗太少。灯借出去了。", "2. 月亮请假。3次没有人问。")
    recommendations = ("#（二）有关建议", "1. 解决灯光太暗太少。多点灯。")
    folder = of(tmp_path, "二、存在的问题和有关建议", *problems, *recommendations)
    assert [each.issued for each in load(folder / "data").errata] == ["2. 月亮请假。3次没有人问"]
