"""Charts as values: where each bar starts and how long it is, in shares of the chart's width."""

from typing import Any

from macros.html.bars import dimensions, grouped, stacked, waterfall
from tests.engine.builders import Changes, an_assessment

MET = "indicators/dimensions/0/groups/0/indicators/0/rule/entries/1/met"
Drawn = list[tuple[str, str, str]]


def fallen(changes: Changes | None = None) -> tuple[Drawn, int]:
    """Return the bars of the waterfall, each with its start and its length, and where the axis begins."""
    bars, floor = waterfall(an_assessment(changes))
    return [(bar.title, str(bar.start), str(bar.share)) for bar in bars], int(floor)


def charted(kind: str, *values: str) -> Any:
    """Return a chart of these values as a minimal report has it, and what follows from that report."""
    figures = {
        f"f{n}": {"title": "甲", "unit": "元", "value": v, "source": "乙"} for n, v in enumerate(values)
    }
    rate = {"title": "执行率", "unit": "%", "formula": "money.total.spent / money.total.planned"}
    windows = {"title": "窗口数", "unit": "个", "value": "7", "source": "现场"}
    parts = [{"title": name, "value": name} for name in figures]
    chart = {"title": "图", "unit": "元", "kind": kind, "series": [{"parts": parts}]}
    changes = {
        "figures/figures": figures | {"rate": rate, "windows": windows},
        "charts": {"charts": {"drawn": chart}},
    }
    assessment = an_assessment(changes)
    return assessment, assessment.report.charts["drawn"]


def test_the_axis_of_losses_begins_at_the_ten_below_the_total() -> None:
    assert fallen({"tables/money.csv": ("80.00,74.00", "80.00,68.00")}) == (
        [
            ("满分", "0", "1"),
            ("A11制度", "1/3", "2/3"),
            ("A12执行", "7/30", "1/10"),
            ("总得分", "0", "7/30"),
        ],
        70,
    )


def test_a_total_of_whole_tens_is_itself_where_the_axis_begins() -> None:
    assert fallen() == ([("满分", "0", "1"), ("A11制度", "0", "1"), ("总得分", "0", "0")], 80)


def test_marks_that_are_added_rise_from_where_the_losses_have_come_to() -> None:
    bonus = {"name": "表彰", "rule": {"kind": "tally", "cap": 3, "gain": 3, "text": "获得表彰", "met": True}}
    assert fallen({"indicators/adjustments": [bonus]})[0][2:] == [
        ("表彰", "0", "3/20"),
        ("总得分", "0", "3/20"),
    ]


def test_a_dimension_that_has_lost_is_not_full_and_one_that_has_not_is() -> None:
    (lost,) = dimensions(an_assessment())
    (full,) = dimensions(an_assessment({MET: "true"}))
    assert [(str(bar.share), bar.lost, bar.full) for bar in (lost, full)] == [
        ("4/5", True, False),
        ("1", False, True),
    ]


def test_bars_side_by_side_are_as_long_as_their_amounts_whatever_their_sign() -> None:
    assert [str(bar.share) for bar in grouped(*charted("bars", "-5", "10", "0"))] == ["1/2", "1", "0"]


def test_bars_of_nothing_have_no_length() -> None:
    assert [str(bar.share) for bar in grouped(*charted("bars", "0", "0"))] == ["0", "0"]
    (stack,) = stacked(*charted("stacks", "0", "0"))
    assert [str(share) for share in (stack.share, *(bar.share for bar in stack.parts))] == ["0", "0", "0"]


def test_the_parts_of_a_stack_are_shares_of_itself() -> None:
    (stack,) = stacked(*charted("stacks", "1", "3"))
    assert [str(share) for share in (stack.share, *(bar.share for bar in stack.parts))] == ["1", "1/4", "3/4"]
