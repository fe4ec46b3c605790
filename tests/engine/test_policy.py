"""The Content-Security-Policy of every page."""

import base64
import hashlib

from macros.site.page import BuiltPage
from macros.site.policy import policy, secured


def hashed(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def directive(html: str, name: str) -> str:
    """Return what a page's policy allows for one kind of thing."""
    rules = dict(rule.strip().partition(" ")[::2] for rule in policy(html).split(";"))
    return rules[name].strip()


def test_nothing_is_allowed_that_is_not_named_and_no_other_host_is() -> None:
    assert directive("", "default-src") == "'none'"
    assert "http" not in policy('<script src="https://example.org/x.js"></script>')


def test_an_inline_script_is_allowed_by_its_hash_once() -> None:
    html = "<script>甲()</script><script>甲()</script><script async>乙()</script>"
    assert directive(html, "script-src") == f"'self' {hashed('甲()')} {hashed('乙()')}"


def test_files_and_data_are_no_inline_scripts() -> None:
    html = '<script src="x.js"></script><script type="application/ld+json">{}</script>'
    assert directive(html, "script-src") == "'self'"


def test_an_inline_style_is_allowed_by_its_hash() -> None:
    html = '<style>p{color:red}</style><style media="print">p{color:black}</style>'
    assert directive(html, "style-src") == f"'self' {hashed('p{color:red}')} {hashed('p{color:black}')}"


def test_a_page_carries_its_policy_once_after_its_character_set() -> None:
    html = '<head><meta charset="utf-8"></head><script>1</script><meta charset="utf-8">'
    text = secured(BuiltPage("a/index.html", html)).html
    assert text.count("Content-Security-Policy") == 1
    assert text.startswith(
        '<head><meta charset="utf-8">\n      <meta http-equiv="Content-Security-Policy" content="'
    )
    assert hashed("1") in text


def test_what_stands_in_an_article_is_never_allowed() -> None:
    html = '<meta charset="utf-8"><script>1</script><article><script>2</script></article>'
    text = secured(BuiltPage("a/index.html", html)).html
    assert hashed("1") in text
    assert hashed("2") not in text
