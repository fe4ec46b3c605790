"""报告的数: sums of weights and of answers, figures as issued, and what data/checks.yml compares."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from macros.assessment.checks.check import NUMBERS, About, Check, agreeing
from macros.assessment.checks.rounding import half, is_identity, verdict
from macros.assessment.names.stated import COPIES
from macros.assessment.receipt import Figure
from macros.assessment.receipts import Figures
from macros.report.checks import CustomCheck
from macros.report.framework import Framework, together
from macros.report.surveys import Survey
from macros.report.wholes import Summed
from macros.values.arithmetic import Lookup, Value
from macros.values.errors import DataErrors, FormulaError
from macros.values.formula import read_comparison
from macros.values.mistakes import Where
from macros.values.numbers import DASHES, parse_number
from macros.values.printing import NOTHING, SCORE
from macros.values.quantity import Quantity

_ANSWERS = {True: ("≤", "选得最多的一项不多于有效问卷"), False: ("=", "各选项份数之和 = 有效问卷")}
"""How the answers to a question that may have several, or has one, compare with those who answered."""


def weights(framework: Framework) -> Iterator[Check]:
    """Yield a check for each whole whose weight is printed: it is the sum of its members' weights (points)."""
    for whole in framework.wholes:
        total = together(whole.members)
        converted = isinstance(whole, Summed) and whole.converted
        if whole.weight is not None and whole.members and total is not None and not converted:
            basis = (member.place / "weight" for member in whole.members)
            words = f"{whole.label}的权重分 = 所含指标权重分之和"
            place = whole.place / "weight"
            yield _exact(("weight", whole.id), words, whole.weight, "=", total, SCORE, place, basis)


def surveys(found: Iterable[Survey]) -> Iterator[Check]:
    """Yield the checks that answers are counted once each."""
    for survey in found:
        spec, stated = survey.spec, Where("data/surveys.yml") / survey.id
        about: About = ("survey", f"{survey.id}.valid")
        title, basis = f"{spec.title}：有效问卷不多于发放问卷", (stated / "handed_out",)
        sides = spec.valid, "≤", spec.handed_out
        yield _exact(about, title, *sides, COPIES, stated / "valid", basis)
        totals = [survey.counted(question) for question in spec.questions]
        all_alike = len({*totals}) == 1 and (len(totals) > 1 or spec.valid > spec.handed_out)
        for number, (question, total) in enumerate(zip(spec.questions, totals, strict=True), 1):
            sign, words = _ANSWERS[question.multiple]
            about = "survey", f"{survey.id}.{question.id}"
            title = f"{spec.title}第{spec.printed.number(number)}题：{words}"
            sheet = Where(f"data/surveys/{survey.id}.csv")
            place = stated / "valid" if all_alike else sheet / question.id
            yield _exact(about, title, total, sign, spec.valid, COPIES, place)


def _exact(
    about: About, title: str, left: Fraction, sign: str, right: Fraction, unit: str, place: Where, basis: Iterable[Where] = ()
) -> Check:  # fmt: skip
    """Return the check that two exact numbers of one unit are equal, or the left one no more than the other."""
    holds = left == right if sign == "=" else left <= right
    difference = NOTHING if holds else Quantity(left - right, unit)
    return Check(
        *about, NUMBERS, title, Quantity(left, unit), sign, Quantity(right, unit), agreeing(holds), difference,
        places=(place,), basis=tuple(basis),
    )  # fmt: skip


def issued(figures: Figures) -> Iterator[Check]:
    """Yield a check for each figure the issued report printed, scores left out: it is what is computed."""
    for figure in map(figures.__getitem__, figures):
        if figure.definition.issued is not None and figure.definition.kind != "score":
            yield as_issued(figure, figures)


def as_issued(figure: Figure, figures: Figures) -> Check:
    """Return the check that what was issued is what is computed; words, or a dash, stand for what has no value."""
    printed = replace(figure.stated, figure="")
    unvalued = figure.value is None and (printed.value is None or printed.words in DASHES)
    told = unvalued or (printed.value is not None and printed.digits == figure.printed)

    def gap(lookup: Lookup) -> Value:
        found = figure.formula.evaluate(lookup) if figure.formula else figure.value
        return None if found is None or printed.value is None else parse_number(printed.digits) - found

    names = figure.formula.names if figure.formula else ()
    apart = gap(figures.value)
    return Check(
        "issued", figure.name, NUMBERS, f"{figure.title}：原报告 = 计算结果", printed, "=", figure.computed,
        verdict(told, gap, names, figures, half(printed)),
        NOTHING if told else printed.apart(apart),
        places=(figure.definition.place / ("issued" if figure.definition.kind == "figure" else ""),),
        basis=tuple(_basis(figure, figures)),
    )  # fmt: skip


_FEW = 3
"""What is told beside what follows from it."""


def _basis(figure: Figure, figures: Figures) -> list[Where]:
    """Return where that is stated from which a figure follows: its rule, what goes into it.

    Of what follows from few things itself these are told as well; of a sum of scores, in its stead.
    """
    written = figure.definition.rule or (figure.definition.table and figure.definition.formula)
    places = [figure.definition.formula_place] if written else []
    for inner in map(figures.__getitem__, figure.inputs):
        kind, place = inner.definition.kind, inner.definition.place
        follows = kind == "figure" or (kind == "score" and not inner.definition.rule)
        below = _basis(inner, figures) if follows else []
        few = below if len(below) <= _FEW else []
        places += few if few and kind == "score" else [place, *few]
    return places


def custom(checks: Iterable[CustomCheck], figures: Figures) -> list[Check]:
    """Return the checks of data/checks.yml. Raises DataErrors for formulas that are unreadable or compare nothing."""
    found, wrong = [], []
    for check in checks:
        try:
            found.append(_compared(check, figures))
        except FormulaError as error:
            where = Where("data/checks.yml") / check.id
            wrong.append(replace(error.at(where, check.formula).mistake, where=where))
    if wrong:
        raise DataErrors(wrong)
    return found


def _compared(check: CustomCheck, figures: Figures) -> Check:
    comparison = read_comparison(check.formula)
    if is_identity(comparison, figures):
        words = "两边是同一个数，数据怎样填写都相等，不是核对；请改为两处分别印出的数，或删去"
        raise FormulaError(f"“{check.formula}”{words}")
    left, right = (side.evaluate(figures.value) for side in (comparison.left, comparison.right))
    compared = [figures[name] for name in comparison.names]
    unit, apart = compared[0].unit, comparison.excess(figures.value)
    holds = left is right if apart is None else comparison.holds(apart)
    found = verdict(holds, comparison.excess, comparison.names, figures)
    side = Quantity(left, unit)
    return Check(
        "custom", check.id, NUMBERS, check.title, side, comparison.sign, Quantity(right, unit),
        found, side.apart(apart) if apart else NOTHING, check.severity, check.formula,
        places=tuple(dict.fromkeys(figure.definition.place for figure in compared)),
        basis=(Where("data/checks.yml") / check.id,),
    )  # fmt: skip
