"""The issued text beside the built pages: what is missing, and what looks issued and is not.

A section of the issued text begins with a line that is a heading on the site, and is compared
with what stands under that heading. One rule of comparison holds: ``report.issued.plain``.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from macros.report import Report
from macros.report.corrections import Erratum
from macros.report.issued import plain
from macros.site.issued_text.missing import Missing, Reader, missing
from macros.site.issued_text.passages import Passage, passages_of
from macros.site.issued_text.sections import Wordings, placed, sections
from macros.site.page import BuiltPage
from macros.values.recalling import Recall, anew


@dataclass(frozen=True)
class PageText:
    """A page: its name, how many sentences belong there, which are missing, what is not issued."""

    page: str
    title: str
    sentences: int
    missing: tuple[Missing, ...]
    invented: tuple[str, ...]

    @property
    def in_place(self) -> int:
        """Return how many sentences stand where they belong."""
        return self.sentences - len(self.missing)

    @property
    def errata(self) -> tuple[Erratum, ...]:
        """Return the errata that answer for this page."""
        return tuple({lost.erratum.id: lost.erratum for lost in self.missing if lost.erratum}.values())


@dataclass(frozen=True)
class Comparison:
    """The pages in the report's order, and the errata whose quotation is not in its text."""

    pages: tuple[PageText, ...]
    misquoting: tuple[Erratum, ...]


def compare(
    report: Report, built: Iterable[tuple[str, BuiltPage]], recall: Recall = anew
) -> Comparison | None:
    """Return what the issued text and the pages have of each other; None where there is no issued text.

    The built pages come in the order of the menu, each with its path under ``docs/``. There are no
    pages in the result if none has a heading of the issued text.
    """
    if not report.issued_text:
        return None
    pages = {path: passages_of(page, recall) for path, page in built}
    wordings = Wordings(report)
    found = sections(pages.items(), report.issued_text, report.identity.title, wordings)
    pairs = placed(report.issued_text, found, wordings)
    readers = {pair.section: Reader(pair.section) for pair in pairs}
    lost = [m for pair in pairs for m in missing(pair, readers[pair.section], wordings, report.errata)]
    unread = {passage for reader in readers.values() for passage in reader.unread()}
    compared = list[PageText]()
    for path in dict.fromkeys(pair.section.page for pair in pairs):
        title = next(passage.shown for passage in pages[path] if passage.is_heading)
        sentences = sum(pair.sentences for pair in pairs if pair.section.page == path)
        gone = tuple(sentence for sentence in lost if sentence.section.page == path)
        invented = tuple(_invented(pages[path], unread, report.issued_words))
        compared.append(PageText(path, title, sentences, gone, invented))
    misquoting = tuple(each for each in report.errata if plain(each.issued) not in report.issued_words)
    return Comparison(tuple(compared), misquoting)


def _invented(read: Sequence[Passage], unread: set[Passage], issued: str) -> Iterator[str]:
    """Yield what looks like the report's and is not; a heading over none of the report's words is the site's."""
    for passage, following in zip_longest(read, read[1:]):
        alone = passage.is_heading and (following is None or following.is_heading)
        if passage in unread and not alone and passage.claimed not in issued:
            yield passage.shown
