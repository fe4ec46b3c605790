"""Chapters as pages: words as they are, numbers by their names, tables by their calls; findings that are not told apart are marked."""

import re
from collections.abc import Iterable, Iterator, Sequence

from macros.gate.marks import CHECK
from macros.importing.composing.book import Book
from macros.importing.draft import NewPage
from macros.importing.parts.chapters import Chapter, divided
from macros.importing.parts.findings import Found, kind_of_chapter, kinds_within, sections
from macros.importing.parts.markdown import escaped, heading
from macros.importing.parts.numbers import Rule
from macros.importing.parts.outline import Heading, Item, below
from macros.importing.word import Grid, Paragraph
from macros.values.printing import numbered

TOTAL_RULES: tuple[Rule, ...] = (
    (r"得分为?#分", "total.score"),
    (r"[满总]分为?#分", "total.weight"),
    (r"#个一级指标|一级指标#个", "total.dimensions"),
    (r"#个二级指标|二级指标#个", "total.groups"),
    (r"#个三级指标|三级指标#个", "total.subgroups"),
    (r"#个[二三四]级指标|[二三四]级指标#个", "total.indicators"),
)
_TOTAL = 'fig("total.score"'
"""Beside the total score, a grade is the one that the score gives."""
_LISTED = re.compile(r"（(\d+)）\s*(.+)", re.DOTALL)
_ANCHOR = re.compile(r"\W")
_WHOLE = f"<!-- {CHECK}：这里没有分成一条一条，data/findings.yml 里没有这些内容；请分条填入（%s），这里改用调用，写法见 guide/new-report.md 的“没有分条的” -->"


def page(book: Book, name: str, chapter: Chapter, source: str) -> NewPage:
    """Return a chapter as a page of its own."""
    anchor = _ANCHOR.sub("-", name.removesuffix("/index").rpartition("/")[2])
    body = [first_heading(book, chapter.heading.text, anchor), *written(book, chapter.items, source)]
    return page_of(name, chapter.heading, body)


def page_of(name: str, heading: Heading, body: Sequence[str]) -> NewPage:
    """Return a page that is called as a heading."""
    return NewPage(name, heading.text, body, heading.title)


def first_heading(book: Book, text: str, anchor: str) -> str:
    """Begin a page and return its heading."""
    book.namer.begin_page()
    return book.namer.in_page(heading(1, text, anchor), "原报告标题")


def written(book: Book, items: Sequence[Item], source: str) -> list[str]:
    """Return what stands in a chapter, as Markdown, in order; ``source`` says where that is in the report."""
    found: list[str] = []
    here, count, above = source, 0, dict[int, str]()
    listed = _references(items)
    for item in items:
        if isinstance(item, Heading):
            count += 1
            above = {n: place for n, place in above.items() if n < item.level}
            here = above[item.level] = item.within([source, *above.values()][-1])
            found.append(book.namer.in_page(heading(item.level, item.text, f"s{count}"), here))
        elif isinstance(item, Grid):
            found += [book.prints[item.place]] if item.place in book.prints else []
        elif item in listed:
            if item is listed[0]:
                book.references += [_LISTED.fullmatch(one.text)[2] for one in listed]  # type: ignore[index]
                found.append("{{ references() }}")
        else:
            found += paragraph(book, item, here, TOTAL_RULES)
    return found


def paragraph(book: Book, item: Paragraph, source: str, rules: Iterable[Rule]) -> list[str]:
    """Return a paragraph as Markdown, empty where a table prints it; what it holds besides words is marked."""
    words = f"这里有{item.lost}，没有读入（{item.place}），放法见 guide/new-report.md"
    marks = [f"<!-- {CHECK}：{words} -->"] if item.lost else []
    if not item.text or item.place in book.told:
        return marks
    named = book.namer.in_page(escaped(item.text), source, rules)
    return [*marks, book.grade.sub(r"\1{{ grade() }}", named, 1) if _TOTAL in named else named]


def _references(items: Sequence[Item]) -> list[Paragraph]:
    """Return the numbered paragraphs in which a section lists what the evaluation is based on."""
    found: list[Paragraph] = []
    within = False
    for item in items:
        if within and isinstance(item, Paragraph) and _is_listed(item.text, len(found) + 1):
            found.append(item)
        elif found:
            break
        elif isinstance(item, Heading):
            within = "依据" in item.text
    return found if len(found) > 1 else []


def _is_listed(line: str, number: int) -> bool:
    said = _LISTED.fullmatch(line) if "\n" not in line else None
    return bool(said and int(said[1]) == number)


def summary_page(book: Book, chapter: Chapter) -> NewPage:
    """Return the summary; findings that it repeats word for word are printed by their call."""
    before, parts = divided(chapter.items, 2)
    body = [first_heading(book, chapter.heading.text, "summary"), *written(book, before, "原报告摘要")]
    for number, part in enumerate(parts, 1):
        body.append(book.namer.in_page(heading(2, part.heading.text, f"part-{number}"), "原报告摘要"))
        source = f"原报告摘要{part.heading.number.rstrip('、 ')}"
        kind = kind_of_chapter(part)
        if kind in book.texts and (found := sections(part)) == book.texts[kind]:
            body += _called(book, found, source, found.call(kind, "brief=true"))
        else:
            lines = written(book, part.items, source)
            body += [text.replace("{: #s", f"{{: #part-{number}-s") for text in lines]
    return NewPage("summary", "摘要", body, "评价报告的摘要")


def finding_pages(book: Book, name: str, chapter: Chapter, source: str) -> Iterator[NewPage]:
    """Yield the page of a chapter of findings, or of each section where the chapter holds several kinds."""
    kinds = kinds_within(chapter)
    if not kinds or not book.texts.keys().isdisjoint(kinds):
        kind = kind_of_chapter(chapter)
        head = [first_heading(book, chapter.heading.text, name)]
        yield page_of(name, chapter.heading, [*head, *_told(book, kind, chapter, source)])
        return
    before, parts = divided(chapter.items, 2)
    head = [first_heading(book, chapter.heading.text, "findings"), *written(book, before, source)]
    for kind, part in zip(kinds, parts, strict=True):
        where = part.heading.within(source)
        head += [book.namer.in_page(heading(2, part.heading.text, kind), where)] if head else []
        head = head or [first_heading(book, part.heading.text, kind)]
        shown = chapter if kind == kinds[0] else part
        yield page_of(kind, shown.heading, [*head, *_told(book, kind, part, where)])
        head = []


def _told(book: Book, kind: str, chapter: Chapter, source: str) -> list[str]:
    """Register the findings of a chapter and return their call; its own words, marked, where they are not told apart."""
    found = sections(chapter) if kind not in book.texts else None
    if found is None:
        return [_WHOLE % kind, *written(book, chapter.items, source)]
    book.texts[kind] = found
    places = (below(source, numbered(found.first, n)) for n in range(1, len(found.items) + 1))
    items = zip(found.items, places, strict=True)
    said = ([book.namer.in_data(words, place) for words in item] for item, place in items)
    book.findings[kind] = [
        {"id": f"{kind.rstrip('s')}-{n}", "title": title, "text": text}
        for n, (title, text) in enumerate(said, 1)
    ]
    return _called(book, found, source, found.call(kind))


def _called(book: Book, found: Found, source: str, call: str) -> list[str]:
    """Return the call that prints findings, between what leads up to them and what is said below."""
    return [*written(book, found.before, source), call, *written(book, found.after, source)]
