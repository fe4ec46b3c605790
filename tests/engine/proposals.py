"""Proposed rules as golden files state them."""

from typing import Any

from macros.importing.criteria.asking import Ask


def short(stated: Any) -> Any:
    """Return a proposed rule in texts: what it has to know of a report as ``？`` with what that is about."""
    if isinstance(stated, Ask):
        return f"？{stated.about or stated.kind}"
    if isinstance(stated, dict):
        return {key: short(value) for key, value in stated.items()}
    return [short(one) for one in stated] if isinstance(stated, list) else str(stated)
