"""A printed criterion becomes a proposed rule where all of its words are understood, with its score beside the issued one."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from macros.assessment.assess import assess
from macros.gate.marks import marks
from macros.hosts.unhosted import looked_at
from macros.importing.criteria.asking import Ask, Subject
from macros.importing.criteria.evidence import measured
from macros.importing.criteria.facts import asks, filled, options
from macros.importing.criteria.proposal import proposed
from macros.importing.parts.matching import Known
from macros.reading.load import load
from macros.report.rules import Rule
from macros.values.numbers import parse_number
from tests.engine.builders import GOLDEN
from tests.engine.criteria import texts_of
from tests.engine.proposals import imported, short

CASES = texts_of((GOLDEN / "proposals.yml").read_text("utf-8"))
STEPS = "预算调整率小于等于10%的，得满分；大于10%的，每上升1%，扣权重的3%，扣完为止。"
POINTS = "每存在一点不符扣除权重分的50%，扣完为止。"


@pytest.mark.parametrize("case", CASES, ids=[case["standard"][:30] for case in CASES])
def test_a_criterion_is_proposed_as_it_is_meant_or_not_at_all(case: dict[str, Any]) -> None:
    rule = next(
        proposed(case["standard"], Subject(case["name"], parse_number(case["weight"]), case["points"])), None
    )
    assert (None if rule is None else short(rule)) == (None if case["rule"] == "null" else case["rule"])


@pytest.mark.parametrize("case", CASES, ids=[case["standard"][:30] for case in CASES])
def test_a_proposal_is_a_rule_once_its_questions_are_answered(case: dict[str, Any]) -> None:
    rule = next(
        proposed(case["standard"], Subject(case["name"], parse_number(case["weight"]), case["points"])), None
    )
    answers = {ask: "x" if ask.kind in ("value", "times") else options(ask)[0] for ask in asks(rule)}
    if rule is not None:
        TypeAdapter(Rule).validate_python(filled(rule, answers))


def test_six_of_ten_criteria_are_proposed() -> None:
    assert sum(case["rule"] != "null" for case in CASES) >= 0.6 * len(CASES)


@pytest.mark.parametrize("word", ["视情况", "原则上", "除不可抗力外", "（另行规定）"])
@pytest.mark.parametrize("standard", [STEPS, POINTS, "得分=完成率×分值", "优得2分，良得1分，差不得分。"])
def test_a_word_that_is_not_understood_leaves_no_proposal(standard: str, word: str) -> None:
    assert next(proposed(standard, Subject("预算调整率", parse_number("2"), ["甲", "乙"])), None) is not None
    for at in (standard.index("分"), len(standard)):
        said = f"{standard[:at]}，{word}，{standard[at:]}"
        assert next(proposed(said, Subject("预算调整率", parse_number("2"), ["甲", "乙"])), None) is None, (
            said
        )


def test_a_rule_that_gives_the_issued_score_stands_and_waits_for_a_look(tmp_path: Path) -> None:
    text = imported(tmp_path, 2, "甲", STEPS, 1.7, "预算调整率为15.00%。")
    assert (
        "rule: {kind: tally, value: 预算调整率, above: 10%, per: 1%, lose: 3%, counted: pro_rata, of: points}"
        "  # 待核：照评价标准拟的规则，算得1.7分，与原报告相同；每一步照百分点计；"
        "原文是指界线的百分之几的，改为 of: limit；不足一步怎样扣，原文没有写明，照按比例\n"
    ) in text
    assert assess(load(tmp_path / "report/data")).figures["total.score"].value == parse_number("1.7")


@pytest.mark.parametrize("standard", ["完成率×20分", "完成率×20分，最高20分。", "得分＝完成率×20分。"])
def test_a_rate_times_the_weight_needs_no_word_for_the_score(standard: str) -> None:
    rule = next(proposed(standard, Subject("门急诊人次", Fraction(20), [])))
    assert rule == {"kind": "scale", "value": Ask("value", "完成率", "%"), "target": "100%"}


def test_a_rate_times_another_number_than_the_weight_is_not_understood() -> None:
    assert next(proposed("完成率×8分", Subject("门急诊人次", Fraction(20), [])), None) is None


def test_a_rule_that_gives_the_issued_score_when_printed_with_its_decimals_keeps_as_many(
    tmp_path: Path,
) -> None:
    text = imported(tmp_path, 3, "甲", "得分=预算调整率×权重。", 2.67, "预算调整率为88.89%。")
    assert "round_to: 0.01}  # 照评价标准拟的规则，四舍五入到0.01分，算得2.67分，与原报告相同\n" in text
    assert assess(load(tmp_path / "report/data")).figures["total.score"].value == parse_number("2.67")


def test_a_rule_that_gives_another_score_stands_aside_and_says_both(tmp_path: Path) -> None:
    text = imported(tmp_path, 2, "甲", STEPS, 2, "预算调整率为15.00%。")
    assert "# 待核：照评价标准拟的规则，算得1.7分，原报告得2分，不一致；" in text
    assert "# rule: {kind: tally, value: 预算调整率, above: 10%" in text
    assert load(tmp_path / "report/data").framework.indicators[0].rule is None


def test_a_rule_whose_fact_the_report_does_not_state_asks_for_it_and_keeps_nothing_from_being_published(
    tmp_path: Path,
) -> None:
    text = imported(tmp_path, 2, "甲", STEPS, 2, "调整不大，其他比率为15.00%。")
    assert "# 可补：照评价标准拟的规则，缺“预算调整率”；" in text
    assert "# rule: {kind: tally, value: 待填, above: 10%" in text
    listed = [
        mark
        for mark in marks(tmp_path / "report/data", tmp_path / "report/docs")
        if "照评价标准" in mark.words
    ]
    assert listed == []
    place = text[: text.index("# 可补")].count("\n") + 1
    *_, notices = looked_at(tmp_path / "report")
    assert (
        notices[0]
        == f"data/indicators.yml 有1处可补（第{place}行），不补也可以发布：这些指标，网站照印得分，注明“本站没有计分算式，不能复算”"
    )


def test_a_criterion_that_is_not_understood_is_listed_as_a_place_for_a_rule(tmp_path: Path) -> None:
    text = imported(tmp_path, 2, "甲", "由专家酌情评定。", 2, "都好。")
    assert "# 可补：评价标准里的“由专家酌情评定”没有读懂，没有拟规则；怎样写见 guide/criteria.md；" in text
    assert "# rule: {kind: 待填}" in text
    *_, notices = looked_at(tmp_path / "report")
    assert notices[0].startswith("data/indicators.yml 有1处可补")


def test_a_number_below_nothing_is_measured_as_such(tmp_path: Path) -> None:
    text = imported(tmp_path, 2, "甲", STEPS, 2, "预算调整率为-15.00%。")
    assert "rule: {kind: tally, value: 预算调整率" in text
    assert assess(load(tmp_path / "report/data")).figures["预算调整率"].printed == "-15.00%"


@pytest.mark.parametrize(
    ("score", "evidence", "said"),
    [
        (2, "都好。", ["{text: 有计划, met: true}", "{text: 有分工, met: true}"]),
        (0, "都不好。", ["{text: 有计划, met: false}", "{text: 有分工, met: false}"]),
        (1, "计划很好，但没有分工。", ["{text: 有计划, met: true}", "{text: 有分工, met: false}"]),
        (1, "有一点不好。", ["缺哪几个要点符合", "{text: 有计划, met: 待填}"]),
        (1.5, "都好。", ["算得2分或1分或0分，原报告得1.5分，不一致"]),
    ],
)
def test_points_are_met_as_the_score_says_where_it_leaves_one_way_and_else_as_the_words_say(
    score: float, evidence: str, said: list[str], tmp_path: Path
) -> None:
    text = imported(tmp_path, 2, "①有计划；②有分工。", POINTS, score, evidence)
    assert [words for words in said if words not in text] == []


def test_a_proposal_that_stood_aside_is_accepted_by_taking_its_marks_out(tmp_path: Path) -> None:
    imported(tmp_path, 2, "①有计划；②有分工。", POINTS, 1, "有一点不好。")
    file = tmp_path / "report/data/indicators.yml"
    lines = [line for line in file.read_text("utf-8").splitlines() if "# 可补" not in line]
    text = "\n".join(
        line.replace("# ", "", 1) if line.lstrip().startswith("# ") and n else line
        for n, line in enumerate(lines)
    )
    file.write_text(text.replace("met: 待填", "met: false", 1).replace("met: 待填", "met: true"), "utf-8")
    assessment = assess(load(tmp_path / "report/data"))
    assert assessment.figures["total.score"].value == 1
    assert assessment.report.framework.indicators[0].rule is not None


def test_a_fact_may_be_called_by_the_end_of_what_the_indicator_is_called() -> None:
    known = {"合格率": Known("合格率", Fraction(9, 10), "%", "合格率")}
    asked = Ask("value", "公共图书采购验收合格率", "%")
    assert measured(asked, "合格率{合格率}。", known.get) == known["合格率"]
    assert measured(Ask("value", "公共图书采购完成率", "%"), "合格率{合格率}。", known.get) is None
    half = Known("处于", Fraction(9, 10), "%", "执行率某，处于")
    assert measured(Ask("value", "执行率", "%"), "执行率90%，处于{处于}的一档。", {"处于": half}.get) is None
