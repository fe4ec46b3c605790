"""The guide to a new report says what the commands do."""

import re

from macros.importing.blank import KINDS
from scripts import new_report
from tests.engine.builders import ROOT

GUIDE = (ROOT / "guide" / "new-report.md").read_text("utf-8")
COMMANDS = re.findall(r"^python3 (scripts/\w+\.py)(.*)$", GUIDE, re.MULTILINE)


def test_every_command_it_shows_is_there_and_takes_the_options_shown() -> None:
    assert len(COMMANDS) >= 5
    for script, options in COMMANDS:
        text = (ROOT / script).read_text("utf-8")
        missing = [option for option in re.findall(r"--\w+", options) if f'"{option}"' not in text]
        assert missing == [], script


def test_it_names_every_kind_of_report_by_the_word_that_the_command_takes() -> None:
    assert tuple(KINDS) == new_report.KINDS
    assert [kind for kind in KINDS if f"`{kind}`：" not in GUIDE] == []
