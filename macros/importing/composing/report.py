"""A Word file becomes a report: its parts are told apart, named, and put into records and pages."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

from macros.importing.composing.book import Book, new_book
from macros.importing.composing.chapter_pages import finding_pages, first_heading, page, summary_page, written
from macros.importing.composing.gathering import gather
from macros.importing.composing.indicator_pages import indicator_pages
from macros.importing.composing.named_cells import name_cells
from macros.importing.composing.records import records
from macros.importing.draft import Draft, NewPage, Record
from macros.importing.parts import surveys
from macros.importing.parts.captions import captions_above, notes_below
from macros.importing.parts.chapters import Chapter
from macros.importing.parts.cover import cover_lines, disclosed, fields_of, fuller, labels
from macros.importing.parts.decimals import items_apart
from macros.importing.parts.division import Division, divide
from macros.importing.parts.findings import KINDS, told_by_style
from macros.importing.parts.framework import framework, total_alone
from macros.importing.parts.grades import limits_of, told_in
from macros.importing.parts.headers import head_of, is_side
from macros.importing.parts.identity import identity
from macros.importing.parts.markdown import unescaped
from macros.importing.parts.numbers import rules_of
from macros.importing.parts.outline import Heading, outline, without_contents
from macros.importing.parts.places import page_name
from macros.importing.parts.questions import answers_apart
from macros.importing.parts.survey_slips import slips
from macros.importing.word import Block, Grid, Paragraph, WordFile

_INDICATORS = "indicators/index"
_LONGEST = 80
"""A first line no longer than that may be the heading of a cover that has no title."""


def report(word: WordFile, as_texts: Mapping[str, str]) -> Draft:
    """Return a Word file as a report to be written; what is doubtful is marked with its place.

    ``as_texts`` says why some tables hold texts alone, by their ids.
    """
    blocks = captions_above(
        notes_below(answers_apart(items_apart(without_contents(cover_lines(word.blocks)))))
    )
    parts = divide(outline(blocks))
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    header = disclosed(paragraphs)
    head, book = _begun(parts, paragraphs, [block for block in blocks if isinstance(block, Grid)])
    book.told |= {line.place for line in header}
    book.as_texts = as_texts
    gather(book, ((None, parts.cover), (None, parts.opening)))
    gather(book, ((one.heading, one.items) for one in (parts.summary, *parts.body, *parts.appendices) if one))
    prose = "\n".join(one.text for one in paragraphs)
    survey_records, sheets = surveys.record(book.surveys, prose, book.namer.in_data)
    book.namer.learn(surveys.known(book.surveys, survey_records))
    name_cells(book)
    _name_reasons(book)
    pages = _pages(book, parts)
    found = records(book, head, survey_records)
    sheets |= {f"tables/{table.id}": table.sheet for table in book.tables}
    printed = {page.path: [s for s in book.surveys if f'survey("{s.id}")' in page.body] for page in pages}
    errata = [slip for path, surveys_there in printed.items() for slip in slips(surveys_there, path)]
    issued, namer = _issued(blocks, book, header), book.namer
    return Draft(found, tuple(pages), sheets, errata, issued, namer.sentences, namer.slips)


def _begun(parts: Division, paragraphs: Sequence[Paragraph], grids: Sequence[Grid]) -> tuple[Record, Book]:
    """Return what a report says of itself, and a book that knows its scores."""
    cover = [line for item in parts.cover if isinstance(item, Paragraph) for line in fields_of(item)]
    title = fuller(parts.title, paragraphs)
    head = identity([*cover, *labels(grids)], [*told_in(grids), *paragraphs], title)
    book = new_book(head, framework(grids) or total_alone(paragraphs))
    book.namer.learn_sentence(*limits_of(head, paragraphs))
    return head, book


def _name_reasons(book: Book) -> None:
    """Give names to the numbers in what is said of each deduction, and of the total."""
    for entry in (book.root, *book.root.lowest()) if book.root else ():
        place = f"原报告得分表“{entry.code or entry.name or '合计'}”"
        rules = rules_of("total" if entry is book.root else entry.id)
        entry.reason = book.namer.in_data(entry.reason, place, rules)


def _pages(book: Book, parts: Division) -> list[NewPage]:
    first = _opening_pages(book, parts)
    chapters: list[NewPage] = []
    taken: set[str] = set()
    for number, chapter in enumerate((*parts.body, *parts.appendices), 1):
        told = told_by_style(chapter)
        name = told if told and told not in taken else page_name(chapter.heading.text, taken, number)
        name = _INDICATORS if _goes_through(book, chapter) and _INDICATORS not in taken else name
        taken.add(name)
        chapters += _chapter(book, name, chapter)
        if number == len(parts.body):  # whose last page ends with the last lines of the report
            book.namer.begin_page()
            lines = written(book, parts.ending, "原报告落款")
            chapters[-1] = replace(chapters[-1], parts=[*chapters[-1].parts, *lines])
    summary = [summary_page(book, parts.summary)] if parts.summary else []
    return [*first[:1], *summary, *first[1:], *chapters]


def _goes_through(book: Book, chapter: Chapter) -> bool:
    """Return whether a chapter has a section for each dimension."""
    titles = {item.title for item in chapter.items if isinstance(item, Heading) and item.level == 2}
    return book.root is not None and titles >= {entry.name for entry in book.root.members}


def _chapter(book: Book, name: str, chapter: Chapter) -> list[NewPage]:
    source = f"原报告{chapter.heading.number.strip('、.． ') or chapter.heading.text.split()[0]}"
    if name == _INDICATORS and book.root:
        *dimensions, index = indicator_pages(book, chapter, source)
        return [index, *dimensions]
    if name in KINDS:
        return [*finding_pages(book, name, chapter, source)]
    return [page(book, name, chapter, source)]


def _opening_pages(book: Book, parts: Division) -> list[NewPage]:
    """Return the cover, and what stands before the first chapter: on the cover's page unless its title is printed again."""
    first = next((item.text for item in (*parts.cover, *parts.opening) if isinstance(item, Paragraph)), "")
    title = parts.title or (first if 0 < len(first) <= _LONGEST else "封面")
    head = first_heading(book, title, "cover")
    cover = _without_title(written(book, parts.cover, "原报告封面"), parts)
    again = first_heading(book, title, "opening")
    opening = written(book, parts.opening, "原报告正文开头")
    rest = _without_title(opening, parts)
    if rest == opening:
        cover, rest = [*cover, *opening], []
    pages = []
    if cover:
        name, called = ("form", "自评表") if book.form and "{{ targets() }}" in cover else ("preface", "封面")
        pages.append(NewPage(name, called, [head, *cover], f"报告的{called}"))
    if rest:
        pages.append(NewPage("opening", "正文开头", [again, *rest], "评价报告第一部分之前的文字"))
    return pages


