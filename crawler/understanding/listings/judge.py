"""Which groups of records are news, and which are menus, tags, authors or other furniture.

Owns the judgement of a group by its own form: dates, titles, places. Must not know how records are cut or read.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from math import log10

from crawler.understanding.document import Document
from crawler.understanding.listings.addresses import leads_to_file
from crawler.understanding.listings.groups import Group
from crawler.understanding.listings.record import Record, count_dated, words_in
from crawler.understanding.listings.titles import no_titles

_PLACES = re.compile(
    r"(?P<beside>sidebar|aside|related|popular|most-?read|trending|recommend|widget|promo|sponsor|\bads?\b|advert|"
    r"partner|newsletter|more-)|"
    r"\bnav|menu|breadcrumb|pagina|pager|footer|social|share|tag(?:s|cloud|list)?\b|topics?\b|categor|cookie|language|"
    r"sitemap|toolbar|skip|byline|author|login|search",
    re.I,
)
# of addresses in lower case, one a line: the rest of a line is taken with the first match in it
_ARTICLE_FILE = re.compile(
    r"(?:\.(?:pdf|mp[34]|wpd|docx?)\b|/(?:19|20)\d\d/|d(?:ownload|ocument)|opinion)[^\n]*",
)
_CASE = re.compile(
    r"(?<= )vs?\. |^(?:in re|in the (?:matter|interest)|matter of|ex parte|estate of|guardianship of)\b", re.I
)
_DOCUMENT = re.compile(r"\.(?:pdf|docx?|wpd)(?:$|[?#])|/(?:download|document|pdf)(?:\.\w+)?/?(?:$|\?)", re.I)
_SAMPLE = 12
_PEOPLE = re.compile(
    r"(?:/(?:authors?|people|person|profile|users?|team|categor\w+|tags?|topics?|sections?|comments?)(?:/|$|\?)|#)[^\n]*",
    re.M,
)
BESIDE = 1.0  # what a place beside the main text costs
_FAR = frozenset(("nav", "footer"))
_SLUG = re.compile(r"(?<![a-z0-9])[a-z0-9]++(?:[-_][a-z0-9]+){2}|\d{4}|\.(?:pdf|s?html?|php|aspx?|mp[34])$")
_KEY = re.compile(r"[?&][\w-]*id=[\w-]{6,}", re.I)  # what stands for a slug in the address of a script


def score(doc: Document, group: Group, records: Sequence[Record], cost: float | None = None) -> float:
    """How much the group looks like a list of news: about 0 for a menu, 5 and more for a dated list of headlines.

    `cost` is `place_cost` of its first link where that is known already.
    """
    count = len(records)
    if not count:
        return -9.0
    dated = count_dated(records) / count
    words = sorted(words_in(record.title) for record in records)
    middle = words[count // 2]
    different = len({record.title for record in records}) / count
    headings = sum(record.heading for record in records) / count
    slugs = sum([_is_told_apart(record.url) for record in records])
    value = 2.5 * dated + 1.2 * headings + min(middle, 10) / 4 + slugs / count
    value += 0.8 * (sum(bool(record.summary) for record in records) / count)
    value -= 2.0 * (1 - different)
    if middle < 2.5:
        value -= 2.0
    inside = sum(last - first for first, last in group.spans)
    value += 2.0 * min(1.0, inside / max(1, len(doc.texts))) + 0.5 * log10(count / 3)
    return value - (place_cost(doc, group.links[0]) if cost is None else cost)


def _is_told_apart(url: str) -> bool:
    """Whether the end of an address looks like a story's: a slug, a number, a file, the key of a script."""
    path, query, _ = url.partition("?")
    path = path.rstrip("/")
    return _SLUG.search(path[path.rfind("/") + 1 :].lower()) is not None or (
        bool(query or "&" in path) and _KEY.search(url) is not None
    )


def place_cost(doc: Document, link: int) -> float:
    """What its place on the page costs a group of which `link` is the first."""
    element = doc.parents[link]  # the link's own attributes hold its address, whose words are the story's
    far = beside = furniture = False
    for _ in range(30):
        if element < 0:
            break
        tag, raw = doc.tags[element], doc.attrs[element]
        far = far or tag in _FAR
        beside = beside or tag == "aside"
        if raw and tag not in ("body", "html", "main"):
            marks = _marks(raw)
            furniture = furniture or marks[0]
            beside = beside or marks[1]
        element = doc.parents[element]
    return (3.0 if far else 0.0) + (1.5 if furniture else 0.0) + (BESIDE if beside else 0.0)


@lru_cache(maxsize=4096)
def _marks(raw: str) -> tuple[bool, bool]:
    """Whether attributes speak of furniture, and whether of a place beside the main text."""
    found = [match.lastgroup for match in _PLACES.finditer(raw)]
    return None in found, "beside" in found


def claim(doc: Document, group: Group, records: Sequence[Record]) -> float:
    """How much the group's links, among those of the same records, are the ones that lead to the articles.

    Of cases at court the document is the decision; the page about it only frames that.
    """
    count = len(records)
    if not count:
        return -9.0
    own = sum(record.own for record in records) / count
    addresses = "\n".join([record.url.replace("\n", "") for record in records]).lower()
    articles = len(_ARTICLE_FILE.findall(addresses)) / count
    people = len(_PEOPLE.findall(addresses)) / count
    files = documents = 0.0
    if own < 1:  # beside numbers and pictures
        files = sum([leads_to_file(record.url) for record in records]) / count * (1 - own)
    if _of_cases(records) and (own or no_titles([doc.text_of(link) or "PDF" for link in group.links[:_SAMPLE]]) > 0.5):
        documents = sum([_DOCUMENT.search(record.url) is not None for record in records]) / count
    once = min(count / max(1, len(group.links)), 1.0)
    return 2.0 * own + 0.4 * files + 1.7 * documents + 0.5 * articles - 2.5 * people + once + count / 400


def _of_cases(records: Sequence[Record]) -> bool:
    """Whether most records are cases at court, by their titles."""
    titles = [record.title for record in records]
    if not any(map(_CASE.search, titles[:_SAMPLE])):
        return False
    return sum([_CASE.search(title) is not None for title in titles]) * 2 > len(titles)
