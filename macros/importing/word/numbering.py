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
        self._lists: dict[str, tuple[str, dict[int, Any], dict[int, int]]] = {}
        """The shape of each list, its levels, and where those begin anew that do not go on from another of its shape."""
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        shapes = {
            shape.get(qn("w:abstractNumId")): {
                int(one.get(qn("w:ilvl"))): one for one in shape.iter(qn("w:lvl"))
            }
            for shape in ([] if root is None else root.findall(qn("w:abstractNum")))
        }
        for num in [] if root is None else root.findall(qn("w:num")):
            shape = value(num, "abstractNumId")
            anew = {
                int(one.get(qn("w:ilvl"))): int(start) - 1
                for one in num.findall(qn("w:lvlOverride"))
                if (start := value(one, "startOverride"))
            }
            self._lists[num.get(qn("w:numId"))] = shape, shapes.get(shape, {}), anew

    def before(self, id_: str, level: int) -> str:
        """Return what Word prints before the next paragraph of a list; empty for a bullet."""
        shape, levels, anew = self._lists.get(id_, ("", {}, {}))
        if level not in levels:
            return ""
        counts = self._counts[shape]
        counts.update(anew)
        anew.clear()
        counts[level] = counts.get(level, int(value(levels[level], "start") or 1) - 1) + 1
        for deeper in [n for n in counts if n > level]:
            del counts[deeper]
        if value(levels[level], "numFmt") == "bullet":
            return ""
        forms = {n: value(one, "numFmt") for n, one in levels.items()}
        numbers = {str(n + 1): printed(counts.get(n, 1), form) for n, form in forms.items()}
        text = value(levels[level], "lvlText").replace("?", "、")  # as LibreOffice writes it by way of RTF
        return re.sub(r"%(\d)", lambda found: numbers.get(found[1], ""), text)


def printed(count: int, form: str) -> str:
    """Return a number as a list of this form prints it."""
    if _CHINESE.search(form) and count < 100:
        return ordinal(count)
    if "Circle" in form and count <= len(_CIRCLED):
        return _CIRCLED[count - 1]
    if first := {"upperLetter": "A", "lowerLetter": "a"}.get(form):
        return chr(ord(first) + (count - 1) % 26)
    return str(count)
