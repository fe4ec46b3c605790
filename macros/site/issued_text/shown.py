"""The comparison as readers see it, in the place that the page of checks keeps for it."""

from collections.abc import Callable, Mapping, Sequence

from markupsafe import Markup

from macros.report.corrections import Erratum
from macros.site.issued_text.comparison import Comparison, PageText
from macros.site.page import BuiltPage

_SLOT = '<div id="checks-text"></div>'
_TABLE = Markup("""<div class="scroll" tabindex="0" role="region" aria-label="原文逐句" id="checks-text">
<table class="checks">
<caption>原文逐句（{}句，{}句在网站的原处）</caption>
<thead>
<tr>
<th scope="col">页面</th>
<th scope="col" class="number">原文句数</th>
<th scope="col" class="number">在原处</th>
<th scope="col">结论</th>
</tr>
</thead>
<tbody>
{}
</tbody>
</table>
</div>
<p class="source">原报告的每一句、表格的每一行，都与网页上同一标题之下的文字对照；空白、全角半角和引号的写法不计，按勘误改正的字句视为在原处。</p>
{}""")
_ROW = Markup("""<tr class="{}">
<th scope="row"><a href="{}">{}</a></th>
<td class="number">{}</td>
<td class="number">{}</td>
<td>{}</td>
</tr>""")
_NOTE = Markup('<p class="source">{}：{}</p>\n')
Link = Callable[[str], str]


def with_comparison(
    page: BuiltPage, found: Comparison | None, places: Mapping[str, str], at: Link
) -> BuiltPage:
    """Return the page with the comparison in its slot, if it keeps one.

    ``places`` say on which page the errata stand; ``at`` gives the address of ``page.md#anchor``.
    """
    if found is None or _SLOT not in page.html:
        return page
    return page.with_html(
        page.html.replace(_SLOT, _table(found, places, lambda target: page.link(at(target))))
    )


def _table(found: Comparison, places: Mapping[str, str], link: Link) -> Markup:
    invented = [
        Markup('“{}”（<a href="{}">{}</a>）').format(words, link(page.page), page.title)
        for page in found.pages
        for words in page.invented
    ]
    misquoting = [_erratum(erratum, places, link) for erratum in found.misquoting]
    return _TABLE.format(
        sum(page.sentences for page in found.pages),
        sum(page.in_place for page in found.pages),
        Markup("\n").join(_row(page, places, link) for page in found.pages),
        _note("不在原文中、也没有标明是本站所加的文字", invented)
        + _note("所引文字不在原文中的勘误", misquoting),
    )


def _note(title: str, items: Sequence[Markup]) -> Markup:
    return _NOTE.format(title, Markup("；").join(items)) if items else Markup("")


def _row(page: PageText, places: Mapping[str, str], link: Link) -> Markup:
    return _ROW.format(
        "failed" if page.missing else "passed",
        link(page.page), page.title, page.sentences, page.in_place, _verdict(page, places, link),
    )  # fmt: skip


def _verdict(page: PageText, places: Mapping[str, str], link: Link) -> Markup:
    if not page.missing:
        return Markup("相符")
    answers = Markup("、").join(_erratum(erratum, places, link) for erratum in page.errata)
    return Markup("缺{}句，见{}").format(len(page.missing), answers)


def _erratum(erratum: Erratum, places: Mapping[str, str], link: Link) -> Markup:
    if "errata" not in places:
        return Markup("勘误{}").format(erratum.id)
    return Markup('<a href="{}">勘误{}</a>').format(
        link(f"{places['errata']}#{erratum.id.lower()}"), erratum.id
    )
