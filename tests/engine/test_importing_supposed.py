"""Facts that a report does not call as its criterion does are those of its own section under which alone the score follows."""

from pathlib import Path

import pytest

from macros.assessment.assess import assess
from macros.assessment.spelling import normal
from macros.importing.criteria.clauses import unread
from macros.reading.load import load
from macros.values.numbers import parse_number
from tests.engine.proposals import imported

STEPS = "调整率绝对值≤5%，得3分；每超过5个百分点扣1分，不足5个百分点按5个百分点计，扣完为止。"
VISITS = "参观人数达到1,000人次得满分；每少10人次扣1分，扣完为止。"
CASES = "各批次均按时发放，得5分；每有1批次延迟发放扣1分，扣完为止。"


@pytest.mark.parametrize(
    ("weight", "standard", "score", "evidence", "rule"),
    [
        (3, STEPS, 2, "年中追加占年初的8.92%，超出5%的标准，扣1分。", "value: 年中追加占年初"),
        (5, CASES, 3, "全年14批次，其中2批次因故晚到。", "times: 批次因故晚到"),
        (5, CASES, 5, "都按时到了。", "text: 每有1批次延迟发放, holds: false"),
        (3, "每缺1项制度扣1分。", 2, "制定了5项制度，还缺1项。", "times: 还缺"),
        (3, "制度齐备。每有1项未修订扣0.5分。", 2.5, "借阅办法未修订。", "text: 每有1项未修订, holds: true"),
        (3, "目标与任务吻合。存在1处脱节的扣1分。", 2, "与任务脱节。", "text: 存在1处脱节, holds: true"),
        (3, "三类账册均有。每缺1类扣1分。", 2, "缺赔偿账册。", "text: 三类账册均有：每缺1类, holds: true"),
        (5, "未发生火灾得满分，发生1起不得分。", 5, "无。", "text: 火灾：发生1起, holds: false"),
        (3, "新书在15天内上架。每有1册超时扣1分。", 1, "2册晚了。", "times: 册晚了, text: 新书在15天内上架"),
        (4, "得分＝借出册数÷馆藏册数×4分。", 3, "借出率75.00%。", "value: 借出率"),
        (
            3,
            "有章可循、有据可查、有人值守，每有一项不符扣1分。",
            2,
            "冬夜滞后。",
            "text: 每有一项不符, holds: true",
        ),
        (
            3,
            "点灯3月31日前办完得满分，每有一批次延期扣1分。",
            2,
            "末批逾期。",
            "text: 点灯3月31日前办完：每有一批次延期, holds: true",
        ),
        (4, "抽查的8个村整齐，每有1村凌乱扣1分。", 2, "2个村乱不堪言。", "times: 个村乱不堪言"),
        (5, VISITS, 5, "目标1,000人次，全年接待1,200人次。", "value: 全年接待"),
    ],
)
def test_the_only_number_of_the_section_that_gives_the_score_is_supposed_and_marked(
    weight: int, standard: str, score: float, evidence: str, rule: str, tmp_path: Path
) -> None:
    text = imported(tmp_path, weight, "", standard, score, evidence)
    kind = "scale" if "÷" in standard else "tally"
    assert f"rule: {{kind: {kind}, {rule}, " in text
    assert f"# 待核：照评价标准拟的规则，算得{score}分，与原报告相同；“" in text
    assert "照得分认作" in text
    assert assess(load(tmp_path / "report/data")).figures["total.score"].value == parse_number(str(score))


DEMANDS = "按月晒书、按季修书、按年换书，每缺一项扣1分。"
COST = "修书成本不高于30元/册得满分，每超5%扣0.5分，不足5%按5%计。"
TARGET = "年度目标值80%，得分＝实际值÷目标值×4分。"


