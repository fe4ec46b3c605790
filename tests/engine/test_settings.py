"""mkdocs.yml: the little it may say, the titles readers see, and the menu; one line for each mistake."""

from pathlib import Path

import pytest

from macros.gate.menu import settings_objections
from macros.gate.pages import Page
from macros.reading.settings import read_settings

SITE = """site_name: 甲报告
theme: material
plugins:
  - macros: {modules: [macros]}
nav:
  - 首页: index.md
  - 正文:
      - 开头: a.md
"""
ENGINE = "macros: {modules: [macros]}"
PAGES = (Page("a.md", "甲"), Page("index.md", "乙"))


def told(folder: Path, text: str | bytes) -> list[str]:
    """Return what is wrong with a mkdocs.yml beside two pages."""
    config = folder / "mkdocs.yml"
    config.write_bytes(text if isinstance(text, bytes) else text.encode())
    return list(map(str, settings_objections(read_settings(config), PAGES)))


@pytest.mark.parametrize(
    "text",
    [
        SITE,
        SITE.replace("\n", "\r\n"),
        "\ufeff" + SITE,
        SITE.partition("nav:")[0],
        SITE + "site_url: !ENV [SITE_URL, '']\nstrict: true\ncopyright: 乙\nuse_directory_urls: false\n",
        SITE.replace("- macros", "- search\n  - macros"),
        SITE.replace("  - macros: {modules", "  macros: {modules"),
        SITE.replace("首页: index.md", "2032年度: index.md\n  - 外: https://example.org/86"),
    ],
)
def test_what_a_site_needs_may_be_said(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text) == []
    assert read_settings(tmp_path / "mkdocs.yml").pages in (None, ["index.md", "a.md"])


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("site_name: 甲报告\n", "", "第1行 site_name：缺少此项，请补上"),
        ("甲报告", "共86项", "第1行 site_name：“86”是写死的数字，标题和说明不能引用数据，请改用文字"),
        ("甲报告", "'{a}报告'", "第1行 site_name：“{a}”会原样印出，此处不能引用数据，请删去大括号"),
        (
            "甲报告",
            "<script>x()</script>",
            "第1行 site_name：“<script>”会被当作网页的标记，标题和说明只能写文字，请删去",
        ),
        (
            "theme: material",
            "theme: {name: material, font: {text: Roboto}}",
            "第2行 theme：应写成 theme: material，外观和脚本由程序给定，请改正",
        ),
        (f"- {ENGINE}", "- search", f"第3行 plugins：没有 macros，网站里就没有数据，请加上“- {ENGINE}”"),
        (f"- {ENGINE}", "- macros", f"第3行 plugins：macros 的写法不对，应写成“- {ENGINE}”，请改正"),
        (
            "{modules: [macros]}",
            "{module_name: evil}",
            f"第3行 plugins：macros 的写法不对，应写成“- {ENGINE}”，请改正",
        ),
        (
            "{modules: [macros]}",
            "{modules: [macros], render_by_default: false}",
            f"第3行 plugins：macros 的写法不对，应写成“- {ENGINE}”，请改正",
        ),
        (f"- {ENGINE}", f"- minify\n  - {ENGINE}", "第4行 plugins：不能用“minify”，只能有 macros，请删去"),
        ("nav:", "hooks: [x.py]\nnav:", "第5行 hooks：没有“hooks”这一项，请改正或删去"),
        (
            "nav:",
            "extra_javascript: [https://example.org/x.js]\nnav:",
            "第5行 extra_javascript：没有“extra_javascript”这一项，请改正或删去",
        ),
        ("nav:", "site_url: example.org\nnav:", "第5行 site_url：“example.org”应以 https:// 开头，请改正"),
        (
            "nav:",
            "strict: true\nstrict: true\nnav:",
            "第6行：“strict”重复出现（第5行已有），请删去或改名其中一个",
        ),
        ("theme:", "theme", "第2行：YAML 写法有误（少了冒号），请检查缩进、冒号和引号"),
        (
            "首页: index.md",
            "首页: indx.md",
            "第6行 nav：没有 docs/indx.md 这个页面，是否为“index.md”？请改正；不要这一页的，删去这一行",
        ),
        (
            "首页: index.md",
            "首页:",
            "第6行 nav：“首页”后面是空的，是否为“index.md”？请写上页面，或删去这一行",
        ),
        (
            "首页: index.md",
            "首页: 'javascript:x()'",
            "第6行 nav：“javascript:x()”应为 docs/ 里的页面（以 .md 结尾），或 https:// 开头的网址，是否为“index.md”？请改正",
        ),
        ("首页: index.md", "首页: index.md\n  - index.md", "第7行 nav：docs/index.md 列了两次，请删去一处"),
        ("  - 首页: index.md\n", "", " nav：没有列出 docs/index.md，请加上；不要这一页的，删去文件"),
        ("正文:", "正文86项:", "第7行 nav：“86”是写死的数字，标题和说明不能引用数据，请改用文字"),
        ("开头:", "'｛a｝':", "第8行 nav：“｛a｝”会原样印出，此处不能引用数据，请删去大括号"),
    ],
)
def test_anything_else_is_refused_in_one_line(tmp_path: Path, old: str, new: str, line: str) -> None:
    assert SITE.count(old) == 1
    assert told(tmp_path, SITE.replace(old, new)) == ["mkdocs.yml " + line.lstrip()]


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (SITE.encode("gb18030"), "：是 GB18030 编码，这个文件只能用 UTF-8 编码，请另存为 UTF-8"),
        (SITE.encode("utf-16"), "：是 UTF-16 编码（记事本的“Unicode”），请另存为 UTF-8 文本"),
        (
            (SITE.partition("nav:")[0] + "nav: a.md\n").encode(),
            " 第5行 nav：“a.md”应为列表，几项放进 [ ]，或每项另起一行、以“- ”开头，请改正",
        ),
        (b"- a\n", " 第1行：“[a]”应为“名称: 内容”的形式，请改正"),
    ],
)
def test_a_file_that_is_no_list_of_settings_is_named(tmp_path: Path, content: bytes, line: str) -> None:
    assert told(tmp_path, content) == [f"mkdocs.yml{line}"]


def test_the_engine_that_stands_beside_the_file_is_named_as_such(tmp_path: Path) -> None:
    beside = SITE.replace("modules: [macros]", "module_name: macros")
    assert told(tmp_path, beside) == [
        f"mkdocs.yml 第3行 plugins：macros 的写法不对，应写成“- {ENGINE}”，请改正"
    ]
    (tmp_path / "macros").mkdir()
    assert told(tmp_path, beside) == told(tmp_path, SITE) == []


def test_a_missing_file_and_many_pages_left_out_are_one_line_each(tmp_path: Path) -> None:
    assert [*map(str, read_settings(tmp_path / "mkdocs.yml").mistakes)] == [
        "mkdocs.yml：没有这个文件，请补上"
    ]
    (tmp_path / "mkdocs.yml").write_text(SITE, "utf-8")
    many = (*PAGES, *(Page(f"{letter}.md", letter) for letter in "bcdef"))
    assert [*map(str, settings_objections(read_settings(tmp_path / "mkdocs.yml"), many))] == [
        "mkdocs.yml nav：没有列出 docs/b.md、docs/c.md、docs/d.md 等5个页面，请加上；不要这一页的，删去文件"
    ]
