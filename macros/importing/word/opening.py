"""Open a Word or Excel file with care: nothing in it is run, nothing it points to is fetched, nothing too big is read."""

import re
import shutil
import subprocess
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from zipfile import BadZipFile

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from openpyxl.utils.exceptions import InvalidFileException

from macros.importing.word.blocks import Block
from macros.importing.word.body import Body
from macros.importing.word.excel import sheets
from macros.importing.word.joining import joined, tabbed
from macros.importing.word.notes import notes_of
from macros.importing.word.own import without_additions
from macros.importing.word.styles import Numbering, Styles
from macros.reading.within import is_locked
from macros.values.errors import DataErrors

_OLD = bytes.fromhex("D0CF11E0A1B11AE1")
_MOST_BYTES = 200_000_000
_MOST_BLOCKS = 20_000
_LINKED = re.compile(
    rb'Type="[^"]*/(?!hyperlink")[^"/]*"[^>]*TargetMode="External"|TargetMode="External"[^>]*/(?!hyperlink")[^"/]*"'
)


_SHEETS = (".xlsx", ".xlsm", ".xls", ".et")
_BROKEN = (
    BadZipFile, PackageNotFoundError, InvalidFileException, SyntaxError, LookupError, ValueError, AttributeError,
    TypeError, OSError, EOFError, zlib.error, NotImplementedError,
)  # fmt: skip
"""What the libraries raise on files that are not whole."""


@dataclass(frozen=True)
class WordFile:
    """What a file says, and what was left alone in it, one Chinese line each."""

    blocks: tuple[Block, ...]
    notices: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Kind:
    """Which programs write such files, in which format today, and how that is read."""

    programs: str
    suffix: str
    read: Callable[[Path], Iterator[Block]]


def open_word(path: Path) -> WordFile:
    """Return what a Word or Excel file says. Raises DataErrors, one line, for a file that cannot be read."""
    if not path.is_file():
        raise DataErrors([f"{path}：没有这个文件，请检查文件名"])
    with path.open("rb") as file:
        start = file.read(8)
    kind = _EXCEL if path.suffix.lower() in _SHEETS else _WORD
    if start == _OLD or path.suffix.lower() in (".doc", ".wps", ".xls", ".et"):
        return _converted(path, kind)
    return _opened(path, path.name, kind)


def _opened(path: Path, name: str, kind: _Kind) -> WordFile:
    try:
        notices = _notices(path, name)
        blocks = tuple(islice(kind.read(path), _MOST_BLOCKS + 1))
    except _BROKEN:
        words = f"{name}：不是完好的 {kind.programs.split()[0]} 文件，请在 {kind.programs}里打开，另存为 {kind.suffix} 后重试"
        raise DataErrors([words]) from None
    if len(blocks) > _MOST_BLOCKS:
        raise DataErrors([f"{name}：超过{_MOST_BLOCKS}段，太长，应为一份报告，请只留报告本身"])
    if not blocks:
        raise DataErrors([f"{name}：里面没有文字（也许全是图片），请换成有文字的文件"])
    return WordFile(joined(tabbed(without_additions(blocks))), notices)


def _document(path: Path) -> Iterator[Block]:
    document = Document(str(path))
    root, related = document.element.body, document.part.rels.values()
    lists = next((r.target_part.element for r in related if r.reltype.endswith("/numbering")), None)
    return Body(root, Styles(document.styles.element), Numbering(lists), notes_of(related)).blocks(root)


_WORD = _Kind("Word 或 WPS ", ".docx", _document)
_EXCEL = _Kind("Excel 或 WPS ", ".xlsx", sheets)


def _notices(path: Path, name: str) -> tuple[str, ...]:
    """Return what is left alone in the file. Raises DataErrors if it is too big, BadZipFile if it is none."""
    with zipfile.ZipFile(path) as package:
        if sum(one.file_size for one in package.infolist()) > _MOST_BYTES:
            raise DataErrors([f"{name}：太大，应为一份报告，请只留报告本身（图片压缩后再存）"])
        names = package.namelist()
        links = [n for n in names if n.endswith(".rels") and _LINKED.search(package.read(n))]
    macros = [n for n in names if n.endswith("vbaProject.bin")]
    told = {"宏，没有运行": macros, "指向别处的链接（模板、图片等），没有打开": links}
    return tuple(f"{name}：里面有{words}" for words, found in told.items() if found)


def _converted(path: Path, kind: _Kind) -> WordFile:
    """Return what a file in an older format says, by way of LibreOffice."""
    if is_locked(path.read_bytes()):
        raise DataErrors([f"{path.name}：加了密码，请在 {kind.programs}里去掉密码后重试"])
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise DataErrors([f"{path.name}：是旧格式，请在 {kind.programs}里另存为 {kind.suffix} 后重试"])
    with tempfile.TemporaryDirectory() as folder:
        profile = Path(folder, "profile").as_uri()
        command = [
            office, f"-env:UserInstallation={profile}", "--headless", "--norestore",
            "--convert-to", kind.suffix[1:], "--outdir", folder, str(path.absolute()),
        ]  # fmt: skip
        with suppress(subprocess.TimeoutExpired):
            subprocess.run(command, check=False, capture_output=True, timeout=120)  # noqa: S603 - the office itself
        made = Path(folder, f"{path.stem}{kind.suffix}")
        if not made.is_file():
            raise DataErrors(
                [f"{path.name}：LibreOffice 没有读懂，请在 {kind.programs}里另存为 {kind.suffix} 后重试"]
            )
        return _opened(made, path.name, kind)
