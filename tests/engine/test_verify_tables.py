"""verify.py reads the tables number by number, and says where it cannot go on."""

from pathlib import Path

import pytest

from tests.engine.export_tampering import Tampering, change, retyped, tampered


@pytest.mark.parametrize(
    ("table", "old", "new", "told"),
    [
        ("money", "final,决算数,105", "final,决算数,106", "编号 final，故事经费（金币）：所发布 106；复算 105"),
        ("spending", "3.00", "3.01", "编号 initial，月光工程·小计（万元）：所发布 3.01；复算 3.00"),
        ("candles", "26.67%", "26.76%", "编号 milk，结构占比：所发布 26.76%；复算 26.67%"),
        ("scores", "61.15,61.15%", "62.15,61.15%", "编号 total，得分：所发布 62.15；复算 61.15"),
        ("dimensions", "57.82%", "58.72%", "编号 W，得分率：所发布 58.72%；复算 57.82%"),
        ("scores-v", "V2,V2藏书品相,8,4.8", "V2,V2藏书品相,8,8.4", "编号 V2，得分：所发布 8.4；复算 4.8"),
        ("survey-readers", "A.夜夜,11", "A.夜夜,12", "编号 visits.A，份数：所发布 12；复算 11"),
        ("figures", "-5.00%,%", "-5.50%,%", "编号 thrift_rate，数值：所发布 -5.50%；复算 -5.00%"),
    ],
)  # fmt: skip
def test_a_number_retyped_in_a_table_is_named_by_row_and_column(
    table: str, old: str, new: str, told: str, tmp_path: Path
) -> None:
    assert retyped(tmp_path, table, old, new, hidden=True) == [f"表格 tables/{table}.csv {told}"]


def test_a_word_retyped_in_a_table_breaks_its_check_sum(tmp_path: Path) -> None:
    (told,) = retyped(tmp_path, "wishes", "'-5次", "-5次", hidden=False)
    assert told.startswith("文件 tables/wishes.csv：所发布 sha256:")


@pytest.mark.parametrize(
    ("tampering", "told"),
    [
        (change("figures", "open_rate", formula="open_nights / nothing"), "KeyError('nothing')"),
        (change("figures", "open_rate", formula="open_nights /"), "SyntaxError"),
        (change("figures", "open_rate", formula="__import__(open_nights)"), "KeyError('__import__')"),
        (change("figures", "open_rate", formula="open_rate + 1"), "RecursionError"),
    ],
)
def test_what_cannot_be_worked_out_ends_the_work_at_its_place(
    tampering: Tampering, told: str, tmp_path: Path
) -> None:
    (line,) = tampered(tmp_path, tampering)
    assert line.startswith("在 open_nights 之后无法继续：")
    assert told in line
