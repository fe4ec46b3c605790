"""Why a figure cannot be worked out: a mistake, with its place as far as that is known."""

from collections.abc import Mapping
from dataclasses import replace

from macros.assessment.names import Definition
from macros.values.errors import FormulaError
from macros.values.mistakes import NOWHERE, Mistake, Unknown, Where, unknown
from macros.values.suggest import nearest


def no_such(where: Where, name: str, known: Mapping[str, Definition], meant: str = "") -> Unknown:
    """Return that a name means nothing, and what to do; ``meant`` is the one that it is a part of, if any."""
    beside = [each for each in known if each.count(".") == name.count(".")]
    near = beside if nearest(name, beside) else known
    meant = meant or next((each.name for each in known.values() if each.title == name), "")
    return unknown(where, "数据", name, near, "请改正名称，或在 data/figures.yml 中登记", meant=meant)


class PlacedError(FormulaError):
    """A formula error that is a mistake, and may already say where it stands."""

    def __init__(self, mistake: Mistake) -> None:
        self.mistake = mistake
        super().__init__(str(mistake))


def mistaken(error: FormulaError, formula: str) -> Mistake:
    """Return what is wrong with a formula, and where as far as the error knows."""
    if isinstance(error, PlacedError):
        return error.mistake
    return Mistake(NOWHERE, str(error), error.found or formula)


def placed(error: FormulaError, definition: Definition) -> PlacedError:
    """Return the error with its place: that of the formula, unless it knows another."""
    mistake = mistaken(error, definition.formula)
    return PlacedError(mistake if mistake.where.file else replace(mistake, where=definition.formula_place))
