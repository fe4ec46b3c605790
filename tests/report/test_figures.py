"""Every figure printed on a page is the one its receipt and the open data tell."""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from macros.values.numbers import DASHES
from macros.values.printing import PERCENT
from tests.reading.pages import Element
from tests.report.published import Published

_NUMBER = re.compile(r"-?\d[\d,]*(?:\.(\d+))?(%?)")


def test_a_figure_is_printed_as_the_open_data_have_it_wherever_it_stands(site: Published) -> None:
    figures = {
        figure["id"].replace(".", "-").lower(): figure for figure in site.json("report.json")["figures"]
    }
    wrong = [
        f"{file}: {words}, {figures[anchor]['id']}"
        for file in site.originals
        for anchor, words in _printed(site.article(file))
        if anchor in figures and not _tells(words, figures[anchor])
    ]
    assert wrong == []


def test_a_score_is_printed_at_its_indicator_as_the_open_data_have_it(site: Published) -> None:
    figures = {figure["id"].lower(): figure for figure in site.json("report.json")["figures"]}
    wrong = [
        f"{file}: {words}, {anchor}"
        for file in site.originals
        for anchor, words in _printed(site.article(file))
        if f"{anchor}.score" in figures and not _tells(words, figures[f"{anchor}.score"])
    ]
    assert wrong == []


def _printed(article: Element) -> Iterator[tuple[str, str]]:
    """Yield the place each linked figure leads to, and its number as printed."""
    for link in article.all("a", "figure"):
        words = link.text().strip().replace("−", "-")
        if _NUMBER.fullmatch(words) or words in DASHES:
            yield link.attributes["href"].partition("#")[2], words


def _tells(words: str, figure: Any) -> bool:
    """Return whether a number is the figure's value, computed or as issued, rounded to the decimals it shows."""
    stated = [figure["value"], figure["issued"]]
    values = [Fraction(value) for value in stated if value is not None]
    if words in DASHES:
        return figure["value"] is None or not all(values)
    printed = _NUMBER.fullmatch(words)
    assert printed is not None
    decimals, percent = len(printed[1] or ""), bool(printed[2])
    number = Decimal(words.rstrip("%").replace(",", ""))
    sizes = {100 if percent else 1, 100 if figure["unit"] == PERCENT else 1}  # whose title may have the sign
    return any(_rounded(value * size, decimals) == number for value in values for size in sizes)


def _rounded(value: Fraction, decimals: int) -> Decimal:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
