"""The pages of the fictional library: scores, steps, tables, a survey, an erratum, links."""

from functools import cache

import pytest

from macros.site.page import file_at
from tests.engine.builders import LIBRARY
from tests.engine.site_building import built
from tests.reading.pages import Element, content, plain, read_page


def test_the_front_page_prints_the_total_rounded_half_up() -> None:
    assert "总得分61.15分,评价等级为“中”。" in _text("index")


def test_the_score_tables_print_weight_score_and_rate_of_every_level() -> None:
    assert _rows("index", "table-3")[1:] == [
        ["藏书", "20", "13.2", "66.00%"],
        ["借阅", "30", "17.35", "57.82%"],
        ["管理", "20", "9.75", "48.75%"],
        ["故事会", "18", "10.2", "56.67%"],
        ["满意", "12", "10.65", "88.75%"],
        ["合计", "100", "61.15", "61.15%"],
    ]
    assert _rows("marks/w", "table-5")[1:] == [
        ["W1借阅方便", "18", "13.03", "72.36%"],
        ["W11等候时间", "10", "6.63", "66.25%"],
        ["W12夜间开放率", "8", "6.4", "80.00%"],
        ["W2金币使用", "12", "4.32", "36.00%"],
        ["W21预算执行率", "12", "4.32", "36.00%"],
        ["合计", "30", "17.35", "57.82%"],
    ]


@pytest.mark.parametrize(
    ("id_", "rows"),
    [
        ("w11", [["平均等候时间", "16.5分钟,高于12分钟,每高于2分钟扣1.5分,按比例计,扣3.375分", "−3.375"]]),
        ("w12", [["夜间开放率", "80%,低于95%,每低于3个百分点扣0.32分,按比例计,扣1.6分", "−1.6"]]),
        (
            "w21",
            [
                ["故事经费执行率", "105.00%,高于100%,不得分", "−7.2"],
                ["人员经费执行率", "93.00%,低于95%,每低于1个百分点扣0.24分,按比例计,扣0.48分", "−0.48"],
            ],
        ),
        (
            "y11",
            [
                ["准备·有讲稿", "符合,不扣分", "不扣分"],
                ["准备·有排练", "不符合,扣1.5分", "−1.5"],
                ["人气·平均每场听众", "38.41人,不低于35人,得4分", "−2"],
                ["口才·评判", "得2.2分讲到狼的时候不够凶。", "−0.8"],
            ],
        ),
        ("z11", [["读者问卷综合满意度", "85.00%,9分×85%,得7.65分", "−1.35"]]),
    ],
)
def test_an_indicator_shows_the_steps_of_its_deduction(id_: str, rows: list[list[str]]) -> None:
    assert _cells(_after_heading(id_).all("table", "steps")[0])[1:-1] == rows


def test_a_table_with_two_header_rows_and_a_tall_column_keeps_its_shape() -> None:
    head = _table("library", "table-1").all("tr")[:2]
    assert [_shape(cell) for cell in head[0].all("th")] == [
        ("厅", "col", 2, 1), ("种类", "col", 2, 1), ("年初", "colgroup", 1, 2), ("年末", "colgroup", 1, 2),
        ("年末共计", "col", 2, 1),
    ]  # fmt: skip
    assert [cell.text() for cell in head[1].all("th")] == ["纸书", "有声书", "纸书", "有声书"]
    body = _table("library", "table-1").all("tbody")[0].all("tr")
    assert [[_shape(cell) for cell in row.all("th")] for row in body] == [
        [("云朵厅", "rowgroup", 3, 1), ("绘本", "row", 1, 1)],
        [("寓言", "row", 1, 1)],
        [("史诗", "row", 1, 1)],
        [("月亮厅", "row", 1, 1)],
        [("合计", "row", 1, 2)],
    ]


def test_a_table_prints_what_is_stated_what_is_computed_and_nil() -> None:
    assert _rows("library", "table-1")[4:] == [
        ["史诗", "100", "-", "150", "10", "160"],
        ["月亮厅", "童谣", "250", "50", "350", "100", "450"],
        ["合计", "850", "80", "1100", "160", "1260"],
    ]


