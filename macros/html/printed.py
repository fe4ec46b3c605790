"""Which figures the macros of pages print, and under what words: tables, surveys, charts, texts of the data."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import NamedTuple

from macros.assessment.assess import Assessment
from macros.gate.calls import Call
from macros.html.bars import drawing
from macros.report.quotes import names_quoted
from macros.tables.catalogue import CALLED
from macros.tables.layout import Layout
from macros.tables.survey_tables import survey_tables


class Block(NamedTuple):
    """What prints some figures under words and an anchor of its own; without, under the heading above it."""

    names: Iterable[str]
    anchor: str = ""
    title: str = ""


def printed(assessment: Assessment, call: Call) -> Iterator[Block]:
    """Yield what a call prints; nothing where it prints no figure, or only what stands elsewhere on the site."""
    if call.macro in CALLED:
        yield _laid(CALLED[call.macro](assessment, *(argument.value for argument in call.arguments)))
    elif call.macro in _PRINTS:
        yield from _PRINTS[call.macro](assessment, call)


def _laid(layout: Layout) -> Block:
    """Return what a table prints, its notes included."""
    in_words = [name for text in layout.quoting for name in names_quoted(text)]
    numbers = [quantity.figure for quantity in layout.quantities if quantity.figure and str(quantity)]
    return Block([*numbers, *in_words], layout.anchor, f"表{layout.number}" if layout.number else "")


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
    quoted = [
        name for text in (item.evidence, item.reason, item.deviation, *said) for name in names_quoted(text)
    ]
    looked_at = dict.fromkeys(step.fact for step in steps if step.fact)
    yield Block([*facts, *looked_at, *quoted], item.id.lower(), item.label)


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
    words = (framework.conclusion, *(veto.text for veto in framework.vetoes))
    quoted = (name for text in words for name in names_quoted(text))
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
    **{kind: partial(_findings, kind) for kind in ("practices", "problems", "recommendations")},
}
