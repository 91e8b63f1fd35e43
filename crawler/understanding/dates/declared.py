"""The dates that a page declares: JSON-LD, meta elements, and dates in the data of its scripts.

Owns which declarations mean publication and which mean change, and in which order they are believed. Must not know the
visible page.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from crawler.understanding.dates.moment import Moment

Reader = Callable[[str], Moment | None]

_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "article:published",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "dc:date",
    "dcterms.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "published_time",
    "published",
    "publication_date",
    "publicationdate",
    "date.published",
    "date.created",
    "date.available",
    "og:publish_date",
    "og:pubdate",
    "article.published",
    "article_publish_time",
    "article:publicationdate",
    "content:publishdate",
    "dcsext.articlefirstpublished",
    "originalpublicationdate",
    "article_date_original",
    "prism.publicationdate",
    "citation_online_date",
    "citation_publication_date",
    "ptime",
    "date",
    "ya:ovs:upload_date",
    "datecreated",
    "created",
    "uploaddate",
)
_MODIFIED = (
    "article:modified_time",
    "og:article:modified_time",
    "article:modified",
    "article:updated_time",
    "article.updated",
    "article:updated",
    "datemodified",
    "og:updated_time",
    "date.updated",
    "date.modified",
    "dateupdate",
    "dcterms.modified",
    "dc.date.modified",
    "modified_time",
    "modified_date",
    "last_updated",
    "last-modified",
    "lastmod",
    "revised",
    "updated",
)
_WEAK = frozenset({"date", "dc.date", "dc:date", "dcterms.date", "dateCreated", "uploadDate", "datecreated", "created"})
# A value is found sooner than a name: few dates stand behind a colon, an equals sign or a bracket.
_QUOTE = r"""(?:\\{0,3}["']|&quot;)?"""
_VALUE = re.compile(
    rf"""[:=(]\s{{0,4}}{_QUOTE}((?:19|20)\d\d[-/]\d\d[-/]\d\d"""
    r"""(?:[T ]\d\d:\d\d[^"',;\s<}\\]{0,16})?|1[0-9]{9}(?:[0-9]{3})?(?![0-9]))"""
)
_NAME = re.compile(
    r"""(?:date_?published|publish(?:ed|ing)?_?(?:date|at|time|on)|pub_?date|first_?published(?:_?at|_?date)?|"""
    rf"""first_?publication_?date|publication_?(?:date|time)|date_?created|"""
    rf"""(?:show|write|print|display)_?date){_QUOTE}\s{{0,4}}$""",
    re.I,
)
_ODD = re.compile(r"publi|created|issued|available|date|firstseen", re.I)
_NOT_ODD = re.compile(
    r"modif|updat|expir|revis|last|event|start|end|birth|build|sync|crawl|generat|valid|republi|publisher|unpubl", re.I
)
_BARE, _NEAR = ('"date"', '\\"date\\"'), 1500  # a name, and characters from it in which its story's title stands
_BEFORE = 48  # characters before a value in which its name stands
_LONGEST = 64
_LINKED, _OPENING = "ld+json", 100  # what the tag of such a script says, in so many characters


@dataclass(frozen=True, slots=True)
class Witness:
    """One date that a page gives, and where.

    `source` is "json-ld", "meta", "microdata", "time", "text", "url" or "script"; `name` the declaration's
    name, or what the page calls a visible date: "published", "changed", "declared" (microdata), "dateline" or "".
    """

    moment: Moment
    source: str
    name: str = ""
    score: float = 0.0

    @property
    def weak(self) -> bool:
        """Whether it is a declaration that may as well be a date of change or of making."""
        return self.name in _WEAK


def from_graph(article: Mapping[str, Any] | None, keys: Sequence[str], reader: Reader) -> Witness | None:
    """The first date under `keys` in a JSON-LD node, or None."""
    if article is None:
        return None
    for key in keys:
        for text in _texts(article.get(key)):
            moment = reader(text)
            if moment is not None and moment.exact:
                return Witness(moment, "json-ld", key)
    return None


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = value.get("@value")
    for one in value if isinstance(value, list) else (value,):
        if isinstance(one, (int, float)) and not isinstance(one, bool) and 0 <= one < 1e14:
            one = str(int(one))
        if isinstance(one, str) and 4 <= len(one) <= _LONGEST:
            yield one


def from_meta(meta: Mapping[str, Sequence[str]], reader: Reader, *, modified: bool = False) -> Witness | None:
    """The date of the most trusted meta element that gives one, or None."""
    for name in _MODIFIED if modified else _PUBLISHED:
        for text in meta.get(name, ()):
            if 4 <= len(text) <= _LONGEST:
                moment = reader(text)
                if moment is not None and moment.exact:
                    return Witness(moment, "meta", name)
    return None


def from_other_meta(meta: Mapping[str, Sequence[str]], reader: Reader) -> Witness | None:
    """A date of a meta element whose name nobody agreed on but that speaks of a publication, or None."""
    for name, texts in meta.items():
        if _ODD.search(name) and not _NOT_ODD.search(name):
            for text in texts:
                moment = reader(text) if 8 <= len(text) <= _LONGEST else None
                if moment is not None and moment.exact:
                    return Witness(moment, "meta", "date")
    return None


def from_scripts(html: str, reader: Reader, linked: bool = True, title: str = "") -> Witness | None:
    """The first date of publication in the page's raw scripts, or None. Reads the whole page: ask it last.

    What is but called "date" is one where the page's `title` stands near it. Without `linked` those of JSON-LD are left
    out: it was read, and what it says is not of the page's story.
    """
    script = seen = 0  # where the last tag before a match begins, and up to where it was looked for
    for match in _VALUE.finditer(html):
        first, last = match.span()
        before = html[max(0, first - _BEFORE) : first]
        if not _NAME.search(before):
            if not (title and before.endswith(_BARE) and ":" in match[1]):
                continue
            above = html[max(0, first - _NEAR) : first].rpartition("<script")[2]
            if title not in above and title not in html[last : last + _NEAR].partition("</script")[0]:
                continue
        script, seen = max(script, html.rfind("<script", seen, first)), first
        if not linked and _LINKED in html[script : script + _OPENING]:
            continue
        moment = reader(match[1])
        return Witness(moment, "script") if moment is not None else None
    return None
