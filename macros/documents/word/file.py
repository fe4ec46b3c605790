"""The Word file: a template with styles, papers and page numbers, and the body written into it."""

import re
from pathlib import Path
from zipfile import ZipFile

from macros.documents.document import Document
from macros.documents.word.body import Papers, Writer
from macros.documents.word.runs import Bookmarks, filled, run
from macros.exports.archive import packed

_HERE = Path(__file__).parent
_BODY, _ABOUT = "word/document.xml", "docProps/core.xml"
_PAPER = re.compile("<w:sectPr.*?</w:sectPr>", re.DOTALL)


def word(document: Document) -> bytes:
    """Return the Word file of a document: the template with its body and its properties."""
    with ZipFile(_HERE / "template.docx") as template:
        parts = {name: template.read(name) for name in template.namelist()}
    parts[_BODY] = _body(document, parts[_BODY].decode()).encode()
    parts[_ABOUT] = filled("core.xml", document=document).encode()
    return packed(parts, document.dated)


def _body(document: Document, template: str) -> str:
    links = [link.get("href", "").removeprefix("#") for link in document.body.iter("a") if link.get("href")]
    bookmarks = Bookmarks(list(dict.fromkeys([*(entry.id for entry in document.contents), *links])))
    writer = Writer(bookmarks, Papers(*_PAPER.findall(template)))
    front = filled("front.xml", document=document, place=bookmarks.name, run=run)
    content = "".join([front, *writer.sections(document.body)])
    return f"{template.partition('<w:body>')[0]}<w:body>{content}{writer.paper()}</w:body></w:document>"
