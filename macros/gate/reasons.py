"""All reasons not to publish, from data and pages together: one Chinese line each."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from inspect import Signature

from macros.assessment.assess import Named
from macros.gate.blocks import unfit_blocks
from macros.gate.calls import Reading
from macros.gate.dangling import unfounded, unknown_names, unknown_quotations
from macros.gate.front_matter import unfit_front_matter
from macros.gate.markup import unfit_markup
from macros.gate.no_days import no_days
from macros.gate.printed_numbers import printed_numbers, unknown_numbers
from macros.gate.syntax import CALL
from macros.gate.typed_numbers import bare_numbers
from macros.gate.whole import homeless
from macros.report.identity import PublicNumber
from macros.report.texts import quoting_texts
from macros.values.spoilt import unseen

_CODE = re.compile(r"[A-Z]+[0-9]+")


def objections(
    assessment: Named,
    readings: tuple[Reading, ...],
    macros: Mapping[str, Signature],
    absent: Collection[str] = (),
) -> list[str]:
    """Return why the report cannot be published; an empty list means it can.

    ``macros`` are those that pages may call. Of pages known to be ``absent`` nothing more is said.
    """
    report = assessment.report
    codes = [*_codes(assessment), *(day for one in report.issued_text for _, day in no_days(one.words))]
    public = report.identity.public_numbers
    unknown = [*unknown_names(assessment, readings, absent)]
    told = {call.place for call, _ in unknown}
    blocks = [found for found in unfit_blocks(readings, macros) if found[0].place not in told]
    in_data = [(each.place, _without(each.own, public, each.file)) for each in quoting_texts(report)]
    texts = [*((f"docs/{each.page.path}", each.prose) for each in readings), *in_data]
    numbered = printed_numbers(assessment, readings)
    return [
        *_alike(assessment.figures),
        *page_objections(readings, public, codes),
        *_typed_numbers(in_data, codes),
        *(
            f"{_at(place, text, start)}：报告里没有“{name}”，请改正"
            for place, text in texts
            for start, name in unknown_numbers(text, numbered)
        ),
        *(f"{call.place}：{words}" for call, words in (*unknown, *blocks, *unfounded(assessment, readings))),
        *unknown_quotations(assessment),
        *([] if absent else homeless(assessment, readings, macros)),
    ]


def _alike(names: Iterable[str]) -> Iterator[str]:
    """Yield the parts of names that differ in capitals alone: on pages they would have one anchor."""
    first: dict[str, str] = {}
    pairs = {(first.setdefault(name.lower(), name), name): None for name in names}
    parts = (pair for one, other in pairs for pair in zip(one.split("."), other.split("."), strict=True))
    for one, other in dict.fromkeys(parts):
        if one != other:
            yield f"编号“{one}”与“{other}”只有大小写不同，在网页上分不清，请改成不同的编号"


def _codes(assessment: Named) -> list[str]:
    """Return the ids of the report that a text may name, like A21 and E05."""
    report = assessment.report
    named = (*report.framework.wholes, *report.framework.scored, *report.errata, *report.readings)
    return [item.id for item in named if _CODE.fullmatch(item.id)]


def page_objections(
    readings: tuple[Reading, ...], public: Collection[PublicNumber] = (), codes: Collection[str] = ()
) -> list[str]:
    """Return what is wrong with the pages whatever the data may be: front matter, calls, markup, typed numbers.

    The ``public`` numbers may be typed in their file, for they are no figures, and so may the ``codes`` of the report
    and the days that it was issued with.
    """
    return [
        line for reading in readings for line in _of_page(reading, f"docs/{reading.page.path}", public, codes)
    ]


def _of_page(
    reading: Reading, place: str, public: Iterable[PublicNumber], codes: Collection[str]
) -> Iterator[str]:
    yield from filter(None, [reading.page.unread])
    yield from unfit_front_matter(reading.page)
    faults = [*reading.faults, *unfit_markup(reading.prose)]
    yield from (f"{place} 第{fault.line}行：{fault.words}" for fault in faults)
    prose = reading.prose
    told = {fault.line for fault in faults if unseen(fault.words)}
    for at, line in enumerate(prose.split("\n"), 1):
        if at not in told and (words := unseen(line)):
            yield f"{place} 第{at}行：{words.replace(CALL, '…')}"
    yield from _typed_numbers([(place, _without(prose, public, place))], codes)


def _without(text: str, public: Iterable[PublicNumber], place: str) -> str:
    """Return a text without the numbers that may be public where it stands: they are no figures."""
    for each in public:
        text = text.replace(each.number, "") if each.allows(place) else text
    return text


def _at(place: str, text: str, start: int) -> str:
    return f"{place} 第{1 + text[:start].count(chr(10))}行"


def _typed_numbers(texts: Iterable[tuple[str, str]], codes: Collection[str]) -> Iterator[str]:
    for place, text in texts:
        rest = text
        for start, day in no_days(text):
            if day not in codes:
                yield f"{_at(place, text, start)}：日历上没有“{day}”，请改正"
            rest = rest.replace(day, "", 1)
        for line, number in bare_numbers(rest, codes):
            is_code = "不是报告里的编号，请改正；是数的，" if _CODE.fullmatch(number) else "是写死的数字，"
            yield f"{place} 第{line}行：“{number}”{is_code}请登记到 data/figures.yml 后用名称引用"
