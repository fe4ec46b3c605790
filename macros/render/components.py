"""The macros the pages call: each returns the HTML of one thing."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from macros import formatting, quoting
from macros.assessment import Assessment
from macros.checks import FAMILIES
from macros.model import Erratum
from macros.objections import MACROS
from macros.render import tables
from macros.render.ledger import receipts

TEMPLATES = Path(__file__).parent / "templates"
ERRATUM_KINDS = {
    "figure": "数字",
    "rule": "规则",
    "unexplained": "无依据",
    "name": "名称",
    "wording": "文字",
}


class Components:
    """Everything a page may call, over one assessment.

    ``places`` says on which page a thing stands; ``quoted`` names the figures that pages and
    texts quote; ``link`` turns page and anchor into an address
    relative to the page being built; ``here`` names that page.
    """

    def __init__(
        self,
        assessment: Assessment,
        places: dict[str, str],
        quoted: Iterable[str],
        link: Callable[[str], str],
        here: Callable[[], str],
    ) -> None:
        self.assessment = assessment
        self._places = places
        self._receipts = receipts(assessment.figures, quoted)
        self._link = link
        self._here = here
        self._environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters |= {"quoted": self._quoted, "paragraphs": _paragraphs, "anchor": anchor}
        self._environment.globals |= {
            "report": assessment.report,
            "figures": assessment.figures,
            "fig": self.fig,
            "number": self._number,
            "place": self._place,
            "link": self._link,
            "errata_at": self._errata_at,
            "formatting": formatting,
        }

    def macros(self) -> dict[str, Callable[..., str]]:
        """Return the macros by the names pages call them."""
        return {name: getattr(self, name) for name in MACROS}

    def fig(self, name: str, decimals: int | None = None) -> Markup:
        """Return a figure as printed, linked to its receipt and marked if it has an erratum."""
        return self._inline("figure.html", **self._printed(name, decimals))

    def table(self, name: str) -> Markup:
        """Return a table of data/tables.yml."""
        table = self.assessment.report.tables[name]
        head, body = tables.header(table.spec.columns, table.spec.header), tables.body(table)
        return self._block("table.html", table=table, head=head, body=body)

    def scores(self, number: str) -> Markup:
        """Return the table of dimensions, numbered as on its page."""
        return self._block("scores.html", table_number=number)

    def dimension(self, id: str, number: str) -> Markup:
        """Return the table of one dimension's groups and indicators."""
        found = next(d for d in self.assessment.report.framework.dimensions if d.id == id)
        return self._block("dimension.html", dimension=found, table_number=number)

    def members(self, id: str) -> Markup:
        """Return the names of a group's indicators, or of a dimension's groups."""
        framework = self.assessment.report.framework
        names = {d.id: [g.name for g in d.groups] for d in framework.dimensions}
        names |= {g.id: [i.name for i in g.indicators] for g in framework.groups}
        return escape("、".join(names[id]))

    def indicator(self, id: str) -> str:
        """Return one indicator: heading with anchor, facts, rule steps and evidence."""
        found = next(i for i in self.assessment.report.framework.indicators if i.id == id)
        findings = self.assessment.report.findings
        problems = [problem for problem in findings.problems if id in problem.explains]
        block = self._block("indicator.html", indicator=found, problems=problems)
        return f"### {_plain(found.id + found.name)} {{: #{id.lower()} }}\n\n{block}"

    def scoretable(self) -> Markup:
        """Return 附件1: the whole framework with criteria and scores."""
        return self._block("scoretable.html")

    def survey(self, name: str) -> Markup:
        """Return a survey: how many, every question, the composite."""
        return self._block("survey.html", survey=self.assessment.report.surveys[name])

    def grade(self) -> Markup:
        """Return the grade of the total score."""
        return escape(self.assessment.grade.name)

    def references(self) -> Markup:
        """Return the numbered list of what the evaluation is based on."""
        return self._block("references.html")

    def practices(self, brief: bool = False) -> str:
        """Return 主要经验做法."""
        return self._findings("practice", self.assessment.report.findings.practices, brief)

    def problems(self, brief: bool = False) -> str:
        """Return 存在问题, each linked to the indicators it explains and what answers it."""
        return self._findings("problem", self.assessment.report.findings.problems, brief)

    def recommendations(self, brief: bool = False) -> str:
        """Return 有关建议, each linked to the problems it answers."""
        return self._findings("recommendation", self.assessment.report.findings.recommendations, brief)

    def checks(self) -> Markup:
        """Return every check with both sides."""
        return self._block(
            "checks.html", checks=self.assessment.checks, families=FAMILIES, answers=self.assessment.answers
        )

    def errata(self, here: bool = False) -> Markup:
        """Return every erratum; with ``here``, a note of those of the page being built."""
        errata = self.assessment.report.errata
        if here:
            errata = tuple(filter(self._unshown_here, errata))
        return self._block("errata_here.html" if here else "errata.html", errata=errata, kinds=ERRATUM_KINDS)

    def calculations(self) -> Markup:
        """Return the receipt of every figure that is quoted or computed."""
        return self._block("calculations.html", sections=self._receipts)

    def _findings(self, kind: str, items: Any, brief: bool) -> str:
        ordinals = "一二三四五六七八九十"
        blocks = []
        for ordinal, item in zip(ordinals, items, strict=False):
            level, anchor = ("###", "") if brief else ("##", f" {{: #{item.id} }}")
            block = self._block(f"{kind}.html", item=item, brief=brief)
            blocks.append(f"{level} （{ordinal}）{_plain(item.title)}{anchor}\n\n{block}")
        return "\n\n".join(blocks)

    def _printed(self, name: str, decimals: int | None = None) -> dict[str, Any]:
        figure = self.assessment.figures[name]
        digits = figure.definition.decimals if decimals is None else decimals
        return {
            "printed": formatting.show(figure.stated, figure.unit, digits),
            "value": formatting.machine(figure.stated),
            "href": self._receipt(name),
            "erratum": self.assessment.erratum_of(name),
        }

    def _number(self, name: str, nil: bool = False) -> Markup:
        """Return a figure in a table cell: bare, marked if it has an erratum; nil as a dash."""
        printed = self._printed(name)
        if nil and self.assessment.figures[name].stated == 0:
            printed["printed"] = "-"
        return self._inline("number.html", **printed)

    def _receipt(self, name: str) -> str:
        owner = name.partition(".")[0]
        if name.endswith(".score") and f"indicator {owner}" in self._places:
            return self._place(f"indicator {owner}", owner.lower())
        return self._place("calculations", anchor(name))

    def _place(self, key: str, anchor: str = "") -> str:
        """Return the address of where a thing stands, empty where no page shows it."""
        page = self._places.get(key)
        return self._link(f"{page}#{anchor}" if anchor else page) if page else ""

    def _errata_at(self, anchor: str) -> list[Erratum]:
        """Return the errata of an anchor of the page being built."""
        place = f"{self._here()}#{anchor}"
        return [erratum for erratum in self.assessment.report.errata if erratum.page == place]

    def _unshown_here(self, erratum: Erratum) -> bool:
        """Return whether an erratum is of the page being built and no indicator shows it."""
        page, _, anchor = erratum.page.partition("#")
        return page == self._here() and f"indicator {anchor.upper()}" not in self._places

    def _quoted(self, text: str) -> Markup:
        pieces = (escape(p) if isinstance(p, str) else self.fig(*p) for p in quoting.split(text))
        return Markup("").join(pieces)

    def _block(self, template: str, **values: Any) -> Markup:
        return Markup(self._environment.get_template(template).render(values))

    def _inline(self, template: str, **values: Any) -> Markup:
        return Markup(self._block(template, **values).strip().replace("\n", ""))


def anchor(name: str) -> str:
    """Return a figure's anchor: its name with hyphens for dots."""
    return name.replace(".", "-").lower()


def _plain(text: str) -> str:
    """Escape words of the data for a Markdown heading."""
    escaped = str(escape(text))
    return "".join(f"\\{c}" if c in r"\`*_{}[]()#+-.!|" else c for c in escaped)


def _paragraphs(text: str) -> list[str]:
    return [" ".join(part.splitlines()) for part in text.split("\n\n") if part.strip()]
