"""The numbers that Word itself sets before paragraphs, which stand in no text: ``一、``, ``（二）``, ``第三章``."""

import re
from collections import defaultdict
from typing import Any

from docx.oxml.ns import qn

from macros.importing.word.styles import value
from macros.values.printing import ordinal

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_CHINESE = re.compile("chinese|japanese|ideograph|taiwanese", re.IGNORECASE)


class Numbering:
    """Counts the numbered paragraphs of a document, in order."""

    def __init__(self, root: Any) -> None:
        self._levels: dict[str, dict[int, Any]] = {}
        self._abstract: dict[str, str] = {}
        self._overrides: dict[str, dict[int, int]] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[str] = set()
        for abstract in [] if root is None else root.findall(qn("w:abstractNum")):
            levels = {int(level.get(qn("w:ilvl"))): level for level in abstract.findall(qn("w:lvl"))}
            self._levels[abstract.get(qn("w:abstractNumId"))] = levels
        for num in [] if root is None else root.findall(qn("w:num")):
            id_ = num.get(qn("w:numId"))
            self._abstract[id_] = num.find(qn("w:abstractNumId")).get(qn("w:val"))
            self._overrides[id_] = {
                int(one.get(qn("w:ilvl"))): int(start.get(qn("w:val")))
                for one in num.findall(qn("w:lvlOverride"))
                if (start := one.find(qn("w:startOverride"))) is not None
            }

    def before(self, id_: str, level: int) -> str:
        """Return what Word prints before the next paragraph of a list; empty for a bullet."""
        abstract = self._abstract.get(id_, "")
        shape = self._levels.get(abstract, {}).get(level)
        if shape is None:
            return ""
        counts = self._counts[abstract]
        if id_ not in self._begun:
            self._begun.add(id_)
            counts.update({n: start - 1 for n, start in self._overrides[id_].items()})
        counts[level] = counts.get(level, int(value(shape, "start") or 1) - 1) + 1
        for deeper in [n for n in counts if n > level]:
            del counts[deeper]
        if value(shape, "numFmt") == "bullet":
            return ""
        form = value(shape, "lvlText").replace("?", "、")  # as LibreOffice writes it by way of RTF
        return re.sub(r"%(\d)", lambda m: self._number(abstract, int(m[1]) - 1), form)

    def _number(self, abstract: str, level: int) -> str:
        shape = self._levels[abstract].get(level)
        count = self._counts[abstract].get(level, 1)
        return "" if shape is None else printed(count, value(shape, "numFmt"))


def printed(count: int, form: str) -> str:
    """Return a number as a list of this form prints it."""
    if _CHINESE.search(form) and count < 100:
        return ordinal(count)
    if "Circle" in form and count <= len(_CIRCLED):
        return _CIRCLED[count - 1]
    if first := {"upperLetter": "A", "lowerLetter": "a"}.get(form):
        return chr(ord(first) + (count - 1) % 26)
    return str(count)
