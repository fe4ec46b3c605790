"""What is worked out again only where it was made of something else; ``macros/memory.py`` remembers it."""

from collections.abc import Callable

Recall = Callable[[object, Callable[[], bytes]], bytes]
"""Returns what the second makes, unless it is known from what the first says that it is made of."""


def anew(made_of: object, make: Callable[[], bytes]) -> bytes:  # noqa: ARG001 - as one that remembers
    """Return what ``make`` makes: nothing is known."""
    return make()
