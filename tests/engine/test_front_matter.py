"""What stands above a page: a few known keys, plain words, and nothing that MkDocs would carry out."""

import pytest

from macros.gate.front_matter import in_search, unfit_front_matter
from macros.gate.pages import Page


@pytest.mark.parametrize(
    "text",
    [
        "# 甲\n",
        "甲：乙\n",
        "---\ntitle: 甲\ndescription: 乙。\nsearch: {boost: 0.5}\nhide: [toc]\n---\n# 甲\n",
        "---\nsearch:\n  exclude: true\n---\n",
    ],
)
def test_title_description_and_place_in_search_may_be_said(text: str) -> None:
    assert unfit_front_matter(Page("a.md", text)) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            '---\ntitle: "{{ checks() }}"\n---\n',
            "第2行 title：“{{ checks() }}”会原样印出，此处不能引用数据，请删去大括号",
        ),
        (
            "---\ntitle: 甲\nrender_macros: false\n---\n",
            "第3行 render_macros：没有“render_macros”这一项，请改正或删去",
        ),
        ("---\nfig: 3\n---\n", "第2行 fig：没有“fig”这一项，请改正或删去"),
        ("---\ntitle: 共86项\n---\n", "第2行 title：“86”是写死的数字，标题和说明不能引用数据，请改用文字"),
        ("---\ntitel: 甲\n---\n", "第2行 titel：没有“titel”这一项，是否为“title”？请改正或删去"),
        ("---\ntitle: 甲\ntitle: 乙\n---\n", "第3行：“title”重复出现（第2行已有），请删去或改名其中一个"),
        (
            "---\ntitle: 甲: 乙\n---\n",
            "第2行：YAML 写法有误（冒号的位置不对，或缩进不对），请检查缩进、冒号和引号",
        ),
        ("---\ntitle: 甲\n# 甲\n", "第1行：“---”之后没有第二行“---”，请补上"),
        (
            "render_macros: false\n\n# 甲\n",
            "第1行：页面的设置应写在最前面、两行“---”（三个短横）之间，前面不能有空行和空格，请改正",
        ),
    ],
)
def test_anything_else_is_refused_with_its_line(text: str, line: str) -> None:
    assert [*map(str, unfit_front_matter(Page("a.md", text)))] == [f"docs/a.md {line}"]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("---\ntitle: 甲\nsearch: {boost: 0.5}\n---\n正文", 0.5),
        ("---\nsearch:\n  boost: 2\n---\n正文", 2),
        ("---\nsearch: {boost: 0}\n---\n正文", 0),
        ("---\nsearch: {boost: 2, exclude: true}\n---\n正文", 0),
        ("---\ntitle: 甲\n---\nsearch: {boost: 3}\n", 1),
        ("正文", 1),
    ],
)
def test_a_page_counts_in_the_search_once_unless_it_says_otherwise(text: str, counts: float) -> None:
    assert in_search(Page("a.md", text)) == counts
