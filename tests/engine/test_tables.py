"""Tables laid out: headers over one or two rows, cells that span, every cell with its figure."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from macros.assessment.assess import Assessment
from macros.assessment.receipt import Occurrence, Occurrences
from macros.exports.csv_files import csv_bytes
from macros.exports.xlsx_writer import xlsx_bytes
from macros.html.calculations import receipts
from macros.report.tables import Column, HeaderGroup, TableFile
from macros.tables.catalogue import downloads
from macros.tables.check_tables import families
from macros.tables.layout import Cell, Layout
from macros.tables.merging import header
from macros.tables.placing import placed
from macros.tables.report_tables import headings, table_layout
from macros.tables.score_tables import dimension_layout, scores_layout
from macros.tables.survey_tables import survey_tables
from tests.engine.builders import Changes, an_assessment


def columns(*specs: str) -> tuple[Column, ...]:
    """Return columns written ``id:type:title``."""
    return tuple(Column(id=i, type=t, title=title) for i, t, title in (spec.split(":") for spec in specs))


def grouped(title: str, *ids: str) -> HeaderGroup:
    return HeaderGroup(title=title, columns=ids)


def head(spec: tuple[Column, ...], *groups: HeaderGroup) -> list[list[Cell]]:
    stated = TableFile(title="表", source="甲", columns=spec, header=groups)
    return [list(line.cells) for line in header(headings(stated))]


def laid_out(spec: tuple[Column, ...], *rows: tuple[str, ...]) -> list[list[Cell]]:
    """Return the body of a table ``t``, a number as the name of its figure."""
    table = {"title": "表", "unit": "元", "source": "甲", "columns": [column.model_dump() for column in spec]}
    typed = "\n".join(",".join(row) for row in (("id", *(column.id for column in spec)), *rows))
    layout = laid({"tables/tables/t": table, "tables/t.csv": typed + "\n"})
    return [[_named(cell) for cell in line.cells] for line in layout.body]


def laid(changes: Changes, name: str = "t") -> Layout:
    assessment = an_assessment(changes)
    return table_layout(assessment, assessment.report.tables[name])


def _named(cell: Cell) -> Cell:
    return cell if isinstance(cell.content, str) else Cell(cell.content.figure)


def test_a_plain_header_is_one_row() -> None:
    assert head(columns("a:text:类别", "b:amount:金额")) == [
        [Cell("类别", scope="col"), Cell("金额", scope="col", look="number")]
    ]


def test_a_merged_header_spans_its_columns_and_the_others_both_rows() -> None:
    spec = columns("a:text:类别", "b:amount:人员", "c:amount:公用", "d:amount:合计")
    assert head(spec, grouped("基本支出", "b", "c")) == [
        [
            Cell("类别", rows=2, scope="col"),
            Cell("基本支出", columns=2, scope="colgroup"),
            Cell("合计", rows=2, scope="col", look="number"),
        ],
        [Cell("人员", scope="col", look="number"), Cell("公用", scope="col", look="number")],
    ]


def test_neighbouring_groups_stay_apart_even_with_equal_titles_below() -> None:
    spec = columns("a:amount:小计", "b:amount:小计")
    top, bottom = head(spec, grouped("基本", "a"), grouped("项目", "b"))
    assert [cell.content for cell in top] == ["基本", "项目"]
    assert [cell.content for cell in bottom] == ["小计", "小计"]


def test_a_group_over_untitled_columns_stands_alone_over_both_rows() -> None:
    spec = columns("a:group:", "b:text:", "c:amount:金额", "d:amount:金额")
    top, bottom = head(spec, grouped("支出", "a", "b"), grouped("预算", "c"), grouped("决算", "d"))
    assert top[0] == Cell("支出", rows=2, columns=2, scope="col")
    assert [cell.content for cell in bottom] == ["金额", "金额"]


def test_a_header_whose_second_row_would_be_empty_has_one_row() -> None:
    spec = columns("a:group:", "b:text:", "c:amount:金额")
    assert head(spec, grouped("支出", "a", "b")) == [
        [Cell("支出", columns=2, scope="col"), Cell("金额", scope="col", look="number")]
    ]


def test_the_first_words_of_a_row_head_it_and_the_rest_are_plain() -> None:
    spec = columns("a:text:甲", "b:text:乙", "c:amount:丙")
    assert laid_out(spec, ("r1", "指标", "说明", "1")) == [
        [Cell("指标", scope="row"), Cell("说明"), Cell("t.r1.c")]
    ]


def test_equal_neighbours_of_a_group_column_become_one_tall_cell() -> None:
    spec = columns("g:group:组", "a:text:项")
    assert laid_out(spec, ("r1", "甲", "一"), ("r2", "甲", "二"), ("r3", "乙", "三"), ("r4", "甲", "四")) == [
        [Cell("甲", rows=2, scope="rowgroup"), Cell("一", scope="row")],
        [Cell("二", scope="row")],
        [Cell("乙", scope="row"), Cell("三")],
        [Cell("甲", scope="row"), Cell("四")],
    ]


def test_equal_names_in_different_groups_are_not_merged() -> None:
    spec = columns("g:group:一级", "h:group:二级", "a:text:三级")
    rows = laid_out(
        spec, ("r1", "甲", "满意度", "一"), ("r2", "甲", "满意度", "二"), ("r3", "乙", "满意度", "三")
    )
    assert [[(cell.content, cell.rows) for cell in row] for row in rows] == [
        [("甲", 2), ("满意度", 2), ("一", 1)],
        [("二", 1)],
        [("乙", 1), ("满意度", 1), ("三", 1)],
    ]


def test_a_blank_cell_after_a_number_or_a_text_that_is_no_label_stays_a_cell_of_its_own() -> None:
    spec = columns("g:group:组", "a:text:项", "n:amount:数", "s:text:标准", "t:text:原因")
    assert laid_out(spec, ("r1", "甲", "一", "9", "", ""), ("r2", "甲", "", "9", "说", "")) == [
        [Cell("甲", rows=2, scope="rowgroup"), Cell("一", scope="row"), Cell("t.r1.n"), Cell(), Cell()],
        [Cell(), Cell("t.r2.n"), Cell("说", scope="row"), Cell()],
    ]


def test_a_tall_label_is_wide_where_all_beside_it_is_blank() -> None:
    spec = columns("g:group:组", "a:text:项", "n:amount:数")
    assert laid_out(spec, ("r1", "甲", "", "9"), ("r2", "甲", "", "8")) == [
        [Cell("甲", rows=2, columns=2, scope="rowgroup"), Cell("t.r1.n")],
        [Cell("t.r2.n")],
    ]


def test_a_label_is_as_wide_as_the_blank_cells_beside_it() -> None:
    spec = columns("g:group:组", "a:text:项", "n:amount:数")
    assert laid_out(spec, ("r1", "总计", "", "9")) == [[Cell("总计", columns=2, scope="row"), Cell("t.r1.n")]]
    spec = columns("g:group:组", "h:group:类", "a:text:项", "n:amount:数")
    assert laid_out(spec, ("r1", "总计", "", "", "9")) == [
        [Cell("总计", columns=3, scope="row"), Cell("t.r1.n")]
    ]


def all_layouts(assessment: Assessment) -> list[Layout]:
    """Return every table that a page or a download prints."""
    report = assessment.report
    return [
        *downloads(assessment),
        *(table for each in families(assessment) for table in (each.open, each.agreeing) if table),
        *(one for survey in report.surveys.values() for one, _ in survey_tables(assessment, survey)),
    ]


def test_a_table_of_two_grouped_columns_merges_both_levels(library: Assessment) -> None:
    lines = table_layout(library, library.report.tables["wishes"]).body
    tall = [(cell.content, cell.rows) for line in lines for cell in line.cells if cell.rows > 1]
    assert tall == [("看得见的心愿", 3), ("书", 2), ("看不见的心愿", 3), ("心情", 2)]


def test_every_table_fills_every_place_exactly_once(library: Assessment) -> None:
    for layout in all_layouts(library):
        for lines in (layout.head, layout.body):
            taken = [
                (row + r, column + c)
                for row, column, cell in placed([line.cells for line in lines])
                for r in range(cell.rows)
                for c in range(cell.columns)
            ]
            assert sorted(taken) == [(r, c) for r in range(len(lines)) for c in range(len(layout.fields))]


def test_every_number_that_a_table_prints_has_its_receipt_even_if_no_page_quotes_it(
    library: Assessment,
) -> None:
    shown = {receipt.figure.name for found in receipts(library).values() for receipt in found}
    layouts = [layout for layout in all_layouts(library) if layout.name != "figures"]
    printed = {number.figure for layout in layouts for number in layout.quantities}
    assert "money.plan.stories" in printed
    assert printed - {""} <= shown


def test_a_blank_cell_has_no_receipt_and_a_size_has_one_where_it_is_used() -> None:
    table = {"title": "表", "source": "甲", "columns": [{"id": "n", "title": "数", "type": "count"}]}
    changes = {"tables/tables/t": table, "tables/t.csv": "id,n\nr1,3\nr2,\n"}
    changes["figures/figures/half"] = {"title": "半", "unit": "个", "formula": "A.groups / 2"}
    quoted = {"total.indicators": (Occurrence("a.md", "a", "甲"),)}
    assessment = replace(an_assessment(changes), occurrences=Occurrences(quoted, {"a.md": "甲"}))
    sections = receipts(assessment)
    assert [receipt.figure.name for receipt in sections["表格"]][-1] == "t.r1.n"
    assert [receipt.figure.name for receipt in sections["指标数"]] == ["total.indicators", "A.groups"]


def test_the_table_of_all_scores_leads_to_each_indicator_and_merges_the_levels() -> None:
    first, second, total = scores_layout(an_assessment()).body
    assert first.cells[0] == Cell("A投入", rows=2, scope="rowgroup", below="(100分)")
    assert first.cells[2] == Cell("A11制度", scope="row", target="indicator A11")
    assert second.cells[0].content == "A12执行"
    assert (total.id, total.look, str(total.cells[4].content)) == ("total", "total", "80")


def test_the_table_of_all_scores_has_the_columns_that_the_report_states_and_the_decimals_it_issued() -> None:
    held = "dimension", "dimension_weight", "group", "indicator", "score", "reason"
    titled = zip(("指标", "权数", "二级", "三级", "评分", "说明"), held, strict=True)
    columns = [{"title": title, "holds": key, "weighted": key == "group"} for title, key in titled]
    changes = {"indicators/titles": {"columns": columns}, "indicators/issued": "80.00"}
    changes["indicators/dimensions/0/groups/0/indicators/0/reason"] = "有{A11.score}分"
    layout = scores_layout(an_assessment(changes))
    assert [str(cell.content) for cell in layout.head[0].cells] == [
        "指标",
        "权数",
        "二级",
        "三级",
        "评分",
        "说明",
    ]
    assert [[str(c.content) + c.below for c in line.cells] for line in layout.body] == [
        ["A投入", "100", "A1管理(100分)", "A11制度", "20", "有20分"],
        ["A12执行", "60", ""],
        ["合计", "80.00", ""],
    ]
    assert layout.body[2].cells[0].columns == 4


def test_the_table_of_a_dimension_has_its_groups_its_indicators_and_its_total() -> None:
    assessment = an_assessment()
    layout = dimension_layout(assessment, assessment.report.framework.dimensions[0], "5-1")
    assert (layout.caption, layout.anchor, layout.unit) == ("表5-1 投入类指标得分情况表", "table-5-1", "分")
    assert [(line.id, line.look) for line in layout.body] == [
        ("A1", "group"),
        ("A11", ""),
        ("A12", ""),
        ("A", "total"),
    ]


@pytest.mark.parametrize(
    ("issued", "is_ours"),
    [
        ("", False),
        ("一、概况\n甲。\n", True),
        ("一、概况\n表5-1 投入类指标得分情况表\n", False),
        ("一、概况\n合计\t100\t80\t80.00%\n", False),
    ],
    ids=["no issued text", "neither", "its title", "a row of it"],
)
def test_a_table_of_scores_that_the_issued_text_has_not_is_the_sites(issued: str, is_ours: bool) -> None:
    assessment = an_assessment({"issued.txt": issued} if issued else {})
    layout = dimension_layout(assessment, assessment.report.framework.dimensions[0], "5-1")
    assert (layout.is_ours, layout.number, layout.anchor) == (is_ours, "" if is_ours else "5-1", "table-5-1")


@pytest.mark.parametrize(
    ("issued", "is_ours"),
    [("", False), ("一、概况\n甲。\n", True), ("一、概况\n收支表\n", False), ("一、概况\n买书\t3\n", False)],
    ids=["no issued text", "neither", "its title", "a row of it"],
)
def test_a_table_of_numbers_that_the_issued_text_has_not_is_the_sites(issued: str, is_ours: bool) -> None:
    spec = [column.model_dump() for column in columns("a:text:类别", "b:count:册数")]
    table = {"title": "收支表", "source": "甲", "columns": spec}
    text: Changes = {"issued.txt": issued} if issued else {}
    layout = laid({"tables/tables/t": table, "tables/t.csv": "id,a,b\nbuy,买书,3\n", **text})
    assert layout.is_ours == is_ours


def test_a_check_that_differs_leads_to_its_erratum() -> None:
    erratum = {
        "id": "E1", "kind": "figure", "where": "甲", "page": "a.md", "issued": "99", "explanation": "印错",
        "checks": ["weight.total"],
    }  # fmt: skip
    assessment = an_assessment({"indicators/weight": 99, "errata/errata": [erratum]})
    family = next(families(assessment))
    assert family.open
    assert family.agreeing
    (line,) = family.open.body
    assert (line.look, line.cells[-1]) == ("failed", Cell("不符，见勘误E1", target="erratum E1"))
    assert {(other.look, other.cells[-1]) for other in family.agreeing.body} == {("passed", Cell("相符"))}


@pytest.mark.parametrize(
    ("rates", "kind", "unit"),
    [("95%,3", "rate", ""), ("1,3", "number", "万元"), ("-,3", "number", "万元")],
)
def test_a_column_of_numbers_is_described_by_what_stands_in_it(rates: str, kind: str, unit: str) -> None:
    planned, other = rates.split(",")
    beside = "1%" if planned.endswith("%") else "1"
    rows = f"staff,甲,{planned},{beside}\ngoods,乙,{other},1\ntotal,计,,\n"
    changes: Changes = {
        "tables/money.csv": "id,item,planned,spent\n" + rows,
        "figures/figures/rate/formula": "(windows + 90) / (windows + 93)",
    }
    field = laid(changes, "money").fields[1]
    assert (field.title, field.type, field.unit, field.figure) == (
        "预算（万元）",
        kind,
        unit,
        "money.{}.planned",
    )


def test_a_column_in_which_words_were_issued_is_described_as_text() -> None:
    changes: Changes = {
        "tables/tables/money/computed": [{"column": "spent", "formula": "planned / (planned - 1)"}],
        "tables/money.csv": "id,item,planned,spent\nstaff,甲,1,上升100%\n",
        "figures/figures/rate/formula": "(windows + 90) / (windows + 93)",
    }
    assert laid(changes, "money").fields[2].type == "string"


COMMAS: Changes = {
    "tables/tables/t": {
        "title": "表", "unit": "元", "source": "甲", "columns": [
            {"id": "item", "title": "项目", "type": "text"}, {"id": "sum", "title": "金额", "type": "amount"},
            {"id": "plain", "title": "人数", "type": "count"},
        ], "computed": [{"row": "all", "formula": "one + two"}],
    },
    "tables/t.csv": 'id,item,sum,plain\none,甲,"1,021.36",1200\ntwo,乙,600,1\nall,合计,,\n',
}  # fmt: skip


def test_a_cell_keeps_the_commas_it_was_typed_with_and_what_is_worked_out_has_those_of_its_column() -> None:
    rows = [[str(cell.content) for cell in line.cells[1:]] for line in laid(COMMAS).body]
    assert rows == [["1,021.36", "1200"], ["600", "1"], ["1,621.36", "1201"]]


def test_open_data_write_no_commas_and_a_workbook_has_them_as_its_format() -> None:
    assert csv_bytes(laid(COMMAS)).decode("utf-8-sig").split("\r\n")[1] == "one,甲,1021.36,1200,"
    sheet = load_workbook(BytesIO(xlsx_bytes(laid(COMMAS), date(2033, 1, 1)))).active
    assert sheet is not None
    formats = [[cell.number_format for cell in row[1:]] for row in sheet.iter_rows(3, 5)]
    assert formats == [["#,##0.00", "0"], ["0", "0"], ["#,##0.00", "General"]]
