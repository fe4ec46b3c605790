"""Whether scores can be worked out again: from facts, as far as they were stated; not where they were judged."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from macros.assessment.checks.check import SCORES, Check, Verdict
from macros.assessment.checks.numbers import as_issued
from macros.assessment.receipt import Figure
from macros.assessment.receipts import Figures
from macros.report.framework import Framework, Indicator
from macros.values.mistakes import Mistake

JUDGED, ASSUMED = "由评判给出", "有要点没有写明依据，按所给的分记作符合或不符合"


@dataclass(frozen=True)
class Recomputed:
    """The indicators by what their scores rest on: facts, a judgement, no rule; and facts in part assumed."""

    by_facts: tuple[Indicator, ...]
    assumed: tuple[Indicator, ...]
    """Those of them of which the report does not say all that points were given for."""
    judged: tuple[Indicator, ...]
    without_rule: tuple[Indicator, ...]

    @property
    def beyond(self) -> tuple[Indicator, ...]:
        """Return those that cannot be worked out again."""
        return (*self.judged, *self.without_rule)


def recomputed(framework: Framework, figures: Figures) -> Recomputed:
    """Return the indicators by what their scores rest on."""
    scored = [(item, figures[f"{item.id}.score"]) for item in framework.scored if item.is_scored]
    by_facts = tuple(item for item, figure in scored if not _beyond(figure))
    return Recomputed(
        by_facts,
        tuple(item for item, figure in scored if item in by_facts and _assumed(figure)),
        tuple(item for item, figure in scored if item.rule and _beyond(figure)),
        tuple(item for item, _ in scored if not item.rule),
    )


def scores(framework: Framework, figures: Figures) -> Iterator[Check]:
    """Yield a check for each issued score: it is what its rule, or the sum of its members, gives."""
    beyond = {f"{item.id}.score": item for item in recomputed(framework, figures).beyond}
    for figure in map(figures.__getitem__, figures):
        if figure.definition.kind == "score" and figure.definition.issued is not None:
            check = as_issued(figure, figures)
            title = f"{figure.title}：原报告 = {_by(figure, figures)}"
            key = "self_score" if figure.name.endswith(".self_score") else "issued"
            places = (figure.definition.place / key,)
            check = replace(check, family=SCORES, title=title, places=places)
            within = {figure.name, *figures.beneath(figure.name)}
            yield _told(check, figure, [item for name, item in beyond.items() if name in within])


def rounded_off(framework: Framework, figures: Figures) -> tuple[list[Mistake], bool]:
    """Return each score that its rule gives more exactly than it is printed; whether these made the total."""
    found, away = [], Fraction(0)
    for item in (item for item in framework.scored if item.rule and item.issued):
        check = as_issued(figures[f"{item.id}.score"], figures)
        away += figures[f"{item.id}.score"].away
        if check.verdict is Verdict.ROUNDED:
            places = figures[f"{item.id}.score"].stated.places
            step = f"0.{'1'.zfill(places)}" if places else "1"
            told = f"按评价标准算得{check.right}分，原报告印作{check.left}分，是四舍五入之差"
            remedy = f"合计按印出的得分相加的，请在 rule 里写 round_to: {step}"
            found.append(Mistake(item.place, f"{told}；{remedy}"))
    return found, bool(found) and away != 0 and away == figures["total.score"].away


def _by(figure: Figure, figures: Figures) -> str:
    """Return in words what a score follows from."""
    if (added := f"{figure.name.removesuffix('.score')}.added") in figures:
        return f"{figures[added].title}，再按对它的规定"
    if figure.formula:
        return "所含各项得分相加"
    return "评判所给" if _beyond(figure) else "按评价标准推算"


def _told(check: Check, figure: Figure, beyond: list[Indicator]) -> Check:
    """Return a check of a score that says where its two sides agree because one was taken from the other."""
    if not check.passed or not beyond:
        return replace(check, note=ASSUMED) if check.passed and _assumed(figure) else check
    names = "、".join(item.code or item.name for item in beyond)
    if check.verdict is Verdict.ROUNDED:
        return replace(check, note=f"其中{names}不能复算")
    alone = [f"{item.id}.score" for item in beyond] == [figure.name]
    note = JUDGED if alone else f"相加相符，其中{names}不能复算"
    return replace(check, verdict=Verdict.BEYOND, note=note)


def _beyond(figure: Figure) -> bool:
    return figure.outcome is None or any(step.judged for step in figure.steps)


def _assumed(figure: Figure) -> bool:
    return any(step.unstated for step in figure.steps)
