"""Official words that lead to the glossary where a page first mentions them."""

import pytest

from macros.report.glossary import Term
from macros.site.page import BuiltPage
from macros.site.words import with_terms

TERMS = [
    Term(term="三公经费", explanation="甲", id="three"),
    Term(term="结转", explanation="乙", id="carry"),
    Term(term="结转结余", explanation="丙", id="carryover"),
    Term(term="收<支", explanation="丁", id="flow"),
]


def marked(html: str, file: str = "budget/index.html") -> str:
    """Return the inside of a page's article after its terms are marked."""
    page = with_terms(BuiltPage(file, f"<nav>结转</nav><article>{html}</article>"), TERMS, "glossary/")
    assert page.html == f"<nav>结转</nav><article>{page.article}</article>"
    return page.article


def test_the_first_mention_leads_to_the_glossary_and_no_other() -> None:
    assert marked("<p>年末结转</p><p>再说结转</p>") == (
        '<p>年末<a class="term" href="../glossary/#carry">结转</a></p><p>再说结转</p>'
    )


def test_the_longer_of_two_terms_is_marked() -> None:
    assert marked("<p>结转结余</p>") == '<p><a class="term" href="../glossary/#carryover">结转结余</a></p>'


def test_a_term_with_a_sign_of_html_is_found() -> None:
    assert marked("<p>收&lt;支</p>") == '<p><a class="term" href="../glossary/#flow">收&lt;支</a></p>'


@pytest.mark.parametrize("tag", ["h2", "a", "th", "caption", "summary", "button", "dt", "script"])
def test_headings_links_and_labels_stay_as_they_are(tag: str) -> None:
    html = f"<{tag}>结转</{tag}>"
    assert marked(html) == html
    assert marked(f"{html}<p>结转</p>").startswith(f'{html}<p><a class="term"')


def test_the_title_of_a_document_mentions_nothing() -> None:
    assert marked("<p>《结转办法》规定结转</p>") == (
        '<p>《结转办法》规定<a class="term" href="../glossary/#carry">结转</a></p>'
    )


def test_the_glossary_does_not_lead_to_itself() -> None:
    assert marked("<p>结转</p>", "glossary/index.html") == "<p>结转</p>"
