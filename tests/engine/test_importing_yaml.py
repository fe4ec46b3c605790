"""Records become YAML that reads back as they were; marks are comments that stop publishing until they are gone."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.gate.marks import marks
from macros.importing.draft import for_head
from macros.importing.yaml_text import Marked, yaml_text
from macros.reading.yaml_files import read_yaml

PRINTED = st.text(
    st.characters(blacklist_categories=["Cc", "Cs", "Cn", "Co", "Zl", "Zp"], blacklist_characters="\ufeff"),
    max_size=30,
)
LINES = st.lists(PRINTED.map(str.strip).filter(bool), min_size=2, max_size=3).map("\n".join)
VALUES = st.recursive(
    PRINTED | LINES,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3) | st.dictionaries(st.sampled_from("abcd"), inner, min_size=1)
    ),
    max_leaves=8,
)


def read_back(text: str) -> object:
    with TemporaryDirectory() as folder:
        file = Path(folder, "a.yml")
        file.write_text(text, "utf-8")
        return read_yaml(file, "a.yml").content


@given(st.dictionaries(st.sampled_from(["id", "name", "rows"]), VALUES, min_size=1))
def test_whatever_is_written_reads_back(record: dict[str, object]) -> None:
    assert read_back(yaml_text(record)) == record


@pytest.mark.parametrize(
    "value", ["yes", "null", "1_0", "02", "- a", "#a", "a: b", "“引”：文", "2031-01-01", "*", "a #b"]
)
def test_what_yaml_would_take_for_something_else_stays_text(value: str) -> None:
    assert read_back(yaml_text({"a": value, "b": {"c": value}, "d": [value]})) == {
        "a": value,
        "b": {"c": value},
        "d": [value],
    }


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ("甲", "a: 甲  # 待核：看一看"),
        ([1, 2], "a:  # 待核：看一看"),
        ("甲\n乙", "a: |-  # 待核：看一看"),
    ],
)
def test_a_mark_is_a_comment_on_its_line(value: object, line: str) -> None:
    assert yaml_text({"a": Marked(value, "看一看")}).splitlines()[0] == line


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("name: 甲  # 待核：分值（Word 表1第2行）", ["待核：分值（Word 表1第2行）"]),
        ("name: （待填）", ["待填：name: （待填）"]),
        ("signed: （待填）  # 待填：落款日期", ["待填：落款日期"]),
        ("name: 甲  # ：分值（Word 表1第2行）", []),
        ("name: 待核实的事项", []),
    ],
)
def test_a_mark_is_gone_with_its_word(text: str, found: list[str], tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.yml").write_text(f"# 说明\n{text}\n", "utf-8")
    expected = [f"data/a.yml 第2行：{words}" for words in found]
    assert list(map(str, marks(tmp_path / "data", tmp_path / "docs"))) == expected


def test_a_mark_on_a_page_is_a_comment_that_nobody_sees(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_text("# 标题\n\n<!-- 待核：这里有一张图 -->\n\n待核实。\n", "utf-8")
    assert list(map(str, marks(tmp_path / "data", tmp_path / "docs"))) == [
        "docs/a.md 第3行：待核：这里有一张图"
    ]


def test_a_question_mark_before_a_comma_is_quoted_for_whoever_reads_yaml_strictly() -> None:
    assert yaml_text({"rows": [{"a": "满意?", "b": 1}]}) == 'rows:\n  - {a: "满意?", b: 1}\n'


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("（一）决策类：满分15分，得11分", "（一）决策类"),
        ("决策（15分）指标", "决策指标"),
        ("决策（从前叫投入）指标", "决策（从前叫投入）指标"),
        ("3个问题：灯、月亮", "个问题：灯、月亮"),
    ],
)
def test_the_head_of_a_page_has_no_clause_with_a_number(title: str, head: str) -> None:
    assert for_head(title) == head
