"""A survey that a Word report prints in one table becomes a survey, whose counts are then held to what they should be."""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from macros.assessment.assess import assess
from macros.gate.marks import marks
from macros.importing.from_word import import_word
from macros.importing.parts import surveys
from macros.importing.parts.questions import told as told_in_lines
from macros.importing.parts.read_survey import ReadQuestion, ReadSurvey
from macros.reading.load import load
from macros.report.surveys import AnswerScale, letters_of
from macros.values.numbers import as_typed
from tests.engine.mistakes.corpus import reasons_not_to_publish
from tests.engine.site_building import build
from tests.engine.word_writing import Merge, Writer, unprinted

OPTIONS = ("非常满意", "满意", "一般", "不满意")
ASKED = "您对月光的亮度是否满意？", "您对风的借书是否满意？"
HANDED = "面向听众发放满意度调查问卷20份，收回19份，其中有效问卷18份，有效率90.00%。"


def begun(*said: str) -> Writer:
    """Return a report to be written on, with a chapter where it says something already."""
    writer = Writer()
    writer.say("2031年度童话馆绩效评价报告", "项目单位：童话馆")
    if said:
        writer.heading("一、评价工作开展情况")
        writer.say(*said)
    return writer


def imported(
    tmp_path: Path,
    rows: Sequence[Sequence[object]],
    said: str = "",
    merges: Sequence[Merge] = (),
    title: str = "听众满意度调查问卷统计表",
) -> Path:
    writer = begun(HANDED + said)
    writer.heading(title if title.startswith("附") else f"附件2 {title}")
    writer.table(rows, merges)
    import_word(writer.save(tmp_path / "report.docx"), tmp_path / "report")
    return tmp_path / "report"


def across(*counts: Sequence[object]) -> list[list[object]]:
    rows = zip(ASKED, counts, strict=True)
    return [["题目", *OPTIONS, "满意率"], *([f"{n}. {text}", *c] for n, (text, c) in enumerate(rows, 1))]


RIGHT = (9, 6, 2, 1, "83.33%"), (8, 4, 4, 2, "66.67%")
NUMBERED: list[list[Any]] = [
    ["序号", "调查内容", *OPTIONS],
    *([n, ASKED[n - 1], *c[:4]] for n, c in enumerate(RIGHT, 1)),
]
LISTED: list[list[Any]] = [
    ["题目", "选项", "份数", "占比"],
    *(
        [f"{n + 1}. {ASKED[n]}" if not m else "", f"{'ABCD'[m]}.{option}", RIGHT[n][m], ""]
        for n in range(2)
        for m, option in enumerate(OPTIONS)
    ),
]


@pytest.mark.parametrize("rows", [across(*RIGHT), NUMBERED, LISTED], ids=["across", "numbered", "listed"])
def test_a_table_of_questions_and_options_is_a_survey(
    tmp_path: Path, rows: Sequence[Sequence[object]]
) -> None:
    folder = imported(tmp_path, rows)
    (survey,) = load(folder / "data").surveys.values()
    assert (survey.spec.title, survey.spec.audience) == ("听众满意度调查问卷统计表", "听众")
    assert [int(survey.spec.handed_out), int(survey.spec.valid)] == [20, 18]
    assert [question.text for question in survey.spec.questions] == list(ASKED)
    assert [list(map(int, counts.values())) for counts in survey.counts.values()] == [
        [9, 6, 2, 1],
        [8, 4, 4, 2],
    ]
    assert assess(load(folder / "data")).figures["s1.q1.satisfied"].value == Fraction(15, 18)
    assert [line for line in reasons_not_to_publish(folder) if "：待" not in line] == []


def rated(tmp_path: Path, *counts: Sequence[object], title: str = "满意率") -> Path:
    head = ["题目", "非常满意", "满意", "基本满意", "不满意", title]
    return imported(tmp_path, [head, *([f"{n}. 您对月光{n}是否满意？", *c] for n, c in enumerate(counts, 1))])


def test_a_title_with_a_number_does_not_say_whom_a_survey_asked(tmp_path: Path) -> None:
    folder = imported(tmp_path, across(*RIGHT), title="满意度调查问卷统计（有效问卷18份）")
    (survey,) = load(folder / "data").surveys.values()
    assert survey.spec.title == "满意度调查问卷统计（有效问卷{有效问卷}份）"
    assert survey.spec.audience == "听众"


def test_the_number_of_a_table_within_an_annex_is_no_part_of_what_a_survey_is_called(tmp_path: Path) -> None:
    folder = imported(tmp_path, across(*RIGHT), title="附表3-2  问卷一（听众）统计")
    (survey,) = load(folder / "data").surveys.values()
    assert survey.spec.title == "问卷一（听众）统计"


@pytest.mark.parametrize(
    ("rates", "title", "satisfied"),
    [
        (("83.33%", "66.67%"), "满意率", "非满基"),
        (("50.00%", "44.44%"), "满意率", "非"),
        (("83.33", "66.67"), "满意率（%）", "非满基"),
        (("83.33", "66.67"), "满意率", "非满基"),
    ],
)
def test_the_rates_printed_say_which_options_are_counted_as_satisfied(
    tmp_path: Path, rates: tuple[str, str], title: str, satisfied: str
) -> None:
    report = load(rated(tmp_path, (9, 4, 2, 3, rates[0]), (8, 2, 2, 6, rates[1]), title=title) / "data")
    (survey,) = report.surveys.values()
    assert {"".join(scale.satisfied) for scale in survey.scales.values()} == {satisfied}
    assert [erratum.corrected for erratum in report.errata] == [
        f"{rate}%" for rate in rates if "%" not in title + rate
    ]
    assert not [words for words in told(tmp_path / "report") if "满意率" in words]
    assert unprinted(tmp_path / "report") == []


