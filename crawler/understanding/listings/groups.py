"""Links that repeat in one form, and the record of the page that each of them stands for.

Owns the grouping by form (tag path and first class words) and the cutting of a page into records. Must not know what
makes a record news (see `judge`), nor how titles and dates are read from it (see `fields`).
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from crawler.understanding.document import Document

_NO_DIGITS = {ord(digit): None for digit in "0123456789"}
# Class words that tell a record's place in its row, not its form.
_PLACE_WORDS = "odd even first last active alt first-child last-child is-first is-last current hide hidden"
_PLACES = frozenset(_PLACE_WORDS.split())
_CELLS = ("td", "th")
_LABELS = 4  # links that records have alike
_MOST = 60  # groups of a page that are looked at, so that work grows with the page and not faster
_LINKS = 20_000  # of a page that are looked at: what a page lists beyond is left out
_LEAST_ROWS = 3
_WIDEST = 12  # cells of a row; wider tables are grids, whose columns are no fields
_FLAT = ("a", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "b", "strong", "span", "p", "em", "i", "font")


@dataclass(slots=True)
class Group:
    """Links of one form. Parallel lists: the link element, its address, the record's root element, and the text runs
    (from, to) that belong to the record. `parent` is the smallest element around all records. In `columns`, several
    records stand in one row of a table."""

    form: int
    links: list[int]
    urls: list[str]
    roots: list[int] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    parent: int = 0
    flat: bool = False
    columns: bool = False


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
            raw = attrs[one]
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
    """The word of attributes' first class that tells a form, or ""."""
    at = raw.find('class="') + 7
    return _form_word(raw[at : raw.find('"', at)]) if at >= 7 else ""


@lru_cache(maxsize=16384)
def _form_word(classes: str) -> str:
    """The first of class words without its digits, behind a dot; "" for words of places, and without any."""
    words = classes.split(None, 1)
    word = words[0].translate(_NO_DIGITS) if words else ""
    return f".{word}" if word and word.lower() not in _PLACES else ""


def groups_of(
    doc: Document,
    forms: Forms,
    least: int = 3,
    shortest: int = 1,
    worth: Callable[[list[int]], bool] | None = None,
) -> list[Group]:
    """The page's groups of at least `least` links of one form that lead to different addresses, not cut yet.

    Links with fewer than `shortest` characters of text are left out (a third as many in other scripts than Latin), and
    groups of links that are not `worth` it.
    """
    by_form: dict[int, list[int]] = {}
    texts, starts, ends = doc.texts, doc.text_from, doc.text_to
    form_of = forms.of
    for link in doc.links[:_LINKS]:
        first, last = starts[link], ends[link]
        text = texts[first].strip() if last - first == 1 else "".join(texts[first:last]).strip()
        if not text and shortest == 1:
            text = label_of(doc, link)  # of a link that lies over its card
        if not text or (len(text) < shortest and (text.isascii() or 3 * len(text) < shortest)):
            continue
        form = form_of(link)
        if form in by_form:
            by_form[form].append(link)
        else:
            by_form[form] = [link]
    joined: set[int] = set()
    if forms.columns and len(by_form) > 1:
        by_form, joined = _rows_joined(doc, by_form, least)
    found = []
    for form, links in by_form.items():
        if len(links) >= least and (worth is None or worth(links)):
            group = _addressed(doc, form, links)
            group.columns = form in joined
            if len(set(group.urls)) >= least:
                found.append(group)
    if len(found) > _MOST:
        found.sort(key=lambda group: -len(group.links))
    return found[:_MOST]


def label_of(doc: Document, link: int) -> str:
    """What the attributes of a link without text say in its place, or ""."""
    raw = doc.attrs[link]
    if "aria-label=" not in raw and "title=" not in raw:
        return ""
    return " ".join((doc.attr(link, "aria-label") or doc.attr(link, "title")).split())


def _rows_joined(doc: Document, by_form: dict[int, list[int]], least: int) -> tuple[dict[int, list[int]], set[int]]:
    """The links by form, where those that differ in their cell only are together: two stories stand in each row.

    Those forms come back too.

    Two do when the texts of both are headlines and lead to different addresses of one kind.
    """
    plain = Forms(doc, columns=False)
    known: dict[int, int] = {}
    joined: set[int] = set()
    found: dict[int, list[int]] = {}
    for form, links in by_form.items():
        other = known.setdefault(plain.of(links[0]), form) if len(links) >= least else form
        if other != form and _told_alike(doc, found[other], links):
            found[other] = sorted(found[other] + links)
            joined.add(other)
        else:
            found[form] = links
    return found, joined


