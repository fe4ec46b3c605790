"""What the README tells staff is what happens."""

import re
from pathlib import Path

import pytest
import yaml

from macros.publication import prepare
from macros.values.errors import DataErrors
from tests.engine.builders import LIBRARY, ROOT, copy_of_data, replace_once

README = (ROOT / "README.md").read_text("utf-8")


def test_the_two_commands_are_the_first_thing_said() -> None:
    lines = [line for line in README.splitlines() if line][1:4]
    assert lines[0] == "```"
    assert lines[1].startswith("python3 scripts/build.py ")
    assert lines[2].startswith("python3 scripts/test.py ")


@pytest.mark.parametrize("typed", ["q1,三,0,0", "q1,2,0,0"])
def test_the_errors_it_quotes_are_those_of_the_changes_it_names(tmp_path: Path, typed: str) -> None:
    data = copy_of_data(tmp_path)
    replace_once(data / "surveys" / "owls.csv", "q1,3,0,0", typed)
    with pytest.raises(DataErrors) as refused:
        prepare(data, LIBRARY / "docs")
    quoted = f"ERROR   -  有 1 处需要改正，网站未更新：\n  1. {refused.value}\n```"
    assert quoted in README


def test_the_erratum_it_shows_lets_the_changed_report_be_published(tmp_path: Path) -> None:
    data = copy_of_data(tmp_path)
    replace_once(data / "surveys" / "owls.csv", "q1,3,0,0", "q1,2,0,0")
    example = re.search(r"```yaml\n(.*?)```", README, re.DOTALL)
    assert example is not None
    with (data / "errata.yml").open("a", encoding="utf-8") as errata:
        errata.write(example[1])
    report = prepare(data, LIBRARY / "docs").assessment.report
    assert report.errata[-1].id == yaml.safe_load(example[1])[0]["id"]


def test_the_figure_it_shows_is_found_to_differ_from_what_was_printed(tmp_path: Path) -> None:
    data = copy_of_data(tmp_path)
    _, example = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
    with (data / "figures.yml").open("a", encoding="utf-8") as figures:
        figures.write(example)
    with pytest.raises(DataErrors, match=r"issued\.night_share"):
        prepare(data, LIBRARY / "docs")


def test_every_file_of_the_data_is_in_its_table_of_what_to_change_where() -> None:
    names = {f"data/{path.name}" for path in (LIBRARY / "data").iterdir() if path.is_file()}
    assert {name for name in names if f"`{name}`" not in README} == set()


def test_every_local_link_of_the_documents_leads_to_a_file() -> None:
    for document in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *ROOT.glob("adr/*.md")]:
        links = re.findall(r"\]\((?!https?:)([^)#]+)", document.read_text("utf-8"))
        missing = [link for link in links if not (document.parent / link).exists()]
        assert missing == [], document.name


def test_ci_runs_the_command_for_staff() -> None:
    assert (ROOT / ".ci" / "run").read_text("utf-8").splitlines()[-1] == "exec python3 scripts/test.py"
