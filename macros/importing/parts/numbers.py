"""Numbers in prose become names: of a known value where exactly one fits, else of a figure with its place."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping

from macros.gate.typed_numbers import number_spans
from macros.importing.criteria.words import normal
from macros.importing.draft import Record
from macros.importing.parts.identifiers import identifier
from macros.importing.parts.matching import Known, decimals_of, fitting, prints, share_of
from macros.importing.parts.wording import UNITS, clause_of, title_of
from macros.values.numbers import parse_number
from macros.values.plausible import misspelt
from macros.values.printing import PERCENT, show

_TOKEN = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?[%％]?|\d+(?:\.\d+)?[%％]?")
_MINUS = re.compile(r"[=＝≈为是达（(，,：:]\s*[-－−]$")
"""A number below nothing, and not the end of a range."""
Quote = Callable[[str, int | None], str]
Rule = tuple[str, str]
"""What stands before or after a number (``#`` is the number), and the name that is meant there."""
_SUBJECT: tuple[Rule, ...] = (
    (r"(?:满分|权重分?|分值)为?#分|[（(]#分[)）]", "weight"),
    (r"得分率为?#", "score_rate"),
    (r"得分?为?#分", "score"),
    (r"#个(?:二级指标|方面)", "groups"),
    (r"#个三级指标", "subgroups"),
    (r"#个[二三四]级指标", "indicators"),
    (r"扣减?#分", "deduction"),
)
_NEXT = (
    (re.compile(r"分[，,、；]?(?:实际|评价)?得分?为?$"), ".weight", ".score"),
    (re.compile(r"分[，,、；]?得分率为?$"), ".score", ".score_rate"),
)
"""What follows at once on a number that a text has quoted: the same one's score, the same one's rate."""
_POINTING = re.compile("[该本此其]")
_SHARE = re.compile(r"占(?:比|全部|总额|的?比[重例])?[为达]?$")
_TELLING, _ENOUGH = 4, 6
"""So many characters of a name, and so many digits, leave no doubt what a number is; so many before it in its sentence do."""


def rules_of(id_: str) -> tuple[Rule, ...]:
    """Return what numbers mean in a text about what has an id."""
    return tuple((pattern, f"{id_}.{key}") for pattern, key in _SUBJECT)


_POINTS = re.compile(r"([扣得加减])\W*分")
"""A title of nothing but that points were won or lost."""


class Namer:
    """Knows every value that has a name, and registers figures for numbers that have none."""

    def __init__(self) -> None:
        self.figures: dict[str, Record] = {}
        self.reserved: set[str] = set()
        """Names that figures may not have, for others have them."""
        self.codes: frozenset[str] = frozenset()
        """The ids that the report has: what else begins like one of them counts something."""
        self.added_up: set[str] = set()
        """What has a score that no table prints, but its parts."""
        self._known: list[Known] = []
        self._seen: dict[tuple[str, ...], str] = {}
        self._subjects: dict[str, str] = {}
        self._page = ""
        self._last = ""
        """What the text quoted last."""

    def learn_subjects(self, subjects: Mapping[str, str]) -> None:
        """Remember what a sentence may be about, by its name, and its id: what it says then is that one's."""
        self._subjects |= subjects

    def learn(self, known: Iterable[Known]) -> None:
        """Remember values that have names."""
        self._known += known

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

    def _named(self, text: str, above: str, source: str, rules: Iterable[Rule], quote: Quote) -> str:
        rules, done, end, self._last = list(rules), "", 0, ""
        for start, stop in number_spans(above + text, self.codes):
            within = text[max(start - len(above), 0) : max(stop - len(above), 0)]
            for at, to, typed in _tokens(within):
                first, last = start - len(above) + at, start - len(above) + to
                sign = "-" if _MINUS.search(text[end:first]) else ""
                first -= len(sign)
                name, decimals = self._name(text, first, last, sign + typed, source, rules)
                self._last = name
                done, end = done + text[end:first] + quote(name, decimals), last
        return done + text[end:]

    def _name(
        self, text: str, first: int, last: int, typed: str, source: str, rules: list[Rule]
    ) -> tuple[str, int | None]:
        before = text[:first]
        found = UNITS.match(text, last)
        unit = "%" if typed.endswith("%") else found[1] if found and not misspelt(found[1]) else ""
        around = f"{before[-14:]}#{text[last : last + 14]}"
        for pattern, name in [*rules, *self._about(before)]:
            if re.search(pattern, around):
                known = next((one for one in self._known if one.name == name and prints(one, typed)), None)
                if known:
                    return name, decimals_of(typed, known)
        if known := self._followed(before, typed):
            return known.name, decimals_of(typed, known) if prints(known, typed) else None
        clause = (
            re.split(r"[，。；：、（(]", before)[-1][-40:] + re.split(r"[，。；、）)]", text[last:])[0][:8]
        )
        if known := fitting(self._known, typed, unit, clause):
            return known.name, decimals_of(typed, known)
        share = self._share(typed) if unit == PERCENT and _SHARE.search(before) else ""
        return share or self._figure(typed, unit, before, text[last:], source), None

    def _about(self, before: str) -> list[Rule]:
        """Return the rules of what the sentence speaks of, or else what stands before it: the subject named last."""
        for words in (re.split(r"[。；]", before)[-1], before):
            named = [
                (words.rfind(name) + len(name), len(name), id_)
                for name, id_ in self._subjects.items()
                if name in words
            ]
            if named:
                return list(rules_of(max(named)[2]))
        return []

    def _followed(self, before: str, typed: str) -> Known | None:
        """Return what follows on the number quoted last, whatever is printed: what differs is told of.

        A score that no table prints is not known so well that a text could be wrong about it.
        """
        for words, said, key in _NEXT:
            if self._last.endswith(said) and words.search(before):
                id_ = self._last.removesuffix(said)
                known = self.known(id_ + key)
                return known if known and (id_ not in self.added_up or prints(known, typed)) else None
        return None

    def _share(self, typed: str) -> str:
        """Return the name of the share that the cell quoted last has in a total, empty where it has none such."""
        if (share := share_of(self._known, self._last, typed)) is None:
            return ""
        key = (share.words,)
        if key not in self._seen:
            title = f"{self._last.split('.')[1]}占比"
            name = self._seen[key] = identifier(title, {*self.figures, *self.reserved}, "数")
            decimals = decimals_of(typed, share)
            self.figures[name] = {
                "title": title,
                "unit": PERCENT,
                "formula": share.words,
                "decimals": decimals,
            }
            self._known.append(Known(name, share.value, PERCENT, ""))
        return self._seen[key]

    def _figure(self, typed: str, unit: str, before: str, behind: str, source: str) -> str:
        words = title_of(before, behind)
        title = words or clause_of(before, behind)
        is_told = len(re.sub(r"\W", "", title)) > 1
        title = title if is_told else f"{source}的数"
        context = _context(words, typed, before, source) if is_told else None
        key = (title, typed, unit, str(len(self.figures)) if context is None else context)
        if key not in self._seen:
            name = self._seen[key] = identifier(title, {*self.figures, *self.reserved}, "数")
            points = _POINTS.fullmatch(title)
            shown = f"{source}{points[1]}的分" if points else title
            self.figures[name] = {"title": shown, "unit": unit, **_stated(typed, unit), "source": source}
        return self._seen[key]


def _context(title: str, typed: str, before: str, source: str) -> str | None:
    """Return what must be the same where a number is the same again: little where its name and its digits tell.

    It is ``None`` where the words before it in its sentence are too few to tell: then it is another number.
    """
    if not title or _POINTING.match(title):
        return source
    if len(title) >= _TELLING <= len(re.findall(r"\d", typed)):
        return ""
    words = re.split("[。；\n]", before)[-1]
    return words if len(re.sub(r"\W", "", words)) >= _ENOUGH else None


def _tokens(words: str) -> Iterator[tuple[int, int, str]]:
    """Yield the numbers in a few words, with where each stands and its digits; in words, it is one number."""
    found = list(_TOKEN.finditer(unicodedata.normalize("NFKC", words)))
    if not found and _TOKEN.fullmatch(digits := normal(words).text.removesuffix("分")):
        yield 0, len(words.removesuffix("分")), digits
    for token in found:
        yield token.start(), token.end(), token[0]


def _stated(typed: str, unit: str) -> Record:
    """Return a number as data/figures.yml states it: with its decimals, and its range where that is unusual."""
    plain = typed.replace(",", "")
    value, places = parse_number(plain), len(plain.rstrip("%").partition(".")[2])
    decimals = places if places or show(value, unit) != plain else None
    unusual = {"range": {"to": plain}} if unit == PERCENT and value > 1 else {}
    unusual = {"range": {"from": plain}} if value < 0 else unusual
    return {"value": plain, "decimals": decimals, **unusual}


def _call(name: str, decimals: int | None) -> str:
    return f'{{{{ fig("{name}"{"" if decimals is None else f", {decimals}"}) }}}}'


def _braces(name: str, decimals: int | None) -> str:
    return f"{{{name}{'' if decimals is None else f':{decimals}'}}}"
