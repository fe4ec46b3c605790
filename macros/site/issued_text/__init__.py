"""原文逐句: the issued text against the built pages, sentence by sentence."""

from macros.site.issued_text.comparison import Comparison, PageText, compare
from macros.site.issued_text.messages import text_notices, text_objections, with_comparison
from macros.site.issued_text.passages import passages_of

__all__ = [
    "Comparison",
    "PageText",
    "compare",
    "passages_of",
    "text_notices",
    "text_objections",
    "with_comparison",
]
