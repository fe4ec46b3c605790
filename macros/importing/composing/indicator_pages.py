"""The chapter that goes through the indicators: one page per dimension, each indicator with its evidence."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from macros.importing.composing.book import Book
from macros.importing.composing.chapter_pages import TOTAL_RULES, first_heading, page, page_of, paragraph
from macros.importing.draft import NewPage
from macros.importing.parts.chapters import Chapter, divided
from macros.importing.parts.entries import Entry, alike, named, named_in, number
from macros.importing.parts.markdown import heading
from macros.importing.parts.numbers import Rule, rules_of
from macros.importing.parts.outline import Heading, Item
from macros.importing.parts.places import dimension_page
from macros.importing.word import Paragraph

_OPENS = re.compile(
    r"(?P<id>[A-Z]\d{2,3})?\s*(?P<name>[^（）()：:]{2,40})[（(](?P<weight>[\d.]+)分[)）]\s*[:：]\s*(?P<text>.*)",
    re.DOTALL,
)
_BEGINS = re.compile(
    r"(?:\d{1,2}(?:[.．]\d{1,2})+\s*|[（(]?\d{1,2}[)）.．、]\s*|[①-⑳]\s*)?(?P<id>[A-Z]\d{1,3})?\s*(?P<name>[^（）()：:，。]{2,40})[。：:，（(].*",
    re.DOTALL,
)

_ALONE = re.compile(r"(?P<mark>[◆◇●○■□▲△★☆►▶➢•·※]?\s*)(?P<name>[^，。：；]{2,40})")


def indicator_pages(book: Book, chapter: Chapter, source: str) -> Iterator[NewPage]:
    """Yield the chapter's own page and one page for each dimension that it goes through."""
    before, parts = divided(chapter.items, 2)
    rest: list[Item] = list(before)
    for part in parts:
        dimension = named_in(part.heading.title, book.root.members if book.root else ())
        if dimension is None:
            rest += [part.heading, *part.items]
        else:
            where = part.heading.within(source)
            yield _dimension_page(book, dimension, part, where)
    index = page(book, "indicators/index", Chapter(chapter.heading, tuple(rest)), source)
    whole = [*book.root.members, *book.root.adjustments] if book.root else []
    calls = [f'{{{{ indicator("{entry.id}") }}}}' for entry in whole if not entry.members]
    chart = [] if rest else ['{{ chart("indicators") }}']
    yield replace(index, parts=[*index.parts, *calls, *chart])


def _dimension_page(book: Book, dimension: Entry, part: Chapter, source: str) -> NewPage:
    items = [*_named_alone(part.items, dimension)]
    before, groups = divided(items, 3)
    headings = [item for item in items if isinstance(item, Heading)]
    made = _Page(book, dimension, {named(item.title, "").name for item in headings})
    for item in headings:
        made.note(item)
    body = [first_heading(book, part.heading.text, dimension.id.lower()), *made.written(before, source)]
    for section in groups:
        entry = made.titled(section.heading) or named_in(section.heading.text, [*dimension.all()][1:])
        here = section.heading.within(source)
        body += made.written([section.heading, *section.items], here, entry)
        body += made.cards(entry) if entry else []
    body += made.cards(dimension)
    return page_of(dimension_page(dimension.id), part.heading, body)


def _named_alone(items: Iterable[Item], dimension: Entry) -> Iterator[Item]:
    """Yield the items, a line that holds the name of an indicator alone, behind a mark perhaps, as its heading."""
    names, above = {name for entry in dimension.lowest() for name in entry.called}, 2
    for item in items:
        above = item.level if isinstance(item, Heading) else above
        alone = _ALONE.fullmatch(item.text) if isinstance(item, Paragraph) else None
        is_title = alone and named(alone["name"], "").name in names
        yield Heading(above + 1, item.text, alone["mark"], item.place) if alone and is_title else item


