"""Decide who wrote an article, among what JSON-LD, meta elements, microdata and bylines say.

Owns the order of trust. Must not know how a byline is found (see `bylines`) or split (see `names`).
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from crawler.understanding.head import Head
from crawler.understanding.metadata.agencies import is_agency
from crawler.understanding.metadata.bylines import Byline
from crawler.understanding.metadata.graph import Graph, types_of
from crawler.understanding.metadata.names import split_names
from crawler.understanding.metadata.persons import is_house, is_name, says_job
from crawler.understanding.metadata.sites import HOUSES
from crawler.understanding.metadata.text import clean
from crawler.understanding.metadata.title import letters

_META = (
    "citation_author",
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "cxenseparse:author",
    "dcsext.author",
    "dc.creator",
    "dcterms.creator",
    "dc:creator",
    "mrf:authors",
    "byl",
    "article:author_name",
    "article:author:name",
    "og:author",
    "og:article:author",
    "lp.article:author",
    "articleauthor",
    "authors",
    "creator",
    "twitter:data1",
)
_ADDRESS = re.compile(r"^\W*(?:https?:|www\.)|^[\w-]+\.(?:com|net|org)/", re.I)
_FIRST_PART = re.compile(r"\s[-–|]\s|,")
_TEASERS = 4  # names of one trust that may be those of as many teasers
_APART = 6  # text runs from one to the next, when they are
_SLUG = re.compile(r"^[a-z]+(?:-[a-z]+)+$")


@dataclass(frozen=True, slots=True)
class Credits:
    """Who is named: people (or, where none is, the desk or house that signs), agencies, and where that was read."""

    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    source: str | None = None
    named: bool = True  # whether the authors are people


def choose_authors(
    graph: Graph, head: Head, sites: tuple[str, ...], bylines: Callable[[], Iterable[Byline]]
) -> Credits:
    """The credits of the page. `bylines` is asked only when no declaration names a person."""
    houses = frozenset(letters(one) for one in (*sites, *_organisations(graph))) - {""}
    outlets = frozenset(one.casefold() for one in sites)
    fallback: Credits | None = None
    agencies: tuple[str, ...] = ()
    for source, texts in _declared(graph, head):
        people, signed, wired = _sorted_names(texts, houses, outlets)
        agencies = agencies or wired
        if people:
            if len(people) == 1 and " " not in people[0] and people[0].isascii():
                people, source = _fuller(people, source, bylines(), houses, outlets)
            return Credits(people, wired or agencies, source)
        if fallback is None and (signed or wired):
            fallback = Credits(signed or wired, wired, source)
    printed = _from_bylines(bylines(), houses, outlets)
    if fallback is None or not (printed.named and any(" " in one or not one.isascii() for one in printed.authors)):
        return fallback or printed
    return replace(printed, agencies=agencies or printed.agencies)


def _fuller(
    people: tuple[str, ...], source: str, bylines: Iterable[Byline], houses: frozenset[str], outlets: frozenset[str]
) -> tuple[tuple[str, ...], str]:
    """A full name from a byline for a first name, an account or initials ("Linda", "lberg", "LB"), or the declared."""
    short = letters(people[0])
    for byline in bylines:
        named, _, _ = _sorted_names((byline.text,), houses, outlets)
        for name in named:
            words = [letters(word) for word in name.split()]
            if 2 <= len(words) <= 4 and not says_job(name) and (short in words or short in _abbreviations(words)):
                return (name,), byline.source
    return people, source


def _abbreviations(words: list[str]) -> tuple[str, ...]:
    """What the words of a name become as an account, or as initials."""
    initials = "".join(word[:1] for word in words)
    return words[0][:1] + words[-1], "".join(words), words[0] + words[-1][:1], initials


def _declared(graph: Graph, head: Head) -> Iterator[tuple[str, list[str]]]:
    if graph.article:
        for key in ("author", "creator"):
            yield "json-ld", list(_labels(graph, graph.article.get(key)))
    for name in _META:
        contents = head.meta.get(name)
        if contents and not (name == "twitter:data1" and "ritten" not in head.first("twitter:label1")):
            texts = [clean(one, 400) for one in contents]
            yield "meta", [one for one in texts if one and not _ADDRESS.match(one) and not _SLUG.match(one)]


def _organisations(graph: Graph) -> Iterator[str]:
    """The authors that JSON-LD calls organisations: whoever is named elsewhere wrote for them."""
    for one in graph.each(graph.article.get("author")) if graph.article else ():
        if isinstance(one, dict) and types_of(one) & HOUSES:
            name = clean(one.get("name"), 400)
            if is_name(name) and not is_agency(name):
                yield name


def _labels(graph: Graph, value: Any) -> Iterator[str]:
    """The names that an `author` value gives, whatever its form."""
    for one in graph.each(value):
        if isinstance(one, dict):
            name = one.get("name")
            if isinstance(name, (list, dict)):
                yield from _labels(graph, name)
                continue
            label = clean(name, 400)
            if not label:
                label = clean(f"{one.get('givenName') or ''} {one.get('familyName') or ''}")
            if label:
                yield label
        elif isinstance(one, list):
            yield from _labels(graph, one)
        elif isinstance(one, str) and not _ADDRESS.match(one):
            yield clean(one, 400)


def _sorted_names(
    texts: Iterable[str], houses: frozenset[str], outlets: frozenset[str]
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """(people, the publication's own signatures, agencies) named by the texts."""
    people: dict[str, str] = {}
    signed: dict[str, None] = {}
    wired: dict[str, None] = {}
    for text in texts:
        if letters(text) in houses:
            signed.update(dict.fromkeys(split_names(text, outlets).people or (text,)))
            continue
        names = split_names(text, outlets)
        for at, name in enumerate(names.people):
            if at and signed and not people and " " not in name and not name[:1].islower():
                continue  # "bote.example, Berlin, Germany": where the house is
            mine = letters(name)
            if mine in houses or any(len(house) > 4 and mine.startswith(house) for house in houses) or is_house(name):
                signed.setdefault(name)
            else:
                people.setdefault(mine or name, name)
        wired.update(dict.fromkeys(names.agencies))
    return tuple(people.values()), tuple(signed), tuple(wired)


def _from_bylines(bylines: Iterable[Byline], houses: frozenset[str], outlets: frozenset[str]) -> Credits:
    """The people that the most trusted bylines name; where none does, the house or the agencies that sign.

    Bylines that lie far apart are those of teasers. A little trusted name counts when it is the page's only one.
    """
    best: Byline | None = None
    people: dict[str, str] = {}
    lesser: dict[str, str] = {}
    wired: dict[str, None] = {}
    houses_signing: tuple[str, ...] = ()
    reach = 0
    for byline in bylines:
        if best is not None and byline.trust < best.trust - 0.01:
            if len(people) < _TEASERS or reach <= _APART * (len(people) - 1):
                break
            best, people, reach = None, {}, 0
        named, signed, agencies = _sorted_names((byline.text,), houses, outlets)
        if byline.trust > 1.5:
            houses_signing = houses_signing or signed
            wired.update(dict.fromkeys(agencies))
        if best is not None and says_job(_FIRST_PART.split(byline.text, maxsplit=1)[0]):
            continue  # what the one named before is
        if named and byline.trust > 1.5:
            best = best or byline
            new = {letters(one): one for one in named if letters(one) not in people}
            reach = max(reach, byline.run - best.run) if new else reach
            people.update(new)
        elif byline.source in ("microdata", "rel=author") and byline.trust > 0.5:
            lesser.update((letters(one), one) for one in named)
    if len(people) >= _TEASERS and reach > _APART * (len(people) - 1):
        best, people = None, {}
    if best is not None:
        return Credits(tuple(people.values()), tuple(wired), best.source)
    if not houses_signing and len(lesser) == 1 and " " in (only := next(iter(lesser.values()))):
        return Credits((only,), tuple(wired), "byline")
    signing = houses_signing or tuple(wired)
    return Credits(signing, tuple(wired), "byline" if signing else None, named=False)
