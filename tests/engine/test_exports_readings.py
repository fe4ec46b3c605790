"""Readings in the open data: each with its effect, the ranges of the total; verify.py works out every one again."""

import json
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from macros.exports import write_exports
from macros.exports.report_json import report_json
from tests.engine.builders import Changes, an_assessment
from tests.engine.export_reading import PUBLISHED, csv_rows, downloads, table_names
from tests.engine.export_tampering import Tampering, change, entry, remove, tampered, verified
from tests.engine.test_readings import COMPLETE, LOWER, LOWEST, NONE, reading

FIRST = "indicators/dimensions/0/groups/0/indicators"
COUNTED = reading("R5", "A12", {"counted": "begun"})
MEASURED = reading("R6", "A12", {"measures": "money.staff.spent", "instead_of": "rate"})
JUDGED = reading("R7", "A12", {"score": 10}, {"indicator": "A11", "point": "有制度", "met": False})


def content(*readings: dict[str, Any], **changes: object) -> Any:
    stated = {"readings": {"readings": list(readings)}, **changes}
    return json.loads(report_json(an_assessment(stated), PUBLISHED))


def test_each_reading_says_what_it_changes_with_the_largest_first() -> None:
    found = content(LOWER, LOWEST, COMPLETE)["readings"]
    assert [(each["id"], each["effect"]) for each in found] == [
        ("R4", {"scores": {"A12": "0"}, "total": "20", "change": "-60", "grade": "差"}),
        ("R1", {"scores": {"A11": "40"}, "total": "100", "change": "20", "grade": "优"}),
        ("R3", {"scores": {"A12": "57"}, "total": "77", "change": "-3", "grade": "差"}),
    ]
    assert found[0]["sets"] == [{"figure": "rate", "formula": "money.staff.spent / money.total.planned"}]


def test_a_reading_that_changes_nothing_changes_no_score() -> None:
    (same,) = content(reading("R1", "A12", {"figure": "rate", "value": "96%"}))["readings"]
    assert same["effect"] == {"scores": {}, "total": "80", "change": "0", "grade": "良"}


def test_the_ranges_keep_printed_tariffs_and_open_ones_apart() -> None:
    assert content(COMPLETE, NONE, LOWER, LOWEST)["range"] == {
        "tariff": {"low": "57", "high": "100"},
        "open": {"low": "0", "high": "100"},
    }


def test_the_order_of_readings_changes_no_byte() -> None:
    orders = permutations([COMPLETE, LOWER, LOWEST])
    assert len({json.dumps(content(*order)) for order in orders}) == 1


def test_everything_else_rests_on_no_reading() -> None:
    other = content(COMPLETE, LOWEST)
    assert {key: other.pop(key) is not None for key in ("readings", "range")} == {
        "readings": True,
        "range": True,
    }
    assert other == content()


def test_a_report_without_readings_has_no_such_part() -> None:
    assert "readings" not in table_names("self")
    assert {"readings", "range"}.isdisjoint(
        json.loads((downloads("self") / "report.json").read_text("utf-8"))
    )
    _, lines = verified(downloads("self"))
    assert [line for line in lines if "理解" in line or "范围" in line] == []


SHORT = {"figures/figures/rate": {"title": "执行率", "unit": "%", "value": "93.5%", "source": "甲"}}
TIMES = {
    f"{FIRST}/1/rule": {"kind": "tally", "times": "lost", "lose": 1},
    "figures/figures/lost": {"title": "停讲", "unit": "次", "value": 2, "source": "甲"},
    "figures/figures/short": {"title": "少讲", "unit": "次", "value": 6, "source": "甲"},
}
TIMED = reading("R8", "A12", {"measures": "short"})
CLASSES = {
    "kind": "tally",
    "value": "rate",
    "below": "95%",
    "per": "1%",
    "of": "points",
    "lose": "5%",
    "counted": "pro_rata",
}
NESTED = {
    f"{FIRST}/1/rule": {
        "kind": "parts",
        "parts": [
            {
                "text": "甲",
                "weight": "100%",
                "rule": CLASSES | {"when": [{"text": "停讲", "holds": "false", "then": "0"}]},
            }
        ],
    }
}
HELD = [reading("R9", "A12", {"point": "停讲", "met": "true"}), reading("R10", "A12", {"of": "limit"})]
JUDGING = {f"{FIRST}/1/rule": {"kind": "judged", "score": 30, "reason": "酌定"}}