@pytest.mark.parametrize(
    ("last", "errata"), [("33.33", []), ("33.83", [("33.83", "33.33")])], ids=["right", "misprinted"]
)
def test_rates_below_a_title_with_the_sign_are_printed_without_it(
    tmp_path: Path, last: str, errata: list[tuple[str, str]]
) -> None:
    """One of 300 is 0.33 %, which is no third of them: with 100 in all, one answer each was given."""
    writer = begun("共发放问卷300份，收回有效问卷300份。")
    writer.heading("附件2 听众满意度调查问卷统计")
    writer.say(f"1.{ASKED[0]}")
    counts = [199, 100, 1], ["66.33", last, "0.33"]
    writer.table([["选项", *OPTIONS[:3]], ["人数", *counts[0]], ["占比（％）", *counts[1]]])
    import_word(writer.save(tmp_path / "report.docx"), tmp_path / "report")
    report = load(tmp_path / "report/data")
    (survey,) = report.surveys.values()
    assert not survey.spec.questions[0].multiple
    assert [(one.issued, one.corrected) for one in report.errata] == errata
    assert unprinted(tmp_path / "report") == []


def test_the_row_of_sums_below_a_title_with_the_sign_has_none(tmp_path: Path) -> None:
    rows = [[n, ASKED[n - 1], *row[:4], row[4].rstrip("%")] for n, row in enumerate(RIGHT, 1)]
    head, last = ["题号", "题目", *OPTIONS, "满意度(%)"], ["合计", "", 17, 10, 6, 3, "75.00"]
    folder = imported(tmp_path, [head, *rows, last], merges=[(3, 0, 3, 1)])
    report = load(folder / "data")
    (survey,) = report.surveys.values()
    assert (survey.spec.printed.sums, report.errata, unprinted(folder)) == ("合计", (), [])


@pytest.mark.parametrize(
    ("counts", "worth", "marked"),
    [
        (((9, 4, 2, 3, "81.11%"), (8, 2, 2, 6, "73.33%")), "80 60 40", False),
        (((9, 4, 5, 0, "84.44%"), (8, 6, 4, 0, "84.44%"), (8, 2, 2, 6, "60.00%")), "80 60 0", False),
        (((9, 4, 5, 0, "84.44%"), (8, 6, 4, 0, "84.44%")), "80 60 40", True),
        (((9, 4, 2, 3, "81.11%"),), "80 60 40", True),
    ],
    ids=["plain", "one question tells", "none tells", "one question alone"],
)
def test_rates_that_count_the_options_in_parts_say_so(
    tmp_path: Path, counts: Sequence[Sequence[object]], worth: str, marked: bool
) -> None:
    """(9×100+4×80+2×60+3×40)÷18 = 81.11 %; where nobody is dissatisfied, what that counts is not seen."""
    folder = rated(tmp_path, *counts)
    report = load(folder / "data")
    (survey,) = report.surveys.values()
    (scale,) = survey.scales.values()
    assert [*map(as_typed, scale.worth)] == [f"{percent}%" for percent in ("100", *worth.split())]
    assert assess(report).figures["s1.q1.satisfied"].printed == counts[0][4]
    assert report.errata == ()
    words = "各选项按多少计，是照满意率推算的（Word 表1第2行）"
    assert [each for each in told(folder) if "推算" in each] == [words] * marked


def test_rates_that_no_way_of_counting_gives_leave_a_table_as_it_is(tmp_path: Path) -> None:
    report = load(rated(tmp_path, (9, 4, 2, 3, "91.00%"), (8, 2, 2, 6, "90.50%")) / "data")
    assert report.surveys == {}
    assert [len(table.rows) for table in report.tables.values()] == [2]


@pytest.mark.parametrize(
    ("total", "marked"),
    [(17, []), (71, ["各题相加是“合计 17 10 6 3 36 75.00%”（Word 表1第4行以下）"])],
    ids=["right", "misprinted"],
)
def test_a_title_above_the_options_and_a_row_of_sums_leave_a_survey_one(
    tmp_path: Path, total: int, marked: list[str]
) -> None:
    heads = [["序号", "调查内容", "选项", "", "", "", "合计", "满意率"], ["", "", *OPTIONS, "", ""]]
    body = [
        [n, text, *counts[:4], 18, counts[4]]
        for n, (text, counts) in enumerate(zip(ASKED, RIGHT, strict=True), 1)
    ]
    merges = [(0, 2, 0, 5), *((0, n, 1, n) for n in (0, 1, 6, 7)), (4, 0, 4, 1)]
    folder = imported(tmp_path, [*heads, *body, ["合计", "", total, 10, 6, 3, 36, "75.00%"]], merges=merges)
    (survey,) = load(folder / "data").surveys.values()
    assert survey.spec.printed.words == dict(zip(("option", "number", "question", "count", "total", "satisfied"), ("选项", "序号", "调查内容", "非常满意", "合计", "满意率"), strict=True))  # fmt: skip
    assert [list(map(int, counts.values())) for counts in survey.counts.values()] == [
        list(c[:4]) for c in RIGHT
    ]
    told = [(erratum.issued, erratum.corrected) for erratum in load(folder / "data").errata]
    left = [(f"合计 {total} 10 6 3 36 75.00%", "合计 17 10 6 3 36 75.00%")] if marked else []
    assert told == left
    assert survey.spec.printed.sums == "合计"
    assert [line for line in reasons_not_to_publish(folder) if "：待" not in line] == []
    found = [
        mark.words for mark in marks(folder / "data", folder / "docs") if mark.where.file == "data/errata.yml"
    ]
    assert found == marked


