"""A report without readings speaks of none: on its pages, in its open data, in its documents."""

import json
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import docx

from macros.documents.document import document
from macros.documents.word.file import word
from tests.engine.documents_made import identity
from tests.engine.site_building import build, copy_of_library
from tests.sharing import made_once

WORDS = ("另一种理解", "可能影响得分", "口径")


def site() -> Path:
    return made_once("site-without-readings", make)


def make(site: Path) -> None:
    with TemporaryDirectory() as folder:
        project = copy_of_library(Path(folder))
        (project / "data" / "readings.yml").unlink()
        made = build(project, site)
    assert made.code == 0, made.output


def test_no_page_no_heading_and_no_table_speaks_of_readings() -> None:
    pages = {path: path.read_text("utf-8") for path in site().rglob("*.html")}
    assert len(pages) > 10
    assert [(path.name, word) for path, text in pages.items() for word in WORDS if word in text] == []
    downloads = site() / "downloads"
    assert {"readings", "range"}.isdisjoint(json.loads((downloads / "report.json").read_text("utf-8")))
    assert not (downloads / "tables" / "readings.csv").exists()


def test_no_document_speaks_of_readings() -> None:
    """Word and PDF are written from the same sections; the tests of each compare them with the site."""
    made = document(site(), identity())
    printed = "".join(docx.Document(BytesIO(word(made))).element.body.itertext())
    assert "勘误" in printed
    assert [each for each in WORDS if each in printed] == []
