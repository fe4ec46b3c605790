"""Text of a report as Markdown that prints it as it is."""

import html
import re

_SPECIAL = re.compile(r"([\\`*_\[\]#|])")
_LEADING = re.compile(r"^(\d+)([.)])|^([-+>])", re.MULTILINE)
_ESCAPED = re.compile(r"\\([\\`*_\[\]#|.)\-+>])")
_UNDERLINE = re.compile(r"^=", re.MULTILINE)


def escaped(text: str) -> str:
    """Return words as Markdown that prints just them."""
    words = text.replace("&", "&amp;").replace("<", "&lt;")
    words = _UNDERLINE.sub("&#61;", _SPECIAL.sub(r"\\\1", words))  # Markdown has no escape for it
    return _LEADING.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", words)


def unescaped(text: str) -> str:
    """Return the words that Markdown prints, as they were before they were escaped."""
    return html.unescape(_ESCAPED.sub(r"\1", text))


def heading(level: int, text: str, anchor: str) -> str:
    """Return a heading with its anchor."""
    return f"{'#' * min(level, 6)} {escaped(text)} {{: #{anchor} }}"