def test_a_part_of_a_questionnaire_is_printed_with_its_numbers_its_valid_answers_and_its_mean(
    tmp_path: Path,
) -> None:
    heads = [["题号", "题目", "选项人数", "", "", "", "有效问卷", "满意率"], ["", "", *OPTIONS, "", ""]]
    wrong = 8, 4, 4, 2, "68.67%"
    body = [
        [n, text, *counts[:4], 18, counts[4]]
        for n, (text, counts) in enumerate(zip(ASKED, (RIGHT[0], wrong), strict=True), 4)
    ]
    merges = [(0, 2, 0, 5), *((0, n, 1, n) for n in (0, 1, 6, 7)), (4, 0, 4, 6)]
    last = ["平均满意率（听众满意度）", "", "", "", "", "", "", "75.00%"]
    folder = imported(tmp_path, [*heads, *body, last], merges=merges, title="第二部分 满意度评价")
    (survey,) = load(folder / "data").surveys.values()
    printed = survey.spec.printed
    assert (printed.numbers, printed.mean, printed.sums) == ("4.", "平均满意率（听众满意度）", "")
    assert (printed.words["option"], printed.words["total"]) == ("选项人数", "有效问卷")
    assert survey.spec.audience == "听众"
    (erratum,) = load(folder / "data").errata
    assert (erratum.kind, erratum.issued, erratum.corrected) == ("figure", "68.67%", "66.67%")
    assert erratum.explanation == (
        "满意率印的是“68.67%”，照份数计算为{s1.q2.satisfied}。本站印照份数计算的数。"
    )
    assert unprinted(folder) == []


def test_options_without_letters_are_told_by_their_words() -> None:
    assert AnswerScale(options=OPTIONS, satisfied=("满", "非")).counted == ("非常满意", "满意")
    assert AnswerScale(options=("A.满意", "B.不满意"), satisfied=("A",)).counted == ("A",)


def test_the_site_is_built_with_every_link_of_its_errata(tmp_path: Path) -> None:
    built = build(imported(tmp_path, across(*RIGHT)), tmp_path / "site")
    assert built.code == 0, built.output


def told(folder: Path) -> list[str]:
    return [mark.words for mark in marks(folder / "data", folder / "docs")]


def test_counts_that_do_not_come_to_the_valid_answers_are_an_erratum_to_be_explained(tmp_path: Path) -> None:
    folder = imported(tmp_path, across((9, 6, 2, 2, "78.95%"), RIGHT[1]))
    assert [words for words in told(folder) if "各选项份数之和 = 有效问卷，19 = 18 不成立，相差 1" in words]


def test_a_rate_that_the_counts_do_not_give_is_marked_with_its_place(tmp_path: Path) -> None:
    folder = imported(tmp_path, across(RIGHT[0], (8, 4, 4, 2, "66.76%")))
    assert "满意率印的是“66.76%”，照份数计算为66.67%（Word 表1第3行）" in told(folder)
    assert not [words for words in told(folder) if "83.33" in words]


def test_a_survey_that_holds_no_whole_counts_is_a_table_and_marked(tmp_path: Path) -> None:
    folder = imported(tmp_path, across(("9份", 6, 2, 1, ""), RIGHT[1]))
    assert load(folder / "data").surveys == {}
    assert "这张表像是问卷结果，没有读成问卷，份数没有核对（Word 表1）" in told(folder)


def small(form: str, *words: str) -> list[list[Any]]:
    """Return the first question as a small table: its options across or down, what stands in it called so."""
    option, count, share, total = words
    counts = RIGHT[0][:4]
    rows: list[list[Any]] = [
        [option, *OPTIONS, total],
        [count, *counts, 18],
        [share, *(f"{int(n) / 18:.2%}" for n in counts), "100.00%"],
    ]
    rows = rows if total else [row[:-1] for row in rows]
    return rows if form == "across" else [list(row) for row in zip(*rows, strict=True)]


def within(rows: list[list[Any]]) -> list[list[Any]]:
    return [[f"1、{ASKED[0]}", *[""] * (len(rows[0]) - 1)], *rows]


WORDS = "选项", "人数", "占比", "合计"
OF_VALID = {"option": "选项", "count": "选择份数", "share": "占有效问卷"}
UNSUMMED = {"option": "选项", "count": "份数", "share": "比例"}
CALLED = {"option": "选项", "count": "人数", "share": "占比", "total": "合计"}


@pytest.mark.parametrize(
    ("rows", "form", "words"),
    [
        (small("across", *WORDS), "across", CALLED),
        (small("across", "选项", "份数", "比例", ""), "across", UNSUMMED),
        (small("across", "选项", "选择份数", "占有效问卷", ""), "across", OF_VALID),
        (small("down", *WORDS), "down", CALLED),
        (
            small("across", "选 项", "人　数", "占　比", "合 计"),
            "across",
            {"option": "选 项", "count": "人　数", "share": "占　比", "total": "合 计"},
        ),
        (within(small("across", *WORDS)), "across", CALLED),
    ],
    ids=["across", "without a sum", "of the valid", "down", "spaced", "the question within"],
)
def test_a_small_table_of_a_question_is_printed_as_the_report_prints_it(
    tmp_path: Path, rows: list[list[Any]], form: str, words: dict[str, str]
) -> None:
    writer = begun()
    writer.heading("附件2 听众满意度调查问卷统计表")
    is_within = str(rows[0][0]).startswith("1、")
    writer.say(*([] if is_within else [f"1、{ASKED[0]}"]))
    writer.table(rows, [(0, 0, 0, len(rows[0]) - 1)] if is_within else [])
    import_word(writer.save(tmp_path / "report.docx"), tmp_path / "report")
    (survey,) = load(tmp_path / "report/data").surveys.values()
    assert (survey.spec.printed.form, survey.spec.printed.words) == (form, words)
    assert survey.spec.printed.numbers == "1、"
    assert list(map(int, survey.counts["q1"].values())) == [9, 6, 2, 1]
    assert not (tmp_path / "report/data/errata.yml").exists()


