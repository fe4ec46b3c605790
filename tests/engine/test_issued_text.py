"""The issued text against built pages: each sentence under its heading, or an erratum that answers it."""

from dataclasses import replace

import pytest

from macros.report.issued import pieces
from macros.site.issued_text.comparison import Comparison, compare
from macros.site.issued_text.messages import text_notices, text_objections, with_comparison
from macros.site.page import BuiltPage
from tests.engine.builders import Changes, a_report

ISSUED = """一、馆舍
馆里有猫头鹰6只。夜里不睡觉。
二、书
\t书名\t本数
\t童话\t12
\t寓言\t3
借书要说“请”。
"""
HOUSE = '<h1 id="house">一、馆舍</h1><p>馆里有猫头鹰6只。夜里不睡觉。</p>'
BOOKS = (
    '<h1 id="books">二、书</h1><table id="list"><tr><th>书名</th><th>本数</th></tr>'
    "<tr><td>童话</td><td>12</td></tr><tr><td>寓言</td><td>3</td></tr></table><p>借书要说“请”。</p>"
)
REMEDY = (
    "应照原文刊载；请改正这一页或所引用的数据，或在 data/errata.yml 登记勘误"
    "（issued 抄这一句，corrected 写本站写法）；原文抄错的，改正这一行"
)


def compared(
    pages: dict[str, str], issued: str = ISSUED, changes: Changes | None = None
) -> tuple[Comparison, list[str]]:
    """Return what is found of ``issued`` on pages, and the reasons not to publish it."""
    report = replace(a_report(changes), issued_text=pieces(issued))
    found = compare(
        report, ((path, BuiltPage(path, f"<article>{html}</article>")) for path, html in pages.items())
    )
    assert found is not None
    return found, [*map(str, text_objections(found))]


def missing(pages: dict[str, str], issued: str = ISSUED, changes: Changes | None = None) -> list[str]:
    """Return the sentences that are missing without an erratum."""
    found, _ = compared(pages, issued, changes)
    return [lost.words for page in found.pages for lost in page.missing if lost.erratum is None]


def invented(*pages: str, issued: str = ISSUED) -> list[str]:
    found, _ = compared({f"{n}.md": page for n, page in enumerate(pages)}, issued)
    return [words for page in found.pages for words in page.invented]


def erratum(**stated: object) -> Changes:
    entry = {"id": "E1", "kind": "wording", "where": "一", "page": "a.md#house", "explanation": "误"}
    return {"errata/errata": [entry | stated]}


def test_a_report_all_of_whose_sentences_stand_under_their_headings_is_published() -> None:
    found, objections = compared({"a.md": HOUSE, "b.md": BOOKS})
    assert [(page.page, page.title, page.sentences, page.in_place) for page in found.pages] == [
        ("a.md", "一、馆舍", 3, 3),
        ("b.md", "二、书", 5, 5),
    ]
    assert objections == []


def test_a_reworded_sentence_is_named_with_its_line_its_page_and_what_to_do() -> None:
    _, objections = compared({"a.md": HOUSE.replace("不睡觉", "睡觉"), "b.md": BOOKS})
    assert objections == [
        f"data/issued.txt 第2行：“夜里不睡觉。”在网站 docs/a.md“一、馆舍”之下没有找到，那里是“夜里睡觉。”，{REMEDY}"
    ]


@pytest.mark.parametrize(("cell", "other"), [("3", "4"), ("寓言", "寓盐")])
def test_of_a_row_the_cell_is_named_that_is_another(cell: str, other: str) -> None:
    _, (told,) = compared({"a.md": HOUSE, "b.md": BOOKS.replace(f"<td>{cell}<", f"<td>{other}<")})
    assert told.startswith("data/issued.txt 第6行：“寓言 3”在")
    assert f"之下没有找到，“{cell}”那里是“{other}”，" in told


