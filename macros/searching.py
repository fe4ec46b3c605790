"""What the search script needs beside the theme's index: everyday words for official ones."""

import json
from collections.abc import Mapping
from pathlib import Path


def add_synonyms(site: Path, synonyms: Mapping[str, tuple[str, ...]]) -> None:
    """Write the synonyms into the configuration of the search index of ``site``."""
    path = site / "search" / "search_index.json"
    index = json.loads(path.read_text("utf-8"))
    index["config"]["synonyms"] = synonyms
    path.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), "utf-8")
