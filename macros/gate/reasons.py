"""All reasons not to publish, from data and pages together: one Chinese line each."""

from collections.abc import Iterable, Iterator

from macros.assessment.assess import Assessment
from macros.gate.calls import Reading
from macros.gate.dangling import homeless, unfounded, ungraded, unknown_names, unknown_quotations
from macros.gate.front_matter import unfit_front_matter
from macros.gate.markup import unfit_markup
from macros.gate.typed_numbers import bare_numbers
from macros.report.identity import PublicNumber
from macros.report.texts import quoting_texts


def objections(assessment: Assessment, readings: tuple[Reading, ...]) -> list[str]:
    """Return why the report cannot be published; an empty list means it can."""
    return [
        *assessment.objections(),
        *page_objections(readings, assessment.report.identity.public_numbers),
        *_typed_numbers((text.place, text.own) for text in quoting_texts(assessment.report)),
        *unknown_names(assessment, readings),
        *ungraded(assessment, readings),
        *unfounded(assessment, readings),
        *unknown_quotations(assessment),
        *homeless(assessment, readings),
    ]


def page_objections(readings: tuple[Reading, ...], public: Iterable[PublicNumber] = ()) -> list[str]:
    """Return what is wrong with the pages whatever the data may be: front matter, calls, markup, typed numbers.

    The ``public`` numbers may be typed in their file, for they are no figures.
    """
    typed = [(each.place, each.number) for each in public]
    return [line for reading in readings for line in _of_page(reading, f"docs/{reading.page.path}", typed)]


def _of_page(reading: Reading, place: str, typed: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield from filter(None, [reading.page.unread])
    yield from unfit_front_matter(reading.page)
    faults = [*reading.faults, *unfit_markup(reading.prose)]
    yield from (f"{place} 第{fault.line}行：{fault.words}" for fault in faults)
    prose = reading.prose
    for number in (number for file, number in typed if file == place):
        prose = prose.replace(number, "")
    yield from _typed_numbers([(place, prose)])


def _typed_numbers(texts: Iterable[tuple[str, str]]) -> Iterator[str]:
    for place, text in texts:
        for line, number in bare_numbers(text):
            yield f"{place} 第{line}行：“{number}”是写死的数字，请登记到 data/figures.yml 后用名称引用"
