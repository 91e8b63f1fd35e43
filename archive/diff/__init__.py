"""What lies between two contents: `diff` tells it whole, `describe` in short.

Pure. `Diff` is the one form from which all renderings (`archive.diff.render`) come.
"""

from archive.diff.contents import diff
from archive.diff.description import Description, describe
from archive.diff.model import Diff, Fate, FieldChange, Op, Paragraph, Span, WrongBase

__all__ = [
    "Description",
    "Diff",
    "Fate",
    "FieldChange",
    "Op",
    "Paragraph",
    "Span",
    "WrongBase",
    "describe",
    "diff",
]
