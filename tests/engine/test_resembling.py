"""What the issued text says in two ways that a slip of the pen tells apart is said to the clerk."""

from dataclasses import replace

import pytest

from macros.assessment.resembling import resembling
from macros.report.issued import pieces
from macros.report.tables import Row
from tests.engine.builders import Changes, a_report


def told(text: str, changes: Changes | None = None) -> list[str]:
    return list(resembling(replace(a_report(changes), issued_text=pieces(text))))


SLIP = "data/issued.txt：有“放映1568场”，也有“放映1586场”，数字前后颠倒，请核对是否同一个数；印错的登记勘误"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("全年放映1,568场。\n本年放映1586场。", [SLIP]),
        ("全年放映1,568场。\n本年放映共1586场。", [SLIP.replace("映1586", "映共1586")]),
        ("全年放映1,568场。\n本年放映1586场。\n放映\t1,568\t1,586", []),
        ("全年放映1,568场。\n本年放映1586场。\n放映\t1,568\t158", [SLIP]),
        ("全年放映1568场。\n本年演出1586场。", []),
        (
            "放映率为93.19%。\n放映率91.39%。",
            [SLIP.replace("放映1568场", "映率为93.19%").replace("放映1586场", "映率91.39%")],
        ),
        ("放映率为93.19%。\n放映率931.9%。", []),
        ("全年放映1568场。\n本年放映1586次。", []),
        ("全年放映1568场。\n本年放映1569场。", []),
        ("全年放映1568场。\n本年放映8561场。", []),
        ("全年放映12场。\n本年放映21场。", []),
        ("全年放映112场。\n本年放映121场。", [SLIP.replace("1568", "112").replace("1586", "121")]),
        (
            "建有流动放映队伍158处（其中乡镇112处）。\n全县185处流动放映队伍都已开放。",
            [SLIP.replace("放映1568场", "队伍158处").replace("放映1586场", "185处流动放映队伍")],
        ),
        (
            "全县185处流动放映队伍都已开放。\n建有流动放映队伍158处。",
            [SLIP.replace("放映1568场", "185处流动放映队伍").replace("放映1586场", "队伍158处")],
        ),
        (
            "建有流动放映队伍158处。\n全县阅览车158处。\n全县185处流动放映队伍都已开放。",
            [SLIP.replace("放映1568场", "队伍158处").replace("放映1586场", "185处流动放映队伍")],
        ),
        ("建有流动放映队伍158处。\n全县185处流动阅览车都已开放。", []),
        ("建有流动放映队伍158处。\n全县185支流动放映队伍都已开放。", []),
    ],
)
def test_two_numbers_of_one_thing_with_neighbouring_digits_changed_about(text: str, lines: list[str]) -> None:
    assert told(text) == lines


@pytest.mark.parametrize(
    ("text", "ending"),
    [
        (
            "观众满意度为89.47%。\n观众满意度88.47%，",
            "有“观众满意度为89.47%”，也有“观众满意度88.47%”，只差一个数字",
        ),
        ("观众满意度为89.47%。\n观众满意度88.48%。", ""),
        ("满意度为89.47%。\n满意度88.47%。", ""),
        ("放映开始于2031年。\n放映开始于2032年。", ""),
        ("放映成本98元。\n放映成本99元。", ""),
        (
            "审查了全部9个场馆的账。\n场馆共10个场馆。",
            "有“全部9个场馆的账”，也有“共10个场馆”，所说的总数不同",
        ),
        ("审查了全部10个场馆的账。\n场馆共10个场馆。", ""),
        ("审查了9个场馆的账。\n场馆共10个场馆。", ""),
        ("全部9个场馆，共10个放映队。", ""),
        ("共3个场馆参加评价，共5个场馆实施现场核查。", ""),
    ],
)
def test_two_numbers_with_one_name_that_differ_by_one_digit_and_two_totals_of_one_thing(
    text: str, ending: str
) -> None:
    assert told(text) == [f"data/issued.txt：{ending}，请核对是否同一个数；印错的登记勘误"] * bool(ending)


