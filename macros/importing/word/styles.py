"""What a paragraph inherits of its style: the level of its heading, its list, how it looks."""

import re
from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

_HEADING = re.compile(r"(?:heading|标题)\s*(\d)", re.IGNORECASE)


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
        for style in self._styles_of(paragraph):
            yield style.find(qn("w:pPr")), value(style, "name")

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
