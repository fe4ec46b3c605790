"""What follows from a report: grade, errata matched to checks, reasons not to publish."""

from fractions import Fraction
from pathlib import Path

import pytest

from macros.assessment.assess import Assessment, assess
from macros.assessment.contradictions import contradictions
from macros.reading.load import load
from tests.engine.builders import Changes, an_assessment, mistakes, write_documents
from tests.engine.changing import unissued

FIRST = "indicators/dimensions/0/groups/0/indicators/0"
FORGOTTEN = {f"{FIRST}/variants": [{"where": "表5-1", "name": "制度建设"}]}


def erratum(*checks: str) -> dict[str, object]:
    return {
        "id": "E01", "kind": "name", "where": "表5-1", "page": "index.md", "issued": "制度建设",
        "explanation": "名称不一", "checks": list(checks),
    }  # fmt: skip


def objections(changes: Changes) -> list[str]:
    return list(map(str, contradictions(an_assessment(changes))))


def test_issued_scores_are_never_an_input(tmp_path: Path, library: Assessment) -> None:
    blind = assess(load(write_documents(tmp_path, unissued())))
    definitions = [blind.figures[name].definition for name in blind.figures]
    assert all(definition.issued is None for definition in definitions)
    scores = [name for name in blind.figures if name.endswith(".score")]
    assert len(scores) == 1 + 5 + 8 + 13
    assert [blind.figures[name].value for name in scores] == [library.figures[name].value for name in scores]
    assert blind.total == library.total


@pytest.mark.parametrize(
    ("total", "grade"),
    [("100", "优"), ("90", "优"), ("89.9999", "良"), ("80", "良"), ("79.9999", "中"), ("60", "中"), ("59.9999", "差"), ("0", "差")],
)  # fmt: skip
def test_a_grade_begins_exactly_at_its_limit(total: str, grade: str) -> None:
    limits = [("优", 90), ("良", 80), ("中", 60), ("差", 0)]
    changes = {
        "report/grades": [{"name": name, "at_least": limit} for name, limit in limits],
        f"{FIRST}/weight": 100,
        f"{FIRST}/rule": {"kind": "judged", "score": total, "reason": "甲"},
        f"{FIRST.removesuffix('0')}1/weight": 0,
    }
    assessment = an_assessment(changes)
    assert assessment.total == Fraction(total)
    assert assessment.grade is not None
    assert assessment.grade.name == grade


def test_a_score_below_every_grade_is_impossible() -> None:
    assert mistakes(an_assessment, {"report/grades": [{"name": "优", "at_least": "0.01"}]}) == [
        "data/report.yml grades：最低一档“优”应从 0 分起，否则低分没有等级"
    ]


def test_a_failed_check_without_erratum_forbids_publishing_and_says_what_to_do() -> None:
    assert objections(FORGOTTEN) == [
        "核对不符 name.A11：A11在全文中名称一致，制度 = 表5-1：制度建设 不成立；"
        "请改正 data/indicators.yml A11，或在 data/errata.yml 登记勘误（checks: [name.A11]）"
    ]


def test_a_failed_check_says_by_how_much() -> None:
    assert objections({"indicators/weight": 99}) == [
        "核对不符 weight.total：评价总体的权重分 = 所含指标权重分之和，99 = 100 不成立，相差 -1；"
        "请改正 data/indicators.yml total weight（有关的还有 data/indicators.yml A weight），或在 data/errata.yml 登记勘误（checks: [weight.total]）"
    ]


def test_a_failed_check_answered_by_an_erratum_is_no_objection() -> None:
    assert objections({**FORGOTTEN, "errata/errata": [erratum("name.A11")]}) == []


def test_a_failed_notice_is_no_objection() -> None:
    written = {"id": "x", "title": "甲", "formula": "windows == 8", "severity": "notice"}
    assert objections({"checks/checks": [written]}) == []


def test_an_erratum_whose_check_passes_again_is_stale() -> None:
    assert objections({"errata/errata": [erratum("weight.A")]}) == [
        "data/errata.yml E01 checks：所回答的核对“weight.A”已经相符，请删去此勘误或改正 checks"
    ]


def test_an_erratum_may_explain_a_difference_of_rounding() -> None:
    changes = {"figures/figures/rate/issued": "97.01%", "errata/errata": [erratum("issued.rate")]}
    assert objections(changes) == []


def test_an_erratum_that_answers_no_check_at_all_is_named() -> None:
    assert objections({**FORGOTTEN, "errata/errata": [erratum("name.A11", "name.A13")]}) == [
        "data/errata.yml E01 checks：所回答的核对“name.A13”不存在，请删去此勘误或改正 checks"
    ]


def test_an_erratum_may_answer_nothing_but_a_reader() -> None:
    assert objections({"errata/errata": [erratum()]}) == []


def test_all_objections_come_out_at_once() -> None:
    changes = {**FORGOTTEN, "indicators/weight": 99, "errata/errata": [erratum("weight.A")]}
    assert [line.partition("：")[0] for line in objections(changes)] == [
        "核对不符 weight.total",
        "核对不符 name.A11",
        "data/errata.yml E01 checks",
    ]


def test_a_figure_is_marked_by_the_erratum_that_answers_its_issued_value(library: Assessment) -> None:
    marked = library.erratum_of("cats_happy")
    assert marked is not None
    assert marked.issued == "综合满意度74.70%"
    assert library.erratum_of("readers_happy") is None


def test_what_cannot_be_worked_out_is_told_at_once() -> None:
    changes = {
        "figures/figures/rate/formula": "1 /",
        "figures/figures/more": {"title": "甲", "unit": "个", "formula": "window"},
    }
    assert mistakes(an_assessment, changes) == [
        "data/figures.yml rate：公式“1 /”写法有误，请检查括号和运算符",
        "data/figures.yml more：没有名为“window”的数据，是否为“windows”？请改正名称，或在 data/figures.yml 中登记",
    ]
