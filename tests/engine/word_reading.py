"""The Word file of the report, read back by python-docx."""

from functools import cache
from typing import Any

import docx
from docx.oxml.ns import qn

from tests.engine.documents_made import word_file
from tests.reading.pages import plain


@cache
def word_read() -> Any:
    """Return the Word file, read by python-docx."""
    return docx.Document(str(word_file()))


def caption_of(table: Any) -> str:
    """Return the title by which Word tells a table to those who listen."""
    return plain(table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")))
