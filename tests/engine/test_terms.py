"""Official words that lead to the glossary where a page first mentions them."""

from pathlib import Path

import pytest

from macros.report.glossary import Term
from macros.site.glossary_links import mark_terms

TERMS = [
    Term(term="三公经费", explanation="甲", id="three"),
    Term(term="结转", explanation="乙", id="carry"),
    Term(term="结转结余", explanation="丙", id="carryover"),
    Term(term="收<支", explanation="丁", id="flow"),
]


def marked(folder: Path, html: str, name: str = "budget/index.html") -> str:
    """Return the inside of a page's article after its terms are marked."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"<nav>结转</nav><article>{html}</article>", "utf-8")
    mark_terms(folder, TERMS, "glossary/")
    before, _, article = file.read_text("utf-8").partition("<article>")
    assert before == "<nav>结转</nav>"
    return article.removesuffix("</article>")


def test_the_first_mention_leads_to_the_glossary_and_no_other(tmp_path: Path) -> None:
    assert marked(tmp_path, "<p>年末结转</p><p>再说结转</p>") == (
        '<p>年末<a class="term" href="../glossary/#carry">结转</a></p><p>再说结转</p>'
    )


def test_the_longer_of_two_terms_is_marked(tmp_path: Path) -> None:
    assert (
        marked(tmp_path, "<p>结转结余</p>")
        == '<p><a class="term" href="../glossary/#carryover">结转结余</a></p>'
    )


def test_a_term_with_a_sign_of_html_is_found(tmp_path: Path) -> None:
    assert (
        marked(tmp_path, "<p>收&lt;支</p>") == '<p><a class="term" href="../glossary/#flow">收&lt;支</a></p>'
    )


@pytest.mark.parametrize("tag", ["h2", "a", "th", "caption", "summary", "button", "dt", "script"])
def test_headings_links_and_labels_stay_as_they_are(tmp_path: Path, tag: str) -> None:
    html = f"<{tag}>结转</{tag}>"
    assert marked(tmp_path, html) == html
    assert marked(tmp_path, f"{html}<p>结转</p>").startswith(f'{html}<p><a class="term"')


def test_the_title_of_a_document_mentions_nothing(tmp_path: Path) -> None:
    assert marked(tmp_path, "<p>《结转办法》规定结转</p>") == (
        '<p>《结转办法》规定<a class="term" href="../glossary/#carry">结转</a></p>'
    )


def test_the_glossary_does_not_lead_to_itself(tmp_path: Path) -> None:
    assert marked(tmp_path, "<p>结转</p>", "glossary/index.html") == "<p>结转</p>"
