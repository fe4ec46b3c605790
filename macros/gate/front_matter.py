"""What stands above a page between two lines of ``---``: a few known keys, and plain words."""

import re
from fractions import Fraction

from pydantic import TypeAdapter, ValidationError

from macros.gate.pages import Page
from macros.gate.typed_numbers import bare_numbers
from macros.reading.mistakes import complaints
from macros.reading.yaml_files import parse_yaml
from macros.report.record import Strict, Text
from macros.values.errors import DataErrors
from macros.values.numbers import Number

_KEY = re.compile(r" {0,3}[A-Za-z0-9_-]+:")
_UNCLOSED = "第1行：“---”之后没有第二行“---”，请补上"
_UNOPENED = "第1行：“名称: 内容”会被当作页面的设置，应写在两行“---”之间，请改正"
_TYPED = "是写死的数字，标题和说明不能引用数据，请改用文字"


class InSearch(Strict):
    """How search treats a page: how much it counts, or not at all."""

    boost: Number | None = None
    exclude: bool = False


class FrontMatter(Strict):
    """What may be said of a page: its title, a line for search engines, its place in search, what it hides."""

    title: Text = ""
    description: Text = ""
    search: InSearch | None = None
    hide: tuple[Text, ...] = ()


_MODEL = TypeAdapter(FrontMatter)


def unfit_front_matter(page: Page) -> list[str]:
    """Return what is wrong above a page: a setting of its own would stop its calls, or carry out a title."""
    place, matter = f"docs/{page.path}", page.front_matter
    if not matter:
        opened, keyed = page.text.startswith("---\n"), _KEY.match(page.text)
        return [f"{place} {_UNCLOSED}"] if opened else [f"{place} {_UNOPENED}"] if keyed else []
    try:
        document = parse_yaml(matter, place)
        said = _MODEL.validate_python(document.content or {})
    except DataErrors as errors:
        return list(errors.messages)
    except ValidationError as error:
        return [*document.repeated, *complaints(error, document, place, _MODEL)]
    typed = [number for text in (said.title, said.description) for _, number in bare_numbers(text)]
    return [*document.repeated, *(f"{place} 页面设置：“{number}”{_TYPED}" for number in typed)]


def in_search(page: Page) -> float:
    """Return how much a page, fit to be published, counts in the search: 1 unless it says so, 0 for not at all."""
    said = _MODEL.validate_python(parse_yaml(page.front_matter, page.path).content or {}).search
    match said:
        case InSearch(exclude=True):
            return 0
        case InSearch(boost=Fraction() as boost):
            return float(boost)
    return 1
