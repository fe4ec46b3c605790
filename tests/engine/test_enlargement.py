"""The enlarged report of the benchmark: more of everything, and still a report that may be published."""

from pathlib import Path

from macros.publication import prepare
from scripts.enlargement import enlarge
from tests.engine.builders import LIBRARY


def test_three_times_as_many_items_publish_with_the_same_total(tmp_path: Path) -> None:
    one = prepare(LIBRARY / "data", LIBRARY / "docs").assessment
    folder = enlarge(LIBRARY, tmp_path, 3)
    three = prepare(folder / "data", folder / "docs").assessment
    assert three.total == one.total
    assert len(three.report.framework.indicators) == 3 * len(one.report.framework.indicators)
    assert three.report.framework.indicators[1].id == one.report.framework.indicators[0].id + "x2"
    assert three.report.framework.indicators[1].marks == one.report.framework.indicators[0].marks / 3
    for name, survey in one.report.surveys.items():
        assert len(three.report.surveys[name].counts) == 3 * len(survey.counts)
        assert len(three.report.surveys[name].spec.questions) == 3 * len(survey.spec.questions)


def test_once_as_many_items_is_the_same_report(tmp_path: Path) -> None:
    one = prepare(LIBRARY / "data", LIBRARY / "docs").assessment
    folder = enlarge(LIBRARY, tmp_path, 1)
    same = prepare(folder / "data", folder / "docs").assessment
    assert [(check.id, check.passed) for check in same.checks if not check.id.startswith("issued.")] == [
        (check.id, check.passed) for check in one.checks if not check.id.startswith("issued.")
    ]
    for indicator in one.report.framework.indicators:
        name = f"{indicator.id}.score"
        assert same.figures[name].steps == one.figures[name].steps