def test_what_stands_in_the_place_of_a_row_is_no_row_that_stands_in_its_own() -> None:
    rows = "<tr><td>占比</td><td>{}%</td><td>{}%</td></tr>" * 2
    issued = "一、馆舍\n\t占比\t73%\t23%\n\t占比\t62%\t23%\n"
    _, (told,) = compared({"a.md": f"<h1>一、馆舍</h1><table>{rows.format(71, 25, 62, 23)}</table>"}, issued)
    assert "之下没有找到，“73%”那里是“71%”，" in told


def test_a_sentence_under_another_heading_is_not_in_its_place() -> None:
    pages = {"a.md": HOUSE.replace("夜里不睡觉。", ""), "b.md": BOOKS.replace("<p>", "<p>夜里不睡觉。")}
    assert missing(pages) == ["夜里不睡觉。"]


def test_sections_of_one_page_are_told_apart_too() -> None:
    one = HOUSE + BOOKS.replace("h1", "h2")
    moved = HOUSE.replace("<p>", "<p>借书要说“请”。</p><p>") + BOOKS.replace("借书要说“请”。", "")
    assert missing({"a.md": one}) == []
    assert missing({"a.md": moved}) == ["借书要说“请”。"]


def test_many_missing_sentences_of_a_section_are_told_in_one_line() -> None:
    _, objections = compared({"a.md": HOUSE, "b.md": "<h1>二、书</h1>"})
    assert objections == [
        "data/issued.txt 第4至7行：“书名 本数”等4句在网站 docs/b.md“二、书”之下没有找到，应照原文刊载；"
        "请改正这一页，或在 data/errata.yml 逐句登记勘误（issued 抄原文，corrected 写本站写法）；原文变了的，改正这几行"
    ]


def test_of_many_the_line_shows_what_stands_in_place_of_the_first() -> None:
    books = BOOKS.replace(">12<", ">13<").replace(">3<", ">4<").replace("要说", "不说")
    _, (line,) = compared({"a.md": HOUSE, "b.md": books})
    assert "“童话 12”等3句在网站 docs/b.md“二、书”之下没有找到，“12”那里是“13”，应照原文刊载" in line


@pytest.mark.parametrize(
    ("printed", "shown", "is_missing"),
    [
        ("100%", "100.00%", False),
        ("37.5%", "37.50%", False),
        ("37.5%", "37.05%", True),
        ("10%", "100%", True),
    ],
)
def test_how_many_noughts_end_a_percentage_is_no_matter(printed: str, shown: str, is_missing: bool) -> None:
    page = f"<h1>一、馆舍</h1><table><tr><th>合计</th><td>296</td><td>{shown}</td></tr></table>"
    assert bool(missing({"a.md": page}, f"一、馆舍\n合计\t296\t{printed}\n")) == is_missing


def test_a_text_without_a_heading_of_any_page_cannot_be_compared() -> None:
    found, objections = compared({"a.md": "<h1>首页</h1>"})
    assert (found.pages, objections) == (
        (),
        ["data/issued.txt：没有一行是网页上的标题，无法逐句对照；请让网页的标题与原文一致，或删去这个文件"],
    )


def test_without_an_issued_text_there_is_nothing_to_compare() -> None:
    assert compare(a_report(), []) is None
    assert text_objections(None) == []


@pytest.mark.parametrize(
    "issued",
    [
        ISSUED.replace("猫头鹰", "猫头\n\n鹰"),
        ISSUED.replace("6", " ６ "),
        ISSUED.replace("“请”", '"请"'),
        ISSUED.replace("二、书", "- 1 -\n二、\n书"),
        "目录\n一、馆舍……1\n二、书……2\n" + ISSUED,
        ISSUED.replace("\t寓言\t3\n", "\t寓言\n\t3\n\n"),
        ISSUED.replace("\t童话\t12\n", "\t寓言\t3\n").replace("\t寓言\t3\n", "\t童话\t12\n", 1),
    ],
    ids=["断行", "全角和空格", "引号", "页码和断开的标题", "目录", "一格一行", "先后"],
)
def test_what_a_conversion_changes_and_the_order_within_a_section_do_not_matter(issued: str) -> None:
    assert missing({"a.md": HOUSE, "b.md": BOOKS}, issued) == []


