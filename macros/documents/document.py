"""The report as a document: its cover, its contents, its body."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from xml.etree.ElementTree import Element

from macros.documents.columns import EMS, set_columns
from macros.documents.extraction import extract, headings
from macros.report.identity import Identity
from macros.site.page import built_pages
from macros.site.tree import text_of
from macros.values.errors import DataErrors

REPORT = "downloads/report.json"
CONTENTS_LEVELS = 3
LEGENDS = {
    "erratum": "正文中的〔勘〕标记表示此处另有说明，编号与文末“勘误”一致。",
    "by": "标有〔本站〕的内容由本站所加，不是报告的内容。",
}
"""What is said of the marks that stand in the body, by their class."""
_REMEDY = "请先运行 python3 scripts/build.py 建成网站；全文是 docs/ 里写有 {{ whole(…) }} 的那一页"


@dataclass(frozen=True)
class Entry:
    """A line of the contents: the heading's level (1 is the highest), its id and its words."""

    level: int
    id: str
    text: str


@dataclass(frozen=True)
class Document:
    """What every form of the document holds."""

    title: str
    title_lines: tuple[str, ...]
    """The title, in two lines if it goes on after the department's name."""
    author: str
    dated: date
    origin: str
    """From which data it was made, for its properties."""
    cover: tuple[str, ...]
    contents: tuple[Entry, ...]
    legend: str
    body: Element


def document(site: Path, identity: Identity) -> Document:
    """Return the document of a built site. Raises DataErrors if the site has no page of the whole report."""
    cover = _cover(identity)
    before, name, after = identity.title.partition(identity.department.name)
    body = extract(read_whole(site), frozenset({identity.title, *cover}))
    for section in body:
        for table in section.iter("table"):
            set_columns(table, EMS[section.get("class") == "wide"])
    return Document(
        title=identity.title,
        title_lines=tuple(filter(None, (before + name, after))),
        author=identity.evaluator.name if identity.evaluator else "",
        dated=identity.dated,
        origin=_origin(site),
        cover=cover,
        contents=tuple(
            Entry(level, heading.get("id", ""), text_of(heading))
            for level, heading in headings(body, CONTENTS_LEVELS)
        ),
        legend="".join(
            words for mark, words in LEGENDS.items() if body.find(f".//*[@class='{mark}']") is not None
        ),
        body=body,
    )


def read_whole(site: Path) -> Element:
    """Return the element that holds the sections of the report. Raises DataErrors if no page has it."""
    for page in built_pages(site):
        if '<div id="whole">' in page.article:
            whole = page.tree().find(".//div[@id='whole']")
            assert whole is not None  # it is there, and only one can be
            return whole
    raise DataErrors([f"{site}：里面没有报告全文，{_REMEDY}"])


def _origin(site: Path) -> str:
    """Return the name and the fingerprint of the data that the site publishes; empty where it publishes none."""
    published = site / REPORT
    if not published.exists():
        return ""
    return f"数据：{REPORT}，SHA-256：{sha256(published.read_bytes()).hexdigest()}"


def _cover(identity: Identity) -> tuple[str, ...]:
    """Return the lines below the title: who evaluated whom and when, as far as the report states it."""
    lines = {
        "项目单位": identity.department.name,
        "委托单位": identity.client and identity.client.name,
        "评价单位": identity.evaluator and identity.evaluator.name,
        "评价日期": identity.evaluated,
    }
    return tuple(f"{role}：{stated}" for role, stated in lines.items() if stated)
