"""The documents of the library's report, each made once for all tests, and the whole page they are made from."""

import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from macros.documents.document import Document, document
from macros.documents.word.file import word
from macros.reading.load import load
from macros.report.identity import Identity
from tests.engine.builders import LIBRARY, ROOT
from tests.engine.site_building import built
from tests.reading.pages import Element, read_page
from tests.sharing import made_once


def identity() -> Identity:
    """Return what the report says of itself."""
    return load(LIBRARY / "data").identity


@cache
def made_document() -> Document:
    """Return the document of the report's site."""
    return document(built(LIBRARY), identity())


def word_file() -> Path:
    """Return the Word file of the report."""
    return made_once("report.docx", lambda path: path.write_bytes(word(made_document())))


def pdf_file() -> Path:
    """Return the PDF of the report; without what makes it, skip the test."""
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError) as error:
        pytest.skip(f"未安装 requirements/documents.txt 或系统组件 Pango：{error}")
    return _pdf_file("first")


def pdf_made_again() -> Path:
    """Return the PDF, made once more in a process whose sets have another order."""
    return _pdf_file("again")


def _pdf_file(name: str) -> Path:
    """Make the PDF in a process of its own, as staff do."""
    command = [sys.executable, "-c", _MAKE, str(built(LIBRARY)), str(LIBRARY / "data")]
    return made_once(f"{name}.pdf", lambda path: subprocess.run([*command, path], cwd=ROOT, check=True))


_MAKE = """
import sys
from pathlib import Path
from macros.documents.document import document
from macros.documents.pdf import pdf
from macros.reading.load import load
site, data, target = map(Path, sys.argv[1:])
content, _ = pdf(document(site, load(data).identity), lambda _: None)
target.write_bytes(content)
"""


@cache
def whole() -> Element:
    """Return the sections of the whole report as the site shows them."""
    page = read_page(built(LIBRARY) / "whole" / "index.html")
    return next(element for element in page.all("div") if element.id == "whole")
