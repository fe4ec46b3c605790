"""The parts of the Word file, and the file."""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from macros.documents.document import Document, Entry
from macros.documents.word.body import Writer
from macros.documents.word.runs import NAMESPACE, Bookmarks, field, paragraph, run
from macros.documents.word.styles import FONTS, styles
from macros.exports.archive import packed

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NO_PAGES = "在目录上按右键，选“更新域”，即显示页码。"
"""Stands in the contents until a program lays out the pages and writes the contents anew."""
_FOOTERS = ("odd", "even", "none")


def word(document: Document) -> bytes:
    """Return the Word file of a document."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            ("document", f"{_RELATIONS}/officeDocument", "word/document.xml"),
            ("core", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _core(document),
        "word/_rels/document.xml.rels": _relations(
            ("styles", f"{_RELATIONS}/styles", "styles.xml"),
            ("settings", f"{_RELATIONS}/settings", "settings.xml"),
            ("fonts", f"{_RELATIONS}/fontTable", "fontTable.xml"),
            *((name, f"{_RELATIONS}/footer", f"footer-{name}.xml") for name in _FOOTERS),
        ),
        "word/document.xml": _body(document),
        "word/styles.xml": styles(),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": _font_table(),
        **{f"word/footer-{name}.xml": _footer(name) for name in _FOOTERS},
    }
    return packed({name: (_HEAD + part).encode() for name, part in parts.items()}, document.dated)


def _body(document: Document) -> str:
    links = [link.get("href", "").removeprefix("#") for link in document.body.iter("a") if link.get("href")]
    bookmarks = Bookmarks(list(dict.fromkeys([*(entry.id for entry in document.contents), *links])))
    writer = Writer(bookmarks)
    content = "".join([*_cover(document), *_contents(document, bookmarks), *writer.sections(document.body)])
    return f"<w:document {NAMESPACE}><w:body>{content}{writer.paper()}</w:body></w:document>"


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


def _footer(name: str) -> str:
    side = "left" if name == "even" else "right"
    numbers = f"{run('— 第 ')}{field('PAGE', '1')}{run(' 页　共 ')}{field('NUMPAGES', '1')}{run(' 页 —')}"
    line = paragraph("Footer", "" if name == "none" else numbers, f'<w:jc w:val="{side}"/>')
    return f"<w:ftr {NAMESPACE}>{line}</w:ftr>"


def _settings() -> str:
    return (
        f'<w:settings {NAMESPACE}><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>'
        '<w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        '</w:compat><w:themeFontLang w:val="zh-CN" w:eastAsia="zh-CN"/></w:settings>'
    )


def _font_table() -> str:
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'
        for name, other in FONTS.items()
    )
    return f"<w:fonts {NAMESPACE}>{fonts}</w:fonts>"


def _content_types() -> str:
    parts = {
        "word/document.xml": f"{_TYPES}.document.main+xml",
        "word/styles.xml": f"{_TYPES}.styles+xml",
        "word/settings.xml": f"{_TYPES}.settings+xml",
        "word/fontTable.xml": f"{_TYPES}.fontTable+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    } | {f"word/footer-{name}.xml": f"{_TYPES}.footer+xml" for name in _FOOTERS}
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{type_}"/>' for name, type_ in parts.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(*relations: tuple[str, str, str]) -> str:
    content = "".join(
        f'<Relationship Id="{id_}" Type="{type_}" Target="{to}"/>' for id_, type_, to in relations
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{content}</Relationships>'


def _core(document: Document) -> str:
    moment = f'xsi:type="dcterms:W3CDTF">{document.dated}T00:00:00Z'
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(document.title)}</dc:title><dc:creator>{escape(document.author)}</dc:creator>"
        f"<cp:lastModifiedBy>{escape(document.author)}</cp:lastModifiedBy>"
        f"<dcterms:created {moment}</dcterms:created><dcterms:modified {moment}</dcterms:modified>"
        "<dc:language>zh-CN</dc:language></cp:coreProperties>"
    )
