"""The macros the pages call: each returns the HTML of one thing."""

from collections.abc import Callable
from inspect import Signature, isfunction, signature
from types import MethodType
from typing import Any

from markupsafe import Markup, escape

from macros.assessment.checks import told
from macros.gate import arguments as are
from macros.html.bars import drawing
from macros.html.calculations import receipts
from macros.html.stage import Stage
from macros.report.corrections import ERRATUM_KINDS, MINOR
from macros.report.readings import TARIFFS
from macros.tables.catalogue import CALLED
from macros.tables.check_tables import families
from macros.tables.score_tables import WORDS
from macros.tables.survey_tables import survey_tables
from macros.values.printing import numbered


class Components:
    """Everything a page may call: each public method is a macro, whose signature says what it takes."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._assessment = stage.assessment
        self._report = stage.assessment.report

    @are.inline
    def fig(self, name: are.FigureName, decimals: are.Decimals = None, commas: are.Commas = False) -> Markup:
        """Return a figure as printed, linked to its receipt and marked if it has an erratum."""
        return self._stage.figure(name, decimals, commas)

    def table(self, name: are.TableName) -> Markup:
        """Return a table of data/tables.yml."""
        return self._laid("table", name, sourced=True)

    def chart(self, name: are.ChartName) -> Markup:
        """Return a chart: ``dimensions``, ``indicators``, ``waterfall`` or one of data/charts.yml."""
        drawn = drawing(self._assessment, name)
        return self._stage.block(drawn.template, name=name, **drawn.given)

    def scores(self, number: are.TableNumber) -> Markup:
        """Return the table of dimensions, numbered as on its page."""
        return self._laid("scores", number)

    def dimension(self, id: are.DimensionId, number: are.TableNumber) -> Markup:
        """Return the table of one dimension's groups and indicators."""
        return self._laid("dimension", id, number)

    @are.inline
    def members(self, id: are.GroupId) -> str:
        """Return the names of what a dimension or a group is made of: the level below it."""
        return _plain(self._report.framework.names_within(id))

    def indicator(self, id: are.IndicatorId, headed: are.Headed = True) -> str:
        """Return one indicator: heading with anchor, unless the page has it, facts, rule steps and evidence."""
        framework = self._report.framework
        found = next(item for item in framework.scored if item.id == id)
        called = WORDS | {column.holds: column.title for column in framework.titles.columns}
        above = next((len(path) for path, item in framework.paths if item is found), 2)
        level = max(2, above + 1)
        block = self._stage.block("indicator.html", indicator=found, called=called, level=level)
        heading = f"{'#' * level} {_plain(found.label)} {{: #{id.lower()} }}\n\n" if headed else ""
        return f"{heading}{block}"

    def scoretable(self) -> Markup:
        """Return 附件1: the whole framework with criteria and scores."""
        return self._laid("scoretable", wide=True)

    def targets(self) -> Markup:
        """Return 自评表: every indicator with its target, what became of it, and its score."""
        return self._laid("targets", wide=True)

    def survey(self, name: are.SurveyName) -> Markup:
        """Return a survey: how many, every question, the composite."""
        survey = self._report.surveys[name]
        tables = [*survey_tables(self._assessment, survey)]
        return self._stage.block("survey.html", survey=survey, tables=tables)

    @are.inline
    def grade(self) -> str:
        """Return the grade of the total score."""
        grade = self._assessment.grade
        return _plain(grade.name) if grade else ""

    @are.shows("总分或结论", lambda report: report.framework.is_scored or report.framework.conclusion)
    def verdict(self) -> Markup:
        """Return the total score and its grade against the grade bands, and the conclusion."""
        return self._stage.block("verdict.html")

    @are.shows("表头", lambda report: report.identity.header)
    def disclosure(self) -> Markup:
        """Return the official header of a disclosed document."""
        return self._stage.block("disclosure.html")

    def citation(self) -> Markup:
        """Return how to cite the report, in three forms."""
        return self._stage.block("citation.html")

    @are.shows("评价依据", lambda report: report.identity.references)
    def references(self) -> Markup:
        """Return the numbered list of what the evaluation is based on."""
        return self._stage.block("references.html")

    @are.shows("主要经验做法", lambda report: report.findings.practices)
    def practices(self, brief: are.Brief = False, first: are.First = "（一）") -> str:
        """Return 主要经验做法."""
        return self._findings("practice", self._report.findings.practices, brief, first)

    @are.shows("存在的问题", lambda report: report.findings.problems)
    def problems(self, brief: are.Brief = False, first: are.First = "（一）") -> str:
        """Return 存在问题, each linked to the indicators it explains and what answers it."""
        return self._findings("problem", self._report.findings.problems, brief, first)

    @are.shows("有关建议", lambda report: report.findings.recommendations)
    def recommendations(self, brief: are.Brief = False, first: are.First = "（一）") -> str:
        """Return 有关建议, each linked to the problems it answers."""
        return self._findings("recommendation", self._report.findings.recommendations, brief, first)

    def remedies(self, brief: are.Brief = False) -> Markup:
        """Return deduction → problem → recommendation; ``brief`` only counts the unexplained."""
        explaining, lost = self._report.findings.explaining, self._assessment.lost
        indicators = self._report.framework.indicators
        unexplained = [each for each in indicators if lost(each.id) and not explaining(each.id)]
        return self._stage.block("remedies.html", brief=brief, unexplained=unexplained)

    def status(self) -> Markup:
        """Return in one line what the checks and errata say."""
        return self._stage.block("status.html", counts=told(self._assessment.checks))

    @are.shows("数据核对")
    def checks(self) -> Markup:
        """Return every check with both sides."""
        return self._stage.block("checks.html", families=[*families(self._assessment)])

    @are.shows("口径与勘误", lambda report: report.errata or report.readings)
    def errata(self, here: are.Here = False) -> Markup:
        """Return every erratum; with ``here``, a note of those of the page being built."""
        if here:
            errata = [e for e in self._report.errata if self._stage.is_here_alone(e)]
            return self._stage.block("errata_here.html", errata=errata)
        figures = self._assessment.figures
        steps = ((item, figures[f"{item.id}.score"].steps) for item, _ in self._report.framework.ruled)
        unstated = [(item, step) for item, taken in steps for step in taken if step.unstated]
        known = {"kinds": ERRATUM_KINDS, "minor": MINOR, "tariffs": TARIFFS}
        return self._stage.block("register.html", unstated=unstated, **known)

    def standing(self) -> Markup:
        """Return in a box what holds of the total score, and on what it depends."""
        return self._stage.block("standing.html")

    @are.shows("计算过程")
    def calculations(self) -> Markup:
        """Return the list of all figures, each with its receipt and its places."""
        return self._stage.block("calculations.html", sections=receipts(self._assessment))

    @are.shows("下载的文件")
    def downloads(self, brief: are.Brief = False) -> Markup:
        """Return the slot filled once the pages are built; ``brief`` for the whole documents alone."""
        return self._stage.block("downloads.html", which="main" if brief else "all")

    @are.shows("名词解释", lambda report: report.glossary.terms)
    def glossary(self) -> Markup:
        """Return the official words explained."""
        return self._stage.block("glossary.html")

    @are.shows("全文")
    def whole(self, *pages: are.PageName) -> Markup:
        """Return the slot filled with these pages once they are built."""
        return self._stage.block("whole.html", pages=pages)

    def _laid(self, macro: str, *named: str, wide: bool = False, sourced: bool = False) -> Markup:
        layout, look = CALLED[macro](self._assessment, *named), "framework" if wide else "report"
        return self._stage.block("table.html", layout=layout, look=look, wide=wide, sourced=sourced)

    def _findings(self, kind: str, items: Any, brief: bool, first: str) -> str:
        blocks = []
        for number, item in enumerate(items, 1):
            level, anchor = ("###", f"{item.id}-brief") if brief else ("##", item.id)
            block = self._stage.block(f"{kind}.html", item=item, brief=brief, anchor=anchor)
            title = f"{level} {_plain(numbered(first, number) + item.title)} {{: #{anchor} }}\n\n"
            blocks.append(f"{title if item.title else ''}{block}")
        return "\n\n".join(blocks)


_MACROS = {name: method for name, method in vars(Components).items() if isfunction(method) and name[0] != "_"}


def signatures() -> dict[str, Signature]:
    """Return what a page may call, with what arguments, and what it shows or whether it stands within a line."""
    return {
        name: signature(MethodType(method, Components)).replace(return_annotation=vars(method).get("shows"))
        for name, method in _MACROS.items()
    }


def page_macros(components: Components) -> dict[str, Callable[..., str]]:
    """Return the macros by the names pages call them."""
    return {name: getattr(components, name) for name in _MACROS}


def _plain(text: str) -> str:
    """Escape words of the data for a Markdown heading."""
    return "".join(f"\\{c}" if c in r"\`*_{}[]()#+-.!|" else c for c in str(escape(text)))
