"""The Word file that this program writes of a report, read again, states what the report states."""

from pathlib import Path

import pytest

from macros.documents.document import document
from macros.documents.word.file import word
from macros.hosts.unhosted import compared
from macros.importing.from_word import import_word
from macros.publication import prepare
from macros.reading.load import load
from tests.engine.builders import LIBRARY, SELF, TARGETS
from tests.engine.report_fields import fields
from tests.engine.site_building import built
from tests.sharing import made_once

NOT_CARRIED = {
    LIBRARY: {
        ("identity", "published"),  # stands on the face alone, which is not part of the document
        ("identity", "header"),
        ("新书比率", "evidence"),  # the document prints the slip that an erratum corrects
    },
    SELF: set(),
    TARGETS: set(),
}
"""What the document does not carry of a report."""


@pytest.fixture(params=NOT_CARRIED, ids=["library", "self", "targets"], scope="module")
def report(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.param
    return folder


@pytest.fixture(scope="module")
def again(report: Path) -> Path:
    """The folder of a report made from the Word file of another."""

    def make(folder: Path) -> None:
        folder.mkdir()
        file = folder / "own.docx"
        file.write_bytes(word(document(built(report), load(report / "data").identity)))
        import_word(file, folder / "again")

    return made_once(f"again-{report.name}", make) / "again"


def test_every_field_that_word_carries_comes_back(report: Path, again: Path) -> None:
    stated, read = fields(report), fields(again)
    assert {place for place, words in stated.items() if read.get(place) != words} == NOT_CARRIED[report]
    assert len(stated) > 80


def test_nothing_that_the_site_added_is_taken_for_the_report(again: Path) -> None:
    texts = [path.read_text("utf-8") for path in (again / "data").rglob("*") if path.is_file()]
    texts += [(again / "docs" / name).read_text("utf-8") for name in ("whole.md", "index.md")]
    assert [text for text in texts if "〔本站〕" in text or "〔勘" in text] == []


def test_every_sentence_stands_in_its_place_or_is_marked(again: Path) -> None:
    found = compared(prepare(again / "data", again / "docs"))
    assert found is not None
    assert [s.words for page in found.pages for s in page.missing if s.erratum is None] == []
    assert sum(len(page.missing) for page in found.pages) <= 1  # a rounded score gives another rate