@pytest.mark.parametrize(
    ("old", "new", "lost"),
    [
        ("<td>3</td>", "<td>30</td>", "寓言 3"),
        ("<td>3</td>", "<td>13</td>", "寓言 3"),
        ("<td>3</td>", "<td>3.5</td>", "寓言 3"),
        ("<td>3</td>", "<td>3%</td>", "寓言 3"),
        ("<td>3</td>", "<td>12</td>", "寓言 3"),
        ("<td>12</td>", "<td>3</td>", "童话 12"),
    ],
)
def test_a_row_is_found_with_its_own_numbers_only(old: str, new: str, lost: str) -> None:
    assert missing({"a.md": HOUSE, "b.md": BOOKS.replace(old, new)}) == [lost]


@pytest.mark.parametrize(
    ("row", "lost"),
    [
        ("合计\t—\t－\t15", []),
        ("合计\t-3\t15", ["合计 -3 15"]),
        ("合计\t—\t16", ["合计 — 16"]),
        ("寓言\t—\t15", ["寓言 — 15"]),
    ],
)
def test_a_dash_where_a_row_of_sums_sums_up_nothing_may_be_left_blank(row: str, lost: list[str]) -> None:
    name = row.partition("\t")[0]
    page = f"<h1>二、书</h1><table><tr><td>{name}</td><td></td><td></td><td>15</td></tr></table>"
    assert missing({"b.md": page}, f"二、书\n{row}\n") == lost


def test_the_number_of_a_sentence_is_not_a_part_of_another_number() -> None:
    page = HOUSE.replace("馆里有猫头鹰6只。夜里", "馆里有猫头鹰16只。夜里")
    assert missing({"a.md": page, "b.md": BOOKS}) == ["馆里有猫头鹰6只。"]
    broken = ISSUED.replace("馆里有猫头鹰6只。", "馆里有猫头鹰：\n6只。")
    assert missing({"a.md": page, "b.md": BOOKS}, broken) == ["馆里有猫头鹰：", "6只。"]


def test_a_sentence_printed_twice_must_stand_twice() -> None:
    twice = ISSUED.replace("夜里不睡觉。", "夜里不睡觉。\n夜里不睡觉。")
    assert missing({"a.md": HOUSE, "b.md": BOOKS}, twice) == ["夜里不睡觉。"]
    assert missing({"a.md": HOUSE + "<p>夜里不睡觉。</p>", "b.md": BOOKS}, twice) == []


def test_a_missing_sentence_does_not_take_the_place_of_its_like_further_down() -> None:
    page = HOUSE.replace("夜里不睡觉。", "") + "<p>鱼3条。夜里不睡觉。</p>"
    issued = ISSUED.replace("二、书", "鱼3条。夜里不睡觉。\n二、书")
    _, (line,) = compared({"a.md": page, "b.md": BOOKS}, issued)
    assert line.startswith("data/issued.txt 第2行：“夜里不睡觉。”")


def test_a_label_of_many_rows_may_be_told_once_on_the_page_and_in_each_row_of_the_text() -> None:
    page = (
        '<h1>二、书</h1><table><tr><th rowspan="2">旧书</th><td>童话</td><td>12</td></tr>'
        "<tr><td>寓言</td><td>3</td></tr></table>"
    )
    assert missing({"b.md": page}, "二、书\n旧书\t童话\t12\n旧书\t寓言\t3\n") == []
    assert missing({"b.md": page}, "二、书\n旧书\t童话\t12\n新书\t寓言\t3\n") == ["新书 寓言 3"]


