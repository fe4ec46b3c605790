"""What is worked out again only where it was made of something else; ``macros/memory.py`` remembers it."""

import json
from collections.abc import Callable
from typing import Any

Recall = Callable[[object, Callable[[], bytes]], bytes]
"""Returns what the second makes, unless it is known from what the first says that it is made of."""


def anew(made_of: object, make: Callable[[], bytes]) -> bytes:  # noqa: ARG001 - as one that remembers
    """Return what ``make`` makes: nothing is known."""
    return make()


def recalled(recall: Recall, make: Callable[..., object], *made_of: object) -> Any:
    """Return what a function makes of all that it is given, as JSON keeps it: lists for tuples."""
    asked = (make.__module__, make.__qualname__, *made_of)
    return json.loads(recall(asked, lambda: json.dumps(make(*made_of)).encode()))
