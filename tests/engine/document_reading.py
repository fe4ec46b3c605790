"""The library's PDF read back by pdfplumber, and the tables of its site to compare with; each read once."""

from functools import cache

import pdfplumber
from pdfplumber.pdf import PDF

from tests.engine.documents_made import pdf_file, whole
from tests.reading import tables
from tests.reading.pdf import Tag, pages_of, tables_of
from tests.reading.tables import Row, SiteTable


def site_tables() -> list[SiteTable]:
    """Return the tables of the whole report, in order."""
    return tables.site_tables(whole())


@cache
def pdf() -> PDF:
    """Return the PDF of the report, open."""
    return pdfplumber.open(pdf_file())


@cache
def pdf_pages() -> list[Tag]:
    """Return the structure of each page."""
    return pages_of(pdf())


def pdf_tables() -> list[tuple[str, list[list[Row]]]]:
    """Return each table of the PDF: its caption, and its rows by the pages it goes on over."""
    return tables_of(pdf_pages())
