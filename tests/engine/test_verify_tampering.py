"""verify.py disagrees with every tampered copy, names the place, and says both numbers."""

from pathlib import Path

import pytest

from tests.engine.export_tampering import Tampering, change, remove, rule, tampered

ONE_PLACE = [
    (change("framework/indicators", "V21", score="1"), "得分 V21 图书完好性：所发布 1，1；复算 4.8，24/5"),
    (change("framework/groups", "V2", score="4"), "得分 V2 藏书品相：所发布 4，4；复算 4.8，24/5"),
    (lambda content: content["result"].update(score="87"), "得分 total 评价总体：所发布 87，87；复算 61.15，12229/200"),
    (lambda content: content["result"].update(grade="优"), "等级 total：所发布 优；复算 中"),
    (change("figures", "thrift_rate", value="-0.06"), "数据 thrift_rate：所发布 -5.00%，-5.00%，-3/50；复算 -5.00%，-5.00%，-1/20"),
    (change("figures", "cocoa_lovers", formula="readers.tea.A / readers.handed_out"), "数据 cocoa_lovers：所发布 70.00%，70.00%，7/10；复算 62.22%，62.22%，28/45"),
    (change("checks", "custom.borrowed", passed=True), "核对 custom.borrowed：所发布 相符，K4，114，110；复算 不符，K4，114，110"),
    (change("checks", "custom.borrowed", left="110"), "核对 custom.borrowed：所发布 不符，K4，110，110；复算 不符，K4，114，110"),
    (change("checks", "custom.borrowed", erratum=None), "核对 custom.borrowed：所发布 不符，无，114，110；复算 不符，K4，114，110"),
    (remove("checks", "weight.V"), "核对 weight.V：所发布 无，无，无，无；复算 相符，无，20，20"),
    (lambda content: content["checks"].append({**content["checks"][0], "id": "weight.A"}), "不应有的 核对、勘误：所发布 weight.A；复算 "),
]  # fmt: skip


@pytest.mark.parametrize(("tampering", "told"), ONE_PLACE)
def test_a_result_tampered_with_is_the_only_disagreement(
    tampering: Tampering, told: str, tmp_path: Path
) -> None:
    assert tampered(tmp_path, tampering) == [told]


def test_a_grade_band_tampered_with_shows_in_every_grade_it_changes(tmp_path: Path) -> None:
    told = tampered(tmp_path, lambda content: content["identity"]["grades"][1].update(at_least="61"))
    assert told[0] == "等级 total：所发布 中；复算 良"
    assert [line.partition("：")[0] for line in told[1:]] == ["另一种理解 L2", "另一种理解 L3"]


UP_TO_THE_TOTAL = {
    "V11": ["得分 V11 上架完成率", "得分 V1 藏书数量", "得分 V 藏书", "得分 total 评价总体"],
    "V12": ["得分 V12 新书比率", "得分 V1 藏书数量", "得分 V 藏书", "得分 total 评价总体"],
    "V21": ["得分 V21 图书完好性", "得分 V2 藏书品相", "得分 V 藏书", "得分 total 评价总体"],
    "W11": ["得分 W11 等候时间", "得分 W1 借阅方便", "得分 W 借阅", "得分 total 评价总体"],
    "W21": ["得分 W21 预算执行率", "得分 W2 金币使用", "得分 W 借阅", "得分 total 评价总体"],
    "X21": ["得分 X21 安静程度", "得分 X2 气氛", "得分 X 管理", "得分 total 评价总体"],
    "Y11": ["得分 Y11 故事会质量", "得分 Y1 故事会举办", "得分 Y 故事会", "得分 total 评价总体"],
}
FACTS = [
    ("V21", lambda content: rule(content, "V21")["entries"][0].update(met=False)),
    ("V11", change("framework/indicators", "V11", weight="3")),
    ("W11", lambda content: rule(content, "W11").update(above="11")),
    ("X21", lambda content: rule(content, "X21").update(score="5")),
    ("Y11", lambda content: rule(content, "Y11")["parts"][1]["rule"]["rows"][1].update({"from": "40"})),
    ("V12", change("figures", "new_books", value="100", printed="100", stated="100")),
    ("W21", change("figures", "money.final.people", value="187", printed="187", stated="187")),
]


@pytest.mark.parametrize(("indicator", "tampering"), FACTS, ids=[indicator for indicator, _ in FACTS])
def test_a_fact_or_a_rule_tampered_with_shows_in_every_score_above_it(
    indicator: str, tampering: Tampering, tmp_path: Path
) -> None:
    places = [line.partition("：")[0] for line in tampered(tmp_path, tampering)]
    assert sorted(p for p in places if p.startswith("得分")) == sorted(UP_TO_THE_TOTAL[indicator])


CHECKS = [
    ("weight.V1", "13，12", change("framework/groups", "V1", weight="13")),
    ("survey.readers.cat", "41", change("figures", "readers.cat.A", value="31", printed="31", stated="31")),
    ("survey.readers.valid", "46", change("figures", "readers.valid", value="46")),
    ("issued.spending.final.basic", "2.35", change("figures", "spending.final.candles", value="1.45")),
    ("finding.V11", "", lambda content: content["problems"][0].update(explains=[{"indicator": "V12"}])),
    ("evidence.books", "", lambda content: content["problems"][0].update(explains=[{"indicator": "Z12"}])),
    (
        "answer.nights",
        "",
        lambda content: content["recommendations"][1].update(answers=[{"problem": "books"}]),
    ),
    ("date.signed", "2031-11-28", lambda content: content["identity"].update(signed="2031-11-28")),
    ("custom.nights-in-year", "366", change("figures", "open_nights", value="366")),
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
    needs_an_erratum = not check.startswith("finding.")  # only noticed
    assert (f"勘误 {check}：所发布 无；复算 有" in told) is needs_an_erratum


@pytest.mark.parametrize(
    ("check", "tampering", "told"),
    [
        ("custom.borrowed", remove("errata", "K4"), "所发布 无；复算 有"),
        ("weight.V", change("errata", "K1", checks=["weight.V"]), "所发布 有；复算 无"),
        ("custom.borrowed", change("figures", "borrowed", value="110"), "所发布 有；复算 无"),
    ],
)
def test_an_erratum_must_answer_what_fails_and_nothing_else(
    check: str, tampering: Tampering, told: str, tmp_path: Path
) -> None:
    assert f"勘误 {check}：{told}" in tampered(tmp_path, tampering)
