"""What stands above a page between two lines of ``---``: a few known keys, and plain words."""

import re
from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

from pydantic import Field, ValidationError

from macros.gate.pages import Page
from macros.gate.syntax import line_of
from macros.gate.typed_numbers import bare_numbers
from macros.reading.complaints import complaints
from macros.reading.yaml_files import parse_yaml
from macros.report.record import Strict, Text
from macros.values.errors import DataErrors
from macros.values.mistakes import Mistake, Where
from macros.values.numbers import Number

_STRAY = re.compile(
    r"(?:\A {0,3}[A-Za-z0-9_-]+:|^[ \t]*(?:title|description|search|hide|render_macros)[ \t]*[:：]).*$",
    re.MULTILINE,
)
_STRAYED = "页面的设置应写在最前面、两行“---”（三个短横）之间，前面不能有空行和空格，请改正"
_TAGGED = re.compile(r"(?:^|[:\[,-])[ \t]*!\S*")
_MARKUP = re.compile('<[^>]*>?|[>&"]')
_TYPED = "是写死的数字，标题和说明不能引用数据，请改用文字"


class InSearch(Strict):
    """How search treats a page: how much it counts, or not at all."""

    boost: Annotated[Number, Field(ge=0, le=10)] | None = None
    exclude: bool = False


class FrontMatter(Strict):
    """What may be said of a page: its title, a line for search engines, its place in search, what it hides."""

    title: Text = ""
    description: Text = ""
    search: InSearch | None = None
    hide: tuple[Literal["navigation", "toc", "path", "footer"], ...] = ()


def unfit_front_matter(page: Page) -> list[Mistake]:
    """Return what is wrong above a page: a setting of its own would stop its calls, or carry out a title."""
    place, matter = page.place, page.front_matter
    if not matter and page.text.startswith("---\n"):
        return [Mistake(place.at(1), "“---”之后没有第二行“---”，请补上")]
    strayed = _STRAY.search(page.body)  # what should have stood above
    return [*_unfit(place, matter), *([Mistake(place.at(line_of(strayed)), _STRAYED)] if strayed else [])]


def _unfit(place: Where, matter: str) -> Sequence[Mistake]:
    if tagged := next((n for n, line in enumerate(matter.split("\n"), 1) if _TAGGED.search(line)), 0):
        return [Mistake(place.at(tagged), "以 ! 开头的文字要加引号，请改正")]
    try:
        document = parse_yaml(matter, place.file)
        said = FrontMatter.model_validate(document.content or {})
    except DataErrors as errors:
        return errors.mistakes
    except ValidationError as error:
        return [*document.noted, *complaints(error, document, place.file, FrontMatter)]
    told = [
        Mistake(place.at(line) / key, words)
        for key in ("title", "description")
        for found, words in document.no_words(getattr(said, key)) or unfit_title(getattr(said, key))
        for line in [n for n, row in document.within((key,)) if found in row][:1] or [document.line((key,))]
    ]
    return [*document.noted, *told]


def unfit_title(text: str) -> Iterator[tuple[str, str]]:
    """Yield what a title may not hold, which is put into the site as it is, markup and typed numbers, each with the words for it."""
    for found in _MARKUP.findall(text)[:1]:
        yield found, f"“{found}”会被当作网页的标记，标题和说明只能写文字，请删去"
    yield from ((number, f"“{number}”{_TYPED}") for _, number in bare_numbers(text))


def in_search(page: Page) -> float:
    """Return how much a page, fit to be published, counts in the search: 1 unless it says so, 0 for not at all."""
    stated = parse_yaml(page.front_matter, page.path).content or {}
    said = FrontMatter.model_validate(stated).search or InSearch()
    return 0 if said.exclude else float(1 if said.boost is None else said.boost)
