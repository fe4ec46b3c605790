"""逐笔加减分: the start, and what every entry gains or loses so many times; 组合: the sum of the parts, or the best or the worst."""

from collections.abc import Callable, Collection
from dataclasses import replace
from fractions import Fraction

from macros.assessment.scoring.basis import Basis
from macros.assessment.scoring.outcome import COUNTED, ZERO, Outcome, Step, amount, manner, marks
from macros.report.rules import Parts, Rule, Tally
from macros.report.rules.conditions import Entry
from macros.values.errors import FormulaError
from macros.values.printing import DAY, PERCENT, POINTS, limit, rounded

_EXTREMES = {"best": (max, "取高者"), "worst": (min, "取低者")}


def tally(rule: Tally, basis: Basis) -> Outcome:
    """Return the start and what every entry gains or loses."""
    opening, gain = basis.points(rule.opening or ZERO), "加" if rule.begins else "得"
    entries = tuple(counted(entry, basis, gain) for entry in rule.priced)
    first = (Step("起始分", f"{marks(opening)}分").then(opening),) if rule.begins else ()
    whole = Outcome(ZERO if rule.begins else opening, (*first, *entries))
    return whole.made_up_of((opening, *(entry.change for entry in entries)))


def counted(entry: Entry, basis: Basis, gain: str) -> Step:
    """Return the step of an entry, what is gained said in a word.

    It reads: 预算完成率99.27%，低于100%，每低于5%扣2分，不足一步不计，不扣分。
    """
    verb, sign = ("扣", -1) if entry.gain is None else (gain, 1)
    price = basis.worth(entry.price)
    found, times, each, left = _times(entry, basis)
    change = times * price.points
    clauses = [f"{each}{verb}{marks(price.points)}分" if each else "", left]
    if entry.up_to is not None and change > (most := basis.points(entry.up_to)):
        change = most
        clauses.append(f"最多{verb}{marks(change)}分")
    clauses.append(f"{verb}{marks(change)}分{price.how}" if change else f"不{verb}分")
    said = price.noted(entry.note) if times else {"note": entry.note}
    met = (times > 0) == (sign > 0)
    return found.then(sign * change, *clauses, met=met, unstated=entry.unstated, **said)


def _times(entry: Entry, basis: Basis) -> tuple[Step, Fraction, str, str]:
    """Return what an entry found, how often it counts, what one time is, how what is less than one counts."""
    if entry.times is not None:
        found = basis.looked_up(entry.times, entry.text)
        if found.value < 0:
            raise FormulaError(f"{found.said}，次数不能是负数，请改正所用的数据")
        return found, found.value, f"每{found.unit or '次'}" if found.value else "", ""
    found = basis.examined(entry)
    if entry.per is not None and found.holds:
        return _steps(entry, entry.per, found, basis)
    missed = entry.met is not None and entry.gain is None
    return found, 1 - found.holds if missed else found.holds, "", ""


def _steps(entry: Entry, size: Fraction, found: Step, basis: Basis) -> tuple[Step, Fraction, str, str]:
    """Return the same of a value that lies so many steps beyond the limit of an entry."""
    (edge,), spoken = entry.limits, manner(found.subject, found.unit)
    at, words = basis.bound(edge, found)
    unit = found.unit.removesuffix(DAY)  # a step between days is so many
    step = limit(size * 100, "") + POINTS if entry.of == "points" else amount(size, unit)
    if entry.of == "limit":
        if at == 0:
            raise FormulaError(f"界线{words}为零，不能按它的比例计步，请改正 of 或界线")
        size, step = abs(at) * size, f"{words}的{amount(size, PERCENT)}"
    (counted, whole), steps = COUNTED[entry.counted], abs(found.value - at) / size
    if steps.denominator > 1:  # then its print must not say another number of them
        half = Fraction(entry.counted == "nearest", 2)
        gap = (rounded(steps - half, 0) + half) * (size if entry.below is None else -size)
        told_apart = (found.fact, at + gap), (str(edge), found.value - gap)
        found = replace(basis, ends=(*basis.ends, *told_apart)).examined(entry)
    told = counted if found.unit == PERCENT or entry.of or steps.denominator > 1 else ""
    beyond = spoken["down"] if entry.below is not None else spoken["up"] if at else "每{}"
    if found.unit == DAY:
        late = beyond.format(limit(steps * size, "")).removeprefix("每")
        found = replace(found, reasoning=f"{found.reasoning}，{late}")
    return found, Fraction(whole(steps)), beyond.format(step), told


def combined(rule: Parts, basis: Basis, score: Callable[[Rule, Basis], Outcome]) -> Outcome:
    """Return the outcome of a rule from those of its parts, each by its name. Raises FormulaError where none applies."""
    weights = {part.text: basis.points(part.weight) for part in rule.parts}
    bases = (replace(basis, weight=weight) for weight in weights.values())
    scored = (score(part.rule, each) for part, each in zip(rule.parts, bases, strict=True))
    parts = {name: _named(name, outcome) for name, outcome in zip(weights, scored, strict=True)}
    applying = {name: outcome for name, outcome in parts.items() if outcome.applies}
    full, bearing = (sum((weights[name] for name in some), ZERO) for some in (parts, applying))
    if not applying or (full and not bearing):
        raise FormulaError("各部分都不适用，请改在整个 rule 的 when 中写明不适用")
    if rule.take == "sum":
        return _summed(parts.values(), bearing, full)
    pick, words = _EXTREMES[rule.take]
    name = pick(applying, key=lambda name: applying[name].points)
    scores = "，".join(f"{each}得{marks(outcome.points)}分" for each, outcome in applying.items())
    return applying[name].then(applying[name].points, Step(words, f"{scores}，取{name}"))


def _summed(outcomes: Collection[Outcome], bearing: Fraction, full: Fraction) -> Outcome:
    """Return outcomes as one, those that do not apply with their steps alone; those of so much weight bear that of all."""
    opening = sum((outcome.opening for outcome in outcomes if outcome.applies), ZERO)
    whole = Outcome(opening, tuple(step for outcome in outcomes for step in outcome.steps))
    whole = whole.made_up_of(outcome.points for outcome in outcomes)
    if bearing == full:
        return whole
    shared = whole.points * full / bearing
    found = f"按适用的{marks(bearing)}分折算为{marks(full)}分，得{marks(shared)}分"
    return whole.then(shared, Step("权重分担", found))


def _named(text: str, outcome: Outcome) -> Outcome:
    """Return an outcome whose steps begin with the name of their part, unless they do so anyway."""
    steps = (step if step.subject.startswith(text) else replace(step, subject=f"{text}·{step.subject}")
             for step in outcome.steps)  # fmt: skip
    return replace(outcome, steps=tuple(steps))
