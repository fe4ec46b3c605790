"""Change one place of an issued report and nothing is published, with one line for it: what was printed no longer follows."""

from pathlib import Path

import pytest

from macros.publication import prepare
from tests.engine.builders import LIBRARY, documents, make, mistakes, write_documents
from tests.engine.changing import BAND, CELL, COMPLAINTS, FIGURE, MET, Change


def refused(folder: Path, change: Change) -> list[str]:
    """Return the reasons not to publish the library's report, changed."""
    data = write_documents(folder, make(documents(LIBRARY / "data"), dict([change])))
    return mistakes(prepare, data, LIBRARY / "docs")


@pytest.mark.parametrize(
    ("change", "checks"),
    [
        pytest.param(
            CELL,
            ["issued.spending.final.basic"],
            id="a cell against the totals of its row and the other table",
        ),
        pytest.param(
            MET,
            ["issued.V21.score"],
            id="a point against the scores printed above it",
        ),
        pytest.param(
            ("surveys/owls.csv", ("q1,3", "q1,2")),
            ["survey.owls.q1"],
            id="a count against the number of valid returns",
        ),
        pytest.param(
            ("surveys/readers.csv", ("cat,30,6,4", "cat,30,5,5")),
            ["issued.readers_happy"],
            id="counts against the composite that was printed",
        ),
        pytest.param(
            FIGURE,
            ["issued.W11.score"],
            id="a figure against the scores that follow",
        ),
        pytest.param(
            BAND,
            ["data/indicators.yml 第1行 V12 standard"],
            id="a limit of a criterion against the words that print it",
        ),
        pytest.param(
            COMPLAINTS,
            ["issued.Z12.score"],
            id="a new deduction against the scores",
        ),
        pytest.param(
            ("report/signed", "2031-11-28"),
            ["date.signed"],
            id="signed before the year was over",
        ),
    ],
)
def test_a_change_against_what_was_issued_is_refused_with_the_reason_that_has_no_other_behind_it(
    tmp_path: Path, change: Change, checks: list[str]
) -> None:
    named = [line.partition("：")[0].removeprefix("核对不符 ") for line in refused(tmp_path, change)]
    assert named == checks


def test_a_contradiction_mended_but_its_erratum_kept_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, ("figures/figures/borrowed/value", "110")) == [
        "data/errata.yml 第1行 K4 checks：所回答的核对“custom.borrowed”已经相符，请删去此勘误或改正 checks"
    ]


def test_a_score_measured_by_a_rate_without_value_is_refused(tmp_path: Path) -> None:
    nothing = ("plan,预算数,100,200,300\nfinal,决算数,105", "plan,预算数,-,200,200\nfinal,决算数,-")
    assert refused(tmp_path, ("tables/money.csv", nothing)) == [
        "data/indicators.yml 第1行 W21 rule：“故事经费执行率”（story_rate）除以了 0，没有数值，不能据以评分，请改正所用的数据；"
        "确实是 0 的，在 rule 的 when 中写明此时得几分，如 {value: story_rate, undefined: true, then: 0}"
    ]
