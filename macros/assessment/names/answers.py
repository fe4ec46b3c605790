"""The names of a survey: counts, shares and satisfaction."""

from collections.abc import Iterable, Iterator
from functools import partial

from macros.assessment.names.definition import Definition
from macros.report.surveys import Question, Survey
from macros.values.mistakes import Where
from macros.values.printing import PERCENT, exact

COPIES = "份"


def answers(survey: Survey) -> Iterator[Definition]:
    """Yield every count and share of a survey; composite satisfaction is the mean over rated questions."""
    spec, place, id_ = survey.spec, Where("data/surveys.yml") / survey.id, survey.id
    out, valid = f"{spec.title}发放问卷", f"{spec.title}有效问卷"
    yield Definition("survey", f"{id_}.handed_out", out, COPIES, place, spec.handed_out, source=spec.title)
    yield Definition("survey", f"{id_}.valid", valid, COPIES, place, spec.valid, source=spec.title)
    for number, question in enumerate(spec.questions, 1):
        yield from _question(survey, question, f"{spec.title}第{spec.printed.number(number)}题")
    if spec.printed.sums:
        for key in (*survey.scales[spec.questions[0].scale].letters, "total"):
            each = " + ".join(f"{id_}.{question.id}.{key}" for question in spec.questions)
            title = f"{spec.title}各题合计" if key == "total" else f"{spec.title}各题选{key}的份数"
            yield Definition("survey", f"{id_}.{key}", title, COPIES, place, formula=each)
    rated = [f"{id_}.{q.id}.satisfied" for q in spec.questions if survey.scales[q.scale].shares]
    if rated:
        mean, title = f"mean({', '.join(rated)})", f"{spec.title}综合满意度"
        yield Definition("survey", f"{id_}.satisfaction", title, PERCENT, place, formula=mean)


def _question(survey: Survey, question: Question, title: str) -> Iterator[Definition]:
    name, place = f"{survey.id}.{question.id}", Where(f"data/surveys/{survey.id}.csv") / question.id
    letters, copies = survey.counts[question.id], partial(Definition, "survey", unit=COPIES, place=place)
    rate = partial(Definition, "survey", unit=PERCENT, place=place, decimals=survey.spec.printed.decimals)
    for letter, count in letters.items():
        one, share = f"{name}.{letter}", f"{name}.{letter} / {name}.total"
        yield copies(name=one, title=f"{title}选{letter}的份数", value=count, source=survey.spec.title)
        yield rate(name=f"{one}_share", title=f"{title}选{letter}的占比", formula=share)
    everyone, shares = _sum(name, letters), _sum(name, (f"{letter}_share" for letter in letters))
    if question.multiple:
        everyone, shares = f"{survey.id}.valid", f"{name}.total / {survey.id}.valid"
        most, words = f"max({_listed(name, letters)})", f"{title}选得最多的一项的份数"
        yield copies(name=f"{name}.most", title=words, formula=most)
    yield copies(name=f"{name}.total", title=f"{title}合计", formula=everyone)
    yield rate(name=f"{name}.total_share", title=f"{title}占比合计", formula=shares)
    if worth := survey.scales[question.scale].shares:
        counted = (letter if share == 1 else f"{letter} * {exact(share)}" for letter, share in worth.items())
        satisfied = f"({_sum(name, counted)}) / {name}.total"
        yield rate(name=f"{name}.satisfied", title=f"{title}满意度", formula=satisfied)


def _sum(name: str, letters: Iterable[str]) -> str:
    return _listed(name, letters, " + ")


def _listed(name: str, letters: Iterable[str], between: str = ", ") -> str:
    return between.join(f"{name}.{letter}" for letter in letters)
