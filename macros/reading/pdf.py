"""The texts in a PDF, as pypdf reads them: what it shows, and whatever else it says, in every state it was saved in."""

import logging
import re
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_SAVED = re.compile(rb"%%EOF")
_MOST_STATES, _MOST_SHOWN, _MOST_FORMS = 20, 10_000_000, 500
"""States that are read; bytes of what is shown in one, a million of which take two seconds; forms on a page."""
_GAP = re.compile("(?<=[0-9]{2}) (?=[0-9]{2})")
"""Perhaps between two cells of a table."""
_WITHIN = "/EmbeddedFile", "/Metadata"


class ClosedError(Exception):
    """Nobody can know what a PDF says; the words say why."""


def texts(data: bytes) -> Iterator[str | bytes]:
    """Yield the texts of a PDF, and the files that lie in it. Raises ClosedError."""
    from pypdf import PdfReader, apply_configuration
    from pypdf.errors import LimitReachedError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells in English what it mends
    before = [saved.end() for saved in _SAVED.finditer(data)][-_MOST_STATES:-1]
    try:
        with apply_configuration(xform_maximum_invocations_per_extraction=_MOST_FORMS):
            for end in before:
                with suppress(Exception):  # not every end is that of a whole file
                    yield from _said(PdfReader(BytesIO(data[:end])))
            yield from _said(PdfReader(BytesIO(data)))
    except (ClosedError, MemoryError):
        raise
    except (LimitReachedError, RecursionError):
        raise ClosedError("内容太多") from None
    except Exception:  # whatever comes of a damaged file
        raise ClosedError("文件已损坏") from None


def _said(reader: "PdfReader") -> Iterator[str | bytes]:
    from pypdf.generic import DictionaryObject, StreamObject

    if reader.is_encrypted:
        raise ClosedError("加了密")
    yield from _strings(reader.trailer)
    left = _MOST_SHOWN
    for number in sorted({*reader.xref_objStm}.union(*reader.xref.values()) - {0}):
        thing: Any = reader.get_object(number)
        yield from _strings(thing)
        if not isinstance(thing, DictionaryObject):
            continue
        if str(thing.get("/Encoding")).startswith("/Identity") and "/ToUnicode" not in thing:
            raise ClosedError("文字没有对应的编码")
        if isinstance(thing, StreamObject) and thing.get("/Type") in _WITHIN:
            packed = thing.get_data()
            yield packed if thing.get("/Type") in _WITHIN[:1] else packed.decode("utf-8", "ignore")
        elif (page := _page(reader, thing)) and (contents := page.get_contents()) is not None:
            left -= len(drawn := contents.get_data())
            if left < 0:
                raise ClosedError("内容太多")
            marked = contents.operations if b"/ActualText" in drawn else []  # what is copied for what is seen
            yield from _strings([given for given, _ in marked])
            yield _GAP.sub("\n", page.extract_text())


def _page(reader: "PdfReader", thing: Any) -> "PageObject | None":
    """Return a page as such, and what is drawn on pages as one; None for other things."""
    from pypdf import PageObject
    from pypdf.generic import NameObject, StreamObject

    page = PageObject(reader, thing.indirect_reference)
    page.update(thing)
    if isinstance(thing, StreamObject) and "/Resources" in thing:
        page[NameObject("/Contents")] = thing
    shown = page.get("/Contents")
    return page if shown is not None and not isinstance(shown.get_object(), str) else None


def _strings(thing: Any) -> Iterator[str]:
    """Yield the texts within a thing: titles, names, addresses."""
    from pypdf.generic import ByteStringObject, TextStringObject

    match thing:
        case dict() | list():
            for each in thing.values() if isinstance(thing, dict) else thing:
                yield from _strings(each)
        case TextStringObject():
            yield str(thing)
        case ByteStringObject():
            yield thing.decode("latin-1")
