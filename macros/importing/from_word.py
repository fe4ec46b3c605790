"""A Word file becomes a report that builds: what the issued report contradicts, and what no page shows, is entered as errata."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from macros.assessment.assess import Assessment, assess
from macros.assessment.causes import causes
from macros.assessment.checks.check import Check
from macros.assessment.resembling import slips
from macros.hosts.unhosted import compared
from macros.importing.between_tables import between
from macros.importing.composing.report import report
from macros.importing.draft import Draft, NewPage, Record
from macros.importing.parts.findings import KINDS
from macros.importing.parts.grades import given
from macros.importing.parts.places import dimension_page
from macros.importing.word import open_word
from macros.importing.writing import write, write_errata, write_record
from macros.importing.yaml_text import gap
from macros.publication import Publication, drafted
from macros.reading.load import load
from macros.report.issued import as_printed, plain
from macros.site.issued_text.comparison import Comparison
from macros.values.errors import DataErrors, short
from macros.values.mistakes import Mistake

_KINDS = {"name": "name", "answer": "unexplained"}
_WORDS: dict[str, object] = {
    "name": "报告两处用的名称不同，本站各处照印。",
    "answer": gap("没有看出针对这个问题的建议；报告里有的，写进那条建议的 answers，删去这一条勘误"),
}
_OTHER_NUMBER = (
    "请写一句说明；不是同一个数的，删去这一条，data/figures.yml 的 {} 删去 formula、issued，改写 value: {}"
)
_OTHER_GRADE = "原报告印的等级是“{}”，照总分和分数线是“{}”，正文印后者，请写一句说明"
_LACKING = "“{}”没有印在本站的原处，请改正这一页，再删去这一条勘误；确实不印的，写明为什么"


def import_word(file: Path, folder: Path) -> tuple[str, ...]:
    """Write the report of a Word file into an empty folder; return what was left alone in the file, what is private in it.

    Raises DataErrors where the file cannot be read. What else is amiss then is told of the folder, which is whole.
    """
    word = open_word(file)
    draft = report(word, {})
    if as_texts := write(draft, folder):
        write(draft := report(word, as_texts), folder)
    private: list[Mistake] = []
    with suppress(DataErrors):
        private = _enter_errata(folder, draft)
    return (*word.notices, *map(str, private))


def _enter_errata(folder: Path, draft: Draft) -> list[Mistake]:
    """Enter as errata what a report contradicts, and what no page of it shows; return what is private in it. Raises DataErrors."""
    assessment = assess(load(folder / "data"))
    if checks := between(assessment.figures):
        write_record(folder, "checks", {"checks": checks})
        assessment = assess(load(folder / "data"))
    errata = [*draft.errata, *_contradictions(folder, draft, assessment)]
    write_errata(folder, errata)
    publication, private = drafted(folder / "data", folder / "docs", folder / "mkdocs.yml")
    found = compared(publication)
    errata += _slips(draft, publication, found)
    write_errata(folder, [*errata, *_unprinted(found, publication.assessment)])
    return private


def _slips(draft: Draft, publication: Publication, found: Comparison | None) -> Iterator[Record]:
    """Yield one erratum for each thing that may be a slip of the pen, on the page that prints it."""
    words, titles = publication.printed, {each.page: each.title for each in (found.pages if found else ())}
    report_ = publication.assessment.report
    known = plain("".join(erratum.issued for erratum in report_.errata))
    own = {slip.told: slip for slip in draft.slips if plain(slip.quoted) not in known}
    others = slips(report_, [slip.quoted for slip in own.values()])
    for slip in {**own, **{slip.told: slip for slip in others}}.values():
        page = next((path for path in titles if plain(slip.quoted) in words[path]), "index.md")
        yield {
            "kind": slip.kind, "where": titles.get(page, "报告正文"), "page": page,
            "issued": as_printed(draft.issued, slip.quoted.strip()),
            "explanation": gap(f"{slip.told}；印错的写一句说明，不是的删去这一条"),
        }  # fmt: skip


def _contradictions(folder: Path, draft: Draft, assessment: Assessment) -> Iterator[Record]:
    """Yield one erratum for each check that fails in the report of a folder."""
    failed = [check for check in assessment.checks if not check.passed and check.severity == "error"]
    for check, ids in _by_cause(failed, assessment):
        where, explanation = _said(assessment, check)
        yield {
            "kind": _KINDS.get(check.kind, "figure"),
            "where": where,
            "page": _standing(folder / "docs", _page(assessment, draft.pages, check)),
            "explanation": explanation,
            "issued": draft.sentences.get(check.subject) or _quoted(check, failed, ids, draft.issued),
            "checks": ids,
        }


def _by_cause(failed: Sequence[Check], assessment: Assessment) -> Iterator[tuple[Check, list[str]]]:
    """Yield the failed checks that are causes, each with the ids of those that fail because of it, its own first."""
    roots = causes(failed, assessment.report, assessment.figures)
    told = {id_ for _, ids in roots for id_ in ids}
    for check, ids in roots:
        gone, found = [*ids], {check.id}
        while found:
            left = [other for other in failed if other.id not in gone]
            others = causes(left, assessment.report, assessment.figures)
            found = {id_ for _, more in others for id_ in more} - told
            gone += sorted(found)
            told |= found
        yield check, gone


def _standing(docs: Path, wanted: str) -> str:
    """Return the page and anchor wanted as far as they are there, else the page of all indicators."""
    page, _, anchor = wanted.partition("#")
    if not (docs / page).is_file():
        return "indicators/index.md"
    given = rf'\{{: #{anchor} |indicator\("{anchor}"'
    return wanted if re.search(given, (docs / page).read_text("utf-8").lower()) else page


def _said(assessment: Assessment, check: Check) -> tuple[str, object]:
    """Return where a check that fails stands in the report, and what is to be explained."""
    if stated := assessment.report.figures.get(check.subject):
        name = assessment.figures[check.subject].formula.names[0]  # type: ignore[union-attr]
        words = f"{stated.source}印的是{check.left}，别处的“{assessment.figures[name].title}”是{check.right}"
        return stated.source, gap(f"{words}，两处不同，{_OTHER_NUMBER.format(check.subject, check.left)}")
    return check.title.partition("：")[0], _WORDS.get(check.kind) or gap(check.wrong)


def _quoted(check: Check, failed: Sequence[Check], ids: Collection[str], issued: str) -> str:
    """Return what the report prints at odds: the number; or the two sides, with a number that fails because of them.

    What stands so nowhere in its text is quoted with one of the sides: the sentence that prints it.
    """
    printed = [str(one.left) for one in failed if one.id in ids and one.kind == "issued"]
    if check.kind == "issued":
        return str(check.left)
    left, right = str(check.left), str(check.right).rpartition("：")[2]
    for side in {"name": [right], "survey": [right, left], "answer": [left]}.get(check.kind, []):
        form = re.compile(rf"[^。\n]*(?<![\d.,]){re.escape(side)}(?<!\d(?=[\d.,]))[^。\n]*")
        if found := form.search(issued):
            return found[0].replace("\t", " ").strip()
    return "；".join([f"{check.left} {check.sign} {check.right}", *printed[:1]])


def _page(assessment: Assessment, pages: Iterable[NewPage], check: Check) -> str:
    """Return the page that shows what a check is about."""
    about = check.subject.partition(".")[0]
    calls = [f'{{{{ {kind}("{about}"' for kind in ("table", "survey", "fig")]
    if printing := next((page.path for page in pages if any(call in page.body for call in calls)), ""):
        return printing
    quoted, findings = re.compile(rf"\{{{re.escape(check.subject)}[:}}]"), assessment.report.findings
    for kind in KINDS:
        if any(quoted.search(f"{one.title}{one.text}") for one in getattr(findings, kind)):
            return f"{kind}.md"
    framework = assessment.report.framework
    for dimension in framework.dimensions:
        ids = [each.id for each in (dimension, *dimension.below, *dimension.indicators)]
        if about in ids:
            return f"{dimension_page(dimension.id)}.md#{about.lower()}"
    usual = {"answer": "problems.md", "survey": "appendix/surveys.md"}
    return usual.get(check.kind, "indicators/index.md")


def _unprinted(found: Comparison | None, assessment: Assessment) -> Iterator[Record]:
    """Yield one erratum for each sentence of the issued text that no page shows in its place."""
    for page in found.pages if found else ():
        for sentence in page.missing:
            if sentence.erratum is None:
                told = _other_grade(sentence.words, assessment) or _LACKING.format(short(sentence.words))
                yield {
                    "kind": "wording", "where": page.title, "page": page.page, "issued": sentence.words,
                    "explanation": gap(told),
                }  # fmt: skip


def _other_grade(sentence: str, assessment: Assessment) -> str:
    """Return that a sentence prints another grade than the one that follows; empty where it does not."""
    grade, names = assessment.grade, [each.name for each in assessment.report.identity.grades]
    said = given(names).search(sentence)
    return _OTHER_GRADE.format(said[2], grade.name) if grade and said and said[2] != grade.name else ""
