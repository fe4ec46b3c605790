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

from tests.engine.export_reading import REPORTS, csv_rows, downloads, publication, table_names

EACH = pytest.mark.parametrize("report", REPORTS)


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
    return Path(shutil.copytree(downloads("library"), tmp_path / "copy"))


@EACH
def test_frictionless_finds_nothing_wrong(report: str) -> None:
    assert validated(downloads(report)) == []


def test_the_frictionless_command_says_so_too() -> None:
    command = [
        sys.executable,
        "-m",
        "frictionless",
        "validate",
        str(downloads("library") / "datapackage.json"),
    ]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stdout
    assert "INVALID" not in run.stdout


@pytest.mark.parametrize(
    ("table", "old", "new", "found"),
    [
        ("spending", "1.20", "很多", [2, "烛火支出·蜡烛（万元）", "type-error"]),
        ("scores-v", "60.00%", "160.00%", [5, "得分率", "constraint-error"]),
        ("survey-cats", "q1.B,", "q1.A,", [3, None, "primary-key"]),
        ("checks", ",相符,", ",大概,", [2, "结论", "constraint-error"]),
        ("errata", "位置", "地点", [None, "位置", "incorrect-label"]),
        ("wishes", "梦见大海", "梦见小溪", [None, None, "hash-count"]),
    ],
)
def test_frictionless_finds_what_breaks_the_description(
    table: str, old: str, new: str, found: list[Any], tmp_path: Path
) -> None:
    file = copied(tmp_path) / "tables" / f"{table}.csv"
    file.write_bytes(file.read_bytes().replace(old.encode(), new.encode(), 1))
    assert [f"tables/{table}.csv", *found] in validated(tmp_path / "copy")


def test_the_package_says_what_it_is_in_which_language_and_from_where() -> None:
    package = described("library")
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert (package["name"], package["version"], package["languages"]) == (
        "report-2031",
        "2030-06-01",
        ["zh"],
    )
    assert package["title"] == "2031年度云上县童话图书馆绩效评价报告数据"
    assert package["licenses"] == [
        {"title": "童话可以随便讲，讲时请说是哪一册", "path": "https://example.org/stories/licence"}
    ]
    assert package["sources"][1:] == [
        {"title": "图书馆猫的清点"},
        {"title": "掌柜的账本"},
        {"title": "换算成人间的钱之后的账本"},
        {"title": "年初放进许愿瓶的纸条"},
    ]


@EACH
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
        for resource in described("library")["resources"]
        for field in resource["schema"]["fields"]
    }
    assert fields["money", "故事经费（金币）"] == {
        "name": "故事经费（金币）", "title": "故事经费（金币）", "type": "number", "unit": "金币",
        "figure": "money.{}.stories", "states": "stated",
    }  # fmt: skip
    assert fields["scores", "得分率"] == {
        "name": "得分率", "title": "得分率", "type": "number", "bareNumber": False, "unit": "%",
        "figure": "{}.score_rate", "states": "stated", "constraints": {"minimum": 0, "maximum": 100},
    }  # fmt: skip