@dataclass
class _Page:
    """The page of a dimension being written; it shows each indicator once, where the report speaks of it."""

    book: Book
    dimension: Entry
    titles: set[str]
    """What its headings say."""
    shown: set[str] = field(default_factory=set)

    def cards(self, entry: Entry) -> list[str]:
        """Return the calls of an indicator, or of those below an entry, that the page does not hold yet."""
        return [call for one in ([*entry.lowest()] or [entry]) for call in self._card(one)]

    def _card(self, entry: Entry, more: str = "") -> list[str]:
        """Return the call of an indicator; none where it stands already."""
        is_new, self.shown = entry.id not in self.shown, self.shown | {entry.id}
        return [f'{{{{ indicator("{entry.id}"{more}) }}}}'] if is_new else []

    def written(self, items: Sequence[Item], source: str, about: Entry | None = None) -> Iterator[str]:
        """Yield the Markdown of a section; paragraphs that say why an indicator scores as it does become its evidence."""
        evident: Entry | None = None
        for item, following in pairwise([*items, None]):
            opened, titled = _opened(self.book, item), self.titled(item)
            if titled and _opened(self.book, following):
                evident = None  # printed with what follows
            elif opened is not None:
                evident, text = opened
                evident.evidence = self._in_data(evident, text, source)
                yield from self._card(evident)
            elif evident is not None and isinstance(item, Paragraph) and item.text and not item.lost:
                more = self._in_data(evident, item.text, source)
                evident.evidence = f"{evident.evidence}\n\n{more}".strip()
            elif isinstance(item, Heading):
                evident, about = None, titled or (about if item is items[0] else None)
                yield from self._headed(item, titled, self._rules(about), source)
            elif isinstance(item, Paragraph):
                yield from self._spoken(item, source, about)
            elif item is not None:
                evident = None
                yield from ([self.book.prints[item.place]] if item.place in self.book.prints else [])

    def titled(self, item: Item | None) -> Entry | None:
        """Return the indicator that a heading names, or calls otherwise if no other can be meant."""
        title = named(item.title, "").name if isinstance(item, Heading) else ""
        entries = [one for one in self.dimension.all() if title in one.called]
        if title and not entries:
            left = (one for one in self.dimension.lowest() if self.titles.isdisjoint(one.called))
            entries = [one for one in left if alike(one.name, title)]
        return entries[0] if len(entries) == 1 and not entries[0].members else None

    def note(self, heading: Heading) -> None:
        """Note what a heading calls an indicator, where nothing else calls it so."""
        entry, title = self.titled(heading), named(heading.title, "").name
        if entry and title not in entry.called:
            entry.names["heading"] = title

    def _rules(self, *about: Entry | None) -> tuple[Rule, ...]:
        """Return what numbers mean where something is spoken of, and of the dimension wherever they mean nothing else."""
        return tuple(rule for one in (*about, self.dimension) if one for rule in rules_of(one.id))

    def _in_data(self, entry: Entry, text: str, source: str) -> str:
        where = f"{source}{entry.code or entry.name}"
        return self.book.namer.in_data(text, where, rules_of(entry.id)) if text else ""

    def _headed(
        self, item: Heading, titled: Entry | None, rules: Sequence[Rule], source: str
    ) -> Iterator[str]:
        """Yield a heading; below that of an indicator stands all that the site says of it."""
        new = titled if titled and titled.id not in self.shown else None
        anchor = new.id.lower() if new else _anchor(self.book, item)
        yield self.book.namer.in_page(heading(item.level - 1, item.text, anchor), source, rules)
        yield from self._card(new, ", headed=false") if new else ()

    def _spoken(self, item: Paragraph, source: str, about: Entry | None) -> Iterator[str]:
        """Yield a paragraph as Markdown; what begins with the name of an indicator is told of that one, below its card."""
        said = _BEGINS.fullmatch(item.text)
        entry = self.book.entry(said["id"] or "", said["name"]) if said else None
        found = paragraph(self.book, item, source, (*self._rules(entry, about), *TOTAL_RULES))
        if entry in [*self.dimension.lowest()] and entry:
            yield from self._card(entry)
        if subject := entry or about:
            subject.told = f"{subject.told}\n{item.text}".strip()
            subject.prose = "\n".join([subject.prose, *found]).strip()
        yield from found


def _anchor(book: Book, found: Heading) -> str:
    """Return the anchor of a heading: that of the whole that it names, else one made of its place."""
    wholes = (entry for entry in (book.root.all() if book.root else ()) if entry.members)
    id_ = next((entry.id for entry in wholes if entry.name == found.title), "")
    return id_.lower() or "s" + re.sub(r"\D", "", found.place)


def _opened(book: Book, item: Item | None) -> tuple[Entry, str] | None:
    """Return the indicator that a paragraph begins to speak of as the site prints it, and what it says."""
    found = _OPENS.fullmatch(item.text) if isinstance(item, Paragraph | Heading) else None
    entry = book.entry(found["id"] or "", found["name"].strip()) if found else None
    if not (found and entry) or entry.weight != number(found["weight"]) or (found["id"] or "") != entry.code:
        return None
    entry.name = found["name"].strip()
    return entry, found["text"].strip()