def test_a_row_may_stand_as_a_line() -> None:
    page = HOUSE + "<p>馆长　猫头鹰</p>"
    assert missing({"a.md": page}, "一、馆舍\n馆长\t猫头鹰\n") == []
    assert missing({"a.md": page}, "一、馆舍\n馆\t长猫头\n") == ["馆 长猫头"]


@pytest.mark.parametrize("unit", ["单位：本", "金额单位:本", "（计量单位：本）"])
def test_the_unit_of_a_table_whose_title_is_the_site_s_own_may_stand_behind_it(unit: str) -> None:
    page = HOUSE + '<table><caption>书名<span class="unit">单位：本</span></caption></table>'
    assert missing({"a.md": page}, f"一、馆舍\n{unit}\n") == []


SUMMARY = "<h1>摘要</h1><h2>一、馆舍</h2><p>馆里有猫头鹰。</p><h2>二、书</h2><p>书要还。</p>"
WITH_SUMMARY = "摘  要\n一、馆舍\n馆里有猫头鹰。\n二、书\n书要还。\n一、馆舍\n猫头鹰6只。\n二、书\n书要还。\n"


@pytest.mark.parametrize("paths", [("a.md", "b.md", "z.md"), ("y.md", "z.md", "a.md")])
def test_a_summary_with_the_same_headings_is_compared_with_its_own_page(paths: tuple[str, ...]) -> None:
    house, books, summary = paths
    pages = {
        house: "<h1>一、馆舍</h1><p>猫头鹰6只。</p>",
        books: "<h1>二、书</h1><p>书要还。</p>",
        summary: SUMMARY,
    }
    pages = dict(sorted(pages.items()))
    assert missing(pages, WITH_SUMMARY) == []
    found, _ = compared(pages | {books: "<h1>二、书</h1><p>书不还。</p>"}, WITH_SUMMARY)
    assert [(page.page, len(page.missing)) for page in found.pages] == [(summary, 0), (house, 0), (books, 1)]


def test_the_title_of_the_report_begins_a_section_wherever_it_stands_and_may_be_repeated() -> None:
    title = a_report().identity.title
    preface = f"<h1>前言</h1><p>{title}</p><p>馆长：猫头鹰</p><p>为了读者。</p>"
    issued = f"{title[:5]}\n{title[5:]}\n馆长：猫头鹰\n{ISSUED}\n{title}\n为了读者。\n"
    pages = {"index.md": f"<h1>{title}</h1>", "preface.md": preface, "a.md": HOUSE, "b.md": BOOKS}
    found, objections = compared(pages, issued)
    assert objections == []
    assert [(page.page, page.sentences) for page in found.pages] == [
        ("preface.md", 5),
        ("a.md", 3),
        ("b.md", 5),
    ]


def test_a_title_repeated_over_nothing_makes_no_page_of_the_face() -> None:
    title = a_report().identity.title
    face = f"<h1>{title}</h1><p>本站自己的话。</p>"
    issued = f"{title}\n馆长：猫头鹰\n{title}\n{ISSUED}"
    pages = {
        "index.md": face,
        "preface.md": f"<h1>{title}</h1><p>馆长：猫头鹰</p>",
        "a.md": HOUSE,
        "b.md": BOOKS,
    }
    found, objections = compared(pages, issued)
    assert objections == []
    assert [page.page for page in found.pages] == ["preface.md", "a.md", "b.md"]


def test_what_stands_before_the_first_heading_belongs_to_its_page() -> None:
    assert (
        missing({"a.md": f"<p>馆长：猫头鹰</p>{HOUSE}"}, f"馆长：猫头鹰\n{ISSUED}".partition("二")[0]) == []
    )


def test_a_slip_that_an_erratum_corrects_on_its_page_is_in_its_place() -> None:
    page = {"a.md": HOUSE.replace("睡觉", "睡眠"), "b.md": BOOKS}
    corrected = erratum(issued="不睡觉", corrected="不睡眠")
    assert missing(page, changes=corrected) == []
    assert missing(page, changes=erratum(issued="不睡觉", corrected="不打盹")) == ["夜里不睡觉。"]
    assert missing(page, changes=erratum(issued="不睡觉", corrected="不睡眠", page="b.md")) == [
        "夜里不睡觉。"
    ]


