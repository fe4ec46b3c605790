"""The report as it is stated: one module per file of ``data/``, frozen and typed.

Nothing here is computed. Texts may quote a figure by its name in braces: ``{online_items}项``.
"""

from dataclasses import dataclass, field
from functools import cached_property

from macros.report.charts import Chart
from macros.report.checks import CustomCheck
from macros.report.corrections import Erratum
from macros.report.figures import FigureEntry
from macros.report.findings import Findings
from macros.report.framework import Framework
from macros.report.glossary import GlossaryFile
from macros.report.identity import Identity
from macros.report.issued import BORDER, Piece
from macros.report.readings import Reading
from macros.report.surveys import Survey
from macros.report.tables import Table


@dataclass(frozen=True)
class Report:
    """Everything ``data/`` states, and nothing that follows from it."""

    identity: Identity
    framework: Framework
    tables: dict[str, Table]
    surveys: dict[str, Survey]
    figures: dict[str, FigureEntry]
    findings: Findings
    errata: tuple[Erratum, ...]
    checks: tuple[CustomCheck, ...]
    charts: dict[str, Chart] = field(default_factory=dict)
    readings: tuple[Reading, ...] = ()
    glossary: GlossaryFile = field(default_factory=GlossaryFile)
    issued_text: tuple[Piece, ...] = ()

    @cached_property
    def issued_words(self) -> str:
        """Return the words of the issued text, to look for quotations in: nothing parts its lines and cells."""
        return "".join(piece.words for piece in self.issued_text).replace(BORDER, "")
