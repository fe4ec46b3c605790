"""Every place where a figure is printed, by the calls of the pages."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from macros.assessment.assess import Assessment
from macros.assessment.receipt import Occurrence, Occurrences
from macros.gate.arguments import COMMAS, DECIMALS
from macros.gate.calls import Call
from macros.gate.pages import Page
from macros.gate.syntax import parts
from macros.html.bars import drawing
from macros.report.quotes import names_quoted
from macros.tables.catalogue import CALLED
from macros.tables.layout import Layout
from macros.tables.survey_tables import survey_tables

_HEADING = re.compile(r"#{1,6}[ \t]+(?P<title>.*?)[ \t]*\{:[ \t]*#(?P<anchor>[\w-]+)[^}]*\}[ \t]*")
_ESCAPED = re.compile(r"\\(?=[^\w\s])")


class Heading(NamedTuple):
    """A heading of a page that has an anchor: its line, its anchor, its words as the page reads."""

    line: int
    anchor: str
    words: str


def occurrences(assessment: Assessment, pages: Iterable[Page], calls: Iterable[Call]) -> Occurrences:
    """Return where each figure is printed, once for each heading, table or text that prints it."""
    calls = list(calls)
    heads = {page.path: [*_headings(assessment, page, calls)] for page in pages}
    found: dict[str, dict[Occurrence, None]] = {}
    for call in calls:
        over = (heading for heading in reversed(heads[call.page]) if heading.line <= call.line)
        above = next(over, Heading(0, "", call.page))  # else the page stands for it
        for block in _PRINTS[call.macro](assessment, call) if call.macro in _PRINTS else ():
            place = Occurrence(call.page, block.anchor or above.anchor, block.title or above.words)
            for name in block.names:
                found.setdefault(name, {})[place] = None
    printing = {place.page for places in found.values() for place in places}
    titles = {path: found[0].words if found else path for path, found in heads.items() if path in printing}
    return Occurrences({name: tuple(places) for name, places in found.items()}, titles)


def _headings(assessment: Assessment, page: Page, calls: Sequence[Call]) -> Iterator[Heading]:
    """Yield the headings of a page as it reads: with what they call, without the marks of Markdown."""
    for line, text in enumerate(page.body.split("\n"), 1):
        if match := _HEADING.fullmatch(text):
            said = (_said(assessment, call) for call in calls if (call.page, call.line) == (page.path, line))
            words = [part if isinstance(part, str) else next(said, "") for _, part in parts(match["title"])]
            yield Heading(line, match["anchor"], _ESCAPED.sub("", "".join(words)))


def _said(assessment: Assessment, call: Call) -> str:
    """Return what a call says within a line."""
    if call.macro == "grade":
        return assessment.grade.name if assessment.grade else ""
    if call.macro == "members":
        return assessment.report.framework.names_within(call.named)
    if call.macro != "fig":
        return ""
    given = {argument.kind: argument.value for argument in call.arguments}
    places, commas = given.get(DECIMALS), given.get(COMMAS) is True
    return assessment.stated(call.named, places if isinstance(places, int) else None, commas).digits


class Block(NamedTuple):
    """What prints some figures under words and an anchor of its own; without, under the heading above it."""

    names: Iterable[str]
    anchor: str = ""
    title: str = ""


def _laid(layout: Layout) -> Block:
    """Return what a table prints, its notes included."""
    in_words = names_quoted(" ".join(layout.quoting))
    numbers = [quantity.figure for quantity in layout.quantities if quantity.figure and str(quantity)]
    return Block([*numbers, *in_words], layout.anchor, f"表{layout.number}" if layout.number else "")


def _table(assessment: Assessment, call: Call) -> list[Block]:
    return [_laid(CALLED[call.macro](assessment, *(argument.value for argument in call.arguments)))]


def _survey(assessment: Assessment, call: Call) -> Iterator[Block]:
    survey = assessment.report.surveys[call.named]
    yield Block(_known(assessment, survey.id, "handed_out", "valid", "satisfaction"))
    numbers = {question.id: number for number, question in enumerate(survey.spec.questions, 1)}
    for layout, asked in survey_tables(assessment, survey):
        also = _known(assessment, survey.id, *(f"{question.id}.satisfied" for question in asked))
        words = "、".join(f"第{numbers[question.id]}题" for question in asked)
        yield Block([*_laid(layout).names, *also], layout.anchor, words)


def _indicator(assessment: Assessment, call: Call) -> Iterator[Block]:
    """Yield what an indicator prints: its score, its evidence, and the facts of its steps."""
    item = next(item for item in assessment.report.framework.scored if item.id == call.named)
    steps = assessment.figures[f"{item.id}.score"].steps if item.rule else ()
    facts = _known(assessment, item.id, "weight", "self_score", "score", "score_rate", "target", "actual")
    said = (text for step in steps for text in (step.subject, step.found, step.note, step.unstated))
    quoted = names_quoted(" ".join((item.evidence, item.reason, item.deviation, *said)))
    yield Block([*facts, *(step.fact for step in steps if step.fact), *quoted], item.id.lower(), item.label)


def _findings(kind: str, assessment: Assessment, call: Call) -> Iterator[Block]:
    for item in getattr(assessment.report.findings, kind):
        yield Block(names_quoted(item.text), f"{item.id}-brief" if call.brief else item.id, item.label)


def _register(assessment: Assessment, call: Call) -> Iterator[Block]:
    """Yield what readings and errata quote; a note of those of one page repeats them."""
    report = assessment.report
    for reading in report.readings if not call.brief else ():
        quoted = names_quoted(reading.for_issued + reading.for_other)
        yield Block(quoted, reading.id.lower(), f"口径{reading.id}")
    for erratum in report.errata if not call.brief else ():
        quoted = names_quoted(erratum.corrected + erratum.explanation)
        yield Block(quoted, erratum.id.lower(), f"勘误{erratum.id}")


def _verdict(assessment: Assessment, _: Call) -> Iterator[Block]:
    framework = assessment.report.framework
    quoted = names_quoted(" ".join((framework.conclusion, *(veto.text for veto in framework.vetoes))))
    yield Block([*_known(assessment, "total", "score", "weight", "self_score", "difference"), *quoted])


def _known(assessment: Assessment, id_: str, *keys: str) -> list[str]:
    """Return the figures that there are of a thing."""
    return [name for name in (f"{id_}.{key}" for key in keys) if name in assessment.figures]


_PRINTS: dict[str, Callable[[Assessment, Call], Iterable[Block]]] = {
    "fig": lambda _, call: [Block([call.named])],
    "chart": lambda assessment, call: [Block(drawing(assessment, call.named).figures, f"chart-{call.named}")],
    "standing": lambda *_: [Block(["total.score"])],
    "remedies": lambda assessment, _: [
        Block(f"{id_}.deduction" for id_ in each.indicators) for each in assessment.report.findings.problems
    ],
    "verdict": _verdict,
    "survey": _survey,
    "indicator": _indicator,
    "errata": _register,
    **dict.fromkeys(CALLED, _table),
    **{kind: partial(_findings, kind) for kind in ("practices", "problems", "recommendations")},
}
"""What a call prints, by its macro: those left out print no figure, or only what stands elsewhere on the site."""
