"""How texts are alike: the nearest right name for a misspelt one."""

from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches
from functools import partial
from posixpath import commonprefix
from unicodedata import normalize

_close = partial(get_close_matches, cutoff=0.63)  # of their letters: ``repo_url`` is no slip for ``site_url``


def nearest(wrong: str, right: Iterable[str]) -> str:
    """Return the nearest of ``right``, empty where none is near: what is within a thing is like what is within one that is alike.

    Names that no person made are no slips for others, nor meant by any.
    """
    others = {_alike(name): name for name in right if name != wrong and "_" not in (wrong[:1], name[:1])}
    typed = _alike(wrong[:100])
    for depth, whole in enumerate(typed.strip(".").split(".")[:-1]):
        wholes = {other: other.split(".")[depth : depth + 1] for other in others}
        known = {one for found in wholes.values() for one in found}
        meant = {whole} & known or {*_close(whole, known)}
        others = {other: name for other, name in others.items() if not meant.isdisjoint(wholes[other])}
    return others.get(min(_close(typed, others), key=lambda other: _apart(typed, other), default=""), "")


def _apart(one: str, other: str) -> tuple[int, int, int]:
    """Return how unlike two names are: by the signs they do not share, by how late they part, by their lengths."""
    shared = sum(block.size for block in SequenceMatcher(None, one, other).get_matching_blocks())
    return max(len(one), len(other)) - shared, -len(commonprefix([one, other])), abs(len(one) - len(other))


def _alike(name: str) -> str:
    """Return a name in small letters of one width."""
    return normalize("NFKC", name).casefold()


def did_you_mean(wrong: str, right: Iterable[str]) -> str:
    """Return `，是否为“…”？` with the nearest of ``right``; a bare comma where none is near."""
    near = nearest(wrong, right)
    return f"，是否为“{near}”？" if near else "，"
