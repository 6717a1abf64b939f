"""Papers and sheets of office programs → values that records can be written from."""

from generator.imports.blocks import Block, Heading, Listing, Paper, Paragraph, Picture, Point, Rows
from generator.imports.sheet import Cells, NotASheetError, read_sheet
from generator.imports.word import NotAPaperError, read_word

__all__ = [
    "Block",
    "Cells",
    "Heading",
    "Listing",
    "NotAPaperError",
    "NotASheetError",
    "Paper",
    "Paragraph",
    "Picture",
    "Point",
    "Rows",
    "read_sheet",
    "read_word",
]
