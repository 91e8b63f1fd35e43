"""What a table's column is called, and what its name says of its dates.

Owns the finding of a cell's header and the words for publication. Must not know which columns hold dates.
"""

import re
from itertools import islice

from crawler.understanding.document import Document

_CELLS = ("td", "th")
_PUBLISHED = re.compile(
    r"\b(?:publi\w*|issued?|released?|decided|decision|judge?ment|delivered|handed down|rendered|opinion date|"
    r"veröffentlich\w*|erschienen|ausgestellt|"
    r"parution|diffusion|difusi\w+|pubblicat\w*|geplaatst|gepubliceerd|publicer\w*|publiser\w*|julkaistu|"
    r"opublikowan\w*|publikacji|zveřejněn\w*|zverejnen\w*|közzét\w*|objavljen\w*)\b|"
    r"опубликован|публикац|оприлюднен|публікац|публикув|δημοσ|yayın|النشر|נשר|פורסם|انتشار|प्रकाशित|เผยแพร่|公開|発行|发布|發布|게시|등록",
    re.I,
)
_OTHER = re.compile(
    r"\b(?:argued|argument|heard|hearing|submitted|docketed|received|lodged|effective|expir\w+|due|deadline|comments?|"
    r"transaction|event|meeting|verhandelt|eingang|eingegangen|gültig|audience|entrée|vigor|vigore|vigencia|udienza|"
    r"zitting|wpływ\w*|rozprawa)\b",
    re.I,
)
_LABEL = 48  # characters of a text that labels a date, the date with it
_ROWS = 3  # of a table in which its header stands


def published_by_header(doc: Document, element: int) -> int:
    """What the header of the element's column in a table says of its dates.

    1 where it speaks of publication or decision ("Issued", "Veröffentlicht"), -1 where of another day ("Argued",
    "Effective"), else 0. "Posted" is neither: it dates the copy on the web.
    """
    cell = element
    while cell >= 0 and doc.tags[cell] not in _CELLS:
        cell = doc.parents[cell]
    header = _header(doc, cell) if cell >= 0 else -1
    if header < 0:
        return 0
    text = doc.text_of(header)
    return 1 if _PUBLISHED.search(text) else -1 if _OTHER.search(text) else 0


def says_other(text: str) -> bool:
    """Whether a short text speaks of another day than that of publication ("Argued", "Effective")."""
    return len(text) <= _LABEL and _OTHER.search(text) is not None and _PUBLISHED.search(text) is None


def _header(doc: Document, cell: int) -> int:
    """The `th` above a cell, or -1."""
    row = doc.parents[cell]
    column = len(_cells(doc, row, cell))
    table = row
    while table >= 0 and doc.tags[table] != "table":
        table = doc.parents[table]
    if table < 0:
        return -1
    for other in islice(doc.elements("tr", inside=table), _ROWS):
        cells = _cells(doc, other, doc.ends[other])
        if column < len(cells) and doc.tags[cells[column]] == "th":
            return cells[column]
    return -1


def _cells(doc: Document, row: int, end: int) -> list[int]:
    return [cell for cell in doc.elements(*_CELLS, inside=row) if cell < end and doc.parents[cell] == row]
