"""Whether a page is only what its site shows for addresses that lead nowhere, under status 200 (a "soft 404").

Owns the comparison of three pages by what a reader sees on them: the one in doubt, the site's answer for an address
that cannot exist, and its front page, whose own text counts for nothing. Pure. Must not know how they are fetched.
"""

from collections import Counter
from dataclasses import dataclass
from html.parser import HTMLParser
from posixpath import splitext
from typing import Any
from urllib.parse import unquote, urlsplit, urlunsplit

from archive import Content
from crawler.identity import canonical
from crawler.items import STORIES, Page, Understanding

MOST = 400_000  # characters of a page that are compared
FEW = 3  # words that a page must show besides the front page's
RELATED = 0.5  # share from which it is the same one, edited
UNRELATED = 0.2  # share of words below which a text is another one
SAME_TITLE, ANY_TITLE = 0.4, 0.8  # likeness of what is left, where titles are equal and where they are not
_DOUBTFUL = frozenset({"listing", "error", "shell", "not_html"})


@dataclass(frozen=True, slots=True)
class Shown:
    """What a site shows at an address. `words` counts those on the page, without the page's own address; where there
    are no spaces, characters."""

    status: int | None
    final_url: str
    title: str
    words: Counter[str]
    redirected: bool = False


def shown(page: Page) -> Shown:
    """What `page` shows to a reader."""
    reader = _Texts()
    reader.feed(page.body.decode("utf-8", "replace")[:MOST])
    names = _names(page.url) | _names(page.final_url)
    words = Counter(word for text in reader.texts for word in _words(_without(text, names)))
    title = _without(" ".join(reader.title), names)
    return Shown(page.status, canonical(page.final_url), title, words, bool(page.redirects))


def is_doubtful(page: Page, seen: Understanding | None, before: Content) -> bool:
    """Whether a known article's page answers 200 but shows something else altogether: no article, or another text."""
    if page.problem or page.status != 200 or seen is None or urlsplit(page.final_url).path in ("", "/"):
        return False
    if seen.kind in STORIES and seen.article is not None:
        return overlap(before.text, seen.article.text) < UNRELATED
    return seen.kind in _DOUBTFUL


def absent_address(url: str, token: str) -> str:
    """An address beside `url`, and of its form, at which there can be nothing."""
    parts = urlsplit(url)
    folder, _, name = parts.path.rstrip("/").rpartition("/")
    end = "/" if parts.path.endswith("/") else ""
    ending = splitext(name)[1]
    return urlunsplit((parts.scheme, parts.netloc, f"{folder}/{token}{ending if len(ending) < 7 else ''}{end}", "", ""))


def compare(page: Shown, absent: Shown, home: Shown) -> dict[str, Any] | None:
    """Why `page` is what the site shows for `absent`, as evidence; None when it is not, or all pages look like that."""
    if absent.status != 200 or home.status != 200:
        return None
    if page.redirected and absent.redirected and page.final_url == absent.final_url != home.final_url:
        return {"same_as_absent": "redirect", "led_to": page.final_url}
    ours, theirs = page.words - home.words, absent.words - home.words
    if min(ours.total(), theirs.total()) < FEW:
        return None
    likeness = (ours & theirs).total() / (ours | theirs).total()
    titled = bool(page.title) and page.title == absent.title != home.title
    if likeness < (SAME_TITLE if titled else ANY_TITLE):
        return None
    return {"same_as_absent": "text", "likeness": round(likeness, 3), "same_title": titled}


def overlap(one: str, other: str) -> float:
    """The share of distinct words (characters where there are no spaces) that two texts have in common, 0 to 1."""
    a, b = set(_words(one.casefold())), set(_words(other.casefold()))
    return len(a & b) / len(a | b) if a and b else 0.0


def _words(text: str) -> list[str]:
    words = text.split()
    return words if len(words) * 20 > len(text) else list(text)


def _names(url: str) -> frozenset[str]:
    """The forms in which a page may print its own address."""
    parts = urlsplit(url)
    last = parts.path.rstrip("/").rpartition("/")[2]
    forms = {url, parts.path, parts.path.lstrip("/"), last, splitext(last)[0], last.replace("-", " ")}
    return frozenset(form for one in forms for form in (one, unquote(one)) if len(form) > 3)


def _without(text: str, names: frozenset[str]) -> str:
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, " ")
    return " ".join(text.split())


class _Texts(HTMLParser):
    """The texts between tags that a browser shows, and those of the title."""

    HIDDEN = frozenset({"script", "style", "noscript", "template", "svg"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.title: list[str] = []
        self.open = ""  # the hidden element, or the title, that the texts stand in

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self.open and (tag in self.HIDDEN or (tag == "title" and not self.title)):
            self.open = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == self.open:
            self.open = ""

    def handle_data(self, data: str) -> None:
        if self.open == "title":
            self.title.append(data)
        elif not self.open and data.strip():
            self.texts.append(data)
