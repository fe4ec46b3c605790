"""The publisher of evaluation reports, as the macros plugin of MkDocs finds it."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


def define_env(env: Any) -> None:
    """Give the pages of MkDocs, or ProperDocs, their macros."""
    with unsearched():
        from macros.hosts import mkdocs

        mkdocs.define_env(env)


@contextmanager
def unsearched() -> Iterator[None]:
    """Search nothing that is imported and read within for garbage, which took a sixth of a build.

    What the first such passage of a process leaves, it keeps, and is not searched later either.
    """
    gc.disable()
    try:
        yield
    finally:
        if not gc.get_freeze_count():
            gc.freeze()
        gc.enable()
