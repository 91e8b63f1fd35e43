"""Find the headline of a page among its witnesses, without the name of the site around it.

Owns the cutting of site names, sections and dates from titles, and the agreement of h1, og:title, JSON-LD and <title>.
Must not know the markup: it takes texts.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

_SEPARATOR = re.compile(
    r"\s+[-–—|·•»«›‹:/~†*]{1,3}\s+|\s*[|｜│»›]\s*|\s+[-–—]{1,2}(?=\w)|\s::\s|\s?【|】\s?|_(?=[^_]*$)|[:：](?=[^\s:：]{2,24}$)"
    r"|,\s+(?=[^,]*,\s\d\d?\.\d\d?\.\d{4}$)|（(?=[^（）]{2,20}）(?:$|\s))"
)
_SEPARATING = re.compile("[-–—|·•»«›‹:/~†*｜│【】_：,（]")  # one of these is in every separator
_DATE = re.compile(r"^\W*\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\W*$")
_PART = 0.3  # of a part of a title, at least, that a site's name in it makes the site's
_LIKE = 0.3
_SECTIONS = 3  # h1 of a page that are headings of sections, when none of them says
_SAME = 0.6  # this share of the words of a title
_LATER = 0.4  # how much more alike a later h1 has to be
IDLE = frozenset(("home", "startseite", "page", "user", "detail", "details", "news", "blog", "index", "start", "menu"))
_FRAMES = frozenset(("blogarchive", "blogarchiv", "blogarchives", "archivdesblogs"))  # before titles of old blogs
_COUNTED = re.compile(  # news and lights that browsers' tabs show
    "^(?:\\([0-9]{1,3}\\+?\\) |[\u25cf\u26a0-\u27bf\U0001f300-\U0001f9ff\ufe0f ]+)"
)
_LETTER = re.compile(r"[^\W_]+")
_QUOTES = str.maketrans(
    {**dict.fromkeys("‘’‚‛′`´", "'"), **dict.fromkeys("“”„«»″", '"'), **dict.fromkeys("‐‑‒–—―−", "-")}
)


@dataclass(frozen=True, slots=True)
class TitleWitnesses:
    """What may be the headline: clean texts, in page order; `sites` are names of the publication."""

    headline: str = ""  # JSON-LD headline (or name) of the page's article
    og: str = ""
    twitter: str = ""
    meta: str = ""  # citation_title, dc.title, parsely-title, sailthru.title, ...
    microdata: str = ""
    document: str = ""  # <title>
    h1: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    news: bool = False  # JSON-LD calls the page a NewsArticle, not just an Article
    heading: int = -1  # the element of the first of `h1`, which may be an h2 or h3


@lru_cache(maxsize=1024)
def fold(text: str) -> str:
    """`text` for comparing: case, quotes, dashes, spaces and compatibility forms folded."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_QUOTES)
    return " ".join(text.split()).casefold()


@lru_cache(maxsize=1024)
def letters(text: str) -> str:
    """`text` as its letters and digits alone, folded: "The Daily-News" and "dailynews" come close."""
    return "".join(_LETTER.findall(fold(text)))


def strip_site(title: str, sites: Iterable[str], witnesses: Sequence[str] = ()) -> str:
    """`title` without the publication's name, its sections and a date at either end.

    A cut is made where what is left is one of the `witnesses`, or where what is cut off is one of `sites` (or a date).
    Without either the title stays as it is: "Berlin - Paris in four hours" has no site in it.
    """
    if not _SEPARATING.search(title):
        return title
    cuts = [
        (match.start(), match.end())
        for match in _SEPARATOR.finditer(title)
        if match.start() > 0 and match.end() < len(title)
    ]
    if not cuts:
        return title
    folded = {fold(one) for one in witnesses if one}
    for start, _ in cuts:
        if fold(title[:start]) in folded:
            return title[:start].strip()
    for _, end in reversed(cuts):
        if fold(title[end:]) in folded:
            return title[end:].strip()
    return _cut_names(title, cuts, {letters(one) for one in sites if one} - {""})


def _cut_names(title: str, cuts: list[tuple[int, int]], names: set[str]) -> str:
    start, end = 0, len(title)
    for left, right in reversed(cuts):
        tail = title[right:end]
        if left <= start or not (_DATE.match(tail) or _is_site(tail, names)):
            continue
        end = left
    for left, right in cuts:
        if right < end and (letters(title[start:left]) in _FRAMES or _is_site(title[start:left], names)):
            start = right
    return title[start:end].strip() or title


def _is_site(part: str, names: set[str]) -> bool:
    """Whether the part says the publication's name, or the name and a little more ("Bote News")."""
    mine = letters(part)
    if not mine or len(part) > 60:
        return not mine
    return any(
        mine == name or (len(name) > 3 and (_little_more(name, mine) or (mine in name and len(mine) > 3)))
        for name in names
    )


def _little_more(name: str, mine: str) -> bool:
    return name in mine and len(name) >= _PART * len(mine)


