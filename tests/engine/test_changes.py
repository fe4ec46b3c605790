"""Change one place of the data and whatever depends on it changes, everywhere, and nothing else does.

Changed is the report as it was before anything was issued, for then no printed figure holds it back.
"""

import shutil
from pathlib import Path

import pytest

from tests.engine.changing import (
    BAND,
    CELL,
    COUNTS,
    COUNTS_OF_A_FACT,
    FIGURE,
    FOUND,
    HANDED_OUT,
    JUDGED,
    MET,
    OFFLINE,
    Change,
    differences,
    figures_printed,
    make,
    pages_after,
    unissued_copy,
    words,
)  # fmt: skip
from tests.engine.page_reading import content, plain, read_page
from tests.engine.site_building import PROJECT, build, copy_of


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            [CELL],
            {
                "income-general-final": "278.64 → 280.64",
                "income-total-final": "335.96 → 337.96",
                "income-year-final": "310.64 → 312.64",
            },
            id="a cell moves the totals of its column",
        ),
        pytest.param(
            [MET],
            {
                "b-score": "22 → 23",
                "b-score_rate": "88.00% → 92.00%",
                "b6-score": "1 → 2",
                "b6-score_rate": "50.00% → 100.00%",
                "b61": "1 → 2",
                "b61-deduction": "1 → 0",
                "b61-score_rate": "50.00% → 100.00%",
                "b6_score_in_text": "1 → 2",
                "total-deduction": "14 → 13",
                "total-score": "86 86.00 → 87 87.00",
                "total-score_rate": "86.00% → 87.00%",
            },
            id="a point met moves the scores above it",
        ),
        pytest.param(
            [COUNTS],
            {
                "public-q1-satisfied": "96.15% → 92.31%",
                "public-satisfaction": "91.03% → 90.38%",
                "public_satisfaction": "91.03% → 90.38%",
            },
            id="survey counts move the composite",
        ),
        pytest.param(
            [COUNTS_OF_A_FACT],
            {
                "one_trip_rate": "84.62% → 91.03%",
                "more_trips_rate": "15.38% → 8.97%",
                "c13": "2.5 → 5",
                "c13-deduction": "2.5 → 0",
                "c13-score_rate": "50.00% → 100.00%",
                "c1-score": "15 → 17.5",
                "c1-score_rate": "75.00% → 87.50%",
                "c-score": "31.5 31.50 → 34 34.00",
                "c-score_rate": "78.75% → 85.00%",
                "total-deduction": "14 → 11.5",
                "total-score": "86 86.00 → 88.5 88.50",
                "total-score_rate": "86.00% → 88.50%",
            },
            id="survey counts lift a fact over its threshold",
        ),
        pytest.param(
            [FIGURE],
            {
                "task_completion_rate": "65% → 80%",
                "c22": "6.5 → 8",
                "c22-deduction": "3.5 → 2",
                "c22-score_rate": "65.00% → 80.00%",
                "c2-score": "16.5 16.50 → 18 18.00",
                "c2-score_rate": "82.50% → 90.00%",
                "c-score": "31.5 31.50 → 33 33.00",
                "c-score_rate": "78.75% → 82.50%",
                "total-deduction": "14 → 12.5",
                "total-score": "86 86.00 → 87.5 87.50",
                "total-score_rate": "86.00% → 87.50%",
            },
            id="a stated figure moves the score it is measured for",
        ),
        pytest.param(
            [BAND, FOUND["D31"]],
            {
                "d31": "6 → 5",
                "d31-deduction": " → 1",
                "d31-score_rate": "100.00% → 83.33%",
                "d3-score": "11 → 10",
                "d3-score_rate": "100.00% → 90.91%",
                "d-score": "25 → 24",
                "d-score_rate": "100.00% → 96.00%",
                "total-deduction": "14 → 15",
                "total-score": "86 86.00 → 85 85.00",
                "total-score_rate": "86.00% → 85.00%",
            },
            id="a raised band lowers the score of the same fact",
        ),
        pytest.param(
            [JUDGED],
            {
                "c12": "2.5 → 3",
                "c12-deduction": "2.5 → 2",
                "c12-score_rate": "50.00% → 60.00%",
                "c1-score": "15 → 15.5",
                "c1-score_rate": "75.00% → 77.50%",
                "c-score": "31.5 31.50 → 32 32.00",
                "c-score_rate": "78.75% → 80.00%",
                "total-deduction": "14 → 13.5",
                "total-score": "86 86.00 → 86.5 86.50",
                "total-score_rate": "86.00% → 86.50%",
            },
            id="another judgement",
        ),
        pytest.param([HANDED_OUT], {"public-handed_out": "78 → 80"}, id="a survey handed out to more"),
    ],
)
def test_a_change_shows_wherever_the_figure_is_printed_and_nowhere_else(
    changes: list[Change], expected: dict[str, str]
) -> None:
    changed = differences(figures_printed(pages_after()), figures_printed(pages_after(*changes)))
    assert changed == expected


@pytest.mark.parametrize(
    ("changes", "pages"),
    [
        ([CELL], "budget index indicators/b data/calculations data/errata"),
        (
            [MET],
            "summary conclusion index indicators/index indicators/b problems remedies appendix/scores "
            "data/calculations data/checks data/errata",
        ),
        ([COUNTS], "index indicators/d appendix/surveys data/calculations data/errata"),
        ([HANDED_OUT], "indicators/d appendix/surveys data/calculations data/checks"),
    ],
)
def test_only_the_pages_that_depend_on_a_change_change(changes: list[Change], pages: str) -> None:
    old, new = words(pages_after()), words(pages_after(*changes))
    assert sorted(page for page in new if new[page] != old[page]) == sorted(
        f"{page}.md" for page in pages.split()
    )


def test_a_change_reaches_the_built_pages(tmp_path: Path) -> None:
    project = copy_of(PROJECT, tmp_path)
    shutil.rmtree(project / "data")
    make(unissued_copy(project), OFFLINE, FOUND["C21"])
    result = build(project, tmp_path / "site")
    assert result.code == 0, result.output
    summary = content(read_page(result.site / "summary" / "index.html"))
    assert "总体得分为76.00分,评价等级为“中”" in plain(summary.text())
