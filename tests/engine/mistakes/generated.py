"""Mistakes made by rule: every text × every payload, every number × every wrong form, every file × every damage."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from tests.engine.mistakes.corpus import Edit, told

_HAN = re.compile(r"[\u4e00-\u9fff]{2}")
_NUMBER = re.compile(r"-?[\d,]+(?:\.\d+)?%?")
Forms = dict[str, tuple[str, ...]]
TEXTS: Forms = {
    "私人号码": (
        "{}13812345678", "{}１３８１２３４５６７８", "{}138-1234-5678", "{} 138 1234 5678", "{}1381234\u200b5678",
        "{}一三八一二三四五六七八", "{}110105194912310021", "{}130503670401001", "{}6222 0212 3456 7890 128",
        "{}0371-65901234", "{}zhang@example.org", "{}豫A·D1234",
    ),
    "看不见的字符": ("{}\u200b", "\ufeff{}", "{}\u202e", "{}\u00ad", "{}\u2028甲"),
    "错误值": ("{}#REF!", "{}#N/A", "#DIV/0!{}", "{}#NAME?"),
    "大括号": ("{}{{甲", "{}{{ 甲}}", "{}｛甲｝", "{}${{甲}}", "{}}}"),
}  # fmt: skip
NUMBERS = (
    "{}①", "{}²", "约{}", "{}元整", "{}..", "{}e3", "O{}", "{} {}", "({})", "待定", "#VALUE!", "{}/0", "½", "{}-{}",
)  # fmt: skip
DAMAGE: dict[str, Callable[[str], bytes]] = {
    "UTF-16": lambda text: text.encode("utf-16"),
    "空字符": lambda text: text.replace("\n", "\n\0", 1).encode(),
    "换过编码": lambda text: text.encode().decode("gb18030", "replace").encode(),
    "不是文本": lambda text: b"PK\x03\x04" + text.encode(),
    "网页": lambda _: b"<html><body>404 Not Found</body></html>\n",
    "合并冲突": lambda text: f"<<<<<<< HEAD\n{text}=======\n{text}>>>>>>> other\n".encode(),
    "代码块": lambda text: f"```yaml\n{text}```\n".encode(),
}


@dataclass(frozen=True)
class Made:
    """One mistake: its family, the whole file as it then is, and the line on which it was made, 0 for all of it."""

    family: str
    file: str
    content: bytes
    line: int = 0

    def judged(self, project: Path) -> tuple[str, list[str]]:
        """Return what becomes of it, empty where one line names its place, and the lines that were told."""
        verdict, lines = told(project, (Edit(self.file, bytes=self.content.hex()),))
        if verdict or len(lines) != 1:
            return verdict or ("行数不对" if lines else "放过"), lines
        where = f"{self.file} 第{self.line}行" if self.line else self.file
        return "" if where in lines[0] else "位置不对", lines


def made(project: Path) -> Iterator[Made]:
    """Yield every mistake that can be made in the data of a project."""
    for path in sorted((project / "data").rglob("*")):
        if path.suffix in (".yml", ".csv"):
            file, text = path.relative_to(project).as_posix(), path.read_text("utf-8")
            yield from (_in_yaml if path.suffix == ".yml" else _in_sheet)(file, text)
            for damage in DAMAGE.values():
                if _HAN.search(text) or damage is not DAMAGE["换过编码"]:
                    yield Made("文件 × 损坏", file, damage(text))


def _in_yaml(file: str, text: str) -> Iterator[Made]:
    nodes = _scalars(yaml.compose(text, yaml.CSafeLoader))
    for node in (node for node in nodes if not node.style or not node.value.isdigit()):  # "1" is a name
        first, last = node.start_mark, node.end_mark
        for family, wrong in _wrong(node.value.strip()):
            quoted = json.dumps(wrong, ensure_ascii=False)
            after = "\n" if last.column == 0 else ""
            content = text[: first.index] + quoted + after + text[last.index :]
            yield Made(family, file, content.encode(), first.line + 1)


def _scalars(node: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    match node:
        case yaml.ScalarNode():
            yield node
        case yaml.SequenceNode(value=items):
            for item in items:
                yield from _scalars(item)
        case yaml.MappingNode(value=pairs):
            for _, item in pairs:
                yield from _scalars(item)


def _wrong(value: str) -> Iterator[tuple[str, str]]:
    if _NUMBER.fullmatch(value):
        yield from (("数 × 错误的写法", form.format(value, value)) for form in NUMBERS)
    elif _HAN.search(value):
        yield from ((f"文字 × {kind}", form.format(value)) for kind, forms in TEXTS.items() for form in forms)


def _in_sheet(file: str, text: str) -> Iterator[Made]:
    rows = list(csv.reader(io.StringIO(text)))
    for number, row in enumerate(rows[1:], 1):
        for column, cell in enumerate(row[1:], 1):
            for family, wrong in _wrong(cell):
                changed = [*rows[:number], [*row[:column], wrong, *row[column + 1 :]], *rows[number + 1 :]]
                written = io.StringIO()
                csv.writer(written, lineterminator="\n").writerows(changed)
                yield Made(f"单元格：{family}", file, written.getvalue().encode(), number + 1)
