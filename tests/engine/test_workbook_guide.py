"""The guide to the workbook says what the command does, and quotes what it answers."""

import re
from datetime import datetime

from openpyxl import Workbook

from tests.engine.builders import ROOT, mistakes
from tests.engine.test_workbook_files import edit, put

DAY = datetime(2026, 2, 1)
GUIDE = (ROOT / "guide" / "workbook.md").read_text("utf-8")
SCRIPTS = "".join((ROOT / "scripts" / f"{name}.py").read_text("utf-8") for name in ("workbook", "new_report"))


def test_every_option_it_shows_is_there() -> None:
    assert [option for option in re.findall(r"--\w+", GUIDE) if f'"{option}"' not in SCRIPTS] == []


def test_the_refusals_it_quotes_are_those_of_a_formula_and_of_an_id_that_became_a_date() -> None:
    edits = [
        put("数据", "planned_books", "原始数据", "=3+4"),
        put("指标", "V1", "原报告的编号", DAY, "yyyy-mm-dd"),
    ]

    def both(book: Workbook) -> None:
        for change in edits:
            change(book)

    quoted = [line.partition(". ")[2] for line in GUIDE.splitlines() if re.match(r"  \d\. ", line)]
    assert quoted == mistakes(edit, both)
