"""The records of data/ that follow from a report once it is read."""

from collections.abc import Mapping
from fractions import Fraction

from macros.gate.marks import CHECK, FILL
from macros.importing.blank import blank
from macros.importing.composing.book import Book
from macros.importing.criteria.proposal import proposal
from macros.importing.criteria.shapes import kept
from macros.importing.draft import Record
from macros.importing.parts.entries import Entry, stated
from macros.importing.parts.funds import FUNDS
from macros.importing.parts.linking import linked
from macros.importing.yaml_text import Marked, bare, together
from macros.values.numbers import parse_number
from macros.values.printing import PERCENT, SCORE, ordinal, show

_VARIANTS = {
    "indicator": ("指标得分情况表", "dimension", ""),
    "scoretable": ("指标体系得分表", "scoretable", ""),
    "heading": ("指标分析的标题", None, "标题与得分表里的名称不同，看作同一项指标，不是的请改正"),
}
"""Where an indicator may have another name: what that is called, how the data say so, and what is doubtful about it."""

_SURE = "拟的规则算得与印的得分相同的{}条：{}；逐条对照评价标准后删去这一句"
"""Of the rules of a dimension that leave no doubt."""


def records(book: Book, head: Record, survey_records: Record) -> dict[str, Record]:
    """Return every record of a report, by the name of its file."""
    return {
        "report": head | {"references": book.references},
        "indicators": _framework(book) if book.root else blank("", 2000, "整体").records["indicators"],
        "tables": {"tables": {table.id: table.record for table in book.tables}},
        "surveys": survey_records,
        "figures": {"figures": book.namer.figures},
        "findings": linked(book.findings, book.namer.in_digits, [*book.root.lowest()] if book.root else []),
    }


def _framework(book: Book) -> Record:
    root = book.root
    assert root is not None
    whole = {"weight": _weight(root), "issued": _typed(root), "self_score": stated(root.self_score)}
    usual = [f"{ordinal(number)}级指标" for number in range(1, len(root.titles) + 1)]
    named = {"levels": root.titles} if root.titles not in (usual, ["指标"]) else {}
    titled = {"self_evaluation": _self_evaluation(book), "titles": (named | book.titles) or None}
    below = _members(root, book) | {"adjustments": _adjustments(root)}
    return whole | _texts(root, "reason") | titled | below


def _with_score(indicator: Mapping[str, object]) -> str:
    """Return the number of an indicator, its name where it has none, and the score that it prints."""
    id_ = str(indicator["id"])
    return f"{indicator['name'] if id_.startswith('_') else id_} {bare(indicator['issued'])}分"


def _adjustments(root: Entry) -> list[Record]:
    return [
        {"id": entry.id, "name": entry.name, "issued": _typed(entry), "self_score": stated(entry.self_score)}
        | _texts(entry, "standard", "explanation", "reason")
        for entry in root.adjustments
        if entry.score is not None
    ]


def _texts(entry: Entry, *names: str) -> Record:
    return {name: getattr(entry, name) or None for name in names}


def _members(whole: Entry, book: Book, depth: int = 0) -> Record:
    """Return what a whole is made of: wholes at the next level, or indicators; the rules of a dimension under one mark."""
    is_last = not whole.members[0].members
    key = "indicators" if is_last else "groups" if depth else "dimensions"
    found = [
        _indicator(entry, book) if is_last else _entry(entry, book) | _members(entry, book, depth + 1)
        for entry in whole.members
    ]
    is_dimension = depth == 1 or (is_last and not depth)
    return {key: together(found, "rule", _SURE, _with_score) if is_dimension else found}


def _self_evaluation(book: Book) -> Record | None:
    form, root = book.form, book.root
    if form is None:
        return None
    made = next((entry for entry in root.lowest() if entry.made), None) if root else None
    rule = _executed(made, book) if made else None
    execution = made.name if made and (rule is None or rule.aside) else None
    below: Record = {"columns": form.columns, "blank": form.blank, "below": form.below}
    above: Record = {"title": form.title, "header": form.header, "funds": FUNDS if form.funds else None}
    return above | {"execution": execution, "goals": form.stated_goals or None} | below


