"""Nothing of the issued report is missing and nothing is invented: its text against the built pages.

A line of a paragraph is looked for as it is; the cells of a table's row are looked for together, so
that a number counts only where it belongs. Both are looked for on the page of their own section,
each after the one before it, among the words of the report alone, not in what this site adds.
"""

import re
from functools import cache

import pytest

from macros.reading.load import load
from macros.report.corrections import Erratum
from tests.engine.issued_report import BORDER, ISSUED, SECTIONS, pieces_by_page
from tests.engine.page_reading import Element, Skip, content, is_added, passages, plain, read_page
from tests.engine.site_building import PROJECT, built

ISSUED_WORDS = plain(ISSUED)
REPORT = load(PROJECT / "data")
WORDINGS = [erratum for erratum in REPORT.errata if erratum.kind == "wording"]

NOT_FOUND = {
    "2022年度延津县政务服务和大数据管理局": "报告名称在封面和正文前各印一次，网页印一次",
    "部门整体绩效评价报告": "同上",
    "（2022年度）": "申报表的表头，网页印作表前的一段",
    "部门（单位）名称|延津县政务服务和大数据管理局": "同上",
    "82%": "E75：第六题多印的比率，没有对应的选项和份数",
    "绩效评价调查问卷结果分析": "附件2的标题在两份问卷前各印一次，网页印一次",
}
"""Pieces of the report that do not stand on their page as they do in the report, with the reason."""

NOT_ISSUED = {
    "前言": "原报告的封面和正文开头没有标题，网页须有",
    "图示": "第二部分末尾本站所画的图的标题",
    "（一）部门决策类指标分析、（二）部门管理类指标分析、（三）部门产出类指标分析、"
    "（四）部门效益类指标分析": "通往第五部分各页的链接",
}
"""Passages of the pages that the report does not have, with the reason."""


def test_every_piece_of_the_report_stands_on_the_page_of_its_section_in_its_order() -> None:
    read: dict[str, int] = {}
    missing = []
    for page, piece in pieces_by_page():
        end = _end_of(piece, page, read.get(page, 0))
        if end:
            read[page] = end
        else:
            missing.append(piece)
    assert missing == [plain(piece) for piece in NOT_FOUND]


def test_every_passage_of_the_pages_stands_in_the_report() -> None:
    pages = dict.fromkeys(page for _, page in SECTIONS)
    printed = [(page, words) for page in pages for words in _passages(page, _is_added_or_unit)]
    invented = [words for page, words in printed if not _is_issued(page, words)]
    assert invented == [plain(words) for words in NOT_ISSUED]
    assert len(printed) > 1400  # so many passages were compared: the pages are not empty


@pytest.mark.parametrize("erratum", REPORT.errata, ids=lambda erratum: erratum.id)
def test_an_erratum_quotes_the_report_as_it_was_issued(erratum: Erratum) -> None:
    assert plain(erratum.issued) in ISSUED_WORDS


@pytest.mark.parametrize("erratum", WORDINGS, ids=lambda erratum: erratum.id)
def test_a_slip_of_the_pen_is_printed_corrected_and_no_longer_as_issued(erratum: Erratum) -> None:
    right, wrong = plain(erratum.corrected), plain(erratum.issued)
    assert right in _words(_page_of(erratum))
    assert wrong not in _words(_page_of(erratum)).replace(right, "")


def _end_of(piece: str, page: str, start: int) -> int:
    """Return where the piece ends, as issued or corrected, looked for from ``start``; 0 where it is not."""
    for words in (piece, _corrected(page, piece)):
        whole_number = r"(?<![\d.])" if words[0].isdigit() else ""
        if found := re.compile(whole_number + re.escape(words)).search(_words(page), start):
            return found.end()
    return 0


def _is_issued(page: str, words: str) -> bool:
    return words in ISSUED_WORDS or words in _corrected(page, ISSUED_WORDS)


@cache
def _words(page: str) -> str:
    return BORDER.join(_passages(page, is_added))


def _passages(page: str, skip: Skip) -> list[str]:
    return list(passages(content(read_page(built() / page / "index.html")), skip))


def _is_added_or_unit(element: Element) -> bool:
    """The unit in a caption counts as added, for the report states it for some tables only."""
    return is_added(element) or "unit" in element.classes


def _page_of(erratum: Erratum) -> str:
    return erratum.page.partition(".md")[0]


@cache
def _corrected(page: str, text: str) -> str:
    """Return ``text`` with this page's slips corrected and every indicator under its one name."""
    for erratum in WORDINGS:
        if _page_of(erratum) == page:
            text = text.replace(plain(erratum.issued), plain(erratum.corrected))
    for indicator in REPORT.framework.indicators:
        for variant in indicator.variants:
            text = text.replace(plain(variant.name), plain(indicator.name))
    return text
