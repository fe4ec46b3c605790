"""verify.py reads the tables number by number, and says where it cannot go on."""

from pathlib import Path

import pytest

from tests.engine.export_tampering import Tampering, change, retyped, tampered


@pytest.mark.parametrize(
    ("table", "old", "new", "told"),
    [
        ("income", "322.31,278.64,278.64", "322.31,278.64,278.65", "编号 general，决算数（万元）：所发布 278.65；复算 278.64"),
        ("expenditure", "227.96", "227.97", "编号 initial，项目支出·小计（万元）：所发布 227.97；复算 227.96"),
        ("basic", "45.86%", "45.68%", "编号 salary，结构占比：所发布 45.68%；复算 45.86%"),
        ("scores", "86.00,86.00%", "87.00,86.00%", "编号 total，得分：所发布 87.00；复算 86"),
        ("dimensions", "78.75%", "87.75%", "编号 C，得分率：所发布 87.75%；复算 78.75%"),
        ("scores-b", "B6,B6采购管理,2,1", "B6,B6采购管理,2,2", "编号 B6，得分：所发布 2；复算 1"),
        ("survey-public", "A.1次,66", "A.1次,67", "编号 q4.A，份数：所发布 67；复算 66"),
        ("figures", "-5.18%,%", "-5.81%,%", "编号 budget_adjustment_rate，数值：所发布 -5.81%；复算 -5.18%"),
    ],
)  # fmt: skip
def test_a_number_retyped_in_a_table_is_named_by_row_and_column(
    table: str, old: str, new: str, told: str, tmp_path: Path
) -> None:
    assert retyped(tmp_path, table, old, new, hidden=True) == [f"表格 tables/{table}.csv {told}"]


def test_a_word_retyped_in_a_table_breaks_its_check_sum(tmp_path: Path) -> None:
    (told,) = retyped(tmp_path, "targets", "'=100%", "=100%", hidden=False)
    assert told.startswith("文件 tables/targets.csv：所发布 sha256:")


@pytest.mark.parametrize(
    ("tampering", "told"),
    [
        (change("figures", "closing_rate", formula="cases_closed / nothing"), "KeyError('nothing')"),
        (change("figures", "closing_rate", formula="cases_closed /"), "SyntaxError"),
        (change("figures", "closing_rate", formula="cases_closed / three_public_final"), "ZeroDivisionError"),
        (change("figures", "closing_rate", formula="__import__(cases_closed)"), "KeyError('__import__')"),
        (change("figures", "closing_rate", formula="closing_rate + 1"), "RecursionError"),
    ],
)
def test_what_cannot_be_worked_out_ends_the_work_at_its_place(
    tampering: Tampering, told: str, tmp_path: Path
) -> None:
    (line,) = tampered(tmp_path, tampering)
    assert line.startswith("在 cases_closed 之后无法继续：")
    assert told in line