@pytest.mark.parametrize(
    ("rows", "form", "words"),
    [
        (across(*RIGHT), "rows", {"question": "题目", "count": "非常满意", "satisfied": "满意率"}),
        (NUMBERED, "rows", {"number": "序号", "question": "调查内容", "count": "非常满意"}),
        ([row[:3] for row in LISTED], "listed", {"question": "题目", "option": "选项", "count": "份数"}),
    ],
    ids=["across", "numbered", "listed"],
)
def test_a_table_of_all_questions_is_printed_as_the_report_prints_it(
    tmp_path: Path, rows: Sequence[Sequence[object]], form: str, words: dict[str, str]
) -> None:
    folder = imported(tmp_path, rows)
    (survey,) = load(folder / "data").surveys.values()
    assert (survey.spec.printed.form, survey.spec.printed.words) == (form, words)
    assert not (folder / "data/errata.yml").exists()


SHARES = ("50.00%", "33.33%", "11.11%", "5.56%"), ("44.44%", "22.22%", "22.22%", "11.11%")
UNDER: list[list[Any]] = [
    ["序号", "调查内容", *(cell for option in OPTIONS for cell in (option, ""))],
    ["", "", *("人数", "占比") * 4],
    *(
        [n, ASKED[n - 1], *(cell for pair in zip(RIGHT[n - 1], SHARES[n - 1], strict=False) for cell in pair)]
        for n in (1, 2)
    ),
]
BESIDE: list[list[Any]] = [
    ["题目", *(cell for option in OPTIONS for cell in (option, "占比（%）")), "满意率"],
    *([row[1], *(str(cell).rstrip("%") for cell in row[2:]), RIGHT[n][4]] for n, row in enumerate(UNDER[2:])),
]
ABOVE = [(0, 0, 1, 0), (0, 1, 1, 1), *((0, n, 0, n + 1) for n in (2, 4, 6, 8))]


@pytest.mark.parametrize(
    ("rows", "merges", "words"),
    [
        (UNDER, ABOVE, {"number": "序号", "question": "调查内容", "count": "人数", "share": "占比"}),
        (BESIDE, (), {"question": "题目", "count": "非常满意", "share": "占比（%）", "satisfied": "满意率"}),
    ],
    ids=["named below each option", "named beside each option"],
)
def test_numbers_and_shares_side_by_side_are_a_survey_printed_so(
    tmp_path: Path, rows: Sequence[Sequence[object]], merges: Sequence[Merge], words: dict[str, str]
) -> None:
    folder = imported(tmp_path, rows, merges=merges)
    report = load(folder / "data")
    (survey,) = report.surveys.values()
    assert (survey.spec.printed.form, survey.spec.printed.words) == ("rows", words)
    assert [[*map(int, counts.values())] for counts in survey.counts.values()] == [[9, 6, 2, 1], [8, 4, 4, 2]]
    assert report.errata == ()
    assert unprinted(folder) == []


def test_a_share_beside_its_number_that_does_not_follow_from_it_is_told(tmp_path: Path) -> None:
    changed = [*UNDER[:3], [cell if cell != "44.44%" else "44.55%" for cell in UNDER[3]]]
    (erratum,) = load(imported(tmp_path, changed, merges=ABOVE) / "data").errata
    assert (erratum.issued, erratum.corrected) == ("44.55%", "44.44%")


def test_shares_beside_some_options_alone_leave_a_table_as_it_stands(tmp_path: Path) -> None:
    rows = [[*row[:2], *row[3:]] for row in BESIDE]
    report = load(imported(tmp_path, rows) / "data")
    assert report.surveys == {}
    assert [column.title for column in next(iter(report.tables.values())).spec.columns][:3] == [
        "题目", "非常满意", "满意",
    ]  # fmt: skip


def test_a_table_with_a_column_that_no_form_has_is_a_table_as_it_stands(tmp_path: Path) -> None:
    folder = imported(tmp_path, [[*row, "责任人" if not n else "甲"] for n, row in enumerate(NUMBERED)])
    report = load(folder / "data")
    (table,) = report.tables.values()
    assert report.surveys == {}
    titles = [column.title for column in table.spec.columns]
    assert titles == ["序号", "调查内容", *OPTIONS, "责任人"]
    assert unprinted(folder) == []
    assert report.errata == ()


@pytest.mark.parametrize("title", ["有效答题", "有效答卷数（份）", "样本"])
def test_a_column_of_how_many_answered_each_question_is_their_total_whatever_it_is_called(
    tmp_path: Path, title: str
) -> None:
    heads = [["题号", "题目", "选项人数", "", "", "", title, "满意率"], ["", "", *OPTIONS, "", ""]]
    body = [
        [n, text, *counts[:4], 18, counts[4]]
        for n, (text, counts) in enumerate(zip(ASKED, RIGHT, strict=True), 1)
    ]
    merges = [(0, 2, 0, 5), *((0, n, 1, n) for n in (0, 1, 6, 7)), (4, 0, 4, 1)]
    folder = imported(
        tmp_path, [*heads, *body, ["合计（人次）", "", 17, 10, 6, 3, 36, "75.00%"]], merges=merges
    )
    report = load(folder / "data")
    (survey,) = report.surveys.values()
    printed = survey.spec.printed
    assert printed.words == {
        "option": "选项人数", "number": "题号", "question": "题目", "count": "非常满意", "total": title, "satisfied": "满意率",
    }  # fmt: skip
    assert (printed.form, printed.numbers, printed.sums) == ("rows", "", "合计（人次）")
    assert report.errata == ()
    assert unprinted(folder) == []


