"""Who sees to it that a host which has lost the engine builds nothing: a hook, which ``mkdocs.yml`` names beside the plugin."""

import sys
from pathlib import Path
from typing import Any


def on_config(config: Any) -> None:
    """End the build before anything is written where the plugin that gives pages their data has not begun."""
    if "report" not in config.plugins:
        from macros.publication import refusal  # not above: the host reads this file as one of its own
        from macros.reading.settings import read_settings

        sys.exit(refusal(read_settings(Path(config.config_file_path)).messages))
