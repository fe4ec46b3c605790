"""What a page of ``docs/`` marks as the site's own, by ``{: .ours }``, says so in words too."""

import re

from macros.site.page import BuiltPage

_UNTOLD = re.compile(r'(<\w+ class="ours">)(?!\s*<span class="by">)')
_MARK = r'\1<span class="by">本站</span> '


def with_own_words_told(page: BuiltPage) -> BuiltPage:
    """Return the page with the mark at the head of each of the site's own passages that has none."""
    return page.with_html(_UNTOLD.sub(_MARK, page.html))
