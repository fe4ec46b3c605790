"""What a paragraph has of its style and its list: the level of its heading, how it looks, the number set before it: ``一、``, ``（二）``."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

from macros.values.printing import ordinal

_HEADING = re.compile(r"(?:heading|标题)\s*(\d)", re.IGNORECASE)
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_CHINESE = re.compile("chinese|japanese|ideograph|taiwanese", re.IGNORECASE)


class Styles:
    """The styles of a document, by their ids."""

    def __init__(self, root: Any) -> None:
        found = [] if root is None else root.findall(qn("w:style"))
        self._styles = {style.get(qn("w:styleId")): style for style in found}
        usual = (s for s in found if s.get(qn("w:type")) == "paragraph" and s.get(qn("w:default")))
        self._default = next((style.get(qn("w:styleId")) for style in usual), "")

    def level(self, paragraph: Any) -> int:
        """Return the level of a heading, 0 where it is none."""
        for properties, name in self._chain(paragraph):
            if (outline := value(properties, "outlineLvl")) and int(outline) < 9:
                return int(outline) + 1
            if found := _HEADING.match(name):
                return int(found[1])
        return 0

    def name(self, paragraph: Any) -> str:
        """Return the name of its style."""
        return next((value(style, "name") for style in self._styles_of(paragraph)), "")

    def list_of(self, paragraph: Any) -> tuple[str, int] | None:
        """Return the list that a paragraph is numbered in, and its level in it."""
        for properties, _ in self._chain(paragraph):
            numbered = None if properties is None else properties.find(qn("w:numPr"))
            if numbered is not None and (id_ := value(numbered, "numId")):
                return (id_, int(value(numbered, "ilvl") or 0)) if id_ != "0" else None
        return None

    def look(self, paragraph: Any) -> tuple[bool, int, bool]:
        """Return whether all of a paragraph is bold, its size in half points, whether it is centred."""
        runs = [run for run in paragraph.iter(qn("w:r")) if any(t.text for t in run.iter(qn("w:t")))]
        own = [run.find(qn("w:rPr")) for run in runs]
        inherited = [style.find(qn("w:rPr")) for style in self._styles_of(paragraph)]
        bold = bool(runs) and all(_is_on([properties, *inherited], "b") for properties in own)
        size = next((s for p in [*own[:1], *inherited] if (s := value(p, "sz"))), "0")
        align = next((a for p, _ in self._chain(paragraph) if (a := value(p, "jc"))), "")
        return bold, int(float(size)), align == "center"

    def _chain(self, paragraph: Any) -> Iterator[tuple[Any, str]]:
        """Yield the properties of a paragraph and of its styles, the nearest first, with the style's name."""
        yield paragraph.find(qn("w:pPr")), ""
        yield from ((style.find(qn("w:pPr")), value(style, "name")) for style in self._styles_of(paragraph))

    def _styles_of(self, paragraph: Any) -> Iterator[Any]:
        id_, seen = value(paragraph.find(qn("w:pPr")), "pStyle") or self._default, set()
        while id_ in self._styles and id_ not in seen:
            seen.add(id_)
            yield self._styles[id_]
            id_ = value(self._styles[id_], "basedOn")


def value(element: Any, name: str) -> str:
    """Return the value of a child of an element, empty where it has none."""
    found = None if element is None else element.find(qn(f"w:{name}"))
    return "" if found is None else found.get(qn("w:val")) or ""


def _is_on(chain: list[Any], name: str) -> bool:
    own = (properties.find(qn(f"w:{name}")) for properties in chain if properties is not None)
    found = next((one for one in own if one is not None), None)
    return found is not None and found.get(qn("w:val")) not in ("0", "false", "off")


class Numbering:
    """Counts the numbered paragraphs of a document, in order."""

    def __init__(self, root: Any) -> None:
        self._lists: dict[str, tuple[str, dict[int, Any], dict[int, int]]] = {}
        """The shape of each list, its levels, and where those begin anew that do not go on from another of its shape."""
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        shapes: dict[str, dict[int, Any]] = {}
        for found in [] if root is None else root.findall(qn("w:abstractNum")):
            levels = {int(one.get(qn("w:ilvl"))): one for one in found.findall(qn("w:lvl"))}
            shapes[found.get(qn("w:abstractNumId"))] = levels
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