@pytest.mark.parametrize(
    ("weight", "standard", "score", "evidence", "said"),
    [
        pytest.param(
            3, DEMANDS, 2, "全年没有给旧书换过一次书皮，年底未换书。",
            ["{text: 按月晒书, met: true}", "{text: 按季修书, met: true}", "{text: 按年换书, met: false}"],
            id="the demand that a fault is far more like than any other is the one not met",
        ),
        pytest.param(
            3, DEMANDS, 2, "有两月、一季没有做。", ["holds: true, lose: 1}"],
            id="a fault that is like no demand more than others is one of them",
        ),
        pytest.param(
            3, COST, 2.5, "修书成本为30.60元/册。", ["above: 30, per: 5%, lose: 0.5, counted: begun, of: limit}"],
            id="a cost for each thing is one in yuan",
        ),
        pytest.param(
            4, TARGET, 3.5, "预算调整率为70.00%。", ["target: 80%}"],
            id="what is reached of a target stated before it is a share of that",
        ),
        pytest.param(
            4, TARGET, 3.4, "预算调整率为70.00%。", ["算得3.5分，原报告得3.4分，不一致"],
            id="a share of a target that gives another score stands aside",
        ),
    ],
)  # fmt: skip
def test_what_is_read_of_demands_costs_and_targets(
    weight: int, standard: str, score: float, evidence: str, said: list[str], tmp_path: Path
) -> None:
    text = imported(tmp_path, weight, "", standard, score, evidence)
    assert [words for words in said if words not in text] == []


def test_of_equal_numbers_the_one_that_is_called_most_like_the_fact_is_supposed(tmp_path: Path) -> None:
    said = "三类灯完成率依次为100%、92.50%、85.00%，平均92.50%，得分=92.50%×4=3.70分。"
    text = imported(tmp_path, 4, "", "得分=平均完成率×分值。", 3.7, said)
    assert "“平均完成率”照得分认作“三类灯完成率依次为某%、某%、某%，平均”的92.50%，请对照" in text


@pytest.mark.parametrize(
    ("weight", "standard", "score", "evidence", "lack"),
    [
        (3, STEPS, 3, "一项占年初的2.00%，另一项占3.00%。", "缺“调整率绝对值”；"),
        (3, STEPS, 2, "年中追加占年初的18.92%。", "缺“调整率绝对值”；"),
        (5, CASES, 3, "有的晚到了。", "缺“延迟发放”有几批次（照得分是2批次）；"),
        (5, CASES, 5, "1批次延迟发放，情有可原。", "算得4分，原报告得5分，不一致；"),
    ],
)
def test_where_several_numbers_or_none_give_the_score_nothing_is_supposed(
    weight: int, standard: str, score: int, evidence: str, lack: str, tmp_path: Path
) -> None:
    text = imported(tmp_path, weight, "", standard, score, evidence)
    assert f"照评价标准拟的规则，{lack}" in text
    assert "            # rule: {kind: tally" in text
    assert "认作" not in text


STORIES = "3个故事中，每有1个故事未按计划时间讲完扣1分，扣完为止。"
LAST_RESORT = "预算调整率100%得满分；每低1个百分点扣1分；年度内月亮熄过的，一票否决，本指标计0分。"
LEVELS = "①有计划得1分；②与资金匹配得2分，部分匹配得1分，不匹配不得分。"


