"""Marks: what a person has still to check (待核) or to fill in (待填) before the site may be published.

A mark is a word. In YAML it opens a comment (``# 待核：…``), in a page a hidden one (``<!-- 待核：… -->``);
a gap within a text is ``（待填）``, or what people write for it. Taking the word out takes the mark away.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.reading.files import any_lines
from macros.values.mistakes import Mistake, Where

CHECK, FILL = "待核", "待填"
MAY = "可补"
"""Opens a comment on what may be added, and keeps nothing from being published."""
_OTHERWISE = {
    "findings.yml": "这些扣分，网站会写明“在报告所列的问题中没有找到对应的”",
    "indicators.yml": "这些指标，网站照印得分，注明“本站没有计分算式，不能复算”",
}
"""What the site says where it is not added, by file."""
_GAP = r"[（(【［\[]待(?:填写?|补充?)[）)】］\]]"
_MARK = re.compile(rf"(?:#|<!--)\s*(?P<kind>{CHECK}|{FILL})[：:]\s*(?P<words>.*?)\s*(?:-->|$)|{_GAP}")
_MAY = re.compile(rf"# {MAY}：")


@dataclass(frozen=True)
class Mark(Mistake):
    """One mark: where it stands, its kind, and what is to be done there."""

    words: str
    kind: str = FILL

    @property
    def said(self) -> tuple[str]:
        """Return what is to be done, and of what kind it is."""
        return (f"{self.kind}：{self.words}",)


def suggested(data: Path) -> list[str]:
    """Return one line for each file of the data in which something may be added, with the places."""
    found = []
    for path in sorted(path for path in data.glob("*.yml") if path.is_file()):
        lines = [str(number) for number, line in enumerate(any_lines(path), 1) if _MAY.search(line)]
        if lines:
            without = f"：{_OTHERWISE[path.name]}" if path.name in _OTHERWISE else ""
            places = f"{len(lines)}处{MAY}（第{'、'.join(lines)}行）"
            found.append(f"data/{path.name} 有{places}，不补也可以发布{without}")
    return found


def marks(data: Path, docs: Path) -> tuple[Mark, ...]:
    """Return every mark in the YAML of the data and in the pages, in order of files and lines."""
    files = {
        "mkdocs.yml": docs.parent / "mkdocs.yml",
        **{f"data/{path.name}": path for path in sorted(data.glob("*.yml"))},
        **{f"docs/{path.relative_to(docs).as_posix()}": path for path in sorted(docs.rglob("*.md"))},
    }
    rows = ((name, enumerate(any_lines(path), 1)) for name, path in files.items() if path.is_file())
    lines = ((name, *line) for name, numbered in rows for line in numbered)
    return tuple(mark for line in lines for mark in _in_line(*line))


def _in_line(file: str, number: int, line: str) -> Iterator[Mark]:
    found_here = list(_MARK.finditer(line))
    told = [found for found in found_here if found["kind"]]  # a comment says what the gap beside it is
    for found in told or found_here:
        around = line.strip(" -#")
        words = found["words"] or ("这里的文字" if re.fullmatch(_GAP, around) else around)
        yield Mark(Where(file, line=number), words, kind=found["kind"] or FILL)
