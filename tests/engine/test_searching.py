"""What the search script is given: the texts apart from the theme's index, and synonyms."""

import json
from pathlib import Path

from macros.site.search_texts import divide_index


def test_the_texts_and_the_synonyms_stand_in_a_file_of_their_own(tmp_path: Path) -> None:
    index = tmp_path / "search" / "search_index.json"
    index.parent.mkdir()
    index.write_text('{"config": {"lang": ["zh"]}, "docs": [{"text": "工资福利支出"}]}', "utf-8")
    divide_index(tmp_path, {"工资": ("工资福利支出", "津贴")})
    assert json.loads((tmp_path / "search" / "pages.json").read_text("utf-8")) == {
        "docs": [{"text": "工资福利支出"}],
        "synonyms": {"工资": ["工资福利支出", "津贴"]},
    }
    assert json.loads(index.read_text("utf-8")) == {"config": {"lang": ["zh"]}, "docs": []}
