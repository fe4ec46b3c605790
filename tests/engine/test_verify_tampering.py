"""verify.py disagrees with every tampered copy, names the place, and says both numbers."""

from pathlib import Path

import pytest

from tests.engine.export_tampering import Tampering, change, remove, rule, tampered

ONE_PLACE = [
    (change("framework/indicators", "A21", score="1"), "得分 A21 年度工作计划明确性：所发布 1，1；复算 0.5，1/2"),
    (change("framework/groups", "A2", score="4"), "得分 A2 目标设定：所发布 4，4；复算 3.5，7/2"),
    (lambda content: content["result"].update(score="87"), "得分 total 评价总体：所发布 87，87；复算 86，86"),
    (lambda content: content["result"].update(grade="优"), "等级 total：所发布 优；复算 良"),
    (lambda content: content["identity"]["grades"][0].update(at_least="85"), "等级 total：所发布 良；复算 优"),
    (change("figures", "budget_adjustment_rate", value="-0.05"), "数据 budget_adjustment_rate：所发布 -5.18%，-5.18%，-1/20；复算 -5.18%，-5.18%，-1835/35431"),
    (change("figures", "closing_rate", formula="cases_closed / main_items"), "数据 closing_rate：所发布 98.9%，98.9%，11296/11417；复算 14508.6%，14508.6%，79072/545"),
    (change("checks", "custom.nearby-items", passed=True), "核对 custom.nearby-items：所发布 相符，E68，114，104；复算 不符，E68，114，104"),
    (change("checks", "custom.nearby-items", left="104"), "核对 custom.nearby-items：所发布 不符，E68，104，104；复算 不符，E68，114，104"),
    (change("checks", "custom.nearby-items", erratum=None), "核对 custom.nearby-items：所发布 不符，无，114，104；复算 不符，E68，114，104"),
    (remove("checks", "weight.A"), "核对 weight.A：所发布 无，无，无，无；复算 相符，无，10，10"),
    (lambda content: content["checks"].append({**content["checks"][0], "id": "weight.Z"}), "不应有的 核对、勘误：所发布 weight.Z；复算 "),
]  # fmt: skip


@pytest.mark.parametrize(("tampering", "told"), ONE_PLACE)
def test_a_result_tampered_with_is_the_only_disagreement(
    tampering: Tampering, told: str, tmp_path: Path
) -> None:
    assert tampered(tmp_path, tampering) == [told]


UP_TO_THE_TOTAL = {
    "A11": ["得分 A11 部门职能明确性", "得分 A1 部门职能", "得分 A 部门决策", "得分 total 评价总体"],
    "A21": ["得分 A21 年度工作计划明确性", "得分 A2 目标设定", "得分 A 部门决策", "得分 total 评价总体"],
    "B13": ["得分 B13 结转结余变动情况", "得分 B1 预算执行", "得分 B 部门管理", "得分 total 评价总体"],
    "C12": ["得分 C12 “一网通办”“一网通管”实现情况", "得分 C1 重点工作任务完成情况", "得分 C 部门产出", "得分 total 评价总体"],
    "C13": ["得分 C13 “一件事一次办”集成改革", "得分 C1 重点工作任务完成情况", "得分 C 部门产出", "得分 total 评价总体"],
    "C21": ["得分 C21 政务服务事项网上办理率", "得分 C2 履职目标实现情况", "得分 C 部门产出", "得分 total 评价总体"],
    "C22": ["得分 C22 大数据综合服务监管体系建设实现率", "得分 C2 履职目标实现情况", "得分 C 部门产出", "得分 total 评价总体"],
}  # fmt: skip
FACTS = [
    ("A21", lambda content: rule(content, "A21")["points"][0].update(met=False)),
    ("A11", change("framework/indicators", "A11", weight="3")),
    ("B13", lambda content: rule(content, "B13").update(at_most="-2")),
    ("C12", lambda content: rule(content, "C12").update(score="5")),
    ("C13", lambda content: rule(content, "C13")["parts"][1]["rule"]["bands"][0].update(at_least="0.8")),
    ("C21", change("figures", "contactless_items", value="2000", printed="2000", stated="2000")),
    ("C22", change("figures", "task_completion_rate", value="0.7", printed="70%", stated="70%")),
]


@pytest.mark.parametrize(("indicator", "tampering"), FACTS, ids=[indicator for indicator, _ in FACTS])
def test_a_fact_or_a_rule_tampered_with_shows_in_every_score_above_it(
    indicator: str, tampering: Tampering, tmp_path: Path
) -> None:
    places = [line.partition("：")[0] for line in tampered(tmp_path, tampering)]
    assert sorted(p for p in places if p.startswith("得分")) == sorted(UP_TO_THE_TOTAL[indicator])


CHECKS = [
    ("weight.A1", "5，4", change("framework/groups", "A1", weight="5")),
    ("survey.public.q4", "79", change("figures", "public.q4.A", value="67", printed="67", stated="67")),
    ("survey.staff_survey.valid", "56", change("figures", "staff_survey.valid", value="56")),
    ("issued.income.year.final", "310.65", change("figures", "income.general.final", value="278.65")),
    ("shares.A22", "110.00%", lambda content: rule(content, "A22")["points"][0].update(share="0.6")),
    ("bands.D31", "", lambda content: rule(content, "D31")["bands"][1].update(points="6")),
    ("judged.C12", "7", lambda content: rule(content, "C12").update(score="7")),
    ("finding.A21", "", lambda content: content["problems"][0].update(explains=["A11"])),
    ("evidence.problem-1", "", lambda content: content["problems"][0].update(explains=["A11"])),
    ("answer.problem-1", "", lambda content: content["recommendations"][0].update(answers=["problem-2"])),
    ("name.A11", "", change("framework/indicators", "A11", variants=[{"where": "文中", "name": "职能"}])),
    ("date.signed", "2022-11-28", lambda content: content["identity"].update(signed="2022-11-28")),
    ("custom.staff-within-posts", "31", change("figures", "institution_staff", value="24")),
]


@pytest.mark.parametrize(("check", "side", "tampering"), CHECKS, ids=[check for check, *_ in CHECKS])
def test_a_fact_tampered_with_fails_the_check_that_stands_on_it(
    check: str, side: str, tampering: Tampering, tmp_path: Path
) -> None:
    told = tampered(tmp_path, tampering)
    (line,) = [line for line in told if line.startswith(f"核对 {check}：")]
    assert "所发布 相符" in line
    assert "复算 不符" in line
    assert side in line.partition("复算")[2]
    assert f"勘误 {check}：所发布 无；复算 有" in told


@pytest.mark.parametrize(
    ("check", "tampering", "told"),
    [
        ("custom.nearby-items", remove("errata", "E68"), "所发布 无；复算 有"),
        ("weight.A", change("errata", "E01", checks=["weight.A"]), "所发布 有；复算 无"),
        ("custom.nearby-items", change("figures", "nearby_items", value="104"), "所发布 有；复算 无"),
    ],
)
def test_an_erratum_must_answer_what_fails_and_nothing_else(
    check: str, tampering: Tampering, told: str, tmp_path: Path
) -> None:
    assert f"勘误 {check}：{told}" in tampered(tmp_path, tampering)
