"""Build the site into ``site/``: ``python3 scripts/build.py``; arguments are those of ``mkdocs build``."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from scripts import environment


def main() -> int:
    """Return the exit code of ``mkdocs build``."""
    environment.prepare("site")
    return environment.run("-m", "mkdocs", "build", *sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
