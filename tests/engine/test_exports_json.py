"""report.json: the whole assessment, exact, as its published schema says."""

import json
import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from macros.exports import write_exports
from tests.engine.builders import an_assessment
from tests.engine.export_reading import PUBLISHED, REPORTS, downloads, publication

EACH = pytest.mark.parametrize("report", REPORTS)


def document(report: str) -> Any:
    return json.loads((downloads(report) / "report.json").read_text("utf-8"))


def schema() -> Any:
    return json.loads((downloads("library") / "report.schema.json").read_text("utf-8"))


def broken(change: str, value: object) -> list[str]:
    """Return where the schema objects to the library's report with one place changed or taken away."""
    content = document("library")
    *way, last = (int(step) if step.isdigit() else step for step in change.split("/"))
    place = content
    for step in way:
        place = place[step]
    if value is None:
        del place[last]
    else:
        place[last] = value
    return [error.json_path for error in Draft202012Validator(schema()).iter_errors(content)]


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())


def test_the_schema_says_of_every_property_in_chinese_what_it_is() -> None:
    def described(node: Any) -> Iterator[tuple[str, Any]]:
        if isinstance(node, dict):
            properties = node.get("properties")
            yield from properties.items() if isinstance(properties, dict) else ()
        for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
            yield from described(inner)

    said = [(name, found.get("description", "")) for name, found in described(schema())]
    assert len(said) > 50
    assert [name for name, words in said if not re.search("[\u4e00-\u9fff]", words)] == []


@EACH
def test_the_report_is_what_its_schema_says(report: str) -> None:
    assert list(Draft202012Validator(schema()).iter_errors(document(report))) == []


def test_the_smallest_report_is_what_its_schema_says(tmp_path: Path) -> None:
    write_exports(an_assessment(), tmp_path, PUBLISHED)
    content = json.loads((tmp_path / "downloads/report.json").read_text("utf-8"))
    assert list(Draft202012Validator(schema()).iter_errors(content)) == []


@pytest.mark.parametrize(
    ("change", "value", "place"),
    [
        ("figures/0/value", 4, "$.figures[0].value"),
        ("figures/0/value", "4,0", "$.figures[0].value"),
        ("figures/0/size", "4", "$.figures[0]"),
        ("figures/0/title", None, "$.figures[0]"),
        ("checks/0/passed", "是", "$.checks[0].passed"),
        ("published", "2030年", "$.published"),
        ("framework/indicators/0/rule/kind", "guess", "$.framework.indicators[0].rule"),
        ("framework/indicators/2/rule/kind", None, "$.framework.indicators[2].rule"),
        ("framework/groups/0/rule", {}, "$.framework.groups[0].rule"),
        ("framework/groups/0/evidence", "", "$.framework.groups[0]"),
        ("identity/telephone", "0", "$.identity"),
        ("identity/grades/0/at_least", "九十", "$.identity.grades[0].at_least"),
        ("errata/0/kind", "wrong", "$.errata[0].kind"),
        ("surveys/0/questions/0/answers", "", "$.surveys[0].questions[0]"),
    ],
)
def test_the_schema_refuses_what_the_report_never_says(change: str, value: object, place: str) -> None:
    assert broken(change, value) == [place]


def test_every_figure_check_erratum_and_finding_is_in_the_report() -> None:
    assessment, content = publication("library").assessment, document("library")
    report = assessment.report
    assert [figure["id"] for figure in content["figures"]] == list(assessment.figures)
    assert [check["id"] for check in content["checks"]] == [check.id for check in assessment.checks]
    assert [e["id"] for e in content["errata"]] == [erratum.id for erratum in report.errata]
    for kind in ("practices", "problems", "recommendations"):
        assert [item["id"] for item in content[kind]] == [item.id for item in getattr(report.findings, kind)]
    assert content["result"] == {
        "id": "total", "name": "评价总体", "parent": None, "weight": "100", "score": "61.145", "grade": "中"
    }  # fmt: skip


@EACH
def test_values_are_exact_and_what_pages_print_stands_beside_them(report: str) -> None:
    figures = publication(report).assessment.figures
    for figure in document(report)["figures"]:
        original = figures[figure["id"]]
        assert (figure["value"] and Fraction(figure["value"])) == original.value
        assert (figure["printed"], figure["unit"]) == (original.printed, original.unit)
    shares = {figure["id"]: figure["value"] for figure in document("library")["figures"]}
    assert shares["new_book_rate"] == "6/35"
    assert shares["moonlight_million"] == "1021.36"
    assert shares["ghost_rate"] is None


def test_an_indicator_has_its_rule_its_steps_and_its_score() -> None:
    indicator = next(i for i in document("library")["framework"]["indicators"] if i["id"] == "Z12")
    assert indicator["rule"] == {
        "kind": "tally", "value": "complaint_rate", "above": "5%",
        "per": "1%", "of": "points", "lose": "1", "counted": "pro_rata",
    }  # fmt: skip
    (step,) = indicator["steps"]
    assert (step["text"], step["change"], step["figure"]) == (
        "抱怨率2.50%，不高于5%，不扣分。", "0", "complaint_rate"
    )  # fmt: skip
    assert (indicator["parent"], indicator["weight"], indicator["score"]) == ("Z1", "3", "3")
    assert indicator["evidence"] == "来馆120人次，抱怨3次，抱怨率2.50%。"


@EACH
def test_no_text_of_the_report_leaves_a_figure_unfilled(report: str) -> None:
    text = (downloads(report) / "report.json").read_text("utf-8")
    names = publication(report).assessment.figures
    assert [name for name in re.findall(r"\{([\w.]+)(?::\d)?\}", text) if name in names] == []
