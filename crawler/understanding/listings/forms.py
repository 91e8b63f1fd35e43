"""The form of an element: its path of tags and first class words, as a small number.

Owns when two elements have the same form. Must not know links, records or lists.
"""

from functools import lru_cache

from crawler.understanding.document import Document

_NO_DIGITS = {ord(digit): None for digit in "0123456789"}
# Class words that tell a record's place in its row, not its form.
_PLACE_WORDS = "odd even first last active alt first-child last-child is-first is-last current hide hidden"
_PLACES = frozenset(_PLACE_WORDS.split())
_PARTS = frozenset(("header", "footer", "nav", "navigation", "menu", "sidebar", "breadcrumb", "breadcrumbs"))
_CELLS = ("td", "th")
_WIDEST = 12  # cells of a row; wider tables are grids, whose columns are no fields


class Forms:
    """The form of each element as a small number: equal for elements with equal tag paths and first class words.

    With `columns`, cells of tables are told by their places in their rows too.
    """

    def __init__(self, doc: Document, *, columns: bool = True) -> None:
        self.doc = doc
        self._forms: list[int] = [-1] * len(doc.tags)
        self._known: dict[tuple[int, str, str, int], int] = {}
        self._words: dict[str, str] = {"": ""}
        self._columns: dict[int, int] = {}
        if columns and doc.tagged("td"):
            self._number_cells()

    @property
    def columns(self) -> bool:
        """Whether forms tell the cells of a row apart."""
        return bool(self._columns)

    def _number_cells(self) -> None:
        counts: dict[int, int] = {}
        for element, tag in enumerate(self.doc.tags):
            if tag in _CELLS:
                row = self.doc.parents[element]
                self._columns[element] = counts.get(row, 0)
                counts[row] = counts.get(row, 0) + 1
        for element in list(self._columns):
            if counts[self.doc.parents[element]] >= _WIDEST:
                del self._columns[element]

    def of(self, element: int) -> int:
        """The number of the element's form."""
        forms, parents = self._forms, self.doc.parents
        path = []
        while element >= 0 and forms[element] < 0:
            path.append(element)
            element = parents[element]
        form = forms[element] if element >= 0 else 0
        known, words, columns = self._known, self._words, self._columns
        tags, attrs = self.doc.tags, self.doc.attrs
        while path:
            one = path.pop()
            raw = attrs[one] if tags[one] != "tr" else ""  # rows are striped by their classes
            word = words.get(raw)
            if word is None:
                word = words[raw] = _class_word(raw)
            key = (form, tags[one], word, columns.get(one, -1) if columns else -1)
            form = known.get(key, 0)
            if not form:
                form = known[key] = len(known) + 1
            forms[one] = form
        return form


def _class_word(raw: str) -> str:
    """The word of attributes' first class that tells a form, or of an id that names a part of the page, or ""."""
    at = raw.find('class="') + 7
    if at >= 7:
        return _form_word(raw[at : raw.find('"', at)])
    at = raw.find('id="') + 4
    name = raw[at : raw.find('"', at)].lower() if at >= 4 else ""
    return f"#{name}" if name in _PARTS else ""


@lru_cache(maxsize=16384)
def _form_word(classes: str) -> str:
    """The first of class words without its digits, behind a dot; "" for words of places, and without any."""
    words = classes.split(None, 1)
    word = words[0].translate(_NO_DIGITS) if words else ""
    return f".{word}" if word and word.lower() not in _PLACES else ""
