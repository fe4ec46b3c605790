"""Names for what has none in the report: made of its own words, so that a clerk can read them."""

import re
import unicodedata
from collections.abc import Container

_ORDINAL = re.compile(r"^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|其中[：:]?)\s*")


def identifier(words: str, taken: Container[str], fallback: str) -> str:
    """Return a name of letters, digits and Chinese characters that is not taken yet."""
    name = re.sub(r"\W", "", _ORDINAL.sub("", unicodedata.normalize("NFKC", words)))[:24]
    if not name or name[0].isdigit():
        name = f"{fallback}{name}"
    found, count = name, 2
    while found in taken:
        found, count = f"{name}_{count}", count + 1
    return found
