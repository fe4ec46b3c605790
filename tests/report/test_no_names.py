"""These tests know no report: they hold none of its words and none of its numbers."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.report.published import PROJECT

HOUSE = sorted(Path(__file__).parent.glob("*.py"))
_WORDS = re.compile(r"[\u4e00-\u9fff]{3,}")
_AMOUNT = re.compile(r"\d\s*[%％分万元项件份个条名人年月]")


@pytest.mark.parametrize("path", HOUSE, ids=lambda path: path.stem)
def test_a_file_of_this_house_has_no_word_of_the_report(path: Path) -> None:
    held = {words for text in _texts(path) for words in _WORDS.findall(text) if words in _report()}
    assert held == set()


@pytest.mark.parametrize("path", HOUSE, ids=lambda path: path.stem)
def test_a_file_of_this_house_has_no_amount(path: Path) -> None:
    assert [text for text in _texts(path) if _AMOUNT.search(text)] == []


def _texts(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _report() -> str:
    """Return what the report states: names and words, without keys and comments."""
    data = [*(PROJECT / "data").rglob("*"), *(PROJECT / "docs").rglob("*.md")]
    return "\n".join(path.read_text("utf-8", "replace") for path in data if path.is_file())
