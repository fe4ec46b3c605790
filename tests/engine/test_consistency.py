"""Ids that stand twice and references that lead nowhere."""

import pytest

from tests.engine.builders import Changes, a_report, mistakes

INDICATOR = "indicators/dimensions/0/groups/0/indicators"
COMPUTED = "tables/tables/money/computed"


@pytest.mark.parametrize(
    ("changes", "lines"),
    [
        ({f"{INDICATOR}/1/id": "A11"}, ["data/indicators.yml：编号“A11”重复出现，请改成不同的编号"]),
        (
            {"indicators/dimensions/0/groups/0/id": "A"},
            ["data/indicators.yml：编号“A”重复出现，请改成不同的编号"],
        ),
        (
            {"findings/recommendations/0/id": "problem-1"},
            ["data/findings.yml：编号“problem-1”重复出现，请改成不同的编号"],
        ),
        (
            {"findings/problems/0/explains": ["A11", "A112", "X"]},
            [
                "data/findings.yml problem-1 explains：没有编号为“A112”的指标，是否为“A11”？请改正",
                "data/findings.yml problem-1 explains：没有编号为“X”的指标，请改正",
            ],
        ),
        (
            {"findings/problems/0/explains": ["A1"]},  # a group loses marks only through its indicators
            ["data/findings.yml problem-1 explains：没有编号为“A1”的指标，是否为“A12”？请改正"],
        ),
        (
            {"findings/recommendations/0/answers": ["problem-2"]},
            [
                "data/findings.yml recommendation-1 answers：没有编号为“problem-2”的问题，是否为“problem-1”？请改正"
            ],
        ),
        (
            {"checks/checks": [{"id": "x", "title": "甲", "formula": "1 == 1"}] * 3},
            ["data/checks.yml：编号“x”重复出现，请改成不同的编号"],
        ),
        (
            {COMPUTED: [{"row": "totl", "formula": "staff"}, {"row": "total", "formula": "staff"}]},
            [
                "data/tables.yml money computed：没有编号为“totl”的行，是否为“total”？请改正，或在 data/tables/money.csv 中补上"
            ],
        ),
        (
            {
                COMPUTED: [
                    {"row": "total", "column": "spend", "formula": "staff"},
                    {"row": "total", "formula": "staff"},
                ]
            },
            ["data/tables.yml money computed：没有编号为“spend”的列，是否为“spent”？请改正"],
        ),
        (
            {"tables/tables/money/units": {"stuff": "人"}},
            [
                "data/tables.yml money units：没有编号为“stuff”的行，是否为“staff”？请改正，或在 data/tables/money.csv 中补上"
            ],
        ),
        (
            {"tables/tables/money/header": [{"title": "金额", "columns": ["planned", "spend"]}]},
            ["data/tables.yml money header：没有编号为“spend”的列，是否为“spent”？请改正"],
        ),
        (
            {"tables/tables/money/columns/2/id": "planned", "tables/money.csv": "id,item,planned\nx,甲,1\n"},
            [
                "data/tables.yml 第1行 tables › money：columns（各项）中“planned”出现了两次，请改名或删去一个",
            ],
        ),
        (
            {"surveys/surveys/people/questions/0/scale": "contents"},
            [
                "data/surveys.yml people q1：没有名为“contents”的选项组，是否为“content”（data/surveys.yml scales content）？请改正 scale"
            ],
        ),
        (
            {"surveys/people.csv": "question,A,B,C\nq1,8,2,\n"},
            [
                "data/surveys/people.csv q1：填了选项“A、B”的份数，这一题的 scale: content（data/surveys.yml scales content）却是“A、B、C”，请改正其中一处；没有人选的填 0"
            ],
        ),
        (
            {"surveys/people.csv": "question,A,B,C\nq2,8,1,1\n"},
            [
                "data/surveys/people.csv：没有编号为“q2”的问题，是否为“q1”（data/surveys.yml people q1）？请改正"
            ],
        ),
        (
            {"figures/figures/people": {"title": "人", "unit": "人", "value": 1, "source": "甲"}},
            ["data/figures.yml people：编号“people”已是 data/surveys.yml 中的编号，请改成不同的编号"],
        ),
        (
            {"figures/figures/A11": {"title": "人", "unit": "人", "value": 1, "source": "甲"}},
            ["data/figures.yml A11：编号“A11”已是 data/indicators.yml 中的编号，请改成不同的编号"],
        ),
        (
            {"figures/figures/total": {"title": "人", "unit": "人", "value": 1, "source": "甲"}},
            ["data/figures.yml total：编号“total”已是总分的名称，请改成不同的编号"],
        ),
    ],
)
def test_an_inconsistency_is_named(changes: Changes, lines: list[str]) -> None:
    assert mistakes(a_report, changes) == lines


def test_inconsistencies_of_several_files_come_out_at_once() -> None:
    changes = {
        "findings/problems/0/explains": ["B"],
        "surveys/people.csv": "question,A\nq1,10\n",
        COMPUTED: [{"row": "sum", "formula": "staff"}],
    }
    assert mistakes(a_report, changes) == [
        "data/findings.yml problem-1 explains：没有编号为“B”的指标，请改正",
        "data/tables.yml money computed：没有编号为“sum”的行，请改正，或在 data/tables/money.csv 中补上",
        "data/surveys/people.csv q1：填了选项“A”的份数，这一题的 scale: content（data/surveys.yml scales content）却是“A、B、C”，请改正其中一处；没有人选的填 0",
    ]


def test_a_consistent_report_is_loaded() -> None:
    assert [indicator.id for indicator in a_report().framework.indicators] == ["A11", "A12"]
