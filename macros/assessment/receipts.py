"""All figures worked out: any name of the report to its value and its receipt."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cached_property

from macros.assessment.formulas import no_such
from macros.assessment.names import Definition
from macros.assessment.receipt import Figure
from macros.assessment.scoring import Basis, score
from macros.report.rules import Rule
from macros.values.errors import DataErrors, FormulaError
from macros.values.formula import Formula
from macros.values.mistakes import NOWHERE, Mistake


class Figures:
    """All figures by name, each worked out once, when first asked for."""

    def __init__(self, definitions: dict[str, Definition]) -> None:
        self.definitions = definitions
        """What each name means."""
        self._known: dict[str, Figure] = {}
        self._open: list[str] = []

    def __iter__(self) -> Iterator[str]:
        """Iterate over all names."""
        return iter(self.definitions)

    def __contains__(self, name: str) -> bool:
        """Return whether there is such a name."""
        return name in self.definitions

    def __getitem__(self, name: str) -> Figure:
        """Return the figure. Raises FormulaError: unknown name, cycle, division by zero."""
        if name not in self._known:
            self._known[name] = self._work_out(name)
        return self._known[name]

    def value(self, name: str) -> Fraction | None:
        """Return its computed value alone."""
        return self[name].value

    def known(self, name: str) -> Fraction | None:
        """Return its computed value, ``None`` also where there is no such figure."""
        return self.value(name) if name in self else None

    def redefined(self, definitions: dict[str, Definition]) -> "Figures":
        """Return the figures with these defined otherwise; what rests on nothing that differs is known already."""
        rest = [name for name, definition in definitions.items() if definition != self.definitions[name]]
        changed: set[str] = set()
        while rest:
            if (name := rest.pop()) not in changed:
                changed.add(name)
                rest += self.used_by(name)
        found = Figures(self.definitions | definitions)
        found._known = {name: figure for name, figure in self._known.items() if name not in changed}
        return found

    def used_by(self, name: str) -> tuple[str, ...]:
        """Return the names of the figures that are made of this one."""
        return self._uses.get(name, ())

    @cached_property
    def _uses(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for name in self:
            for used in dict.fromkeys(self[name].inputs):
                found.setdefault(used, []).append(name)
        return {name: tuple(users) for name, users in found.items()}

    def beneath(self, name: str) -> set[str]:
        """Return every name that a figure is worked out from, those between included."""
        found, rest = set[str](), [name]
        while rest:
            inputs = self[rest.pop()].inputs
            rest += [each for each in inputs if each not in found]
            found |= {*inputs}
        return found

    def check_all(self) -> None:
        """Work out every figure. Raises DataErrors with every mistake."""
        wrong = []
        for name in self:
            try:
                self[name]
            except FormulaError as error:
                wrong.append(error.mistake)
        if wrong:
            raise DataErrors(wrong)

    def _work_out(self, name: str) -> Figure:
        definition = self.definitions.get(name)
        if definition is None:
            raise FormulaError(no_such(NOWHERE, name, self.definitions))
        if name in self._open:
            raise self._cycle(self._open[self._open.index(name) :])
        self._open.append(name)
        try:
            return self._figure(definition)
        except FormulaError as error:
            raise error.at(definition.formula_place, definition.formula) from error
        finally:
            self._open.pop()

    def _cycle(self, names: list[str]) -> FormulaError:
        """Return the error for names that need each other, the same whichever was asked for first."""
        first = names.index(min(names, key=list(self).index))
        ordered = names[first:] + names[:first]
        way = " → ".join([*ordered, ordered[0]])
        last = self.definitions[ordered[-1]]
        cause = f"循环引用 {last.table.id}" if last.table else ""
        words = f"循环引用：{way}，请改掉其中一个公式"
        return FormulaError(Mistake(last.formula_place, words, cause=cause))

    def _figure(self, definition: Definition) -> Figure:
        if definition.rule is not None:
            return self._scored(definition, definition.rule)
        if not definition.formula:
            return Figure(definition, definition.value)
        formula = definition.parsed
        value = formula.evaluate(self.value)
        if value is None:
            self._refuse_blank(formula)
        words = formula.written(lambda name: self[name].title)
        worked = formula.written(lambda name: self[name].exactly())
        figure = Figure(definition, value, formula, words, worked, formula.names)
        shown = replace(figure, value=formula.evaluate(lambda name: self[name].shown))
        return figure if shown.printed == figure.printed else replace(figure, sign="≈")

    def _refuse_blank(self, formula: Formula) -> None:
        """Raise FormulaError where a formula has no value because a cell that it needs is blank."""
        for name in formula.names:
            cell = self.definitions[name]
            if cell.kind == "cell" and cell.value is None and not cell.formula:
                words = "是空的，而公式要用到，请填写；没有数的写 -"
                raise FormulaError(Mistake(cell.place, words, cause=cell.place.file))

    def _scored(self, definition: Definition, rule: Rule) -> Figure:
        looked_at: dict[str, Figure] = {}
        outcome = score(rule, Basis(definition.marks, lambda name: looked_at.setdefault(name, self[name])))
        if definition.kind == "weight":
            counted = definition.marks if outcome.applies else Fraction(0)
            return Figure(definition, counted, inputs=tuple(looked_at))
        return Figure(definition, outcome.score, inputs=tuple(looked_at), outcome=outcome)
