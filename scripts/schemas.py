"""Write the JSON Schema of each file under ``data/``, from the model, for editors: ``python3 scripts/schemas.py``."""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from scripts import environment

FOLDER = environment.ROOT / "macros" / "schemas"


def schemas() -> dict[str, str]:
    """Return the text of each schema by the name of its file."""
    from pydantic import TypeAdapter

    from macros.exports.schema import DIALECT, InChinese
    from macros.reading.load import FILES

    written = {
        name: TypeAdapter(model).json_schema(schema_generator=InChinese) for name, model in FILES.items()
    }
    return {
        f"{name}.json": json.dumps(DIALECT | schema, ensure_ascii=False, indent=2) + "\n"
        for name, schema in written.items()
    }


def main() -> None:
    """Write them all."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in schemas().items():
        (FOLDER / name).write_text(text, "utf-8", newline="\n")
    environment.say(f"已写入 {FOLDER.relative_to(environment.ROOT).as_posix()}/")


if __name__ == "__main__":
    environment.enter("site")
    main()