def test_a_name_of_five_characters_or_more_with_one_that_is_wrong() -> None:
    wrong = "data/issued.txt：“示例县示列局”与名称“示例县示例局”只差一个字，请核对；印错的登记勘误"
    assert told("示例县示例局和示例县示列局，示例县示列局。") == [wrong]
    assert told("示例县示列所、示例县。") == []
    assert told("《示例县示例园管理办法》") == []
    assert told("示例县示例园。") == [wrong.replace("列局", "例园")]
    assert told("局丑。", {"report/department/name": "局子"}) == []


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("放映费用支付2笔未附签领表。\n可见放映费用支付3笔未附签领表。", False),
        ("放映费用支付2笔未附签领表。\n可见，放映费用支付3笔未附签领表。", True),
        ("放映费用支付2笔未附签领表，放映费用支付3笔未附签领表，放映费用支付4笔未附签领表。", False),
        ("放映费用支付2笔。\n放映费用支付3笔。", False),
        ("低于标准2个百分点，扣0.2分；低于标准3个百分点，扣0.3分。", False),
        ("放映费用支付2笔未附签领表，放映费用支付2笔未附签领表。", False),
        ("2031年放映费用支付2笔未附签领表，2032年放映费用支付3笔未附签领表。", False),
    ],
)
def test_a_clause_that_stands_twice_but_for_its_number(text: str, *, is_told: bool) -> None:
    line = "data/issued.txt：有“放映费用支付2笔未附签领表”，也有“放映费用支付3笔未附签领表”，只有数不同，请核对是否同一个数；印错的登记勘误"
    assert told(text) == [line] * is_told


def test_what_an_erratum_quotes_is_known() -> None:
    slip = {
        "id": "K1", "kind": "name", "where": "一", "page": "a.md", "issued": "示例县示列局",
        "corrected": "示例县示例局", "explanation": "错字",
    }  # fmt: skip
    assert told("示例县示例局和示例县示列局", {"errata/errata": [slip]}) == []


NAME = "童话馆修缮（月光厅）项目"


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        (f"{NAME}。{NAME}完工。童话馆修缮（月色厅）项目执行率90%。", "童话馆修缮(月色厅)项目"),
        (f"{NAME}。{NAME}完工。童画馆修缮（月光厅）项目执行率90%。", "童画馆修缮(月光厅)项目"),
        (f"{NAME}。童话馆修缮（月色厅）项目执行率90%。", ""),
        (f"{NAME}。{NAME}完工。童话馆修缮（月色大厅）项目执行率90%。", ""),
        (f"{NAME}。{NAME}完工。童话馆修缮（二光厅）项目执行率90%。", ""),
        (f"{NAME}。{NAME}完工。童话馆修缮（日光厅）项目执行率90%。", ""),
    ],
)
def test_a_long_name_of_a_table_that_stands_twice_and_once_with_a_character_wrong(
    text: str, typed: str
) -> None:
    made = a_report()
    cells = {"a": NAME, "b": "童话馆修缮（日光厅）项目"}
    table = replace(made.tables["money"], rows=(Row("r", cells, {}),))
    found = list(resembling(replace(made, tables={"money": table}, issued_text=pieces(text))))
    line = f"data/issued.txt：“{typed}”与名称“童话馆修缮(月光厅)项目”只差一个字，请核对；印错的登记勘误"
    assert found == [line] * bool(typed)


def test_a_long_name_that_only_a_table_has_is_told_where_the_text_has_another_twice() -> None:
    made, other = a_report(), NAME.replace("月光", "月色")
    table = replace(made.tables["money"], rows=(Row("r", {"a": NAME}, {}),))
    text = pieces(f"{NAME}。\n{other}完工。\n{other}验收。")
    (line,) = resembling(replace(made, tables={"money": table}, issued_text=text))
    assert line == (
        "data/issued.txt：“童话馆修缮(月光厅)项目”与名称“童话馆修缮(月色厅)项目”只差一个字，请核对；印错的登记勘误"
    )


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("本次抽查9个场馆、18间流动放映室。在抽查的16间流动放映室中，3间漏雨。", ("18间流动放映", "抽查的16间流动放映")),
        ("抽查流动放映室18间。在抽查的16间流动放映室中，3间漏雨。", ("流动放映室18间", "抽查的16间流动放映")),
        ("抽查流动放映室18间。在抽查的18间流动放映室中，3间漏雨。", None),
        ("抽查流动放映室18间。其中16间流动放映室漏雨。", None),
        ("全县有流动放映室18间。在抽查的16间流动放映室中，3间漏雨。", None),
        ("抽查流动阅览室18间。在抽查的16间流动放映室中，3间漏雨。", None),
        ("抽查流动放映室18间，又抽查流动放映室16间。在抽查的16间流动放映室中，3间漏雨。", None),
    ],
)  # fmt: skip
def test_of_what_something_was_done_with_another_sentence_speaks_by_another_number(
    text: str, pair: tuple[str, str] | None
) -> None:
    line = "data/issued.txt：有“{}”，也有“{}”，所说的数不同，请核对是否同一个数；印错的登记勘误"
    assert told(text) == ([line.format(*pair)] if pair else [])


