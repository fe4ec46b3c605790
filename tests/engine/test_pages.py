"""The pages under docs/."""

from pathlib import Path

import pytest

from macros.gate.calls import read
from macros.gate.pages import Page, menu_objections, read_pages
from macros.gate.reasons import page_objections
from macros.gate.whole import homeless
from macros.html.components import signatures
from tests.engine.builders import an_assessment


def test_pages_are_read_in_order_of_their_paths(tmp_path: Path) -> None:
    for name, text in {"b.md": "乙", "a/index.md": "甲", "c.txt": "丙"}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    assert read_pages(tmp_path) == (Page("a/index.md", "甲"), Page("b.md", "乙"))


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"\xff\xff\x00", "docs/a.md：不是文本文件，应为 UTF-8 编码，请另存为 CSV UTF-8 或 UTF-8 文本"),
        ("# 甲".encode("gb18030"), "docs/a.md：是 GB18030 编码，页面只能用 UTF-8 编码，请另存为 UTF-8"),
    ],
)
def test_a_page_that_cannot_be_read_is_named_and_hides_no_other(
    tmp_path: Path, content: bytes, line: str
) -> None:
    (tmp_path / "a.md").write_bytes(content)
    (tmp_path / "b.md").write_text("共3项", "utf-8")
    readings = tuple(read(page, signatures()) for page in read_pages(tmp_path))
    typed = "docs/b.md 第1行：“3”是写死的数字，请登记到 data/figures.yml 后用名称引用"
    assert page_objections(readings) == [line, typed]
    assert list(homeless(an_assessment(), readings, signatures())) == []


def test_lines_end_alike_whatever_editor_wrote_them(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("---\r\ntitle: 甲\r\n---\r\n乙\r丙".encode())
    (page,) = read_pages(tmp_path)
    assert (page.front_matter, page.body) == ("\ntitle: 甲\n", "\n\n\n乙\n丙")


def test_the_body_of_a_page_keeps_its_lines_and_leaves_the_front_matter_blank() -> None:
    assert Page("a.md", "---\ntitle: 甲\n---\n\n乙\n").body == "\n\n\n\n乙\n"


@pytest.mark.parametrize(
    ("menu", "lines"),
    [
        (None, []),
        (["a.md", "b.md"], []),
        (["a.md"], ["mkdocs.yml nav：没有列出 docs/b.md，请加上"]),
        (["a.md", "b.md", "c.md"], ["mkdocs.yml nav：没有 docs/c.md 这个页面，请改正"]),
    ],
)
def test_the_menu_lists_every_page_and_nothing_else(menu: list[str] | None, lines: list[str]) -> None:
    assert menu_objections((Page("a.md", ""), Page("b.md", "")), menu) == lines
