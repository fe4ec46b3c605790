"""The guide to the self-evaluation form: what it shows can be copied, and is true."""

import re

import pytest
import yaml

from macros.tables.layout import Layout
from macros.tables.score_tables import scores_layout
from macros.tables.target_tables import target_layout
from tests.engine.builders import ROOT, Changes, an_assessment
from tests.engine.criteria import texts_of

GUIDE = (ROOT / "guide" / "self-evaluation.md").read_text("utf-8")
TABLES, FRAMEWORK, OWN, GROUP, CONCLUDED, WATCHED, GOAL, BEFOREHAND = (
    texts_of(block) for block in re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
)
(FUNDS,) = re.findall(r"```csv\n(.*?)```", GUIDE, re.DOTALL)
RULES = re.findall(r"\| `(\{kind: .*?\})` \|", GUIDE)
SCORES = ["7.5", "7.5", "0", "7.5", "9.5", "9", "7", "3"]
"""What the rules give out of 10 for 9 where ``≥12个`` were to be, in the order of the guide."""


def shown(rule: object) -> Changes:
    """Return changes that make the minimal report the one of the guide, with a rule for its indicator."""
    money = {
        "name": "资金",
        "weight": "90",
        "indicators": [{"name": "预算执行率", "weight": "90", "issued": "90"}],
    }
    targets = {
        **GROUP[0],
        "weight": "10",
        "indicators": [{**GROUP[0]["indicators"][0], "weight": "10", "rule": rule}],
    }
    rated = {"title": "执行率", "unit": "%", "formula": "windows / 10"}
    return {
        "indicators/dimensions": [{"id": "A", "name": "甲", "weight": "100", "groups": [money, targets]}],
        "indicators/weight": FRAMEWORK["weight"],
        "indicators/self_evaluation": {**FRAMEWORK["self_evaluation"]},
        "tables/tables/funds": TABLES["tables"]["funds"],
        "tables/funds.csv": FUNDS,
        "figures/figures/rate": rated,
        "findings/problems": None,
        "findings/recommendations": None,
    }


@pytest.mark.parametrize(("rule", "score"), list(zip(RULES, SCORES, strict=True)), ids=RULES)
def test_a_rule_of_the_guide_is_true(rule: str, score: str) -> None:
    assessment = an_assessment(shown(yaml.load(rule, Loader=yaml.BaseLoader)))
    assert assessment.figures["_d1g2i1.score"].printed == score


def test_the_form_of_the_guide_is_laid_out() -> None:
    named = {**shown({"kind": "scale"}), "indicators/self_evaluation/execution": "预算执行率"}
    for changes, points in ((named, ["90", "90"]), (shown({"kind": "scale"}), [])):
        cells = target_layout(an_assessment(changes)).above[4].cells
        assert [str(cell.content) for cell in cells] == [
            "年度资金总额", "50.00", "60.00", "57.00", *points[:1], "95.00%", *points[1:],
        ]  # fmt: skip


def test_the_columns_of_the_guide_are_printed_as_it_says() -> None:
    own = {f"indicators/self_evaluation/{key}": stated for key, stated in OWN.items()}
    changes = {**shown({"kind": "scale"}), **own}
    layout = target_layout(an_assessment(changes))
    assert [[str(cell.content) for cell in line.cells] for line in layout.head] == [
        ["一级指标", "二级指标", "三级指标", "分值", "年度指标值", "全年实际值", "得分", "未完成原因"],
        ["符号", "数", "单位"],
    ]
    printed = [[str(cell.content) for cell in line.cells] for line in layout.body]
    assert printed[-2:] == [["其他需要说明事项", "无"], ["总分", "100", "", "", "", "", "97.5", "优"]]
    assert printed[0][0] == "A甲（100分）"
    assert printed[1][:7] == ["数量指标", "打捞倒影", "10", "≥", "12", "个", "9个"]
    assert printed[2] == ["质量指标", "", "", "", "", "", "", "", ""]


def unscored(stated: dict[str, object]) -> Changes:
    """Return changes that make the minimal report one that gives no scores."""
    keys = ("weight", "titles", "self_evaluation", "conclusion")
    nothing = {
        "report/grades": None,
        "report/grades_source": "",
        "findings/problems": None,
        "findings/recommendations": None,
    }
    return nothing | {f"indicators/{key}": stated.get(key) for key in (*keys, "dimensions")}


def printed(layout: Layout) -> list[list[str]]:
    return [[str(cell.content) for cell in line.cells] for line in (*layout.head, *layout.body)]


def test_the_monitoring_of_the_guide_is_printed_without_scores() -> None:
    form = {"title": "监控表", "columns": WATCHED["columns"]}
    stated = {"self_evaluation": form, "dimensions": [{"name": "产出指标", "groups": GOAL}], **CONCLUDED}
    assessment = an_assessment(unscored(stated))
    assert printed(target_layout(assessment)) == [
        ["一级指标", "二级指标", "三级指标", "年度指标值", "1—7月执行情况", "全年预计完成情况", "偏差原因分析", "完成目标可能性"],
        ["经费保障", "原因说明", "确定能", "有可能"],
        ["产出指标", "数量指标", "打捞倒影", "≥12个", "7个", "12个", "√", "云多。", "", "√"],
    ]  # fmt: skip
    assert [name for name in assessment.figures if "score" in name or "weight" in name] == []


def test_the_appraisal_of_the_guide_is_printed_without_scores() -> None:
    assessment = an_assessment(unscored(BEFOREHAND))
    layout = scores_layout(assessment)
    assert layout.title == "事前绩效评估情况表"
    assert printed(layout) == [
        ["评估内容", "评估要点", "评估意见"],
        ["立项必要性", "政策相关性", "符合观星规划。"],
        ["投入经济性", "成本测算", "望远镜可以借，不必买。"],
    ]
    assert assessment.report.framework.conclusion == "部分支持，建议减去望远镜的部分。"
