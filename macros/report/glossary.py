"""data/glossary.yml: official words explained, everyday words for them."""

from typing import Annotated

from pydantic import Field

from macros.report.record import Name, QuotingText, Strict, Text, Words


class Term(Strict):
    """One official word explained, and how else people say it."""

    term: Text = Field(description="名词")
    explanation: QuotingText = Field(description="解释")
    id: Name = Field(description="编号")


class GlossaryFile(Strict):
    """data/glossary.yml: official words explained, and everyday words for them in search."""

    terms: tuple[Term, ...] = ()
    synonyms: dict[Text, Annotated[Words, Field(min_length=1)]] = Field(default_factory=dict)
