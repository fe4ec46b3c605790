"""A report begun from nothing: it can be looked at at once, and says what is missing until nothing is."""

import argparse
import re
from pathlib import Path

import pytest

from macros.importing.blank import KINDS, blank
from macros.importing.writing import refresh, write
from scripts import check, new_report
from tests.engine.builders import mistakes, replace_once
from tests.engine.mistakes.corpus import reasons_not_to_publish
from tests.engine.site_building import build


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """A report just begun, in a folder of its own."""
    write(blank("云上县童话馆", 2031, "整体"), tmp_path / "report")
    return tmp_path / "report"


def ask(folder: Path, **given: str) -> int:
    """Run the command with these options and return its exit code."""
    options = {"department": None, "year": None, "kind": None, "file": None, "refresh": False} | given
    return new_report.begin(argparse.Namespace(folder=folder, **options))


def test_the_folder_holds_settings_data_and_pages_and_nothing_else(begun: Path) -> None:
    assert sorted(path.name for path in begun.iterdir()) == ["data", "docs", "mkdocs.yml"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_lacks_nothing_but_what_is_marked(kind: str, tmp_path: Path) -> None:
    write(blank("云上县童话馆", 2031, kind), tmp_path / "report")
    reasons = reasons_not_to_publish(tmp_path / "report")
    assert reasons
    assert [reason for reason in reasons if not re.search(r"第\d+行：待[核填]：", reason)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_no_word_of_another_report_is_in_it(kind: str, tmp_path: Path) -> None:
    write(blank("云上县童话馆", 2031, kind), tmp_path / "report")
    texts = [path.read_text("utf-8") for path in (tmp_path / "report").rglob("*.*") if path.is_file()]
    assert not re.search("(?<!云上)县|20(?!31)\\d\\d年", "".join(texts))


def test_a_draft_is_built_and_every_page_says_that_it_is_one(begun: Path, tmp_path: Path) -> None:
    built = build(begun, tmp_path / "site")
    assert built.code == 0, built.output
    pages = list(built.site.rglob("index.html"))
    assert len(pages) > 10
    assert all("草稿，不得发布：还有13处待填、1处待核" in page.read_text("utf-8") for page in pages)


def test_a_folder_that_holds_something_is_left_alone(begun: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.read_bytes() for path in begun.rglob("*") if path.is_file()}
    assert ask(begun, department="甲局", year="2031", kind="整体") == 1
    assert capsys.readouterr().err == f"{begun}：里面已有别的东西，请换一个新的文件夹名\n"
    assert {path: path.read_bytes() for path in begun.rglob("*") if path.is_file()} == before


def test_without_a_terminal_nothing_is_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    assert ask(tmp_path / "new", year="2031") == 1
    assert capsys.readouterr().err == (
        "缺少 --department、--kind，请写在命令里，如 --department 某某局 --year 2031 --kind 整体\n"
    )
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"year": "明年"}, "年度“明年”不是四位数的年份，应为 2031 这样的写法"),
        ({"kind": "抽查"}, "没有“抽查”这种报告，应为整体、整体自评、项目自评之一"),
    ],
)
def test_an_answer_that_is_none_is_said_in_one_line(
    given: dict[str, str], words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask(tmp_path / "new", **{"department": "甲局", "year": "2031", "kind": "整体"} | given) == 1
    assert capsys.readouterr().err == words + "\n"


def test_what_is_missing_at_the_terminal_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["2031", "项目自评"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _: next(answers))
    assert ask(tmp_path / "new", department="甲局") == 0
    assert "2031年度甲局（待填）项目支出绩效自评报告" in (tmp_path / "new/data/report.yml").read_text("utf-8")


def test_pages_and_menu_follow_the_data_once_refreshed(begun: Path) -> None:
    assert refresh(begun) == []
    data = begun / "data" / "indicators.yml"
    replace_once(data, "dimensions:\n  - name: （待填）", "dimensions:\n  - name: 藏书")
    assert refresh(begun) == ["indicators/d1.md", "mkdocs.yml"]
    assert "# （一）藏书 {: #d1 }" in (begun / "docs/indicators/d1.md").read_text("utf-8")
    assert "- （一）藏书: indicators/d1.md" in (begun / "mkdocs.yml").read_text("utf-8").replace('"', "")
    assert refresh(begun) == []


def test_a_new_dimension_gets_its_page_and_its_place_in_the_menu(begun: Path) -> None:
    data = begun / "data" / "indicators.yml"
    text = data.read_text("utf-8")
    data.write_text(text + text[text.index("  - name:") :], "utf-8")
    assert refresh(begun) == ["indicators/d2.md", "whole.md", "mkdocs.yml"]
    menu = (begun / "mkdocs.yml").read_text("utf-8")
    assert menu.index("indicators/d1.md") < menu.index("indicators/d2.md") < menu.index("appendix/scores.md")


def test_the_page_of_a_dimension_that_is_gone_goes_too_unless_a_person_has_taken_it_over(begun: Path) -> None:
    data = begun / "data" / "indicators.yml"
    text = data.read_text("utf-8")
    data.write_text(text + 2 * text[text.index("  - name:") :], "utf-8")
    refresh(begun)
    kept = begun / "docs/indicators/d3.md"
    kept.write_text(re.sub("# 这一页.*\n", "", kept.read_text("utf-8")), "utf-8")
    data.write_text(text, "utf-8")
    assert refresh(begun) == ["whole.md", "mkdocs.yml"]
    pages = sorted(path.name for path in (begun / "docs/indicators").glob("*.md"))
    assert pages == ["d1.md", "d3.md", "index.md"]
    assert "indicators/d2.md" not in (begun / "mkdocs.yml").read_text("utf-8")


def test_a_page_that_a_person_has_taken_over_is_not_made_anew(begun: Path) -> None:
    page = begun / "docs" / "indicators" / "d1.md"
    own = page.read_text("utf-8").replace("# 这一页照数据做成", "# 这一页已改").replace("## 1.", "## 第一，")
    page.write_text(re.sub("# 这一页.*\n", "", own), "utf-8")
    refresh(begun)
    assert "## 第一，" in page.read_text("utf-8")


def test_check_lists_what_is_left_and_agrees_when_nothing_is(
    begun: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check.check(begun) == 1
    listed = capsys.readouterr().out.splitlines()
    assert listed[0] == "有 14 处要做，做完才能发布："
    assert listed[1:3] == ["data/report.yml", "  1. 第6行 待填：委托单位的名称"]
    assert "  3. 第11行 待填：落款日期，如 2023-11-28" in listed
    for file in begun.rglob("*.*"):
        if file.suffix in (".yml", ".md"):
            dated = file.read_text("utf-8").replace("signed: （待填）", "signed: 2032-03-05")
            filled = dated.replace("（待填）", "已填")
            file.write_text(filled.replace("待填", "").replace("待核", ""), "utf-8")
    assert check.check(begun) == 0
    assert capsys.readouterr().out == "可以发布\n"


def test_refreshing_what_is_no_report_is_said_in_lines_and_not_in_a_traceback(tmp_path: Path) -> None:
    assert mistakes(refresh, tmp_path)[0] == "data/report.yml：没有这个文件，请补上"
