"""What WeasyPrint leaves out of a tagged PDF: words of links, scopes of headers, page numbers apart."""

from typing import Any
from xml.etree.ElementTree import Element

from macros.site.tree import text_of

_PRINTED = 4  # the flag of an annotation that is printed
_LONGEST = 60


def complete_tags(pdf: Any, body: Element) -> None:
    """Complete the tags of a PDF of WeasyPrint's made from ``body``."""
    objects = {thing.reference: thing for thing in pdf.objects}
    words = {id_: text_of(element)[:_LONGEST] for element in body.iter() if (id_ := element.get("id"))}
    for thing in reversed([thing for thing in pdf.objects if isinstance(thing, dict)]):
        if thing.get("Subtype") == "/Link":
            target = thing["Dest"]
            kind = type(target)  # a string as the file wants it
            thing.update(F=_PRINTED, Contents=kind(words.get(target.string, target.string)))
        if thing.get("Type") == "/StructElem":
            thing["K"][:] = [kid for kid in thing["K"] if not _is_empty(objects.get(kid))]
        if thing.get("S") in ("/TH", "/TD"):
            _set_scope(thing, objects)
    _set_page_numbers_apart(pdf, objects)


def _set_scope(cell: Any, objects: dict[Any, Any]) -> None:
    """Say whom a header cell heads; the lists of header cells are wrong where headers span rows."""
    cell["A"].pop("Headers", None)
    if cell["S"] == "/TH":
        group = objects[objects[cell["P"]]["P"]]
        cell["A"]["Scope"] = "/Column" if group["S"] == "/THead" else "/Row"


def _is_empty(thing: Any) -> bool:
    """Return whether an element of the structure has nothing in it, as the bars of a chart."""
    return isinstance(thing, dict) and thing.get("S") == "/Span" and not thing["K"]


def _set_page_numbers_apart(pdf: Any, objects: dict[Any, Any]) -> None:
    """Make what stands outside the document's structure, the page numbers, artifacts."""
    root = objects[pdf.catalog["StructTreeRoot"]]
    document = objects[root["K"][0]]
    numbers = objects[root["ParentTree"]]["Nums"]
    for page, elements in zip(_pages(pdf), numbers[1::2], strict=False):
        stream = objects[page["Contents"]].stream
        starts = {item["MCID"]: place for place, item in enumerate(stream) if isinstance(item, dict)}
        for identifier, reference in enumerate(elements):
            if _top(reference, document.reference, objects) not in document["K"]:
                start = starts[identifier]
                stream[start - 1 : start + 1] = [b"/Artifact", b"<</Type /Pagination>>"]


def _pages(pdf: Any) -> list[Any]:
    return [thing for thing in pdf.objects if isinstance(thing, dict) and thing.get("Type") == "/Page"]


def _top(reference: Any, document: Any, objects: dict[Any, Any]) -> Any:
    """Return the ancestor of an element of the structure that stands directly below the document."""
    while (parent := objects[reference]["P"]) != document:
        reference = parent
    return reference