@pytest.mark.parametrize(
    ("readings", "changes", "told"),
    [
        ([COMPLETE, NONE, LOWER, LOWEST], {}, ["R4：20", "R1：100", "R2：60", "R3：77"]),
        ([COUNTED, MEASURED], SHORT, ["R6：80", "R5：74"]),
        ([JUDGED], JUDGING, ["R7：10"]),
        ([TIMED], TIMES, ["R8：74"]),
        (HELD, SHORT | NESTED, ["R9：20", "R10：75.26"]),
        ([], {}, []),
    ],
    ids=[
        "points, values and formulas",
        "steps and measures",
        "judged, and several at once",
        "cases",
        "conditions and steps, within parts",
        "none",
    ],
)
def test_the_program_works_out_every_kind_of_fact(
    readings: list[dict[str, Any]], changes: Changes, told: list[str], tmp_path: Path
) -> None:
    write_exports(an_assessment({"readings": {"readings": readings}, **changes}), tmp_path, PUBLISHED)
    code, lines = verified(tmp_path / "downloads")
    assert (code, lines[-1]) == (0, "全部一致。")
    assert [line.split()[-1] for line in lines if "另一种理解" in line] == told


def test_it_says_the_total_under_each_reading_and_the_ranges() -> None:
    _, lines = verified(downloads("library"))
    assert [line for line in lines if "理解" in line or "范围" in line] == [
        "一致　另一种理解 L1：58.52",
        "一致　另一种理解 L2：62.4",
        "一致　另一种理解 L3：61.15",
        "一致　总分范围 tariff：58.52至61.15",
        "一致　总分范围 open：58.52至62.4",
    ]


def effect(id_: str, **values: object) -> Tampering:
    return lambda content: entry(content["readings"], id_)["effect"].update(values)


def spans(kind: str, **values: str) -> Tampering:
    return lambda content: content["range"][kind].update(values)


@pytest.mark.parametrize(
    ("tampering", "told"),
    [
        (effect("L1", change="-1"), "另一种理解 L1：所发布 58.52，1463/25，-1，差，W11 4；复算 58.52，1463/25，-21/8，差，W11 4"),
        (effect("L1", total="60"), "另一种理解 L1：所发布 60，60，-21/8，差，W11 4；复算 58.52，1463/25，-21/8，差，W11 4"),
        (effect("L2", grade="优"), "另一种理解 L2：所发布 62.4，12479/200，5/4，优，X21 10；复算 62.4，12479/200，5/4，中，X21 10"),
        (effect("L2", scores={"X21": "9"}), "另一种理解 L2：所发布 62.4，12479/200，5/4，中，X21 9；复算 62.4，12479/200，5/4，中，X21 10"),
        (effect("L3", scores={"Z12": "3"}), "另一种理解 L3：所发布 61.15，12229/200，0，中，Z12 3；复算 61.15，12229/200，0，中"),
        (spans("tariff", low="50"), "总分范围 tariff：所发布 50至61.15，50，12229/200；复算 58.52至61.15，1463/25，12229/200"),
        (spans("open", high="99"), "总分范围 open：所发布 58.52至99，1463/25，99；复算 58.52至62.4，1463/25，12479/200"),
        (remove("readings", "L2"), "总分范围 open：所发布 58.52至62.4，1463/25，12479/200；复算 58.52至61.15，1463/25，12229/200"),
        (change("readings", "L2", tariff="printed"), "总分范围 tariff：所发布 58.52至61.15，1463/25，12229/200；复算 58.52至62.4，1463/25，12479/200"),
        (lambda content: content.pop("range"), "在 L3 之后无法继续：KeyError('range')"),
    ],
)  # fmt: skip
def test_an_effect_or_a_range_tampered_with_is_refused_with_its_place(
    tampering: Tampering, told: str, tmp_path: Path
) -> None:
    assert tampered(tmp_path, tampering) == [told]


def test_a_fact_of_a_reading_tampered_with_shows_in_its_effect_and_in_the_ranges(tmp_path: Path) -> None:
    def earlier(content: Any) -> None:
        entry(content["readings"], "L1")["sets"][0]["value"] = "12"

    places = [line.partition("：")[0] for line in tampered(tmp_path, earlier)]
    assert places == ["另一种理解 L1", "总分范围 tariff", "总分范围 open"]


def test_readings_stand_in_a_table_of_their_own() -> None:
    head, *rows = csv_rows("library", "readings")
    assert head[-6:] == ["分数", "得分", "总分", "总分变化", "等级", "同一件事"]
    assert [[row[0], row[2], *row[-6:-1]] for row in rows] == [
        ["L1", "W11", "标准写明分数", "4", "58.52", "-2.63", "差"],
        ["L2", "X21", "标准没有写明分数", "10", "62.4", "1.25", "中"],
        ["L3", "Z12", "标准写明分数", "3", "61.15", "0", "中"],
    ]
    assert rows[0][3:5] == ["平均等候16.5分钟", "打分页等候时间"]
    assert rows[0][7] == "评价标准写的是“从敲门到拿到书”，沙漏也从敲门时翻转，是16.5分钟。"
