"""Quotations beside the built pages, where there is no issued text to ask."""

from collections.abc import Iterable, Iterator

from macros.report import Report
from macros.report.issued import plain
from macros.site.issued_text.passages import passages_of
from macros.site.page import BuiltPage
from macros.values.errors import short
from macros.values.mistakes import Mistake, Where
from macros.values.recalling import Recall, anew

Built = Iterable[tuple[str, BuiltPage]]
"""Pages with their paths under ``docs/``."""


def printed(built: Built, recall: Recall = anew) -> dict[str, str]:
    """Return the words of the report that each page prints."""
    return {path: "".join(one.claimed for one in passages_of(page, recall)) for path, page in built}


def unprinted(report: Report, built: Built, recall: Recall = anew) -> Iterator[Mistake]:
    """Yield what a reading quotes as the words that the score rests on and no page prints."""
    said = "".join(printed(built, recall).values())
    for each in report.readings:
        if plain(each.here.quote) not in said:
            words = (
                f"网页上没有“{short(each.here.quote)}”，请照抄得分所依据的原文；网页漏了这一句的，补进网页"
            )
            yield Mistake(Where("data/readings.yml") / each.id / "here" / "quote", words)