def _told_alike(doc: Document, links: list[int], others: list[int]) -> bool:
    sides = []
    for side in (links, others):
        texts = {doc.text_of(link) for link in side}
        kinds = Counter(doc.href(link).split("?", 1)[0].rpartition("/")[0].translate(_NO_DIGITS) for link in side)
        long = sum(text.count(" ") >= 2 or not text.isascii() for text in texts)
        if len(texts) < len(side) or long * 2 <= len(side):
            return False
        sides.append((kinds.most_common(1)[0][0], {doc.href(link) for link in side}))
    return sides[0][0] == sides[1][0] and sides[0][1].isdisjoint(sides[1][1])


def _addressed(doc: Document, form: int, links: list[int]) -> Group:
    """The group of those links that lead somewhere, of several in a row to one address the first.

    Texts that come again and again beside different ones ("Summary", "Comments") are no titles; their links go.
    """
    group = Group(form, [], [])
    texts = [doc.text_of(link) for link in links]
    counts = Counter(texts)
    often = {text for text, count in counts.items() if count > 2 and count * 10 > len(links) and not text.isdecimal()}
    if len(counts) - len(often) < 3:
        # Where every record has the same few links ("Full story", "Print"), the first of them leads to it.
        alike = len(often) == len(counts) <= _LABELS and texts[0] and _leads_on(doc, links, texts)
        often = often - {texts[0]} if alike else set()
    last = ""
    for link, text in zip(links, texts, strict=True):
        url = doc.href(link) if text not in often else ""
        if url and url != last:
            group.links.append(link)
            group.urls.append(url)
            last = url
    return group


def _leads_on(doc: Document, links: list[int], texts: list[str]) -> bool:
    """Whether the first of the texts leads to a new address each time, unlike the titles of a box that comes twice."""
    first = [doc.href(link) for link, text in zip(links, texts, strict=True) if text == texts[0]]
    return len(set(first)) == len(first)


def cut(doc: Document, group: Group) -> None:
    """Find the records of a group: for each link the highest element around it that holds no other link of the group.

    Where that is hardly more than the link (titles and dates as siblings in a flat list), the record is the text up to
    the next link, or, when dates come first, from the link before.
    """
    parents, ends = doc.parents, doc.ends
    links = group.links
    for at, link in enumerate(links):
        before = links[at - 1] if at else -1
        behind = links[at + 1] if at + 1 < len(links) else len(doc.tags)
        root = link
        while True:
            above = parents[root]
            if above <= before or above < 0 or ends[above] > behind or _too_high(doc, links, above):
                break
            root = above
        group.roots.append(root)
    group.parent = _around(doc, group.roots)
    last = max(1, len(links) - 1)
    rows = _rows(doc, group) if doc.tagged("tr") and not group.columns else {}
    flat = sum(
        root not in rows and (doc.tags[root] in _FLAT or doc.tags[root] in _CELLS) for root in group.roots[:last]
    )
    group.flat = flat * 2 > last
    limit = doc.text_to[group.parent]
    for at, root in enumerate(group.roots):
        start, end = doc.text_from[root], doc.text_to[root]
        if group.flat:
            end = doc.text_from[group.roots[at + 1]] if at + 1 < len(links) else limit
        elif root in rows:
            start, end = doc.text_from[rows[root]], doc.text_to[rows[root]]
        group.spans.append((start, max(end, doc.text_to[root])))


def _rows(doc: Document, group: Group) -> dict[int, int]:
    """The table rows of those roots that share theirs, where the group has a link in most of a table's rows.

    What stands in the row's other cells then belongs to each of them (several documents of one case).
    """
    found: dict[int, int] = {}
    for root in group.roots:
        above = root
        while above >= 0 and doc.tags[above] != "tr":
            above = doc.parents[above]
        if above < 0:
            return {}
        found[root] = above
    if len(set(found.values())) * 3 < max(_LEAST_ROWS * 3, len(found)):
        return {}
    return {root: row for root, row in found.items() if root != row}


def _too_high(doc: Document, links: list[int], element: int) -> bool:
    """Whether the element is one around the whole list (only possible for a group's first and last link)."""
    return doc.tags[element] in ("body", "main", "html") or (
        bisect_left(links, doc.ends[element]) - bisect_left(links, element) > 1
    )


def _around(doc: Document, roots: list[int]) -> int:
    first, last = roots[0], max(doc.ends[root] for root in roots)
    element = doc.parents[first]
    while element > 0 and doc.ends[element] < last:
        element = doc.parents[element]
    return max(0, element)
