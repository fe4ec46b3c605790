"""What the search script needs: the texts of the pages and everyday words for official ones, fetched when asked."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

THEME_INDEX = Path("search", "search_index.json")
PAGES = THEME_INDEX.with_name("pages.json")


def divide_index(site: Path, synonyms: Mapping[str, tuple[str, ...]]) -> None:
    """Put the texts of the search index of ``site`` and the synonyms into a file of their own.

    The theme loads its index with every page; most readers never search.
    """
    index = json.loads((site / THEME_INDEX).read_text("utf-8"))
    _write(site / PAGES, {"docs": index["docs"], "synonyms": synonyms})
    _write(site / THEME_INDEX, index | {"docs": []})


def _write(path: Path, value: dict[str, Any]) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")), "utf-8")
