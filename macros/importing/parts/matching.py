"""Which of the values that have a name a number in prose is: the one that fits in value, unit and words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from macros.values.numbers import parse_number
from macros.values.printing import PERCENT, show

_ALONE, _TELLING, _AMONG = 4, 2, 3
"""So many pairs of characters must a known value share with the words around a number: one that stands alone, one
that stands alone with four digits or more, and one among several, which must share more of what they have not in
common than any other."""
_SUM = re.compile("[合总小]计")
_SPENT, _PLANNED = re.compile("决算|执行|实际|支出[数额]"), re.compile("年初|调整|预算")
"""Say at what stage of a year an amount stands: one that is spent wholly is the one planned by chance."""
_UNMISTAKABLE = 6
"""So many digits, noughts at its end left out, leave no doubt that a number is the only value that prints so."""


@dataclass(frozen=True)
class Known:
    """A value that has a name already, as it prints, and the words that go with it."""

    name: str
    value: Fraction
    unit: str
    words: str
    typed: str = ""
    """How it prints by itself, where it is printed as it was typed."""
    row: str = ""
    """What it is a number of, empty for the whole."""
    titles: tuple[str, ...] = ()
    """What the words before it may call it, where they name its row."""
    formula: str = ""
    """What it is where it has no name yet, which becomes its title."""

    @property
    def line(self) -> str:
        """Return the table and the row, or the whole, of the value that it is or is worked out from; empty for a figure."""
        return (self.formula.partition(" ")[0] or self.name).rpartition(".")[0]


def fitting(everything: Iterable[Known], typed: str, unit: str, clause: str) -> Known | None:
    """Return the one known value that fits in value, unit and the words around; None if none or several do."""
    near = pairs(clause)
    if not parse_number(typed.replace(",", "")):
        return None  # nil is everywhere
    same = [known for known in everything if known.unit == unit and known.words and prints(known, typed)]
    if len(same) < 2:
        digits = len(re.sub(r"\D", "", typed).strip("0"))
        least = _TELLING if len(re.findall(r"\d", typed)) >= _ALONE else _ALONE
        least = 0 if digits >= _UNMISTAKABLE else least
        return next((known for known in same if _is_near(known, near, least)), None)
    common = set.intersection(*(pairs(known.words) for known in same))
    fits = sorted(((len(near & (pairs(one.words) - common)), n) for n, one in enumerate(same)), reverse=True)
    best = same[fits[0][1]]
    is_clear = fits[0][0] > fits[1][0] and len(near & pairs(best.words)) >= _AMONG
    return best if is_clear else None


def _is_near(known: Known, near: set[str], least: int) -> bool:
    """Return whether a value has so many words in common with those near a number, one with the row it is of unless that is a sum."""
    row = set() if not least or _SUM.search(known.row) else pairs(known.row)
    return len(near & pairs(known.words)) >= least and bool(not row or near & row)


def share_of(everything: Iterable[Known], part: Known, typed: str, last: Known | None) -> Known | None:
    """Return the share of a cell in the only total of its column that gives what is printed, else in that of the ``last`` share."""
    table, _, rest = part.name.partition(".")
    form = re.compile(rf"{re.escape(table)}\.[^.]*[合总]计\.{re.escape(rest.partition('.')[2])}")
    wholes = {one.name: one.value for one in everything if form.fullmatch(one.name) and one.value}
    shares = {whole: part.value / value for whole, value in wholes.items() if whole != part.name}
    found = [whole for whole, share in shares.items() if prints_share(share, typed)]
    found = found or [whole for whole in shares if last and last.formula.endswith(f" / {whole}")]
    if len(found) != 1:
        return None
    title = f"{part.name.split('.')[-2:][0]}占比"
    return Known(title, shares[found[0]], PERCENT, "", formula=f"{part.name} / {found[0]}")


def prints(known: Known, typed: str) -> bool:
    """Return whether a known value is printed so: a share with as many decimals, anything else exactly."""
    if known.unit != PERCENT or not typed.endswith(PERCENT):
        return known.unit != PERCENT and known.value == parse_number(typed.replace(",", ""))
    return prints_share(known.value, typed)


def prints_share(share: Fraction, typed: str) -> bool:
    """Return whether a share is printed so, with as many decimals."""
    plain = typed.replace(",", "").replace("％", PERCENT)
    return show(share, PERCENT, places_in(plain)) == plain


def places_in(typed: str) -> int:
    """Return with how many decimals a number is printed, its unit left out."""
    return len(typed.rstrip("%％分 ").partition(".")[2])


def decimals_of(typed: str, known: Known) -> int | None:
    """Return with how many decimals a number is printed, None where it prints so by itself."""
    plain = typed.replace(",", "")
    if (known.typed or show(known.value, known.unit)) == plain:
        return None
    return places_in(plain)


def shared(words: str, among: str) -> Fraction:
    """Return how much of some words, pair by pair of characters, stands among others."""
    own = pairs(words)
    return Fraction(len(own & pairs(among)), len(own)) if own else Fraction(0)


def is_one_stage(words: str, others: str) -> bool:
    """Return whether words about two amounts may speak of one stage of a year, planned or spent."""
    one, other = _stage(words), _stage(others)
    return one <= other or other <= one


def _stage(words: str) -> set[str]:
    return {"决算"} if _SPENT.search(words) else {*_PLANNED.findall(words)}


def pairs(words: str) -> set[str]:
    """Return the pairs of neighbouring characters of some words, numbers left out."""
    plain = re.sub(r"\W|\d", "", words)
    return {plain[n : n + 2] for n in range(len(plain) - 1)}
