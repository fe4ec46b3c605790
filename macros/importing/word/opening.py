"""Open a Word file with care: nothing in it is run, nothing it points to is fetched, nothing too big is read."""

import re
import shutil
import subprocess
import tempfile
import zipfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

from docx import Document
from docx.opc.exceptions import PackageNotFoundError

from macros.importing.word.blocks import Block
from macros.importing.word.body import Body
from macros.importing.word.numbering import Numbering
from macros.importing.word.styles import Styles
from macros.values.errors import DataErrors

_OLD = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MOST_BYTES = 200_000_000
_MOST_BLOCKS = 20_000
_LINKED = re.compile(
    rb'Type="[^"]*/(?!hyperlink")[^"/]*"[^>]*TargetMode="External"|TargetMode="External"[^>]*/(?!hyperlink")[^"/]*"'
)


@dataclass(frozen=True)
class WordFile:
    """What a Word file says, and what was left alone in it, one Chinese line each."""

    blocks: tuple[Block, ...]
    notices: tuple[str, ...] = ()


def open_word(path: Path) -> WordFile:
    """Return what a Word file says. Raises DataErrors, one line, for a file that cannot be read."""
    if not path.is_file():
        raise DataErrors([f"{path}：没有这个文件，请检查文件名"])
    with path.open("rb") as file:
        start = file.read(8)
    if start == _OLD or path.suffix.lower() in (".doc", ".wps"):
        return _converted(path)
    return _docx(path, path.name)


def _docx(path: Path, name: str) -> WordFile:
    try:
        notices = _notices(path, name)
        document = Document(str(path))
        part = document.part
        styles = Styles(document.styles.element)
        lists = next(
            (r.target_part.element for r in part.rels.values() if r.reltype.endswith("/numbering")), None
        )
        blocks = tuple(Body(styles, Numbering(lists)).blocks(document.element.body))
    except (
        BadZipFile,
        PackageNotFoundError,
        SyntaxError,
        KeyError,
        ValueError,
        AttributeError,
        OSError,
        EOFError,
    ):
        raise DataErrors(
            [f"{name}：不是完好的 Word 文件，请在 Word 或 WPS 里打开，另存为 .docx 后重试"]
        ) from None
    if len(blocks) > _MOST_BLOCKS:
        raise DataErrors([f"{name}：有{len(blocks)}段，太长，应为一份报告，请只留报告本身"])
    if not blocks:
        raise DataErrors([f"{name}：里面没有文字（也许全是图片），请换成有文字的文件"])
    return WordFile(blocks, notices)


def _notices(path: Path, name: str) -> tuple[str, ...]:
    """Return what is left alone in the file. Raises DataErrors if it is too big, BadZipFile if it is none."""
    with zipfile.ZipFile(path) as package:
        if sum(one.file_size for one in package.infolist()) > _MOST_BYTES:
            raise DataErrors([f"{name}：太大，应为一份报告，请只留报告本身（图片压缩后再存）"])
        names = package.namelist()
        links = [n for n in names if n.endswith(".rels") and _LINKED.search(package.read(n))]
    found = []
    if any(n.endswith("vbaProject.bin") for n in names):
        found.append(f"{name}：里面有宏，没有运行")
    if links:
        found.append(f"{name}：里面有指向别处的链接（模板、图片等），没有打开")
    return tuple(found)


def _converted(path: Path) -> WordFile:
    """Return what a file in an older format says, by way of LibreOffice."""
    if _ENCRYPTED in path.read_bytes():
        raise DataErrors([f"{path.name}：加了密码，请在 Word 或 WPS 里去掉密码后重试"])
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise DataErrors([f"{path.name}：是旧格式，请在 Word 或 WPS 里另存为 .docx 后重试"])
    with tempfile.TemporaryDirectory() as folder:
        profile = Path(folder, "profile").as_uri()
        command = [
            office, f"-env:UserInstallation={profile}", "--headless", "--norestore",
            "--convert-to", "docx", "--outdir", folder, str(path.absolute()),
        ]  # fmt: skip
        with suppress(subprocess.TimeoutExpired):
            subprocess.run(command, check=False, capture_output=True, timeout=120)  # noqa: S603 - the office itself
        made = Path(folder, f"{path.stem}.docx")
        if not made.is_file():
            raise DataErrors([f"{path.name}：LibreOffice 没有读懂，请在 Word 或 WPS 里另存为 .docx 后重试"])
        return _docx(made, path.name)
