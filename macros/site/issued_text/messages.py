"""What is said of the issued text: why it keeps the site from being published, line by line, and the comparison that readers see."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import partial
from itertools import groupby
from pathlib import Path
from posixpath import commonprefix

from jinja2 import BytecodeCache

from macros.report.issued import Piece, plain
from macros.site.issued_text.comparison import Comparison
from macros.site.issued_text.missing import Missing
from macros.site.issued_text.sections import Section
from macros.site.page import BuiltPage
from macros.templating import environment
from macros.values.errors import on_one_line
from macros.values.mistakes import Mistake, Where

FILE = "data/issued.txt"
_short = partial(on_one_line, longest=40)
_BEFORE = 10
_MANY = 3
"""From so many sentences of a section on, one line tells of all of them."""
_SLOT = '<div id="checks-text"></div>'


def text_objections(found: Comparison | None) -> list[Mistake]:
    """Return each sentence of the issued text that is missing without an answer."""
    if found is None:
        return []
    if not found.pages:
        words = "没有一行是网页上的标题，无法逐句对照；请让网页的标题与原文一致，或删去这个文件"
        return [Mistake(Where(FILE), words)]
    lost = [sentence for page in found.pages for sentence in page.missing if sentence.erratum is None]
    by_section = groupby(lost, lambda one: one.section)
    return [wrong for section, same in by_section for wrong in _of(section, list(same))]


def text_notices(found: Comparison | None) -> list[str]:
    """Return one line for each page on which words that are not issued look as if they were."""
    return [
        f"docs/{page.page}：“{_short(page.invented[0])}”{f'等{len(page.invented)}句' if page.invented[1:] else ''}"
        "不在原文中，看上去却是报告的话；报告里有的，补进 data/issued.txt，没有的，删去"
        for page in (found.pages if found else ())
        if page.invented
    ]


def _of(section: Section, lost: Sequence[Missing]) -> Iterator[Mistake]:
    where = f"网站 docs/{section.page}“{_short(section.heading.shown)}”之下没有找到"
    if len(lost) < _MANY:
        for one in lost:
            other = f"；勘误 {one.of_other_page} 是别的页的，这一页另登记一条，page 写 {section.page}"
            words = (
                f"“{_short(one.words)}”在{where}{_instead(one)}，应照原文刊载；请改正这一页或所引用的数据，"
                f"或在 data/errata.yml 登记勘误（issued 抄这一句，corrected 写本站写法{other if one.of_other_page else ''}）；"
                "原文抄错的，改正这一行"
            )
            yield Mistake(Where(FILE, line=one.line), words)
        return
    words = (
        f"“{_short(lost[0].words)}”等{len(lost)}句在{where}{_instead(lost[0])}，应照原文刊载；请改正这一页，"
        "或在 data/errata.yml 逐句登记勘误（issued 抄原文，corrected 写本站写法）；原文变了的，改正这几行"
    )
    yield Mistake(Where(FILE) / f"第{lost[0].line}至{lost[-1].line}行", words)


def _instead(lost: Missing) -> str:
    """Return the sentence of the section that is most like the one that is lost, from a little before the two part."""
    if other := _other_cell(lost):
        cell, there = other
        return f"，“{_from_parting(cell, there)}”那里是“{_from_parting(there, cell)}”"
    said = [text for passage in lost.section.passages for text in Piece(0, (passage.shown,)).sentences()]
    near = next(iter(get_close_matches(lost.words, said, 1)), "")
    return f"，那里是“{_from_parting(near, lost.words)}”" if near else ""


def _from_parting(words: str, others: str) -> str:
    """Return words from a little before they part from others."""
    parting = max(len(commonprefix([words, others])) - _BEFORE, 0)
    return f"{'…' if parting else ''}{_short(words[parting:])}"


def _other_cell(lost: Missing) -> tuple[str, str] | None:
    """Return the first cell of a row that is not in the row most like it, and what stands there; None where none is like it."""
    cells, found = [cell for cell in lost.cells if plain(cell)], lost.section.passages
    words = [plain(cell) for cell in cells]

    def alike(place: tuple[int, int]) -> int:
        pairs = zip(words[place[0] :], found[place[1] :], strict=False)
        return sum(cell == passage.words for cell, passage in pairs)

    starts = range(len(found)) if lost.place is None else [lost.place]
    places = ((told, start) for told in range(len(cells)) for start in starts)
    told, start = max(places, key=alike, default=(0, 0))
    if not cells or alike((told, start)) < 1:
        return None
    row = zip(cells[told:], found[start:], strict=False)
    return next(((cell, there.shown) for cell, there in row if plain(cell) != there.words), None)


def with_comparison(
    page: BuiltPage,
    found: Comparison | None,
    places: Mapping[str, str],
    at: Callable[[str], str],
    compiled: BytecodeCache | None = None,
) -> BuiltPage:
    """Return the page with the comparison in its slot, if it keeps one.

    ``places`` say on which page the errata stand; ``at`` gives the address of ``page.md#anchor``;
    ``compiled`` knows what templates were compiled to.
    """
    if found is None or _SLOT not in page.html:
        return page
    template = environment(Path(__file__).parent, compiled).get_template("comparison.html")
    errata = places.get("errata", "")
    shown = template.render(found=found, errata=errata, link=lambda target: page.link(at(target)))
    return page.with_html(page.html.replace(_SLOT, shown))
