"""Tables and annexes that a text names by a number that none of the report has."""

import re
from collections.abc import Collection, Iterator

from macros.assessment.assess import Named
from macros.gate.arguments import TABLE_NUMBER
from macros.gate.calls import Reading
from macros.gate.syntax import line_of

_NAMED = re.compile(r"(?<![报附算代发])(表|附件)\s?([1-3]?\d(?:-[1-3]?\d)?)(?!\d|\.\d|[%％])", re.ASCII)
"""What may be such a number; a larger one is told as typed."""
_QUOTED = re.compile(r"[\"“](\d[\d-]*)[\"”]")
_HEADING = re.compile(r"^(?:#+|title:)\s.*", re.MULTILINE)


def printed_numbers(assessment: Named, readings: Collection[Reading]) -> dict[str, set[str]]:
    """Return the numbers of the tables, and of the annexes that have a page or a section; none where nothing is numbered.

    What the issued text names is what the report says, whether it has it or not.
    """
    arguments = [argument for reading in readings for call in reading.calls for argument in call.arguments]
    tables = {str(each.value) for each in arguments if each.kind is TABLE_NUMBER}
    tables |= {table.spec.number for table in assessment.report.tables.values()}
    tables |= {number for reading in readings for number in _QUOTED.findall(reading.misread)}
    headings = (heading for reading in readings for heading in _HEADING.findall(reading.page.text))
    annexes = {number for heading in headings for kind, number in _NAMED.findall(heading) if kind == "附件"}
    known = {"表": tables - {""}, "附件": annexes}
    issued = [found for piece in assessment.report.issued_text for found in _NAMED.findall(piece.words)]
    named = {kind: {number for each, number in issued if each == kind} for kind in known}
    return {kind: numbers and numbers | named[kind] for kind, numbers in known.items()}


def unknown_numbers(text: str, known: dict[str, set[str]]) -> Iterator[tuple[int, str]]:
    """Yield on which line of ``text`` a table or an annex is named that is not there, and its name."""
    for found in _NAMED.finditer(text):
        numbers = known[found[1]]
        wholes = {number.partition("-")[0] for number in numbers} | numbers
        if numbers and found[2] not in wholes and not numbers.issuperset(found[2].split("-")):
            yield line_of(found), found[0]
