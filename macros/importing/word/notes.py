"""The footnotes and endnotes of a Word document, by the references that stand in its text."""

from collections.abc import Iterable, Iterator
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import qn

_REFERENCES = {qn("w:footnoteReference"): "footnotes", qn("w:endnoteReference"): "endnotes"}


class Notes:
    """Knows every note of a document."""

    def __init__(self, relations: Iterable[Any]) -> None:
        self._notes = {
            (kind, note.get(qn("w:id"))): note
            for relation in relations
            for kind in _REFERENCES.values()
            if relation.reltype.endswith(f"/{kind}")
            for note in parse_xml(relation.target_part.blob)
        }

    def of(self, nodes: Iterable[Any]) -> Iterator[list[Any]]:
        """Yield the paragraphs of each note that nodes of the text refer to."""
        for node in nodes:
            note = self._notes.get((_REFERENCES.get(node.tag, ""), node.get(qn("w:id"))))
            if note is not None:
                yield list(note.iter(qn("w:p")))
