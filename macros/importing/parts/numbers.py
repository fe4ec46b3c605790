"""Numbers in prose become names: of a known value where exactly one fits, else of a figure with its place."""

import re
from collections.abc import Callable, Collection, Iterable
from itertools import groupby

from macros.assessment.resembling import Slip
from macros.gate.typed_numbers import number_spans
from macros.importing.parts.matching import Known, decimals_of, fitting, prints, share_of
from macros.importing.parts.registering import Figures
from macros.importing.parts.siblings import called, counted, is_counted, otherwise, quotient, summed_up
from macros.importing.parts.typed import Typed, tokens
from macros.report.issued import plain
from macros.report.quotes import split
from macros.values.numbers import parse_number
from macros.values.printing import PERCENT, show

_MINUS = re.compile(r"[=＝≈为是达（(，,：:]\s*[-－−]$")
"""A number below nothing, and not the end of a range."""
Quote = Callable[[str, int | None, bool], str]
Rule = tuple[str, str]
"""What stands before or after a number (``#`` is the number), and the name that is meant there."""
_SUBJECT: tuple[Rule, ...] = (
    (r"(?:满分|权重分?|分值)为?#分|[（(]#分[)），,]", "weight"),
    (r"得分率为?#", "score_rate"),
    (r"得分?为?#分", "score"),
    (r"#个(?:二级指标|方面)", "groups"),
    (r"#个三级指标", "subgroups"),
    (r"#个[二三四]级指标", "indicators"),
    (r"扣减?#分", "deduction"),
)
_SHARE = re.compile(r"占[^，。；、：\d]{0,10}$")
_THIS = re.compile("([该本此]项?(?:三级)?指标)?(?:最终|实际)?得分?为?")
"""Says that a number is the score of the indicator that is spoken of, by itself where the text says one score alone."""
_SCORED = re.compile(r"得分?为?([\d.]+)分")
_SCORES = (".score", ".score_rate", ".deduction")


def rules_of(id_: str) -> tuple[Rule, ...]:
    """Return what numbers mean in a text about what has an id."""
    return tuple((pattern, f"{id_}.{key}") for pattern, key in _SUBJECT)


