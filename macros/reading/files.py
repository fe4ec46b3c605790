"""Text files read with care: of a bearable size, in the encoding they seem to be in."""

import logging
import re
from contextlib import suppress
from io import BytesIO
from itertools import product
from pathlib import Path
from zipfile import is_zipfile

from macros.reading.within import is_locked, words_of_pdf, words_within
from macros.values.errors import DataErrors, short
from macros.values.mistakes import Mistake, Where
from macros.values.printing import file_size
from macros.values.recalling import Recall, anew, recalled

log = logging.getLogger("mkdocs.report")
LEADS_OUT = "是通向别处的链接，请换成文件本身"
_REASONS = {IsADirectoryError: "是文件夹", PermissionError: "没有权限"}
LARGEST = 5_000_000
"""Bytes of a file that a clerk may write; a report with all its tables has a tenth of them."""
_OTHERS = {
    **dict.fromkeys((b"\xff\xfe\0\0", b"\0\0\xfe\xff"), "是 UTF-32 编码"),
    **dict.fromkeys((b"\xff\xfe", b"\xfe\xff"), "是 UTF-16 编码（记事本的“Unicode”）"),
    **dict.fromkeys((b"PK\x03\x04", b"\xd0\xcf\x11\xe0"), "是 Excel 或 Word 文件，不是文本"),
    b"%PDF": "是 PDF 文件，不是文本",
}
"""What a file begins with that is no text in an encoding we read."""
_PICTURES = (b"\x89PNG", b"\xff\xd8", b"GIF8", b"RIFF", b"\0\0")
_ARCHIVES = {".docx", ".xlsx", ".pptx", ".odt", ".ods", ".ofd", ".zip"}
_LOST = re.compile(
    r"\?{3}(?! )" "|[\ufffd]|锟斤拷|[\u00e4-\u00e9][\u0080-\u00bf\u0152-\u02dc\u2013-\u2122]{2}"
)
"""Signs of Chinese that was read in a wrong encoding and saved: 锟斤拷, ä¸­, ???."""
_HAN = re.compile("[\u4e00-\u9fff]")
_COMMON = "".join(bytes(two).decode("gb18030") for two in product(range(0xB0, 0xD8), range(0xA1, 0xFF)))
_LIKELY = re.compile(f"[\0-\u00ff\u2000-\u303f\uff00-\uffef{_COMMON}]")
"""The characters that simplified texts are made of, but for some names: level 1 of GB 2312, its signs and letters."""
_FEW = 3


def read_text(path: Path, name: str, utf8_alone: bool = False) -> str:
    """Return a file's text: UTF-8, with or without BOM, or GB18030 with a notice. Raises DataErrors.

    What another program reads too must be in UTF-8 alone.
    """
    data = _bytes(path, name)
    with suppress(UnicodeDecodeError):
        text = data.decode("utf-8-sig")
        _refuse_lost(text, name)
        return text
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        raise refused(name, "不是文本文件，应为 UTF-8 编码，请另存为 CSV UTF-8 或 UTF-8 文本") from None
    if _is_of_other_encoding(text):
        raise refused(name, "像是 UTF-8、GB18030 以外的编码，请另存为 UTF-8")
    if utf8_alone:
        raise refused(name, "是 GB18030 编码，这个文件只能用 UTF-8 编码，请另存为 UTF-8")
    log.info("%s：按 GB18030 编码读入（中文 Excel 的默认编码），建议另存为 UTF-8", name)
    return text


