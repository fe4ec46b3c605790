"""Change one place of the data and whatever depends on it changes, everywhere, and nothing else does.

Changed is the report as it was before anything was issued, for then no printed figure holds it back.
"""

import shutil
from pathlib import Path

import pytest

from tests.engine.builders import make, write_documents
from tests.engine.changing import (
    BAND,
    BAND_WORDS,
    CELL,
    COUNTS,
    FIGURE,
    HANDED_OUT,
    JUDGED,
    LATE,
    MET,
    Change,
    differences,
    figures_printed,
    pages_after,
    unissued,
    words,
)  # fmt: skip
from tests.engine.site_building import build, copy_of_library
from tests.reading.pages import content, plain, read_page


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            [CELL],
            {
                "spending-final-candles": "1.35 → 1.45",
                "spending-final-basic": "2.25 → 2.35",
                "spending-final-year": "4.60 → 4.70",
                "spending-final-sum": "4.60 → 4.70",
                "spending-rate-candles": "90.00% → 96.67%",
                "spending-rate-basic": "93.75% → 97.92%",
                "spending-rate-year": "96.84% → 98.95%",
                "spending-rate-sum": "96.84% → 98.95%",
                "spent_coins": "46000 → 47000",
            },
            id="a cell moves its row, the row that divides it and the figure that quotes the sum",
        ),
        pytest.param(
            [MET],
            {
                "v21": "4.8 → 7.2",
                "v21-deduction": "3.2 → 0.8",
                "v21-score_rate": "60.00% → 90.00%",
                "v2-score": "4.8 → 7.2",
                "v2-score_rate": "60.00% → 90.00%",
                "v-score": "13.2 → 15.6",
                "v-score_rate": "66.00% → 78.00%",
                "total-deduction": "38.86 → 36.46",
                "total-score": "61.15 → 63.55",
                "total-score_rate": "61.15% → 63.55%",
            },
            id="a point met moves the scores above it",
        ),
        pytest.param(
            [COUNTS],
            {
                "readers-cat-a": "30 → 28",
                "readers-cat-a_share": "75.00% → 70.00%",
                "readers-cat-c": "4 → 6",
                "readers-cat-c_share": "10.00% → 15.00%",
                "readers-cat-satisfied": "90.00% → 85.00%",
                "readers-satisfaction": "85.00% → 82.50%",
                "readers_happy": "85.00% → 82.50%",
                "z11": "7.65 → 7.43",
                "z11-deduction": "1.35 → 1.58",
                "z11-score_rate": "85.00% → 82.50%",
                "z1-score": "10.65 → 10.43",
                "z1-score_rate": "88.75% → 86.88%",
                "z-score": "10.65 → 10.43",
                "z-score_rate": "88.75% → 86.88%",
                "total-deduction": "38.86 → 39.08",
                "total-score": "61.15 → 60.92",
                "total-score_rate": "61.15% → 60.92%",
            },
            id="survey counts move the composite and the score measured by it",
        ),
        pytest.param(
            [BAND, BAND_WORDS],
            {
                "v12": "3.5 → 1",
                "v12-deduction": "1.5 → 4",
                "v12-score_rate": "70.00% → 20.00%",
                "v1-score": "8.4 → 5.9",
                "v1-score_rate": "70.00% → 49.17%",
                "v1_score_in_text": "8.4 → 5.9",
                "v-score": "13.2 → 10.7",
                "v-score_rate": "66.00% → 53.50%",
                "total-deduction": "38.86 → 41.36",
                "total-score": "61.15 → 58.65",
                "total-score_rate": "61.15% → 58.65%",
            },
            id="a raised limit lowers the score of the same fact",
        ),
        pytest.param(
            [JUDGED],
            {
                "x21": "8.75 → 9",
                "x21-deduction": "1.25 → 1",
                "x21-score_rate": "87.50% → 90.00%",
                "x2-score": "8.75 → 9",
                "x2-score_rate": "87.50% → 90.00%",
                "x-score": "9.75 → 10",
                "x-score_rate": "48.75% → 50.00%",
                "total-deduction": "38.86 → 38.61",
                "total-score": "61.15 → 61.4 61.40",
                "total-score_rate": "61.15% → 61.40%",
            },
            id="another judgement",
        ),
        pytest.param([HANDED_OUT], {"readers-handed_out": "45 → 48"}, id="a survey handed out to more"),
    ],
)
def test_a_change_shows_wherever_the_figure_is_printed_and_nowhere_else(
    changes: list[Change], expected: dict[str, str]
) -> None:
    changed = differences(figures_printed(pages_after()), figures_printed(pages_after(*changes)))
    assert changed == expected


def test_a_stated_figure_moves_the_score_it_is_measured_for() -> None:
    changed = differences(figures_printed(pages_after()), figures_printed(pages_after(FIGURE)))
    assert changed.pop("waiting_minutes").startswith("16.5 ")  # beside it the step in words
    assert changed == {
        "w11": "6.63 → 8.5",
        "w11-deduction": "3.38 → 1.5",
        "w11-score_rate": "66.25% → 85.00%",
        "w1-score": "13.03 → 14.9",
        "w1-score_rate": "72.36% → 82.78%",
        "w-score": "17.35 → 19.22",
        "w-score_rate": "57.82% → 64.07%",
        "total-deduction": "38.86 → 36.98",
        "total-score": "61.15 → 63.02",
        "total-score_rate": "61.15% → 63.02%",
    }


@pytest.mark.parametrize(
    ("changes", "pages"),
    [
        ([CELL], "money ledger/calculations"),
        (
            [MET],
            "index conclusion marks/index marks/v troubles remedies appendix/scores "
            "ledger/calculations ledger/checks ledger/errata",
        ),
        ([HANDED_OUT], "marks/z appendix/surveys ledger/calculations ledger/checks"),
    ],
)
def test_only_the_pages_that_depend_on_a_change_change(changes: list[Change], pages: str) -> None:
    old, new = words(pages_after()), words(pages_after(*changes))
    assert sorted(page for page in new if new[page] != old[page]) == sorted(
        f"{page}.md" for page in pages.split()
    )


def test_a_change_reaches_the_built_pages(tmp_path: Path) -> None:
    project = copy_of_library(tmp_path)
    shutil.rmtree(project / "data")
    write_documents(project / "data", make(unissued(), dict([LATE])))
    result = build(project, tmp_path / "site")
    assert result.code == 0, result.output
    conclusion = content(read_page(result.site / "conclusion" / "index.html"))
    assert "得58.52分,评价等级为“差”" in plain(conclusion.text())