def _without_title(lines: Sequence[str], parts: Division) -> list[str]:
    """Return the lines without those that print the title, which the page has as its heading."""
    words = ["".join(unescaped(line).split()) for line in lines]
    for start, end in product(range(2), range(1, len(lines) + 1)):  # the title, or 附件 and the title
        if parts.title and "".join(words[start:end]) == parts.title:
            return [*lines[:start], *lines[end:]]
    return list(lines)


def _issued(blocks: Sequence[Block], book: Book, header: Sequence[Paragraph]) -> str:
    """Return the issued text; what leads up to findings in a paragraph is a line of its own."""
    leads = {one.place: one.text for found in book.texts.values() for one in found.before}
    lines: list[str] = []
    for block in blocks:
        lead = leads.get(block.place, "")
        lines += [lead, block.text.removeprefix(lead)] if block not in header else []
        lines += _lines(block, book) if isinstance(block, Grid) else []
    return "\n".join(filter(None, lines)) + "\n"


def _lines(grid: Grid, book: Book) -> Iterator[str]:
    """Yield a table as lines of the issued text; the words down the side of a form, which it does not print, are left out."""
    if book.form and grid.place == book.form.place:
        head = head_of(grid) or 0
        grid = replace(grid, cells=tuple(cell for cell in grid.cells if not is_side(cell, head)))
    return grid.texts()
