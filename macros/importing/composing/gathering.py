"""The first way through a report: every table is told for what it is, before a page is written."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from macros.gate.typed_numbers import bare_numbers
from macros.importing.composing.book import Book
from macros.importing.composing.prints import score_call
from macros.importing.draft import Record
from macros.importing.parts.answers import answers, asks
from macros.importing.parts.captions import NO_UNIT, caption, head_rows, unit_of
from macros.importing.parts.form import Form, form_of, known, title_of
from macros.importing.parts.funds import FUNDS
from macros.importing.parts.headers import first_title, head_of
from macros.importing.parts.listing import added_up, listed
from macros.importing.parts.markdown import escaped
from macros.importing.parts.outline import Heading, Item
from macros.importing.parts.questions import question
from macros.importing.parts.read_survey import ReadQuestion, ReadSurvey
from macros.importing.parts.tables import ReadTable, as_texts, read_table
from macros.importing.parts.wording import identifier
from macros.importing.word import Grid, Paragraph
from macros.importing.yaml_text import Marked

_YEAR = re.compile(r"[（(]?\s*\d{4}\s*年度?\s*[）)]?")
_WITHIN = re.compile(r"[（(]([^（()）\d]*(?:调查|问卷)[^（()）\d]*)[）)]")
_ANNEX = re.compile(
    r"^(?:附\s*[件表录]\s*(?:\d{1,2}(?:[-－—]\d{1,2})*(?!\d)|[一二三四五六七八九十]*)[\s.．:：]*|表\s*[\d.-]+\s*)"
)
_SURVEY = re.compile("调查|问卷|满意度")


def gather(book: Book, parts: Iterable[tuple[Heading | None, Sequence[Item]]]) -> None:
    """Note of every table in the parts of a report what it is and how its page prints it."""
    for heading, items in parts:
        above: list[Item] = [heading] if heading else []
        for item in items:
            if isinstance(item, Grid):
                _grid(book, item, above)
            above.append(item)


def _grid(book: Book, grid: Grid, above: Sequence[Item]) -> None:
    if asked := question(grid, above):
        _question(book, *asked, grid, above)
        return
    answered, layout, left = answers(grid)
    if answered:
        if not (book.surveys and book.surveys[-1].goes_on(layout)):
            said = caption(above)
            _survey(book, grid, _title(above), layout | ({"unit": said.unit} if said.unit else {}))
            book.surveys[-1].caption = f"表{said.number} {said.title}" if said.number else said.title
            book.told |= said.places
        survey = book.surveys[-1]
        survey.questions += answered
        survey.lines += [line.replace("\t", " ") for line in left if line]
        return
    is_scored = book.root is not None and book.root.is_scored
    if book.form is None and (form := form_of(grid)) and form.is_scored is is_scored:
        _form(book, form, above)
        return
    said = caption(above)
    call = score_call(grid, said, book.root, book.titles, _heading(above)[1]) if book.root else ""
    unit = {line.place for line in above[-2:] if isinstance(line, Paragraph) and unit_of(line.text)}
    book.told |= said.places - unit if call else set()
    book.prints[grid.place] = call or _table(book, grid, above)


def _form(book: Book, form: Form, above: Sequence[Item]) -> None:
    """Register the form of a self-evaluation; the line above that is its title is printed by it."""
    lines = [line for line in above[-2:] if isinstance(line, Paragraph)]
    while lines and not title_of(lines[0].text):
        lines.pop(0)
    if lines and not form.title:  # its title, and the year below it
        lines = lines[: 1 + (len(lines) > 1 and bool(_YEAR.fullmatch(lines[1].text)))]
        form.title = title_of(lines[0].text) + "".join(line.text for line in lines[1:])
        book.told |= {line.place for line in lines}
    said = (title_of(line.text) for line in reversed(above) if isinstance(line, Paragraph | Heading))
    form.title = form.title or next(filter(None, said), "绩效自评表")
    for goal in form.goals:
        for key in filter("name".__ne__, goal):
            goal[key] = book.namer.in_data(goal[key], f"原报告{form.title}")
    for entry in book.root.lowest() if book.root else ():
        entry.deviation = book.namer.in_data(entry.deviation, f"原报告{form.title}“{entry.name}”")
    book.form = form
    book.prints[form.place] = "{{ targets() }}"
    if form.funds:
        units = (unit_of(line.text) for line in reversed(above) if isinstance(line, Paragraph))
        form.funds["unit"] = form.funds["unit"] or next(filter(None, units), NO_UNIT)
        source = f"原报告{form.title}"
        title = book.namer.in_data(str(form.funds["title"]), source)
        record = form.funds | {"title": title, "source": form.title}
        book.tables.append(ReadTable(FUNDS, record, form.sheet, tuple(known(form))))
        book.namer.reserved.add(FUNDS)
        book.namer.learn(book.tables[-1].known)


def _question(book: Book, asked: ReadQuestion, layout: Record, grid: Grid, above: Sequence[Item]) -> None:
    """Register a question; it begins a survey where its number is the first, or none is printed question by question yet."""
    within = grid.row(0)[0].words if len(grid.row(0)) == 1 else ""
    said = within or above[-1].text
    book.told |= {above[-1].place} if not within and said.endswith(asked.text) else set()
    before = book.surveys[-1] if book.surveys else None
    is_first = re.match(r"\s*(?:[第（(]|Q|问题|题目?)?\s*1\s*[.．、:：题）)]", said)
    if is_first or before is None or before.layout.get("form") in ("rows", "listed"):
        _survey(book, grid, _title(above if within else above[:-1]), layout)
        book.surveys[-1].stated = before.valid if before and not is_first else None
    book.surveys[-1].questions.append(asked)


def _survey(book: Book, grid: Grid, title: str, layout: Record) -> None:
    """Register a survey that is printed where a table stands."""
    survey = ReadSurvey(f"s{len(book.surveys) + 1}", title, layout=layout)
    book.surveys.append(survey)
    book.namer.reserved.add(survey.id)
    book.prints[grid.place] = f'{{{{ survey("{survey.id}") }}}}'


def _title(above: Sequence[Item]) -> str:
    """Return what a survey is called: the caption of its table, else the nearest line above that speaks of a survey."""
    if _SURVEY.search(own := caption(above).title):
        return _ANNEX.sub("", own)
    named = [item for item in above if isinstance(item, Paragraph | Heading) and _SURVEY.search(item.text)]
    short = [item for item in reversed(named) if len(item.text) <= 40 and not item.text.endswith("。")]
    for item in sorted(short, key=lambda one: isinstance(one, Paragraph) and not _WITHIN.fullmatch(one.text)):
        within = _WITHIN.search(item.text)  # a heading, or a line in brackets, before any other line
        return within[1] if within else _ANNEX.sub("", item.title if isinstance(item, Heading) else item.text)
    return "问卷调查"


def _heading(above: Sequence[Item]) -> tuple[str, str]:
    """Return the nearest heading, and what a table below it may be called by it; empty where there is none."""
    nearest, titled = next(((i.text, i.title) for i in reversed(above) if isinstance(i, Heading)), ("", ""))
    titled = _ANNEX.sub("", titled)
    return nearest, identifier(titled, (), "表") if bare_numbers(titled) else titled


def _table(book: Book, grid: Grid, above: Sequence[Item]) -> str:
    """Register a table of the data and return how it is printed: what stands in its head, then the table."""
    last = head_of(grid)
    first = first_title(grid, last) if last else head_rows(grid)
    rows = [[cell.words for cell in grid.row(row) if cell.words] for row in range(first)]
    head = [Paragraph(grid.where(n), " ".join(words)) for n, words in enumerate(rows)]
    said = caption([*above, *head])
    book.told |= said.places
    lines = [line.text for line in head if line.place not in said.places]
    nearest, titled = _heading(above)
    fallback = (lines[0] if lines else "") or titled or f"表格{grid.place.split()[-1]}"
    taken = {*book.namer.figures, *book.namer.reserved}
    source = f"原报告表{said.number}" if said.number else f"原报告“{nearest}”" if nearest else "原报告"
    read = read_table(grid.below(first), said, fallback, source, taken)
    doubts = "；".join(read.doubts)
    if asks(grid) is not None and not read.computed:
        doubts = "这张表像是问卷结果，没有读成问卷，份数没有核对"
    elif book.form and form_of(grid):
        doubts = "又一张自评表，只照表格印出；一个项目一张的，请各存一个文件再读"
    if words := book.as_texts.get(read.id):
        plain = as_texts(read.record, Marked(read.record["title"], words))
        read, doubts = replace(read, record=plain, known=()), words
    book.tables.append(read)
    book.namer.reserved.add(read.id)
    book.namer.learn(read.known)
    if said.number and (lists := listed(read))[0]:
        book.namer.listed[said.number] = lists
    book.namer.summed |= dict(added_up(read))
    title = book.namer.in_data(str(read.record["title"]), source)
    read.record["title"] = Marked(title, f"{doubts}（{grid.place}）") if doubts else title
    named = [book.namer.in_page(escaped(line), source) for line in lines if line]
    return "\n\n".join([*named, f'{{{{ table("{read.id}") }}}}'])
