"""The columns that a report prints its indicators and surveys in: in whatever order, or refused where there is no room."""

import pytest

from macros.exports.csv_files import csv_bytes
from macros.tables.layout import Layout
from macros.tables.placing import placed
from macros.tables.score_tables import scores_layout
from macros.tables.survey_tables import survey_tables
from tests.engine.builders import Changes, a_report, an_assessment, mistakes
from tests.engine.test_render import components

SELF = "indicators/self_evaluation"


def annex(*held: str) -> Layout:
    columns = [{"title": f"{n}{holds}", "holds": holds} for n, holds in enumerate(held)]
    return scores_layout(an_assessment({"indicators/titles": {"columns": columns}}))


@pytest.mark.parametrize(
    "held",
    [
        ("", "dimension", "group", "indicator", "score"),
        ("dimension", "group", "indicator", "dimension_weight", "score"),
        ("dimension", "weight", "indicator", "score"),
        ("indicator", "target", "deviation", "score"),
    ],
)
def test_each_column_holds_what_it_says_in_whatever_order(held: tuple[str, ...]) -> None:
    layout = annex(*held)
    at = {holds: n for n, holds in enumerate(held)}
    rows = [[str(cell) for cell in row] for row in layout.rows]
    assert [row[at["indicator"]] for row in rows[:2]] == ["A11制度", "A12执行"]
    assert [row[at["score"]] for row in rows] == ["20", "60", "80"]
    assert {row[at[""]] for row in rows[:2]} == {""} if "" in held else True
    assert [row[at["weight"]] for row in rows[:2]] == ["40", "60"] if "weight" in held else True
    assert {row[at["target"]] for row in rows[:2]} == {""} if "target" in held else True
    ends = [column + cell.columns for _, column, cell in placed([line.cells for line in layout.body])]
    assert max(ends) == len(held)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"indicators/titles": {"columns": [{"title": "甲", "holds": "score"}]}}, "没有一栏写 holds: indicator"),
        (
            {"indicators/titles": {"columns": [{"title": "甲", "holds": "indicator"}, {"title": "乙", "holds": "unit"}]}},
            "“unit”请改为 target",
        ),
        (
            {SELF: {"title": "自评表", "columns": [{"title": "甲", "holds": "indicator"}, {"title": "乙", "holds": "group_weight"}]}},
            "“乙”写着 holds: group_weight",
        ),
        ({"surveys/surveys/people/printed": {"form": "listed"}}, "form: listed 的 words 缺少 question，应有 question（题目）、option（选项），请补上"),
        ({"surveys/surveys/people/printed": {"form": "across", "words": {"satisfied": "满意率"}}}, "的 words 没有“satisfied”"),
        ({"surveys/surveys/people/printed": {"form": "rows", "words": {"count": "份数"}}}, "缺少 question，应有"),
        (
            {"surveys/surveys/people/printed": {"form": "rows", "words": {"question": "题目", "option": "选项人数"}}},
            "form: rows 的 words 缺少 count，应有 question（题目）、count（各选项的份数），请补上",
        ),
        (
            {"surveys/surveys/people/printed": {"form": "listed", "words": {"question": "题目", "count": "份数"}}},
            "form: listed 的 words 缺少 option，应有 question（题目）、option（选项），请补上",
        ),
        ({"surveys/surveys/people/printed": {"form": "down", "words": {"satisfied": "满意率"}}}, "的 words 没有“satisfied”"),
    ],
)  # fmt: skip
def test_what_a_table_has_no_room_for_is_refused_in_one_line(changes: Changes, told: str) -> None:
    (line,) = mistakes(a_report, changes)
    assert told in line


@pytest.mark.parametrize(
    "held", [["indicator", "difference", "score_rate"], ["score", "indicator"], ["indicator"]]
)
def test_a_form_prints_any_number_of_an_indicator_and_its_total(held: list[str]) -> None:
    columns = [{"title": holds, "holds": holds} for holds in held]
    html = components(
        {SELF: {"title": "自评表", "columns": columns, "below": [{"name": "总分", "value": "优"}]}}
    )
    assert "总分" in str(html.targets())


PRINTED = "surveys/surveys/people/printed"
ROWS: dict[str, object] = {
    "form": "rows", "sums": "合计",
    "words": {"number": "序号", "question": "题目", "count": "份数", "total": "小计", "satisfied": "满意率"},
}  # fmt: skip


def test_a_survey_prints_the_row_that_sums_up_its_questions_where_it_is_named() -> None:
    two = [{"id": f"q{n}", "text": f"第{n}问？", "scale": "content"} for n in (1, 2)]
    counts = "question,A,B,C\nq1,8,1,1\nq2,6,2,2\n"
    changes = {PRINTED: ROWS, "surveys/surveys/people/questions": two, "surveys/people.csv": counts}
    assessment = an_assessment(changes)
    ((layout, _),) = survey_tables(assessment, assessment.report.surveys["people"])
    last = [str(cell.content) for cell in layout.body[-1].cells]
    assert last == ["合计", "14", "3", "3", "20", str(assessment.stated("people.satisfaction"))]
    assert assessment.figures["people.B"].formula is not None