@pytest.mark.parametrize(
    ("wrong", "words"),
    [("童话县月亮光打灯笼有限公司", "有两个字前后颠倒"), ("童话县月光亮打灯会有限公司", "只差一个字")],
)
def test_a_firm_that_stands_twice_and_once_with_a_character_wrong_or_two_changed_about(
    wrong: str, words: str
) -> None:
    firm = "童话县月光亮打灯笼有限公司"
    line = f"data/issued.txt：“{wrong[-10:]}”与名称“{firm[-10:]}”{words}，请核对；印错的登记勘误"
    assert told(f"灯由{firm}承包。\n{firm}的灯亮了。\n承包人{wrong}的灯没有亮。") == [line]
    assert told(f"灯由{firm}承包。\n承包人{wrong}的灯没有亮。") == []


@pytest.mark.parametrize(
    ("text", "share", "words"),
    [
        ("放映支出200万元。抽查50万元，占放映支出的24%。", "50万元,占放映支出的24%", "照放映支出200万元应为25%"),
        ("放映支出200万元。抽查50万元，占放映支出的25%。", "", ""),
        ("放映支出200万元。放映支出512万元。抽查50万元，占放映支出的24%。", "", ""),
        ("放映支出6.6万元。抽查2.2万元，占放映支出的33.33%。", "", ""),
        ("发票400张，收回300张，回收率70%。", "收回300张,回收率70%", "照400张应为75%"),
        ("发票400张，收回300张，回收率75%，其中有效票150张，有效率50%。", "", ""),
        ("发票400张，收回300张，回收率75%，其中有效票150张，有效率37.5%。", "", ""),
        ("发票400张，收回300张，回收率75%，其中有效票150张，有效率40%。", "其中有效票150张,有效率40%", "照300张应为50%"),
        ("发票400张。收回300张，回收率70%。", "", ""),
        ("指标满分4分，实得3分，实得率50%。", "", ""),
        ("观众由200人增至250人，增长20%。", "由200人增至250人,增长20%", "照200人应为25%"),
        ("观众由200人增至250人，增长25%。", "", ""),
        ("观众从250人降至200人，降幅20%。", "", ""),
        ("观众从250人降至200人，降幅25%。", "从250人降至200人,降幅25%", "照250人应为20%"),
    ],
)  # fmt: skip
def test_a_share_that_follows_from_no_number_that_it_may_be_of_is_told(
    text: str, share: str, words: str
) -> None:
    line = f"data/issued.txt：“{share}”，{words}，请核对；印错的登记勘误"
    assert told(text) == [line] * bool(share)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("基本情况\n例县示例局在县城。", False),
        ("基本情况：例县示例局在县城。", False),
        ("。未例县示例局", True),
    ],
)
def test_a_name_cut_short_behind_another_word_is_no_slip(text: str, wrong: bool) -> None:
    assert bool(told(text, {"report/department": {"name": "示例县示例局"}})) is wrong


@pytest.mark.parametrize(("issued", "known"), [("回收率70.00%", True), ("率70%。", False), ("70", False)])
def test_a_slip_of_which_an_erratum_quotes_a_piece_is_known(issued: str, known: bool) -> None:
    slip = {
        "id": "E1", "kind": "figure", "where": "正文", "page": "a.md", "issued": issued, "explanation": "两处不同",
    }  # fmt: skip
    lines = told("发票400张，收回300张，回收率70%。", {"errata/errata": [slip]})
    assert bool(lines) is not known


def test_a_date_of_a_table_is_no_name() -> None:
    made = a_report()
    table = replace(made.tables["money"], rows=(Row("r", {"a": "2031年12月10日"}, {}),))
    text = pieces("2031年12月10日开馆。\n2031年12月10日和2031年21月10日。")
    assert list(resembling(replace(made, tables={"money": table}, issued_text=text))) == []
