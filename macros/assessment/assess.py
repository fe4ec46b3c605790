"""What follows from a report: figures, scores, checks, errata matched to them, in one value."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property

from macros.assessment.checks import Check, Recomputed, Verdict, recomputed, run_checks
from macros.assessment.effects import Readings, grading
from macros.assessment.formulas import unnamed
from macros.assessment.names import define
from macros.assessment.readings import read_again
from macros.assessment.receipt import Occurrences
from macros.assessment.receipts import Figures
from macros.assessment.scoring import Step
from macros.assessment.unfitting import unfit
from macros.report import Report
from macros.report.corrections import Erratum
from macros.report.grades import Grade
from macros.report.quotes import names_quoted, split
from macros.report.texts import QuotingText, quoting_texts, with_titles
from macros.values.errors import DataErrors
from macros.values.quantity import Quantity


@dataclass(frozen=True)
class Named:
    """A report and the names it gives: enough to ask what names nothing, before anything is worked out."""

    report: Report
    figures: Figures

    @cached_property
    def answers(self) -> dict[str, Erratum]:
        """Return the errata by the check they answer."""
        return {check: erratum for erratum in self.report.errata for check in erratum.checks}

    @cached_property
    def quoting(self) -> tuple[QuotingText, ...]:
        """Return every text of the data that may quote a figure."""
        return tuple(quoting_texts(self.report))

    def erratum_of(self, name: str) -> Erratum | None:
        """Return the erratum that marks the figure where it is printed, if any."""
        return self.answers.get(f"issued.{name}")

    def stated(self, name: str, decimals: int | None = None, commas: bool = False) -> Quantity:
        """Return what pages state for a figure, with the erratum that marks it."""
        found, erratum = self.figures[name].stated, self.erratum_of(name)
        places = found.decimals if decimals is None else decimals
        stated = replace(found, decimals=places, commas=commas, erratum=erratum.id if erratum else "")
        return stated.beside(self.report.identity.limits_of(name))

    @property
    def titled(self) -> Report:
        """Return the report with the figures that its titles quote filled in, as far as there are such."""
        known = self.figures.definitions.keys()
        return with_titles(self.report, lambda it: spoken(self, it) if known >= {*names_quoted(it)} else it)


@dataclass(frozen=True)
class Assessment(Named):
    """A report, its figures, its checks."""

    checks: tuple[Check, ...]
    readings: Readings
    occurrences: Occurrences = field(default_factory=Occurrences)
    """Where each figure is printed, known once there are pages."""

    @property
    def total(self) -> Fraction:
        """Return the total score in points."""
        value = self.figures.value("total.score")
        assert value is not None  # a sum of scores, each of which exists
        return value

    @property
    def grade(self) -> Grade | None:
        """Return the grade of the total, vetoes applied; none where the report gives no grades."""
        return grading(self.report, self.figures)[0]

    @property
    def vetoes(self) -> tuple[Step, ...]:
        """Return what each 一票否决 found, and what it does to the grade."""
        return grading(self.report, self.figures)[1]

    def lost(self, id_: str) -> Fraction:
        """Return the points that an indicator or adjustment lost, nought where it has no weight to lose of."""
        return self.figures.known(f"{id_}.deduction") or Fraction(0)

    @property
    def tables_agree(self) -> bool:
        """Return whether the report's tables print sums, and each agrees with what it adds up; rates are none."""
        issued = {check.subject: check.passed for check in self.checks if check.kind == "issued"}
        cells = [self.figures[name] for name in issued]
        sums = [cell.name for cell in cells if cell.definition.kind == "cell" and not cell.computed.is_rate]
        return bool(sums) and all(issued[name] for name in sums)

    @cached_property
    def scored_twice(self) -> bool:
        """Return whether there are scores that the department gave itself beside those that count."""
        return any(name.endswith(".self_score") for name in self.figures)

    @property
    def recomputed(self) -> Recomputed:
        """Return the indicators by what their scores rest on."""
        return recomputed(self.report.framework, self.figures)


def named(report: Report) -> Named:
    """Return a report with the names it gives, nothing worked out."""
    return Named(report, Figures(define(report)))


def assess(report: Report, names: Named | None = None) -> Assessment:
    """Return everything that follows from ``report``, whose ``names`` may be known. Raises DataErrors for what cannot be worked out."""
    figures = (names or named(report)).figures
    if wrong := unnamed(report, figures.definitions):
        raise DataErrors(wrong)
    try:
        figures.check_all()
    except DataErrors as errors:
        raise DataErrors([*unfit(report, figures), *errors.mistakes]) from None
    checks = run_checks(report, figures)
    readings = read_again(report, figures, _rounded(checks, figures))
    found = Assessment(report, figures, checks, readings)
    return found if (titled := found.titled) == report else assess(titled)


def _rounded(checks: Sequence[Check], figures: Figures) -> Fraction:
    """Return by how many points the total was printed higher than it is, where it only was rounded."""
    rounded = any(check.id == "issued.total.score" and check.verdict is Verdict.ROUNDED for check in checks)
    return figures["total.score"].away if rounded else Fraction(0)


def spoken(assessment: Named, text: str) -> str:
    """Return a text of the data with the figures it quotes filled in, as the page reads."""
    return "".join(
        piece if isinstance(piece, str) else assessment.stated(*piece).digits for piece in split(text)
    ).strip(" \n")
