"""What becomes of a text on its way: error values of spreadsheets, ids that became dates, what cannot be seen."""

import re
import unicodedata

from macros.values.errors import short

_ERROR = re.compile(r"#(?:REF!|DIV/0!|N/A|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!)|^#{3,}$")
_FORMULA = re.compile(r"=\s*[-+(]*(?:[A-Za-z.]+\(|\$?[A-Za-z]{1,3}\$?\d+(?![\w%]))")
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ue000-\uf8ff\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
"""Controls, widths of nothing, directions of writing, signs of a font of symbols; what joins or parts letters has its use."""
_DATE = re.compile(
    r"\d{1,2}月\d{1,2}日|\d{1,2}-[A-Z][a-z]{2}|[A-Z][a-z]{2}-\d{1,2}|\d{1,4}([/-])\d{1,2}(\1\d{1,4})?|\d(\.\d+)?E\+\d+"
)


_RADICAL = re.compile("[\u2f00-\u2fd5]")
"""What a PDF gives for a character that looks the same."""
_LOST = re.compile("错误[!！]\\s?(?:未找到引用源|未定义书签|文档中没有指定样式的文字)")


def spoilt(text: str) -> tuple[str, str]:
    """Return the first error value in a text, or what cannot be seen there, and the words for it; both empty where there is none."""
    if text.isascii() and text.isprintable() and "#" not in text and text[:1] != "=":
        return "", ""
    if found := _ERROR.search(text):
        return found[0], f"“{short(found[0])}”是表格软件的错误值，请在原表中改正后重新保存"
    if _FORMULA.match(text):
        return text, f"“{short(text)}”是表格软件的公式，请在原表中复制后选择性粘贴为数值，再重新保存"
    return unseen(text)


def unseen(text: str) -> tuple[str, str]:
    """Return the first that cannot be seen in a text, or that a program left there, and the words for it; both empty where there is none."""
    if found := _UNSEEN.search(text):
        before, after = text[: found.start()].rpartition("\n")[2], text[found.end() :].partition("\n")[0]
        shown = f"{before[-8:]}{found[0]}{after[:8]}"
        return shown, f"“{shown}”含有看不见的字符，请删去"
    if found := _RADICAL.search(text):
        meant = unicodedata.normalize("NFKC", found[0])
        return found[
            0
        ], f"“{found[0]}”是部首的符号，不是汉字“{meant}”，搜索不到（从 PDF 复制的常有），请重新输入"
    if found := _LOST.search(text):
        return found[0], f"“{found[0]}”是 Word 找不到引用时留下的，请改成所引用的内容，或删去"
    return "", ""


def became_date(cell: str) -> str:
    """Return in one line that a cell looks like an id that was taken for a date or a number, empty where it does not."""
    if not _DATE.fullmatch(cell):
        return ""
    return f"“{cell}”像是编号被表格软件改成了日期或数字，请改回原来的编号，并把这一列设为“文本”格式"
