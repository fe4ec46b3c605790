"""Tables on paper: grids of cells, widths of columns, labels told again where a page begins."""

from xml.etree.ElementTree import Element

from macros.documents.columns import shares
from macros.documents.grid import grid, name_rows, split_cells, without_drawings
from macros.site.tree import parse, text_of

TABLE = (
    "<table><caption>表</caption><thead><tr><th>类</th><th>项</th><th>图</th><th>数</th></tr></thead><tbody>"
    '<tr><th rowspan="3">甲</th><th>一</th><td class="bar"></td><td class="number">1.25</td></tr>'
    '<tr><th>二</th><td class="bar"></td><td class="number">2</td></tr>'
    '<tr><th>三</th><td class="bar"></td><td class="number">3</td></tr></tbody>'
    '<tfoot><tr class="drawing"><td colspan="4"></td></tr><tr><th colspan="3">合计</th><td>6</td></tr></tfoot></table>'
)


def test_a_grid_says_where_each_cell_stands() -> None:
    found = grid(parse(TABLE))
    assert (found.rows, found.columns, found.head) == (6, 4, 1)
    places = [(text_of(cell.element), cell.row, cell.column, cell.rows, cell.columns) for cell in found.cells]
    assert places[4:6] == [("甲", 1, 0, 3, 1), ("一", 1, 1, 1, 1)]
    assert places[8:11] == [("二", 2, 1, 1, 1), ("", 2, 2, 1, 1), ("2", 2, 3, 1, 1)]
    assert places[-2:] == [("合计", 5, 0, 1, 3), ("6", 5, 3, 1, 1)]
    assert [text_of(cell.element) for cell in found.cells if cell.strong] == ["", "合计", "6"]


def test_a_row_that_reaches_below_its_group_ends_with_it() -> None:
    table = "<table><thead><tr><th rowspan='9'>头</th></tr><tr></tr></thead><tbody><tr><td>体</td></tr></tbody></table>"
    assert [(cell.row, cell.rows) for cell in grid(parse(table)).cells] == [(0, 1), (1, 1)]


def test_columns_and_rows_that_only_draw_can_be_left_out() -> None:
    found, columns = without_drawings(grid(parse(TABLE)))
    assert (found.rows, found.columns, found.head, columns) == (5, 3, 1, [0, 1, 3])
    places = [(text_of(cell.element), cell.row, cell.column, cell.rows, cell.columns) for cell in found.cells]
    assert places[2:6] == [("数", 0, 2, 1, 1), ("甲", 1, 0, 3, 1), ("一", 1, 1, 1, 1), ("1.25", 1, 2, 1, 1)]
    assert places[-2:] == [("合计", 4, 0, 1, 2), ("6", 4, 2, 1, 1)]


def two_columns(words_: str, number: str, ems: float) -> list[float]:
    """Return the widths of a column of words and one of numbers, in characters of the font."""
    table = parse(
        f'<table><tbody><tr><th scope="row">{words_}</th><td class="number">{number}</td></tr></tbody></table>'
    )
    return [round(share * ems, 1) for share in shares(grid(table), ems)]


def test_columns_share_what_is_left_when_all_fits() -> None:
    assert two_columns("八个汉字放在这里", "1.25", 25.6) == [18.4, 7.2]  # twice 8 + 1.2 and 4 × 0.6 + 1.2


def test_a_number_stays_whole_however_long_the_words_beside_it() -> None:
    words_, number = two_columns("字" * 400, "100.00%", 42)
    assert number == 5.4  # 7 narrow characters of 0.6, and the padding of 1.2
    assert words_ == 36.6


def test_a_label_of_many_rows_is_told_again_where_a_page_begins() -> None:
    body = Element("main")
    body.append(parse(TABLE))
    name_rows(body)
    assert [row.get("id") for row in body.iter("tr")] == [
        None,
        *(f"row-0-{number}" for number in range(1, 6)),
    ]
    split_cells(body, [["row-0-1", "row-0-2", "other"], ["row-0-3", "row-0-4", "row-0-5"]])
    rows = [[(text_of(cell), cell.get("rowspan")) for cell in row] for row in body.iter("tr")]
    assert rows[1][0] == ("甲", "2")
    assert rows[2][0] == ("二", None)
    assert rows[3][:2] == [("甲", "1"), ("三", None)]


def test_a_table_without_labels_of_many_rows_is_left_alone() -> None:
    body = parse("<main><table><tbody><tr><td>1</td></tr><tr><td>2</td></tr></tbody></table></main>")
    name_rows(body)
    assert [row.get("id") for row in body.iter("tr")] == [None, None]
