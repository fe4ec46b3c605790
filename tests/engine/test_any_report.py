"""What proves the report of the project holds for any other that may take its place."""

from collections.abc import Callable
from inspect import signature
from pathlib import Path

import pytest

from tests.engine.builders import LIBRARY, SELF, TARGETS, WATCH
from tests.engine.site_building import build, built, copy_of
from tests.report import test_checks, test_downloads, test_figures, test_pages
from tests.report.published import Published

Proof = Callable[[Published], None]
HOUSES = (test_checks, test_downloads, test_figures, test_pages)
PROOFS: list[Proof] = [
    proof
    for house in HOUSES
    for name, proof in vars(house).items()
    if name.startswith("test_") and [*signature(proof).parameters] == ["site"] and "docs" not in name
]
"""The tests that ask for nothing but a site, whichever it is."""
ADDED = {
    "data/surveys.yml": """
scales: {喜欢: {options: [很喜欢, 喜欢, 不喜欢], satisfied: [很, 喜]}}
surveys:
  shore:
    title: 岸上问卷
    handed_out: 50
    valid: 40
    questions: [{id: q1, text: 清过的湖水, scale: 喜欢}, {id: q2, text: 夜里的倒影, scale: 喜欢}]
    printed:
      form: rows
      words: {number: 题号, question: 题目, option: 份数, count: 很喜欢, total: 合计, satisfied: 满意率}
      numbers: ""
      sums: 各题合计
""",
    "data/surveys/shore.csv": "question,很,喜,不\nq1,30,8,2\nq2,12,20,8\n",
    "data/tables/catch.csv": 'weeds,水草,"1,200","1,000","1,050",5.00%\n',
    "docs/index.md": '\n{{ survey("shore") }}\n',
}


@pytest.mark.parametrize("report", [LIBRARY, SELF, TARGETS, WATCH], ids=lambda report: report.name)
def test_what_proves_one_report_proves_another(report: Path) -> None:
    site = Published(built(report))
    for proof in PROOFS:
        proof(site)
    _prove_tables(site)


def test_it_holds_where_a_survey_adds_up_before_its_rates_and_thousands_have_commas(tmp_path: Path) -> None:
    project = copy_of(TARGETS, tmp_path)
    for name, text in ADDED.items():
        path = project / name
        path.parent.mkdir(exist_ok=True)
        path.write_text((path.read_text("utf-8") if path.exists() else "") + text, "utf-8")
    made = build(project, tmp_path / "site")
    assert made.code == 0, made.output
    _prove_tables(Published(made.site))


def _prove_tables(site: Published) -> None:
    downloads = site.folder / "downloads"
    tables = {path.stem: test_downloads._rows(path) for path in (downloads / "tables").glob("*.csv")}
    test_downloads.test_the_numbers_of_a_page_s_tables_stand_in_the_csv_file_beneath_them(site, tables)
    test_downloads.test_a_workbook_says_what_the_csv_file_of_its_name_says(tables, downloads)


def test_most_of_the_proof_is_among_them() -> None:
    assert len(PROOFS) >= 11