def choose_title(seen: TitleWitnesses) -> tuple[str | None, str | None]:
    """(headline, where it was read) or (None, None).

    Every witness votes for its text; equal texts add up. An h1 that is only the name of the site does not vote, and one
    that has nothing in common with what the page calls itself ("Menu", "Our blog") hardly counts.
    """
    names = {letters(one) for one in seen.sites if one} - {""}
    h1 = [one for one in seen.h1 if one and len(one) < 400 and letters(one) not in names and fold(one) not in IDLE][:6]
    if not h1 and fold(seen.document) == fold(seen.h1[0] if seen.h1 else ""):
        names.discard(letters(seen.document))  # a site that calls itself by each story's headline
        h1 = list(seen.h1[:1])
    sure = [seen.headline, *h1]
    og = _uncut(seen.og, strip_site(seen.og, seen.sites, sure), h1, names)
    document = strip_site(_COUNTED.sub("", seen.document), seen.sites, [*sure, og])
    if h1 and fold(document) in IDLE:
        document = ""  # "Home", on every page
    twitter = strip_site(seen.twitter, seen.sites, [*sure, og])
    headline = _uncut(seen.headline, strip_site(seen.headline, seen.sites, [og, *h1[:3]]), h1, names)
    votes: dict[str, list[tuple[float, str, str]]] = {}

    def vote(text: str, source: str, weight: float) -> None:
        if text and letters(text) not in names:
            votes.setdefault(fold(text), []).append((weight, text, source))

    vote(headline, "json-ld", WEIGHTS["json-ld of news" if seen.news else "json-ld"])
    vote(og, "og", WEIGHTS["og"])
    said = [og, seen.headline]
    texts = [_uncut(one, strip_site(one, seen.sites, said), said, names) for one in h1]
    leader, alike = _leader(texts, [words_of(one) for one in (headline, og, document, twitter) if one])
    for at, text in enumerate(texts):
        if at not in alike:
            vote(text, "h1", WEIGHTS["strange h1"])
        elif at != leader:
            vote(text, "h1", WEIGHTS["later h1"])
        elif not headline:
            vote(text, "h1", WEIGHTS["h1 alone"])
        elif not seen.news or _own_words(text, headline, og, document):
            vote(text, "h1", WEIGHTS["h1 of a blog"])
        else:
            vote(text, "h1", WEIGHTS["h1"])
    vote(twitter, "twitter", WEIGHTS["twitter"])
    vote(seen.meta, "meta", WEIGHTS["meta"])
    vote(seen.microdata, "microdata", WEIGHTS["microdata"])
    vote(document, "title", WEIGHTS["title"])
    if not votes:
        return None, None
    if len(votes) == 1 and document and "|" in document and not h1:
        shorter = document.split("|", 1)[0].strip()
        return (strip_site(shorter, seen.sites) if " " in shorter else document), "title"
    best = max(votes.values(), key=lambda given: sum(weight for weight, _, _ in given))
    _, text, source = max(best, key=lambda given: (not given[1].isupper(), given[0]))
    return text, source


def _uncut(whole: str, cut: str, others: Sequence[str], names: set[str]) -> str:
    """`cut`, or `whole` where another title says the same and what was cut is not only the site's name."""
    if cut == whole or fold(whole) not in map(fold, others) or letters(whole).replace(letters(cut), "", 1) in names:
        return cut
    return whole


def _leader(texts: Sequence[str], others: Sequence[frozenset[str]]) -> tuple[int, frozenset[int]]:
    """(which h1 may be the headline, or -1; those that have words in common with what the page declares)."""
    liked = [likeness(text, others) if others else 1.0 for text in texts]
    alike = frozenset(at for at, like in enumerate(liked) if like >= _LIKE)
    if len(texts) >= _SECTIONS and max(liked) < _SAME:
        return -1, alike
    # The first, unless a later one is much more alike: several h1 may be those of a story's sections.
    return max(alike, key=lambda at: (liked[at] - _LATER * (at > min(alike)), -at), default=-1), alike


def _own_words(text: str, *declared: str) -> bool:
    """Whether all declarations say the same, and the heading another thing: they were written for search engines.

    A declaration that holds the heading has a kicker before it, or a subject.
    """
    mine, theirs = fold(text), {fold(one) for one in declared}
    return len(theirs) == 1 and not any(mine in one or one in mine for one in theirs)


def words_of(text: str) -> frozenset[str]:
    """The words of `text`; of a text without spaces its characters."""
    folded = fold(text)
    return frozenset(_LETTER.findall(folded)) if " " in folded else frozenset(folded)


def likeness(text: str, others: Sequence[frozenset[str]]) -> float:
    """The share of words that `text` has in common with one of `others`, of the shorter of the two, from 0 to 1."""
    mine = words_of(text)
    return max((len(mine & one) / min(len(mine), len(one)) for one in others if one), default=0.0) if mine else 0.0


def related(text: str, others: Sequence[frozenset[str]]) -> bool:
    """Whether `text` shares three tenths of its words (or of theirs) with one of `others`: "Menu" does not."""
    return likeness(text, others) >= _LIKE


WEIGHTS = {
    "json-ld": 2.0,
    "json-ld of news": 2.6,
    "og": 1.9,
    "h1": 2.1,
    "h1 of a blog": 5.5,  # where JSON-LD, og:title and <title> come out of one search-engine plug-in
    "h1 alone": 3.6,  # where JSON-LD has no headline
    "strange h1": 0.3,  # has no words in common with the other witnesses
    "later h1": 0.8,
    "twitter": 0.5,
    "meta": 0.6,
    "microdata": 1.5,
    "title": 1.0,
}
