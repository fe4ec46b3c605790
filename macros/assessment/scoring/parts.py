"""组合: the sum of the parts, the best of them, or the one that was chosen."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from macros.assessment.scoring.outcome import ZERO, Outcome, Step
from macros.report.rules import Parts
from macros.values.errors import FormulaError
from macros.values.printing import shortest

_EXTREMES = {"best": (max, "取高者"), "worst": (min, "取低者")}
Scored = tuple[str, Fraction, Outcome]
"""A part's name, its weight, and its outcome."""


def combined(rule: Parts, weights: Sequence[Fraction], outcomes: Sequence[Outcome]) -> Outcome:
    """Return the outcome of a rule from those of its parts. Raises FormulaError where none applies."""
    every = [(part.text, weight, _named(part.text, outcome))
             for part, weight, outcome in zip(rule.parts, weights, outcomes, strict=True)]  # fmt: skip
    applicable = [part for part in every if part[2].applies]
    if not applicable or (any(weights) and not any(weight for _, weight, _ in applicable)):
        raise FormulaError("有分值的各部分都不适用，请改在整个 rule 的 when 中写明不适用")
    if rule.take == "sum":
        return _sum(every, applicable)
    if rule.take == "chosen":
        return _chosen(rule, applicable)
    pick, words = _EXTREMES[rule.take]
    name, _, taken = pick(applicable, key=lambda part: part[2].points)
    scores = "，".join(f"{name}{shortest(outcome.points)}分" for name, _, outcome in applicable)
    return _taking(taken, words, f"{scores}，取{name}")


def _chosen(rule: Parts, applicable: list[Scored]) -> Outcome:
    """Return the outcome of the part that was chosen. Raises FormulaError where it does not apply."""
    taken = next((outcome for name, _, outcome in applicable if name == rule.chosen), None)
    if taken is None:
        raise FormulaError(f"选定的“{rule.chosen}”不适用，请改正 chosen")
    return _taking(taken, "择一考核", f"由{rule.chosen_by}选定{rule.chosen}")


def _taking(taken: Outcome, subject: str, found: str) -> Outcome:
    return taken.then(taken.points, Step(subject, found))


def _sum(every: list[Scored], applicable: list[Scored]) -> Outcome:
    opening = sum((outcome.opening for _, _, outcome in applicable), ZERO)
    whole = Outcome(opening, tuple(step for _, _, outcome in every for step in outcome.steps))
    counted, full = (sum((weight for _, weight, _ in parts), ZERO) for parts in (applicable, every))
    if counted == full:
        return whole
    shared = whole.points * full / counted
    found = f"按适用的{shortest(counted)}分折算为{shortest(full)}分，得{shortest(shared)}分"
    return whole.then(shared, Step("权重分担", found))


def _named(text: str, outcome: Outcome) -> Outcome:
    """Return an outcome whose steps begin with the name of their part, unless they do so anyway."""
    steps = (step if step.subject.startswith(text) else replace(step, subject=f"{text}·{step.subject}")
             for step in outcome.steps)  # fmt: skip
    return replace(outcome, steps=tuple(steps))
