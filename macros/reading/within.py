"""Words within what is no text: images, documents, archives, and whatever lies packed in them."""

import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from lzma import LZMAError
from struct import unpack
from zipfile import BadZipFile, ZipFile

from macros.reading.pdf import ClosedError, texts

_WORDS = re.compile("[ -~\u3000-\u9fff]{7,}")
_STREAM = re.compile(rb"[zi]TXt.{1,300}?(?=(x[\x01\x5e\x9c\xda]))", re.DOTALL)
"""What stands before a zlib stream of the words of a PNG."""
_END = re.compile(r"</(?:[wa]:p|w:tc|si|c|row|text|title|desc|text:[ph]|table:table-cell)>|<(?:w:tab|w:br)/>")
"""Ends a paragraph or a cell of a document."""
_TAG = re.compile(r"<[^<>]*>")
_TELLING = re.compile(r"\"[^\"]*(?:\d{7}|@)")
_CELL_OF_XLS = re.compile(rb"\x03\x02\x0e\0.{6}(.{8})", re.DOTALL)
"""A number in a cell of an old workbook."""
_DEEPEST = 3
_SPOILT = (BadZipFile, RuntimeError, ValueError, OSError, EOFError, zlib.error, LZMAError)
"""What an archive raises that is spoilt, packed in an unknown way, or made to do harm."""


def words_within(data: bytes, most: int, depth: int = 0) -> Iterator[str]:
    """Yield the words within the bytes of a file; of what is packed, no part larger than ``most`` bytes."""
    if data.startswith(b"%PDF"):
        yield from words_of_pdf(data, most, depth)[0]
        return
    text = data.replace(b"\0", b"").decode("utf-8", "ignore")
    yield from _WORDS.findall(_joined(text) if text.lstrip("\ufeff \t\r\n").startswith("<") else text)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        yield from (repr(unpack("<d", cell)[0]).removesuffix(".0") for cell in _CELL_OF_XLS.findall(data))
    for part in _packed(data, most) if depth < _DEEPEST else ():
        yield from words_within(part, most, depth + 1)


def words_of_pdf(data: bytes, most: int, depth: int = 0) -> tuple[list[str], str]:
    """Return the words within a PDF, and why nobody can know all of them, empty where these are all."""
    words: list[str] = []
    try:
        for said in texts(data):
            if isinstance(said, str):
                words.append(said)
            elif depth < _DEEPEST:
                words += words_within(said, most, depth + 1)
    except ClosedError as error:
        return words, str(error)
    return words, ""


def is_locked(data: bytes) -> bool:
    """Return whether a password keeps shut a document, or a part of an archive."""
    with suppress(*_SPOILT), ZipFile(BytesIO(data)) as parts:
        return any(part.flag_bits & 1 for part in parts.infolist())
    return "EncryptedPackage".encode("utf-16-le") in data


def _joined(text: str) -> str:
    """Return the text of XML, one line for each paragraph: a word processor parts a number as it likes."""
    return _TAG.sub(lambda tag: tag[0] if _TELLING.search(tag[0]) else "", _END.sub("\n", text))


def _packed(data: bytes, most: int) -> Iterator[bytes]:
    """Yield what lies packed within a file: the parts of a document, the compressed words of an image."""
    with suppress(*_SPOILT), ZipFile(BytesIO(data)) as parts:
        for part in parts.infolist():
            with suppress(*_SPOILT):
                if part.file_size <= most:
                    yield parts.read(part)
    for found in _STREAM.finditer(data):
        with suppress(zlib.error):
            yield zlib.decompressobj().decompress(data[found.start(1) :], most)
