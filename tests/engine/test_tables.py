"""Tables laid out: headers over one or two rows, cells that span."""

from macros.assessment.assess import Assessment
from macros.report.tables import Column, HeaderGroup, Row, Table, TableFile
from macros.tables.layout import Cell, body, header
from macros.values.numbers import typed_number


def columns(*specs: str) -> tuple[Column, ...]:
    """Return columns written ``id:type:title``."""
    return tuple(Column(id=i, type=t, title=title) for i, t, title in (spec.split(":") for spec in specs))


def grouped(title: str, *ids: str) -> HeaderGroup:
    return HeaderGroup(title=title, columns=ids)


def laid_out(spec: tuple[Column, ...], *rows: tuple[str, ...]) -> list[list[Cell]]:
    """Return the body of a table ``t``; a cell of a numeric column is typed as its number."""
    return body(
        Table("t", TableFile(title="表", source="甲", columns=spec), tuple(_row(spec, *row) for row in rows))
    )


def _row(spec: tuple[Column, ...], id_: str, *cells: str) -> Row:
    typed = dict(zip((column.id for column in spec), cells, strict=True))
    texts = {column.id: typed[column.id] for column in spec if not column.is_numeric}
    numbers = {column.id: typed_number(typed[column.id]) for column in spec if column.is_numeric}
    return Row(id_, texts, numbers)


def test_a_plain_header_is_one_row() -> None:
    assert header(columns("a:text:类别", "b:amount:金额"), ()) == [
        [Cell("类别", scope="col"), Cell("金额", scope="col")]
    ]


def test_a_merged_header_spans_its_columns_and_the_others_both_rows() -> None:
    spec = columns("a:text:类别", "b:amount:人员", "c:amount:公用", "d:amount:合计")
    assert header(spec, (grouped("基本支出", "b", "c"),)) == [
        [
            Cell("类别", rows=2, scope="col"),
            Cell("基本支出", columns=2, scope="colgroup"),
            Cell("合计", rows=2, scope="col"),
        ],
        [Cell("人员", scope="col"), Cell("公用", scope="col")],
    ]


def test_neighbouring_groups_stay_apart_even_with_equal_titles_below() -> None:
    spec = columns("a:amount:小计", "b:amount:小计")
    top, bottom = header(spec, (grouped("基本", "a"), grouped("项目", "b")))
    assert [cell.text for cell in top] == ["基本", "项目"]
    assert [cell.text for cell in bottom] == ["小计", "小计"]


def test_a_group_over_untitled_columns_stands_alone_over_both_rows() -> None:
    spec = columns("a:group:", "b:text:", "c:amount:金额", "d:amount:金额")
    top, bottom = header(spec, (grouped("支出", "a", "b"), grouped("预算", "c"), grouped("决算", "d")))
    assert top[0] == Cell("支出", rows=2, columns=2, scope="col")
    assert [cell.text for cell in bottom] == ["金额", "金额"]


def test_a_header_whose_second_row_would_be_empty_has_one_row() -> None:
    spec = columns("a:group:", "b:text:", "c:amount:金额")
    assert header(spec, (grouped("支出", "a", "b"),)) == [
        [Cell("支出", columns=2, scope="col"), Cell("金额", scope="col")]
    ]


def test_the_first_words_of_a_row_head_it_and_the_rest_are_plain() -> None:
    spec = columns("a:text:甲", "b:text:乙", "c:amount:丙")
    assert laid_out(spec, ("r1", "指标", "说明", "1")) == [
        [Cell("指标", scope="row"), Cell("说明"), Cell(figure="t.r1.c")]
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
    assert [[(cell.text, cell.rows) for cell in row] for row in rows] == [
        [("甲", 2), ("满意度", 2), ("一", 1)],
        [("二", 1)],
        [("乙", 1), ("满意度", 1), ("三", 1)],
    ]


def test_a_cell_left_blank_widens_the_one_before_it() -> None:
    spec = columns("g:group:组", "a:text:项", "n:amount:数")
    assert laid_out(spec, ("r1", "总计", "", "9")) == [
        [Cell("总计", columns=2, scope="row"), Cell(figure="t.r1.n")]
    ]


def test_the_tables_of_a_report_fill_every_place_exactly_once(library: Assessment) -> None:
    for table in library.report.tables.values():
        width = len(table.spec.columns)
        for rows in (header(table.spec.columns, table.spec.header), body(table)):
            taken = [0] * len(rows)
            for index, row in enumerate(rows):
                for cell in row:
                    for covered in range(index, index + cell.rows):
                        taken[covered] += cell.columns
            assert taken == [width] * len(rows), table.id


def test_a_table_of_two_grouped_columns_merges_both_levels(library: Assessment) -> None:
    tall = [(c.text, c.rows) for row in body(library.report.tables["wishes"]) for c in row if c.rows > 1]
    assert tall == [("看得见的心愿", 3), ("书", 2), ("看不见的心愿", 3), ("心情", 2)]
