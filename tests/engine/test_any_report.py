"""What proves the report of the project holds for any other that may take its place."""

from collections.abc import Callable
from inspect import signature
from pathlib import Path

import pytest

from tests.engine.builders import LIBRARY, SELF, TARGETS, WATCH
from tests.engine.site_building import built
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


@pytest.mark.parametrize("report", [LIBRARY, SELF, TARGETS, WATCH], ids=lambda report: report.name)
def test_what_proves_one_report_proves_another(report: Path) -> None:
    site = Published(built(report))
    for proof in PROOFS:
        proof(site)
    files = (site.folder / "downloads" / "tables").glob("*.csv")
    tables = {path.stem: test_downloads._rows(path) for path in files}
    test_downloads.test_the_numbers_of_a_page_s_tables_stand_in_the_csv_file_beneath_them(site, tables)


def test_most_of_the_proof_is_among_them() -> None:
    assert len(PROOFS) >= 11
