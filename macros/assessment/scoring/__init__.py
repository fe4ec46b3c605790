"""From a rule and the facts to a score and the steps that led to it."""

from collections.abc import Mapping
from dataclasses import replace

from macros.assessment.scoring.basis import Basis, Worth
from macros.assessment.scoring.outcome import ZERO, Facts, Outcome, Step, marks
from macros.assessment.scoring.scale import judged, scale
from macros.assessment.scoring.tally import combined, counted, tally
from macros.report.rules import Judged, Parts, Rule, Scale, Tally
from macros.report.rules.conditions import When
from macros.report.rules.quantities import UNBOUNDED, Limit
from macros.values.arithmetic import FUNCTIONS
from macros.values.numbers import Share, as_typed
from macros.values.printing import PERCENT

__all__ = ["Basis", "Facts", "Outcome", "Step", "score"]

_USUAL: dict[str, Limit] = {"cap": Share(1), "floor": ZERO}
_SHARED = {
    "parts": "本指标其他部分", "group": "同一二级指标", "dimension": "同一一级指标", "total": "全部指标",
}  # fmt: skip


def score(rule: Rule, basis: Basis) -> Outcome:
    """Return the score of ``rule`` out of the weight of a basis, within its floor and its cap.

    Of its conditions the first that holds decides, if it sets the score; all that hold change it, if they
    change what the rule gives: between nothing and full marks, unless the rule states another floor or cap,
    which bounds the score as it is changed. Raises FormulaError where a fact has no value, or what was
    judged is not allowed.
    """
    basis = basis.held_against(rule)
    for when in rule.when:
        if (decided := _decided(when, basis)) is not None:
            return decided
    stated = {key: bound for key in _USUAL if (bound := getattr(rule, key)) is not None}
    outcome = _bounded(_worked_out(rule, basis), basis, _USUAL | dict.fromkeys(stated, UNBOUNDED))
    for when in rule.when:
        outcome = _changed(outcome, when, basis)
    return _bounded(_rounded(outcome, rule), basis, _USUAL | stated)


def _worked_out(rule: Rule, basis: Basis) -> Outcome:
    match rule:
        case Tally():
            return tally(rule, basis)
        case Scale():
            return scale(rule, basis, score)
        case Judged():
            return judged(rule, basis)
        case Parts():
            return combined(rule, basis, score)


def _decided(when: When, basis: Basis) -> Outcome | None:
    """Return the outcome that a condition sets which holds, ``None`` where it does not or only changes one."""
    if (when.then, when.rule, when.shared) == (None, None, None) or not (found := basis.examined(when)).holds:
        return None
    if when.shared is not None:
        how = f"不适用，权重由{_SHARED[when.shared]}分担"
        return Outcome(basis.weight, (found.then(ZERO, how, note=when.note),), applies=False)
    if when.rule is not None:
        other = score(when.rule, basis)
        return replace(other, steps=(found.told("另行计分", note=when.note), *other.steps))
    given = basis.worth(when.then)
    return Outcome(basis.weight).then(given.points, found, basis.gets(given), **given.noted(when.note))


def _changed(outcome: Outcome, when: When, basis: Basis) -> Outcome:
    """Return the outcome as a condition changes it that holds; of one that does not, it is said if nothing else tells it."""
    if when.price is not None:
        return replace(outcome, steps=(*outcome.steps, counted(when, basis, "加")))
    now, found = outcome.points, basis.examined(when)
    if not found.holds:
        told = () if when.holds is None else (found.told("不影响得分", note=when.note),)
        return replace(outcome, steps=(*outcome.steps, *told))
    if when.cap is not None:
        given = basis.worth(when.cap)
        new, how = min(now, given.points), f"最高得{marks(given.points)}分"
    else:
        kept, least, verb = (when.keep, ZERO, "得") if when.lost is None else (when.lost, basis.weight, "扣")
        share, words = basis.bound(kept or ZERO, Step("", "", unit=PERCENT))
        given = Worth(share)
        new = least + (now - least) * share
        kept_ = f"只{verb}所{verb}分的{words}" if share < 1 else f"按所{verb}分的{words}计"
        how = f"{kept_}，得{marks(new)}分"
    return outcome.then(new, found, how, **given.noted(when.note))


def _bounded(outcome: Outcome, basis: Basis, bounds: Mapping[str, Limit]) -> Outcome:
    """Return the outcome within a cap and a floor."""
    cap, least = (None if bound == UNBOUNDED else basis.points(bound) for bound in bounds.values())
    if cap is not None and outcome.points > cap:
        words = "满分为止" if cap == basis.weight else "封顶"
        outcome = outcome.then(cap, Step(words, f"最多得{marks(cap)}分"))
    if least is not None and outcome.points < least:
        words = f"最低得{marks(least)}分" if basis.weight else f"最多扣{marks(-least)}分"
        outcome = outcome.then(least, Step("扣完为止", words))
    return outcome


def _rounded(outcome: Outcome, rule: Rule) -> Outcome:
    """Return the outcome rounded where the rule says so of the score: ``四舍五入：取到0.1分``."""
    if rule.round_to is None:
        return outcome
    how, multiple = FUNCTIONS[{"down": "floor", "up": "ceiling"}.get(rule.rounding or "", "mround")]
    exact = multiple([outcome.points, rule.round_to]) or ZERO
    words = "取整" if rule.round_to == 1 else f"取到{as_typed(rule.round_to)}分"
    return outcome if exact == outcome.points else outcome.then(exact, Step(how, words))