def _entry(entry: Entry, book: Book) -> Record:
    scores = {"issued": stated(entry.score), "self_score": stated(entry.self_score)}
    weight = None if entry.summed and book.form else _weight(entry)
    return {"id": entry.id, "name": entry.name, "weight": weight, **scores}


def _weight(entry: Entry) -> object:
    return Marked(stated(entry.weight), entry.doubt) if entry.doubt else stated(entry.weight)


def _indicator(entry: Entry, book: Book) -> Record:
    variants = [
        {"where": where, "name": Marked(name, doubt) if doubt else name, "printed_in": printed_in}
        for kind, (where, printed_in, doubt) in _VARIANTS.items()
        if (name := entry.names.get(kind, entry.name)) != entry.name
    ]
    shown: list[Record] = book.titles.get("columns", [])  # type: ignore[assignment]
    own = [str(column["title"]) for column in shown if not column["holds"]]
    is_unread = entry.score is None and entry.weight is not None
    facts = book.namer.known, _elsewhere(entry, book)
    unread = Marked(stated(entry.weight), "没有读到得分，现在照满分", FILL)
    return _entry(entry, book) | {
        "issued": unread if is_unread else _given(entry, entry.score, _typed(entry)),
        "self_score": _given(entry, entry.self_score, stated(entry.self_score)),
        **_texts(entry, "target", "actual", "deviation"),
        "cells": {title: words for title, words in entry.cells.items() if book.form or title in own} or None,
        **_texts(entry, "explanation", "standard"),
        "rule": _executed(entry, book) if entry.made else proposal(entry, *facts),
        **_texts(entry, "evidence", "reason"),
        "variants": variants,
    }


def _elsewhere(entry: Entry, book: Book) -> dict[str, Fraction]:
    """Return the other scores that the report prints of an indicator, by the place."""
    figures = [one for one in book.namer.figures.values() if one.get("formula") == f"{entry.id}.score"]
    return {str(one["source"]): parse_number(one["issued"]) for one in figures if "issued" in one}


def _given(entry: Entry, score: Fraction | None, typed: object) -> object:
    """Return a score as it was printed; of one that is more than the weight the full one, to be filled in."""
    if not entry.weight or score is None or score <= entry.weight:
        return typed
    words = f"印的得分是{float(score):g}，高于分值，现在照满分（{entry.place}）"
    return Marked(stated(entry.weight), words, FILL)


def _executed(entry: Entry, book: Book) -> Marked | None:
    """Return the rule of the money, where what was spent of the budget gives the score that is printed."""
    rate = book.namer.known(f"{FUNDS}.total.rate")
    if rate is None or entry.score is None or not entry.weight:
        return None
    full = Fraction(1 if rate.unit == PERCENT else 100)
    rule: Record = {"kind": "scale", "value": rate.name, "target": "100%" if rate.unit == PERCENT else 100}
    worth = entry.weight * min(rate.value / full, Fraction(1))
    given, printed = show(worth, SCORE), show(entry.score, SCORE)
    words, places = f"照表中的执行率算得{given}分，", len(printed.partition(".")[2])
    if given == printed:
        return Marked(rule, f"{words}与原报告相同", kind="")
    if show(worth, SCORE, places) == printed:
        return Marked(rule | {"round_to": kept(places)}, f"{words}原报告得{printed}分，是四舍五入的")
    return Marked(rule, f"{words}原报告得{printed}分，不一致", CHECK, aside=True)


def _typed(entry: Entry) -> object:
    """Return a score with the decimals that its annex prints."""
    is_typed = entry.score is not None and entry.decimals
    return f"{float(entry.score or 0):.{entry.decimals}f}" if is_typed else stated(entry.score)
