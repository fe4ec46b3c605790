"""Write the JSON Schema of each file under ``data/``, from the model, for editors: ``python3 scripts/schemas.py``."""

import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from scripts import environment

FOLDER = environment.ROOT / "macros" / "schemas"


def schemas() -> dict[str, str]:
    """Return the text of each schema by the name of its file."""
    from pydantic import TypeAdapter

    from macros.reading.load import FILES

    return {f"{name}.json": _text(TypeAdapter(model).json_schema()) for name, model in FILES.items()}


def main() -> None:
    """Write them all."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in schemas().items():
        (FOLDER / name).write_text(text, "utf-8", newline="\n")
    environment.say(f"已写入 {FOLDER.relative_to(environment.ROOT).as_posix()}/")


def _text(schema: dict[str, Any]) -> str:
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps(dialect | _for_clerks(schema), ensure_ascii=False, indent=2) + "\n"


def _for_clerks(node: Any) -> Any:
    """Drop what speaks English to programmers: titles made of field names, the classes' docstrings."""
    if isinstance(node, list):
        return [_for_clerks(item) for item in node]
    if not isinstance(node, dict):
        return node
    english = {"title", "description"} if "properties" in node else {"title"}
    return {k: _for_clerks(v) for k, v in node.items() if k not in english or isinstance(v, dict)}


if __name__ == "__main__":
    environment.enter("site")
    main()
