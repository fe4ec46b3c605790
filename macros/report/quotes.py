"""Figures quoted in texts of the data: ``{online_items}项``, ``{carryover:2}``."""

import re
from collections.abc import Iterator

from macros.report import Report
from macros.report.framework import Indicator
from macros.report.rules import Checklist, Judged, Parts, Rule

_QUOTE = re.compile(r"\{(?P<name>[^\W\d][\w.]*)(?::(?P<decimals>\d))?\}")
_UNQUOTED = re.compile(r"“[^”]*”")


def names_quoted(text: str) -> list[str]:
    """Return the names of the figures that ``text`` quotes."""
    return [match["name"] for match in _QUOTE.finditer(text)]


def split(text: str) -> Iterator[str | tuple[str, int | None]]:
    """Return the text in pieces: words, and (name, decimals) for each quotation."""
    end = 0
    for match in _QUOTE.finditer(text):
        yield text[end : match.start()]
        yield match["name"], int(match["decimals"]) if match["decimals"] else None
        end = match.end()
    yield text[end:]


def texts_that_quote(report: Report) -> Iterator[tuple[str, str]]:
    """Return every text of the data that may quote a figure, with its place."""
    for indicator in report.framework.indicators:
        yield from _of_indicator(indicator)
    findings = report.findings
    for item in (*findings.practices, *findings.problems, *findings.recommendations):
        yield f"data/findings.yml {item.id}", item.text
    for table in report.tables.values():
        yield f"data/tables.yml {table.id} footnote", table.spec.footnote
    for erratum in report.errata:
        yield f"data/errata.yml {erratum.id}", _UNQUOTED.sub("", erratum.explanation)
        yield f"data/errata.yml {erratum.id} corrected", _figures_alone(erratum.corrected)


def _figures_alone(wording: str) -> str:
    """Return the quotations of a corrected wording: other numbers in it are the report's own text."""
    return "".join(f"{{{name}}}" for name in names_quoted(wording))


def _of_indicator(indicator: Indicator) -> Iterator[tuple[str, str]]:
    place = f"data/indicators.yml {indicator.id}"
    yield f"{place} evidence", indicator.evidence
    for text in _of_rule(indicator.rule):
        yield f"{place} rule", text


def _of_rule(rule: Rule) -> Iterator[str]:
    match rule:
        case Checklist(points=points):
            yield from (text for point in points for text in (point.text, point.note))
        case Judged(reason=reason):
            yield reason
        case Parts(parts=parts):
            for part in parts:
                yield from _of_rule(part.rule)
