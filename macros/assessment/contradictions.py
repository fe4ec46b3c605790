"""What contradicts itself, stale errata too, and keeps a report from being published; and what only deserves a look."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import TYPE_CHECKING

from macros.assessment.causes import causes
from macros.assessment.checks import Check, Verdict, rounded_off
from macros.assessment.criteria import unprinted
from macros.assessment.form import indistinct, misquoted
from macros.assessment.overlooked import overlooked, stated_twice
from macros.assessment.resembling import resembling
from macros.assessment.unfitting import unfitting
from macros.assessment.weighing import unbounded
from macros.report.corrections import Erratum
from macros.report.issued import plain
from macros.values.mistakes import Mistake, Unknown, Where, listed
from macros.values.quantity import Quantity
from macros.values.suggest import nearest

if TYPE_CHECKING:
    from macros.assessment.assess import Assessment
_ERRATA = Where("data/errata.yml")
Answers = Mapping[str, Erratum]
"""Errata by the check they answer."""


def contradictions(assessment: Assessment) -> list[Mistake]:
    """Return each reason not to publish: what cannot stand together, failed checks, stale errata."""
    found, made_the_total = rounded_off(assessment.report.framework, assessment.figures)
    rounded = found if made_the_total else []
    unfit = unfitting(assessment.report, assessment.figures)
    return [
        *unfit,
        *_unanswered(assessment, {_about(each.where) for each in unfit}),
        *rounded,
        *stale(assessment.checks, assessment.answers),
    ]


def notices(assessment: Assessment) -> list[str]:
    """Return one line for each failed check, each criterion, and each thing left behind, that only deserves a look."""
    failed = [*_failed(assessment, "notice")]
    unsaid = "；".join(check.unsaid for check in failed if check.unsaid)
    said = [_told(check) for check in failed if not check.unsaid]
    links = [f"data/findings.yml：{unsaid}"] if unsaid else []
    report, figures = assessment.report, assessment.figures
    found, made_the_total = rounded_off(report.framework, figures)
    rounded = [] if made_the_total else map(str, found)
    seen = [
        *indistinct(report, figures),
        *unprinted(report.framework),
        *map(str, misquoted(report)),
        *map(str, unbounded(report.framework, figures)),
        *overlooked(report),
    ]
    return [*said, *links, *rounded, *seen, *stated_twice(figures), *resembling(report)]


def _about(where: Where) -> Where:
    return Where(where.file, where.steps[:1])


def _unanswered(assessment: Assessment, unfit: Set[Where]) -> Iterator[Mistake]:
    """Yield the failed checks that no erratum answers, but for those that rest on what is unfit, which is told."""
    told = meant(assessment.checks, assessment.answers).values()
    failed = [check for check in _failed(assessment, "error") if check.id not in told]
    for check, ids in causes(failed, assessment.report, assessment.figures):
        if not unfit.isdisjoint(map(_about, (*check.places, *check.basis))):
            continue
        entry = f"，或在 data/errata.yml 登记勘误（checks: [{', '.join(ids)}]）"
        words = f"核对不符 {_told(check)}；请改正 ", *check.where, entry
        yield Mistake(check.places[0], words, whole=True)


def _failed(assessment: Assessment, severity: str) -> Iterator[Check]:
    """Yield the failed checks of a severity that no erratum answers."""
    for check in assessment.checks:
        if not check.passed and check.severity == severity and check.id not in assessment.answers:
            yield check


def _told(check: Check) -> str:
    return f"{check.id}：{check.wrong}"


def meant(checks: Sequence[Check], answers: Answers) -> dict[str, str]:
    """Return, for each answered check that there is not or that agrees, the failed one that the erratum means, if any."""
    open_ = {check.id for check in checks if check.verdict not in (Verdict.AGREES, Verdict.BEYOND)}
    return {id_: _meant(id_, each, checks, answers) for id_, each in answers.items() if id_ not in open_}


def stale(checks: Sequence[Check], answers: Answers) -> Iterator[Mistake]:
    """Yield each answer to a check that there is not or that agrees, or to a number that is not printed."""
    known, found = {check.id: check for check in checks}, meant(checks, answers)
    for id_, guessed in found.items():
        guess = f"，是否为“{guessed}”？" if guessed else "，"
        remedy = "请改正 checks" if guessed else "请删去此勘误或改正 checks"
        where, lead, tail = _ERRATA / answers[id_].id / "checks", "所回答的核对", "不存在"
        if id_ in known:
            yield Mistake(where, f"{lead}“{id_}”已经相符{guess}{remedy}", id_)
        else:
            yield Unknown(where, remedy, id_, thing="核对", names=(id_,), lead=lead, tail=tail, guess=guess)
    for erratum in {erratum.id: erratum for erratum in answers.values()}.values():
        open_ = [known[id_] for id_ in erratum.checks if id_ in known and id_ not in found]
        yield from _miscopied(erratum, open_)


def _miscopied(erratum: Erratum, checks: Iterable[Check]) -> Iterator[Mistake]:
    """Yield that an erratum that quotes a number quotes none that the report printed where it answers."""
    printed = [(number, check.places) for check in checks if (number := _printed(check))]
    quotes = re.search("[0-9]", erratum.issued)
    if printed and quotes and not any(plain(number) in plain(erratum.issued) for number, _ in printed):
        number, places = printed[0]
        what = f"“{erratum.issued}”中没有原报告印出的数“{number}”（"
        words = what, *listed(places), "），请改正两处中抄错的一处"
        yield Mistake(_ERRATA / erratum.id / "issued", words, erratum.issued)


def _meant(id_: str, erratum: Erratum, checks: Sequence[Check], answers: Answers) -> str:
    """Return the failed and unanswered check of a like id, if there is none such, else the one whose number is quoted."""
    wrong = [each for each in checks if not each.passed and each.severity == "error"]
    failed = {each.id: plain(_printed(each)) for each in wrong if each.id not in answers}
    quoted = [each for each, printed in failed.items() if printed and printed in plain(erratum.issued)]
    exists = any(check.id == id_ for check in checks)
    alike = [] if exists else [each for each in failed if _digits(each) == _digits(id_)]
    kind = id_.partition(".")[0]
    of_kind = [] if exists or quoted else [each for each in failed if each.partition(".")[0] == kind]
    only = quoted or of_kind
    return nearest(id_, alike) or (only[0] if len(only) == 1 else "")


def _printed(check: Check) -> str:
    """Return the number that the report printed, which an erratum quotes; empty where a check is of no such number."""
    is_number = isinstance(check.left, Quantity) and check.left.value is not None
    return str(check.left) if check.kind == "issued" and is_number else ""


def _digits(id_: str) -> str:
    """Return the digits of an id: those of another thing are no slip of the pen."""
    return "".join(filter(str.isdigit, id_))