def _bytes(path: Path, name: str) -> bytes:
    """Return what a file holds. Raises DataErrors for what is not there, no text, or too large."""
    if path.is_symlink() and name.startswith(("data/", "docs/")):
        raise refused(name, LEADS_OUT)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise refused(name, "没有这个文件，请补上") from None
    except OSError as error:
        reason = _REASONS.get(type(error), f"系统错误 {error.errno}")
        raise refused(name, f"读不了（{reason}），请检查文件和权限") from None
    if len(data) > LARGEST:
        size, most = file_size(len(data)), file_size(LARGEST)
        raise refused(name, f"有 {size}，超过 {most}，请检查是否放错了文件")
    what = next((what for start, what in _OTHERS.items() if data.startswith(start)), "")
    if not what and b"\0" in data:
        what = "是 UTF-32 编码" if b"\0\0\0" in data[:8] else "含有空字符，是 UTF-16 编码或不是文本"
    if what:
        raise refused(name, f"{what}，请另存为 {'CSV UTF-8' if name.endswith('.csv') else 'UTF-8 文本'}")
    return data


def refused(name: str, why: str, line: int = 0) -> DataErrors:
    """Return what is raised where a file cannot be read at all, or not beyond a line."""
    return DataErrors([Mistake(Where(name, line=line), why)])


def _refuse_lost(text: str, name: str) -> None:
    """Raise DataErrors where two versions were put together, or Chinese was read in a wrong encoding before it was saved."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith(("<" * 7, ">" * 7)):
            remedy = "请选定其中一个版本，删去“<<<<<<<”“=======”“>>>>>>>”三行"
            raise refused(name, f"“{short(line)}”是合并两个版本时留下的记号，{remedy}", number)
        in_doubt = "???" in line or not line.isascii()
        if in_doubt and (_LOST.search(line) or _is_utf8_read_as_gb18030(line)):
            why = "文字成了乱码（保存时编码不对），请从原文件重新另存为 UTF-8"
            raise refused(name, why, number)


def _is_utf8_read_as_gb18030(line: str) -> bool:
    """Return whether the characters are those that the bytes of other Chinese words show in GB18030."""
    found = line.encode("gb18030", "ignore").decode("utf-8", "replace")
    shown = len(_HAN.findall(found))
    return shown >= max(2, len(_HAN.findall(line)) / 3) and found.count("\ufffd") < shown


def _is_of_other_encoding(text: str) -> bool:
    """Return whether bytes read as GB18030 show many characters that no simplified text has; one rare in names is not strange."""
    unlikely = _LIKELY.sub("", text)
    is_strange = any(not character.encode("gb2312", "ignore") for character in unlikely)
    return is_strange and len(unlikely) >= _FEW and len(unlikely) * 4 >= len(_HAN.findall(text))


def any_lines(path: Path) -> list[str]:
    """Return what a file says, be it text in whatever encoding, or words within an image or a document."""
    data = path.read_bytes()
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if wide else () if data.startswith(b"%PDF") else ("utf-8-sig", "gb18030"):
        with suppress(UnicodeDecodeError):
            lines = data.decode(encoding).replace("\0", "").splitlines()
            return lines if path.suffix.lower() != ".svg" else [*lines, *words_within(data, LARGEST)]
    return list(words_within(data, LARGEST))


def is_picture(path: Path) -> bool:
    """Return whether a file begins as pictures do, whatever its name says."""
    return path.read_bytes().startswith(_PICTURES)


def why_closed(path: Path) -> tuple[str, str]:
    """Return why nobody can know what a file says, and what to do; both empty where one can: RTF writes as it likes."""
    data = path.read_bytes()
    if data.startswith(b"{\\rtf"):
        return "是 RTF 格式", "请另存为 .docx 或 PDF"
    if is_locked(data):
        return "加了密码", "请去掉密码"
    spoilt = path.suffix.lower() in _ARCHIVES and not is_zipfile(BytesIO(data))
    return ("是空的，或已损坏", "请从原文件重新保存") if spoilt else ("", "")


def read_pdf(path: Path, recall: Recall = anew) -> tuple[list[str], str]:
    """Return what a PDF says, and why nobody can know all of it, empty where that is all."""
    words, why = recalled(recall, words_of_pdf, path.read_bytes(), LARGEST)
    return words, why