def test_an_erratum_of_another_page_that_corrects_the_sentence_is_named() -> None:
    page = {"a.md": HOUSE.replace("睡觉", "睡眠"), "b.md": BOOKS}
    _, objections = compared(page, changes=erratum(issued="不睡觉", corrected="不睡眠", page="b.md#books"))
    wanted = "corrected 写本站写法；勘误 E1 是别的页的，这一页另登记一条，page 写 a.md）；原文抄错的"
    assert [wanted in line for line in objections] == [True]
    _, objections = compared(page, changes=erratum(issued="不睡觉", corrected="不打盹"))
    assert [wanted in line for line in objections] == [False]


def test_a_heading_with_a_slip_is_a_heading_all_the_same() -> None:
    pages = {"a.md": HOUSE.replace("一、", "（一）"), "b.md": BOOKS}
    assert missing(pages, changes=erratum(issued="一、馆舍", corrected="（一）馆舍")) == []


def test_two_slips_of_a_sentence_may_be_corrected_or_one_of_them() -> None:
    both = erratum(issued="猫头鹰", corrected="夜猫子")["errata/errata"]
    both += erratum(id="E2", issued="6只", corrected="六只")["errata/errata"]  # type: ignore[operator]
    for words in ("夜猫子六只", "夜猫子6只", "猫头鹰六只", "猫头鹰6只"):
        page = {"a.md": HOUSE.replace("猫头鹰6只", words), "b.md": BOOKS}
        assert missing(page, changes={"errata/errata": both}) == []


def test_a_sentence_that_an_erratum_quotes_in_full_is_answered_wherever_it_stood() -> None:
    pages = {"a.md": HOUSE.replace("夜里不睡觉。", ""), "b.md": BOOKS}
    found, objections = compared(pages, changes=erratum(issued="“夜里不睡觉。”", page="b.md"))
    assert objections == []
    assert [(page.page, [e.id for e in page.errata]) for page in found.pages] == [
        ("a.md", ["E1"]),
        ("b.md", []),
    ]
    assert missing(pages, changes=erratum(issued="不睡觉")) == ["夜里不睡觉。"]


def test_a_number_that_an_erratum_quotes_as_part_of_another_is_not_answered() -> None:
    pages = {"a.md": HOUSE, "b.md": BOOKS.replace("<td>3</td>", "<td>4</td>")}
    assert missing(pages, changes=erratum(issued="寓言3")) == []
    assert missing(pages, changes=erratum(issued="寓言33")) == ["寓言 3"]


def test_other_numbers_in_the_place_of_a_quoted_sentence_are_no_invention() -> None:
    pages = {"a.md": HOUSE, "b.md": BOOKS.replace(">3<", ">4<")}
    found, _ = compared(pages, changes=erratum(issued="寓言3", corrected="寓言4"))
    assert [page.invented for page in found.pages] == [(), ()]


def test_where_numbers_alone_differ_the_erratum_of_a_check_at_this_place_answers() -> None:
    pages = {"a.md": HOUSE, "b.md": BOOKS.replace("<td>3</td>", "<td>4</td>")}
    for place in ("b.md#books", "b.md#list"):
        assert missing(pages, changes=erratum(issued="三本", page=place, checks=["custom.x"])) == []
    for place in ("b.md", "a.md#house", "b.md#other"):
        assert missing(pages, changes=erratum(issued="三本", page=place, checks=["custom.x"])) == ["寓言 3"]
    assert missing(pages, changes=erratum(issued="三本", page="b.md#books")) == ["寓言 3"]
    reworded = {"a.md": HOUSE, "b.md": BOOKS.replace("要说", "不说")}
    checked = erratum(issued="三本", page="b.md#books", checks=["custom.x"])
    assert missing(reworded, changes=checked) == ["借书要说“请”。"]


