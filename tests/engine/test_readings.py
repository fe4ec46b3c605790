"""Readings: the report scored again under each, with the same code, and under all of them."""

from collections.abc import Mapping
from fractions import Fraction
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from macros.assessment.assess import assess
from macros.assessment.contradictions import contradictions, notices
from macros.assessment.effects import Readings
from macros.assessment.readings import under
from macros.reading.load import load
from macros.report import Report
from macros.report.readings import Setting
from tests.engine.builders import a_report, mistakes, refusal, write_report

TEXT = {
    "title": "题",
    "here": {"where": "一", "quote": "甲"},
    "there": {"where": "二", "quote": "乙"},
    "for_issued": "丙",
    "for_other": "丁",
}


def reading(id_: str, indicator: str, *sets: Mapping[str, object], tariff: str = "printed") -> dict[str, Any]:
    return {"id": id_, "indicator": indicator, "tariff": tariff, "sets": list(sets)} | TEXT


def report(*readings: dict[str, Any], **changes: object) -> Report:
    return a_report({"readings": {"readings": list(readings)}, **changes})


def read(*readings: dict[str, Any]) -> Readings:
    return assess(report(*readings)).readings


COMPLETE = reading("R1", "A11", {"point": "制度完整", "met": True})
NONE = reading("R2", "A11", {"point": "有制度", "met": False})
LOWER = reading("R3", "A12", {"figure": "rate", "value": "94%"})
LOWEST = reading(
    "R4", "A12", {"figure": "rate", "formula": "money.staff.spent / money.total.planned"}, tariff="open"
)


def test_a_report_without_readings_has_none_and_its_ranges_are_the_issued_total() -> None:
    found = read()
    assert found.effects == ()
    assert {
        each.total for each in (found.printed.low, found.printed.high, found.open.low, found.open.high)
    } == {80}


@pytest.mark.parametrize(
    ("other", "change", "grade"),
    [(COMPLETE, 20, "优"), (NONE, -20, "差"), (LOWER, -3, "差"), (LOWEST, -60, "差")],
    ids=["met", "unmet", "value", "formula"],
)
def test_a_reading_is_scored_with_its_own_fact(other: dict[str, Any], change: int, grade: str) -> None:
    (effect,) = read(other).effects
    assert effect.change == change
    assert effect.outcome.grade
    assert effect.outcome.grade.name == grade
    assert effect.changes_grade


def test_a_reading_that_changes_nothing_says_so() -> None:
    (effect,) = read(reading("R1", "A12", {"figure": "rate", "value": "96%"})).effects
    assert effect.change == 0
    assert not effect.changes_grade


def test_effects_come_with_the_largest_first() -> None:
    assert [effect.reading.id for effect in read(LOWER, LOWEST, COMPLETE).effects] == ["R4", "R1", "R3"]


def test_the_open_range_takes_in_what_the_printed_range_leaves_out() -> None:
    found = read(COMPLETE, NONE, LOWER, LOWEST)
    assert [str(each.total) for each in (found.printed.low, found.printed.high)] == ["57", "100"]
    assert [str(each.total) for each in (found.open.low, found.open.high)] == ["0", "100"]


def test_of_readings_of_one_fact_only_the_strongest_is_taken() -> None:
    lower = reading("R5", "A12", {"figure": "rate", "value": "93%"})
    assert read(LOWER, lower).printed.low.total == 74


def test_the_order_of_readings_does_not_matter() -> None:
    found = [read(*order) for order in permutations([COMPLETE, NONE, LOWER])]
    assert all(each == found[0] for each in found)


def test_the_issued_outcome_rests_on_no_reading() -> None:
    assert read(COMPLETE, LOWEST).issued == read().issued
    assert read().issued.scores == {"A11": 20, "A12": 60}


def test_no_reading_defines_anything_otherwise() -> None:
    assert under(assess(report()).figures.definitions, []) == {}


def test_a_judged_score_may_be_read_otherwise() -> None:
    judged = {"kind": "judged", "score": 30, "reason": "酌定"}
    other = reading("R1", "A11", {"score": 10}, tariff="open")
    changed = report(other, **{"indicators/dimensions/0/groups/0/indicators/0/rule": judged})
    (effect,) = assess(changed).readings.effects
    assert effect.outcome.scores["A11"] == Fraction(10)


def test_an_adjustment_may_be_read_otherwise() -> None:
    bonus = {
        "id": "J1",
        "name": "加分",
        "rule": {"kind": "tally", "cap": "5", "text": "获奖", "met": True, "gain": "4"},
    }
    other = reading("R1", "J1", {"point": "获奖", "met": False})
    (effect,) = assess(report(other, **{"indicators/adjustments": [bonus]})).readings.effects
    assert effect.scores == {"J1": Fraction(0)}
    assert effect.change == -4


