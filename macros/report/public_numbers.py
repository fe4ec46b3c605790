"""Numbers that look private and may be public."""

import re
from typing import Annotated

from pydantic import Field

from macros.report.laws import refused_if
from macros.report.record import Strict, Text
from macros.values.errors import short

_WHOLE = refused_if(lambda typed: f"“{typed}”里有星号，应写全号码，请改正" if "*" in typed else "")


def _no_file(typed: str) -> str:
    """Return that a text is no name of a file; empty where it is one."""
    words = f"“{short(typed)}”不是文件，应为号码所在的文件，如 data/issued.txt、docs/about.md，请改正"
    return "" if re.fullmatch(r"(?:data|docs)/\S+|mkdocs\.yml", typed) else words


class PublicNumber(Strict):
    """A number that looks private and may be public: where it stands, and why."""

    number: Annotated[Text, _WHOLE] = Field(description="号码，照写")
    place: Annotated[Text, refused_if(_no_file)] = Field(
        description="所在的文件，如 docs/about.md；写 data/issued.txt 的，照印原报告的页面也算"
    )
    reason: Text = Field(description="为什么可以公开，如 单位办公电话")

    def allows(self, file: str) -> bool:
        """Return whether the number may stand in a file: its own, this one, or any if the issued report has it."""
        return file in (self.place, "data/report.yml") or self.place == "data/issued.txt"
