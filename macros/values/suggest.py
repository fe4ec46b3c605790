"""How texts are alike: the nearest right name for a misspelt one, what two begin with."""

from collections.abc import Iterable
from difflib import get_close_matches
from posixpath import commonprefix
from unicodedata import normalize


def nearest(wrong: str, right: Iterable[str]) -> str:
    """Return the nearest of ``right``, empty where none is near; names that no person made are no slips for others."""
    others = {_alike(name): name for name in right if name != wrong and not wrong.startswith("_")}
    near = get_close_matches(_alike(wrong[:100]), others, n=1, cutoff=0.6)
    return others[near[0]] if near else ""


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
