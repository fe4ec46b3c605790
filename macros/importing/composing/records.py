"""The records of data/ that follow from a report once it is read."""

from fractions import Fraction

from macros.gate.marks import FILL
from macros.importing.blank import blank
from macros.importing.composing.book import Book
from macros.importing.criteria.proposal import proposal
from macros.importing.draft import Record
from macros.importing.parts.entries import Entry
from macros.importing.parts.findings import answered, explained
from macros.importing.yaml_text import Marked


def records(book: Book, head: Record, survey_records: Record) -> dict[str, Record]:
    """Return every record of a report, by the name of its file."""
    lost = [
        (entry.id, entry.evidence)
        for entry in (book.root.lowest() if book.root else [])
        if entry.score is not None and entry.weight and entry.score < entry.weight
    ]
    for problem in book.findings.get("problems", []):
        problem["explains"] = explained(str(problem["text"]), lost)
    for one in book.findings.get("recommendations", []):
        one["answers"] = answered(str(one["title"]), str(one["text"]), book.findings.get("problems", []))
    return {
        "report": head | {"references": book.references},
        "indicators": _framework(book) if book.root else blank("", 2000, "整体").records["indicators"],
        "tables": {"tables": {table.id: table.record for table in book.tables}},
        "surveys": survey_records,
        "figures": {"figures": book.namer.figures},
        "findings": dict(book.findings),
    }


def _framework(book: Book) -> Record:
    root = book.root
    assert root is not None
    dimensions = [
        _entry(d)
        | {
            "groups": [
                _entry(g) | {"indicators": [_indicator(i, book) for i in g.members]} for g in d.members
            ]
        }
        for d in root.members
    ]
    return {"weight": _weight(root), "issued": _number(root.score), "dimensions": dimensions}


def _entry(entry: Entry) -> Record:
    return {"id": entry.id, "name": entry.name, "weight": _weight(entry), "issued": _number(entry.score)}


def _weight(entry: Entry) -> object:
    return Marked(_number(entry.weight), entry.doubt) if entry.doubt else _number(entry.weight)


def _indicator(entry: Entry, book: Book) -> Record:
    kinds = {"indicator": "dimension", "scoretable": "scoretable"}
    where = {"dimension": "指标得分情况表", "scoretable": "指标体系得分表"}
    variants = [
        {"where": where[kinds[kind]], "name": name, "printed_in": kinds[kind]}
        for kind, name in entry.names.items()
        if kind in kinds and name != entry.name
    ]
    unread = Marked(_number(entry.weight), "没有读到得分，现在照满分", FILL)
    return _entry(entry) | {
        "issued": unread if entry.score is None else _number(entry.score),
        "explanation": entry.explanation or None,
        "standard": entry.standard or None,
        "rule": proposal(entry, book.namer.known),
        "evidence": entry.evidence or None,
        "variants": variants,
    }


def _number(value: Fraction | None) -> object:
    if value is None:
        return None
    return int(value) if value.denominator == 1 else float(value)
