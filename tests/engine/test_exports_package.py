"""The data package and the zip: described, checked by the tools of others, the same bytes each time."""

import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package

from tests.engine.export_reading import csv_rows, downloads, publication, table_names

BOTH = pytest.mark.parametrize("report", ["real", "second"])
ZIPS = {"real": "report-2022.zip", "second": "report-2019.zip"}
SURROUNDINGS = [
    "README.txt",
    "SHA256SUMS",
    "datapackage.json",
    "report.json",
    "report.schema.json",
    "verify.py",
]


def described(report: str) -> Any:
    return json.loads((downloads(report) / "datapackage.json").read_text("utf-8"))


def zipped(report: str) -> zipfile.ZipFile:
    return zipfile.ZipFile(
        downloads(report) / f"report-{publication(report).assessment.report.identity.year}.zip"
    )


def validated(folder: Path) -> list[list[Any]]:
    """Return what the frictionless tool objects to: file, row, column, kind."""
    report = Package(str(folder / "datapackage.json")).validate()
    assert report.errors == []
    return [
        [task.place, *found]
        for task in report.tasks
        for found in task.flatten(["rowNumber", "fieldName", "type"])
    ]


def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(downloads("real"), tmp_path / "copy"))


@BOTH
def test_frictionless_finds_nothing_wrong(report: str) -> None:
    assert validated(downloads(report)) == []


def test_the_frictionless_command_says_so_too() -> None:
    command = [sys.executable, "-m", "frictionless", "validate", str(downloads("real") / "datapackage.json")]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stdout
    assert "INVALID" not in run.stdout


@pytest.mark.parametrize(
    ("table", "old", "new", "found"),
    [
        ("income", "322.31", "很多", [2, "年初预算数（万元）", "type-error"]),
        ("scores-a", "58.33%", "158.33%", [5, "得分率", "constraint-error"]),
        ("survey-public", "q1.B,", "q1.A,", [3, None, "primary-key"]),
        ("checks", ",相符,", ",大概,", [2, "结论", "constraint-error"]),
        ("errata", "位置", "地点", [None, "位置", "incorrect-label"]),
        ("targets", "科学", "高明", [None, None, "hash-count"]),
    ],
)
def test_frictionless_finds_what_breaks_the_description(
    table: str, old: str, new: str, found: list[Any], tmp_path: Path
) -> None:
    file = copied(tmp_path) / "tables" / f"{table}.csv"
    file.write_bytes(file.read_bytes().replace(old.encode(), new.encode(), 1))
    assert [f"tables/{table}.csv", *found] in validated(tmp_path / "copy")


def test_the_package_says_what_it_is_in_which_language_and_from_where() -> None:
    package = described("real")
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert (package["name"], package["version"], package["languages"]) == (
        "report-2022",
        "2030-06-01",
        ["zh"],
    )
    assert package["title"] == "2022年度延津县政务服务和大数据管理局部门整体绩效评价报告数据"
    assert package["licenses"] == [
        {"title": "报告文字的权利属于其发布单位；本站程序以 MIT 许可发布", "path": "README.txt"}
    ]
    assert package["sources"][1:] == [
        {"title": "延津县政务大数据局2022年度部门预算、部门决算"},
        {"title": "延津县政务大数据局2022年度部门决算"},
        {"title": "延津县政务大数据局2022年度部门（单位）整体绩效目标申报表"},
    ]


@BOTH
def test_every_csv_file_is_described_column_by_column(report: str) -> None:
    resources = described(report)["resources"]
    assert sorted(resource["name"] for resource in resources) == table_names(report)
    for resource in resources:
        fields = resource["schema"]["fields"]
        assert [field["title"] for field in fields] == csv_rows(report, resource["name"])[0]
        assert resource["schema"]["primaryKey"] == ["编号"]


def test_a_column_says_its_unit_its_type_its_limits_and_which_figures_stand_in_it() -> None:
    fields = {
        (resource["name"], field["name"]): field
        for resource in described("real")["resources"]
        for field in resource["schema"]["fields"]
    }
    assert fields["income", "决算数（万元）"] == {
        "name": "决算数（万元）", "title": "决算数（万元）", "type": "number", "unit": "万元",
        "figure": "income.{}.final", "states": "stated",
    }  # fmt: skip
    assert fields["scores", "得分率"] == {
        "name": "得分率", "title": "得分率", "type": "number", "bareNumber": False, "unit": "%",
        "figure": "{}.score_rate", "states": "stated", "constraints": {"minimum": 0, "maximum": 100},
    }  # fmt: skip