@pytest.mark.parametrize(
    ("rate", "kind", "told"),
    [
        ("79.41%", "wording", "本站印的满意率是各题满意率的平均。"),
        ("97.41%", "figure", "这一行与各题相加不同，本站印各题相加的数。"),
        ("79.17%", "", ""),
    ],
    ids=["of all answers", "of neither", "the mean"],
)
def test_a_sum_may_print_the_rate_of_all_answers_where_the_site_prints_the_mean(
    tmp_path: Path, rate: str, kind: str, told: str
) -> None:
    """27÷34 = 79.41 %, (15÷18 + 12÷16)÷2 = 79.17 %."""
    rows: list[list[object]] = [["题目", *OPTIONS, "合计", "满意率"], [ASKED[0], *RIGHT[0][:4], 18, "83.33%"]]
    rows += [[ASKED[1], 8, 4, 2, 2, 16, "75.00%"], ["合计", 17, 10, 4, 3, 34, rate]]
    folder = imported(tmp_path, rows)
    errata = [e for e in load(folder / "data").errata if e.issued.startswith("合计")]
    assert [(e.kind, str(e.explanation)) for e in errata] == ([(kind, told)] if kind else [])
    assert [e.corrected for e in errata] == ["合计 17 10 4 3 34 79.17%"] * bool(kind)
    assert [line for line in reasons_not_to_publish(folder) if "：待" not in line] == []


def test_the_sum_below_the_options_of_each_question_is_printed_where_it_stands(tmp_path: Path) -> None:
    rows: list[list[object]] = [["题目", "选项", "份数", "占比"]]
    for asked, counts in zip(ASKED, RIGHT, strict=True):
        shares = [[option, n, f"{int(str(n)) / 18:.2%}"] for option, n in zip(OPTIONS, counts, strict=False)]
        rows += [
            [asked if not at else "", *cells] for at, cells in enumerate([*shares, ["合计", 18, "100.00%"]])
        ]
    folder = imported(tmp_path, rows)
    (survey,) = load(folder / "data").surveys.values()
    assert (survey.spec.printed.form, survey.spec.printed.words["total"]) == ("listed", "合计")
    assert unprinted(folder) == []
    assert load(folder / "data").errata == ()


def test_tables_whose_questions_are_numbered_on_are_one_survey(tmp_path: Path) -> None:
    writer = begun()
    writer.heading("附件2 听众满意度调查问卷统计表")
    writer.table([["序号", "题目", *OPTIONS], [1, ASKED[0], 9, 6, 2, 1]])
    writer.table([["序号", "题目", "A.了解", "B.不了解"], [2, ASKED[1], 9, 9]])
    import_word(writer.save(tmp_path / "report.docx"), tmp_path / "report")
    (survey,) = load(tmp_path / "report/data").surveys.values()
    assert [question.text for question in survey.spec.questions] == list(ASKED)
    assert not (tmp_path / "report/data/errata.yml").exists()


def test_tables_of_an_annex_are_called_by_their_captions_and_its_surveys_ask_whom_these_say(
    tmp_path: Path,
) -> None:
    writer = begun(HANDED)
    writer.heading("附件3：满意度问卷调查统计")
    writer.say("附表3-1  问卷发放情况")
    writer.table([["问卷", "发放", "有效"], ["问卷一", 20, 18], ["问卷二", 20, 18], ["合计", 40, 36]])
    writer.say("附表3-2  问卷一（听众）统计", "单位：人")
    writer.table(across(*RIGHT))
    writer.say("附表3-3  问卷二（月亮）统计", "单位：人")
    writer.table(across(*RIGHT))
    import_word(writer.save(tmp_path / "report.docx"), tmp_path / "report")
    report = load(tmp_path / "report/data")
    asked = [(survey.spec.title, survey.spec.audience) for survey in report.surveys.values()]
    assert asked == [("问卷一（听众）统计", "听众"), ("问卷二（月亮）统计", "月亮")]
    assert [table.spec.title for table in report.tables.values()] == ["附表3-1  问卷发放情况"]
    page = (tmp_path / "report/docs/appendix/surveys.md").read_text("utf-8")
    assert "附表3-1" not in page
    assert unprinted(tmp_path / "report") == []


def test_options_of_words_that_begin_alike_are_known_by_their_place() -> None:
    assert letters_of(("很满意", "满意", "很不满意")) == ("A", "B", "C")
    assert letters_of(("很满意", "满意", "不满意")) == ("很", "满", "不")
    assert letters_of(("1.满意", "2.不满意")) == ("A", "B")
    assert AnswerScale(options=("很满意", "满意", "很不满意"), satisfied=("A", "B")).counted == (
        "很满意",
        "满意",
    )


def test_numbered_parts_of_an_annex_that_are_styled_as_such_stay_in_it(tmp_path: Path) -> None:
    writer = begun(HANDED)
    writer.heading("附件2 问卷统计表")
    for heading in ("一、听众满意度调查问卷", "二、月亮满意度调查问卷"):
        writer.heading(heading, 2)
        writer.table(across(*RIGHT))
    import_word(writer.save(tmp_path / "report.docx"), tmp_path / "report")
    surveys = load(tmp_path / "report/data").surveys.values()
    assert [survey.spec.title for survey in surveys] == ["听众满意度调查问卷", "月亮满意度调查问卷"]
    page = (tmp_path / "report/docs/appendix/surveys.md").read_text("utf-8")
    assert page.index("## 一、听众") < page.index('survey("s1")') < page.index("## 二、月亮")


def test_a_satisfaction_that_a_question_and_the_whole_share_is_neither_s(tmp_path: Path) -> None:
    same = (9, 6, 2, 1, "83.33%")
    folder = imported(tmp_path, across(same, same), "听众满意度为83.33%。")
    page = (folder / "docs/evaluation.md").read_text("utf-8")
    assert '听众满意度为{{ fig("听众满意度") }}。' in page


