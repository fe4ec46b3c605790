"""The pages under docs/."""

from pathlib import Path

import pytest

from macros.gate.calls import read
from macros.gate.files import unfit_files
from macros.gate.pages import Page, read_pages
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
        (b"\xff\xff", "docs/a.md：不是文本文件，应为 UTF-8 编码，请另存为 CSV UTF-8 或 UTF-8 文本"),
        ("# 甲".encode("utf-16"), "docs/a.md：是 UTF-16 编码（记事本的“Unicode”），请另存为 UTF-8 文本"),
    ],
)
def test_a_page_that_cannot_be_read_is_named_and_hides_no_other(
    tmp_path: Path, content: bytes, line: str
) -> None:
    (tmp_path / "a.md").write_bytes(content)
    (tmp_path / "b.md").write_text("共3项", "utf-8")
    readings = tuple(read(page, signatures()) for page in read_pages(tmp_path))
    typed = "docs/b.md 第1行：“3”是写死的数字，请登记到 data/figures.yml 后用名称引用"
    assert [*map(str, page_objections(readings))] == [line, typed]
    assert list(homeless(an_assessment(), readings, signatures(), ())) == []


def test_lines_end_alike_whatever_editor_wrote_them(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("---\r\ntitle: 甲\r\n---\r\n乙\r丙".encode())
    (page,) = read_pages(tmp_path)
    assert (page.front_matter, page.body) == ("\ntitle: 甲\n", "\n\n\n乙\n丙")


def test_the_body_of_a_page_keeps_its_lines_and_leaves_the_front_matter_blank() -> None:
    assert Page("a.md", "---\ntitle: 甲\n---\n\n乙\n").body == "\n\n\n\n乙\n"


@pytest.mark.parametrize("content", ["# 甲乙丙".encode("gb18030"), "# 甲乙丙".encode("utf-8-sig")])
def test_a_page_is_read_in_the_encodings_of_editors(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.md").write_bytes(content)
    assert read_pages(tmp_path) == (Page("a.md", "# 甲乙丙"),)


ACTS = "图里有脚本，或会向其他网站请求，请换成 PNG"


@pytest.mark.parametrize(
    ("file", "content", "words"),
    [
        ("a.markdown", "# 甲", "页面的文件名应以 .md 结尾，请改名"),
        ("a.MD", "# 甲", "页面的文件名应以 .md 结尾，请改名"),
        ("b/a.html", "<p>甲</p>", "docs/ 里只能放页面、图片和文档；网页、脚本和样式由程序给定，请删去"),
        ("a.js", "x()", "docs/ 里只能放页面、图片和文档；网页、脚本和样式由程序给定，请删去"),
        ("a.svg", "<svg><SCRIPT>x()</SCRIPT></svg>", ACTS),
        ("a.svg", "<svg onload='x()'/>", ACTS),
        ("a.svg", "<svg><image href='https://example.org/a.png'/></svg>", ACTS),
        ("a.svg", "<svg xmlns='http://www.w3.org/2000/svg'><path d='M0'/></svg>", ""),
        ("a.csv", "甲", ""),
    ],
)
def test_what_acts_is_no_file_of_the_pages(tmp_path: Path, file: str, content: str, words: str) -> None:
    path = tmp_path / "docs" / file
    path.parent.mkdir(parents=True)
    path.write_text(content, "utf-8")
    expected = [f"docs/{file}：{words}"] if words else []
    assert [*map(str, unfit_files((), tmp_path / "docs", tmp_path / "data"))] == expected


def test_a_link_is_no_file_of_a_report(tmp_path: Path) -> None:
    for name in ("docs", "data"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a").symlink_to("/etc/hostname")
    words = "是通向别处的链接，请换成文件本身"
    assert [*map(str, unfit_files((), tmp_path / "docs", tmp_path / "data"))] == [
        f"docs/a：{words}",
        f"data/a：{words}",
    ]


@pytest.mark.parametrize(
    ("paths", "line"),
    [
        (["a.md", "b/甲 乙（1）.md"], ""),
        (["a#b.md"], "docs/a#b.md：文件名里不能有“#”，请改名"),
        ([".a.md"], "docs/.a.md：以“.”开头的文件和 templates 文件夹不会发布，请改名"),
        (["templates/a.md"], "docs/templates/a.md：以“.”开头的文件和 templates 文件夹不会发布，请改名"),
        (["README.md"], "docs/README.md：会被当作 index.md，请改名"),
        (["a.md", "a/index.md"], "docs/a/index.md：与 docs/a.md 的网址相同，请改名其中一个"),
    ],
)
def test_the_name_of_a_page_gives_it_an_address_of_its_own(
    tmp_path: Path, paths: list[str], line: str
) -> None:
    for path in paths:
        file = tmp_path / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("甲", "utf-8")
    found = unfit_files([Page(path, "甲") for path in paths], tmp_path / "docs", tmp_path / "data")
    assert [*map(str, found)] == ([line] if line else [])
