"""How texts are alike: the nearest right name for a misspelt one, what two begin with."""

from collections.abc import Iterable
from difflib import get_close_matches
from posixpath import commonprefix
from unicodedata import normalize


def nearest(wrong: str, right: Iterable[str]) -> str:
    """Return the nearest of ``right``, empty where none is near: what is within a thing is like what is within one that is alike.

    Names that no person made are no slips for others, nor meant by any.
    """
    others = {_alike(name): name for name in right if name != wrong and "_" not in (wrong[:1], name[:1])}
    typed = _alike(wrong[:100])
    whole, dot, _ = typed.partition(".")
    if whole and dot:
        wholes = {other.partition(".")[0] for other in others}
        meant = {whole} & wholes or {*_near(whole, wholes)}
        others = {other: name for other, name in others.items() if other.partition(".")[0] in meant}
    return next((others[near] for near in _near(typed, others)), "")


def _near(typed: str, others: Iterable[str]) -> list[str]:
    return get_close_matches(typed, [*others], cutoff=0.6)


def _alike(name: str) -> str:
    """Return a name in small letters of one width."""
    return normalize("NFKC", name).casefold()


def did_you_mean(wrong: str, right: Iterable[str]) -> str:
    """Return `，是否为“…”？` with the nearest of ``right``; a bare comma where none is near."""
    near = nearest(wrong, right)
    return f"，是否为“{near}”？" if near else "，"


def beginning(one: str, other: str) -> str:
    """Return what two texts both begin with."""
    return commonprefix([one, other])
