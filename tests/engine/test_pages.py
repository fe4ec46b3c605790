"""The pages under docs/."""

from pathlib import Path

import pytest

from macros.gate.pages import Page, menu_objections, read_pages
from tests.engine.builders import mistakes


def test_pages_are_read_in_order_of_their_paths(tmp_path: Path) -> None:
    for name, text in {"b.md": "乙", "a/index.md": "甲", "c.txt": "丙"}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    assert read_pages(tmp_path) == (Page("a/index.md", "甲"), Page("b.md", "乙"))


def test_a_page_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\xff\xff\x00")
    assert mistakes(read_pages, tmp_path) == [
        "docs/a.md：不是文本文件，应为 UTF-8 编码，请另存为 CSV UTF-8 或 UTF-8 文本"
    ]


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