def test_rates_below_a_title_with_the_sign_have_none_but_in_open_data() -> None:
    assessment = an_assessment(
        {PRINTED: {"words": {"option": "选项", "share": "占比（%）", "count": "份数"}}}
    )
    survey = assessment.report.surveys["people"]
    (layout, _), *_ = survey_tables(assessment, survey)
    share = assessment.stated("people.q1.A_share")
    assert str(share).endswith("%")
    assert f"{layout.body[0].cells[1].content}%" == str(share)
    columns = [{"title": "指标", "holds": "indicator"}, {"title": "得分率/%", "holds": "score_rate"}]
    scores = scores_layout(an_assessment({"indicators/titles": {"columns": columns}}))
    shown = [str(line.cells[-1].content) for line in scores.body]
    assert not [cell for cell in shown if "%" in cell]
    assert [f"{cell}%" for cell in shown] == [
        row.split(",")[-2] for row in csv_bytes(scores).decode("utf-8-sig").splitlines()[1:]
    ]


def test_a_survey_may_begin_at_any_number_and_print_a_title_above_its_options_and_its_mean() -> None:
    two = [{"id": f"q{n}", "text": f"第{n}问？", "scale": "content"} for n in (1, 2)]
    words = {
        "number": "题号", "question": "题目", "option": "选项人数", "count": "份数", "total": "有效问卷", "satisfied": "满意率",
    }  # fmt: skip
    printed = {"form": "rows", "mean": "平均满意率", "numbers": "9.", "words": words}
    counts = "question,A,B,C\nq1,8,1,1\nq2,6,2,2\n"
    changes = {PRINTED: printed, "surveys/surveys/people/questions": two, "surveys/people.csv": counts}
    assessment = an_assessment(changes)
    ((layout, _),) = survey_tables(assessment, assessment.report.surveys["people"])
    over, below = ([(str(c.content), c.rows, c.columns) for c in line.cells] for line in layout.head)
    assert over == [("题号", 2, 1), ("题目", 2, 1), ("选项人数", 1, 3), ("有效问卷", 2, 1), ("满意率", 2, 1)]
    assert len(below) == 3
    assert [str(line.cells[0].content) for line in layout.body] == ["9", "10", "平均满意率"]
    last = [(str(cell.content), cell.columns) for cell in layout.body[-1].cells]
    assert last == [("平均满意率", 6), (str(assessment.stated("people.satisfaction")), 1)]
    assert assessment.figures["people.q2.A"].title.endswith("第10题选A的份数")


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ({**ROWS, "numbers": "甲"}, "numbers 应是第一题的编号，如 （一）、（1）、1.、1、、一、、一是、第一，、问题1：、第1题，或从别的数起，如 4.，请改正"),
        ({**ROWS, "words": {"question": "题目", "count": "份数"}, "mean": "平均"}, "mean 只用于 form: rows、words 的最后一栏是 satisfied（满意率）的，请删去"),
    ],
)  # fmt: skip
def test_a_survey_is_numbered_as_reports_number_and_has_its_mean_below_rates(
    printed: dict[str, object], told: str
) -> None:
    assert any(told in line for line in mistakes(a_report, {PRINTED: printed}))


def test_a_caption_stands_above_one_table_of_all_questions() -> None:
    told = "caption、unit 只用于 form: rows、listed，请删去"
    (line,) = mistakes(a_report, {PRINTED: {"form": "down", "caption": "附表2-1 问卷"}})
    assert told in line


@pytest.mark.parametrize(
    ("printed", "told"),
    [({**ROWS, "form": "down", "words": {}}, "sums 只用于 form: rows"), ({**ROWS, "line": "〔份数〕（〔占比〕）"}, "sums 只用于 form: rows")],
)  # fmt: skip
def test_only_a_table_of_one_count_a_cell_can_be_summed_up(printed: dict[str, object], told: str) -> None:
    assert any(told in line for line in mistakes(a_report, {PRINTED: printed}))


def test_grades_that_end_at_limits_have_no_scale_of_beginnings() -> None:
    grades = [{"name": "差", "to": 50}, {"name": "良", "to": 80}, {"name": "优"}]
    assert 'class="scale"' not in str(components({"report/grades": grades}).verdict())


def test_a_column_prints_the_decimals_it_states_and_the_weights_of_the_whole_where_it_says_so() -> None:
    columns = [
        {"title": "一级", "holds": "dimension"},
        {"title": "权重", "holds": "dimension_weight", "decimals": 2, "summed": True},
        {"title": "指标", "holds": "indicator"},
        {"title": "分值", "holds": "weight", "decimals": 1},
        {"title": "得分", "holds": "score"},
    ]
    layout = scores_layout(an_assessment({"indicators/titles": {"columns": columns}}))
    rows = [[str(cell) for cell in row] for row in layout.rows]
    assert [row[1] for row in rows] == ["100.00", "100.00", "100.00"]
    assert [row[3] for row in rows] == ["40.0", "60.0", "100.0"]
    assert [str(cell.content) for cell in layout.body[-1].cells] == ["合计", "100.00", "", "100.0", "80"]


def test_an_indicator_s_own_words_are_called_as_the_columns_of_the_report_are() -> None:
    titles = {"indicator": "指标", "explanation": "评价内容", "standard": "评分办法"}
    columns = [{"title": title, "holds": holds} for holds, title in titles.items()]
    first = "indicators/dimensions/0/groups/0/indicators/0"
    words = {f"{first}/explanation": "制度全不全", f"{first}/standard": "不全不得分"}
    assert "评价内容与评分办法（原文）" in components(
        words | {"indicators/titles": {"columns": columns}}
    ).indicator("A11")
    assert "指标解释与评价标准（原文）" in components(words).indicator("A11")
