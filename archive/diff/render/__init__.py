"""Renderings of a `Diff`: words for a terminal, unified, side by side, a table of counts, an HTML page.

Pure: each takes a `Diff` (whose JSON form holds all that any of them needs) and gives back text. All but a `context`
given by the caller show the whole of the newer content.
"""

from archive.diff.render.page import STYLE, fragment, page
from archive.diff.render.side_by_side import side_by_side
from archive.diff.render.stat import stat
from archive.diff.render.unified import unified
from archive.diff.render.words import worded

__all__ = ["STYLE", "fragment", "page", "side_by_side", "stat", "unified", "worded"]
