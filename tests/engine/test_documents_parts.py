"""What documents are made of: the page made fit for paper, tables as grids, widths, bytes that stay the same."""

from datetime import date
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import tostring
from zipfile import ZipFile

import pytest

from macros.documents.document import document, read_whole
from macros.documents.extraction import extract, headings
from macros.documents.word.runs import Bookmarks, runs
from macros.exports.bundle import packed
from macros.site.tree import parse, text_of
from macros.values.errors import DataErrors
from tests.engine.documents_made import identity

DATED = date(2026, 11, 22)


def paper(sections: str, said: frozenset[str] = frozenset()) -> str:
    """Return the HTML that ``extract`` makes of sections."""
    return tostring(extract(parse(f'<div id="whole">{sections}</div>'), said), "unicode", method="html")


@pytest.mark.parametrize(
    ("screen", "expected"),
    [
        (
            '<p>得<a class="figure" href="#a"><data value="2">2</data></a>分</p>',
            '<p>得<span class="figure"><span value="2" class="data">2</span></span>分</p>',
        ),
        ('<p>见<a href="../other/">别处</a></p>', "<p>见<span>别处</span></p>"),
        ('<p>见<a href="#a">此处</a></p>', '<p>见<a href="#a">此处</a></p>'),
        (
            '<p>2<a class="erratum" href="#a" aria-label="勘误E39" title="见勘误E39"></a>分</p>',
            '<p>2<a class="erratum" href="#a">〔勘E39〕</a>分</p>',
        ),
        (
            '<table><tr id="e1"><th>勘</th><td>字</td></tr></table>',
            '<table><tr><th id="e1">勘</th><td>字</td></tr></table>',
        ),
        (
            "<details><summary>原文</summary><h4>解释</h4></details>",
            '<div class="details"><p class="summary">原文</p><p class="subheading">解释</p></div>',
        ),
        (
            '<p class="facts"><span>权重 2</span>\n满分\n<span>得分 1</span></p>',
            '<p class="facts"><span>权重 2</span>满分　<span>得分 1</span>　</p>',
        ),
        ('<p>表<span class="files">下载 CSV</span>下</p>', "<p>表下</p>"),
        ('<p class="source"><span class="files">下载 CSV</span></p>', ""),
        ('<p class="print-source">来源</p><label class="chart-filter"><input> 筛选</label>', ""),
        (
            '<div class="errata-here"><p>本页勘误（2条）</p><ul><li><a href="#a">E01</a> 长</li>'
            '<li><a href="#a">E02</a> 短</li></ul></div>',
            '<p class="errata-here ours">〔本站〕本部分的勘误：<a href="#a">E01</a>、<a href="#a">E02</a>，说明见“勘误”。</p>',
        ),
        (
            '<div class="errata-here"><p>本页勘误（1条）</p><ul><li><a href="../errata/#e1">E01</a> 长</li></ul></div>',
            '<p class="errata-here ours">〔本站〕本部分的勘误：<span>E01</span>，说明见“勘误”。</p>',
        ),
        (
            '<p class="ours"><span class="by">本站</span> 对应的问题</p>',
            '<p class="ours"><span class="by">〔本站〕</span> 对应的问题</p>',
        ),
        (
            '<div class="scroll" tabindex="0" role="region" aria-label="表"></div>',
            '<div class="scroll"></div>',
        ),
    ],
)
def test_what_only_a_screen_can_do_is_done_otherwise_on_paper(screen: str, expected: str) -> None:
    assert (
        paper(f'<section id="a">{screen}</section>') == f'<main><section id="a">{expected}</section></main>'
    )


def test_a_section_below_another_has_its_headings_one_level_lower() -> None:
    sections = "".join(
        f'<section id="{id_}"><h1 id="{id_}--1">{id_}</h1><h2 id="{id_}--2">二</h2></section>'
        for id_ in ("part", "part-a", "partner", "part-a-one")
    )
    body = extract(parse(f'<div id="whole">{sections}</div>'))
    found = [(level, text_of(heading)) for level, heading in headings(body, 6)]
    assert found == [
        (1, "part"),
        (2, "二"),
        (2, "part-a"),
        (3, "二"),
        (1, "partner"),
        (2, "二"),
        (3, "part-a-one"),
        (4, "二"),
    ]
    assert [level for level, _ in headings(body, 2)] == [1, 2, 2, 1, 2]


def test_what_the_cover_says_is_not_said_again() -> None:
    sections = '<section id="a"><p>委托单位：甲</p><p>为了乙</p></section>'
    assert (
        paper(sections, frozenset({"委托单位：甲"})) == '<main><section id="a"><p>为了乙</p></section></main>'
    )


def test_a_section_with_a_wide_table_stands_on_wide_pages() -> None:
    wide = '<section id="a"><div class="scroll wide"></div></section>'
    narrow = '<section id="b"><div class="scroll"></div></section>'
    body = extract(parse(f"<div>{wide}{narrow}</div>"))
    assert [section.get("class") for section in body] == ["wide", None]


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        ("<p> 一 <b> 二</b>\n三 </p>", ["一 ", "二", " 三"]),
        ("<td>一<br>\n二</td>", ["一", "二"]),
        ("<p>甲＜乙＞&amp;“丙”</p>", ["甲＜乙＞&amp;“丙”"]),
        ("<p>\n</p>", []),
        ("<p>权重　得分</p>", ["权重　得分"]),
    ],
)
def test_words_in_word_have_single_spaces_and_none_at_the_ends(html: str, texts: list[str]) -> None:
    written = parse(f"<r>{runs(parse(html), Bookmarks([])).replace('w:', '')}</r>")
    assert [text.text for text in written.iter("t")] == [parse(f"<x>{text}</x>").text for text in texts]


def test_a_zip_has_the_same_bytes_whenever_it_is_made() -> None:
    files = {"b.txt": b"2", "a/c.txt": "三".encode()}
    made = packed(files, DATED)
    assert made == packed(dict(files), DATED)
    with ZipFile(BytesIO(made)) as archive:
        assert {entry.filename: archive.read(entry) for entry in archive.infolist()} == files
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 11, 22, 0, 0, 0)}


def test_a_folder_without_the_whole_report_is_refused(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<article>别的</article>", "utf-8")
    with pytest.raises(DataErrors) as refused:
        read_whole(tmp_path)
    assert refused.value.messages == (
        f"{tmp_path}：里面没有报告全文，请先运行 python3 scripts/build.py 建成网站；"
        "全文是 docs/ 里写有 {{ whole(…) }} 的那一页",
    )


def test_the_legend_stands_only_where_there_are_marks(tmp_path: Path) -> None:
    page = '<article><div id="whole"><section id="a"><h1 id="a--a">甲</h1>{}</section></div></article>'
    (tmp_path / "index.html").write_text(page.format("<p>正文</p>"), "utf-8")
    assert document(tmp_path, identity()).legend == ""
    mark = '<p>1<a class="erratum" href="#a" aria-label="勘误E1"></a></p>'
    (tmp_path / "index.html").write_text(page.format(mark), "utf-8")
    assert document(tmp_path, identity()).legend == (
        "正文中的〔勘〕标记表示此处另有说明，编号与文末“勘误”一致。"
    )
