"""The data of the report go out into a workbook and come in again as they were."""

from pathlib import Path

from macros.workbook.exchange import Plan, out, planned
from tests.report.published import PROJECT


def test_out_and_in_again_changes_nothing(tmp_path: Path) -> None:
    out(PROJECT / "data", tmp_path / "data.xlsx")
    assert planned(PROJECT / "data", tmp_path / "data.xlsx") == Plan((), {})
