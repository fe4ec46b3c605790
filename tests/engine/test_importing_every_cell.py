"""Nothing in the tables of a Word file has to be compared by hand: every cell is printed, and one that is read or typed wrongly is told."""

import csv
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from macros.hosts.unhosted import looked_at
from macros.importing.from_word import import_word
from macros.publication import prepare
from macros.reading.load import load
from macros.report.issued import plain
from tests.engine.word_writing import Merge, Writer

NUMBERS = [
    "1,234.50",
    "0.00",
    "-82.86",
    "95.24%",
    "318",
    "３１８",
    "007",
    "117户",
    "③12",
    "①",
    "1/3",
    "12:30",
    "—",
    "",
]
WORDS = [
    "路灯",
    "2031年10月底",
    "合计",
    "小计",
    "其中：A1",
    "3.灯油",
    "18～30岁：67",
    "⑩项目",
    "甲、乙",
    "10",
]
CELLS = st.sampled_from([*NUMBERS, *NUMBERS, *WORDS])
Rows = list[list[str]]
QUESTION = [
    ["选项", "A.满意", "B.不满意", "合计"],
    ["份数", "30", "10", "40"],
    ["占比", "75.00%", "25.00%", "100.00%"],
]
MONEY = [
    ["项目", "预算数", "决算数"],
    ["灯油", "1,200.00", "1,180.50"],
    ["讲台", "300.00", "299.40"],
    ["合计", "1,500.00", "1,479.90"],
]
SCORES: list[list[object]] = [
    ["一级指标", "二级指标", "三级指标", "分值", "评价标准", "得分"],
    ["产出", "数量", "故事会", 60, "得分=完成率×分值。", "57.00"],
    ["效益", "满意", "听众满意度", 40, "满意度≥90%得满分。", "40.00"],
]  # fmt: skip


@st.composite
def tables(draw: st.DrawFn) -> tuple[Rows, list[Merge]]:
    """Return the rows of a table as somebody typed them, one label of it merged over two rows."""
    width, height = draw(st.integers(2, 5)), draw(st.integers(3, 7))
    head = [f"栏目{chr(65 + n)}" for n in range(width)]
    rows = [[draw(st.sampled_from(WORDS)), *(draw(CELLS) for _ in range(width - 1))] for _ in range(height)]
    start = draw(st.integers(1, height))
    if start == height:
        return [head, *rows], []
    rows[start][0] = ""
    return [head, *rows], [(start, 0, start + 1, 0)]


@given(st.lists(tables(), min_size=1, max_size=4))
@settings(max_examples=12, deadline=None, phases=[Phase.generate])  # to find less takes minutes
def test_every_row_of_every_table_is_printed_as_it_was_typed_or_told(
    written: list[tuple[Rows, list[Merge]]],
) -> None:
    writer = Writer()
    writer.say("2031年度童话馆绩效评价报告", "项目单位：童话馆")
    writer.heading("一、部门概况")
    for rows, merges in written:
        writer.say("情况如下。")
        writer.table(rows, merges)
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report"
        import_word(writer.save(Path(folder) / "report.docx"), report)
        told = "".join(plain(erratum.issued) for erratum in load(report / "data").errata)
        words = "".join(prepare(report / "data", report / "docs").printed.values())
    typed = [(label, "".join(row)) for rows, _ in written for label, *row in rows]
    pieces = [plain(piece) for pair in typed for piece in pair]  # a label that is said again is printed once
    assert [piece for piece in pieces if piece not in words + told] == []


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cells")
    writer = Writer()
    writer.say("2031年度童话馆绩效评价报告", "项目单位：童话馆")
    writer.heading("一、预算执行")
    writer.table(MONEY)
    writer.heading("二、指标")
    writer.table(SCORES)
    writer.heading("三、满意度调查")
    writer.say("1.您满意吗？")
    writer.table(QUESTION)
    import_word(writer.save(folder / "report.docx"), folder / "report")
    assert [str(mistake) for mistake in looked_at(folder / "report")[0]] == []
    return folder / "report"


def changed(text: str) -> str:
    """Return a text with another last digit."""
    at = max(n for n, character in enumerate(text) if character.isdigit())
    return f"{text[:at]}{(int(text[at]) + 1) % 10}{text[at + 1 :]}"


def misread(report: Path) -> Iterator[tuple[Path, str, str]]:
    """Yield the files of a report, each with one number of it changed: of its tables, its surveys, its scores and weights."""
    for file in sorted((report / "data").rglob("*.csv")):
        head, *rows = list(csv.reader(file.open(encoding="utf-8")))
        for row in rows:
            for at, cell in enumerate(row[1:], 1):
                if any(map(str.isdigit, cell)):
                    others = [
                        [*row[:at], changed(cell), *row[at + 1 :]] if one is row else one for one in rows
                    ]
                    quoted = (",".join(f'"{one}"' for one in line) for line in [head, *others])
                    yield file, f"{row[0]} {cell}", "\n".join(quoted) + "\n"
    file = report / "data/indicators.yml"
    lines = file.read_text("utf-8").split("\n")
    for at, line in enumerate(lines):
        if line.strip().startswith(("weight:", "issued:")):
            number = changed(line.partition("  #")[0])
            yield file, line, "\n".join([*lines[:at], number, *lines[at + 1 :]])


def test_every_number_that_is_not_as_it_was_printed_is_told(report: Path) -> None:
    silent, count = [], 0
    for file, what, text in misread(report):
        before = file.read_text("utf-8")
        file.write_text(text, "utf-8")
        silent += [f"{file.name} {what}"] if not looked_at(report)[0] else []
        count += 1
        file.write_text(before, "utf-8")
    assert (silent, count) == ([], 6 + 2 + 14)
