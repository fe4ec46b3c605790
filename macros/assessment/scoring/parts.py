"""组合: the sum of the parts, the best of them, or the one that was chosen."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from macros.assessment.scoring.manner import marks
from macros.assessment.scoring.outcome import ZERO, Outcome, Step
from macros.report.rules import Parts
from macros.values.errors import FormulaError

_EXTREMES = {"best": (max, "取高者"), "worst": (min, "取低者")}


def combined(rule: Parts, weights: Sequence[Fraction], outcomes: Sequence[Outcome]) -> Outcome:
    """Return the outcome of a rule from those of its parts.

    Raises FormulaError where none applies, or not the one that was chosen.
    """
    parts = {part.text: _named(part.text, each) for part, each in zip(rule.parts, outcomes, strict=True)}
    applying = {name: outcome for name, outcome in parts.items() if outcome.applies}
    counted = sum((each for each, outcome in zip(weights, outcomes, strict=True) if outcome.applies), ZERO)
    if not applying or (any(weights) and not counted):
        raise FormulaError("有分值的各部分都不适用，请改在整个 rule 的 when 中写明不适用")
    if rule.take == "sum":
        return _sum(list(parts.values()), sum(weights, ZERO), counted)
    if rule.take == "chosen":
        name, told = str(rule.chosen), Step("择一考核", f"由{rule.chosen_by}选定{rule.chosen}")
    else:
        pick, words = _EXTREMES[rule.take]
        name = pick(applying, key=lambda name: applying[name].points)
        scores = "，".join(f"{each}得{marks(outcome.points)}分" for each, outcome in applying.items())
        told = Step(words, f"{scores}，取{name}")
    if name not in applying:
        raise FormulaError(f"选定的“{name}”不适用，请改正 chosen")
    return applying[name].then(applying[name].points, told)


def _sum(parts: Sequence[Outcome], full: Fraction, counted: Fraction) -> Outcome:
    """Return all parts together, those that apply bearing the full weight."""
    opening = sum((outcome.opening for outcome in parts if outcome.applies), ZERO)
    whole = Outcome(opening, tuple(step for outcome in parts for step in outcome.steps))
    if counted == full:
        return whole
    shared = whole.points * full / counted
    found = f"按适用的{marks(counted)}分折算为{marks(full)}分，得{marks(shared)}分"
    return whole.then(shared, Step("权重分担", found))


def _named(text: str, outcome: Outcome) -> Outcome:
    """Return an outcome whose steps begin with the name of their part, unless they do so anyway."""
    steps = (step if step.subject.startswith(text) else replace(step, subject=f"{text}·{step.subject}")
             for step in outcome.steps)  # fmt: skip
    return replace(outcome, steps=tuple(steps))
