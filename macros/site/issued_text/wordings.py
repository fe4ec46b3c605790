"""The ways in which a page may print a wording of the issued report: as issued, or as an erratum corrects it."""

from macros.report import Report
from macros.report.issued import plain


class Wordings:
    """Knows each wording that errata correct on their page, and the names that an indicator has elsewhere."""

    def __init__(self, report: Report) -> None:
        self._changes = [
            (erratum.page.partition("#")[0], plain(erratum.issued), plain(erratum.corrected), erratum.id)
            for erratum in report.errata
            if erratum.corrected and "{" not in erratum.corrected  # a figure is no wording
        ]
        self._changes += [
            ("", plain(variant.name), plain(indicator.name), "")
            for indicator in report.framework.indicators
            for variant in indicator.variants
        ]

    def of(self, words: str, page: str = "") -> list[str]:
        """Return the ways to print ``words`` on a page, as issued last; without ``page``, on any page."""
        found = [words]
        for place, issued, corrected, _ in self._changes:
            if issued in words and (not page or place in ("", page)):
                found += [way.replace(issued, corrected) for way in found if issued in way]
        return found[::-1]

    def of_other_pages(self, words: str, page: str) -> str:
        """Return the id of an erratum that corrects these words on another page, empty where none does."""
        elsewhere = (id_ for place, issued, _, id_ in self._changes if issued in words and place != page)
        return next(elsewhere, "")