def test_a_question_numbered_on_below_a_table_of_all_others_is_a_survey_of_those_who_answered_them(
    tmp_path: Path,
) -> None:
    writer = begun(HANDED)
    writer.heading("附件2 听众满意度调查问卷统计表")
    writer.table(across(*RIGHT))
    writer.say("3.您还想听什么（可多选）：")
    shares = ["占有效问卷比例", "50.00%", "33.33%", "66.67%"]
    writer.table([["选项", "A.月光", "B.灯油", "C.故事"], ["选择人数", 9, 6, 12], shares])
    import_word(writer.save(tmp_path / "report.docx"), tmp_path / "report")
    report = load(tmp_path / "report/data")
    (asked,) = report.surveys["s2"].spec.questions
    assert (asked.text, asked.multiple) == ("您还想听什么（可多选）：", True)
    assert [int(survey.spec.valid) for survey in report.surveys.values()] == [18, 18]
    assert [*map(int, report.surveys["s2"].counts["q1"].values())] == [9, 6, 12]
    assert (report.tables, report.errata, unprinted(tmp_path / "report")) == ({}, (), [])


def test_what_a_line_says_of_the_answers_is_no_part_of_the_question_and_stays_a_sentence(
    tmp_path: Path,
) -> None:
    writer = begun(HANDED)
    writer.heading("附件2 满意度问卷调查统计")
    writer.say("附表2-1  满意度各题统计表")
    writer.table(across(*RIGHT))
    line = "第3题 您还想听什么（可多选，限选2项），共获27票次，占比以有效问卷18份为基数："
    writer.say("第1题、第2题见上表。", line)
    shares = ["占比（%）", "50.00", "33.33", "66.67"]
    writer.table([["选项", "月光", "灯油", "故事"], ["选择人数", 9, 6, 12], shares])
    import_word(writer.save(tmp_path / "report.docx"), tmp_path / "report")
    report = load(tmp_path / "report/data")
    said = [
        (one.spec.title, one.spec.audience, one.spec.questions[-1].text) for one in report.surveys.values()
    ]
    assert said == [
        ("满意度各题统计表", "听众", ASKED[1]),
        ("满意度问卷调查统计", "听众", "您还想听什么（可多选，限选2项）"),
    ]
    page = (tmp_path / "report/docs/appendix/surveys.md").read_text("utf-8")
    assert "第1题、第2题见上表。\n\n第3题 您还想听什么（可多选，限选" in page
    assert (
        '），共获{{ fig("共获票次") }}票次，占比以有效问卷{{ fig("占比以有效问卷份为基数") }}份为基数：'
        in page
    )
    assert (report.errata, unprinted(tmp_path / "report")) == ((), [])


def test_the_caption_of_a_survey_and_its_unit_are_printed_with_its_table_alone(tmp_path: Path) -> None:
    writer = begun(HANDED)
    writer.heading("附件2 满意度问卷调查")
    writer.say("附表2-1  听众满意度统计表（有效问卷18份）", "单位：份")
    writer.table(across(*RIGHT))
    import_word(writer.save(tmp_path / "report.docx"), tmp_path / "report")
    (survey,) = load(tmp_path / "report/data").surveys.values()
    assert survey.spec.title == "听众满意度统计表（有效问卷{有效问卷}份）"
    assert survey.spec.printed.caption == "附表2-1  听众满意度统计表（有效问卷{有效问卷}份）"
    assert survey.spec.printed.unit == "份"
    page = (tmp_path / "report/docs/appendix/surveys.md").read_text("utf-8")
    assert page.count("附表2-1") == page.count("单位") == 0
    assert unprinted(tmp_path / "report") == []
    built = build(tmp_path / "report", tmp_path / "site")
    html = (built.site / "appendix/surveys/index.html").read_text("utf-8")
    assert (
        '<caption>附表2-1  听众满意度统计表（有效问卷18份）<span class="unit">单位：份</span></caption>'
        in html
    )


def test_options_that_begin_with_numbers_are_printed_as_they_are(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["类别", "选项", "人数", "占比（%）"],
        ["年龄", "18岁以下", 6, "33.33"],
        ["", "18岁以上", 12, "66.67"],
    ]
    folder = imported(tmp_path, rows)
    (survey,) = load(folder / "data").surveys.values()
    assert survey.scales["选项1"].options == ("18岁以下", "18岁以上")
    assert (load(folder / "data").errata, unprinted(folder)) == ((), [])


@pytest.mark.parametrize(
    "said", ["共发放问卷20份，有效问卷18份。", "共发放问卷20份，收回19份，回收率95.00%；有效问卷18份。"]
)
def test_how_many_were_handed_out_and_came_back_are_the_surveys_own_wherever_the_text_says_so(
    said: str, tmp_path: Path
) -> None:
    folder = imported(tmp_path, across(*RIGHT), said)
    page = (folder / "docs/evaluation.md").read_text("utf-8")
    assert '共发放问卷{{ fig("s1.handed_out") }}份，' in page
    assert '有效问卷{{ fig("s1.valid") }}份。' in page


def test_of_those_handed_out_in_each_place_and_in_all_the_survey_has_all(tmp_path: Path) -> None:
    rows = across(*RIGHT)
    writer = begun("在3个镇各发放问卷10份，共30份，收回19份，有效问卷18份。")
    writer.heading("附件2 听众满意度调查问卷统计表")
    writer.table(rows)
    import_word(writer.save(tmp_path / "report.docx"), tmp_path / "report")
    (survey,) = load(tmp_path / "report/data").surveys.values()
    assert [int(survey.spec.handed_out), int(survey.spec.valid)] == [30, 18]


def test_the_mean_of_the_rates_of_all_questions_is_the_satisfaction_of_the_whole(tmp_path: Path) -> None:
    folder = imported(tmp_path, across(*RIGHT), "2个题目满意率的平均值为75.00%。")
    page = (folder / "docs/evaluation.md").read_text("utf-8")
    assert '个题目满意率的平均值为{{ fig("s1.satisfaction") }}。' in page


