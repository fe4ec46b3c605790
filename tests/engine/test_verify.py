"""verify.py of the downloads agrees with what is published, line by line, and needs nothing but Python."""

import ast
import re
import sys
from pathlib import Path

import pytest

from macros.exports import write_exports
from macros.exports.bundle import KIT, PROGRAMS
from tests.engine.builders import an_assessment
from tests.engine.criteria import golden_cases, of_all
from tests.engine.export_reading import PUBLISHED, REPORTS, downloads, publication, rows_of
from tests.engine.export_tampering import copied, verified


@pytest.mark.parametrize("report", REPORTS)
def test_it_agrees_with_what_is_published_in_a_line_for_each_score_the_grade_and_each_check(
    report: str,
) -> None:
    assessment = publication(report).assessment
    framework = assessment.report.framework
    items = ["total", *(i.id for i in (*framework.dimensions, *framework.groups, *framework.indicators))]
    code, lines = verified(downloads(report))
    told = [line.removeprefix("一致　").partition("：")[0].split()[:2] for line in lines[:-1]]
    assert (code, lines[-1]) == (0, "全部一致。")
    assert sorted(place for what, place in told if what in ("得分", "照录")) == sorted(items)
    assert [place for what, place in told if what == "等级"] == ["total"] * bool(assessment.grade)
    unruled = [item.id for item in framework.scored if not item.rule]
    assert [place for what, place in told if what == "照录"] == unruled
    checks = [check.id for check in assessment.checks]
    assert sorted(place for what, place in told if what == "核对") == sorted(checks)


def test_it_says_of_each_score_and_check_what_it_found() -> None:
    _, lines = verified(downloads("library"))
    assert {
        "一致　得分 total 评价总体：61.15",
        "一致　得分 V21 图书完好性：4.8",
        "一致　等级 total：中",
        "一致　核对 weight.total：相符",
        "一致　核对 issued.cats_happy：不符",
    } <= set(lines)


def test_it_agrees_with_the_smallest_report(tmp_path: Path) -> None:
    write_exports(an_assessment(), tmp_path, PUBLISHED)
    assert verified(tmp_path / "downloads")[1][-1] == "全部一致。"


def test_it_agrees_with_a_survey_whose_options_begin_alike(tmp_path: Path) -> None:
    alike = {
        "surveys/scales/content/options": ["很好", "好", "很差"],
        "surveys/scales/content/satisfied": ["A"],
    }
    write_exports(an_assessment(alike), tmp_path, PUBLISHED)
    assert verified(tmp_path / "downloads")[1][-1] == "全部一致。"


def test_it_agrees_with_a_report_of_every_criterion_of_the_golden_files(tmp_path: Path) -> None:
    assessment = an_assessment(of_all(golden_cases()))
    write_exports(assessment, tmp_path, PUBLISHED)
    code, lines = verified(tmp_path / "downloads")
    assert (code, lines[-1]) == (0, "全部一致。")
    told = [line for line in lines if line.startswith("一致　得分 I")]
    assert len(told) == len(golden_cases())


@pytest.mark.parametrize(
    ("veto", "grade"),
    [({"up": "1"}, "优"), ({"up": "9"}, "优"), ({"down": "1"}, "差"), ({"at_most": "差"}, "差"), ({"grade": "优"}, "优")],
)  # fmt: skip
def test_it_agrees_with_a_grade_that_a_veto_moves(veto: dict[str, str], grade: str, tmp_path: Path) -> None:
    changes = {"indicators/vetoes": [{"text": "另有规定", "holds": "true", **veto}]}
    write_exports(an_assessment(changes), tmp_path, PUBLISHED)
    assert f"一致　等级 total：{grade}" in verified(tmp_path / "downloads")[1]


def test_it_tells_how_each_score_came_about() -> None:
    _, lines = verified(downloads("library"))
    assert "一致　计分过程 Z12：抱怨率2.50%，不高于5%，不扣分。" in lines


@pytest.mark.parametrize(
    "value",
    ["=100%", "-5", "@甲"],
)
def test_it_agrees_with_texts_that_csv_files_guard(value: str, tmp_path: Path) -> None:
    table = {
        "title": "表", "source": "甲",
        "columns": [{"id": "a", "title": "甲", "type": "text"}, {"id": "b", "title": "乙", "type": "amount"}],
    }  # fmt: skip
    changes = {"tables/tables/词语": table, "tables/词语.csv": f"id,a,b\nx,{value},-3\n"}
    write_exports(an_assessment(changes), tmp_path, PUBLISHED)
    assert verified(tmp_path / "downloads")[1][-1] == "全部一致。"


def test_it_agrees_with_cells_as_they_were_typed(tmp_path: Path) -> None:
    columns = [
        {"id": id_, "title": id_, "type": "amount", "unit": "%" if id_ == "growth" else ""}
        for id_ in ("before", "after", "growth")
    ]
    table = {
        "title": "表", "source": "甲", "columns": columns,
        "computed": [{"row": r, "column": "growth", "formula": "(after - before) / before"} for r in "abd"],
    }  # fmt: skip
    rows = "a,89.974,12,\nb,-,0,上升100%\nc,,3.10,\nd,0,0,-\n"
    changes = {"tables/tables/years": table, "tables/years.csv": "id,before,after,growth\n" + rows}
    write_exports(an_assessment(changes), tmp_path, PUBLISHED)
    assert verified(tmp_path / "downloads")[1][-1] == "全部一致。"
    assert rows_of((tmp_path / "downloads/tables/years.csv").read_bytes())[1:] == [
        ["a", "89.974", "12", "-86.66%", ""],
        ["b", "-", "0", "上升100%", ""],
        ["c", "", "3.10", "", ""],
        ["d", "0", "0", "-", ""],
    ]


