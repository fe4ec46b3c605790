"""What goes wrong with data, told to the person who can mend it."""


class FormulaError(ValueError):
    """A formula that cannot be read or worked out; the message is Chinese, one line."""


class DataErrors(Exception):  # noqa: N818 - the plural says that it carries many
    """Every mistake found in one pass: one Chinese line each."""

    def __init__(self, messages: list[str]) -> None:
        self.messages = tuple(dict.fromkeys(messages))
        super().__init__("\n".join(self.messages))
