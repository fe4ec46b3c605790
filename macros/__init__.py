"""The publisher of evaluation reports, as the macros plugin of MkDocs finds it."""

from typing import Any


def define_env(env: Any) -> None:
    """Give the pages of MkDocs, or ProperDocs, their macros."""
    from macros.hosts import mkdocs

    mkdocs.define_env(env)
