"""A Word file as values: paragraphs and tables in order, each with its place in the file."""

from macros.importing.word.blocks import PARTIAL, SUM, Block, Cell, Grid, Paragraph
from macros.importing.word.opening import WordFile, open_word

__all__ = ["PARTIAL", "SUM", "Block", "Cell", "Grid", "Paragraph", "WordFile", "open_word"]