GROUPS: list[list[object]] = [
    ["调查对象", "有效问卷（份）", *OPTIONS, "满意度"],
    ["写书的", 20, 9, 6, 4, 1, "75.00%"],
    ["看书的", 10, 4, 4, 1, 1, "80.00%"],
    ["借书的", 30, 12, 13, 4, 1, "83.33%"],
    ["合计", 60, 25, 23, 9, 3, "80.00%"],
]


def test_groups_with_valid_answers_of_their_own_are_rows_of_a_table_in_which_a_wrong_rate_is_told(
    tmp_path: Path,
) -> None:
    folder = imported(tmp_path, [*GROUPS[:2], [*GROUPS[2][:-1], "80.80%"], *GROUPS[3:]])
    report = load(folder / "data")
    (table,) = report.tables.values()
    assert (report.surveys, [row.id for row in table.rows]) == (
        {},
        ["写书的", "看书的", "借书的", "合计"],
    )
    assert [(rule.column, rule.formula) for rule in table.spec.computed][:2] == [
        ("有效问卷", "非常满意 + 满意 + 一般 + 不满意"),
        ("满意度", "(非常满意 + 满意) / 有效问卷"),
    ]
    failed = [check.wrong for check in assess(report).checks if not check.passed]
    assert len(failed) == 1
    assert "80.80% = 80.00% 不成立" in failed[0]
    assert "这张表像是问卷结果" not in str(told(folder))


def test_groups_whose_answers_come_to_different_numbers_are_no_questions(tmp_path: Path) -> None:
    folder = imported(tmp_path, [[*row[:1], *row[2:]] for row in GROUPS])
    assert load(folder / "data").surveys == {}


@pytest.mark.parametrize(
    "rows",
    [
        [["题目", "满意", "不满意"], ["合计", 3, 1]],
        [["题目", "选项", "人数"], ["环境好吗？", "", 3], ["", "不好", 1]],
    ],
    ids=["only a sum", "an option without words"],
)
def test_what_is_no_whole_survey_is_a_table(rows: list[list[object]], tmp_path: Path) -> None:
    folder = imported(tmp_path, rows)
    assert load(folder / "data").surveys == {}


def test_the_sum_of_each_question_is_no_option_of_it(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["题目", "选项", "人数"],
        ["环境好吗？", "满意", 4],
        ["", "不满意", 1],
        ["", "合计", 5],
    ]
    (survey,) = load(imported(tmp_path, rows) / "data").surveys.values()
    assert [list(map(int, counts.values())) for counts in survey.counts.values()] == [[4, 1]]


def test_a_question_that_begins_like_a_sum_is_one(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["题目", "满意", "不满意"],
        ["综合窗口服务", 3, 1],
        ["平均等候时间", 2, 2],
        ["平均值", 2, 1],
    ]
    (survey,) = load(imported(tmp_path, rows) / "data").surveys.values()
    assert [question.text for question in survey.spec.questions] == ["综合窗口服务", "平均等候时间"]


def test_what_the_site_prints_otherwise_is_told_on_the_page_of_each_survey(tmp_path: Path) -> None:
    writer = begun(HANDED)
    for number, name in ((2, "听众"), (3, "月亮")):
        writer.heading(f"附件{number} {name}满意度调查问卷统计表")
        writer.table([*LISTED[:1], *([*row[:3], "9.9%"] for row in LISTED[1:])])
    import_word(writer.save(tmp_path / "report.docx"), tmp_path / "report")
    pages = {page.name: page.read_text("utf-8") for page in (tmp_path / "report/docs/appendix").glob("*.md")}
    slips = [erratum for erratum in load(tmp_path / "report/data").errata if erratum.issued == "9.9%"]
    told = {erratum.page.partition("#")[0] for erratum in slips}
    assert told == {f"appendix/{name}" for name, text in pages.items() if "survey(" in text}
    assert len([text for text in pages.values() if "survey(" in text]) == 2


def test_a_questionnaire_as_a_programme_of_the_web_prints_it_is_a_survey(tmp_path: Path) -> None:
    writer = begun()
    writer.heading("附件2 听众满意度调查问卷统计表")
    for number, text in enumerate(ASKED, 1):
        writer.say(f"第{number}题  {text}[单选题]")
        rows = [[f"{letter}.{option}", 9] for letter, option in zip("ABCD", OPTIONS, strict=True)]
        shares = [[*row, "25.00%"] for row in rows]
        writer.table([["选项", "小计", "比例"], *shares, ["本题有效填写人次", 36, ""]])
    import_word(writer.save(tmp_path / "report.docx"), tmp_path / "report")
    (survey,) = load(tmp_path / "report/data").surveys.values()
    assert [question.text for question in survey.spec.questions] == [f"{text}[单选题]" for text in ASKED]
    assert survey.spec.printed.numbers == "第1题"
    assert unprinted(tmp_path / "report") == []


LINES = [
    [f"{letter}.{option}：{count}份，占{share}" for letter, option, count, share in zip("ABCD", OPTIONS, counts, shares, strict=True)]
    for counts, shares in (((9, 6, 3, 2), ("45.00%", "30.00%", "15.00%", "10.00%")), ((10, 5, 5, 0), ("50.00%", "25.00%", "25.00%", "0.00%")))
]  # fmt: skip


