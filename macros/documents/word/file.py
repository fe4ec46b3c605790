"""The Word file: a template with styles, papers and page numbers, and the body written into it."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZipFile

from macros.documents.document import Document, Entry
from macros.documents.word.body import Papers, Writer
from macros.documents.word.runs import Bookmarks, paragraph, run
from macros.exports.archive import packed

_TEMPLATE = Path(__file__).with_name("template.docx")
_BODY, _ABOUT = "word/document.xml", "docProps/core.xml"
_PAPER = re.compile("<w:sectPr.*?</w:sectPr>", re.DOTALL)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NO_PAGES = "在目录上按右键，选“更新域”，即显示页码。"
"""Stands in the contents until a program lays out the pages and writes the contents anew."""


def word(document: Document) -> bytes:
    """Return the Word file of a document: the template with its body and its properties."""
    with ZipFile(_TEMPLATE) as template:
        parts = {name: template.read(name) for name in template.namelist()}
    parts[_BODY] = _body(document, parts[_BODY].decode()).encode()
    parts[_ABOUT] = _core(document).encode()
    return packed(parts, document.dated)


def _body(document: Document, template: str) -> str:
    links = [link.get("href", "").removeprefix("#") for link in document.body.iter("a") if link.get("href")]
    bookmarks = Bookmarks(list(dict.fromkeys([*(entry.id for entry in document.contents), *links])))
    writer = Writer(bookmarks, Papers(*_PAPER.findall(template)))
    content = "".join([*_cover(document), *_contents(document, bookmarks), *writer.sections(document.body)])
    return f"{template.partition('<w:body>')[0]}<w:body>{content}{writer.paper()}</w:body></w:document>"


def _cover(document: Document) -> Iterator[str]:
    for number, line in enumerate(document.title_lines):
        yield paragraph("Title", run(line), '<w:spacing w:before="2600"/>' if number == 0 else "")
    for number, line in enumerate(document.cover):
        yield paragraph("Cover", run(line), '<w:spacing w:before="4000"/>' if number == 0 else "")


def _contents(document: Document, bookmarks: Bookmarks) -> Iterator[str]:
    yield (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{paragraph('TOCHeading', run('目　录'))}"
    )
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r><w:r><w:instrText xml:space="preserve">'
        ' TOC \\o "1-3" \\h \\z \\u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    for number, entry in enumerate(document.contents):
        yield paragraph(f"TOC{entry.level}", (begin if number == 0 else "") + _entry(entry, bookmarks))
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    yield f"{paragraph('Note', run(_NO_PAGES) + end)}</w:sdtContent></w:sdt>"
    if document.legend:
        yield paragraph("Note", run(document.legend))


def _entry(entry: Entry, bookmarks: Bookmarks) -> str:
    return f'<w:hyperlink w:anchor="{bookmarks.name(entry.id)}" w:history="1">{run(entry.text)}</w:hyperlink>'


def _core(document: Document) -> str:
    moment = f'xsi:type="dcterms:W3CDTF">{document.dated}T00:00:00Z'
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(document.title)}</dc:title><dc:subject>{escape(document.origin)}</dc:subject><dc:creator>{escape(document.author)}</dc:creator>"
        f"<cp:lastModifiedBy>{escape(document.author)}</cp:lastModifiedBy>"
        f"<dcterms:created {moment}</dcterms:created><dcterms:modified {moment}</dcterms:modified>"
        "<dc:language>zh-CN</dc:language></cp:coreProperties>"
    )