@pytest.mark.parametrize(
    ("weight", "standard", "score", "evidence", "said"),
    [
        pytest.param(
            2, STORIES, 1, f"评价标准：{STORIES}风的故事拖到了春天。",
            ["照评价标准拟的规则，缺“故事未按计划时间讲完”有几个（照得分是1个）；"],
            id="the words of the criterion state no fact where the report repeats them",
        ),
        pytest.param(
            5, LAST_RESORT, 3, "预算调整率为98.00%。",
            [
                "与原报告相同；不足一步怎样扣，原文没有写明，照按比例\n",
                "{text: 年度内月亮熄过的，一票否决, holds: false, then: 0}",
            ],
            id="a last resort that did not come to pass is no doubt",
        ),
        pytest.param(
            3, "有计划得2分；有总结得2分。", 3, "都有。",
            ["# 可补：评价标准各句都读懂了，合起来怎样计分没有读懂，没有拟规则；"],
            id="clauses that make no rule together are said to make none",
        ),
        pytest.param(
            3, LEVELS, 2, "有计划，与资金部分匹配。", ["level: 部分匹配", "met: true"],
            id="a level that the section names is the one given",
        ),
        pytest.param(
            4, "没有论证扣2分，未经集体决策扣2分。", 2, "未见论证材料，没有论证。",
            ["{text: 没有论证, holds: true, lose: 2}", "{text: 未经集体决策, holds: false, lose: 2}"],
            id="a fault that the section finds in so many words is the one that there is",
        ),
        pytest.param(
            3, "制度齐备。每有1项未修订扣0.5分。", 2.5, "3项制度中借阅办法未修订。",
            ["缺“未修订”有几项（照得分是1项）；"],
            id="a fault told beside a number is not taken for a single case",
        ),
        pytest.param(
            3, "馆藏达9万册。得分=预算调整率×分值。", 3, "预算调整率为100%。",
            ["# 可补：评价标准里的“9”没有读懂，没有拟规则；"],
            id="a rule that leaves out a number of its criterion is none",
        ),
    ],
)  # fmt: skip
def test_what_a_proposal_says(
    weight: int, standard: str, score: float, evidence: str, said: list[str], tmp_path: Path
) -> None:
    text = imported(tmp_path, weight, "", standard, score, evidence)
    assert [words for words in said if words not in text] == []


@pytest.mark.parametrize(
    ("standard", "words"),
    [
        ("①有计划得1分；②由专家酌情评定；③有总结得1分。", "由专家酌情评定"),
        ("完成得3分；未完成的，视情况扣分。", "未完成的，视情况扣分"),
        ("完成得3分，扣完为止。", ""),
    ],
)
def test_what_is_not_understood_of_a_criterion_is_quoted_as_it_is_printed(standard: str, words: str) -> None:
    assert unread(normal(standard)) == words


@pytest.mark.parametrize(
    ("standard", "score", "evidence", "doubts"),
    [
        ("有计划得1分；有总结得1分。", 2, "都有。", []),
        ("有计划得1分；有总结得1分。", 1, "没有总结。", ["要点是否符合照得分倒推，请对照扣分原因"]),
        ("得分=预算调整率×分值。", 1, "预算调整率为50.00%。", []),
    ],
)
def test_every_proposal_is_marked_and_says_what_was_inferred_unless_all_is_met(
    standard: str, score: int, evidence: str, doubts: list[str], tmp_path: Path
) -> None:
    text = imported(tmp_path, 2, "", standard, score, evidence)
    told = "；".join([f"照评价标准拟的规则，算得{score}分，与原报告相同", *doubts])
    assert f"# {'待核：' * bool(doubts)}{told}\n" in text
    together = f"# 待核：拟的规则算得与印的得分相同的1条：预算调整率 {score}分；"
    assert text.count("# 待核：") == 1
    assert (together in text) is (not doubts)


RATES: list[list[object]] = [
    ["指标", "分值", "得分", "得分率"],
    ["预算调整率", 2, 1, "50.00%"],
    ["合计", 2, 1, "50.00%"],
]


@pytest.mark.parametrize(
    ("evidence", "rule"),
    [
        ("预算调整率得分率为50.00%。", "# 可补：照评价标准拟的规则，缺“预算调整率”；"),
        ("预算调整率50.00%。", "rule: {kind: scale, value: 预算调整率, target: 100%}"),
    ],
)
def test_no_score_is_a_fact_that_it_follows_from_nor_is_a_cell_that_prints_it(
    evidence: str, rule: str, tmp_path: Path
) -> None:
    assert rule in imported(tmp_path, 2, "", "得分=预算调整率×分值。", 1, evidence, RATES)
