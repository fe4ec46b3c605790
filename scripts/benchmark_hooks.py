"""A hook of MkDocs for ``benchmark.py``: keeps each page's Markdown as the macros leave it."""

from pathlib import Path
from typing import Any

from mkdocs.plugins import event_priority


@event_priority(-100)  # after the macros
def on_page_markdown(markdown: str, *, page: Any, config: Any, **_: Any) -> None:
    """Write one page's Markdown into the folder that ``extra: {rendered: …}`` names."""
    target = Path(config.extra["rendered"], page.file.src_uri)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(config.plugins["report"].apart.put_back(markdown), "utf-8")