class Namer:
    """Knows every value that has a name, and registers figures for numbers that have none."""

    def __init__(self) -> None:
        self._figures = Figures()
        self.figures, self.reserved = self._figures.records, self._figures.reserved
        """What was registered, by its name, and the names that figures may not have, for others have them."""
        self.sentences = self._figures.sentences
        self.slips: list[Slip] = []
        """What stands otherwise in a text than in the tables, though no check tells of it."""
        self.listed: dict[str, tuple[str, int]] = {}
        """What the rows of a table are, and how many, by its number."""
        self.summed: dict[str, tuple[str, int]] = {}
        """The unit and the sum of what the only numbers of a table count, by what it is about."""
        self.codes: frozenset[str] = frozenset()
        """The ids that the report has: what else begins like one of them counts something."""
        self.added_up: set[str] = set()
        """What has a score that no table prints, but its parts."""
        self.criteria: set[str] = set()
        """Sentences of criteria, as texts and pages have them: no number in them is a score."""
        self.subjects: dict[str, str] = {}
        """What a sentence may be about, by its name, and its id: what it says then is that one's."""
        self._known: list[Known] = []
        self._sentences: dict[str, list[Known]] = {}
        self._page = ""
        self._last: Known | None = None
        """What the text quoted last."""
        self._share: Known | None = None
        """The share that the text quoted last: another of its whole is meant by the next."""

    def learn_sentence(self, sentence: str, known: Iterable[Known]) -> None:
        """Remember what the numbers of a sentence are by their values alone, and that one is the whole."""
        self._sentences[plain(sentence)] = list(known)

    def learn(self, known: Iterable[Known]) -> None:
        """Remember values that have names."""
        self._known += known

    def forget(self, names: Collection[str]) -> None:
        """Forget values that follow from others which have a name of their own."""
        self._known = [one for one in self._known if one.name not in names]

    def known(self, name: str) -> Known | None:
        """Return what has a name: a figure, or a value that had one before."""
        if "value" in (figure := self.figures.get(name, {})):
            return Known(name, parse_number(figure["value"]), str(figure["unit"]), str(figure["title"]))
        return next((one for one in self._known if one.name == name), None)

    def begin_page(self) -> None:
        """Begin a page: whether a number counts the items of a list is known by what stands before it on the page."""
        self._page = ""

    def in_page(self, text: str, source: str, rules: Iterable[Rule] = ()) -> str:
        """Return the next text of a page with calls for its numbers."""
        named = self._named(text, self._page, source, rules, _call)
        self._page += f"{named}\n\n"
        return named

    def in_data(self, text: str, source: str, rules: Iterable[Rule] = ()) -> str:
        """Return a text of the data with names in braces for its numbers."""
        return self._named(text, "", source, rules, _braces)

    def in_digits(self, text: str) -> str:
        """Return a text of the data with its numbers in digits again."""
        return "".join(part if isinstance(part, str) else self._digits(*part[:2]) for part in split(text))

    def _digits(self, name: str, decimals: int | None) -> str:
        figure, known = self.figures.get(name, {}), self.known(name)
        stated = figure.get("issued") or figure.get("value")
        return str(stated or (show(known.value, known.unit, decimals) if known else ""))

    def _named(self, text: str, above: str, source: str, rules: Iterable[Rule], quote: Quote) -> str:
        rules, self._last, self._share = list(rules), None, None
        said = [words for words in self.criteria if words in text]
        limits = [at.span() for words in said for at in re.finditer(re.escape(words), text)]
        numbers: list[Typed] = []
        for start, stop in number_spans(above + text, self.codes):
            within = text[max(start - len(above), 0) : max(stop - len(above), 0)]
            for at, to, digits in tokens(within):
                first, last = start - len(above) + at, start - len(above) + to
                sign = "-" if _MINUS.search(text[numbers[-1].last if numbers else 0 : first]) else ""
                numbers.append(Typed(text, first - len(sign), last, sign + digits))
                numbers[-1].is_limit = any(start <= first < stop for start, stop in limits)
                self._name(numbers[-1], rules, source)
        for _, same in groupby(numbers, lambda number: text.count("。", 0, number.first)):
            sentence = [*same]
            for at, number in enumerate(sentence):
                names = [one.name for one in sentence]
                if not number.name and number.meant and is_counted(names, number.meant.name):
                    number.name = self._figures.otherwise(number.meant, number, source)
                if not number.name and (share := quotient(sentence[max(at - 2, 0) : at], number)):
                    number.name = self._figures.as_printed(share, number, source)
                number.name = number.name or self._figures.stated(number, source)
        done, end = "", 0
        for number in numbers:
            commas = bool(re.search("[,，]", text[number.first : number.last]))
            done += text[end : number.first] + quote(number.name, number.decimals, commas)
            end = number.last
        return done + text[end:]

    def _name(self, number: Typed, rules: list[Rule], source: str) -> None:
        """Give a number its name where it is known; note what else it is meant to be, though it prints another value."""
        around = f"{number.before[-14:]}#{number.behind[:14]}"
        meant = [name for form, name in [*rules, *self._about(number.before)] if re.search(form, around)]
        meant = [name for name in meant if not (number.is_limit and name.endswith(_SCORES))]
        candidates = [one for name in meant for one in self._known if one.name == name]
        told = self._sentences.get(plain(number.sentence), [])
        told = [*told, *(one for one in self._known if told and one.name == "total.weight")]
        found = next((one for one in [*told, *candidates] if prints(one, number.digits)), None)
        found = found or fitting(self._known, number.digits, number.unit, number.clause)
        number.meant = next((one for one in candidates if one.unit == number.unit), None)
        found = found or self._called(number)
        if found is None and self._last and number.unit == PERCENT and _SHARE.search(number.before):
            found = self._share = share_of(self._known, self._last, number.digits, self._share)
        self._last = found
        counts = () if found else (*counted(number, self.listed), *summed_up(number, self.summed))
        self.slips += otherwise(found, number, self._known) or counts
        if found and prints(found, number.digits):
            number.name, number.decimals = found.name, decimals_of(number.digits, found)
            if found.formula:
                number.name, number.decimals = self._figures.worked_out(found, number.digits), None
                self._known.append(Known(number.name, found.value, found.unit, ""))
        elif found:
            number.name = self._figures.otherwise(found, number, source)

    def _called(self, number: Typed) -> Known | None:
        """Return what the words before a number call it, whatever is printed: what differs is told of.

        A score that no table prints is not known so well that a text could be wrong about it, and one that the text prints
        elsewhere is not meant by another.
        """
        if number.is_limit:
            return None
        this = _THIS.fullmatch(number.said)
        is_score = this and (this[1] or len(_SCORED.findall(number.text)) == 1)
        meant = number.meant if is_score else None
        if meant and self.known(f"{meant.line}.indicators") is None:  # nothing is below it
            return meant
        found = called(self._known, number, self._last)
        if found is None or prints(found, number.digits):
            return found
        others = found.name.endswith(".score") and _SCORED.findall(number.text)
        is_of_a_part = others and any(prints(found, score) for score in others)
        return None if is_of_a_part or found.name.rpartition(".")[0] in self.added_up else found

    def _about(self, before: str) -> list[Rule]:
        """Return the rules of what the sentence speaks of, or else what stands before it: the subject named last."""
        for words in (re.split(r"[。；]", before)[-1], before):
            if named := [name for name in self.subjects if name in words]:
                last = max(named, key=lambda name: (words.rfind(name) + len(name), len(name)))
                return list(rules_of(self.subjects[last]))
        return []


def _call(name: str, decimals: int | None, commas: bool) -> str:
    places = "" if decimals is None else f", {decimals}"
    return f'{{{{ fig("{name}"{places}{", commas=true" if commas else ""}) }}}}'


def _braces(name: str, decimals: int | None, commas: bool) -> str:
    manner = f"{'' if decimals is None else decimals}{',' if commas else ''}"
    return f"{{{name}{manner and f':{manner}'}}}"
