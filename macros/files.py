"""Text, YAML and CSV files read with care: encodings, duplicate keys, line numbers, short rows."""

import csv
import io
import logging
from collections.abc import Hashable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import yaml

from macros.errors import DataErrors

log = logging.getLogger("mkdocs.report")
Place = tuple[int | str, ...]


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


def read_text(path: Path, name: str) -> str:
    """Return a file's text: UTF-8, with or without BOM, or GB18030 with a notice. Raises DataErrors."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise DataErrors([f"{name}：没有这个文件，请补上"]) from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        raise DataErrors(
            [f"{name}：不是文本文件，应为 UTF-8 编码，请另存为 CSV UTF-8 或 UTF-8 文本"]
        ) from None
    log.info("%s：按 GB18030 编码读入（中文 Excel 的默认编码），建议另存为 UTF-8", name)
    return text


def read_yaml(path: Path, name: str) -> Document:
    """Return a YAML file; every plain value stays the text that was typed. Raises DataErrors."""
    try:
        root = yaml.compose(read_text(path, name), Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f" 第{mark.line + 1}行" if mark else ""
        raise DataErrors(
            [f"{name}{where}：YAML 写法有误（{error.problem}），请检查缩进、冒号和引号"]
        ) from None
    except yaml.YAMLError:
        raise DataErrors([f"{name}：含有 YAML 不允许的字符，请用编辑器检查"]) from None
    reader = _Reader(name)
    content = reader.read(root, ()) if root else None
    return Document(content, reader.lines, tuple(reader.repeated))


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
        plain = node.style is None and node.value in ("", "~", "null")
        return None if plain else node.value

    def _mapping(self, node: yaml.MappingNode, place: Place) -> dict[Hashable, object]:
        found: dict[Hashable, object] = {}
        for key, value in node.value:
            if key.value in found:
                line = key.start_mark.line + 1
                self.repeated.append(f"{self.name} 第{line}行：“{key.value}”重复出现，请删去或改名其中一个")
            found[key.value] = self.read(value, (*place, key.value))
        return found


def read_csv(path: Path, name: str) -> pd.DataFrame:
    """Return a CSV file as text cells, its index the line numbers. Raises DataErrors naming ragged rows."""
    text = read_text(path, name)
    lines = {line: row for line, row in enumerate(csv.reader(io.StringIO(text)), 1) if any(row)}
    if not lines:
        raise DataErrors([f"{name}：是空文件，第一行应为表头"])
    width = len(next(iter(lines.values())))
    ragged = [_ragged(name, line, len(row), width) for line, row in lines.items() if len(row) != width]
    if ragged:
        raise DataErrors(ragged)
    frame = pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False, skip_blank_lines=False)
    frame.index = frame.index + 2
    return frame[frame.ne("").any(axis=1)].map(str.strip)


def _ragged(name: str, line: int, found: int, expected: int) -> str:
    return f"{name} 第{line}行：有{found}个单元格，应与表头一样有{expected}个，请{'补齐' if found < expected else '删去多余的'}"
