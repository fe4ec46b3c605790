"""The styles of the Word document, after GB/T 9704-2012; sizes and lines in points."""

from dataclasses import dataclass

from macros.documents.word.runs import NAMESPACE

_LATIN = "Times New Roman"
FONTS = {"仿宋": "FangSong", "宋体": "SimSun", "黑体": "SimHei", "楷体": "KaiTi"}
"""The fonts, with the names they have on other systems."""
_TEXT_WIDTH = 8844  # 156 mm in twentieths of a point


@dataclass(frozen=True)
class Style:
    """How paragraphs look: font, size, exact line, alignment, indent of the first line in characters."""

    id: str
    name: str
    font: str = "仿宋"
    size: float = 16
    line: float = 29
    align: str = "both"
    first: int = 0
    bold: bool = False
    before: float = 0
    extra: str = ""
    """More paragraph properties, those that stand before the spacing."""


def _heading(level: int, font: str, align: str, first: int, *, bold: bool, extra: str = "") -> Style:
    keep = f"<w:keepNext/><w:keepLines/>{extra}"
    return Style(f"Heading{level}", f"heading {level}", font, align=align, first=first, bold=bold, extra=keep)


def _contents(level: int, font: str) -> Style:
    tabs = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{_TEXT_WIDTH}"/></w:tabs>'
    return Style(f"TOC{level}", f"toc {level}", font, 12, 21, "left", extra=tabs)


_KEEP = "<w:keepNext/>"
_BOX = "<w:pBdr>" + '<w:left w:val="single" w:sz="12" w:space="8" w:color="777777"/>' + "</w:pBdr>"
_LINE = (
    "<w:keepNext/><w:pBdr>" + '<w:top w:val="single" w:sz="4" w:space="4" w:color="777777"/>' + "</w:pBdr>"
)

STYLES = (
    Style("Normal", "Normal", first=2),
    Style("Title", "Title", "宋体", 22, 40, "center", bold=True),
    Style("Cover", "封面", line=36, align="left"),
    Style("TOCHeading", "TOC Heading", "黑体", align="center", extra="<w:keepNext/><w:pageBreakBefore/>"),
    _heading(1, "黑体", "center", 0, bold=False, extra="<w:pageBreakBefore/>"),
    _heading(2, "黑体", "left", 2, bold=False),
    _heading(3, "楷体", "left", 2, bold=True),
    _heading(4, "仿宋", "left", 2, bold=True),
    _heading(5, "仿宋", "left", 2, bold=True),
    _contents(1, "黑体"),
    _contents(2, "仿宋"),
    _contents(3, "仿宋"),
    Style("Caption", "caption", "黑体", 12, 18, "center", before=6, extra=_KEEP),
    Style("Unit", "表格单位", "宋体", 10.5, 15, "right", extra=_KEEP),
    Style("Table", "表格", "宋体", 10.5, 15, "left"),
    Style("WideTable", "宽表格", "宋体", 9, 12.5, "left"),
    Style("TableNote", "表注", "宋体", 10.5, 18, "left"),
    Style("Facts", "指标得分", align="left", extra=_KEEP),
    Style("Note", "附注", size=12, line=21, first=2),
    Style("Details", "标准原文", size=12, line=21, align="left", extra=_BOX),
    Style("DetailsHead", "标准原文标题", size=12, line=21, align="left", bold=True, extra=_KEEP + _BOX),
    Style("Erratum", "勘误", "宋体", 10.5, 17, "left"),
    Style("ErratumHead", "勘误标题", "宋体", 10.5, 17, "left", extra=_LINE),
    Style("ErratumQuote", "勘误引文", "宋体", 10.5, 17, "left", first=2, extra=_KEEP),
    Style("Footer", "footer", "宋体", 14, 20, "right"),
    Style("Break", "间隔", size=4, line=6),
)
_INDENTS = {"TOC2": 24.0, "TOC3": 48.0}


def styles() -> str:
    """Return the part that holds the styles."""
    return (
        f"<w:styles {NAMESPACE}><w:docDefaults><w:rPrDefault><w:rPr>{_fonts('仿宋')}"
        '<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="zh-CN" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        f"{''.join(_style(style) for style in STYLES)}"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultText">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="NormalTable"><w:name w:val="Normal Table"/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="40" w:type="dxa"/>'
        '<w:left w:w="60" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/><w:right w:w="60" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style></w:styles>"
    )


def _style(style: Style) -> str:
    is_default = ' w:default="1"' if style.id == "Normal" else ""
    based = "" if style.id == "Normal" else '<w:basedOn w:val="Normal"/>'
    following = '<w:next w:val="Normal"/>' if style.id.startswith("Heading") else ""
    level = f'<w:outlineLvl w:val="{int(style.id[-1]) - 1}"/>' if style.id.startswith("Heading") else ""
    indent = round(_INDENTS.get(style.id, 0) * 20)
    return (
        f'<w:style w:type="paragraph"{is_default} w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f"{based}{following}<w:qFormat/><w:pPr>{style.extra}"
        f'<w:spacing w:before="{round(style.before * 20)}" w:after="0" w:line="{round(style.line * 20)}" w:lineRule="exact"/>'
        f'<w:ind w:left="{indent}" w:firstLineChars="{style.first * 100}" '
        f'w:firstLine="{round(style.first * style.size * 20)}"/>'
        f'<w:jc w:val="{style.align}"/>{level}</w:pPr><w:rPr>{_fonts(style.font)}'
        f'<w:b w:val="{int(style.bold)}"/><w:bCs w:val="{int(style.bold)}"/>'
        f'<w:sz w:val="{round(style.size * 2)}"/><w:szCs w:val="{round(style.size * 2)}"/></w:rPr></w:style>'
    )


def _fonts(font: str) -> str:
    return f'<w:rFonts w:ascii="{_LATIN}" w:hAnsi="{_LATIN}" w:eastAsia="{font}" w:cs="{_LATIN}"/>'
