"""What check.py says: what must be done, file by file and in order, then what may be looked at."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from macros.hosts.unhosted import Task, tasks, told
from macros.values.mistakes import NOWHERE, Mistake, Where, listed
from scripts import check
from tests.engine.builders import ROOT, replace_once
from tests.engine.site_building import copy_of_library


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the library's report."""
    return copy_of_library(tmp_path)


def test_what_is_to_be_done_comes_in_order_data_menu_pages() -> None:
    page, weights = Where("docs/b.md"), Where("data/indicators.yml")
    failed = "核对不符 weight.A：1 = 2 不成立；请改正 ", weights, "，或登记勘误"
    sheet, menu = Where("data/tables/a.csv", ("B 列",), 3), Where("mkdocs.yml") / "nav"
    assert tasks(
        [
            Mistake(page.at(12), "甲", also=listed([page.at(14)], page.file)),
            Mistake(menu, "没有列出 docs/c.md，请加上"),
            Mistake(NOWHERE, "环境变量 SITE_URL：乙"),
            Mistake(weights, failed, whole=True),
            Mistake(Where("data/errata.yml").at(1), "戊"),
            Mistake(sheet, "“四”不是数字"),
            Mistake(page.at(2), "丁"),
        ]
    ) == [
        Task(
            "data/indicators.yml",
            0,
            "核对不符 weight.A：1 = 2 不成立；请改正 data/indicators.yml，或登记勘误",
        ),
        Task("data/tables/a.csv", 3, "B 列：“四”不是数字"),
        Task("data/errata.yml", 1, "戊"),
        Task("mkdocs.yml", 0, "nav：没有列出 docs/c.md，请加上"),
        Task("docs/b.md", 2, "丁"),
        Task("docs/b.md", 12, "（还有 第14行）：甲"),
        Task("", 0, "环境变量 SITE_URL：乙"),
    ]


def test_marks_come_last(project: Path) -> None:
    replace_once(project / "data/report.yml", "year: 2031", "year: 2031  # 待填：丙")
    replace_once(project / "docs/library.md", "全馆共", "全馆33架，共")
    must, _ = told(project)
    assert [task.words for task in must][1:] == ["待填：丙"]


