"""The footnotes and endnotes of a Word document, by the references that stand in its text."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import qn

_KINDS = {"footnotes": qn("w:footnoteReference"), "endnotes": qn("w:endnoteReference")}
Notes = Mapping[tuple[str, str], Sequence[Any]]
"""The paragraphs of each note, by the element that refers to it, and its id."""


def notes_of(relations: Iterable[Any]) -> Notes:
    """Return every note of a document."""
    return {
        (reference, note.get(qn("w:id"))): [*note.iter(qn("w:p"))]
        for relation in relations
        for kind, reference in _KINDS.items()
        if relation.reltype.endswith(f"/{kind}")
        for note in parse_xml(relation.target_part.blob)
    }
