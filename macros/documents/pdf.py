"""The document as PDF in the manner of an official document on A4: with bookmarks, and tagged beyond what WeasyPrint does."""

import hashlib
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, tostring

from macros.documents.document import Document
from macros.documents.grid import name_rows, split_cells
from macros.site.tree import text_of
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
_PRINTED = 4  # the flag of an annotation that is printed
_LONGEST = 60


def pdf(document: Document, tell: Callable[[int], None]) -> tuple[bytes, int]:
    """Return the file and its number of pages; ``tell`` hears the number of each page laid out.

    Raises DataErrors if the fonts the style asks for are not installed.
    """
    from weasyprint import CSS, HTML

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


def complete_tags(pdf: Any, body: Element) -> None:
    """Complete the tags of a PDF of WeasyPrint's made from ``body``."""
    objects = {thing.reference: thing for thing in pdf.objects}
    words = {id_: text_of(element)[:_LONGEST] for element in body.iter() if (id_ := element.get("id"))}
    for thing in reversed([thing for thing in pdf.objects if isinstance(thing, dict)]):
        if thing.get("Subtype") == "/Link":
            target = thing["Dest"]
            kind = type(target)  # a string as the file wants it
            thing.update(F=_PRINTED, Contents=kind(words.get(target.string, target.string)))
        if thing.get("Type") == "/StructElem":
            thing["K"][:] = [kid for kid in thing["K"] if not _is_empty(objects.get(kid))]
        if thing.get("S") in ("/TH", "/TD"):
            _set_scope(thing, objects)
    _set_page_numbers_apart(pdf, objects)


def _set_scope(cell: Any, objects: dict[Any, Any]) -> None:
    """Say whom a header cell heads; the lists of header cells are wrong where headers span rows."""
    cell["A"].pop("Headers", None)
    if cell["S"] == "/TH":
        group = objects[objects[cell["P"]]["P"]]
        cell["A"]["Scope"] = "/Column" if group["S"] == "/THead" else "/Row"


def _is_empty(thing: Any) -> bool:
    """Return whether an element of the structure has nothing in it, as the bars of a chart."""
    return isinstance(thing, dict) and thing.get("S") == "/Span" and not thing["K"]


def _set_page_numbers_apart(pdf: Any, objects: dict[Any, Any]) -> None:
    """Make what stands outside the document's structure, the page numbers, artifacts."""
    root = objects[pdf.catalog["StructTreeRoot"]]
    document = objects[root["K"][0]]
    numbers = objects[root["ParentTree"]]["Nums"]
    pages = (thing for thing in pdf.objects if isinstance(thing, dict) and thing.get("Type") == "/Page")
    for page, elements in zip(pages, numbers[1::2], strict=False):
        stream = objects[page["Contents"]].stream
        starts = {item["MCID"]: place for place, item in enumerate(stream) if isinstance(item, dict)}
        for identifier, reference in enumerate(elements):
            if _top(reference, document.reference, objects) not in document["K"]:
                start = starts[identifier]
                stream[start - 1 : start + 1] = [b"/Artifact", b"<</Type /Pagination>>"]


def _top(reference: Any, document: Any, objects: dict[Any, Any]) -> Any:
    """Return the ancestor of an element of the structure that stands directly below the document."""
    while (parent := objects[reference]["P"]) != document:
        reference = parent
    return reference
