"""What the search reads: the texts of the pages, section by section, everyday words and traditional characters."""

import json
import re
from collections.abc import Iterable, Mapping
from html import unescape
from pathlib import Path

from macros.site.page import BuiltPage
from macros.values.recalling import Recall, anew, recalled

SEARCH_TEXTS = Path("search", "pages.json")
EVERYDAY_WORDS = Path(__file__).with_name("everyday_words.json")
"""Official words and what people say for them; ``谁/哪家 评``: one of the first and the second, anywhere."""
_TRADITIONAL = Path(__file__).with_name("traditional_characters.txt")
"""Traditional characters, each followed by the one that stands for it in simplified writing: those of the common
characters of GB 2312, from the tables of OpenCC (https://github.com/BYVoid/OpenCC, Apache License 2.0)."""
_NOT_READ = re.compile(
    r'<(script|style|svg)\b.*?</\1>|<a class="headerlink".*?</a>|<p class="print-source">.*?</p>'
    r'|<dd class="standard">.*?</dd>',  # which stands with its indicator
    re.DOTALL,
)
_HEADING = re.compile(r'<h[1-6]\b[^>]*?\sid="([^"]*)"[^>]*>(.*?)</h[1-6]>', re.DOTALL)
_DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)">')
_WITHIN_A_LINE = re.compile(
    r"</?(?:a|abbr|b|code|data|em|i|mark|small|span|strong|sub|sup|time)\b[^>]*>|\n", re.ASCII
)
_TAG = re.compile(r"<[^>]*>")


def search_texts(
    read: Iterable[tuple[str, float, BuiltPage]], synonyms: Mapping[str, Iterable[str]], recall: Recall = anew
) -> str:
    """Return, as JSON, the sections of pages that were read, the synonyms, and the characters that people in other places write.

    A page comes after its address and its boost; what it is about, as its description says, stands before its text.
    Texts are without markup; cells, paragraphs and other blocks stand on lines of their own. The synonyms are those
    of any report, the report's own before them, as far as the pages hold what they mean.
    """
    told = ((*at, "<br>".join([*_DESCRIPTION.findall(page.html), page.article])) for *at, page in read)
    docs = [section for each in told for section in recalled(recall, _sections, *each)]
    everything = "\n".join(f"{section['title']}\n{section['text']}" for section in docs)
    groups = json.loads(EVERYDAY_WORDS.read_text("utf-8"))
    everyday = {word: means.split("、") for means, words in groups.items() for word in words} | dict(synonyms)
    meant = ((word, [each for each in means if each in everything]) for word, means in everyday.items())
    texts = {"docs": docs, "synonyms": {word: officials for word, officials in meant if officials}}
    written = {*json.dumps(texts, ensure_ascii=False)}
    pairs = re.findall("..", _TRADITIONAL.read_text("utf-8"))
    texts["traditional"] = "".join(pair for pair in pairs if pair[1] in written)
    return json.dumps(texts, ensure_ascii=False, separators=(",", ":"))


def _sections(address: str, boost: float, article: str) -> list[dict[str, str | float]]:
    """Return what stands under each heading; the first one is the page's own, whatever stands before it."""
    sections, boosted = list[dict[str, str | float]](), {} if boost == 1 else {"boost": boost}
    before, *found = _HEADING.split(_NOT_READ.sub("", article))
    headings = list(zip(found[::3], found[1::3], found[2::3], strict=True)) or [("", "", "")]
    for number, (id_, title, text) in enumerate(headings):
        place, words = (f"{address}#{id_}", text) if number else (address, before + text)
        sections.append({"location": place, "title": _plain(title), "text": _plain(words), **boosted})
    return sections


def _plain(html: str) -> str:
    text = _TAG.sub("\n", _WITHIN_A_LINE.sub(lambda found: " " if found[0] == "\n" else "", html))
    return "\n".join(filter(None, (" ".join(unescape(line).split()) for line in text.split("\n"))))