@pytest.mark.parametrize(
    ("issued", "whole", "differing"),
    [("26.67", "86.66", []), ("26.67", "86.68", ["total"]), ("26.6", "86.6", ["A11", "total"])],
)
def test_it_tells_rounding_from_contradiction(
    issued: str, whole: str, differing: list[str], tmp_path: Path
) -> None:
    first = "indicators/dimensions/0/groups/0/indicators/0"
    points = [{"text": str(n), "met": n < 3} for n in range(1, 4)]
    answered = {
        "id": "E1", "kind": "figure", "where": "表", "page": "a.md", "issued": "得分", "explanation": "相加不同",
        "checks": [f"issued.{id_}.score" for id_ in differing],
    }  # fmt: skip
    changes = {
        f"{first}/rule": {"kind": "tally", "lose": "1/3", "entries": points}, f"{first}/issued": issued,
        "indicators/issued": whole, "errata/errata": [answered],
        "tables/money.csv": ("合计,,", "合计,,194.01"), "figures/figures/rate/issued": "97.01%",
    }  # fmt: skip
    write_exports(an_assessment(changes), tmp_path, PUBLISHED)
    assert verified(tmp_path / "downloads")[1][-1] == "全部一致。"


def test_a_score_rounded_by_half_of_its_last_decimal_is_rounded(tmp_path: Path) -> None:
    first = "indicators/dimensions/0/groups/0/indicators/0"
    points = [
        {"text": "甲", "met": False, "lose": "33.3125%"},
        {"text": "乙", "met": True, "lose": "66.6875%"},
    ]
    changes = {
        f"{first}/rule": {"kind": "tally", "entries": points}, f"{first}/issued": "26.68",
        "figures/figures/told": {"title": "正文的得分", "unit": "分", "value": "26.68", "source": "正文"},
        "checks": {"checks": [{"id": "told", "title": "两处得分", "formula": "A11.score == told"}]},
    }  # fmt: skip
    assessment = an_assessment(changes)
    assert [check.passed for check in assessment.checks if check.id == "custom.told"] == [True]
    write_exports(assessment, tmp_path, PUBLISHED)
    assert verified(tmp_path / "downloads")[1][-1] == "全部一致。"


def test_what_differs_by_all_that_the_decimals_admit_is_no_rounding(tmp_path: Path) -> None:
    told = {"title": "支出", "unit": "万元", "source": "正文"}
    answered = {
        "id": "E1", "kind": "figure", "where": "正文", "page": "a.md", "issued": "10.01", "explanation": "两处不同",
        "checks": ["custom.told"],
    }  # fmt: skip
    changes = {
        "figures/figures/here": told | {"value": "10.00"}, "figures/figures/there": told | {"value": "10.01"},
        "checks": {"checks": [{"id": "told", "title": "两处支出", "formula": "here == there"}]},
        "errata/errata": [answered],
    }  # fmt: skip
    assessment = an_assessment(changes)
    assert [check.passed for check in assessment.checks if check.id == "custom.told"] == [False]
    write_exports(assessment, tmp_path, PUBLISHED)
    assert verified(tmp_path / "downloads")[1][-1] == "全部一致。"


def test_what_is_signed_on_the_last_day_evaluated_is_in_order(tmp_path: Path) -> None:
    write_exports(an_assessment({"report/signed": "2030-12-31"}), tmp_path, PUBLISHED)
    code, lines = verified(tmp_path / "downloads")
    assert code == 0
    assert "一致　核对 date.signed：相符" in lines


def test_it_verifies_the_folder_it_is_told(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    for program in PROGRAMS:
        (folder / program).rename(tmp_path / program)
    assert verified(tmp_path, str(folder))[0] == 0
    assert verified(tmp_path) == (
        1,
        [
            "不一致　在 开头 之后无法继续：FileNotFoundError(2, 'No such file or directory')",
            "有 1 处不一致。",
        ],
    )


@pytest.mark.parametrize("program", PROGRAMS)
def test_it_is_short_and_knows_only_the_standard_library(program: str) -> None:
    text = (KIT / program).read_text("utf-8")
    tree = ast.parse(text, feature_version=(3, 8))
    imports = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    origins = [str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert {*imports, *origins} - {"checks", "rules", "scoring"} <= sys.stdlib_module_names
    assert len(text.splitlines()) <= 150


@pytest.mark.parametrize("program", PROGRAMS)
def test_whatever_it_does_says_in_chinese_what_it_does(program: str) -> None:
    tree = ast.parse((KIT / program).read_text("utf-8"))
    named = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Module)]
    assert [node for node in named if not re.match("[\u4e00-\u9fff]", ast.get_docstring(node) or "")] == []