def test_a_survey_of_three_options_shows_three_and_its_composite() -> None:
    assert _rows("appendix/surveys", "readers-cat")[:3] == [
        ["项目", "A.喜欢", "B.还行", "C.不喜欢", "合计"],
        ["满意度比率", "75.00%", "15.00%", "10.00%", "100.00%"],
        ["份数", "30", "6", "4", "40"],
    ]
    assert "发放问卷45份有效问卷40份各满意度题平均85.00%" in _text("appendix/surveys")


def test_the_issued_figure_is_printed_and_marked_and_the_erratum_says_what_is_right() -> None:
    evidence = _after_heading("v12").all("div", "evidence")[0]
    issued = next(data for data in evidence.all("data") if data.text() == "17.41%")
    assert issued.attributes["value"] == "0.1741"
    assert [mark.attributes["href"] for mark in evidence.all("a", "erratum")] == ["../../ledger/errata/#k1"]
    assert "216册占1260册,即“17.14%”" in _text("ledger/errata")


def test_problems_indicators_and_recommendations_link_to_each_other() -> None:
    links = {link.attributes["href"] for link in content(_page("troubles")).all("a")}
    assert {"../marks/v/#v11", "../marks/x/#x12", "../marks/z/#z11", "../ideas/#lamp"} <= links
    assert "../troubles/#nights" in {link.attributes["href"] for link in content(_page("ideas")).all("a")}
    assert "../../troubles/#nights" in {link.attributes["href"] for link in _after_heading("w11").all("a")}


def test_a_deduction_without_a_problem_is_told_with_its_erratum() -> None:
    rows = [row for row in _cells(content(_page("remedies")).all("table", "remedies")[0]) if "X21" in row[0]]
    assert rows == [["X21安静程度−1.25分", "在报告所列的问题中没有找到对应的,见勘误K6"]]


def test_the_waterfall_falls_from_full_marks_to_the_total_by_every_deduction() -> None:
    assert [f"{row[0]}{row[-1]}" for row in _rows("index", "chart-waterfall")[1:]] == [
        "满分100", "V11上架完成率−2.1", "V12新书比率−1.5", "V21图书完好性−3.2", "W11等候时间−3.38",
        "W12夜间开放率−1.6", "W21预算执行率−7.68", "X11值夜守则−5", "X12防潮措施−4", "X21安静程度−1.25",
        "Y11故事会质量−4.3", "Y12故事会场数−3.5", "Z11读者满意度−1.35", "总得分61.15",
    ]  # fmt: skip


def test_findings_are_counted_beyond_ten() -> None:
    headings = [heading.text() for heading in content(_page("habits")).all("h2")]
    assert headings[9:] == ["（十）安慰逗号", "（十一）哄句号睡觉"]


@cache
def _page(name: str) -> Element:
    return read_page(built(LIBRARY) / file_at("" if name == "index" else f"{name}/"))


def _text(name: str) -> str:
    return plain(content(_page(name)).text())


def _table(page: str, id_: str) -> Element:
    return next(e for e in content(_page(page)).elements() if e.id == id_).all("table")[0]


def _rows(page: str, id_: str) -> list[list[str]]:
    return _cells(_table(page, id_))


def _cells(table: Element) -> list[list[str]]:
    rows = [[e for e in row.children if isinstance(e, Element)] for row in table.all("tr")]
    return [[plain(cell.text()) for cell in row] for row in rows]


def _shape(cell: Element) -> tuple[str, str, int, int]:
    """Return a header cell's text, scope, height and width."""
    height, width = (int(cell.attributes.get(name, "1")) for name in ("rowspan", "colspan"))
    return cell.text(), cell.attributes["scope"], height, width


def _after_heading(id_: str) -> Element:
    """Return the block of the indicator whose heading has this id."""
    page = content(_page(f"marks/{id_[0]}"))
    headings = [e for e in page.children if isinstance(e, Element)]
    return headings[next(n for n, e in enumerate(headings) if e.id == id_) + 1]
