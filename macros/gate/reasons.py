"""All reasons not to publish, from data and pages together: one Chinese line each."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from inspect import Signature

from macros.assessment.assess import Named
from macros.gate.calls import Reading
from macros.gate.dangling import unfit_blocks, unfounded, unknown_names, unknown_quotations
from macros.gate.front_matter import unfit_front_matter
from macros.gate.markup import unfit_markup
from macros.gate.printed_numbers import printed_numbers, unknown_numbers
from macros.gate.slips import slips
from macros.gate.syntax import CALL, LED, Fault, blanked, line_of
from macros.gate.typed_numbers import bare_numbers
from macros.gate.whole import homeless
from macros.report.public_numbers import PublicNumber
from macros.values.days import NO_DAY, no_days
from macros.values.mistakes import Mistake, Unknown, Where
from macros.values.printing import PERCENT
from macros.values.spoilt import unseen

_CODE = re.compile(r"[A-Z]+[0-9]+")
_NOT_SAID = re.compile(rf"<!--.*?-->|{LED}\)|https?://[!-~]+|《[^》]*》(?:附件\d*)?", re.DOTALL)
_NAME = re.compile(r"(?<![\w.{/#])[A-Za-z]\w*(?:[._]\w+)+", re.ASCII)
_PERCENT = re.compile(r"""\{(?:\{ *fig\( *["'])?([\w.]+)[^{}]*\}{1,2}\s?[%％]""")
_ENTER = "请登记到 data/figures.yml 后用名称引用"
_QUOTING = ("data/errata.yml", "data/readings.yml")
"""The files whose texts cite the issued report."""


def objections(
    named: Named, readings: tuple[Reading, ...], macros: Mapping[str, Signature], absent: Collection[str] = ()
) -> list[Mistake]:
    """Return why the report cannot be published; an empty list means it can.

    ``macros`` are those that pages may call. Of pages known to be ``absent`` nothing more is said.
    """
    report, codes = named.report, _codes(named)
    issued = {day for piece in report.issued_text for _, day in no_days(piece.words)}
    public = report.identity.public_numbers
    unknown = [*unknown_names(named, readings, absent)]
    told = {wrong.where for wrong in unknown}
    blocks = [wrong for wrong in unfit_blocks(readings, macros) if wrong.where not in told]
    in_data = [(each.where, _without(each.own, public, each.where.file)) for each in named.quoting]
    texts = [*((each.page.place, each.prose) for each in readings), *in_data]
    own = [each for each in texts if each[0].file not in _QUOTING]
    typed = [*page_objections(readings, public, codes), *_typed_numbers(in_data, codes)]
    numbered = printed_numbers(named, readings)
    printed = [*((each.page.place, each.page.body) for each in readings), *in_data]
    misnamed = [wrong for place, text in texts for wrong in _misnamed(place, text, numbered, named)]
    within = {(each.where, part) for each in misnamed for part in each.found.split(".")}  # of V11.score, V11
    return [
        *_alike(named),
        *(each for each in typed if each.found not in issued and (each.where, each.found) not in within),
        *misnamed,
        *(wrong for place, text in own for wrong in slips(place, text, report.issued_words)),
        *(wrong for place, text in printed for wrong in _percent_twice(place, text, named)),
        *unknown,
        *blocks,
        *unfounded(named, readings),
        *unknown_quotations(named),
        *([] if absent else homeless(named, readings, macros, unknown)),
    ]


def _alike(assessment: Named) -> Iterator[Mistake]:
    """Yield the parts of names that differ in capitals alone: on pages, and as files, they would be one."""
    tables = {id_: Where("data/tables.yml") / id_ for id_ in assessment.report.tables}
    places = {name: each.place for name, each in assessment.figures.definitions.items()} | tables
    first, told = dict[str, str](), set[tuple[str, str]]()
    for name, place in places.items():
        for pair in zip(first.setdefault(name.lower(), name).split("."), name.split("."), strict=True):
            if len({*pair}) > 1 and pair not in told:
                told.add(pair)
                words = f"编号“{pair[0]}”与“{pair[1]}”只有大小写不同，在网页上分不清，请改成不同的编号"
                yield Mistake(place, words, pair[1])


def _misnamed(where: Where, text: str, numbered: dict[str, set[str]], assessment: Named) -> Iterator[Mistake]:
    """Yield the tables and annexes that a text names by a number that none has, and names of figures that no braces quote."""
    said = _said(text)
    for line, name in unknown_numbers(said, numbered):
        yield Mistake(where.at(line), f"报告里没有“{name}”，请改正", name)
    for line, name in ((line_of(found), found[0]) for found in _NAME.finditer(said)):
        if name in assessment.figures:
            yield Mistake(where.at(line), f"“{name}”是数据的名称，会原样印出，请写成引用", name)


def _percent_twice(where: Where, text: str, assessment: Named) -> Iterator[Mistake]:
    """Yield the figures that print their percent sign, before another."""
    for found in _PERCENT.finditer(text):
        figure = assessment.figures.definitions.get(found[1])
        if figure and figure.unit == PERCENT:
            yield Mistake(where.at(line_of(found)), f"“{found[1]}”印出时带有 %，后面的 % 请删去", found[1])


def _codes(assessment: Named) -> list[str]:
    """Return the ids of the report that a text may name, like A21 and E05."""
    report = assessment.report
    named = (*report.framework.wholes, *report.framework.scored, *report.errata, *report.readings)
    return [item.id for item in named if _CODE.fullmatch(item.id)]


def page_objections(
    readings: tuple[Reading, ...], public: Collection[PublicNumber] = (), codes: Collection[str] = ()
) -> list[Mistake]:
    """Return what is wrong with the pages whatever the data may be: front matter, calls, markup, typed numbers.

    The ``public`` numbers may be typed in their file, for they are no figures, and so may the ``codes`` of the report.
    """
    return [wrong for reading in readings for wrong in _of_page(reading, public, codes)]


def _of_page(reading: Reading, public: Iterable[PublicNumber], codes: Collection[str]) -> Iterator[Mistake]:
    place, prose = reading.page.place, reading.prose
    yield from filter(None, [reading.page.unread])
    yield from unfit_front_matter(reading.page)
    faults = [*reading.faults, *unfit_markup(prose)]
    told = {fault.line for fault in faults if any(unseen(fault.words))}
    for at, line in enumerate(prose.split("\n"), 1):
        if at not in told and (words := unseen(line)[1]):
            faults.append(Fault(at, words.replace(CALL, "…")))
    yield from (Mistake(place.at(fault.line), fault.words) for fault in faults)
    yield from _typed_numbers([(place, _without(prose, public, place.file))], codes)


def _without(text: str, public: Iterable[PublicNumber], place: str) -> str:
    """Return a text without the numbers that may be public where it stands: they are no figures."""
    for each in public:
        text = text.replace(each.number, "") if each.allows(place) else text
    return text


def _said(text: str) -> str:
    """Return a text with blanks for what of it is not said of the report: remarks, addresses, titles."""
    return _NOT_SAID.sub(lambda found: blanked(found[0]), text)


def _typed_numbers(texts: Iterable[tuple[Where, str]], codes: Collection[str]) -> Iterator[Mistake]:
    for where, text in texts:
        rest = text
        for start, day in no_days(_said(text)):
            yield Mistake(where.at(1 + text.count("\n", 0, start)), NO_DAY.format(day), day)
            rest = f"{rest[:start]}{blanked(day)}{rest[start + len(day) :]}"
        for line, number in bare_numbers(rest, codes):
            here = where.at(line)
            if _CODE.fullmatch(number):
                remedy = f"请改正；是数的，{_ENTER}"
                tail = "不是报告里的编号"
                yield Unknown(here, remedy, number, thing="编号", names=(number,), tail=tail)
            else:
                cited = "；照抄原报告的，加上引号“”" if where.file in _QUOTING else ""
                yield Mistake(here, f"“{number}”是写死的数字，{_ENTER}{cited}", number)
