"""The pages under ``docs/``."""

import re
from dataclasses import dataclass
from pathlib import Path

from macros.reading.files import read_text
from macros.values.errors import DataErrors, short
from macros.values.mistakes import NOWHERE, Mistake, Where

_LONGEST = 10_000
"""Characters of a line; a paragraph has a tenth of them."""
_MOST = 20_000
"""Lines of a page; a whole report has a tenth of them."""
NONE = "没有 docs/ 这个文件夹，报告的文字都在里面；请从备份取回，或者换一个文件夹名，把 Word 报告再读一次"
_FRONT_MATTER = re.compile(r"\A-{3}[ \t]*(\n.*?\n)(?:-{3}|\.{3})[ \t]*\n", re.DOTALL)


@dataclass(frozen=True)
class Page:
    """One Markdown page: its path under ``docs/`` and its text; or why it cannot be read."""

    path: str
    text: str
    unread: Mistake | None = None

    @property
    def place(self) -> Where:
        """Return where a clerk finds it."""
        return Where(f"docs/{self.path}")

    @property
    def front_matter(self) -> str:
        """Return what stands between two lines of ``---`` at its head, on the lines where it stands."""
        return found[1] if (found := _FRONT_MATTER.match(self.text)) else ""

    @property
    def body(self) -> str:
        """Return the text, its front matter left blank so that every line keeps its number."""
        return _FRONT_MATTER.sub(lambda matter: "\n" * matter[0].count("\n"), self.text)


def read_pages(docs: Path) -> tuple[Page, ...]:
    """Return every page under ``docs``, in order of path. Raises DataErrors where there is no such folder."""
    if not docs.is_dir():
        raise DataErrors([Mistake(NOWHERE, NONE)])
    found = (path for path in docs.rglob("*.md") if path.is_file() or path.is_symlink())
    paths = sorted(path for path in found if path.name != "README.md")  # which is no page, and told
    return tuple(_read_page(path, path.relative_to(docs).as_posix()) for path in paths)


def _read_page(path: Path, name: str) -> Page:
    place = Where(f"docs/{name}")
    try:
        text = read_text(path, place.file)
    except DataErrors as errors:
        return Page(name, "", *errors.mistakes)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    if len(lines) > _MOST:
        words = f"有{len(lines)}行，超过{_MOST}行，请检查是否放错了文件，或分成几页"
        return Page(name, "", Mistake(place, words))
    if long := next((number for number, line in enumerate(lines, 1) if len(line) > _LONGEST), 0):
        words = f"一行超过{_LONGEST}字，请检查是否粘贴错了，或分段"
        return Page(name, "", Mistake(place.at(long), words))
    if again := next((n for n, line in enumerate(lines) if line.startswith("# ") and line in lines[:n]), 0):
        words = f"“{short(lines[again])}”又出现了一次，像是整页粘贴了两次，请删去重复的部分"
        return Page(name, "", Mistake(place.at(again + 1), words))
    return Page(name, text)
