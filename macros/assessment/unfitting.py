"""What of the data cannot stand together, though it can be worked out: weights, units, limits, criteria."""

from macros.assessment.criteria import unstated
from macros.assessment.effects import ungraded
from macros.assessment.form import disordered, misquoted
from macros.assessment.limits import wrong_units
from macros.assessment.receipts import Figures
from macros.assessment.units import mixed
from macros.assessment.weighing import unbalanced, unborne
from macros.report import Report
from macros.values.mistakes import Mistake


def unfitting(report: Report, figures: Figures) -> list[Mistake]:
    """Return what of the data cannot stand together, though all can be worked out."""
    framework, wrong = report.framework, unfit(report, figures)
    told = {mistake.where.steps[:1] for mistake in wrong}
    unsaid = (each for each in unstated(framework, figures) if each.where.steps[:1] not in told)
    return [*wrong, *unborne(framework, figures), *unsaid, *ungraded(report, figures)]


def unfit(report: Report, figures: Figures) -> list[Mistake]:
    """Return what of the data cannot stand together, whatever follows from it; all names are known."""
    definitions = figures.definitions
    wrong = [*unbalanced(report.framework), *mixed(report, definitions), *wrong_units(report, definitions)]
    wrong += disordered(report.identity)
    return [*wrong, *(each for each in misquoted(report) if each.where.file == "data/readings.yml")]
