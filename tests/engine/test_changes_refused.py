"""Change one place of the issued report and nothing is published: what was printed no longer follows."""

import re
from pathlib import Path

import pytest

from macros.publication import prepare
from tests.engine.builders import copy_of_real, mistakes
from tests.engine.changing import BAND, CELL, FIGURE, MET, Change, make
from tests.engine.site_building import PROJECT

PLACE = re.compile("请改正 data/[^，]+，")
"""Where to mend what a check compares; test_assessment says it in full."""


def not_equal(check: str, title: str, sides: str, gap: str = "") -> str:
    """Return the message for a failed check that no erratum answers."""
    difference = f"，相差 {gap}" if gap else ""
    return (
        f"核对不符 {check}：{title}，{sides} 不成立{difference}；"
        f"请改正 …，或在 data/errata.yml 登记勘误（checks: [{check}]）"
    )


def not_issued(name: str, title: str, issued: str, computed: str, gap: str) -> str:
    """Return the message for a figure that no longer is what was printed."""
    return not_equal(f"issued.{name}", f"{title}：原报告 = 计算结果", f"{issued} = {computed}", gap)


def stale(erratum: str, check: str) -> str:
    """Return the message for an erratum whose check holds again."""
    return f"data/errata.yml · {erratum}：所回答的核对“{check}”已经相符，请删去此勘误或改正 checks"


@pytest.mark.parametrize(
    ("change", "messages"),
    [
        pytest.param(
            CELL,
            [
                not_issued("income.year.final", "表2-1 本年收入合计·决算数", "310.64", "312.64", "-2.00"),
                not_issued("income.total.final", "表2-1 总计·决算数", "335.96", "337.96", "-2.00"),
                not_equal(
                    "custom.income-expenditure-final", "决算：收入总计 = 支出总计 + 年末结转（表2-1与表2-2）",
                    "337.96 = 335.96", "2.00",
                ),
                not_equal(
                    "custom.carryover-flow", "年末结转结余 = 收入总计 − 本年支出（表2-1与表2-2）",
                    "0.00 = 2.00", "-2.00",
                ),
            ],
            id="a cell against the totals and the other table",
        ),
        pytest.param(
            MET,
            [
                not_issued("total.score", "评价总体得分", "86", "87", "-1"),
                not_issued("B.score", "B部门管理得分", "22", "23", "-1"),
                not_issued("B6.score", "B6采购管理得分", "1", "2", "-1"),
                not_issued("B61.score", "B61政府采购规范性得分", "1", "2", "-1"),
                stale("E39", "issued.b6_score_in_text"),
            ],
            id="a point against the scores printed above it",
        ),
        pytest.param(
            ("surveys/public.csv", "q1,57,18,3", "q1,57,17,3"),
            [
                not_equal(
                    "survey.public.q1", "企业和办事群众满意度调查第1题：各选项份数之和 = 有效问卷", "77 = 78", "-1"
                )
            ],
            id="a count against the number of valid returns",
        ),
        pytest.param(
            ("surveys/staff_survey.csv", "q1,49,5,1", "q1,47,5,3"),
            [not_issued("staff_satisfaction", "工作人员综合满意度", "97.88%", "97.27%", "0.61%")],
            id="counts against the composite that was printed",
        ),
        pytest.param(
            FIGURE,
            [
                not_issued("total.score", "评价总体得分", "86", "87.5", "-1.5"),
                not_issued("C.score", "C部门产出得分", "31.5", "33", "-1.5"),
                not_issued("C2.score", "C2履职目标实现情况得分", "16.5", "18", "-1.5"),
                not_issued("C22.score", "C22大数据综合服务监管体系建设实现率得分", "6.5", "8", "-1.5"),
            ],
            id="a figure against the scores that follow",
        ),
        pytest.param(
            BAND,
            [
                not_issued("total.score", "评价总体得分", "86", "85", "1"),
                not_issued("D.score", "D部门效益得分", "25", "24", "1"),
                not_issued("D3.score", "D3满意度得分", "11", "10", "1"),
                not_issued("D31.score", "D31群众满意度得分", "6", "5", "1"),
                not_equal("finding.D31", "D31群众满意度的扣分有对应的问题", "扣1分 → 无"),
            ],
            id="a band against the scores and the missing problem",
        ),
        pytest.param(
            ("figures.yml", "value: 79072", "value: 89072"),
            [not_equal("custom.closed-within-received", "办结数不超过受理数", "89072 ≤ 79919", "9153")],
            id="more closed than received",
        ),
        pytest.param(
            ("findings.yml", 'explains: ["A21"]', 'explains: ["A22"]'),
            [
                not_equal("finding.A21", "A21年度工作计划明确性的扣分有对应的问题", "扣1.5分 → 无"),
                not_equal("evidence.problem-1", "问题“年度工作计划编制有待进一步细化”有扣分为据", "A22 → 无"),
            ],
            id="a problem tied to the wrong indicator",
        ),
        pytest.param(
            ("report.yml", "signed: 2023-11-28", "signed: 2022-11-28"),
            [not_equal("date.signed", "报告落款在评价时段之后", "2022-12-31 ≤ 2022-11-28", "33天")],
            id="signed before the year was over",
        ),
        pytest.param(
            ("figures.yml", "value: 1021.36", "value: 25.32"),
            [stale("E30", "custom.opening-carryover")],
            id="a contradiction mended but its erratum kept",
        ),
        pytest.param(
            ("figures.yml", "value: 1021.36", "value: 0"),
            [
                "data/indicators.yml · B13：“结转结余变动率”（carryover_change_rate）是 0÷0，"
                "没有数值，不能据以评分"
            ],
            id="a rate without a value",
        ),
    ],
)  # fmt: skip
def test_a_change_against_what_was_issued_is_refused_with_every_reason(
    tmp_path: Path, change: Change, messages: list[str]
) -> None:
    data = copy_of_real(tmp_path)
    make(data, change)
    found = [PLACE.sub("请改正 …，", line) for line in mistakes(prepare, data, PROJECT / "docs")]
    assert found == messages
