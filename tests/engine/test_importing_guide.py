"""The guide to a new report says what the commands do, and its steps lead to a site."""

import argparse
import re
from pathlib import Path

import pytest
import yaml

from macros.gate.marks import CHECK, FILL
from macros.importing.blank import KINDS
from macros.report.survey_layout import Layout
from scripts import check, new_report
from tests.engine import forms
from tests.engine.builders import ROOT, an_assessment
from tests.engine.site_building import build

GUIDE = (ROOT / "guide" / "new-report.md").read_text("utf-8")
COMMANDS = re.findall(r"^python3 (scripts/\w+\.py)(.*)$", GUIDE, re.MULTILINE)


def test_every_command_it_shows_is_there_and_takes_the_options_shown() -> None:
    assert len(COMMANDS) >= 5
    for script, options in COMMANDS:
        text = (ROOT / script).read_text("utf-8")
        missing = [option for option in re.findall(r"--\w+", options) if f'"{option}"' not in text]
        assert missing == [], script


def test_it_names_every_kind_of_report_by_the_word_that_the_command_takes() -> None:
    assert tuple(KINDS) == new_report.KINDS
    assert [kind for kind in KINDS if f"`{kind}`：" not in GUIDE] == []


def begin(folder: Path, *, file: Path | None = None, refresh: bool = False) -> int:
    """Run the command that begins a report, or adds its pages, and return its exit code."""
    nothing = dict.fromkeys(("department", "year", "kind"))
    return new_report.begin(argparse.Namespace(folder=folder, file=file, refresh=refresh, **nothing))


def test_its_steps_lead_from_a_file_to_a_site_that_may_be_published(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    steps = [script for script, _ in COMMANDS]
    assert steps == [
        f"scripts/{name}.py" for name in ("new_report", "check", "new_report", "build", "new_report")
    ]
    word = forms.in_word(
        tmp_path / "报告.docx", ["项目支出绩效自评表", "（2031年度）"], forms.PROJECT, forms.PROJECT_MERGES
    )
    folder = tmp_path / "新文件夹"
    assert begin(folder, file=word) == 0
    assert build(folder, tmp_path / "draft").code == 0
    assert "草稿，不得发布" in (tmp_path / "draft" / "index.html").read_text("utf-8")
    assert check.check(folder) == 1
    assert f"{CHECK}：" in capsys.readouterr().out
    for file in folder.rglob("*.*"):
        if file.suffix in (".yml", ".md"):
            filled = file.read_text("utf-8").replace("signed: （待填）", "signed: 2032-03-05")
            file.write_text(filled.replace(CHECK, "").replace(FILL, ""), "utf-8")
    assert check.check(folder) == 0
    assert capsys.readouterr().out.startswith("可以发布\n")
    assert begin(folder, refresh=True) == 0


def test_the_layout_of_a_survey_that_it_shows_has_all_words_of_its_form() -> None:
    (shown,) = re.findall(r"```yaml\n( +printed:.*?)```", GUIDE, re.DOTALL)
    layout = Layout.model_validate(yaml.load(shown, yaml.BaseLoader)["printed"])
    assert layout.words == {
        "number": "序号", "question": "调查内容", "option": "选项人数", "count": "份数", "total": "合计", "satisfied": "满意率",
    }  # fmt: skip
    for form in ("across", "down", "rows", "listed"):
        assert f"`{form}` " in GUIDE


def test_the_private_number_that_it_allows_is_allowed_by_what_it_shows() -> None:
    (shown,) = re.findall(r"```yaml\n(public_numbers:.*?)```", GUIDE, re.DOTALL)
    (entry,) = yaml.load(shown, yaml.BaseLoader)["public_numbers"]
    report = an_assessment({"report/public_numbers": [entry]}).report
    assert report.identity.public_numbers[0].number == entry["number"]


def test_every_picture_of_the_guide_is_small_and_shown() -> None:
    shown = {
        name for page in ROOT.glob("guide/*.md")
        for name in re.findall(r"!\[[^\]]+\]\(pictures/([^)]+)\)", page.read_text("utf-8"))
    }  # fmt: skip
    there = {path.name: path.stat().st_size for path in ROOT.glob("guide/pictures/*")}
    assert shown == there.keys()
    assert max(there.values()) < 40_000
