"""A Content-Security-Policy in every page: nothing from other hosts, of inline script the theme's alone, by its hash."""

import base64
import hashlib
import re

from macros.site.page import BuiltPage

_SCRIPT = re.compile(r"<script(?![^>]*\ssrc=)(?![^>]*application/)[^>]*>(.*?)</script>", re.DOTALL)
_STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)
_HEAD = re.compile(r'<meta charset="utf-8">', re.IGNORECASE)


def secured(page: BuiltPage) -> BuiltPage:
    """Return the page with its policy in its head."""
    frame = page.with_article("").html  # what stands in an article is the page's own, and blessed by nobody
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(frame)}">'
    return page.with_html(_HEAD.sub(lambda head: f"{head[0]}\n      {meta}", page.html, count=1))


def policy(html: str) -> str:
    """Return the policy of a page that has this frame: charts draw by style attributes, the rest is the site's own files."""
    scripts = " ".join(dict.fromkeys(_hashed(script) for script in _SCRIPT.findall(html)))
    styles = " ".join(dict.fromkeys(_hashed(style) for style in _STYLE.findall(html)))
    return (
        f"default-src 'none'; script-src 'self' {scripts}; style-src 'self' {styles}; "
        "style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        "worker-src 'self'; manifest-src 'self'; base-uri 'self'; form-action 'self'"
    )


def _hashed(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
