"""A report that can be built, what its pages call and have, and what a clerk is told once it was built, or could not be."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from markupsafe import Markup

from macros.assessment.assess import Assessment, Named
from macros.assessment.checks import told
from macros.assessment.contradictions import notices
from macros.gate.calls import Call, places
from macros.gate.links import Link, links_of_errata, misplaced, unsure_of
from macros.gate.marks import Mark
from macros.gate.pages import Page
from macros.html.components import Components, page_macros
from macros.html.occurrences import occurrences
from macros.html.stage import Stage
from macros.memory import Memory
from macros.rendering import rendered
from macros.site.issued_text.passages import passages_of
from macros.site.page import BuiltPage
from macros.values.mistakes import Mistake, Unknown


@dataclass(frozen=True)
class Publication:
    """A report that can be built: its assessment, its pages as the menu has them, what they call, the marks left in it.

    It may be published once no mark is left. ``memory`` spares it what earlier builds worked out.
    """

    assessment: Assessment
    pages: tuple[Page, ...]
    calls: tuple[Call, ...]
    marks: tuple[Mark, ...] = ()
    memory: Memory = field(default_factory=Memory)

    def places(self) -> dict[str, str]:
        """Return on which page each thing stands."""
        return places(self.calls)

    @cached_property
    def rendered(self) -> tuple[tuple[str, BuiltPage], ...]:
        """Return the pages without a host, and without the list of all figures: it is long, and no word of it the report's."""
        without = {"calculations": lambda: ""}
        return tuple(rendered(self.pages, lambda *given: self.macros(*given) | without, self.memory))

    @property
    def printed(self) -> dict[str, str]:
        """Return the words of the report that each page prints, to look for quotations in."""
        read = ((path, passages_of(page, self.memory.recall)) for path, page in self.rendered)
        return {path: "".join(one.claimed for one in passages) for path, passages in read}

    def macros(
        self,
        link: Callable[[str, str], str],
        here: Callable[[], str],
        keep: Callable[[Markup], Markup] = lambda block: block,
    ) -> dict[str, Callable[..., str]]:
        """Return what pages call, by name.

        The host says how a link to ``page.md#anchor``, or to a file of the site, is written on a page,
        which page is being built, and what stands for a block of HTML until it puts the block back.
        """
        return page_macros(Components(Stage(self.assessment, self.places(), link, here, keep, self.memory)))


def with_places(
    assessment: Named | None,
    pages: tuple[Page, ...],
    calls: tuple[Call, ...],
    memory: Memory,
    told: Sequence[Mistake],
) -> Publication | None:
    """Return the publication, with the places where pages of which nothing is ``told`` print figures.

    While names mean nothing, pages that print them cannot be made: then there is none.
    """
    if not isinstance(assessment, Assessment) or any(isinstance(mistake, Unknown) for mistake in told):
        return None
    amiss = _amiss(told)
    sound = [call for call in calls if call.place.file not in amiss]
    printed = occurrences(assessment, (page for page in pages if page.place.file not in amiss), sound)
    return Publication(replace(assessment, occurrences=printed), pages, calls, memory=memory)


def anchors_missed(publication: Publication, links: Iterable[Link], told: Sequence[Mistake]) -> list[Mistake]:
    """Return what leads to a place that its page has not. Pages of which something is ``told`` may yet get it."""
    calls, assessment, amiss = publication.calls, publication.assessment, _amiss(told)
    led = [*links, *links_of_errata(assessment.report.errata)]
    unsure = unsure_of(led, publication.pages, calls, assessment.occurrences.anchors)
    doubted = {link.target for link in unsure}
    pages = [page for page in publication.pages if page.path in doubted and page.place.file not in amiss]
    found = rendered(pages, publication.macros, publication.memory) if pages else ()
    return list(misplaced(unsure, {path: page.ids for path, page in found}))


def _amiss(told: Iterable[Mistake]) -> set[str]:
    """Return the files of which something is told."""
    return {where.file for mistake in told for where in mistake.places}


def refusal(messages: Iterable[str]) -> str:
    """Return in one text all that must be put right before the site can be published."""
    lines = [f"  {number}. {message}" for number, message in enumerate(messages, 1)]
    return "\n".join([f"有 {len(lines)} 处需要改正，网站未更新：", *lines])


def closing(publication: Publication, seconds: float) -> list[str]:
    """Return what a clerk is told after a build, line by line: what deserves a look, what was done."""
    return [*(f"提示 {line}" for line in notices(publication.assessment)), summary(publication, seconds)]


def summary(publication: Publication, seconds: float) -> str:
    """Return one line that says what a build did."""
    assessment = publication.assessment
    framework = assessment.report.framework
    total = assessment.stated("total.score", 2).digits if framework.is_scored else ""
    points = f"总分 {total}" if total else "不打分"
    draft = f"（草稿，还有 {len(publication.marks)} 处待核、待填）" if publication.marks else ""
    grade = f"（{assessment.grade.name}）" if assessment.grade else ""
    return (
        f"完成{draft}：{points}{grade}，指标 {len(framework.indicators)} 个，"
        f"数据 {sum(1 for _ in assessment.figures)} 项，核对 {len(assessment.checks)} 项（{told(assessment.checks)}），"
        f"勘误 {len(assessment.report.errata)} 条，页面 {len(publication.pages)} 个，用时 {seconds:.1f} 秒"
    )
