"""The document as PDF: tagged, with bookmarks, in the manner of an official document on A4."""

import hashlib
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, tostring

from macros.documents.breaking import name_rows, split_cells
from macros.documents.document import Document
from macros.templating import environment
from macros.values.errors import DataErrors

_HERE = Path(__file__).parent
_FONTS = {"Noto Serif CJK SC", "Noto Sans CJK SC"}
_DRAFT = """
a::after { content: none !important; }
@page :left { @bottom-left { content: none; } }
@page :right { @bottom-right { content: none; } }
"""
"""Without numbers of pages a layout is found at the first try."""


def pdf(document: Document, tell: Callable[[int], None]) -> tuple[bytes, int]:
    """Return the file and its number of pages; ``tell`` hears the number of each page laid out.

    Raises DataErrors if the fonts the style asks for are not installed.
    """
    from weasyprint import CSS, HTML

    from macros.documents.tagging import complete_tags

    style = (_HERE / "print.css").read_text("utf-8")

    body = deepcopy(document.body)
    name_rows(body)
    with _progress(tell):
        draft = HTML(string=_html(document, body)).render(stylesheets=[CSS(string=style + _DRAFT)])
        split_cells(body, [page.anchors for page in draft.pages])
        html = _html(document, body)
        rendered = HTML(string=html).render(stylesheets=[CSS(string=style)], pdf_variant="pdf/ua-1")
    content = rendered.write_pdf(
        pdf_variant="pdf/ua-1",
        pdf_identifier=hashlib.sha256((html + style).encode()).digest()[:16],
        finisher=lambda _, file: complete_tags(file, body),
    )
    _check_fonts(rendered)
    return content, len(rendered.pages)


def _html(document: Document, body: Element) -> str:
    content = tostring(body, "unicode", method="html")
    return environment(_HERE).get_template("print.html").render(document=document, body=content)


def _check_fonts(rendered: Any) -> None:
    if others := {font.family for font in rendered.fonts.values()} - _FONTS:
        found, wanted = ("、".join(sorted(fonts)) for fonts in (others, _FONTS))
        remedy = "请安装思源字体（Debian、Ubuntu：apt install fonts-noto-cjk）"
        raise DataErrors([f"生成 PDF：有文字只能用 {found} 显示，应为 {wanted}，{remedy}"])


@contextmanager
def _progress(tell: Callable[[int], None]) -> Iterator[None]:
    """Pass on the numbers of the pages that WeasyPrint says it has laid out."""
    logger, handler = logging.getLogger("weasyprint.progress"), logging.Handler()
    handler.emit = lambda record: tell(record.args[0]) if "Page %d" in record.msg else None  # type: ignore
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        yield
    finally:
        logger.removeHandler(handler)
