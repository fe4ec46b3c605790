"""Text, YAML and CSV files read with care: encodings, duplicate keys, line numbers, short rows."""

import csv
import io
import logging
import re
from collections import Counter
from collections.abc import Hashable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import yaml

from macros.values.errors import DataErrors

log = logging.getLogger("mkdocs.report")
Place = tuple[int | str, ...]
_OPEN_QUOTE = "found unexpected end of stream"
_FAULTS = {
    _OPEN_QUOTE: "引号没有成对",
    "found a tab character": "不能用制表符（Tab）缩进",
    "mapping values are not allowed": "冒号的位置不对，或缩进不对",
    "did not find expected ','": "括号没有成对，或少了逗号",
    "could not find expected ':'": "少了冒号",
    "did not find expected key": "缩进不对，或以 { 或 [ 开头的文字没有加引号",
    "did not find expected '-'": "缩进不对，或“- ”的位置不对",
    "found undefined alias": "以 * 开头的文字没有加引号",
    "found character that cannot start": "以特殊符号开头的文字没有加引号",
}


@dataclass(frozen=True)
class Document:
    """A YAML file as plain texts, lists and mappings, with the line each place stands on."""

    content: object
    lines: dict[Place, int]
    repeated: tuple[str, ...]

    def line(self, place: Place) -> int:
        """Return the line of a place, or of the nearest place around it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


def read_text(path: Path, name: str, is_page: bool = False) -> str:
    """Return a file's text: UTF-8, with or without BOM, or GB18030 with a notice. Raises DataErrors.

    A page is refused in GB18030, for whoever renders it reads UTF-8 alone.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise DataErrors([f"{name}：没有这个文件，请补上"]) from None
    with suppress(UnicodeDecodeError):
        return data.decode("utf-8-sig")
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        raise DataErrors(
            [f"{name}：不是文本文件，应为 UTF-8 编码，请另存为 CSV UTF-8 或 UTF-8 文本"]
        ) from None
    if is_page:
        raise DataErrors([f"{name}：是 GB18030 编码，页面只能用 UTF-8 编码，请另存为 UTF-8"])
    log.info("%s：按 GB18030 编码读入（中文 Excel 的默认编码），建议另存为 UTF-8", name)
    return text


def any_lines(path: Path) -> list[str]:
    """Return what a file says, be it text in whatever encoding or words within an image."""
    data = path.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding).splitlines()
        except UnicodeDecodeError:
            continue
    return re.findall(r"[ -~]{11,}", data.decode("latin-1"))


def read_yaml(path: Path, name: str) -> Document:
    """Return a YAML file; every plain value stays the text that was typed. Raises DataErrors."""
    return parse_yaml(read_text(path, name), name)


def parse_yaml(text: str, name: str) -> Document:
    """Return the YAML of a text as ``read_yaml`` does. Raises DataErrors."""
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        raise DataErrors([_fault(name, error)]) from None
    except yaml.YAMLError:
        raise DataErrors([f"{name}：含有 YAML 不允许的字符，请用编辑器检查"]) from None
    reader = _Reader(name)
    content = reader.read(root, ()) if root else None
    return Document(content, reader.lines, tuple(reader.repeated))


def _fault(name: str, error: yaml.MarkedYAMLError) -> str:
    problem = str(error.problem)
    words = next((words for start, words in _FAULTS.items() if problem.startswith(start)), "写法不对")
    mark = error.context_mark if problem.startswith(_OPEN_QUOTE) else error.problem_mark
    where = f" 第{mark.line + 1}行" if mark else ""
    return f"{name}{where}：YAML 写法有误（{words}），请检查缩进、冒号和引号"


class _Reader:
    """Walks a YAML tree once, keeping texts as typed and noting lines and repeated keys."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.lines: dict[Place, int] = {}
        self.repeated: list[str] = []

    def read(self, node: yaml.Node, place: Place) -> object:
        self.lines[place] = node.start_mark.line + 1
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, place)
        if isinstance(node, yaml.SequenceNode):
            return [self.read(item, (*place, index)) for index, item in enumerate(node.value)]
        assert isinstance(node, yaml.ScalarNode)  # the third and last kind of node
        plain = not node.style and node.value in ("", "~", "null")
        return None if plain else node.value

    def _mapping(self, node: yaml.MappingNode, place: Place) -> dict[Hashable, object]:
        found: dict[Hashable, object] = {}
        for key, value in node.value:
            line = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode):
                raise DataErrors([f"{self.name} 第{line}行：以 {{ 或 [ 开头的文字要加引号，请改正"])
            if key.value in found:
                self.repeated.append(f"{self.name} 第{line}行：“{key.value}”重复出现，请删去或改名其中一个")
            found[key.value] = self.read(value, (*place, key.value))
        return found


def read_csv(path: Path, name: str) -> pd.DataFrame:
    """Return a CSV file as text cells, its index the line numbers. Raises DataErrors naming bad rows."""
    (top, header), *rows = _rows(read_text(path, name), name) or [(1, [])]
    if not header:
        raise DataErrors([f"{name}：是空文件，第一行应为表头"])
    wrong = [
        f"{name} 第{top}行：“{c}”列重复出现，请删去或改名其中一个"
        for c, n in Counter(header).items()
        if n > 1
    ]
    wrong += [_ragged(name, line, len(row), len(header)) for line, row in rows if len(row) != len(header)]
    if wrong:
        raise DataErrors(wrong)
    return pd.DataFrame([row for _, row in rows], [line for line, _ in rows], header, dtype=str)


def _rows(text: str, name: str) -> list[tuple[int, list[str]]]:
    """Return the rows that are not blank, each with its first line and its cells stripped."""
    reader = csv.reader(io.StringIO(text, newline=None), strict=True)
    rows, line = [], 1
    try:
        for cells in reader:
            row = [cell.strip() for cell in cells]
            if any(row):
                rows.append((line, row))
            line = reader.line_num + 1
    except csv.Error:
        raise DataErrors([f"{name} 第{line}行：引号没有成对，请检查这一行的英文双引号"]) from None
    return rows


def _ragged(name: str, line: int, found: int, expected: int) -> str:
    return f"{name} 第{line}行：有{found}个单元格，应与表头一样有{expected}个，请{'补齐' if found < expected else '删去多余的'}"
