"""What every template has at hand: figures as printed, links, errata; and the rendering itself."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from posixpath import commonprefix
from typing import Any

from jinja2 import BytecodeCache
from markupsafe import Markup, escape

from macros.assessment.assess import Assessment
from macros.assessment.receipt import Figure
from macros.report import quotes
from macros.report.corrections import Erratum
from macros.templating import environment
from macros.values import printing
from macros.values.quantity import Quantity

TEMPLATES = Path(__file__).parent / "templates"
_LINK = Markup('<a href="{}">{}</a>')
BY_SITE = Markup('<span class="by">本站</span> ')
"""What marks the site's own words, which stand in an element of the class ``ours``."""
_FIGURE = Markup('<a class="figure" href="{}">{}</a>')  # a template takes ten times as long
_DATA = Markup('<data value="{}">{}</data>')
_ERRATUM = Markup(
    '<a class="erratum" href="{}" aria-label="勘误{}" title="与按其他数算出的不同，见勘误{}"></a>'
)


class Stage:
    """Renders templates over one assessment, for whichever page is being built.

    ``places`` says on which page a thing stands; ``link`` gives the link to ``page.md#anchor``, or to a
    file of the site, that stands on a page; ``here`` names the page being built; ``keep`` may put a mark
    in the place of a block; ``compiled`` knows what templates were compiled to.
    """

    def __init__(
        self,
        assessment: Assessment,
        places: dict[str, str],
        link: Callable[[str, str], str],
        here: Callable[[], str],
        keep: Callable[[Markup], Markup],
        compiled: BytecodeCache | None = None,
    ) -> None:
        self.assessment = assessment
        self.here = here
        self._keep = keep
        self._link_from = link
        self._places = places
        self._environment = environment(TEMPLATES, compiled)
        self._environment.filters |= _FILTERS
        self._environment.filters |= {"quoted": self._quoted, "linked_formula": self._linked_formula}
        self._environment.globals |= self._at_hand()

    def _at_hand(self) -> dict[str, object]:
        """Return what a template may name."""
        return {
            "formatting": printing,
            "by_site": BY_SITE,
            "report": self.assessment.report,
            "assessment": self.assessment,
            "figures": self.assessment.figures,
            "indicators": {item.id: item for item in self.assessment.report.framework.scored},
            "errata_at": self._errata_at,
            "fig": self.figure,
            "number": lambda name: self._quantity(self.assessment.stated(name)),
            "quantity": self._quantity,
            "leads_to": self._leads_to,
            "place": self.place,
            "linked": self._linked,
            "link": self._link,
        }

    def block(self, template: str, **values: Any) -> Markup:
        """Return a template rendered, or the mark that stands for it."""
        rendered = self._environment.get_template(template).render(values)
        return self._keep(Markup(rendered))  # noqa: S704 - escaped there

    def figure(self, name: str, decimals: int | None = None, commas: bool = False) -> Markup:
        """Return a figure as printed, linked to its receipt and marked if it has an erratum."""
        stated = self.assessment.stated(name, decimals, commas)
        shown = _DATA.format(printing.machine(stated.value), stated.digits)
        return self._led(shown, self._receipt(name), stated.erratum)

    def place(self, key: str, anchor: str = "") -> str:
        """Return the link to where a thing stands, empty where no page shows it."""
        page = self._places.get(key)
        return self._link(f"{page}#{anchor}" if anchor else page) if page else ""

    def is_here_alone(self, erratum: Erratum) -> bool:
        """Return whether an erratum is of the page being built and no indicator shows it."""
        page, _, anchor = erratum.page.partition("#")
        return page == self.here() and f"indicator {anchor}" not in map(str.lower, self._places)

    def _linked(self, words: str, key: str, anchor: str) -> Markup:
        """Return words that lead to where a thing stands, bare where no page shows it."""
        href = self.place(key, anchor)
        return _LINK.format(href, words) if href else escape(words)

    def _linked_formula(self, figure: Figure) -> Markup:
        """Return a formula in words, each name leading to its own receipt."""
        assert figure.formula  # the template has looked
        figures = self.assessment.figures
        named = figure.formula.written(lambda name: _LINK.format(f"#{anchor(name)}", figures[name].title))
        return Markup(named)  # noqa: S704 - names are escaped, the rest is signs and numbers

    def _link(self, target: str) -> str:
        return self._link_from(target, self.here())

    def _quantity(self, quantity: Quantity) -> Markup:
        """Return a number in a table cell, linked to its receipt where it is a figure."""
        href = self._receipt(quantity.figure) if quantity.figure and str(quantity) else ""
        return self._led(str(quantity), href, quantity.erratum)

    def _led(self, number: str, href: str, erratum: str) -> Markup:
        """Return a number that leads to its receipt, marked if it has an erratum."""
        shown = _FIGURE.format(href, number) if href else escape(number)
        place = self.place("errata", erratum.lower())
        return shown + (_ERRATUM.format(place, erratum, erratum) if erratum else "")

    def _leads_to(self, target: str) -> str:
        """Return the link to what a cell names, empty where no page shows it."""
        kind, _, id_ = target.partition(" ")
        return self.place("errata" if kind == "erratum" else target, id_.lower()) if target else ""

    def _receipt(self, name: str) -> str:
        owner = name.partition(".")[0]
        if name.endswith(".score") and f"indicator {owner}" in self._places:
            return self.place(f"indicator {owner}", owner.lower())
        return self.place("calculations", anchor(name))

    def _errata_at(self, anchor: str) -> list[Erratum]:
        """Return the errata of an anchor of the page being built."""
        place = f"{self.here()}#{anchor}"
        return [erratum for erratum in self.assessment.report.errata if erratum.page == place]

    def _quoted(self, text: str) -> Markup:
        pieces = (escape(p) if isinstance(p, str) else self.figure(*p) for p in quotes.split(text))
        return Markup("").join(pieces)


def anchor(name: str) -> str:
    """Return a figure's anchor: its name with hyphens for dots."""
    return name.replace(".", "-").lower()


def _beside(title: str, other: str) -> str:
    """Return a figure's title without the table and row, or the question, that it shares with another's."""
    return title[max(commonprefix([title, other]).rfind(mark) for mark in " ·题") + 1 :]


_FILTERS = {
    "paragraphs": lambda text: [" ".join(part.splitlines()) for part in text.split("\n\n") if part.strip()],
    "decimal": lambda share: printing.shortest(Fraction(share), 4),  # a length for a style sheet
    "anchor": anchor, "beside": _beside,
}  # fmt: skip