def test_answers_told_in_lines_are_a_survey_and_are_printed_in_such_lines(tmp_path: Path) -> None:
    writer = begun()
    writer.heading("附件2 听众满意度调查问卷统计")
    writer.say("共发放问卷20份，收回有效问卷20份。")
    for number, (text, lines) in enumerate(zip(ASKED, LINES, strict=True), 1):
        writer.say(f"{number}.{text}", *lines)
    import_word(writer.save(tmp_path / "report.docx"), tmp_path / "report")
    (survey,) = load(tmp_path / "report/data").surveys.values()
    assert [question.text for question in survey.spec.questions] == list(ASKED)
    assert [[*map(int, counts.values())] for counts in survey.counts.values()] == [
        [9, 6, 3, 2],
        [10, 5, 5, 0],
    ]
    assert survey.spec.printed.line == "〔选项〕：〔份数〕份，占〔占比〕"
    assert unprinted(tmp_path / "report") == []
    built = build(tmp_path / "report", tmp_path / "site")
    assert built.code == 0, built.output
    assert "占<" in (built.site / "appendix/surveys/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    "last", ["D.不满意：2人，占10.00%", "E.不满意：2份，占10.00%"], ids=["other words", "a letter left out"]
)
def test_lines_that_are_not_alike_stay_words(last: str) -> None:
    assert told_in_lines([*LINES[0][:3], last]) is None


def test_questions_answered_in_lines_without_letters_or_numbered_in_words_are_a_survey(
    tmp_path: Path,
) -> None:
    writer = begun()
    writer.heading("一、问卷调查")
    writer.say("收回有效问卷20份。", f"1.{ASKED[0]}", "满意：15人，占75.0%", "不满意：5人，占25.0%")
    writer.say(f"2.{ASKED[1]}", "满意：14人，占70.0%", "不满意：6人，占30.0%")
    writer.heading("二、读者调查")
    for number, text in enumerate(ASKED, 1):
        writer.say(f"问题{number}：{text}")
        writer.table([["选项", "人数", "比例"], ["*满意", "13", "65%"], ["不满意", "7", "35%"]])
    import_word(writer.save(tmp_path / "report.docx"), tmp_path / "report")
    lines, tables = load(tmp_path / "report/data").surveys.values()
    for survey in (lines, tables):
        assert [question.text for question in survey.spec.questions] == list(ASKED)
    assert [list(map(int, counts.values())) for counts in lines.counts.values()] == [[15, 5], [14, 6]]
    assert tables.scales["选项2"].options == ("*满意", "不满意")
    assert unprinted(tmp_path / "report") == []


@pytest.mark.parametrize(
    "cells", [("15（83.3%）", "3（16.7%）", "18"), ("15", "3", "83.3%")], ids=["in one cell", "a rate"]
)
def test_shares_are_printed_with_the_decimals_of_the_report(tmp_path: Path, cells: Sequence[str]) -> None:
    last = "满意率" if "%" in cells[2] else "合计"
    folder = imported(tmp_path, [["题目", "满意", "不满意", last], *([asked, *cells] for asked in ASKED)])
    (survey,) = load(folder / "data").surveys.values()
    assert [list(map(int, counts.values())) for counts in survey.counts.values()] == [[15, 3], [15, 3]]
    assert survey.spec.printed.decimals == 1
    assert unprinted(folder) == []
    assert not (folder / "data/errata.yml").exists()


@pytest.mark.parametrize(
    ("rates", "issued"),
    [
        (["83.33%", "66.67%", "75.00%"], []),
        (["83.33%", "66.67%", "57.00%"], ["57.00%"]),
        (["90.00%", "80.00%", "75.00%"], []),
    ],
    ids=["right", "one misprinted", "rates of something else"],
)
def test_a_table_of_who_was_satisfied_follows_from_the_answers(
    tmp_path: Path, rates: Sequence[str], issued: Sequence[str]
) -> None:
    writer = begun(HANDED, "表1 听众满意情况表")
    writer.table([["调查内容", "满意率"], *map(list, zip([*ASKED, "综合满意度"], rates, strict=True))])
    writer.heading("附件2 听众满意度调查问卷统计表")
    writer.table(across(*RIGHT))
    import_word(writer.save(tmp_path / "report.docx"), tmp_path / "report")
    report = load(tmp_path / "report/data")
    follows = [str(rule.formula) for rule in report.tables["表1"].spec.computed]
    named = ["s1.q1.satisfied", "s1.q2.satisfied", "s1.satisfaction"]
    assert follows == ([] if rates[0] == "90.00%" else named)
    assert [erratum.issued for erratum in report.errata] == issued


def test_a_share_that_is_no_number_says_nothing_of_decimals() -> None:
    asked = ReadQuestion("满意？", ["满意", "不满意"], ["15", "3"], ["83.3%", "16.7% 71%"], "")
    assert ReadSurvey("s1", "问卷", [asked]).decimals == 1


@pytest.mark.parametrize(
    ("prose", "audience"),
    [
        ("", ""),
        ("评价组面向会飞的读者和猫开展问卷调查。", "会飞的读者和猫"),
        ("对书发放问卷。对猫发放问卷。", ""),
        ("评价组对项目实施情况进行了问卷调查。", ""),
        ("针对存在的问题，评价组面向群众开展问卷调查。", "群众"),
        ("针对读者开展问卷调查。", "读者"),
    ],
)
def test_who_was_asked_is_what_the_words_say(prose: str, audience: str) -> None:
    records, _ = surveys.record([_asking("满意度问卷调查结果汇总表")], prose, lambda words, _: words)
    ((_, survey),) = records["surveys"].items()  # type: ignore[attr-defined]
    assert (survey["audience"] or "") == audience


def test_a_unit_in_a_title_is_no_one_who_was_asked() -> None:
    records, _ = surveys.record([_asking("听众满意度各题统计（%）")], "", lambda words, _: words)
    ((_, survey),) = records["surveys"].items()  # type: ignore[attr-defined]
    assert survey["audience"] == "听众"


def _asking(title: str) -> ReadSurvey:
    one = ReadQuestion("灯亮吗？", list(OPTIONS), ["9", "6", "2", "1"], [], "Word 表1")
    return ReadSurvey("s1", title, [one])
