"""The texts in a PDF: what it shows, in fonts whose codes it has tables for, and what it says of itself; not the numbers it is built of."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress

_TABLE = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_CODE = rb"<((?:[0-9A-Fa-f]{2})+)>"
_PAIR, _RANGE = (re.compile(rb"\s*".join([_CODE] * codes)) for codes in (2, 3))
_SHOWN = re.compile(rb"\bBT\b(.*?)\bET\b", re.DOTALL)
_TOKEN = re.compile(
    rb"<([0-9A-Fa-f\s]*)>|\(((?:\\.|[^\\()])*)\)|(-?[0-9]*\.?[0-9]+)|([A-Za-z'\"*]+)", re.DOTALL
)
_STREAM = re.compile(rb"\bstream\r?\n.*?endstream", re.DOTALL)
_ABOUT = re.compile(rb"<x:xmpmeta.*?</x:xmpmeta>", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t"}
_MOST = 0x100
"""Characters of a range that are read."""
_WIDE, _GAP = 1.2, -250
"""From where on the next glyph is another word's: in sizes of the font, in thousandths of it."""
_WITHIN_A_RUN = {b"Tj", b"TJ", b"Tc", b"Tw", b"Tz", b"Ts"}
Table = dict[bytes, str]


def texts(data: bytes, packed: Sequence[bytes]) -> Iterator[str]:
    """Yield the texts of a PDF; ``packed`` are its streams, unpacked."""
    tables = [table for part in (data, *packed) if (table := _table(part))]
    for part in (data, *packed):
        for text in _SHOWN.finditer(part):
            for run in _runs(text[1]):
                yield run.decode("latin-1")
                yield from (_by(table, run) for table in tables)
        yield from (about.decode("utf-8", "ignore") for about in _ABOUT.findall(part))
        if part is data or re.match(rb"\d+ \d+ ", part):  # objects, which are no stream
            yield from _strings(_STREAM.sub(b"", part))


def is_unreadable(parts: Sequence[bytes]) -> bool:
    """Return whether nobody can know what a PDF shows: it is encrypted, or its glyphs have no table."""
    joined = b"\n".join(parts)
    return b"/Encrypt" in joined or (b"/Identity-H" in joined and not _TABLE.search(joined))


def _table(part: bytes) -> Table:
    """Return which character each code of a font is."""
    found: Table = {}
    for kind, rows in _TABLE.findall(part):
        if kind == b"char":
            found |= {bytes.fromhex(code.decode()): _utf16(to) for code, to in _PAIR.findall(rows)}
        for first, last, to in _RANGE.findall(rows) if kind == b"range" else ():
            start, here = int(first, 16), int(to[-4:], 16)
            width = len(first) // 2
            for at in range(min(int(last, 16) - start + 1, _MOST, 256**width - start)):
                found[(start + at).to_bytes(width, "big")] = chr(here + at)
    return found


def _by(table: Table, run: bytes) -> str:
    width = len(next(iter(table)))
    return "".join(table.get(run[at : at + width], " ") for at in range(0, len(run), width))


def _runs(text: bytes) -> Iterator[bytes]:
    """Yield the codes that a text shows side by side in one font."""
    run, size, numbers = b"", 1.0, list[float]()
    for coded, literal, number, operator in _TOKEN.findall(text):
        if number:
            numbers.append(float(number))
            continue
        apart = bool(numbers) and not operator and numbers[-1] < _GAP
        if operator in (b"Td", b"TD") and len(numbers) > 1:
            apart = numbers[-1] != 0 or not 0 <= numbers[-2] <= size * _WIDE
        elif operator and operator not in _WITHIN_A_RUN:
            apart = True
            size = abs(numbers[-1]) if operator == b"Tf" and numbers else size
        if apart:
            yield run
            run = b""
        numbers = []
        run += _hexadecimal(coded) if coded else _unescaped(literal)
    yield run


def _strings(objects: bytes) -> Iterator[str]:
    """Yield the strings of objects: titles, names, addresses."""
    for coded, literal, *_ in _TOKEN.findall(objects):
        said = _hexadecimal(coded) if coded else _unescaped(literal)
        is_wide = said.startswith(b"\xfe\xff")
        yield said.decode("utf-16-be" if is_wide else "latin-1", "ignore")


def _utf16(code: bytes) -> str:
    return _hexadecimal(code).decode("utf-16-be", "ignore")


def _hexadecimal(code: bytes) -> bytes:
    with suppress(ValueError):
        return bytes.fromhex(re.sub(r"\s", "", code.decode()))
    return b""


def _unescaped(literal: bytes) -> bytes:
    return _ESCAPE.sub(lambda escape: _byte(escape[1]), literal)


def _byte(escaped: bytes) -> bytes:
    return bytes([int(escaped, 8) % 256]) if escaped[:1] in b"01234567" else _LETTERS.get(escaped, escaped)
