"""What paper needs of the page that holds the whole report: its sections, without what only a screen can do."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from macros.site.tree import HEADINGS, classes, text_of

_ON_SCREEN = {"chart-filter", "files", "print-source"}
_INSTEAD = {"details": "div", "summary": "p", "data": "span"}
"""Elements that become plain ones, with their name as class."""
BY_SITE = "〔本站〕"
"""The mark of what this site adds, as paper prints it."""
_FOR_BROWSERS = {"tabindex", "role", "aria-label", "title"}


def extract(whole: Element, said: frozenset[str] = frozenset()) -> Element:
    """Return the sections of ``whole`` for paper; paragraphs that only repeat ``said`` are left out.

    Headings follow the order of the sections (those within details are no headings), details are
    open, links that lead out of the document or from a figure are text, each mark of an erratum reads 〔勘E39〕.
    """
    targets = {id_ for element in whole.iter() if (id_ := element.get("id"))}
    ids = [section.get("id", "") for section in whole.findall("section")]
    depths = {id_: sum(id_.startswith(f"{other}-") for other in ids) for id_ in ids}  # indicators-a: 1
    body = Element("main")
    for section in whole.findall("section"):
        for paragraph in [p for p in section.findall("p") if text_of(p) in said]:
            section.remove(paragraph)
        kept = _kept(section, targets)
        for heading in (element for element in kept.iter() if element.tag in HEADINGS):
            level = int(heading.tag[1]) - 1 + depths[section.get("id", "")]
            heading.tag = HEADINGS[min(level, len(HEADINGS) - 1)]
        if kept.find(".//div[@class='scroll wide']") is not None:
            kept.set("class", "wide")
        body.append(kept)
    return body


def headings(body: Element, lowest: int) -> Iterator[tuple[int, Element]]:
    """Yield the headings down to the level ``lowest``, each with its level; 1 is the highest."""
    for element in body.iter():
        if element.tag in HEADINGS[:lowest]:
            yield int(element.tag[1]), element


def _kept(element: Element, targets: set[str]) -> Element:
    attributes = {name: value for name, value in element.items() if name not in _FOR_BROWSERS}
    kept = Element(element.tag, attributes)
    kept.text = BY_SITE if "by" in classes(element) else element.text
    kept.tail = element.tail
    for child in element:
        paper = None if classes(child) & _ON_SCREEN else _for_paper(child, targets)
        if paper is None or (paper.tag == "p" and not text_of(paper)):
            _append(kept, child.tail or "")
        else:
            kept.append(paper)
    return kept


def _append(element: Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _for_paper(element: Element, targets: set[str]) -> Element:
    kept = _kept(element, targets)
    if made := classes(element) & _MADE.keys():
        return _MADE[made.pop()](kept)
    if kept.tag in HEADINGS and not kept.get("id"):
        kept.tag = "p"
        kept.set("class", "subheading")
    elif kept.tag == "a":
        _settle_link(kept, element.get("aria-label", ""), targets)
    elif kept.tag in _INSTEAD:
        kept.set("class", kept.tag)
        kept.tag = _INSTEAD[kept.tag]
    elif kept.tag == "tr" and kept.get("id"):
        kept[0].set("id", kept.attrib.pop("id"))  # a place on paper is among words
    elif "facts" in classes(kept):
        for fact in kept:
            fact.tail = f"{(fact.tail or '').strip()}　"
    return kept


def _disclosed(element: Element) -> Element:
    """Return the header of the report, one line for each of its fields; whose it is stands on the face."""
    lines = Element("div", {"class": "disclosure"})
    for field in (field for field in element.findall("div") if "whose" not in classes(field)):
        line = Element("p", {"class": "field"})
        line.text = "：".join(text_of(part) for part in field)
        lines.append(line)
    lines.tail = element.tail
    return lines


def _settle_link(link: Element, label: str, targets: set[str]) -> None:
    if "erratum" in classes(link):
        link.text = f"〔{label.replace('勘误', '勘')}〕"
    if "figure" in classes(link) or link.get("href", "").removeprefix("#") not in targets:
        link.tag = "span"
        link.attrib.pop("href", None)


def _errata_here(element: Element) -> Element:
    """Return one line of links: the explanations stand in the list of errata."""
    line = Element("p", {"class": "errata-here ours"})
    line.text = f"{BY_SITE}本部分的勘误："
    for item in element.iter("li"):
        link = item[0]
        link.tail = "、"
        line.append(link)
    line[-1].tail = "，说明见“勘误”。"
    line.tail = element.tail
    return line


_MADE = {"errata-here": _errata_here, "disclosure": _disclosed}
"""What paper says in its own way, by its class."""
