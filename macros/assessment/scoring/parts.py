"""组合: the sum of the parts, or the best or the worst of them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from macros.assessment.scoring.manner import marks
from macros.assessment.scoring.outcome import ZERO, Outcome, Step
from macros.report.rules import Parts
from macros.values.errors import FormulaError

_EXTREMES = {"best": (max, "取高者"), "worst": (min, "取低者")}


def combined(rule: Parts, outcomes: Iterable[tuple[str, Fraction, Outcome]]) -> Outcome:
    """Return the outcome of a rule from those of its parts, each with its name and weight.

    Raises FormulaError where none applies.
    """
    parts = [(name, weight, _named(name, outcome)) for name, weight, outcome in outcomes]
    full = sum((weight for _, weight, _ in parts), ZERO)
    counted = sum((weight for _, weight, outcome in parts if outcome.applies), ZERO)
    applying = {name: outcome for name, _, outcome in parts if outcome.applies}
    if not applying or (full and not counted):
        raise FormulaError("各部分都不适用，请改在整个 rule 的 when 中写明不适用")
    if rule.take == "sum":
        return _shared(_added([outcome for _, _, outcome in parts]), counted, full)
    pick, words = _EXTREMES[rule.take]
    name = pick(applying, key=lambda name: applying[name].points)
    scores = "，".join(f"{each}得{marks(outcome.points)}分" for each, outcome in applying.items())
    return applying[name].then(applying[name].points, Step(words, f"{scores}，取{name}"))


def _added(outcomes: Sequence[Outcome]) -> Outcome:
    """Return outcomes as one, those that do not apply with their steps alone."""
    opening = sum((outcome.opening for outcome in outcomes if outcome.applies), ZERO)
    whole = Outcome(opening, tuple(step for outcome in outcomes for step in outcome.steps))
    return whole.made_up_of(outcome.points for outcome in outcomes)


def _shared(outcome: Outcome, counted: Fraction, full: Fraction) -> Outcome:
    """Return the outcome of parts of so much weight, which bear that of all."""
    if counted == full:
        return outcome
    shared = outcome.points * full / counted
    found = f"按适用的{marks(counted)}分折算为{marks(full)}分，得{marks(shared)}分"
    return outcome.then(shared, Step("权重分担", found))


def _named(text: str, outcome: Outcome) -> Outcome:
    """Return an outcome whose steps begin with the name of their part, unless they do so anyway."""
    steps = (step if step.subject.startswith(text) else replace(step, subject=f"{text}·{step.subject}")
             for step in outcome.steps)  # fmt: skip
    return replace(outcome, steps=tuple(steps))
