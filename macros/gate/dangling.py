"""What pages call amiss: names that name nothing, what the report does not state, blocks within a line or called twice."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from inspect import Signature

from macros.assessment.assess import Named
from macros.gate import arguments as are
from macros.gate.calls import Reading
from macros.gate.syntax import CALL
from macros.report.charts import DRAWN_FROM_SCORES
from macros.report.quotes import names_quoted
from macros.values.mistakes import Mistake, Unknown, Where, listed, unknown

_BESIDE = re.compile(rf"^[\s>]*(?:[-*+]|\d+\.)\s|</?[a-zA-Z][^<>]*>|[\s>{CALL}]")
"""What may stand on the line of a block: tags, and what puts it into a list or a quotation."""
_OF_SCORES = {
    "scores", "dimension", "standing", "remedies", *(f"chart {name}" for name in DRAWN_FROM_SCORES),
}  # fmt: skip
_NO_FORMULA = "算式请登记到 data/figures.yml（formula），这里写它的名称"
_NO_TARGETS = (
    "data/indicators.yml 没有指标填写年度指标值 target、实际完成值 actual，请填写，或删去 {{ targets() }}"
)


def unknown_names(
    assessment: Named, readings: tuple[Reading, ...], absent: Collection[str] = ()
) -> Iterator[Unknown]:
    """Yield the names in calls that name nothing, but for the pages known to be ``absent``."""
    known = _known(assessment, readings)
    for reading in readings:
        for call in reading.calls:
            for kind, name in ((each.kind, str(each.value)) for each in call.arguments):
                if name not in (*known.get(kind, [name]), *absent):
                    free = [each for each in known[kind] if each not in call.names(kind)]
                    wrong = unknown(call.place, kind.names, name, free)
                    of_others = [other.names for other in known if name in known[other]]
                    ids = [id_ for id_, titles in known[kind].items() if name.strip() in titles]
                    guess = f"，“{name}”是{of_others[0]}的名称，" if of_others else wrong.guess
                    yield replace(wrong, guess=f"，是否为“{ids[0]}”？" if ids else guess)


def _known(named: Named, readings: tuple[Reading, ...]) -> Mapping[are.Kind, Mapping[str, Collection[str]]]:
    """Return every name there is, by the kind of thing it names, each with what a clerk may take for it."""
    report, framework = named.report, named.report.framework
    return {
        are.FIGURE: {name: (each.title,) for name, each in named.figures.definitions.items()},
        are.TABLE: {id_: (each.spec.title, each.spec.number) for id_, each in report.tables.items()},
        are.SURVEY: {id_: (each.spec.title,) for id_, each in report.surveys.items()},
        are.CHART: dict.fromkeys(DRAWN_FROM_SCORES, ()) | {i: (c.title,) for i, c in report.charts.items()},
        are.INDICATOR: {item.id: (item.name,) for item in framework.scored},
        are.DIMENSION: {dimension.id: (dimension.name,) for dimension in framework.dimensions},
        are.GROUP: {whole.id: (whole.name,) for whole in framework.below},
        are.PAGE: dict.fromkeys((reading.page.path for reading in readings), ()),
    }


def unknown_quotations(assessment: Named) -> Iterator[Unknown]:
    """Yield each name in the data that should be a figure's and is not."""
    report, file = assessment.report, Where("data/charts.yml")
    in_charts = ((file / id_, part.value) for id_, chart in report.charts.items() for part in chart.parts)
    in_texts = ((said.where, name) for said in assessment.quoting for name in names_quoted(said.text))
    for where, name in (*in_charts, *in_texts):
        if name not in assessment.figures:
            is_name = name.replace(".", "").isidentifier()
            meant = (assessment.figures, "请改正") if is_name else ((), _NO_FORMULA)
            yield unknown(where, "数据", name, *meant)


def unfounded(assessment: Named, readings: tuple[Reading, ...]) -> Iterator[Mistake]:
    """Yield the calls for a grade, a table or a chart of what the report does not state."""
    framework, grades = assessment.report.framework, assessment.report.identity.grades
    scored = (item for item in framework.indicators if item.is_scored)
    unweighted = next((item.label for item in scored if item.weight is None), "")
    for call in (call for reading in readings for call in reading.calls):
        if not framework.is_scored and _OF_SCORES & {call.macro, call.subject}:
            yield Mistake(call.place, f"data/indicators.yml 没有打分，请删去这里的 {call.macro}")
        if call.macro == "grade" and not grades:
            yield Mistake(call.place, "data/report.yml 没有填写评价等级 grades，请填写，或删去 {{ grade() }}")
        if call.macro == "targets" and not framework.has_targets:
            yield Mistake(call.place, _NO_TARGETS)
        if call.subject == "chart waterfall" and unweighted and framework.is_scored:
            nothing = f"“{unweighted}”没有权重分（weight），画不出扣分图"
            yield Mistake(call.place, f'{nothing}，请删去 {{{{ chart("waterfall") }}}}')


def unfit_blocks(readings: Iterable[Reading], macros: Mapping[str, Signature]) -> Iterator[Mistake]:
    """Yield the blocks that stand within a line of something else, or on their page already; an indicator on any."""
    first = dict[object, Where]()
    for reading in readings:
        lines = reading.prose.split("\n")
        for call in reading.calls:
            if macros[call.macro].return_annotation is not are.INLINE:
                page = "" if call.names(are.INDICATOR) else call.page
                place = first.setdefault((page, call.macro, call.arguments), call.place)
                if _BESIDE.sub("", lines[call.line - 1]):
                    yield Mistake(call.place, f"“{call.macro}”是整块的内容，要单独占一行，请改正")
                if call.place != place:
                    there = listed([place], call.place.file)
                    remedy = "已经调用过，请删去一处，或改成别的名称"
                    yield Mistake(call.place, (f"“{call.subject}”在", *there, remedy))
