"""The grade of a report: by its total, or by another figure such as a place among others."""

import re
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.exports import write_exports
from macros.report.grades import Grade
from tests.engine.builders import Changes, an_assessment, mistakes
from tests.engine.export_reading import PUBLISHED
from tests.engine.export_tampering import verified
from tests.engine.test_render import components


def ranked(place: str) -> Changes:
    """Return changes that grade the minimal report by its place among others."""
    return {
        "report/graded_by": "place",
        "report/grades": [{"name": "优", "to": "30%"}, {"name": "良", "to": "70%"}, {"name": "中"}],
        "figures/figures/place": {"title": "名次占比", "unit": "%", "value": place, "source": "通报"},
    }


@pytest.mark.parametrize(
    ("place", "grade"),
    [("1%", "优"), ("30%", "优"), ("30.01%", "良"), ("70%", "良"), ("70.01%", "中"), ("100%", "中")],
)
def test_a_grade_by_rank_ends_exactly_at_its_limit(place: str, grade: str, tmp_path: Path) -> None:
    assessment = an_assessment(ranked(place))
    assert assessment.grade is not None
    assert assessment.grade.name == grade
    write_exports(assessment, tmp_path, PUBLISHED)
    assert f"一致　等级 total：{grade}" in "\n".join(verified(tmp_path / "downloads")[1])


def test_the_total_may_be_graded_by_its_rate() -> None:
    grades = [{"name": "优", "at_least": "80%"}, {"name": "差"}]
    assessment = an_assessment({"report/graded_by": "total.score_rate", "report/grades": grades})
    assert assessment.grade is not None
    assert assessment.grade.name == "优"


def test_a_veto_lowers_a_grade_by_rank() -> None:
    veto = {"text": "弄虚作假", "holds": True, "at_most": "中"}
    assessment = an_assessment({**ranked("10%"), "indicators/vetoes": [veto]})
    assert assessment.grade is not None
    assert assessment.grade.name == "中"


def test_the_face_says_what_was_graded() -> None:
    html = str(components(ranked("10%")).verdict())
    assert "等级按名次占比 10.00% 评定" in re.sub("<[^>]+>", "", html)
    assert 'class="scale"' not in html


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        (
            {"report/graded_by": "nothing"},
            "data/report.yml graded_by：没有名为“nothing”的数据，请改正名称，或在 data/figures.yml 中登记",
        ),
        (
            {
                "figures/figures/place": {
                    "title": "名次占比",
                    "unit": "%",
                    "formula": "(windows - windows) / (windows - windows)",
                }
            },
            "data/report.yml graded_by：“名次占比”除以了 0，没有数值，不能评等级，请改正",
        ),
        (
            {"figures/figures/place": {"title": "名次", "unit": "名", "value": "3", "source": "通报"}},
            "data/report.yml grades：界线“30%”是百分数，而“名次”以“名”计，是否为 30？请改正",
        ),
        (
            {**ranked("80%"), "report/grades": [{"name": "优", "to": "30%"}, {"name": "良", "to": "70%"}]},
            "data/report.yml grades：最低一档应包括其余情况，请删去它的 to",
        ),
    ],
)
def test_what_cannot_be_graded_is_told(changes: Changes, line: str) -> None:
    assert mistakes(an_assessment, {**ranked("10%"), **changes})[0] == line


@given(st.sets(st.integers(1, 99), min_size=1, max_size=4), st.integers(0, 100), st.integers(0, 100))
def test_a_better_place_never_has_a_worse_grade(ends: set[int], one: int, other: int) -> None:
    grades = [Grade.model_validate({"name": str(end), "to": f"{end}%"}) for end in sorted(ends)]
    better, worse = (
        sum(grade.admits(Fraction(place, 100)) for grade in grades) for place in sorted([one, other])
    )
    assert better >= worse
