"""The nearest right name for a misspelt one."""

from collections.abc import Iterable
from difflib import get_close_matches


def did_you_mean(wrong: str, right: Iterable[str]) -> str:
    """Return `，是否为“…”？` with the nearest of ``right``; a bare comma where none is near."""
    near = get_close_matches(wrong, list(right), n=1, cutoff=0.6)
    return f"，是否为“{near[0]}”？" if near else "，"