@pytest.mark.parametrize(("met", "fits"), [("true", True), ("50%", False)])
def test_a_condition_may_be_read_to_hold_but_not_by_halves(met: str, fits: bool) -> None:
    when = [{"text": "停用", "holds": "false", "then": "0"}]
    rule = {"kind": "tally", "text": "有制度", "met": "true", "lose": "100%", "when": when}
    changes = {"indicators/dimensions/0/groups/0/indicators/0/rule": rule}
    changed = reading("R1", "A11", {"point": "停用", "met": met})
    if not fits:
        needed = "文字是 point、写有 met 的要点，或写有 holds 的条件"
        words = f"所说指标的 rule 中没有可以这样改的地方（{needed}），请改正，或先在 rule 中写出"
        assert mistakes(lambda: report(changed, **changes)) == [f"data/readings.yml R1 point：{words}"]
        return
    (effect,) = assess(report(changed, **changes)).readings.effects
    assert (effect.scores, effect.change) == ({"A11": Fraction(0)}, Fraction(-40))


def test_cases_may_be_counted_otherwise() -> None:
    told = {"lost": ("停讲", 2), "short": ("少讲", 6)}
    figures = {
        f"figures/figures/{name}": {"title": title, "unit": "次", "value": value, "source": "甲"}
        for name, (title, value) in told.items()
    }
    times = {"kind": "tally", "times": "lost", "lose": 2}
    other = reading("R1", "A11", {"measures": "short", "instead_of": "lost"})
    changed = report(other, **{"indicators/dimensions/0/groups/0/indicators/0/rule": times, **figures})
    (effect,) = assess(changed).readings.effects
    assert effect.change == -8


NEEDED = {
    "score": "kind: judged",
    "counted": "counted（不足一步怎样计）",
    "of": "of（per 是百分之几时）",
    "measures": "value: 名称 或 times: 名称；写了 instead_of 的，名称就是它",
}


@pytest.mark.parametrize(
    "fact",
    [
        {"score": 1},
        {"counted": "begun"},
        {"of": "limit"},
        {"measures": "rate"},
        {"indicator": "A12", "score": 1},
    ],
)
def test_a_fact_that_no_rule_states_is_refused(fact: dict[str, Any]) -> None:
    (key,) = set(fact) - {"indicator"}
    assert mistakes(report, reading("R1", "A11", fact)) == [
        f"data/readings.yml R1 {key}：所说指标的 rule 中没有可以这样改的地方（{NEEDED[key]}），请改正，或先在 rule 中写出"
    ]


@pytest.mark.parametrize(
    "fact",
    [
        {},
        {"point": "甲"},
        {"figure": "a"},
        {"figure": "a", "value": "1", "formula": "b"},
        {"met": True},
        {"score": 1, "measures": "a"},
    ],
)
def test_a_line_sets_exactly_one_fact(fact: dict[str, Any]) -> None:
    assert "一行改一件事实" in refusal(Setting.model_validate, fact)


@pytest.mark.parametrize(
    ("other", "line"),
    [
        (reading("R1", "A13", {"score": 1}), "R1 indicator：没有编号为“A13”的指标，是否为“A12”？请改正"),
        (reading("R1", "A11", {"point": "制度完整吗", "met": True}), "R1 point：没有编号为“制度完整吗”的评价要点，是否为“制度完整”？请改正"),
        (reading("R1", "A11", {"figure": "rat", "value": 1}), "R1 figure：没有编号为“rat”的数据，是否为“rate”？请改正"),
    ],
)  # fmt: skip
def test_a_reading_names_what_exists(other: dict[str, Any], line: str) -> None:
    assert mistakes(report, other) == [f"data/readings.yml {line}"]


def test_a_formula_over_unknown_names_is_named() -> None:
    other = reading("R1", "A12", {"figure": "rate", "formula": "mony / 2"})
    (line,) = mistakes(assess, report(other))
    assert line.startswith("data/readings.yml R1 sets 第1项：没有名为“mony”的数据")


def test_a_quotation_that_the_issued_text_does_not_hold_is_refused(tmp_path: Path) -> None:
    erratum = {
        "id": "E1",
        "kind": "wording",
        "where": "首页",
        "page": "a.md",
        "issued": "又写看",
        "explanation": "错字",
    }
    changes = {"readings": {"readings": [LOWER]}, "errata": {"errata": [erratum]}}
    data = write_report(tmp_path, changes)
    names = "二〇三〇年度示例局报告\n示例县示例局\n示例县财政局\n示例咨询公司\n"
    (data / "issued.txt").write_text(names + "写着 甲。\n另写着“丙”。\n", "utf-8")
    assert list(map(str, contradictions(assess(load(data))))) == [
        "data/readings.yml R3 there quote：data/issued.txt 中没有“乙”，请照抄原文"
    ]
    (data / "issued.txt").write_text(names + "写着甲，又写着乙。\n", "utf-8")
    assert notices(assess(load(data))) == [
        "data/errata.yml E1 issued：data/issued.txt 中没有“又写看”，请照抄原文"
    ]
    (data / "issued.txt").write_text(names + "写着甲，又写着乙，又写看。\n", "utf-8")
    assert notices(assess(load(data))) == []
    (data / "issued.txt").write_text(names + "写着甲，又写着乙。\n又写\t看\n", "utf-8")
    assert (
        notices(assess(load(data))) == []
    )  # a row may be quoted as it is told: its cells with blanks between
