"""What the search script finds beside the theme's index."""

import json
from pathlib import Path

from macros.searching import add_synonyms


def test_synonyms_join_the_configuration_and_the_rest_stays(tmp_path: Path) -> None:
    index = tmp_path / "search" / "search_index.json"
    index.parent.mkdir()
    index.write_text('{"config": {"lang": ["zh"]}, "docs": [{"text": "工资福利支出"}]}', "utf-8")
    add_synonyms(tmp_path, {"工资": ("工资福利支出", "津贴")})
    assert json.loads(index.read_text("utf-8")) == {
        "config": {"lang": ["zh"], "synonyms": {"工资": ["工资福利支出", "津贴"]}},
        "docs": [{"text": "工资福利支出"}],
    }