def test_another_name_of_an_indicator_is_printed_by_its_one_name() -> None:
    name = a_report().framework.indicators[0].name
    variants = {
        "indicators/dimensions/0/groups/0/indicators/0/variants": [{"where": "一", "name": "夜里不睡觉"}]
    }
    pages = {"a.md": HOUSE.replace("夜里不睡觉", name), "b.md": BOOKS}
    assert missing(pages, changes=variants) == []


@pytest.mark.parametrize(
    "added",
    [
        '<p class="source ours">来源</p>',
        '<div class="ours"><p>勘误</p></div>',
        '<div class="ours"><table><caption>得分计算</caption></table></div>',
        '<h2>图示</h2><div class="ours"><p>图</p></div>',
        '<p><a href="a">上一页</a>、<a href="b">下一页</a></p>',
        '<table><caption>书名<span class="unit">单位：本</span></caption></table>',
        '<p><b class="label">规矩（2分）：</b>夜里不睡觉。</p>',
    ],
)
def test_what_the_markup_shows_to_be_the_site_s_own_is_not_taken_for_the_report_s(added: str) -> None:
    assert invented(HOUSE + added, BOOKS) == []


def test_a_passage_that_looks_issued_and_is_not_is_listed_but_does_not_stop_publishing() -> None:
    pages = {"a.md": f"{HOUSE}<h2>鱼</h2><p>鱼3条。</p>", "b.md": BOOKS, "c.md": "<h1>首页</h1><p>欢迎</p>"}
    found, objections = compared(pages)
    assert [words for page in found.pages for words in page.invented] == ["鱼", "鱼3条。"]
    assert objections == []
    (notice,) = text_notices(found)
    assert notice.startswith("docs/a.md：“鱼”等2句不在原文中，")


def test_a_reworded_sentence_is_listed_beside_the_one_it_replaces() -> None:
    assert invented(HOUSE.replace("不睡觉", "睡觉"), BOOKS) == ["馆里有猫头鹰6只。夜里睡觉。"]


def test_the_page_of_checks_shows_the_comparison_in_its_place() -> None:
    pages = {"a.md": HOUSE.replace("不睡", "&lt;睡"), "b.md": BOOKS}
    found, _ = compared(pages, changes=erratum(issued="夜里不睡觉。"))
    page = BuiltPage("checks/", '<article><div id="checks-text"></div></article>')
    shown = with_comparison(page, found, {"errata": "errata.md"}, lambda target: target.replace(".md", "/"))
    table = shown.tree().find(".//table")
    assert table is not None
    assert ["|".join("".join(cell.itertext()) for cell in row) for row in table.iter("tr")] == [
        "页面|原文句数|在原处|结论",
        "一、馆舍|3|2|缺1句，见勘误E1",
        "二、书|5|5|相符",
    ]
    assert [link.get("href") for link in table.iter("a")] == ["../a/", "../errata/#e1", "../b/"]
    assert "不在原文中、也没有标明是本站所加的文字：“馆里有猫头鹰6只。夜里&lt;睡觉。”（" in shown.html
    assert "所引文字不在原文中的勘误" not in shown.html
    other = BuiltPage("other/", "<article></article>")
    assert with_comparison(other, found, {}, str) is other


def test_an_erratum_that_quotes_what_was_not_issued_is_listed() -> None:
    pages = {"a.md": HOUSE, "b.md": BOOKS}
    assert compared(pages, changes=erratum(issued="猫头鹰6只。夜里"))[0].misquoting == ()
    found, objections = compared(pages, changes=erratum(issued="猫头鹰7只"))
    assert [e.id for e in found.misquoting] == ["E1"]
    assert objections == []
    page = BuiltPage("checks/", '<article><div id="checks-text"></div></article>')
    assert "所引文字不在原文中的勘误：勘误E1<" in with_comparison(page, found, {}, str).html
