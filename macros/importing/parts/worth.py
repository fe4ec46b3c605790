"""How far the options of a question may count as satisfied: wholly, or in parts."""

import re
from collections.abc import Sequence
from fractions import Fraction

from macros.report.surveys import letters_of

_SATISFIED = re.compile(r"\W*(?:[A-Za-z]|\d+|[①-⑳])?[.．、\s]*(?:很|非常|比较|较|基本)?满意")
_PARTS = [
    [Fraction(percent, 100) for percent in percents]
    for percents in (
        (100, 80, 60, 40, 20), (100, 80, 60, 40, 0), (100, 80, 60, 30, 0), (100, 75, 50, 25, 0),
        (100, 80, 60, 40), (100, 80, 60, 0), (100, 75, 50, 25), (100, 80, 50, 0), (100, 70, 40, 0),
        (100, 80, 60), (100, 60, 0), (100, 50, 0), (100, 80, 0), (100, 60, 30),
    )
]  # fmt: skip
"""What the options of a question count as where not all that are satisfied count wholly."""
Worth = dict[str, Fraction]
"""How far options count as satisfied, by their letters; what does not count is left out."""


def ways(options: Sequence[str]) -> list[Worth]:
    """Return the ways of counting options, the likeliest first: by their words, as many as stand first, in parts."""
    letters = [*letters_of(options)]
    said = [letter for letter, words in zip(letters, options, strict=True) if _SATISFIED.fullmatch(words)]
    runs = [said, *(letters[:n] for n in range(1, len(letters)))]
    parts = [dict(zip(letters, parts, strict=True)) for parts in _PARTS if len(parts) == len(letters)]
    return [*(dict.fromkeys(run, Fraction(1)) for run in runs), *parts]
