"""One cause, one line: of the checks that failed, those that fail by themselves, the echoes of others left out.

An echo is a check that would pass if what it rests on were as issued, or that rests on what another
shows to be wrong; it is told, if it still fails, once that is mended.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from macros.assessment.checks import Check
from macros.assessment.receipt import Figure
from macros.assessment.receipts import Figures
from macros.report import Report
from macros.values.arithmetic import Value
from macros.values.formula import read_comparison
from macros.values.mistakes import Where
from macros.values.quantity import Quantity


def causes(failed: Sequence[Check], report: Report, figures: Figures) -> list[tuple[Check, list[str]]]:
    """Return the failed checks that are no echoes, one for each place, each with the ids of all that fail there."""
    echoes, found = _Echoes(failed, report, figures), dict[tuple[Where, ...], tuple[Check, list[str]]]()
    formulas = _wrong_formulas(failed, figures)
    for check in failed:
        if not echoes.has(check):
            formula = formulas.get(check.id)
            first = replace(check, places=(formula,), basis=check.places) if formula else check
            found.setdefault(first.places, (first, []))[1].append(check.id)
    return list(found.values())


def _wrong_formulas(failed: Sequence[Check], figures: Figures) -> dict[str, Where]:
    """Return the failed checks of cells none of which is as their common formula has it, with its place."""
    cells = [each for each in figures.definitions.values() if each.kind == "cell"]
    places = {each.name: each.formula_place for each in cells if each.formula and each.issued}
    issued = (check for check in failed if check.kind == "issued" and check.subject in places)
    found = {check.id: places[check.subject] for check in issued}
    all_of, wrong = Counter(places.values()), Counter(found.values())
    return {id_: place for id_, place in found.items() if wrong[place] == all_of[place] > 1}


class _Echoes:
    """Tells the echoes among failed checks."""

    def __init__(self, failed: Sequence[Check], report: Report, figures: Figures) -> None:
        self.failed, self.report, self.figures = failed, report, figures
        names = (check.subject for check in failed if check.kind == "issued")
        self.issued = {name: figures[name].stated.value for name in names}
        self.broken = {name for check in failed for name in _broken(check, report)}
        stated = (name for name in self.issued if figures[name].definition.kind != "score")
        self.repeated = dict(filter(None, map(self._repeated, self.issued)))
        self.doubtful = {leaf for name in stated for leaf in figures.beneath(name)}

    def has(self, check: Check) -> bool:
        """Return whether a failed check is an echo."""
        if check.kind == "issued":
            return self._is_echo(self.figures[check.subject])
        if check.kind == "custom":
            sides = read_comparison(check.formula)
            apart = sides.excess(self._as_issued)
            return self._rests_on_broken(*sides.names) or (apart is not None and sides.holds(apart))
        return check.kind == "weight" and _follows(check, self.report, self.failed)

    def _is_echo(self, figure: Figure) -> bool:
        if self._rests_on_broken(figure.name):
            return True
        if figure.formula is None:
            return bool(figure.outcome and self.doubtful & self.figures.beneath(figure.name))
        if again := self._repeated(figure.name):
            value = self.issued.get(again[0], figure.value)
        else:
            value = figure.formula.evaluate(self._as_issued)
        printed = Quantity(value, figure.unit, figure.stated.decimals).digits
        return value != figure.value and printed == figure.stated.digits

    def _as_issued(self, name: str) -> Value:
        """Return a value as it would be if what the report prints otherwise were right."""
        if name in self.issued:
            return self.issued[name]
        figure = self.figures[name]
        if figure.formula:
            return figure.formula.evaluate(self._as_issued)
        return self.repeated.get(name, figure.value)

    def _repeated(self, name: str) -> tuple[str, Value] | None:
        """Return what a figure is another print of, though no formula gives it, and the value printed; else None."""
        formula = self.figures[name].formula
        if formula is None or formula.names != (formula.text,) or self.figures[formula.text].formula:
            return None
        return formula.text, self.issued[name]

    def _rests_on_broken(self, *names: str) -> bool:
        return any(self.broken & {name, *self.figures.beneath(name)} for name in names)


def _broken(check: Check, report: Report) -> Iterator[str]:
    """Yield the names of what a failed check shows to be wrong, though not how: counts of answers, scores of a weight."""
    if check.kind == "survey":
        survey, _, question = check.subject.partition(".")
        counts = report.surveys[survey].counts.get(question, {})
        yield from (f"{check.subject}.{letter}" for letter in counts)
        yield from [check.subject] if not counts else []
    if check.kind == "weight":
        found = [whole for whole in report.framework.below if whole.id == check.subject]
        yield from (f"{item.id}.score" for whole in found for item in whole.indicators)


def _follows(check: Check, report: Report, failed: Sequence[Check]) -> bool:
    """Return whether a sum of weights is wrong by as much as those of its members are."""
    whole = next(each for each in report.framework.wholes if each.id == check.subject)
    members = {member.id for member in whole.members}
    apart = [_gap(each) for each in failed if each.kind == "weight" and each.subject in members]
    return bool(apart) and _gap(check) + sum(apart) == 0


def _gap(check: Check) -> Fraction:
    assert isinstance(check.difference, Quantity)  # two weights that are not equal
    return check.difference.value or Fraction(0)
