"""The page that holds the whole report, read from the built site as a tree."""

from pathlib import Path
from xml.etree.ElementTree import Element

from macros.site.page import built_pages
from macros.values.errors import DataErrors

_REMEDY = "请先运行 python3 scripts/build.py 建成网站；全文是 docs/ 里写有 {{ whole(…) }} 的那一页"


def read_whole(site: Path) -> Element:
    """Return the element that holds the sections of the report. Raises DataErrors if no page has it."""
    for page in built_pages(site):
        if '<div id="whole">' in page.article:
            whole = page.tree().find(".//div[@id='whole']")
            assert whole is not None  # it is there, and only one can be
            return whole
    raise DataErrors([f"{site}：里面没有报告全文，{_REMEDY}"])