def test_files_are_named_once_above_what_is_to_be_done_in_them(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    replace_once(project / "docs/library.md", "全馆共", "全馆33架，[甲](x.pdf)，共")
    replace_once(project / "mkdocs.yml", "- 首页: index.md", "- 首页:")
    assert check.check(project) == 1
    assert capsys.readouterr().out.splitlines() == [
        "有 3 处要做，做完才能发布：",
        "mkdocs.yml",
        "  1. 第14行 nav：“首页”后面是空的，是否为“index.md”？请写上页面，或删去这一行",
        "docs/library.md",
        "  2. 第10行 “33”是写死的数字，请登记到 data/figures.yml 后用名称引用",
        "  3. 第10行 链接“x.pdf”指向不存在的文件，请改正",
    ]


def test_what_may_be_looked_at_keeps_nothing_from_being_published(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check.check(project) == 0
    assert re.match(r"可以发布\n还可以看一看：\n  \S", capsys.readouterr().out)


def test_a_folder_that_is_no_report_is_told_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check.check(tmp_path) == 1
    assert capsys.readouterr().out.splitlines()[1:] == [
        "整份报告", f"  1. {tmp_path}：没有这个文件夹，或里面没有 data/，不是一份报告，请检查名称"
    ]  # fmt: skip


def test_scores_are_told_with_their_steps_though_something_else_is_amiss(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    replace_once(project / "docs/library.md", "全馆共", "全馆33架，共")
    assert check.check(project, with_scores=True) == 1
    told = capsys.readouterr().out.splitlines()
    assert told[told.index("算出的得分（上面要做的做完，可能会变）：") + 1 :][:2] == [
        "  上架完成率（7分）：4.9分",
        "    上架完成率70.00%，7分×70%，得4.9分。",
    ]
    (project / "data/indicators.yml").write_text("dimensions: 甲", "utf-8")
    assert check.check(project, with_scores=True) == 1
    assert capsys.readouterr().out.endswith("：\n  上面要做的做完，才能算\n")


def scores_of(project: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Return what a report is told to score."""
    check.check(project, with_scores=True)
    _, _, told = capsys.readouterr().out.partition("算出的得分")
    return told.splitlines()[1:]


def test_the_total_what_is_done_to_it_and_the_grade_are_told_behind_the_scores(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert scores_of(project, capsys)[-2:] == ["  总分（100分）：61.15分", "  评价等级：中"]
    more = "when: [{text: 有书受潮, holds: true, lose: 1.1451}]\nvetoes: [{text: 有人吵闹, holds: true, at_most: 差}]\n"
    data = project / "data/indicators.yml"
    data.write_text(more + data.read_text("utf-8"), "utf-8")
    assert scores_of(project, capsys)[-5:] == [
        "  总分（100分）：59.9999分",
        "    评价总体各项得分之和61.145分，得61.145分。",
        "    有书受潮：是，扣1.1451分。",
        "  评价等级：差",
        "    有人吵闹：是，评价等级最高为差。",
    ]


def test_the_figures_that_a_title_quotes_are_filled_in_where_scores_are_told(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    replace_once(project / "data/surveys.yml", "title: 读者问卷", 'title: "{new_books}份读者问卷"')
    told = scores_of(project, capsys)
    assert [line for line in told if "读者问卷" in line and "216份读者问卷综合满意度" not in line] == []
    assert any("216份读者问卷综合满意度" in line for line in told)


def test_what_is_divided_by_nought_hides_its_own_score_and_the_total_and_no_other(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = scores_of(project, capsys)
    formula = "formula: shelves.total.all / planned_books"
    replace_once(project / "data/figures.yml", formula, "formula: nights / (nights - nights)")
    told = scores_of(project, capsys)
    assert told[0] == "  上架完成率（7分）：算不出，见上面要做的"
    assert told[-1] == "  总分（100分）：算不出，见上面要做的"
    assert told[1:-1] == before[2:-2]


def test_programs_are_told_in_json(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replace_once(project / "docs/library.md", "全馆共", "全馆33架，共")
    assert check.check(project, as_json=True) == 1
    words = "“33”是写死的数字，请登记到 data/figures.yml 后用名称引用"
    assert json.loads(capsys.readouterr().out)["must"] == [
        {"file": "docs/library.md", "line": 10, "words": words}
    ]


def test_programs_are_told_scores_that_they_ask_for(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check.check(project, as_json=True, with_scores=True) == 0
    assert json.loads(capsys.readouterr().out)["scores"][:2] == [
        "  上架完成率（7分）：4.9分",
        "    上架完成率70.00%，7分×70%，得4.9分。",
    ]


def test_a_fault_of_the_engine_while_scores_are_told_is_told_as_one(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(_: Path) -> list[str]:
        raise ZeroDivisionError

    monkeypatch.setattr(check, "scores", failing)
    with pytest.raises(SystemExit, match="程序自身出了错（ZeroDivisionError）"):
        check.check(project, with_scores=True)


def test_a_watched_report_is_told_anew_whenever_a_file_is_saved(project: Path) -> None:
    command = [sys.executable, str(ROOT / "scripts" / "check.py"), str(project), "--watch"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as watching:
        assert watching.stdout
        assert watching.stdout.readline() == "可以发布\n"
        replace_once(project / "docs/library.md", "全馆共", "全馆33架，共")
        told = next(line for line in watching.stdout if line.startswith("有 "))
        watching.kill()
    assert told == "有 1 处要做，做完才能发布：\n"


def test_whoever_reads_only_the_beginning_is_spared_the_rest(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "scripts" / "check.py"), str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as telling:
        assert telling.stdout
        assert telling.stderr
        telling.stdout.close()
        assert telling.stderr.read() == b""
